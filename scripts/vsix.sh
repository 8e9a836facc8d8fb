#!/usr/bin/env bash
# Builds the server and a VS Code extension that holds it, for the machine that this runs on:
#   scripts/vsix.sh     → editors/vscode/sourcier-VERSION.vsix
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --locked
mkdir -p editors/vscode/server
cp "${CARGO_TARGET_DIR:-target}/release/sourcier" editors/vscode/server/

cd editors/vscode
npm ci
target=$(node -p '`${process.platform}-${process.arch}`')
npx vsce package --no-dependencies --target "$target"
