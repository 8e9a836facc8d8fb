# What people read, in English. Lower case and no full stop for what is found; a capital for what a menu offers.
# A message and its arguments have the same names in every language's file.

## What rules find

altered-quote = altered quotation{ $turn ->
    [negation] {""}, its negation changed
    [number] {""}, a number changed
    [name] {""}, a name changed
   *[none] {""}
  }: { $changes }{ $more ->
    [0] {""}
   *[other] , and { $more } more
  }
altered-quote-missing = the source has "{ $source }" too
altered-quote-added = "{ $quoted }" is not in the source
altered-quote-changed = "{ $quoted }" for "{ $source }"
contradicted-claim-name = the corpus names { $name } here
contradicted-claim-opposite = the corpus says the opposite: "{ $words }"
impossible-date = there is no such day as "{ $written }"
impossible-date-nearest = there is no such day as "{ $written }": the month ends on { $right }
misattributed-quote = { $speaker } said this, not { $claimed }, in "{ $article }"
misdated-claim = the corpus dates this { $date }
misdated-claim-of-a-year = the corpus dates this { $date }, of a year that it does not tell
name-variant = no article spells it so, but "{ $right }"
single-source = only one origin tells this
superseded = later ({ $date }), { $told }
unknown-citation = the corpus has no article "{ $name }"
unknown-citation-nearest = the corpus has no article "{ $name }"; the nearest key is "{ $near }"
unknown-quote = no article has this quotation
unknown-quote-nearest = no article has this quotation, nor anything nearer than the passage shown
unsupported-claim = no passage of the corpus says this
unused-ignore = this comment silences nothing
unused-ignore-rule = there is no rule "{ $name }"
# Monday is the first.
weekday-mismatch = this day is a { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
wrong-figure = the corpus gives { $sense ->
    [about] about {""}
    [over] over {""}
    [under] at most {""}
   *[exact] {""}
  }{ $figure }
wrong-source = the cited article does not say this; "{ $article }" does

## What mends them

fix-attribute = Attribute it to { $name }
fix-change = Change to "{ $right }"
fix-cite = Cite "{ $article }"
fix-cite-claim = Cite { $article } for this
fix-mark-unverified = Mark as unverified
write-table = Write a table of the evidence
fix-ignore = Ignore { $rule } here
fix-mark-cut = Mark the cut with […]
fix-mark-own = Mark your own words with brackets
fix-mark-both = Mark cuts and your own words with brackets
fix-remove-comment = Remove the comment
fix-source-words = Use the source's exact words
fix-all = Mend all that is certain

## Over a paragraph, and under a section

lens-claims = { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
  }: { $verdicts }
lens-counted = { $count } { $verdict ->
    [supported] supported
    [misdated] misdated
    [wrong-figure] wrong figure
    [contradicted] contradicted
    [unsupported] unsupported
   *[undecided] undecided
  }
table-head = | claim | verdict | articles | sources |
table-verdict = { $verdict ->
    [supported] supported
    [misdated] misdated
    [wrong-figure] wrong figure
    [contradicted] contradicted
    [unsupported] unsupported
   *[undecided] undecided
  }

## In many places

line = { $title }, line { $line }
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
  }
more = and { $count } more
word-for-word = word for word
date-not-known = date not known
how-known = { $how ->
    [front-matter] from its front matter
    [printed] printed in the article
    [file-name] from the file's name
   *[inferred] inferred from the text and from other articles
  }
name-kind = { $kind ->
    [person] person
    [organisation] organisation
    [place] place
    [event] event
    [work] work
   *[unknown] unknown
  }
nobody = "{ $name }" names nobody and nothing in the corpus, or more than one{ $near ->
    [none] {""}
   *[other] ; near it: { $near }
  }

## Cards

card-government = in the place of its government ({ $state })
card-also = also { $names }
card-said-last = said last
articles-looked-at = { $count } of { $all } articles looked at
card-mentions = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
  } in { $articles }
card-first-last = first { $first }, last { $last }
card-published = ; published { $articles }
card-rhythm = `{ $blocks }` by { $months ->
    [1] month
    [3] quarter
    [12] year
   *[other] { $years } years
  }, { $days }
