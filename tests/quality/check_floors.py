#!/usr/bin/env python3
"""Measures Sourcier with the scorers of the shared folder and holds each figure against its floor in floors.toml.

    check_floors.py [--sourcier PROGRAM] [--shared DIR] [--update]

The shared folder is the environment's SOURCIER_SHARED, else ../shared beside the repository; where there is none, that is said and
nothing fails. Prints the scorers' tables, then each figure beside its floor. Ends with 1 when a figure is below its floor or missing.
Needs Python 3.11.
"""
import argparse
import datetime
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
FLOORS = HERE / "floors.toml"
NOTE_LINES = 300  # the note in which keystrokes are timed


def run(command, env=None, **more):
    """Its standard output. Stops everything where the scorer itself could not run: no figure must pass for a zero."""
    env = {**(env or os.environ), "LC_ALL": "C"}
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, text=True, env=env, **more)
    if done.returncode != 0:
        sys.exit(f"check_floors: a scorer ended with status {done.returncode}: {' '.join(map(str, command))}")
    return done.stdout


def notes(shared, program, *options):
    """Diagnostics of the 170 benchmark notes, with the counts that the floors speak of."""
    scorer = [sys.executable, shared / "tools/score_notes.py", shared / "bench/dev/notes.jsonl", *options]
    scorer += ["--run", f"{program} check --format json"]
    print(run(scorer))
    tables = json.loads(run([*scorer, "--json"]))
    counted(tables)
    for table in ("by category", "supported by difficulty"):
        for group in tables[table].values():
            if group["clean_kept_clean"] is not None and group["expected"] == 0:
                group["not clean"] = round((1 - group["clean_kept_clean"]) * group["cases"])
    return tables


def notes_fr(shared, program):
    return notes(shared, program, "--lang", "fr")


def counted(tables):
    """The scorer's tables with found and missed beside each rule's share."""
    for rule in tables["by rule"].values():
        if rule["recall"] is not None:
            rule["found"] = round(rule["recall"] * rule["expected"])
            rule["missed"] = rule["expected"] - rule["found"]
    return tables


def press_cases(shared, program, press):
    """The scorer's tables over notes made by edits of the editors' own summaries and quotations."""
    with tempfile.TemporaryDirectory() as home:
        maker = [sys.executable, shared / "tools/make_press_cases.py", shared / "data/news" / press]
        run([*maker, "--out", home])
        scorer = [sys.executable, shared / "tools/score_notes.py", f"{home}/notes.jsonl", "--corpus", f"{home}/corpus"]
        scorer += ["--run", f"{program} check --format json"]
        print(run(scorer))
        return counted(json.loads(run([*scorer, "--json"])))


def press_cases_fr(shared, program):
    """Notes about a thousand French articles, made by edits of the editors' own summaries and quotations; all rules."""
    return press_cases(shared, program, "orangesum_fr.train.jsonl.zst")


def press_cases_en(shared, program):
    """The same about English wires."""
    return press_cases(shared, program, "reuters_en.train.jsonl.zst")


def dates(shared, program):
    """Dates in running text, by gold file."""
    gold = sorted((shared / "data/dates").glob("*.jsonl"))
    gold = [g for g in gold if "unverified" not in g.name]
    scorer = [sys.executable, shared / "tools/score_dates.py", *gold, "--run", f"{program} read --jsonl"]
    print(run(scorer))
    return {r["gold"]: r for r in map(json.loads, run([*scorer, "--json"]).splitlines())}


def marked(shared, program, gold, corpus):
    """Names, quotations and dates against marks by hand."""
    scorer = [sys.executable, shared / "tools/score_reading.py", "--gold", shared / gold, "--corpus", shared / corpus]
    out = run([*scorer, "--run", f"{program} read --jsonl", "--json"])
    table, _, last = out.rstrip().rpartition("\n")
    print(table + "\n")
    return json.loads(last)


def reading(shared, program):
    """Names, quotations and dates in the seeds."""
    return marked(shared, program, "bench/dev/reading", "seeds")


def press_fr(shared, program):
    """Names, quotations and dates in the French press."""
    return marked(shared, program, "bench/press-fr", "bench/press-fr/corpus")


def tagged_names(shared, program):
    """Names in English sentences marked by others, by set."""
    tables = {}
    for name in ("crossner_politics.dev", "uner_en_ewt.dev"):
        scorer = [sys.executable, HERE / "score_tagged.py", shared / f"data/ner/{name}.conll.gz", "--lang", "en"]
        scorer += ["--run", f"{program} read --jsonl"]
        print(run(scorer))
        tables[name] = json.loads(run([*scorer, "--json"]))
    return tables


def articles(shared, program):
    """The seeds' own dates, found alone."""
    truth = [json.loads(line) for line in (shared / "bench/dev/articles.jsonl").open(encoding="utf-8")]
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "corpus").symlink_to(shared / "seeds")
        command = [program, "articles", "--format", "json"]
        out = run(command, cwd=home, env={**os.environ, "XDG_CACHE_HOME": str(Path(home) / "cache")})
    found = {line["article"]: line for line in map(json.loads, out.splitlines())}
    week, counts = datetime.timedelta(days=7), {"right": 0, "near": 0, "wrong": 0, "unknown": 0}
    for article in truth:
        date, line = datetime.date.fromisoformat(article["date"]), found[article["article"]]
        if line["start"] is None:
            verdict = "unknown"
        else:
            first, last = (datetime.date.fromisoformat(line[end]) for end in ("start", "end"))
            inside = first <= date <= last
            verdict = "right" if inside else "near" if first - week <= date <= last + week else "wrong"
        counts[verdict] += 1
        print(f"{article['article'][:3]}  {verdict:8} {line['date']}  {line['how']}  (truth: {article['date']})")
    print()
    return counts


