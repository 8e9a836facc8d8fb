#!/usr/bin/env python3
"""Writes the data files of src/lexicon that come from elsewhere (Python 3.9+, standard library, `zstd` for the word counts).

    scripts/lexicon.py [--data ../shared/data] [--out src/lexicon] [--faker FOLDER]

FOLDER holds the package `faker` of the Python package index, unpacked; without it, the forenames taken from it stay as they are.
The same input gives the same bytes. Sources and licences: NOTICE, and the head of every file written. The dictionaries give
the words; counts in the press, which is not shipped, only choose which of them are common enough to carry.
"""
import argparse
import collections
import csv
import gzip
import importlib
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

SPECIAL = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ı": "i"}
QUOTES = dict.fromkeys("’‘‛ʼ′`´ʹʻ", "'") | dict.fromkeys("‐‑‒–—―−", "-")
# Countries whose names reach French and English through another script.
TRANSLITERATED = set("RU UA BY BG RS MK KZ KG GE AM AZ EG JO KW LB MA AE IR IL LY PK ML IN".split())


# Names of a city in one language and of a country in the other: they join nothing.
TWO = {"mexico", "guatemala", "panama", "singapore", "luxembourg"}


def fold(text):
    """As crate::text::fold does."""
    text = "".join(SPECIAL.get(c, QUOTES.get(c, c)) for c in text)
    text = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).lower().split())


def table(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(path, head, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"# {h}\n" for h in head) + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(lines)} lines, {path.stat().st_size} bytes")


def clean(name):
    """A place's name without what a list adds to it: `Knox [Indiana]`, `Tripoli (Libye)`, `Hong Kong SAR China`."""
    name = re.sub(r"\s*[\[(].*", "", name).replace("’", "'")
    return re.sub(r"(, .*| SAR China|, R\.A\.S\. chinoise.*)$", "", name).strip()


def places(data, out):
    rows = {}
    for row in table(data / "cldr_territories.tsv"):
        code, _, alternative = row["code"].partition("-alt-")
        if code in ("001", "ZZ", "XA", "XB", "EZ", "QO", "UN") or (code.isdigit() and " & " in row["en"]):
            continue
        forms = rows.setdefault(code, [])
        for name in (row["en"], row["fr"]):
            for form in (clean(name or ""), clean((name or "").replace("&", "and"))):
                if form and form not in forms and not (alternative and len(form) < 2):
                    forms.append(form)
    for row in table(data / "cldr_cities.tsv"):
        plain = row["zone"].split("/")[-1].replace("_", " ")
        forms = []
        for name in (plain, row["en"], row["fr"]):
            form = clean(name or "")
            if form and form not in forms and "nknown" not in form and "inconnue" not in form:
                forms.append(form)
        # Zones named for a country or island that has its own row say nothing new; those are joined to it.
        forms = [f for f in forms if fold(f) not in TWO]
        home = next((c for c, known in rows.items() if set(map(fold, known)) & set(map(fold, forms))), row["zone"])
        if forms:
            known = rows.setdefault(home, [])
            known += [f for f in forms if fold(f) not in set(map(fold, known))]
    lines = sorted({"\t".join(forms) for forms in rows.values() if forms})
    write(out / "names/places.tsv", [
        "Countries, continents and regions, and cities whose French or English name is not the plain one: all names of one place a line.",
        "Source: Unicode CLDR (cldr-json), Unicode-3.0. Written by scripts/lexicon.py."], lines)


def subdivisions(data, out):
    """States and provinces of the countries whose parts the press names without saying so."""
    lines = sorted({clean(r["en"]) for r in table(data / "cldr_subdivisions.tsv.gz")
                    if r["code"][:2].upper() in ("US", "CA", "AU", "DE", "IT", "ES", "FR", "CH", "BE", "UA", "RU", "CN", "IN", "BR", "MX", "IQ", "SY")})
    lines = [l for l in lines if l and len(l) > 3]
    write(out / "names/subdivisions.tsv", ["States, provinces, departments, in English, as CLDR has them.",
          "Source: Unicode CLDR (cldr-json), Unicode-3.0. Written by scripts/lexicon.py."], lines)


