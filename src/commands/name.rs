//! `sourcier name`.

use super::explain::plain;
use super::{Format, corpus, terminal};
use crate::features::{self, Sense};
use crate::index::entities::EntityNo;
use crate::index::{ArticleNo, Snapshot};
use crate::reading::Interval;
use crate::text::short;
use crate::wording::Locale;
use jiff::civil::Date;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[command(about = "help-name")]
pub struct Arguments {
    #[arg(value_name = "value-name", help = "help-name-name")]
    name: String,
    #[arg(long, value_enum, default_value_t = Format::Human, value_name = "value-format", help = "help-format")]
    format: Format,
}

#[derive(Serialize)]
struct Known<'a> {
    name: Cow<'a, str>,
    r#type: &'static str,
    /// Every spelling that the corpus has, the commonest first.
    aliases: Vec<Cow<'a, str>>,
    /// As the corpus words them, the commonest first.
    roles: Vec<Cow<'a, str>>,
    /// The roles that say the same joined, the newest first.
    offices: Vec<Office>,
    /// Every article that mentions it, or that it published: the path relative to its corpus folder.
    articles: Vec<&'a str>,
    mentions: u32,
    /// When the articles came out that mention it first and last: ISO 8601.
    first: Option<String>,
    last: Option<String>,
    /// What it stands beside most.
    beside: Vec<Beside<'a>>,
    /// Those that tell most of it, the newest first.
    passages: Vec<Passage<'a>>,
    said: Option<Passage<'a>>,
    /// What is told of the government for which a capital stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    government: Option<Government<'a>>,
}

/// The same of a government as of a name: see [`Known`].
#[derive(Serialize)]
struct Government<'a> {
    of: &'static str,
    mentions: u32,
    first: Option<String>,
    last: Option<String>,
    beside: Vec<Beside<'a>>,
    passages: Vec<Passage<'a>>,
}

#[derive(Serialize)]
struct Office {
    role: String,
    first: Option<String>,
    last: Option<String>,
    articles: usize,
}

#[derive(Serialize)]
struct Beside<'a> {
    name: Cow<'a, str>,
    articles: u32,
}

#[derive(Serialize)]
struct Passage<'a> {
    article: &'a str,
    /// From 1, in the original file.
    line: usize,
    /// ISO 8601.
    date: Option<String>,
    text: &'a str,
}

/// The most characters of a name or role: what is longer is none that anybody reads.
const LONGEST: usize = 300;

