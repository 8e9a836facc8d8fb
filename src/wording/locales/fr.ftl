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
single-source = une seule origine le rapporte
superseded = plus tard ({ $date }), { $told }
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
    [under] au plus {""}
   *[exact] {""}
  }{ $figure }
wrong-source = l’article cité ne le dit pas ; « { $article } » le dit

## Ce qui les corrige

fix-attribute = Attribuer à { $name }
fix-change = Remplacer par « { $right } »
fix-cite = Citer « { $article } »
fix-cite-claim = Citer ici { $article }
fix-mark-unverified = Marquer comme à vérifier
write-table = Écrire le tableau des sources
fix-ignore = Ignorer { $rule } ici
fix-mark-cut = Marquer la coupe par […]
fix-mark-own = Mettre vos propres mots entre crochets
fix-mark-both = Marquer les coupes et vos propres mots par des crochets
fix-remove-comment = Supprimer le commentaire
fix-source-words = Reprendre les mots exacts de la source
fix-all = Corriger tout ce qui est certain

## Au-dessus d’un paragraphe, et sous une section

lens-claims = { $claims ->
    [one] { $claims } affirmation
   *[other] { $claims } affirmations
  } : { $verdicts }
lens-counted = { $count } { $verdict ->
    [supported] { $count ->
        [one] confirmée
       *[other] confirmées
      }
    [misdated] { $count ->
        [one] mal datée
       *[other] mal datées
      }
    [wrong-figure] au chiffre faux
    [contradicted] { $count ->
        [one] contredite
       *[other] contredites
      }
    [unsupported] sans appui
   *[undecided] { $count ->
        [one] indécise
       *[other] indécises
      }
  }
table-head = | affirmation | verdict | articles | sources |
table-verdict = { $verdict ->
    [supported] confirmée
    [misdated] mal datée
    [wrong-figure] chiffre faux
    [contradicted] contredite
    [unsupported] sans appui
   *[undecided] indécise
  }

## À plusieurs endroits

line = { $title }, ligne { $line }
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
  }
more = et { $count } de plus
word-for-word = mot pour mot
date-not-known = date inconnue
how-known = { $how ->
    [front-matter] selon son en-tête
    [printed] imprimée dans l’article
    [file-name] d’après le nom du fichier
   *[inferred] déduite du texte et d’autres articles
  }
name-kind = { $kind ->
    [person] personne
    [organisation] organisation
    [place] lieu
    [event] événement
    [work] œuvre
   *[unknown] nom
  }
nobody = « { $name } » ne désigne rien ni personne dans le corpus, ou plus d’un{ $near ->
    [none] {""}
   *[other] {""} ; noms proches : { $near }
  }

## Fiches

card-government = au sens de son gouvernement ({ $state })
card-also = aussi { $names }
card-said-last = derniers propos
articles-looked-at = { $count } des { $all } articles consultés
card-mentions = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
  } dans { $articles }
card-first-last = première : { $first }, dernière : { $last }
card-published = {""} ; a publié { $articles }
card-rhythm = `{ $blocks }` par { $months ->
    [1] mois
    [3] trimestre
    [12] an
   *[other] période de { $years } ans
  }, { $days }
card-with = avec { $names }

card-finding = **{ $rule }** : { $message }
card-finding-on = **{ $rule }** sur « { $words } » : { $message }
card-claim = **{ $verdict ->
    [supported] confirmé
    [misdated] mal daté
    [wrong-figure] chiffre faux
    [contradicted] contredit
    [unsupported] sans appui
   *[undecided] indécis
  }**{ $articles ->
    [0] {""}
    [1] {""} par 1 article
   *[other] {""} par { $articles } articles indépendants
  }
facet = { $facet ->
    [who] qui
    [whom] envers qui
    [what] quoi
    [where] où
    [when] quand
    [how-many] combien
    [polarity] nié ou non
   *[source] qui le dit
  }
facet-words = { $facet } : { $words }
facet-told = — le corpus : { $told }
facet-not-told = — pas dit

