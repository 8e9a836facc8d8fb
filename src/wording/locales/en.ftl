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
    [under] under {""}
   *[exact] {""}
  }{ $figure }
wrong-source = the cited article does not say this; "{ $article }" does

## What mends them

fix-attribute = Attribute it to { $name }
fix-change = Change to "{ $right }"
fix-cite = Cite "{ $article }"
fix-ignore = Ignore { $rule } here
fix-mark-cut = Mark the cut with […]
fix-mark-own = Mark your own words with brackets
fix-mark-both = Mark cuts and your own words with brackets
fix-remove-comment = Remove the comment
fix-source-words = Use the source's exact words
fix-all = Mend all that is certain
