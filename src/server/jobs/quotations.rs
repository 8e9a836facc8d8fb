//! Questions about quotations, in notes and in articles.

use super::{Bench, Cancelled, Judgement, World, guard};
use crate::features::{self, Target, Wanted};
use crate::index::{ArticleNo, StoredArticle};
use crate::server::convert::{self, lenses};
use crate::server::documents::Still;
use crate::server::event::Request;
use crate::server::notes;
use std::sync::Arc;
use tower_lsp_server::ls_types::{CodeLens, Location, Position};

impl Bench {
    pub(super) fn answer_of_quotations(&self, still: &Still, world: &World, request: Request) {
        let feature = request.name();
        let snapshot = &world.snapshot;
        match request {
            Request::Lenses(answer) => guard(feature, answer, |cancelled| {
                let cell = self.judge(still, world, cancelled)?;
                let Judgement { note, lines, findings } = cell.get()?;
                let range = |span| self.range(note, lines, span);
                let found = (self.features.lenses)(note, snapshot).into_iter();
                let mut all: Vec<CodeLens> =
                    found.filter_map(|lens| lenses::to_lens(lens, &still.uri, snapshot, &range)).collect();
                let of_claims = (self.features.claim_lenses)(note, snapshot, findings).into_iter();
                all.extend(of_claims.map(|lens| lenses::to_claim_lens(&lens, &range, self.abilities.locale)));
                Some(Some(all))
            }),
            Request::Lens(lens, answer) => guard(feature, answer, |_| Some(self.told(world, *lens))),
            other => other.answer_nothing(),
        }
    }

    /// A lens with what it says.
    fn told(&self, world: &World, mut lens: CodeLens) -> Option<CodeLens> {
        let (place, altered) = lenses::of(&lens, &world.snapshot)?;
        let title = features::lens_title(&world.snapshot, place, altered, self.abilities.locale)?;
        lens.command = lenses::to_command(title, place, &world.snapshot, &self.abilities);
        Some(lens)
    }

    /// Every note that quotes it, the open ones first, then every article that has it.
    pub(super) fn places_of_quotation<'a>(
        &self,
        wanted: &Wanted,
        open: impl Iterator<Item = &'a Still>,
        world: &World,
        cancelled: &Cancelled<'_>,
    ) -> Option<Vec<Location>> {
        let mut out = Vec::new();
        for read in notes::all(world, open, cancelled)? {
            if cancelled() {
                return None;
            }
            for span in wanted.in_note(&read.note, &world.snapshot) {
                out.push(Location { uri: read.uri.clone(), range: self.range(&read.note, &read.lines, span) });
            }
        }
        let places = wanted.places().iter();
        out.extend(places.filter_map(|place| convert::to_location(*place, &world.snapshot, self.abilities.encoding)));
        Some(out)
    }

    /// Answers a question about an article that is open, as long as its text is the one that was indexed.
    pub fn answer_in_article(&self, still: &Still, open: &[Still], world: &World, request: Request) {
        let feature = request.name();
        let snapshot = &world.snapshot;
        let encoding = self.abilities.encoding;
        let offset = |stored: &StoredArticle, position: Position| {
            stored.lines.offset(&stored.article.text, convert::from_position(position), encoding)
        };
        match request {
            Request::Hover(position, answer) => guard(feature, answer, |_| {
                let Some((article, stored)) = article_of(still, world) else { return Some(None) };
                let hover = (self.features.hover_in_article)(
                    snapshot,
                    article,
                    offset(&stored, position),
                    self.abilities.locale,
                );
                Some(hover.map(|hover| {
                    let range = convert::to_range(&stored.article.text, &stored.lines, hover.span, encoding);
                    convert::to_card(hover.markdown, range, &self.abilities)
                }))
            }),
            Request::Definition(position, answer) => guard(feature, answer, |_| {
                let Some((article, stored)) = article_of(still, world) else { return Some(None) };
                let found = features::quotation_in(snapshot, article, offset(&stored, position));
                let Some((origin, _, wanted)) = found else { return Some(None) };
                let elsewhere = wanted.places().iter().filter(|place| place.article != article);
                let targets = elsewhere.filter_map(|place| Target::of(snapshot, origin, *place)).collect();
                let text = (stored.article.text.as_str(), &stored.lines);
                Some(convert::to_definition(text, targets, snapshot, &self.abilities))
            }),
            Request::References(position, _, answer) => guard(feature, answer, |cancelled| {
                let Some((article, stored)) = article_of(still, world) else { return Some(None) };
                let found = features::quotation_in(snapshot, article, offset(&stored, position));
                let Some((_, _, wanted)) = found else { return Some(None) };
                let places = self.places_of_quotation(&wanted, open.iter(), world, cancelled)?;
                Some((!places.is_empty()).then_some(places))
            }),
            other => other.answer_nothing(),
        }
    }
}

/// The article that an open document is, where it has the text that was indexed.
fn article_of(still: &Still, world: &World) -> Option<(ArticleNo, Arc<StoredArticle>)> {
    let article = world.snapshot.find_path(&convert::path(&still.uri)?)?;
    let stored = world.snapshot.article(article)?;
    (still.text == stored.article.text.as_str()).then_some((article, stored))
}
