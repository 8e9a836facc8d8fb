#!/usr/bin/env bash
# Writes what is generated of the configuration's schema: VS Code's settings in package.json, and the schema of sourcier.toml beside it.
# Usage: scripts/settings.sh [PROGRAM]        (default: target/debug/sourcier)
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/debug/sourcier}
"$program" config --schema > editors/vscode/media/sourcier.schema.json
"$program" config --settings | python3 -c '
import json, sys
path = "editors/vscode/package.json"
package = json.load(open(path))
properties = package["contributes"]["configuration"]["properties"]
own = {key: properties[key] for key in ("sourcier.server.path", "sourcier.trace.server")}
settings = {"sourcier.server.path": own["sourcier.server.path"], **json.load(sys.stdin)}
settings["sourcier.trace.server"] = own["sourcier.trace.server"]
package["contributes"]["configuration"]["properties"] = settings
open(path, "w").write(json.dumps(package, indent=2, ensure_ascii=False) + "\n")
'