/// Runs the command.
pub fn run(arguments: &Arguments, locale: Locale) -> anyhow::Result<ExitCode> {
    let (current, config) = corpus::here(locale)?;
    let Some(snapshot) = corpus::load(&config, &current, false, locale) else {
        return Ok(ExitCode::from(super::COULD_NOT_RUN));
    };
    let found = features::meant(&snapshot, &arguments.name)
        .map_err(|unclear| anyhow::anyhow!(unclear.message().worded(locale)))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (number, entity) in found.into_iter().enumerate() {
        match arguments.format {
            Format::Human => human(&mut out, &snapshot, entity, &current, number > 0, locale)?,
            Format::Json => json(&mut out, &snapshot, entity)?,
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn human(
    out: &mut impl Write,
    snapshot: &Snapshot,
    entity: EntityNo,
    current: &Path,
    another: bool,
    locale: Locale,
) -> io::Result<()> {
    let place = |article: ArticleNo, line: usize| {
        let card = snapshot.cards().get(article as usize);
        card.map(|card| features::plain(&format!("{}:{line}", terminal::shown(&card.path, current))))
            .unwrap_or_default()
    };
    // As an editor has it, and of a capital's government what an editor shows where the capital acts.
    let cards = [Sense::Any, Sense::Government];
    let cards = cards.into_iter().filter_map(|sense| features::name_card_with(snapshot, entity, sense, locale, &place));
    for (number, card) in cards.enumerate() {
        if another || number > 0 {
            writeln!(out)?;
        }
        // Before it is drawn: what draws it bold is ours.
        write!(out, "{}", plain::render(&terminal::harmless(&card), terminal::width(), terminal::colours()))?;
    }
    Ok(())
}

fn json(out: &mut impl Write, snapshot: &Snapshot, number: EntityNo) -> anyhow::Result<()> {
    let (Some(entity), Some(profile)) = (snapshot.entities().get(number), features::profile(snapshot, number)) else {
        return Ok(());
    };
    let id = |article: ArticleNo| snapshot.cards().get(article as usize).map_or("", |card| card.id.as_str());
    let day = |date: Date| date.to_string();
    let passage = |telling: &'_ features::Telling| Passage {
        article: id(telling.article()),
        line: telling.line,
        date: telling.date.map(Interval::iso),
        text: "",
    };
    let beside = |profile: &features::Profile| -> Vec<Beside> {
        let known = profile.beside.iter().filter_map(|(other, articles)| {
            Some(Beside { name: short(&snapshot.entities().get(*other)?.name, LONGEST), articles: *articles })
        });
        known.collect()
    };
    let offices = profile.offices.iter().map(|office| Office {
        role: short(&office.role, LONGEST).into_owned(),
        first: office.period.map(|period| day(period.first)),
        last: office.period.map(|period| day(period.last)),
        articles: office.articles,
    });
    let articles: BTreeSet<ArticleNo> =
        entity.articles.iter().map(|(article, _)| article).chain(&entity.published).copied().collect();
    let governs = features::government(snapshot, number);
    let government = governs.as_ref().zip(features::state(&entity.name)).map(|(told, of)| Government {
        of,
        mentions: told.mentions,
        first: told.first.map(Interval::iso),
        last: told.last.map(Interval::iso),
        beside: beside(told),
        passages: told.passages.iter().map(|telling| Passage { text: &telling.text, ..passage(telling) }).collect(),
    });
    let known = Known {
        name: short(&entity.name, LONGEST),
        r#type: entity.kind.word(),
        aliases: entity.aliases.iter().map(|(form, _)| short(form, LONGEST)).collect(),
        roles: entity.roles.iter().map(|(role, _)| short(role, LONGEST)).collect(),
        offices: offices.collect(),
        articles: articles.into_iter().map(id).collect(),
        mentions: profile.mentions,
        first: profile.first.map(Interval::iso),
        last: profile.last.map(Interval::iso),
        beside: beside(&profile),
        passages: profile.passages.iter().map(|telling| Passage { text: &telling.text, ..passage(telling) }).collect(),
        said: profile.said.as_ref().map(|telling| Passage { text: &telling.text, ..passage(telling) }),
        government,
    };
    writeln!(out, "{}", terminal::harmless_json(&serde_json::to_string(&known)?))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;

    /// What an editor shows of a name is what a terminal shows, but for how each says where a passage stands.
    #[test]
    fn an_editor_and_a_terminal_say_the_same() {
        let long = "dans-un-dossier-au-nom-bien-plus-long-que-ce-qu-un-lien-en-dit";
        let texts = (0..14).map(|n| {
            let text = format!(
                "---\ndate: 20{:02}-04-04\nlang: fr\nkey: a{n}\n---\nLa directrice n{n} de l’office des ports et rivages, Odile Kermarrec, a longuement \
                 reçu Ana{n} Quemeneur, venue avec beaucoup d’autres lui parler du quai, du phare, de la digue et de la rade qui s’ensable. \
                 « Nous rendrons le quai à la ville avant la fin de l’année prochaine », a déclaré Odile Kermarrec. Lisbonne accuse Madrid. \
                 Il neige à Lisbonne.\n",
                10 + n
            );
            let id = format!("{long}/{n}.md");
            (Path::new("/w/corpus").join(&id), Article::parse(&id, text))
        });
        let snapshot = Snapshot::in_memory(texts.collect(), &std::collections::BTreeMap::new());
        let current = Path::new("/w");
        // Where lines are broken, and what stands before each, is no content.
        let words = |text: &str| text.split_whitespace().filter(|word| *word != ">").collect::<Vec<_>>().join(" ");
        for (locale, told) in [(Locale::En, "line"), (Locale::Fr, "ligne")] {
            for (entity, number) in snapshot.entities().list().iter().zip(0..) {
                let mut out = Vec::new();
                human(&mut out, &snapshot, number, current, false, locale).expect("memory takes it");
                let cards =
                    [Sense::Any, Sense::Government].map(|sense| features::name_card(&snapshot, number, sense, locale));
                let mut editor = cards.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
                for card in snapshot.cards() {
                    for line in 1..10 {
                        let link = format!("[{}, {told} {line}](file:///w/corpus/{}#L{line})", card.key, card.id);
                        let place = format!("corpus/{}:{line}", card.id);
                        editor = editor.replace(&link, &place);
                    }
                }
                assert_eq!(
                    words(&String::from_utf8(out).expect("UTF-8")),
                    words(&plain::render(&editor, 80, false)),
                    "{}",
                    entity.name
                );
            }
        }
    }

    /// Every card is under 25 lines, in whichever width, and so is what no reader could use.
    #[test]
    fn a_printed_card_is_under_25_lines() {
        let long = "Kermarrec".repeat(1_200);
        let people =
            (0..9).map(|n| format!("la juge Ana{n} Le Bihan-Quemeneur de la Tour")).collect::<Vec<_>>().join(", ");
        let texts = (0..12).map(|n| {
            let text = format!(
                "---\ndate: 20{:02}-04-0{}\nlang: fr\n---\nLa directrice adjointe n{n} de l’office départemental des ports et rivages du Finistère, \
                 Odile Kermarrec, a longuement reçu à la mairie {people}, qui venaient lui parler du quai, du phare, de la digue et de la rade. \
                 « Nous rendrons le quai à la ville avant la fin de l’année prochaine, je le promets », a déclaré Odile Kermarrec. \
                 La maire, Jeanne {long}, a répondu. Le préfet, Jean [Morvan](command:x) <b>Riou</b>, aussi.\n",
                10 + n, 1 + n % 9
            );
            let id = format!("un-article-au-nom-assez-long-pour-un-fichier-{n}.md");
            (Path::new("/corpus").join(&id), Article::parse(&id, text))
        });
        let snapshot = Snapshot::in_memory(texts.collect(), &std::collections::BTreeMap::new());
        let place = |article: ArticleNo, line: usize| {
            let card = snapshot.cards().get(article as usize);
            card.map(|card| features::plain(&format!("{}:{line}", card.path.display()))).unwrap_or_default()
        };
        assert!(snapshot.entities().list().len() > 5);
        for (_, entity) in snapshot.entities().list().iter().zip(0..) {
            let card = features::name_card_with(&snapshot, entity, Sense::Any, Locale::Fr, &place).unwrap_or_default();
            for width in [80, 100, 120] {
                let page = plain::render(&card, width, false);
                assert!(page.lines().count() < 25 && page.len() < 6_000, "{width}:\n{page}");
            }
            assert!(!card.contains("](command:") && !card.contains(" <b>"), "{card}");
        }
    }
}