def people(data, out):
    # Short forms that are words (art, may, les) would make names of sentences' first words.
    words = {line for lang in ("fr", "en") for line in (out / f"names/common_{lang}.tsv").read_text(encoding="utf-8").split()}
    marks = {}
    for row in table(data / "forenames.tsv"):
        countries = set(re.split(r"[;, ]+", row["countries"]))
        mark = "t" if countries & TRANSLITERATED and not countries & set("US GB FR CA DE ES IT BE CH NL AT".split()) else "w"
        for part in row["name"].split("-"):
            if len(part) > 2:
                marks.setdefault(fold(part), mark)
    for row in table(data / "us_legislators.tsv"):
        for name in (row["first"], row["nickname"]):
            if re.fullmatch(r"[A-Z][a-zà-ÿ]{2,}", name or ""):
                marks[fold(name)] = "w"
    for row in table(data / "nicknames_en.tsv"):
        for name in (row["name"], row["nickname"]):
            if re.fullmatch(r"[a-z]{4,}", name) and name not in words:
                marks.setdefault(name, "w")
    write(out / "names/forenames.tsv", [
        "Forenames, folded. t: used only where another script is written, so that its spelling varies; w: any other.",
        "Sources: sigpwned/popular-names-by-country-dataset (CC0), unitedstates/congress-legislators (CC0),",
        "carltonnorthern/nicknames (Apache-2.0). Written by scripts/lexicon.py."],
        [f"{n}\t{m}" for n, m in sorted(marks.items())])
    genders = {}
    for row in table(data / "forenames.tsv"):
        genders.setdefault(fold(row["name"].split("-")[0]), set()).add(row["gender"].lower())
    write(out / "names/genders.tsv", [
        "Forenames, folded, that only women or only men bear: f or m. genders_more.tsv has more.",
        "Source: sigpwned/popular-names-by-country-dataset, CC0. Written by scripts/lexicon.py."],
        [f"{n}\t{min(g)}" for n, g in sorted(genders.items()) if len(g) == 1 and re.fullmatch(r"[a-z']{2,}", n)])
    short = sorted({(r["name"], r["nickname"]) for r in table(data / "nicknames_en.tsv")
                    if len(r["nickname"]) > 1 and r["name"] != r["nickname"] and re.fullmatch(r"[a-z]+", r["name"] + r["nickname"])})
    groups = collections.defaultdict(list)
    for name, nickname in short:
        groups[name].append(nickname)
    write(out / "names/nicknames.tsv", ["A forename and its short forms, folded.",
          "Source: carltonnorthern/nicknames, Apache-2.0. Written by scripts/lexicon.py."],
          ["\t".join([n, *v]) for n, v in sorted(groups.items())])
    surnames = sorted({fold(r["name"]) for r in table(data / "surnames.tsv")} | {fold(r["last"]) for r in table(data / "us_legislators.tsv")})
    write(out / "names/surnames.tsv", ["Family names, folded.",
          "Sources: sigpwned/popular-names-by-country-dataset (CC0), unitedstates/congress-legislators (CC0). Written by scripts/lexicon.py."],
          [s for s in surnames if re.fullmatch(r"[a-z' -]{3,}", s)])
    write(out / "names/korean.tsv", ["Korean family names, each with the spellings seen in papers."],
          ["\t".join([r["revised"], *sorted({s for s in r["seen"].split(";")} - {r["revised"]})]) for r in table(data / "surnames_ko.tsv")])


# Where names are written in our letters, so that a forename has one spelling.
LOCALES = re.compile(r"(en|fr|de|es|pt)(_[A-Z]{2})?|ga_IE|it_IT|nl_..|da_DK|sv_SE|no_NO|fi_FI")


