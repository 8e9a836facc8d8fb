# Sourced by the tests in editors: records what editor and server say, and holds it against LSP's meta model, with the tools of the
# shared folder beside the repository, where that is at hand.

shared=${SOURCIER_SHARED:-$repository/../shared}

# record PROGRAM FOLDER: a program in FOLDER that runs PROGRAM and writes all that is said to FOLDER/wire.jsonl; its path.
record() {
  if [ -f "$shared/tools/editors/lsp_tee.py" ] && command -v python3 >/dev/null 2>&1; then
    printf '#!/bin/sh\nLSP_TEE="%s/wire.jsonl" python3 "%s/tools/editors/lsp_tee.py" "%s" "$@" | { cat; cat >/dev/null; }\n' \
      "$2" "$shared" "$1" > "$2/recorded"
    # Helix leaves without hearing the last answer, and kills what it started: that is the shell, and the recorder hears all. What is no
    # talk with an editor goes past it.
    sed -i '1a [ "${1:-}" = lsp ] || exec "'"$1"'" "$@"' "$2/recorded"
    chmod +x "$2/recorded"
    echo "$2/recorded"
  else
    echo "$1"
  fi
}

# hold FOLDER: every message of FOLDER/wire.jsonl is as the meta model says.
hold() {
  if [ ! -f "$shared/data/lsp/metaModel.json" ]; then
    echo "skipped: the messages are not held against the meta model (no shared folder here)"
  elif [ ! -s "$1/wire.jsonl" ]; then
    echo "FAIL no message was recorded" >&2
    return 1
  else
    python3 "$shared/tools/editors/lsp_metacheck.py" "$shared/data/lsp/metaModel.json" "$1/wire.jsonl"
  fi
}