def keystroke(shared, program):
    """Milliseconds from a keystroke in a long note to its new diagnostics."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        (folder / "corpus").symlink_to(shared / "seeds")
        cases = [json.loads(line)["note"] for line in (shared / "bench/dev/notes.jsonl").open(encoding="utf-8")]
        bodies = [re.sub(r"\A---\n.*?\n---\n", "", case, flags=re.S) for case in cases]
        lines = "\n\n".join(bodies).split("\n")[:NOTE_LINES]
        (folder / "note.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        bench = [sys.executable, shared / "tools/lsp_bench.py", "--workspace", folder, "--note", "note.md", "--burst", "0"]
        bench += ["--runs", "1", "--keys", "60", "--rounds", "1", "--json", folder / "out.json", "--", program, "lsp"]
        run(bench, env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")})
        return json.loads((folder / "out.json").read_text(encoding="utf-8"))


def entities(shared, program):
    """Whom the names of the seeds mean, and the roles shown."""
    scorer = [sys.executable, shared / "tools/score_entities.py", shared / "bench/dev/entities.jsonl", "--corpus", shared / "seeds"]
    line = run([*scorer, "--run", f"{program} name {{}} --format json"])
    print(line)
    shares = {name: float(share) for name, share in re.findall(r"(forms|roles|kind|articles|events)\D*\d+/\d+ = ([0-9.]+)", line)}
    merged = re.search(r"wrongly merged (\d+)", line)
    return {**shares, "merged": int(merged[1]) if merged else None}


SUITES = {
    "notes": notes,
    "press-cases-fr": press_cases_fr,
    "press-cases-en": press_cases_en,
    "notes-fr": notes_fr,
    "dates": dates,
    "reading": reading,
    "press-fr": press_fr,
    "tagged-names": tagged_names,
    "articles": articles,
    "entities": entities,
    "keystroke": keystroke,
}


def value(tables, figure):
    """The figure at a path like `by rule/wrong-source/missed`, or the sum of several; None where one is missing."""
    total = 0
    for path in figure.split(" + "):
        at = tables
        for key in path.split("/"):
            at = at.get(key) if isinstance(at, dict) else None
        if at is None:
            return None
        total += at
    return total


def holds(floor, reached):
    if reached is None:
        return False
    if "at_least" in floor:
        return reached >= floor["at_least"]
    return reached <= floor["at_most"]


def raised(floor, reached):
    """The new floor where more was reached, cut to three places so that it can be reached again; else None."""
    if reached is None or floor.get("fixed"):
        return None
    if "at_least" in floor:
        new, better = math.floor(reached * 1000 + 1e-6) / 1000, lambda a, b: a > b
    else:
        new, better = math.ceil(reached * 1000 - 1e-6) / 1000, lambda a, b: a < b
    old = floor.get("at_least", floor.get("at_most"))
    return (int(new) if new == int(new) else new) if better(new, old) else None


def update(text, changes):
    """The floors file with the bound of floor number n replaced by changes[n]; comments and order stay."""
    numbers = iter(range(text.count("[[floor]]") + 1))

    def bound(match):
        n = next(numbers)
        return f"{match[1]}{changes[n]}" if n in changes else match[0]

    return re.sub(r"(?m)^(at_(?:least|most) = )\S+", bound, text)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sourcier", type=Path, default=REPOSITORY / "target/release/sourcier", help="default: target/release/sourcier")
    p.add_argument("--shared", type=Path, default=Path(os.environ.get("SOURCIER_SHARED") or REPOSITORY.parent / "shared"))
    p.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    a = p.parse_args()
    if not a.shared.is_dir():
        print(f"quality: skipped, there is no folder of benchmarks at {a.shared}")
        return 0
    shared, program = a.shared.resolve(), a.sourcier.absolute()
    if not program.is_file():
        sys.exit(f"check_floors: there is no program at {program}; run `cargo build --release`, or name it with --sourcier")

    text = FLOORS.read_text(encoding="utf-8")
    floors = tomllib.loads(text)["floor"]
    tables = {}
    for suite in dict.fromkeys(floor["suite"] for floor in floors):
        print(f"-- {suite}: {(SUITES[suite].__doc__ or '').strip() or 'the same, French notes alone'}", flush=True)
        tables[suite] = SUITES[suite](shared, program)

    failed, changes = 0, {}
    print(f"{'':5}{'reached':>9}  {'floor':<12}figure")
    for n, floor in enumerate(floors):
        reached = value(tables[floor["suite"]], floor["figure"])
        ok = holds(floor, reached)
        failed += not ok
        shown = "-" if reached is None else f"{reached:.3f}".rstrip("0").rstrip(".")
        bound = f"≥ {floor['at_least']}" if "at_least" in floor else f"≤ {floor['at_most']}"
        print(f"{'ok' if ok else 'LOST':5}{shown:>9}  {bound:<12}{floor['suite']}: {floor['figure']}")
        if (new := raised(floor, reached)) is not None:
            changes[n] = new
    if changes and a.update:
        FLOORS.write_text(update(text, changes), encoding="utf-8")
        print(f"{len(changes)} floors raised in {FLOORS.name}")
    elif changes:
        print(f"{len(changes)} figures are above their floor: check_floors.py --update raises it")
    if failed:
        print(f"{failed} of {len(floors)} figures are below their floor or missing")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