card-about = environ
card-yearless = **{ $days }**, d’une année qui n’est pas dite
card-unresolved = compté à partir d’un jour que la note ne donne pas : ajoutez une ligne `date:`, un titre daté ou un nom de fichier daté
card-impossible = ce jour n’existe pas
card-less-likely = moins probable : { $days }
card-otherwise = daté autrement, **{ $date }** :
card-from-words = compté à partir de « { $words } », dit plus haut
card-from-heading = compté à partir de la date de la note, { $date }, que donne le titre « { $heading } »
card-from-front-matter = compté à partir de la date de la note, { $date }, que donne son en-tête
card-from-file-name = compté à partir de la date de la note, { $date }, que donne le nom de son fichier
card-meant = « { $words } » : { $meant }, compté à partir de la date de l’article, { $date }, { $how }

card-altered = **altérée ici**
card-nearest = aucun article n’a ces mots ; le passage le plus proche :
card-translated = aucun article n’a ces mots ; peut-être une traduction de :
card-nowhere = aucun article n’a ces mots
card-said-here = dit ici
card-left-out = omis ici : « { $source } »
card-put-in = absent de la source : « { $quoted } »
card-changed = « { $quoted } » ici, « { $source } » dans la source
card-same-report = même dépêche, reprise aussi dans { $places }
card-also-in = aussi dans { $places }
card-copies = { $count ->
    [one] (repris dans un autre)
   *[other] (repris dans { $count } autres)
  }
altered-here = altérée ici

## Le volet des preuves

panel-citation = l’article cité ici
panel-other-words = les articles le disent en d’autres mots
panel-nearest = aucun article n’a ces mots ; le passage le plus proche
panel-name = là où les articles le présentent
panel-nothing = aucun passage n’en dit assez
panel-supported = { $articles ->
    [one] confirmé par un article
   *[other] confirmé par { $articles } articles indépendants
  }
panel-told = ce que les articles en disent
panel-undecided = aucun passage ne tranche

## Chronologie et dossier

timeline = Chronologie
timeline-of = Chronologie : { $name }
timeline-nothing = Le corpus ne date rien ici.
corpus-dates-nothing = le corpus ne date rien ici
timeline-about = vers cette date :
timeline-more = Et { $count } de plus : donnez un nom pour voir ceux qui le concernent.
dossier-mentions = Mentions
dossier-more = Et { $count } de plus.

## Noms

same-name = { $name } et { $other } ne font qu’un ({ $role }, { $articles })
not-same-name = { $name } n’est pas { $other }
quoted-name = « { $name } »
article = article
rename-no-name = il n’y a pas de nom ici
rename-article = ceci est un article, qui reste tel quel : renommez dans une note
rename-quoted = ce nom est dans une citation, qui reste comme dans sa source
rename-address = ce nom fait partie d’une adresse
rename-markup = ce nom contient du balisage : ôtez-le d’abord
rename-empty = un nom a au moins une lettre
rename-control = un nom tient sur une ligne, sans caractères invisibles
rename-mark = un nom ne contient pas de « { $mark } », qui est du balisage
rename-long = un nom n’a pas plus de { $most } caractères
doubt-spelling = une autre graphie du même nom
doubt-likely = plusieurs personnes du corpus s’appellent ainsi : celle-ci, le plus probablement
doubt-article = l’article qui précède reste, et ne convient pas au nouveau nom

## Ce qui complète

key-ignore = faire taire des règles ici
key-ignore-more = Fait taire des règles sur sa ligne, ou dans le bloc qui suit.
key-date = le jour à partir duquel compte la note
key-date-more = `date: 2024-03-05` : le jour à partir duquel comptent « hier » et « lundi » dans cette note.
key-day = le jour que dit le nom du fichier
key-day-more = Le jour que dit le nom du fichier, à partir duquel comptent « hier » et « lundi » dans cette note.
key-off = rien n’est dit de cette note
key-off-more = Éteint Sourcier pour cette note.

## La ligne de commande

notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
  }
findings = { $count ->
    [0] rien à signaler
    [one] { $count } signalement
   *[other] { $count } signalements
  }
checked = { $notes }, { $articles } : { $findings }
level = { $level ->
    [error] erreur
    [warning] avertissement
    [information] information
    [hint] conseil
   *[off] éteint
  }
