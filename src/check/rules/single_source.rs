//! `single-source`.

use super::Rule;
use crate::check::verdict::drafted;
use crate::check::{Evidence, Finding, Subject};
use crate::config::Level;
use crate::wording::message;

pub static RULE: Rule = Rule {
    code: "single-source",
    level: Level::Off,
    summary: "the articles bear it out, but all of it comes from one origin",
    of_claims: true,
    check,
    doc: r#"A sentence that the articles bear out, of which only one of them tells, or several that print one and the same report.

**Why.** What one source alone says is not confirmed, however often it was reprinted.

**Example.** Three newspapers print the agency's line on the sale of a ferry: that is one origin. A fourth with its own account of the council's
meeting makes two.

**How it decides.** Articles whose sentences on it share most of their words are copies of one report.

**Left alone.** What the articles do not bear out in every part, and what another rule has spoken of already.

**Turn it on.** It is off unless `sourcier.toml` says `single-source = "hint"` under `[rules]`.

**Fix.** None: look for a second source.
"#,
};

fn check(subject: &Subject) -> Vec<Finding> {
    let mut out = Vec::new();
    for judged in subject.claims() {
        let draft = drafted(subject, judged);
        if !draft.borne_out || draft.articles != 1 {
            continue;
        }
        let mut finding = Finding::new(&RULE, judged.claim.in_note, message!("single-source"));
        let passages = draft.passages.iter();
        finding.evidence = passages.map(|told| Evidence { article: told.article, span: told.span }).collect();
        out.push(finding);
    }
    out
}
