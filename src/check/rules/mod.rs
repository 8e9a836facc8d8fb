//! One file a rule; each holds its documentation and is registered in [`RULES`].

mod altered_quote;
mod contradicted_claim;
mod impossible_date;
mod misattributed_quote;
mod misdated_claim;
mod name_variant;
mod single_source;
mod superseded;
mod unknown_citation;
mod unknown_quote;
mod unsupported_claim;
pub mod unused_ignore;
mod weekday_mismatch;
mod wrong_figure;
mod wrong_source;

use super::{Finding, Subject};
use crate::config::Level;
use crate::wording::Locale;

/// A named check.
pub struct Rule {
    /// `misdated-claim`.
    pub code: &'static str,
    /// How loudly it speaks unless configured.
    pub level: Level,
    /// One line, in English; [`Rule::page`] has it in every language.
    pub summary: &'static str,
    /// What it does, why, example, fix: Markdown. `docs/rules.md` and `sourcier explain` are made of it.
    pub doc: &'static str,
    /// Whether it judges claims, so that it keeps silent where another rule has spoken of the same claim.
    pub of_claims: bool,
    pub(crate) check: fn(&Subject) -> Vec<Finding>,
}

/// The pages in French. The English ones stand beside each rule.
const FRENCH: &str = include_str!("pages.fr.md");

impl Rule {
    /// Its summary and its documentation for who reads that language.
    pub fn page(&self, locale: Locale) -> (&'static str, &'static str) {
        let french = || {
            let mut pages = FRENCH.split("\n## ").skip(1);
            let own = pages.find_map(|page| page.strip_prefix(self.code)?.strip_prefix("\n\n"))?;
            own.split_once("\n\n")
        };
        match locale {
            Locale::En => None,
            Locale::Fr => french(),
        }
        .unwrap_or((self.summary, self.doc))
    }

    /// Whether it speaks of one part of a claim (its date, a figure, a name), so that others may be wrong too.
    pub(super) fn of_facet(&self) -> bool {
        let facets = [misdated_claim::RULE.code, wrong_figure::RULE.code, contradicted_claim::RULE.code];
        facets.contains(&self.code)
    }

    /// Where its page is on the web, in the repository that `Cargo.toml` names.
    pub fn address(&self, locale: Locale) -> String {
        let page = match locale {
            Locale::En => "rules.md",
            Locale::Fr => "rules.fr.md",
        };
        format!("{}/blob/main/docs/{page}#{}", env!("CARGO_PKG_REPOSITORY"), self.code)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Every rule. Where two could speak of one fault, the earlier does.
pub static RULES: &[&Rule] = &[
    &impossible_date::RULE,
    &weekday_mismatch::RULE,
    &unknown_citation::RULE,
    &altered_quote::RULE,
    &unknown_quote::RULE,
    &misattributed_quote::RULE,
    &misdated_claim::RULE,
    &wrong_figure::RULE,
    &contradicted_claim::RULE,
    &wrong_source::RULE,
    &unsupported_claim::RULE,
    &superseded::RULE,
    &single_source::RULE,
    &name_variant::RULE,
    &unused_ignore::RULE,
];

/// The rule of that code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_page_in_every_language() {
        for rule in RULES {
            let (english, french) = (rule.page(Locale::En), rule.page(Locale::Fr));
            assert_ne!(english.0, french.0, "{}", rule.code);
            assert!(!french.0.contains('\n') && !french.0.ends_with('.'), "{}: one line, no full stop", rule.code);
            assert!(french.1.contains("**Pourquoi.**") && french.1.contains("**Exemple.**"), "{}", rule.code);
            // What is left alone, how it decides: each has what the other has.
            assert_eq!(english.1.matches("\n**").count(), french.1.matches("\n**").count(), "{}", rule.code);
        }
        assert_eq!(FRENCH.matches("\n## ").count(), RULES.len());
        for wrong in ["« ", " »", " ;", " : "] {
            assert!(!FRENCH.contains(wrong), "a plain blank: {wrong:?}");
        }
    }
}