of-level = { $level ->
    [error] { $count ->
        [one] { $count } erreur
       *[other] { $count } erreurs
      }
    [warning] { $count ->
        [one] { $count } avertissement
       *[other] { $count } avertissements
      }
    [information] { $count ->
        [one] { $count } information
       *[other] { $count } informations
      }
   *[hint] { $count ->
        [one] { $count } conseil
       *[other] { $count } conseils
      }
  }
help = aide
more-passages = { $count ->
    [one] { $count } autre passage le dit
   *[other] { $count } autres passages le disent
  }
supported-by = confirmé par { $articles } ({ $places }) : { $words }
no-corpus = { $root } : pas de corpus : mettez-y les articles dans le dossier `corpus`, ou nommez leur place dans { $file } (`paths` sous `[corpus]`)
configuration = configuration : { $file }
reading-corpus = lecture du corpus
left-out = { $file } : { $reason } : laissé de côté
in-memory = { $error } : le corpus est lu en mémoire, pour cette fois
no-articles = { $folders } : aucun article : rien ne peut être confirmé ni démenti
corpus-read = corpus dans { $folders } : { $articles } (lus à l’instant : { $read }, déjà connus : { $known })
no-notes = aucune note dans { $folder }
no-notes-here = { $folder } : aucune note dans ce dossier
an-article = { $file } : un article du corpus, non une note : laissé de côté
unreadable = { $file } : illisible : { $error }
not-utf-8 = { $file }:{ $line } : pas de l’UTF-8 : enregistrez la note dans cet encodage ; elle n’a pas été jugée
checker-failed = { $file } : le vérificateur a échoué : signalez-le, avec la note si vous le pouvez ; elle n’a pas été jugée
no-date-known = date inconnue
input-not-utf-8 = l’entrée standard n’est pas de l’UTF-8
no-current-folder = le dossier courant est introuvable : allez dans un dossier qui existe
no-log = le journal ne peut être écrit dans { $file } : { $why }
no-runtime = le serveur n’a pu démarrer : { $why }
no-rule = il n’y a pas de règle `{ $code }` : { $help }
did-you-mean = vouliez-vous dire `{ $near }` ?
explain-lists = `sourcier explain` donne la liste des règles
index-removed = supprimé : { $folder }
index-read = lu : { $articles } ({ $megabytes } Mo) en { $seconds } s ; inchangés : { $unchanged }, retirés : { $removed }
index-skipped = { $count ->
    [one] { $count } fichier laissé de côté :
   *[other] { $count } fichiers laissés de côté :
  }
quote-no-words = rien à chercher : la citation n’a pas de mots
quote-too-long = la citation a { $count } mots : les { $most } premiers sont comparés
quote-nowhere = aucun article n’a ces mots, ni rien d’approchant
quote-nobody = personne n’est dit le dire
quote-altered = altérée
quote-unknown = inconnue
quote-nearest = aucun article n’a ces mots ; ce passage est le plus proche
quote-translated = peut-être une traduction
quote-said = dit { $circumstances }
quote-through = rapporté par { $who }
quote-citing = { $who }, d’après { $source }
quote-same-report = la même dépêche est reprise dans { $places }
more-differences = { $count ->
    [one] et une autre différence
   *[other] et { $count } autres différences
  }
more-articles = { $count ->
    [one] et un autre article
   *[other] et { $count } autres articles
  }

## Ce qui est lu dans un texte

read-counted-from = langue : { $language } ; date du texte : { $date }
read-no-date = langue : { $language } ; pas de date d’où compter (--date)
read-dates = écrivez une date comme 2023-09-14, 2023-09 ou 2023
read-languages = les langues sont fr et en
read-line = ligne { $line } de l’entrée standard : { $why }
read-what = { $what ->
    [time] moment
    [quotation] citation
   *[figure] chiffre
  }
read-not-counted = rien d’où compter
read-no-such-day = ce jour n’existe pas
read-no-such-day-nearest = ce jour n’existe pas ; dernier jour du mois : { $day }
read-yearless = { $days }, d’une année qui n’est pas dite
read-days = { $relation ->
    [since] depuis cette date : {""}
    [until] jusqu’à cette date : {""}
    [before] avant cette date : {""}
    [after] après cette date : {""}
   *[at] {""}
  }{ $about ->
    [yes] environ {""}
   *[no] {""}
  }{ $days }