card-with = with { $names }

card-finding = **{ $rule }**: { $message }
card-finding-on = **{ $rule }** on « { $words } »: { $message }
card-claim = **{ $verdict ->
    [supported] supported
    [misdated] misdated
    [wrong-figure] wrong figure
    [contradicted] contradicted
    [unsupported] unsupported
   *[undecided] undecided
  }**{ $articles ->
    [0] {""}
    [1] {""} by 1 article
   *[other] {""} by { $articles } independent articles
  }
facet = { $facet ->
    [who] who
    [whom] whom
    [what] what
    [where] where
    [when] when
    [how-many] how many
    [polarity] denied or not
   *[source] who says so
  }
facet-words = { $facet }: { $words }
facet-told = — the corpus: { $told }
facet-not-told = — not told

card-about = about
card-yearless = **{ $days }**, of a year that is not told
card-unresolved = counted from a day that the note does not tell: give it a `date:`, a dated heading or a dated file name
card-impossible = there is no such day
card-less-likely = less likely: { $days }
card-otherwise = dated otherwise, **{ $date }**:
card-from-words = counted from « { $words } », told before it
card-from-heading = counted from the note’s date, { $date }, which the heading « { $heading } » gives
card-from-front-matter = counted from the note’s date, { $date }, which its front matter gives
card-from-file-name = counted from the note’s date, { $date }, which its file’s name gives
card-meant = « { $words } » is { $meant }, counted from the article’s date, { $date }, { $how }

card-altered = **altered here**
card-nearest = no article holds these words; the nearest passage:
card-translated = no article holds these words; perhaps a translation of:
card-nowhere = no article holds these words
card-said-here = said here
card-left-out = left out here: "{ $source }"
card-put-in = not in the source: "{ $quoted }"
card-changed = "{ $quoted }" here, "{ $source }" in the source
card-same-report = the same report, printed too in { $places }
card-also-in = also in { $places }
card-copies = { $count ->
   *[other] ({ $count } more print the same)
  }
altered-here = altered here

## The evidence panel

panel-citation = the article cited here
panel-other-words = the articles have it in other words
panel-nearest = no article holds these words; the nearest passage
panel-name = where the articles introduce it
panel-nothing = no passage tells enough of it
panel-supported = { $articles ->
    [one] supported by one article
   *[other] supported by { $articles } independent articles
  }
panel-told = what the articles tell of it
panel-undecided = no passage decides it

## Timeline and dossier

timeline = Timeline
timeline-of = Timeline: { $name }
timeline-nothing = The corpus dates nothing here.
corpus-dates-nothing = the corpus dates nothing here
timeline-about = about then:
timeline-more = And { $count } more: give a name to see those that concern it.
dossier-mentions = Mentions
dossier-more = And { $count } more.

## Names

same-name = { $name } is the same as { $other } ({ $role }, { $articles })
not-same-name = { $name } is not the same as { $other }
quoted-name = "{ $name }"
article = article
rename-no-name = no name stands here
rename-article = this is an article, which stays as it is: rename in a note
rename-quoted = this name stands in a quotation, which stays as its source has it
rename-address = this name is part of an address
rename-markup = there is markup within this name: take it out first
rename-empty = a name has at least one letter
rename-control = a name stands on one line, without characters that nobody sees
rename-mark = a name holds no "{ $mark }", which is markup
rename-long = a name is not longer than { $most } characters
doubt-spelling = another spelling of the same name
doubt-likely = several people of the corpus are called so: this one most likely
doubt-article = the article before it stays, and does not fit the new name

## Completions

key-ignore = silence rules here
key-ignore-more = Silences the line it stands on, or the block that follows.
key-date = the day that the note counts from
key-date-more = `date: 2024-03-05`: the day from which « yesterday » and « lundi » in this note count.
key-day = the day in the file's name
key-day-more = The day that the file's name tells, from which « yesterday » and « lundi » in this note count.
key-off = nothing is said of this note
key-off-more = Switches Sourcier off for this note.

## The command line

notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
  }
findings = { $count ->
    [0] no findings
    [one] { $count } finding
   *[other] { $count } findings
  }
checked = { $notes }, { $articles }: { $findings }
level = { $level ->
    [error] error
    [warning] warning
    [information] information
    [hint] hint
   *[off] off
  }
of-level = { $level ->
    [error] { $count ->
        [one] { $count } error
       *[other] { $count } errors
      }
    [warning] { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
      }
    [information] { $count } information
   *[hint] { $count ->
        [one] { $count } hint
       *[other] { $count } hints
      }
  }
help = help
more-passages = { $count ->
    [one] { $count } more passage says so
   *[other] { $count } more passages say so
  }
supported-by = supported by { $articles } ({ $places }): { $words }
no-corpus = { $root }: no corpus: put the articles into the folder `corpus` there, or name their places in { $file } (`paths` under `[corpus]`)
configuration = configuration: { $file }
reading-corpus = reading the corpus
left-out = { $file }: { $reason }: left out
in-memory = { $error }: the corpus was read into memory for this run alone
no-articles = { $folders }: no articles: nothing can be confirmed or denied
corpus-read = corpus in { $folders }: { $articles } ({ $read } read now, { $known } known before)
no-notes = no notes in { $folder }
no-notes-here = { $folder }: no notes in this folder
an-article = { $file }: an article of the corpus, not a note: left out
unreadable = { $file }: cannot be read: { $error }
not-utf-8 = { $file }:{ $line }: not UTF-8: save the note in that encoding; it was not judged
checker-failed = { $file }: the checker failed on it: please report this, with the note if you may; it was not judged
no-date-known = no date known
input-not-utf-8 = standard input is not UTF-8
no-current-folder = the current folder cannot be found: change to one that exists
no-log = no log can be written to { $file }: { $why }
no-runtime = the server could not be started: { $why }
no-rule = there is no rule `{ $code }`: { $help }
did-you-mean = did you mean `{ $near }`?
explain-lists = `sourcier explain` lists all rules
index-removed = removed { $folder }
index-read = read { $articles } ({ $megabytes } MB) in { $seconds } s; { $unchanged } unchanged, { $removed } removed
index-skipped = { $count ->
    [one] skipped { $count } file:
   *[other] skipped { $count } files:
  }
quote-no-words = nothing to look for: the quotation holds no words
quote-too-long = the quotation has { $count } words: its first { $most } are compared
quote-nowhere = no article holds these words, nor anything near them
quote-nobody = nobody is told to say it
quote-altered = altered
quote-unknown = unknown
quote-nearest = no article holds these words; this passage comes nearest
quote-translated = perhaps a translation
quote-said = said { $circumstances }
quote-through = as told by { $who }
quote-citing = { $who }, citing { $source }
quote-same-report = the same report is printed in { $places }
more-differences = and { $count } more differences
more-articles = and { $count } more articles

## What is read in a text

read-counted-from = language: { $language }; counted from { $date }
read-no-date = language: { $language }; no date to count from (--date)
read-dates = write a date like 2023-09-14, 2023-09 or 2023
read-languages = the languages are fr and en
read-line = line { $line } of standard input: { $why }
read-what = { $what ->
    [time] time
    [quotation] quotation
   *[figure] figure
  }
read-not-counted = there is nothing to count it from
read-no-such-day = there is no such day
read-no-such-day-nearest = there is no such day; the month ends on { $day }
read-yearless = { $days }, of a year that is not told
read-days = { $relation ->
    [since] since {""}
    [until] until {""}
    [before] before {""}
    [after] after {""}
   *[at] {""}
  }{ $about ->
    [yes] about {""}
   *[no] {""}
  }{ $days }
read-from-text = counted from the text’s date
read-from-words = counted from « { $words } »
read-also = {""}; { $words }
read-less-likely = less likely { $days }
read-term = a term, nobody’s speech
read-through = through { $name }
read-nobody = nobody is named
read-figure = { $sense ->
    [about] about {""}
    [over] over {""}
    [under] at most {""}
    [magnitude] some times {""}
    [from] from {""}
    [to] to {""}
   *[exact] {""}
  }{ $figure }

