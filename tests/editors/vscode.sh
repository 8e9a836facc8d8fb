#!/bin/sh
# A real VS Code (code-server in a headless Chromium) with the packaged extension, in a fresh profile, on a copy of examples/: what a
# person would see must show, to a reader of French too. Pictures of it go to PICTURES, where that is given.
# Usage: tests/editors/vscode.sh [PROGRAM [PICTURES]]     (default: target/release/sourcier, else target/debug/sourcier)
# Tools are installed once, into SOURCIER_EDITOR_TOOLS (default: the cache folder). Where they cannot be, it says so and ends well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
program=${1:-$repository/target/release/sourcier}
[ -x "$program" ] || program=$repository/target/debug/sourcier
case $program in
  /*) ;;
  *) program=$PWD/$program ;;
esac
tools=${SOURCIER_EDITOR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/sourcier-editor-tools}
pictures=${2:-}
. "$here/wire.sh"

skip() {
  echo "skipped: the test in a real VS Code ($1)"
  exit 0
}
case $(node --version 2>/dev/null) in
  v20.*) ;;
  *) skip "it needs node 20" ;;
esac
for tool in npm rg chromium; do
  command -v $tool >/dev/null 2>&1 || skip "no $tool here (Debian: apt-get install ripgrep chromium)"
done
if [ ! -x "$program" ]; then
  echo "vscode.sh: $program is not there: cargo build" >&2
  exit 2
fi
mkdir -p "$tools"
if [ ! -f "$tools/code-server/ready" ]; then
  npm view code-server@4.100.3 version >/dev/null 2>&1 || skip "no package registry answers"
  sh "$here/tools.sh" "$tools" >"$tools/install.log" 2>&1 || {
    tail -20 "$tools/install.log" >&2
    skip "code-server could not be installed"
  }
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -R "$repository/examples" "$scratch/examples"
(
  cd "$repository/editors/vscode"
  [ -d node_modules ] || npm ci --no-audit --no-fund >/dev/null
  mkdir -p server
  cp "$program" server/sourcier
  npx vsce package --no-dependencies --target linux-x64 -o "$scratch/sourcier.vsix" >"$scratch/package.log" 2>&1 || {
    cat "$scratch/package.log" >&2
    exit 1
  }
)
XDG_CACHE_HOME="$scratch/cache" timeout 300 node "$here/vscode.mjs" --tools "$tools" --vsix "$scratch/sourcier.vsix" \
  --folder "$scratch/examples" --program "$program" --recorded "$(record "$program" "$scratch")" --out "${pictures:-$scratch}"
hold "$scratch"
XDG_CACHE_HOME="$scratch/cache" timeout 200 node "$here/french.mjs" --tools "$tools" --vsix "$scratch/sourcier.vsix" \
  --folder "$scratch/examples" --out "$scratch"
# Pictures for the documentation need few colours.
if [ -n "$pictures" ] && command -v pngquant >/dev/null 2>&1; then
  for picture in "$pictures"/vscode-*.png; do
    pngquant --force --speed 1 --output "$picture" 48 "$picture"
  done
fi
