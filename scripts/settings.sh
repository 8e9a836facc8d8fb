#!/usr/bin/env bash
# Writes what is generated of the configuration's schema: VS Code's settings in package.json with their words in package.nls*.json, and the
# schema of sourcier.toml beside it.
# Usage: scripts/settings.sh [PROGRAM]        (default: target/debug/sourcier)
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/debug/sourcier}
"$program" --locale en config --schema > editors/vscode/media/sourcier.schema.json
python3 - "$program" <<'PYTHON'
import json, subprocess, sys

FOLDER = "editors/vscode/"


def settings(locale):
    told = subprocess.run([sys.argv[1], "--locale", locale, "config", "--settings"], stdout=subprocess.PIPE, check=True)
    return json.loads(told.stdout)


def named(setting, name, words):
    """The setting with the names of its descriptions in their place; these into `words`."""
    if "description" in setting:
        words["setting." + name] = setting["description"]
        setting["description"] = f"%setting.{name}%"
    for key, inner in setting.get("properties", {}).items():
        named(inner, f"{name}.{key}", words)


def write(path, value):
    with open(FOLDER + path, "w") as file:
        file.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


for locale, path in ("en", "package.nls.json"), ("fr", "package.nls.fr.json"):
    taken, words = settings(locale), {}
    for name, setting in taken.items():
        named(setting, name.removeprefix("sourcier."), words)
    kept = {key: value for key, value in json.load(open(FOLDER + path)).items() if not key.startswith("setting.")}
    write(path, {**kept, **words})

package = json.load(open(FOLDER + "package.json"))
properties = package["contributes"]["configuration"]["properties"]
own = {key: properties[key] for key in ("sourcier.server.path", "sourcier.trace.server")}
package["contributes"]["configuration"]["properties"] = {
    "sourcier.server.path": own["sourcier.server.path"], **taken, "sourcier.trace.server": own["sourcier.trace.server"],
}
write("package.json", package)
PYTHON