## Files that give no article

skipped-unreadable = cannot be read: { $why }
refusal = { $kind ->
    [missing] it does not exist
    [denied] permission denied
    [folder] it is a folder
    [special] it is not a regular file
    [full] no space is left on the disk
    [read-only] the disk is read-only
   *[other] { $words }
  }
skipped-large = too large for an article: { $size } MB, of at most { $most }; split it
skipped-not-text = not text; save it as UTF-8
skipped-empty = empty
skipped-loop = a link to a folder that contains it
skipped-name = its name is not Unicode; rename it
skipped-failed = the reader failed on it; please report it with the file
skipped-file = { $path }: { $reason }
skipped-files = { $files }; { $file }
skipped = left out of the corpus: { $files }{ $more ->
    [0] {""}
   *[other] ; and { $more } more: `sourcier index` lists them
  }

## The server

progress-title = Reading the corpus
progress = { $done } of { $total } articles
reading-stopped = reading the corpus was stopped: the command "sourcier.reindex" starts it again
index-failed = indexing failed: an internal error of sourcier; its log says where
index-no-cache = there is no cache folder: set XDG_CACHE_HOME or HOME
index-busy = another process is indexing this corpus
index-not-kept = the index cannot be kept in { $path }: { $why }
index-full = no space is left for the index in { $path }
index-damaged = the index in { $path } is damaged: { $why }
index-stopped = indexing was stopped
not-watched = the corpus cannot be watched: { $why }
held-in-memory = { $error }: the corpus is held in memory instead
polled = { $error }: it is looked at every { $seconds } seconds instead

## The configuration's keys

config-title = The configuration of Sourcier. Everything is optional.
config-corpus-paths = Files, folders or globs of source articles, from the folder of sourcier.toml.
config-notes-paths = Files, folders or globs of notes; of these, every *.md that is not in the corpus.
config-rules = How loudly each rule speaks.
config-names = Other spellings of a name that the corpus does not tell: "Hélène Castérac": ["H. Casterac"]; and, under "apart", names that are not one.
config-names-apart = Names that are not one, in lists: [["Ana Reyk", "Ena Reyk"]].
config-hints-verdicts = Show behind each claim of a note what the articles make of it: ✓ supported, ✗ wrong, ? unsupported.
config-hints-roles = Show a person's role, as the articles give it, behind the first mention in a note.
config-file-wins = What sourcier.toml says wins.

## What is wrong in the configuration

config-settings = settings
config-problem = { $place }: { $message }: { $remedy }
config-problem-of-key = { $place }: `{ $key }`: { $message }: { $remedy }
config-kind = { $kind ->
    [text] a text
    [list] a list
    [table] a table
    [truth] true or false
    [number] a number
   *[date] a date
  }
config-no-path = "{ $path }" does not exist ({ $looked })
config-create-path = create it, or correct the path; it counts from the folder of sourcier.toml
config-no-pattern = "{ $path }" is no pattern: { $reason }
config-correct-pattern = correct the pattern
config-write-level = write one of { $levels }
config-unknown-level = unknown level "{ $level }"
config-not-a-level = must be a level, not { $kind }
config-write-spelling = write `"{ $name }" = ["another spelling"]`
config-write-apart = write `apart = [["Paul Delmas", "Anne Delmas"]]`
config-not-lists = must be a list of lists of names, not { $kind }
config-two-names = needs two names or more in each list
config-not-a-truth = must be true or false, not { $kind }
config-write-hint = write `{ $key } = true`
config-write-table = write `[{ $key }]` on a line of its own, and its keys below
config-make-object = make it an object
config-not-a-table = must be a table, not { $kind }
config-write-paths = write `paths = ["{ $table }"]`
config-not-texts = must be a list of texts, not { $kind }
config-texts-only = must hold texts only, not { $kind }
config-known = known are { $keys }
config-unknown-key = unknown key
config-unknown-rule = unknown rule
config-explain-lists = `sourcier explain` lists the rules
config-make-readable = make it a readable file; the defaults hold until then
config-not-utf-8 = syntax error: not UTF-8 from here on
config-syntax = syntax error: { $kind ->
   *[other] { $fault }
  }