read-from-text = compté à partir de la date du texte
read-from-words = compté à partir de « { $words } »
read-also = {""} ; { $words }
read-less-likely = moins probable : { $days }
read-term = un terme, les propos de personne
read-through = par la voix de { $name }
read-nobody = personne n’est nommé
read-figure = { $sense ->
    [about] environ {""}
    [over] plus de {""}
    [under] au plus {""}
    [magnitude] quelques fois {""}
    [from] à partir de {""}
    [to] jusqu’à {""}
   *[exact] {""}
  }{ $figure }

## Les fichiers qui ne donnent pas d’article

skipped-unreadable = illisible : { $why }
refusal = { $kind ->
    [missing] il n’existe pas
    [denied] accès refusé
    [folder] c’est un dossier
    [special] ce n’est pas un fichier ordinaire
    [full] plus de place sur le disque
    [read-only] le disque est en lecture seule
   *[other] { $words }
  }
skipped-large = trop grand pour un article : { $size } Mo, pour { $most } au plus ; divisez-le
skipped-not-text = ce n’est pas du texte ; enregistrez-le en UTF-8
skipped-empty = vide
skipped-loop = un lien vers un dossier qui le contient
skipped-name = son nom n’est pas de l’Unicode ; renommez-le
skipped-failed = le lecteur a échoué ; signalez-le, avec le fichier
skipped-file = { $path } : { $reason }
skipped-files = { $files } ; { $file }
skipped = laissés hors du corpus : { $files }{ $more ->
    [0] {""}
   *[other] {""} ; et { $more } de plus : `sourcier index` les nomme
  }

## Le serveur

progress-title = Lecture du corpus
progress = { $done } articles sur { $total }
reading-stopped = la lecture du corpus a été arrêtée : la commande « sourcier.reindex » la relance
index-failed = l’indexation a échoué : erreur interne de sourcier ; son journal dit où
index-no-cache = il n’y a pas de dossier de cache : définissez XDG_CACHE_HOME ou HOME
index-busy = un autre processus indexe ce corpus
index-not-kept = l’index ne peut être gardé dans { $path } : { $why }
index-full = plus de place pour l’index dans { $path }
index-damaged = l’index dans { $path } est abîmé : { $why }
index-stopped = l’indexation a été arrêtée
not-watched = le corpus ne peut être surveillé : { $why }
held-in-memory = { $error } : le corpus est gardé en mémoire à la place
polled = { $error } : il est regardé toutes les { $seconds } secondes à la place

## Les clés de la configuration

config-title = La configuration de Sourcier. Tout est facultatif.
config-corpus-paths = Fichiers, dossiers ou motifs d’articles sources, à partir du dossier de sourcier.toml.
config-notes-paths = Fichiers, dossiers ou motifs de notes ; y comptent tous les *.md qui ne sont pas dans le corpus.
config-rules = Avec quelle force parle chaque règle.
config-names = Autres graphies d’un nom que le corpus ne donne pas : "Hélène Castérac": ["H. Casterac"] ; et, sous "apart", les noms qui ne font pas un.
config-names-apart = Des noms qui ne font pas un, en listes : [["Ana Reyk", "Ena Reyk"]].
config-hints-verdicts = Montrer après chaque affirmation d’une note ce qu’en font les articles : [✓] confirmée, [✗] fausse, [?] sans appui.
config-hints-roles = Montrer la fonction d’une personne, telle que la donnent les articles, après sa première mention dans une note.
config-file-wins = Ce que dit sourcier.toml l’emporte.

## Ce qui ne va pas dans la configuration

config-settings = réglages
config-problem = { $place } : { $message } : { $remedy }
config-problem-of-key = { $place } : `{ $key }` : { $message } : { $remedy }
config-kind = { $kind ->
    [text] un texte
    [list] une liste
    [table] une table
    [truth] vrai ou faux
    [number] un nombre
   *[date] une date
  }
