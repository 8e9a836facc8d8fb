#!/bin/sh
# Installs what vscode.sh needs into a folder of its own: code-server 4.100.3 (VS Code 1.100.3) and playwright-core, from npm alone.
# Usage: tests/editors/tools.sh FOLDER        needs node 20, npm, gcc, make, python3, and Debian's ripgrep; 70 s, 320 MB
set -eu
mkdir -p "$1/code-server" "$1/playwright"
cd "$1/playwright"
[ -f package.json ] || echo '{"name":"playwright","private":true}' > package.json
[ -d node_modules/playwright-core ] || npm install --no-audit --no-fund playwright-core@1.65.1
cd "$1/code-server"
[ -f ready ] && exit 0
[ -f package.json ] || echo '{"name":"code-server","private":true}' > package.json
# The last line of releases that runs on node 20. Its scripts want GitHub, for ripgrep; what has to be built is built below.
npm install --no-audit --no-fund --ignore-scripts code-server@4.100.3
npm rebuild argon2
cd node_modules/code-server/lib/vscode
npm install --no-audit --no-fund --omit=dev --ignore-scripts
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
npm rebuild @parcel/watcher @vscode/deviceid @vscode/spdlog native-watchdog
# It is built, then its own last step fails: harmless.
npm rebuild node-pty || test -f node_modules/node-pty/build/Release/pty.node
ln -sfn node_modules node_modules.asar
(cd extensions && npm install --no-audit --no-fund --omit=dev --ignore-scripts)
touch "$1/code-server/ready"