def forenames_of_faker(folder, out):
    """Forenames that are no other word that the lists have: neither common, nor a place, nor a family name."""
    sys.path.insert(0, str(folder))
    names = set()
    for locale in sorted(p.name for p in (folder / "faker/providers/person").iterdir() if LOCALES.fullmatch(p.name)):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for kind in ("", "_female", "_male", "_nonbinary"):
            listed = getattr(provider, f"first_names{kind}", ())
            for name in () if isinstance(listed, property) else listed:
                names |= {fold(part) for part in re.split(r"[-\s]", name)}
    taken = set()
    for path in [*sorted((out / "names").glob("*.tsv")), *sorted((out / "odbl").glob("*.tsv"))]:
        if path.name not in ("forenames_faker.tsv", "genders.tsv", "genders_more.tsv", "nicknames.tsv"):
            text = path.read_text(encoding="utf-8")
            taken |= {fold(w) for line in text.splitlines() if line[:1] != "#" for w in re.split(r"[\t \-']", line)}
    write(out / "names/forenames_faker.tsv", [
        "Seldom forenames, folded, as forenames.tsv marks them; what other lists have as another word is left out.",
        "Source: joke2k/faker, MIT. Written by scripts/lexicon.py."],
        [f"{name}\tw" for name in sorted(names - taken) if re.fullmatch(r"[a-z]{4,}", name)])


def demonyms(data, out):
    rows, forms, bearers = table(data / "countries.tsv"), set(), {}
    for r in rows:
        for lang in ("fr", "en"):
            for gender in ("m", "f"):
                word = r[f"demonym_{lang}_{gender}"]
                if word and re.fullmatch(r"[\w' -]+", word):
                    forms.add((lang, fold(word)))
                    bearers.setdefault(fold(word), {})[r["cca2"]] = r["un"]
    # What a state's people and those of its islands far away are called means the state.
    codes = lambda word: [code for code, un in bearers[word].items() if un == "1"] or list(bearers[word])[:1]
    lines = ["\t".join([lang, word, *codes(word)]) for lang, word in sorted(forms)]
    write(out / "odbl/demonyms.tsv", ["Demonyms, folded, singular: language, word, country; of several states that it may mean, the others.",
          "Source: mledoze/countries, ODbL 1.0 (see LICENCE beside this file). Written by scripts/lexicon.py."], lines)
    names = []
    for r in rows:
        forms = [r["en"], r["fr"], r["en_official"], r["fr_official"]] + [a for a in r["alt"].split(";") if re.fullmatch(r"[A-Z][\w' -]+", a) and a.isascii()]
        forms = list(dict.fromkeys(f.replace("’", "'") for f in forms if f))
        names.append("\t".join([r["cca2"], r["capital_en"].replace("’", "'").removesuffix(" D.C."), *forms]))
    write(out / "odbl/countries.tsv", ["Countries: code, capital in English, names in both languages, official names, other spellings.",
          "Source: mledoze/countries, ODbL 1.0 (see LICENCE beside this file). Written by scripts/lexicon.py."], sorted(names))


def counts(path):
    """How often each lower-case word stands in a file of articles."""
    n = collections.Counter()
    text = subprocess.run(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE, check=True).stdout.decode()
    for line in text.splitlines():
        for paragraph in json.loads(line)["paragraphs"]:
            n.update(fold(w) for w in re.findall(r"(?<![\w'-])[^\W\d_A-ZÀ-Þ][^\W\d_]+", paragraph.replace("’", "'").replace("'", " ")) if w[0].islower())
    return n


