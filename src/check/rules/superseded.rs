//! `superseded`.

use super::{Rule, misdated_claim, wrong_figure};
use crate::check::evidence::{Judged, Support};
use crate::check::verdict::{FacetKind, Stand, drafted};
use crate::check::{Finding, Subject};
use crate::config::Level;
use crate::index::{ArticleNo, Snapshot};
use crate::reading::Interval;
use crate::text::Span;
use crate::wording::{Locale, message};
use std::sync::Arc;

pub static RULE: Rule = Rule {
    code: "superseded",
    level: Level::Off,
    summary: "an article bears it out, a later one gives another figure or date",
    of_claims: true,
    check,
    doc: r#"A figure or a date that an article has, where an article that came out later has another of the same.

**Why.** First counts of the dead, the damage or the money are put right in the days after, and meetings are put off. The note is true to the
article that it was written from, and out of date.

**Example.** The note: « l’incendie a fait 3 morts »; an article of 4 May says the same, one of 6 May « 5 morts ».

**How it decides.** The older article bears out all of the sentence. The later ones, taken by themselves, must contradict it as
`wrong-figure` or `misdated-claim` would have them do, and none of them may have the note's own figure or date.

**Left alone.** Articles of which the day is not known; articles of the same day; what another rule has spoken of already.

**Fix.** Puts the later figure or date in the note's place.

**Turn it on.** It is off unless `sourcier.toml` says `superseded = "hint"` under `[rules]`: two offers or two records of one kind look alike,
and the later is then taken for news of the earlier.
"#,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let claims = subject.claims().iter();
    // Of most claims there is nothing, which is known from before.
    let any = claims.filter(|judged| *subject.of_claim("superseded", judged, || !of_claim(subject, judged).is_empty()));
    any.flat_map(|judged| of_claim(subject, judged)).collect()
}

fn of_claim(subject: &Subject, judged: &Judged) -> Vec<Finding> {
    let draft = drafted(subject, judged);
    if !draft.borne_out {
        return Vec::new();
    }
    let block = judged.claim.block;
    let mut out = Vec::new();
    for facet in draft.facets.iter().filter(|facet| facet.stand == Stand::Agrees) {
        if !matches!(facet.kind, FacetKind::When | FacetKind::HowMany) {
            continue;
        }
        let Some(told) = facet.told.first() else { continue };
        let Some(later) = later(subject, judged, told.article) else { continue };
        let found = if facet.kind == FacetKind::When {
            misdated_claim::found(subject, &later)
        } else {
            wrong_figure::found(subject, &later)
        };
        let words: Vec<Span> = facet.words.iter().map(|span| subject.in_note(block, *span)).collect();
        let own = found.into_iter().filter(|finding| words.iter().any(|words| words.overlaps(finding.span)));
        out.extend(own.filter_map(|finding| superseding(subject, judged, finding, told.article)));
    }
    out
}

/// The claim with those passages alone whose articles came out after that one.
fn later(subject: &Subject, judged: &Judged, than: ArticleNo) -> Option<Judged> {
    let known = published(subject.snapshot, than)?;
    let is_later = |support: &&Support| {
        published(subject.snapshot, support.article).is_some_and(|published| published.first > known.last)
    };
    let passages: Vec<Support> = judged.passages.iter().filter(is_later).cloned().collect();
    (!passages.is_empty()).then(|| Judged::new(judged.claim.clone(), Arc::clone(&judged.terms), Arc::new(passages)))
}

fn published(snapshot: &Snapshot, article: ArticleNo) -> Option<Interval> {
    Some(snapshot.cards().get(article as usize)?.date.as_ref()?.value)
}

/// What later articles say against the claim, told as news, with the passage of the older one behind theirs.
fn superseding(subject: &Subject, judged: &Judged, finding: Finding, older: ArticleNo) -> Option<Finding> {
    let newest = finding.evidence.first()?;
    let days = published(subject.snapshot, newest.article)?;
    let date = Locale::ALL.map(|locale| days.describe(locale.language()));
    let message = message!("superseded", date = date, told = vec![finding.message.clone()]);
    let mut evidence = finding.evidence.clone();
    evidence.extend(judged.passages.iter().find(|support| support.article == older).map(Support::evidence));
    Some(Finding { rule: &RULE, level: RULE.level, message, evidence, ..finding })
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{judge_against, snapshot_of};
    use crate::config::{Config, Level};
    use crate::wording::Locale;
    use std::path::Path;

    /// What was told first, and two days later.
    const CORPUS: &[(&str, &str)] = &[
        (
            "feu.txt",
            "Incendie au chantier naval\n\nTRÉVARN, 4 mai 2021 (Agence du Littoral) -- L’incendie du chantier naval de Trévarn a fait \
             3 blessés, selon la maire Élise Corbel. Le conseil de Trévarn a fixé la vente du vieux bac au 3 juin 2021.\n",
        ),
        (
            "bilan.txt",
            "Le bilan s’alourdit\n\nTRÉVARN, 6 mai 2021 (Agence du Littoral) -- L’incendie du chantier naval de Trévarn a fait 5 \
             blessés, selon la maire Élise Corbel. Le conseil de Trévarn a fixé la vente du vieux bac au 10 juin 2021.\n",
        ),
    ];

    fn judged(note: &str, rules: &[(&str, Level)]) -> String {
        let mut config = Config::default_for(Path::new("/"));
        config.rules.extend(rules.iter().map(|(code, level)| ((*code).to_owned(), *level)));
        judge_against(note, &snapshot_of(CORPUS), &config, Locale::En)
    }

    #[test]
    fn a_later_article_has_another_figure_or_date() {
        insta::assert_snapshot!(judged(
            "L’incendie du chantier naval de Trévarn a fait 3 blessés, selon Élise Corbel.\n\n\
             Le conseil de Trévarn a fixé la vente du vieux bac au 3 juin 2021.\n\n\
             L’incendie du chantier naval de Trévarn a fait 5 blessés, selon Élise Corbel.\n\n\
             Le conseil de Trévarn a fixé la vente du vieux bac au 10 juin 2021.\n",
            &[("superseded", Level::Hint)]
        ));
    }

    #[test]
    fn one_origin_is_told_where_somebody_asked_for_it() {
        let note = "L’incendie du chantier naval de Trévarn a fait 5 blessés, selon Élise Corbel.\n\n\
                    L’incendie du chantier naval de Trévarn, selon Élise Corbel, a fait des blessés.\n\n\
                    Le chantier naval de Trévarn a été vendu à un armateur grec, selon Élise Corbel.\n";
        insta::assert_snapshot!(judged(note, &[("single-source", Level::Hint), ("unsupported-claim", Level::Off)]));
        assert!(!judged(note, &[]).contains("single-source"));
    }
}
