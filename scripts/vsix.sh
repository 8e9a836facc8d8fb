#!/usr/bin/env bash
# Builds the server and a VS Code extension that holds it:
#   scripts/vsix.sh                                        for the machine that this runs on
#   scripts/vsix.sh aarch64-apple-darwin darwin-arm64      for another, whose Rust target is installed
# → editors/vscode/sourcier-TARGET-VERSION.vsix
set -euo pipefail
cd "$(dirname "$0")/.."
rust=${1:-}
target=${2:-$(node -p '`${process.platform}-${process.arch}`')}

cargo build --release --locked ${rust:+--target "$rust"}
built=${CARGO_TARGET_DIR:-target}/${rust:+$rust/}release/sourcier
rm -rf editors/vscode/server
mkdir -p editors/vscode/server
case $target in
    win32-*) cp "$built.exe" editors/vscode/server/ ;;
    *) cp "$built" editors/vscode/server/ ;;
esac

cd editors/vscode
npm ci
npx vsce package --no-dependencies --target "$target"