def common(data, news, out):
    dictionary = {fold(r["form"]) for r in table(data / "forms_fr.tsv.gz")}
    n = counts(news / "orangesum_fr.train.jsonl.zst")
    chosen = sorted(w for w, c in n.items() if c >= 12 and w in dictionary and re.fullmatch(r"[a-z]{2,}", w))
    write(out / "names/common_fr.tsv", ["Common French words that are no names, folded.",
          "Source: hbenbel/French-Dictionary, MIT. Written by scripts/lexicon.py."], chosen)
    with gzip.open(data / "hunspell_en.dic.gz", "rt", encoding="utf-8") as f:
        stems = {line.split("/")[0].strip() for line in f}
    dictionary = {fold(s) for s in stems if s[:1].islower()}
    n = counts(news / "reuters_en.train.jsonl.zst")

    def known(word):
        if word in dictionary:
            return True
        for ending, puts in (("s", ("",)), ("es", ("", "e")), ("ies", ("y",)), ("ed", ("", "e")), ("ied", ("y",)), ("ing", ("", "e")), ("ly", ("",))):
            if word.endswith(ending) and any(word[:-len(ending)] + p in dictionary for p in puts):
                return True
        return False
    chosen = sorted(w for w, c in n.items() if c >= 4 and known(w) and re.fullmatch(r"[a-z]{2,}", w))
    write(out / "names/common_en.tsv", ["Common English words that are no names, folded.",
          "Source: wooorm/dictionaries (en, MIT and BSD). Written by scripts/lexicon.py."], chosen)


def dictionary(data, news, out):
    """Which word of one language says what a word of the other does. A word that the French press hardly uses is left out."""
    used = {word for word, count in counts(news / "orangesum_fr.train.jsonl.zst").items() if count >= 3}
    plain = re.compile(r"[a-z]{2,}")
    meanings = {}
    for row in table(data / "wordnet/synsets.tsv.gz"):
        english = {word for word in map(fold, row["en"].split(";")) if plain.fullmatch(word)}
        french = {word for word in map(fold, row["fr"].split(";")) if word in used and plain.fullmatch(word)}
        meanings[row["synset"]] = (english, french, row["derived"].split())
    each = collections.Counter()  # of a word: its meanings
    both = collections.Counter()  # of two words: the meanings that they share
    kin = collections.Counter()  # of two words: meanings of the one from which a meaning of the other derives
    for english, french, derived in meanings.values():
        each.update([("en", word) for word in english] + [("fr", word) for word in french])
        both.update((e, f) for e in english for f in french)
        kin.update((e, f) for d in derived if d in meanings for e in english for f in meanings[d][1])
    rows = collections.defaultdict(list)
    for e, f in sorted(both.keys() | kin.keys()):
        # Dice's coefficient of their meanings; what is derived counts half. A link among many others is likely the machine's mistake.
        share = (2 * both[e, f] + kin[e, f]) / (each["en", e] + each["fr", f])
        if share >= (0.1 if (e, f) in both else 0.15):
            rows[e].append((-min(9, max(1, round(share * 10))), f))
    lines = [e + "".join(f"\t{f} {-tenths}" for tenths, f in sorted(links)) for e, links in sorted(rows.items())]
    write(out / "wordnet/translations.tsv", ["English word, then French words that share meanings with it, each with how surely, in tenths; folded.",
          "Sources: Princeton WordNet 3.0 and WOLF, CeCILL-C (see LICENCE beside this file). Written by scripts/lexicon.py."], lines)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=Path("../shared/data"))
    p.add_argument("--out", type=Path, default=Path("src/lexicon"))
    p.add_argument("--faker", type=Path)
    o = p.parse_args()
    lexicon = o.data / "lexicon"
    places(lexicon, o.out)
    subdivisions(lexicon, o.out)
    common(lexicon, o.data / "news", o.out)
    people(lexicon, o.out)
    demonyms(lexicon, o.out)
    dictionary(lexicon, o.data / "news", o.out)
    if o.faker:
        forenames_of_faker(o.faker, o.out)


if __name__ == "__main__":
    main()