config-mend-line = mend this line or the one before it; what could be read of the rest holds

## The command line's own help

help-usage = Usage
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-help = Print help
help-version = Print the version
help-command = Print this, or the help of a command
help-sourcier = A language server for research notes: every quotation, date and claim checked against your own corpus
help-locale = The language to speak, en or fr; without it, the one that the editor or the environment asks for
help-format = How to print it: human for people (the default), or json for programs, one object a line
help-check = Judge notes and print what is wrong in them
help-check-ends = Ends with 0 when nothing was found at warning or above, with 1 when something was, and with 2 when a note, the corpus or the command itself could not be read: what could be judged is printed all the same.
help-check-paths = Notes, and folders of notes; - is a note on standard input; without any, the notes of sourcier.toml
help-check-format = How to print what was found: human for people (the default), each finding drawn with the passage that tells otherwise; json for programs, one finding a line; sarif for code hosts, SARIF 2.1.0
help-check-verbose = Say also what was read, and which claims the articles bear out, with where
help-index = Read the corpus and bring its index up to date
help-index-where = Print the folder that holds this workspace's index, and read nothing
help-index-clean = Remove this workspace's index, and read nothing
help-articles = List the corpus: when each article came out and how that is known
help-explain = Print a rule's documentation, or the table of all rules
help-explain-rule = The rule's code, as it stands beside a finding
help-read = Show what the reader sees in a text
help-read-file = The text; - or nothing reads standard input
help-read-date = The day to count "yesterday" from: 2023-09-14, 2023-09 or 2023
help-read-lang = The text's language, fr or en, where it is not to be guessed
help-read-jsonl = Read lines of JSON with the keys "id", "text", and perhaps "ref" (a date) and "lang" from standard input, and answer a line for each
help-name = Tell who or what a name is, under any spelling: the card that an editor shows
help-name-name = The name, as anybody spells it
help-quote = Find a quotation in the corpus: who said it, where, and what differs
help-quote-ends = Ends with 0 when an article has these very words, with 1 when they were altered or no article has them, and with 2 when the command could not run.
help-quote-words = The quoted words, with their marks or without; - is standard input
help-timeline = Tell what happened when, as the corpus dates it
help-timeline-name = Only what concerns this person, place or institution, under any of its spellings
help-config = Tell what the configuration takes
help-config-schema = Print the JSON Schema of sourcier.toml, for editors that check TOML
help-config-settings = Print the same keys as settings of VS Code
help-lsp = Serve an editor over standard input and output
help-lsp-stdio = Accepted because some editors add it: standard input and output are all there is
help-lsp-log = Write the log there instead of the cache folder; its level is in the variable SOURCIER_LOG
value-command = COMMAND
value-date = DATE
value-file = FILE
value-format = FORMAT
value-lang = LANGUAGE
value-locale = LANGUAGE
value-name = NAME
value-paths = PATHS
value-rule = RULE
value-words = WORDS

## What is wrong with a command line

usage-mistake = { $mistake } (see `sourcier{ $command } --help`)
usage-unknown = there is no option `{ $argument }`{ $near ->
    [none] {""}
   *[other] : did you mean `{ $near }`?
  }
usage-no-command = there is no command `{ $command }`{ $near ->
    [none] {""}
   *[other] : did you mean `{ $near }`?
  }
usage-no-value = `{ $argument }` needs a value
usage-other-value = `{ $argument }` does not take "{ $value }": write one of { $known }
usage-wrong-value = `{ $argument }` does not take "{ $value }": { $why }
usage-missing = `{ $argument }` is needed
usage-conflict = { $other ->
    [none] `{ $argument }` is given twice
   *[other] `{ $argument }` does not go with `{ $other }`
  }
usage-extra = `{ $argument }` is one argument too many
usage-too-many = `{ $argument }` takes no "{ $value }"
usage-not-utf-8 = an argument is not Unicode
usage-locales = there are no messages in it: the languages are { $known }
