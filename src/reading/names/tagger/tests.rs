use super::*;
use model::add;
use proptest::prelude::*;

/// What each word near a capital weighs: by what was added up once, and by its features one after the other.
fn both_ways(text: &str, weighed: &mut Weighed) -> Vec<(Weights, Weights)> {
    let model = ENGLISH.as_ref().expect("the model");
    let sentences = crate::text::sentences(text);
    let tokens = crate::reading::names::tokens::tokens(text, &sentences, Language::English);
    let mut known = Vec::new();
    let look = Look::new(text, &tokens, Language::English, None, &mut known);
    let ruled = crate::reading::names::settle::settle(&look, look.candidates());
    let zones = zones(&look);
    weighed.begin();
    let features = Features::of(&look, &ruled, &zones, &mut weighed.words);
    weighed.weigh(model);
    let weigh = |n: usize| {
        let mut listed = Listed { words: &weighed.words, features: Vec::new() };
        features.each(n, &mut listed);
        let mut sums = Weights::default();
        listed.features.iter().for_each(|feature| add(&mut sums, &model.weights(*feature)));
        (weighed.scores(model, &features, n), sums)
    };
    zones.into_iter().flat_map(|(from, to)| from..to).map(weigh).collect()
}

#[test]
fn words_that_come_again_weigh_the_same() {
    let mut weighed = Weighed::default();
    let text =
        "Maren Oddvik, mayor of Tarnhaven, met the Nordacom board on Monday. Oddvik said IBM’s offer was “late”.";
    let first = both_ways(text, &mut weighed);
    assert!(first.len() > 8 && first.iter().any(|(once, _)| *once != Weights::default()));
    assert_eq!(both_ways(text, &mut weighed), first);
}

proptest! {
    #[test]
    fn what_is_added_up_once_weighs_as_its_features_do(
        texts in prop::collection::vec("([A-Z]?[a-zé]{1,19}|[A-Z]\\.|Mr\\.|[A-Z]{2,4}|the|[0-9]{1,4})([ ,.’-]{1,2}([A-Z]?[a-z]{1,9}|London|of|U\\.S\\.)){0,12}", 1..4),
    ) {
        let mut weighed = Weighed::default();
        for text in texts {
            for (once, each) in both_ways(&text, &mut weighed) {
                prop_assert_eq!(once, each, "{}", text);
            }
        }
    }
}
