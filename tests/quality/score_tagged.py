#!/usr/bin/env python3
"""Scores the names that a reader finds against tagged sentences: a token, a tab and a BIO tag a line, an empty line between sentences.

    score_tagged.py GOLD.conll[.gz] --lang en --run 'sourcier read --jsonl' [--failures] [--json]

The tokens of a sentence are joined as prose is written, each sentence a text of its own. People, places and organisations count
(PER, LOC, ORG); other tags, and what the reader calls otherwise, do not. A mention is right when both its bounds and its type are.
Needs Python 3.9.
"""
import argparse
import collections
import gzip
import json
import shlex
import subprocess
import sys
from pathlib import Path

TYPES = {"person": "PER", "place": "LOC", "organisation": "ORG"}
CLOSES = {".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "''", "’", "...", "…", "n't", "N'T", "n’t"}
OPENS = {"(", "[", "{", "$", "£", "€", "``", "#"}
QUOTES = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}


def sentences(path):
    """Each sentence as a list of (token, tag)."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    with opened as lines:
        current = []
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 1:
                current.append((columns[0], columns[1]))
            elif current:
                yield current
                current = []
    if current:
        yield current


def spaced(before, token, straight, language):
    """Whether a blank stands between a token and the one before it. `straight`: how many straight quotes stand before."""
    if token in CLOSES or before in OPENS or token[:1] in "'’" and token[1:2].isalpha() and language == "en":
        return language == "fr" and token in {";", ":", "!", "?", "%"}
    if before[-1:] in "'’" and language == "fr":
        return False
    if token == '"':
        return straight % 2 == 0
    return not (before == '"' and straight % 2 == 1)


def joined(sentence, language):
    """The text of a sentence, and its mentions: (start, end, tag without B- or I-) in bytes of UTF-8."""
    text, spans, straight, before = "", [], 0, None
    for token, tag in sentence:
        written = QUOTES.get(token, token)
        if before is not None and spaced(before, token, straight, language):
            text += " "
        start = len(text.encode())
        text += written
        end = len(text.encode())
        kind = tag[2:]
        if tag.startswith("B-") or (tag.startswith("I-") and not (spans and spans[-1][3])):
            spans.append([start, end, kind, True])
        elif tag.startswith("I-"):
            spans[-1][1] = end
        elif spans:
            spans[-1][3] = False
        straight += token == '"'
        before = token
    return text, {(start, end, kind) for start, end, kind, _ in spans}


def score(right, asked, given):
    precision = right / given if given else 1.0
    recall = right / asked if asked else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"asked": asked, "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--lang", required=True, choices=["en", "fr"])
    parser.add_argument("--run", required=True, help="the command that reads lines of JSON and answers each")
    parser.add_argument("--failures", action="store_true", help="print each sentence that was not read as marked")
    parser.add_argument("--json", action="store_true", help="print the table as JSON alone")
    options = parser.parse_args()
    texts = [joined(sentence, options.lang) for sentence in sentences(options.gold)]
    texts = [(text, {mention for mention in gold if mention[2] in TYPES.values()}) for text, gold in texts]
    asked = "".join(json.dumps({"id": str(n), "text": t, "lang": options.lang}) + "\n" for n, (t, _) in enumerate(texts))
    done = subprocess.run(shlex.split(options.run), input=asked.encode(), stdout=subprocess.PIPE, check=False)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    if done.returncode != 0 or len(answers) != len(texts):
        sys.exit(f"score_tagged: {len(answers)} answers to {len(texts)} sentences, status {done.returncode}")
    right, given, wanted = collections.Counter(), collections.Counter(), collections.Counter()
    for (text, gold), answer in zip(texts, answers):
        found = {(*name["bytes"], TYPES[name["type"]]) for name in answer["names"] if name["type"] in TYPES}
        for counter, spans in ((right, gold & found), (given, found), (wanted, gold)):
            counter.update(kind for *_, kind in spans)
        if options.failures and gold != found:
            def shown(spans):
                return ", ".join(f"{text.encode()[s:e].decode()} [{kind}]" for s, e, kind in sorted(spans)) or "-"
            print(f"{text}\n  missed {shown(gold - found)}\n  wrong  {shown(found - gold)}")
    table = {kind: score(right[kind], wanted[kind], given[kind]) for kind in TYPES.values()}
    table["all"] = score(sum(right.values()), sum(wanted.values()), sum(given.values()))
    if options.json:
        print(json.dumps(table))
        return
    print(f"{options.gold.name}: {len(texts)} sentences\n{'':8}{'asked':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind, row in table.items():
        print(f"{kind:8}{row['asked']:7}{row['precision']:11.3f}{row['recall']:8.3f}{row['f1']:7.3f}")


if __name__ == "__main__":
    main()
