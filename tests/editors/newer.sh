#!/bin/sh
# Newer editors than Debian's, where somebody has them: Neovim, Helix and Emacs with the real server, on a copy of examples/.
# Usage: tests/editors/newer.sh [PROGRAM]
# NVIM, HX and EMACS name the editors (default: nvim, hx, emacs); what is not there is skipped. Helix needs tmux.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
program=${1:-$repository/target/debug/sourcier}
case $program in
  /*) ;;
  *) program=$PWD/$program ;;
esac
. "$here/wire.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$here/neovim.sh" "$program"

helix() {
  hx=$(command -v "${HX:-hx}" || true)
  if [ -z "$hx" ] || ! command -v tmux >/dev/null 2>&1; then
    echo "skipped: Helix (no hx, or no tmux)"
    return
  fi
  "$hx" --version
  mkdir -p "$scratch/hx/config/helix" "$scratch/hx/wire"
  cp -R "$repository/examples" "$scratch/hx/examples"
  # As docs/editors/helix.md has it, with this program.
  cat > "$scratch/hx/config/helix/languages.toml" <<TOML
[language-server.sourcier]
command = "$(record "$program" "$scratch/hx/wire")"
args = ["lsp"]

[[language]]
name = "markdown"
language-servers = ["sourcier"]
roots = ["sourcier.toml", "corpus", ".git"]
TOML
  session=sourcier-$$
  tmux -f /dev/null new-session -d -s "$session" -x 110 -y 35 \
    "env XDG_CONFIG_HOME='$scratch/hx/config' XDG_CACHE_HOME='$scratch/hx/cache' '$hx' '$scratch/hx/examples/notes/greve-valmer.md'"
  shows() { # shows WORDS: within 20 s
    for _ in $(seq 100); do
      tmux capture-pane -p -t "$session" | grep -qF "$1" && echo "ok   Helix shows: $1" && return
      sleep 0.2
    done
    tmux capture-pane -p -t "$session" >&2
    tmux kill-session -t "$session"
    echo "FAIL Helix never shows: $1" >&2
    exit 1
  }
  shows "Les dockers"
  sleep 6
  tmux send-keys -t "$session" "]d"
  shows "Monday"
  # A key that comes right behind Escape is read with Alt.
  tmux send-keys -t "$session" Escape
  sleep 0.6
  tmux send-keys -t "$session" "/Castérac" Enter
  sleep 0.6
  tmux send-keys -t "$session" " k"
  shows "secrétaire générale"
  tmux send-keys -t "$session" Escape
  sleep 0.6
  tmux send-keys -t "$session" ":q!" Enter
  sleep 1
  hold "$scratch/hx/wire"
}

emacs_eglot() {
  emacs=$(command -v "${EMACS:-emacs}" || true)
  if [ -z "$emacs" ] || ! "$emacs" -Q --batch --eval "(require 'eglot)" >/dev/null 2>&1; then
    echo "skipped: Emacs (no emacs with eglot)"
    return
  fi
  "$emacs" --version | head -1
  mkdir -p "$scratch/emacs/wire"
  cp -R "$repository/examples" "$scratch/emacs/examples"
  HOME="$scratch/emacs" XDG_CACHE_HOME="$scratch/emacs/cache" SOURCIER_PROGRAM="$(record "$program" "$scratch/emacs/wire")" \
    SOURCIER_NOTE="$scratch/emacs/examples/notes/greve-valmer.md" timeout 90 "$emacs" -Q --batch -l "$here/emacs.el"
  hold "$scratch/emacs/wire"
}

helix
emacs_eglot
echo "all well"
