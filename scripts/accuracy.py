#!/usr/bin/env python3
"""Writes docs/accuracy.md: what Sourcier gets right and wrong on the benchmark, by rule and language.

    accuracy.py [--sourcier PROGRAM] [--shared DIR] [--date YYYY-MM-DD]

The shared folder is the environment's SOURCIER_SHARED, else ../shared beside the repository. Figures and the names of cases only: no
text of any set may stand in what is published. Needs Python 3.11 and what the scorers of the shared folder need.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = REPOSITORY / "docs/accuracy.md"
CLAIMS = ["misdated-claim", "wrong-figure", "contradicted-claim", "unsupported-claim"]
QUOTATIONS = ["altered-quote", "unknown-quote", "misattributed-quote"]
OTHERS = ["wrong-source", "unknown-citation", "impossible-date", "weekday-mismatch"]
HEAD = """# How right it is

<!-- Made by `scripts/accuracy.py` from the benchmark: run it again, do not edit. -->

Measured on {date} with `tools/score_notes.py` of the project's benchmark. *Wanted* is how many faults were planted, *found* how many of
them were found by the rule that fits (or by another that the case allows), *false alarms* how many findings of the rule hit nothing,
*precision* the share of its findings that hit. *Kept clean* is the share of the notes with nothing wrong of which nothing is said.

The notes of the development set were written by hand about five articles, many of them in other words than the articles', in English
about French articles too. Those about the press are made by a program from editors' own summaries and quotations, of which one
date, figure, name, verb or word was changed; the corpus is the articles. The rules were tuned on these sets: on other texts they
may do less well. The last sets were drawn with another seed: none of their sentences was
read, but a threshold was chosen by their totals.

"""


def scored(shared, program, cases, *options):
    """The scorer's tables, and what it missed and said wrongly."""
    command = [sys.executable, shared / "tools/score_notes.py", cases, *options, "--run", f"{program} check --format json"]
    run = lambda *more: subprocess.run([str(c) for c in [*command, *more]], check=True, stdout=subprocess.PIPE, text=True).stdout
    failures = re.findall(r"^(MISS|ALARM)\s+(\S+): (\S+)", run("--failures"), re.M)
    return json.loads(run("--json")), failures


def share(value):
    return "–" if value is None else f"{value:.2f}"


def section(title, cases, tables, failures):
    all_ = tables["all"]
    out = [f"## {title}", "", f"{cases} notes; F1 over everything {all_['f1']:.3f}." if "f1" in all_ else f"{cases} notes.", ""]
    out += ["| rule | wanted | found | precision | false alarms |", "|---|---|---|---|---|"]
    for rule in CLAIMS + QUOTATIONS + OTHERS:
        row = tables["by rule"].get(rule)
        if row is None:
            continue
        found = "–" if row["recall"] is None else round(row["recall"] * row["expected"])
        out.append(f"| `{rule}` | {row['expected']} | {found} | {share(row['precision'])} | {row['false_alarms']} |")
    clean = [f"{group}: {share(row['clean_kept_clean'])}" for group, row in tables["by language"].items()]
    out += ["", f"Notes kept clean, by language: {', '.join(clean)}.", ""]
    for kind, words in (("ALARM", "False alarms"), ("MISS", "Missed")):
        named = {}
        for what, case, rule in failures:
            if what == kind:
                named.setdefault(rule, []).append(case)
        if named:
            out += [f"{words}:", ""]
            out += [f"- `{rule}`: {', '.join(named[rule])}" for rule in CLAIMS + QUOTATIONS + OTHERS if rule in named]
            out.append("")
    return "\n".join(out)


# Where the rules' thresholds stand, and what each file is called on the page.
THRESHOLDS = {
    "src/check/rules/misdated_claim/*.rs": "`misdated-claim`",
    "src/check/rules/wrong_figure/*.rs": "`wrong-figure`",
    "src/check/against/*.rs": "`contradicted-claim`",
    "src/check/rules/unsupported_claim/*.rs": "`unsupported-claim`",
    "src/check/event.rs": "what tells the same event",
    "src/check/meeting.rs": "what tells the same meeting",
    "src/check/verdict/*.rs": "what is called supported, and by how many",
}
THRESHOLDS_HEAD = """## Where the rules draw the line

Each rule weighs shares of a sentence, from 0 to 1, and weights of words (a rare one weighs about 1.5). These are the lines it draws, with what
each trades, as the code has them at the top of the file that uses them: raise one and the rule speaks less and is right more often.
"""


def thresholds():
    """A table of the constants of each rule, made of their comments in the code. A comment holds for the constants up to the next."""
    out = [THRESHOLDS_HEAD]
    for pattern, name in THRESHOLDS.items():
        rows = []
        for file in sorted(REPOSITORY.glob(pattern)):
            for block in re.findall(r"(?m)^((?:/// .*\n)+)((?:(?:pub )?const \w+: (?:f32|f64|i64|usize|Most) = .*;\n)+)", file.read_text(encoding="utf-8")):
                words = " ".join(line.removeprefix("/// ") for line in block[0].splitlines())
                values = re.findall(r"const (\w+): \w+ = (.*);", block[1])
                rows.append(f"| {words} | {', '.join(f'`{name}` {value}' for name, value in values)} |".replace("Most ", ""))
        if rows:
            out += [f"### {name[0].upper() + name[1:]}", "", "| what | value |", "|---|---|", *rows, ""]
    return "\n".join(out)


def f1(tables):
    recall, precision = tables["all"]["recall"], tables["all"]["precision"]
    tables["all"]["f1"] = 2 * recall * precision / (recall + precision) if recall and precision else 0.0


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sourcier", type=Path, default=REPOSITORY / "target/release/sourcier")
    p.add_argument("--shared", type=Path, default=Path(os.environ.get("SOURCIER_SHARED") or REPOSITORY.parent / "shared"))
    p.add_argument("--date", type=datetime.date.fromisoformat, default=datetime.date.today())
    a = p.parse_args()
    shared, program = a.shared.resolve(), a.sourcier.absolute()
    dev = shared / "bench/dev/notes.jsonl"
    page = [HEAD.format(date=a.date)]
    for lang, name in (("fr", "Development notes, French"), ("en", "Development notes, English about French articles")):
        tables, failures = scored(shared, program, dev, "--lang", lang)
        f1(tables)
        page.append(section(name, tables["all"]["cases"], tables, failures))
    sets = [
        ("French press, 1,000 articles", "orangesum_fr.train.jsonl.zst", 1),
        ("English wires, 1,000 articles", "reuters_en.train.jsonl.zst", 1),
        ("French press, drawn with another seed", "orangesum_fr.train.jsonl.zst", 21),
        ("English wires, drawn with another seed", "reuters_en.train.jsonl.zst", 21),
    ]
    for name, press, seed in sets:
        with tempfile.TemporaryDirectory() as home:
            maker = [sys.executable, shared / "tools/make_press_cases.py", shared / "data/news" / press]
            subprocess.run([str(c) for c in [*maker, "--out", home, "--seed", seed]], check=True, stdout=subprocess.PIPE)
            tables, failures = scored(shared, program, f"{home}/notes.jsonl", "--corpus", f"{home}/corpus")
        f1(tables)
        page.append(section(name, tables["all"]["cases"], tables, failures))
    page.append(thresholds())
    PAGE.write_text("\n".join(page).rstrip() + "\n", encoding="utf-8")
    print(f"{PAGE.relative_to(REPOSITORY)} is written")


if __name__ == "__main__":
    main()
