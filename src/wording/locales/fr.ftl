# Ce que lisent les gens, en français. Minuscule et pas de point final pour ce qui est trouvé ; majuscule pour ce qu’offre un menu.
# Blancs : espace fine insécable (U+202F) dans les guillemets et devant ; ! ?, espace insécable (U+00A0) devant les deux-points.

## Ce que trouvent les règles

altered-quote = citation altérée{ $turn ->
    [negation] {""}, la négation change
    [number] {""}, un nombre change
    [name] {""}, un nom change
   *[none] {""}
  } : { $changes }{ $more ->
    [0] {""}
    [one] , et une autre différence
   *[other] , et { $more } autres différences
  }
altered-quote-missing = la source dit aussi « { $source } »
altered-quote-added = « { $quoted } » n’est pas dans la source
altered-quote-changed = « { $quoted } » au lieu de « { $source } »
contradicted-claim-name = le corpus nomme ici { $name }
contradicted-claim-opposite = le corpus dit le contraire : « { $words } »
impossible-date = « { $written } » n’existe pas
impossible-date-nearest = « { $written } » n’existe pas : dernier jour du mois, { $right }
misattributed-quote = dans « { $article } », c’est { $speaker } qui l’a dit, et non { $claimed }
misdated-claim = date donnée par le corpus : { $date }
misdated-claim-of-a-year = date donnée par le corpus : { $date }, d’une année qu’il ne précise pas
name-variant = aucun article ne l’écrit ainsi, mais « { $right } »
unknown-citation = le corpus n’a pas d’article « { $name } »
unknown-citation-nearest = le corpus n’a pas d’article « { $name } » ; la clé la plus proche est « { $near } »
unknown-quote = aucun article n’a cette citation
unknown-quote-nearest = aucun article n’a cette citation, ni rien de plus proche que le passage montré
unsupported-claim = aucun passage du corpus ne le dit
unused-ignore = ce commentaire ne fait taire aucune règle
unused-ignore-rule = il n’y a pas de règle « { $name } »
weekday-mismatch = ce jour est un { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
  }
wrong-figure = le corpus donne { $sense ->
    [about] environ {""}
    [over] plus de {""}
    [under] moins de {""}
   *[exact] {""}
  }{ $figure }
wrong-source = l’article cité ne le dit pas ; « { $article } » le dit

## Ce qui les corrige

fix-attribute = Attribuer à { $name }
fix-change = Remplacer par « { $right } »
fix-cite = Citer « { $article } »
fix-ignore = Ignorer { $rule } ici
fix-mark-cut = Marquer la coupe par […]
fix-mark-own = Mettre vos propres mots entre crochets
fix-mark-both = Marquer les coupes et vos propres mots par des crochets
fix-remove-comment = Supprimer le commentaire
fix-source-words = Reprendre les mots exacts de la source
fix-all = Corriger tout ce qui est certain