config-no-path = « { $path } » n’existe pas ({ $looked })
config-create-path = créez-le, ou corrigez le chemin ; il compte à partir du dossier de sourcier.toml
config-no-pattern = « { $path } » n’est pas un motif : { $reason }
config-correct-pattern = corrigez le motif
config-write-level = écrivez l’un de { $levels }
config-unknown-level = niveau inconnu, « { $level } »
config-not-a-level = il faut un niveau, pas { $kind }
config-write-spelling = écrivez `"{ $name }" = ["autre graphie"]`
config-write-apart = écrivez `apart = [["Paul Delmas", "Anne Delmas"]]`
config-not-lists = il faut une liste de listes de noms, pas { $kind }
config-two-names = il faut au moins deux noms par liste
config-not-a-truth = il faut vrai ou faux (`true`, `false`), pas { $kind }
config-write-hint = écrivez `{ $key } = true`
config-write-table = écrivez `[{ $key }]` sur sa propre ligne, et ses clés dessous
config-make-object = faites-en un objet
config-not-a-table = il faut une table, pas { $kind }
config-write-paths = écrivez `paths = ["{ $table }"]`
config-not-texts = il faut une liste de textes, pas { $kind }
config-texts-only = il n’y faut que des textes, pas { $kind }
config-known = clés connues : { $keys }
config-unknown-key = clé inconnue
config-unknown-rule = règle inconnue
config-explain-lists = `sourcier explain` donne la liste des règles
config-make-readable = faites-en un fichier lisible ; d’ici là, les valeurs par défaut comptent
config-not-utf-8 = erreur de syntaxe : pas de l’UTF-8 à partir d’ici
config-syntax = erreur de syntaxe : { $kind ->
    [duplicate-key] cette clé est déjà donnée
    [string-values-must-be-quoted] un texte se met entre guillemets droits (`"`)
    [key-with-no-value] il manque `=` et une valeur après la clé
    [missing-comma-between-array-elements] il manque une virgule entre les éléments de la liste
    [missing-value-for-key] il manque une valeur
    [unclosed-array] la liste n’est pas fermée (`]`)
    [unclosed-table] l’en-tête n’est pas fermé (`]`)
    [unclosed-array-table] l’en-tête n’est pas fermé (`]]`)
    [unclosed-inline-table] la table n’est pas fermée (`{"}"}`)
    [invalid-literal-string] le texte n’est pas fermé (`'`)
    [invalid-basic-string] le texte n’est pas fermé (`"`)
    [invalid-unquoted-key] cette clé se met entre guillemets droits (`"`)
    [unquoted-keys-cannot-be-empty] il manque une clé
    [invalid-boolean] vrai ou faux s’écrit `true` ou `false`
    [unexpected-key-or-value] il y a quelque chose de trop sur la ligne
    [too-few-unicode-value-digits] `\` ouvre un code : écrivez `/` dans les chemins
    [missing-escaped-value] `\` ouvre un code : écrivez `/` dans les chemins
   *[other] { $fault }
  }
config-mend-line = corrigez cette ligne ou la précédente ; ce qui a pu être lu du reste compte

## L’aide de la ligne de commande

help-usage = Utilisation{" "}
help-commands = Commandes{" "}
help-arguments = Arguments{" "}
help-options = Options{" "}
help-help = Afficher l’aide
help-version = Afficher la version
help-command = Afficher ceci, ou l’aide d’une commande
help-sourcier = Un serveur de langage pour vos notes : chaque citation, date et affirmation vérifiée dans votre propre corpus
help-locale = La langue des messages, en ou fr ; sans elle, celle que demande l’éditeur ou l’environnement
help-format = Comment l’afficher : human pour les gens (par défaut), ou json pour les programmes, un objet par ligne
help-check = Juger des notes et afficher ce qui n’y va pas
help-check-ends = Code de sortie : 0 si rien n’a été trouvé au niveau « avertissement » ou au-dessus, 1 sinon, 2 si une note, le corpus ou la commande elle-même n’a pas pu être lue ; ce qui a pu être jugé est affiché quand même.
help-check-paths = Des notes, et des dossiers de notes ; - est une note sur l’entrée standard ; par défaut, les notes de sourcier.toml
help-check-format = Comment afficher ce qui a été trouvé : human pour les gens (par défaut), avec le passage qui dit autre chose ; json pour les programmes, un signalement par ligne ; sarif pour les forges, SARIF 2.1.0
help-check-verbose = Dire aussi ce qui a été lu, et quelles affirmations les articles confirment, avec leur place
help-index = Lire le corpus et mettre son index à jour
help-index-where = Afficher le dossier de l’index de cet espace de travail, sans rien lire
help-index-clean = Supprimer l’index de cet espace de travail, sans rien lire
help-articles = Donner la liste du corpus : quand chaque article a paru, et comment on le sait
help-explain = Afficher la documentation d’une règle, ou la table de toutes
help-explain-rule = Le code de la règle, tel qu’il est écrit à côté d’un signalement
help-read = Montrer ce que le lecteur voit dans un texte
help-read-file = Le texte ; - ou rien lit l’entrée standard
help-read-date = Le jour à partir duquel compte « hier » : 2023-09-14, 2023-09 ou 2023
help-read-lang = La langue du texte, fr ou en, si elle n’est pas à deviner
help-read-jsonl = Lire sur l’entrée standard des lignes de JSON avec les clés « id », « text », et au besoin « ref » (une date) et « lang », et répondre par une ligne à chacune
help-name = Dire qui est, ou ce qu’est, un nom, sous toute graphie : la fiche que montre un éditeur
help-name-name = Le nom, dans n’importe quelle graphie
help-quote = Trouver une citation dans le corpus : qui l’a dite, où, et ce qui diffère
help-quote-ends = Code de sortie : 0 si un article a ces mots mêmes, 1 s’ils sont altérés ou si aucun article ne les a, 2 si la commande n’a pas pu être menée à bien.
help-quote-words = Les mots cités, avec ou sans guillemets ; - est l’entrée standard
help-timeline = Dire ce qui s’est passé et quand, d’après les dates du corpus
help-timeline-name = Seulement ce qui concerne cette personne, ce lieu ou cette institution, sous toutes ses graphies
help-config = Dire ce que prend la configuration
help-config-schema = Afficher le schéma JSON de sourcier.toml, pour les éditeurs qui vérifient le TOML
help-config-settings = Afficher les mêmes clés en réglages de VS Code
help-lsp = Servir un éditeur par l’entrée et la sortie standard
help-lsp-stdio = Accepté parce que certains éditeurs l’ajoutent : il n’y a que l’entrée et la sortie standard
help-lsp-log = Écrire le journal ici plutôt que dans le dossier du cache ; son niveau est dans la variable SOURCIER_LOG
value-command = COMMANDE
value-date = DATE
value-file = FICHIER
value-format = FORMAT
value-lang = LANGUE
value-locale = LANGUE
value-name = NOM
value-paths = CHEMINS
value-rule = RÈGLE
value-words = MOTS

## Ce qui ne va pas dans une ligne de commande

usage-mistake = { $mistake } (voyez `sourcier{ $command } --help`)
usage-unknown = il n’y a pas d’option `{ $argument }`{ $near ->
    [none] {""}
   *[other] {""} : vouliez-vous dire `{ $near }` ?
  }
usage-no-command = il n’y a pas de commande `{ $command }`{ $near ->
    [none] {""}
   *[other] {""} : vouliez-vous dire `{ $near }` ?
  }
usage-no-value = il manque une valeur à `{ $argument }`
usage-other-value = `{ $argument }` n’admet pas « { $value } » : écrivez l’un de { $known }
usage-wrong-value = `{ $argument }` n’admet pas « { $value } » : { $why }
usage-missing = il manque `{ $argument }`
usage-conflict = { $other ->
    [none] `{ $argument }` est donné deux fois
   *[other] `{ $argument }` ne va pas avec `{ $other }`
  }
usage-extra = `{ $argument }` est de trop
usage-too-many = `{ $argument }` n’admet pas « { $value } »
usage-not-utf-8 = un argument n’est pas de l’Unicode
usage-locales = il n’y a pas de messages dans cette langue : les langues sont { $known }
