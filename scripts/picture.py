#!/usr/bin/env python3
"""Draws a real terminal run as an SVG picture, for the README.

    scripts/picture.py [OUT.svg] [-- ARGUMENTS…]

Runs target/debug/sourcier (build it first) under a terminal of 100 columns in the folder examples/, and draws what it prints, colours
and all, below the command line. Default: docs/pictures/check.svg of `sourcier check notes/spring-roundup.md`. Standard library only;
needs a Unix.
"""
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from pathlib import Path
from xml.sax.saxutils import escape

REPOSITORY = Path(__file__).resolve().parent.parent
COLUMNS = 100
FONT = "ui-monospace, 'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, monospace"
CHAR, LINE, PAD, BAR = 8.0, 19, 16, 30  # pixels: width of a letter, height of a line, margin, title bar
PAPER, INK, FAINT = "#1b1f27", "#d6dae3", "#8b93a5"
# The sixteen colours of a terminal, light enough for dark paper.
PALETTE = ["#4b5263", "#f2777f", "#8fc98a", "#e8c06a", "#78b0f0", "#cf94e8", "#6cc7cf", "#d6dae3",
           "#7c8596", "#ff8f97", "#a5dda0", "#f7d488", "#94c4ff", "#e0adf5", "#86dde5", "#ffffff"]


def capture(program, arguments, folder):
    """What the program prints to a terminal, its standard error (progress) left out."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI")} | {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    child = subprocess.Popen([program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.close(theirs)
    out = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not chunk:
            break
        out += chunk
    os.close(ours)
    said = child.stderr.read().decode("utf-8", "replace")
    if child.wait() not in (0, 1):
        sys.exit(f"picture: the program ended with status {child.returncode}: {said.strip()}")
    return out.decode("utf-8").replace("\r\n", "\n")


def colour(codes):
    """The colour that follows 38 or 48, taken off the codes: 5;N or 2;R;G;B."""
    kind = codes.pop(0) if codes else 0
    if kind == 2 and len(codes) >= 3:
        return "#{:02x}{:02x}{:02x}".format(*(codes.pop(0) for _ in range(3)))
    n = codes.pop(0) if codes else 7
    if n < 16:
        return PALETTE[n]
    if n >= 232:
        return "#" + f"{8 + 10 * (n - 232):02x}" * 3
    steps = [0, 95, 135, 175, 215, 255]
    n -= 16
    return "#{:02x}{:02x}{:02x}".format(steps[n // 36], steps[n // 6 % 6], steps[n % 6])


def styled(line, style):
    """The runs of a line: (text, style). The style is carried on from run to run and line to line."""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if sgr := re.fullmatch(r"\x1b\[([0-9;]*)m", part):
            codes = [int(c or 0) for c in sgr[1].split(";")]
            while codes:
                code = codes.pop(0)
                if code == 0:
                    style.clear()
                elif code in (1, 2, 3, 4):
                    style[{1: "bold", 2: "faint", 3: "italic", 4: "underline"}[code]] = True
                elif code in (22, 23, 24, 39):
                    for key in {22: ("bold", "faint"), 23: ("italic",), 24: ("underline",), 39: ("ink",)}[code]:
                        style.pop(key, None)
                elif 30 <= code <= 37 or 90 <= code <= 97:
                    style["ink"] = PALETTE[code - 30 if code < 90 else code - 82]
                elif code == 38:
                    style["ink"] = colour(codes)
                elif code == 48:
                    colour(codes)
        elif part:
            yield part, dict(style)


def wrapped(line):
    """The line as a terminal shows it: broken at the last column, colours carried on."""
    out, column = "", 0
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        for char in [part] if part.startswith("\x1b") else part:
            if not char.startswith("\x1b"):
                out, column = (out + "\n", 0) if column == COLUMNS else (out, column)
                column += 1
            out += char
    return out.split("\n")


def draw(lines):
    """The lines as an SVG document."""
    # Links and every other escape sequence than colours draw nothing.
    bare = [re.sub(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?]*[A-Za-ln-z]", "", line) for line in lines]
    bare = [piece for line in bare for piece in wrapped(line)]
    width, height = COLUMNS * CHAR + 2 * PAD, BAR + len(bare) * LINE + 2 * PAD
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}">',
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
        *(f'<circle cx="{20 + 18 * n}" cy="18" r="5.5" fill="{c}"/>' for n, c in enumerate(("#f2777f", "#e8c06a", "#8fc98a"))),
        f'<g font-family="{FONT}" font-size="13.3" fill="{INK}" xml:space="preserve">',
    ]
    style = {}
    for n, line in enumerate(bare):
        column, y = 0, BAR + PAD + n * LINE + 11
        for text, how in styled(line, style):
            blanks = len(text) - len(text.lstrip(" "))
            shown = text.strip(" ")
            if shown:
                look = f' fill="{how.get("ink", FAINT)}"' if how.get("faint") or "ink" in how else ""
                look += ' font-weight="bold"' * how.get("bold", False) + ' font-style="italic"' * how.get("italic", False)
                look += ' text-decoration="underline"' * how.get("underline", False)
                # Every run is placed and stretched to its columns, so that carets stand under their words in any font.
                x, long = PAD + (column + blanks) * CHAR, len(shown) * CHAR
                out.append(f'<text x="{x:g}" y="{y}" textLength="{long:g}" lengthAdjust="spacingAndGlyphs"{look}>{escape(shown)}</text>')
            column += len(text)
    return "\n".join([*out, "</g>", "</svg>", ""])


def main():
    given = sys.argv[1:]
    cut = given.index("--") if "--" in given else len(given)
    files, arguments = given[:cut], given[cut + 1:] or ["check", "notes/spring-roundup.md"]
    if len(files) > 1 or any(f.startswith("-") for f in files):
        sys.exit(__doc__.strip())
    out = Path(files[0]) if files else REPOSITORY / "docs/pictures/check.svg"
    program = REPOSITORY / "target/debug/sourcier"
    if not program.is_file():
        sys.exit(f"picture: there is no program at {program}; run `cargo build` first")
    text = capture(program, arguments, REPOSITORY / "examples").rstrip("\n")
    if str(REPOSITORY) in text or str(Path.home()) in text:
        sys.exit("picture: the program printed a path of this machine")
    lines = [f"\x1b[32m$\x1b[0m \x1b[1msourcier {shlex.join(arguments)}\x1b[0m", *text.split("\n")]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(draw(lines), encoding="utf-8")
    print(f"{out}: {len(lines)} lines")


if __name__ == "__main__":
    main()
