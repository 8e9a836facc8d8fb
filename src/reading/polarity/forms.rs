//! The words by which prose denies, wishes, doubts and says where, as `lexicon/polarity.txt` lists them.

use crate::lexicon::{self, Language};
use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Default)]
pub struct Forms {
    pub ne: Words,
    pub not: Words,
    pub dropped: Words,
    pub bare: Words,
    pub more: Words,
    pub be: Words,
    pub wish: Words,
    pub might: Words,
    pub side: Words,
    pub of: Words,
    pub doubt: Words,
    pub whether: Words,
    pub until: Words,
    pub as_such: Words,
    pub only: Words,
    pub solely: Words,
    pub first: Words,
    pub time: Words,
    pub alone: Words,
    pub tied: Words,
    pub perhaps: Words,
    pub thing: Words,
    pub skip: Words,
    pub refuse: Words,
    pub stop: Words,
    pub lifted: Words,
    pub carry: Words,
    pub link: Words,
    pub near: Words,
    pub clause: Words,
    pub infinitive: Words,
    pub leads: Words,
    pub noun: Words,
    pub article: Words,
    pub det: Words,
    pub place: Words,
    pub ask: Words,
    pub asked: Words,
}

pub type Words = HashSet<&'static str>;

pub static FORMS: LazyLock<[Forms; 2]> = LazyLock::new(|| {
    let of = |language: Language| {
        let mut forms = Forms::default();
        for row in lexicon::rows(include_str!("../../lexicon/polarity.txt")) {
            let [code, class, words] = row[..] else { continue };
            let list = match class {
                "ne" => &mut forms.ne,
                "not" | "late" => &mut forms.not,
                "dropped" => &mut forms.dropped,
                "bare" => &mut forms.bare,
                "more" => &mut forms.more,
                "be" => &mut forms.be,
                "wish" => &mut forms.wish,
                "might" => &mut forms.might,
                "side" => &mut forms.side,
                "of" => &mut forms.of,
                "doubt" => &mut forms.doubt,
                "whether" => &mut forms.whether,
                "until" => &mut forms.until,
                "as" => &mut forms.as_such,
                "only" => &mut forms.only,
                "solely" => &mut forms.solely,
                "first" => &mut forms.first,
                "time" => &mut forms.time,
                "alone" => &mut forms.alone,
                "tied" => &mut forms.tied,
                "perhaps" => &mut forms.perhaps,
                "skip" => &mut forms.skip,
                "refuse" => &mut forms.refuse,
                "stop" => &mut forms.stop,
                "lifted" => &mut forms.lifted,
                "carry" => &mut forms.carry,
                "link" => &mut forms.link,
                "near" => &mut forms.near,
                "clause" => &mut forms.clause,
                "leads" => &mut forms.leads,
                "infinitive" => &mut forms.infinitive,
                "noun" => &mut forms.noun,
                "article" => &mut forms.article,
                "det" => &mut forms.det,
                "in" => &mut forms.place,
                "thing" => &mut forms.thing,
                "ask" => &mut forms.ask,
                "asked" => &mut forms.asked,
                _ => continue,
            };
            if Language::from_code(code) == Some(language) {
                list.extend(words.split(' '));
            }
        }
        forms
    };
    [of(Language::French), of(Language::English)]
});
