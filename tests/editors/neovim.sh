#!/bin/sh
# A real Neovim with the real server: a diagnostic, hovers, jumps, references, completions, decisions on names and a rename
# must show, and nothing may go wrong on the way.
# Usage: tests/editors/neovim.sh [PROGRAM]     (default: target/debug/sourcier)
# Installs nothing; where there is no Neovim it says so and ends well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
program=${1:-$repository/target/debug/sourcier}
nvim=${NVIM:-nvim}

if ! command -v "$nvim" >/dev/null 2>&1; then
  echo "skipped: there is no Neovim here (Debian: apt-get install neovim)"
  exit 0
fi
if [ ! -x "$program" ]; then
  echo "neovim.sh: $program is not there: cargo build" >&2
  exit 2
fi

. "$here/wire.sh"
export SOURCIER_TESTS="$here"
case $program in
  /*) ;;
  *) program=$PWD/$program ;;
esac

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/work/corpus" "$scratch/home"
# A workspace of its own, so that what must show is known to the letter.
cat > "$scratch/work/corpus/digue.txt" <<'ARTICLE'
La digue de Kerouzan sera rehaussée
Le Courrier des Grèves, 12 mars 2021

La municipalité de Kerouzan a voté mardi le rehaussement de la digue du port.

« Nous avons attendu trop longtemps avant de protéger le bas de la ville », a déclaré la maire, Soizic Le Bihan, devant le
conseil municipal.

Les travaux doivent commencer en septembre 2021 et durer huit mois.
ARTICLE
cat > "$scratch/work/note.md" <<'NOTE'
# La digue

La maire, Soizic Le Bihan, a déclaré : « Nous avons attendu trop longtemps avant de noyer le bas de la ville ».

Soizic Le Bihan a aussi dit : « Nous avons attendu trop longtemps avant de protéger le bas de la ville ».
NOTE
cat > "$scratch/work/other.md" <<'NOTE'
Soizic Le Bihan préside. « Soizic Le Bihan est maire », dit-on.
NOTE

# Tags are written beside what they are of: not into the repository.
cp -R "$repository/editors/neovim/doc" "$scratch/doc"

# Plain -S works from 0.7 on.
HOME="$scratch/home" XDG_CACHE_HOME="$scratch/home/cache" XDG_STATE_HOME="$scratch/home/state" \
XDG_DATA_HOME="$scratch/home/data" XDG_CONFIG_HOME="$scratch/home/config" \
SOURCIER_PROGRAM="$(record "$program" "$scratch")" SOURCIER_HELP="$scratch/doc" SOURCIER_PLUGIN="$repository/editors/neovim" SOURCIER_NOTE="$scratch/work/note.md" \
LC_ALL=C.UTF-8 \
  timeout 60 "$nvim" --headless -u NONE -i NONE -n -S "$here/neovim.lua"

# And a reader of French. The server's own environment says otherwise: it is the editor that tells.
printf '#!/bin/sh\nLC_ALL=C exec "%s" "$@"\n' "$(record "$program" "$scratch")" > "$scratch/english"
chmod +x "$scratch/english"
HOME="$scratch/home" XDG_CACHE_HOME="$scratch/home/cache" XDG_STATE_HOME="$scratch/home/state" LC_ALL=fr_FR.UTF-8 \
SOURCIER_PROGRAM="$scratch/english" SOURCIER_PLUGIN="$repository/editors/neovim" SOURCIER_NOTE="$scratch/work/note.md" \
  timeout 60 "$nvim" --headless -u NONE -i NONE -n -S "$here/french.lua"
hold "$scratch"

# A server that is killed. What it was asked then is never answered: that talk is not recorded.
HOME="$scratch/home" XDG_CACHE_HOME="$scratch/home/cache" XDG_STATE_HOME="$scratch/home/state" LC_ALL=C.UTF-8 \
SOURCIER_PROGRAM="$program" SOURCIER_PLUGIN="$repository/editors/neovim" SOURCIER_NOTE="$scratch/work/note.md" \
  timeout 60 "$nvim" --headless -u NONE -i NONE -n -S "$here/killed.lua"
