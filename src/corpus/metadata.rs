//! What a page tells about its article: title, date, publisher, author, address; and which of its blocks say it.

use super::header::Header;
use super::words::{count, covers, ends, folded, starts};
use super::{Article, Block, BlockKind, How, Known, boilerplate, numeric, stem};
use crate::lexicon::Language;
use crate::reading::Interval;
use crate::reading::times::{self, Granularity, When};
use crate::text::{self, Span};
use jiff::civil::Date;

/// How many blocks from the top may say when and by whom.
const HEAD: usize = 8;
/// Words from which a block is a paragraph of the article, not a line of its head.
const PARAGRAPH: usize = 30;
/// The longest title, in words.
const TITLE: usize = 30;
/// The longest heading within an article, in words.
const HEADING: usize = 12;

/// Fills in what the header and the page tell, and gives titles, headings, captions and datelines their kind.
pub(super) fn complete(article: &mut Article, header: Header) {
    let told = |value: Option<String>| value.map(|value| Known { value, how: How::FrontMatter });
    article.title = told(header.title);
    article.author = told(header.author);
    article.publisher = told(header.publisher);
    article.date = header.date.map(|value| Known { value, how: How::FrontMatter });
    article.url = header.url;

    address(article);
    let line = publication_lines(article);
    title(article);
    let dateline = dateline(article);
    captions_and_headings(article);
    let file = numeric::find(stem(&article.id), article.language).first().map(|&(_, interval)| interval);
    let printed = line.or_else(|| dateline.and_then(|dateline| dateline.date(file)));
    if article.date.is_none() {
        let printed = printed.map(|value| Known { value, how: How::Printed });
        article.date = printed.or(file.map(|value| Known { value, how: How::FileName }));
    }
    if article.publisher.is_none() {
        article.publisher = own_name(article).map(|value| Known { value, how: How::Printed });
    }
}

/// Adds a block before the rest of block `n`: `end` is where the new one, a [`BlockKind::Meta`], ends.
fn cut(article: &mut Article, n: usize, end: usize) {
    let Block { span, kind } = article.blocks[n];
    let head = Span::new(span.start, end).trim(&article.text);
    let rest = Span::new(end, span.end).trim(&article.text);
    article.blocks[n] = Block { span: head, kind: BlockKind::Meta };
    if !rest.is_empty() {
        article.blocks.insert(n + 1, Block { span: rest, kind });
    }
}

/// The numbers of the first blocks that may hold text of the article, the first paragraph included.
fn head(article: &Article) -> Vec<usize> {
    let mut out = Vec::new();
    for (n, block) in article.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Boilerplate | BlockKind::Meta) {
            continue;
        }
        out.push(n);
        if out.len() == HEAD || folded(block.span.of(&article.text)).len() >= PARAGRAPH {
            break;
        }
    }
    out
}

/// A line that is a web address, or names one: the article's own where nothing else says so.
fn address(article: &mut Article) {
    let first = head(article).into_iter().next().unwrap_or(0);
    for n in 0..article.blocks.len() {
        let Block { span, kind } = article.blocks[n];
        let line = span.of(&article.text);
        let word =
            line.rsplit_once([' ', ':']).filter(|(_, last)| last.starts_with("http")).map_or(line, |(_, last)| last);
        let is_url = word.starts_with("https://") || word.starts_with("http://");
        let before = &line[..line.len() - word.len()];
        if kind == BlockKind::Body && is_url && folded(before).len() <= 2 {
            if article.url.is_none() && (n <= first + HEAD || n + 3 >= article.blocks.len()) {
                article.url = Some(word.to_owned());
            }
            article.blocks[n].kind = BlockKind::Meta;
        }
    }
}

/// Reads the lines near the top, and the last ones, that say when and by whom; they become [`BlockKind::Meta`]. The date of the
/// first that has one.
fn publication_lines(article: &mut Article) -> Option<Interval> {
    let mut found = None;
    let mut top = head(article);
    // « date 2023-09 » may stand before the title, on its line.
    if let Some(&n) = top.first()
        && let Some((end, interval)) = labelled_date(article.blocks[n].span, article)
    {
        cut(article, n, end);
        found = Some(interval);
        top = head(article);
    }
    let last = (0..article.blocks.len()).rev().filter(|&n| article.blocks[n].kind == BlockKind::Body).take(2);
    let bottom: Vec<usize> = last.filter(|n| !top.contains(n)).collect();
    for (n, below) in top.into_iter().map(|n| (n, false)).chain(bottom.into_iter().map(|n| (n, true))) {
        if article.blocks[n].kind != BlockKind::Body {
            continue;
        }
        let line = article.blocks[n].span.of(&article.text);
        let date = publication_date(line, article.language, below);
        let author = if below { None } else { byline(line) };
        if date.is_none() && author.is_none() {
            continue;
        }
        if article.author.is_none()
            && let Some(Byline::Named(author)) = author
        {
            article.author = Some(Known { value: author, how: How::Printed });
        }
        article.blocks[n].kind = BlockKind::Meta;
        found = found.or(date);
    }
    found
}

/// Days written out in full in a text, in order; nothing that would have to be counted.
fn days(line: &str, language: Language) -> Vec<(Span, Interval)> {
    let mut out = numeric::find(line, language);
    for time in times::find(line, &text::sentences(line), language, None) {
        if let When::Days(interval) = time.when
            && time.granularity == Granularity::Day
            && !time.relative
            && !out.iter().any(|(span, _)| span.overlaps(time.core))
        {
            out.push((time.core, interval));
        }
    }
    out.sort_by_key(|(span, _)| span.start);
    out
}

/// Where a label and its date end, at the start of a block: `date 2023-09`, `Published 14 May 2021`.
fn labelled_date(span: Span, article: &Article) -> Option<(usize, Interval)> {
    let line = span.of(&article.text);
    let (at, interval) = days(line, article.language).into_iter().next()?;
    let label = folded(&line[..at.start]);
    let rest = line[at.end..].trim_start();
    let labelled = starts("published", &label).is_some_and(|len| label.len() <= len + 2);
    // A time of day or a second date belongs to the line, which is read whole.
    (labelled && rest.chars().next().is_some_and(char::is_uppercase) && folded(rest).len() >= 3)
        .then_some((span.start + at.end, interval))
}

/// The day that a line gives as that of publication. Lines at the bottom must say so in words.
fn publication_date(line: &str, language: Language, below: bool) -> Option<Interval> {
    let all = folded(line);
    if all.len() > 20 {
        return None;
    }
    let (span, interval) = days(line, language).into_iter().next()?;
    let (before, after) = (&line[..span.start], &line[span.end..]);
    let (head, tail) = (folded(before), folded(after.strip_prefix('T').unwrap_or(after)));
    let labelled = (0..head.len()).any(|n| starts("published", &head[n..]).is_some());
    if labelled {
        return (head.len() <= 8).then_some(interval);
    }
    if below || line.ends_with(['.', '!', '?', '»', '”']) {
        return None;
    }
    let clock = &tail[starts("before-time", &tail).unwrap_or(0)..];
    let timed = tail.len() <= 5 && clock.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let signs = ['|', '·', '•', '–', '—', '-', ',', '/', ':'];
    let word = ends("before-day", &head).map_or("", |_| before.trim_end());
    let before = before.trim_end().strip_suffix(word.rsplit(' ').next().unwrap_or("")).unwrap_or(before);
    let parted = before.trim_end().ends_with(signs);
    let follows = after.trim_start().starts_with(signs) && tail.len() <= 8;
    // A weekday may stand before a date in digits.
    let alone = head.len() <= 2 && (tail.is_empty() || follows);
    let author = byline(line).is_some();
    (timed || (tail.is_empty() && parted) || alone || author).then_some(interval)
}

/// Whom a line names as the author.
#[derive(Debug, PartialEq, Eq)]
enum Byline {
    Named(String),
    /// It is a byline, of nobody: « Par la rédaction ».
    Nobody,
}

fn byline(line: &str) -> Option<Byline> {
    let words = text::words(line);
    let all: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let len = starts("byline", &all).filter(|&len| len < all.len() && all.len() <= 20)?;
    if line.ends_with(['.', '!', '?', ':', '»']) {
        return None;
    }
    if starts("desk", &all[len..]).is_some() {
        return Some(Byline::Nobody);
    }
    let from = words[len].span.start;
    // The name goes on to a sign, a date or a small word that joins nothing.
    let mut end = from;
    let mut capitals = 0;
    for word in &words[len..] {
        let written = word.span.of(line);
        let gap = &line[end.max(from).min(word.span.start)..word.span.start];
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let joins = covers("particle", std::slice::from_ref(&word.folded));
        if (end > from && gap.contains(['|', '·', '•', '–', '—', ',', '/', '(', ':'])) || !(capital || joins) {
            break;
        }
        capitals += usize::from(capital);
        end = word.span.end;
    }
    let name = line[from..end].trim();
    let rest = folded(&line[end..]);
    // « Par ailleurs », "By Monday the army …" are the start of sentences.
    ((2..=8).contains(&capitals) && rest.len() <= 10).then(|| Byline::Named(name.to_owned()))
}

/// Finds the title, unless the header told it, and marks its block.
fn title(article: &mut Article) {
    let candidates = head(article);
    let markdown = article.blocks.iter().position(|block| block.kind == BlockKind::Heading);
    if let Some(known) = &article.title {
        let known = folded(&known.value);
        if let Some(&n) = candidates.iter().find(|&&n| folded(article.blocks[n].span.of(&article.text)) == known) {
            article.blocks[n].kind = BlockKind::Title;
        }
        return;
    }
    let is_markdown_title = markdown.filter(|&n| candidates.first() == Some(&n));
    let after_label = candidates
        .first()
        .copied()
        .filter(|&n| n > 0 && article.blocks[n - 1].kind == BlockKind::Meta && on_one_line(article, n - 1, n));
    let found = is_markdown_title.or(after_label.filter(|&n| is_title(article, n, true))).or_else(|| {
        let &n = candidates.first()?;
        is_title(article, n, false).then_some(n)
    });
    if let Some(n) = found {
        let value = article.blocks[n].span.of(&article.text).trim_end_matches(['#', ' ']).to_owned();
        article.blocks[n].kind = BlockKind::Title;
        article.title = Some(Known { value, how: How::Printed });
    }
}

fn on_one_line(article: &Article, a: usize, b: usize) -> bool {
    let between = Span::new(article.blocks[a].span.end, article.blocks[b].span.start);
    !between.of(&article.text).contains(['\n', '\r'])
}

/// Whether block `n` reads as a title: short, no whole sentence, and with something below it.
fn is_title(article: &Article, n: usize, may_stop: bool) -> bool {
    let line = article.blocks[n].span.of(&article.text);
    let words = folded(line).len();
    let stops = line.ends_with(['.', ',', ';', ':']) && !line.ends_with("...");
    let speech = line.starts_with(['«', '“', '"', '-', '–', '—']) && line.ends_with(['»', '”', '"']);
    let below = article.blocks[n + 1..].iter().any(|block| block.kind == BlockKind::Body);
    (2..=TITLE).contains(&words) && below && !speech && (may_stop || !stops) && !line.contains('\n')
}

/// Photo captions by their credit; headings: short lines without a full stop above a paragraph.
fn captions_and_headings(article: &mut Article) {
    for n in 0..article.blocks.len() {
        if article.blocks[n].kind != BlockKind::Body {
            continue;
        }
        let line = article.blocks[n].span.of(&article.text);
        let words = folded(line).len();
        if words <= 60 && boilerplate::has_credit(line) {
            article.blocks[n].kind = BlockKind::Caption;
            continue;
        }
        let open = !line.ends_with(['.', '!', '…', ',', ';', ':']) && !line.ends_with("...");
        let starts_well = line
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"' | '\'' | '‘') || c.is_ascii_digit());
        let speech = line.starts_with(['«', '“', '"', '–', '—']) && line.ends_with(['»', '”', '"', '?']);
        let below = article.blocks.get(n + 1).is_some_and(|next| {
            next.kind == BlockKind::Body && folded(next.span.of(&article.text)).len() > words.max(HEADING)
        });
        if words <= HEADING && open && starts_well && !speech && below {
            article.blocks[n].kind = BlockKind::Heading;
        }
    }
}

/// A dateline: `LYON, 3 mai (AP) --`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Dateline {
    /// The day, where its year is written.
    day: Option<Date>,
    /// Month and day, where it is not.
    yearless: Option<(i8, i8)>,
}

impl Dateline {
    /// Its date; a year that it leaves out is that of the file's name.
    fn date(self, file: Option<Interval>) -> Option<Interval> {
        let day = self.day.or_else(|| {
            let (month, day) = self.yearless?;
            Date::new(file?.first.year(), month, day).ok()
        })?;
        Some(Interval::day(day))
    }
}

/// Finds the dateline of the article's first paragraphs and cuts it off them; its agency is the publisher where none is known.
fn dateline(article: &mut Article) -> Option<Dateline> {
    let bodies = (0..article.blocks.len()).filter(|&n| article.blocks[n].kind == BlockKind::Body);
    for n in bodies.take(3).collect::<Vec<_>>() {
        let span = article.blocks[n].span;
        let line = span.of(&article.text);
        let Some((len, agency, dateline)) = read_dateline(line, article.language) else { continue };
        if article.publisher.is_none() {
            article.publisher = agency.map(|value| Known { value, how: How::Printed });
        }
        cut(article, n, span.start + len);
        return Some(dateline);
    }
    None
}

/// The longest dateline, in bytes.
const DATELINE: usize = 110;

/// A dateline's length, agency and date.
fn read_dateline(line: &str, language: Language) -> Option<(usize, Option<String>, Dateline)> {
    let near = line.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= DATELINE).last()?;
    let near = &line[..near];
    let whole = line.len() == near.len() && line.ends_with(')');
    let dash = ["--", " —", " –", " -", ") —", ")-", ")–"]
        .into_iter()
        .filter_map(|sign| Some((near.find(sign)?, sign.len())))
        .min();
    let (head, len) = match dash {
        Some((at, len)) => (&near[..at + usize::from(near[at..].starts_with(')'))], at + len),
        None if whole => (near, near.len()),
        None => return None,
    };
    let len = len + line[len..].len() - line[len..].trim_start_matches(['-', '–', '—', ' ']).len();
    let (place, agency) = match head.trim_end().strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((place, agency)) => (place.trim_end(), Some(agency.trim().to_owned())),
        None => (head.trim_end(), None),
    };
    let (town, rest) = place.split_once(',').unwrap_or((place, ""));
    let named = |part: &str| {
        let words: Vec<&str> = part.split([' ', '/']).filter(|word| !word.is_empty()).collect();
        let capitals = words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
        (1..=6).contains(&words.len())
            && capitals * 2 >= words.len()
            && words[0].chars().next().is_some_and(char::is_uppercase)
    };
    let capitals = town.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals > 1 && !town.chars().any(char::is_lowercase);
    let dateline = dateline_date(rest, language);
    let dated = dateline.day.is_some() || dateline.yearless.is_some();
    let short = agency
        .as_ref()
        .is_none_or(|agency| folded(agency).len() <= 4 && agency.chars().next().is_some_and(char::is_uppercase));
    let day = rest.bytes().any(|b| b.is_ascii_digit()) && folded(rest).len() <= 4;
    let leftover = rest.is_empty() || dated || day || named(rest.trim());
    (named(town) && short && leftover && ((shouted && (agency.is_some() || dated)) || (agency.is_some() && dated)))
        .then_some((len, agency, dateline))
}

fn dateline_date(text: &str, language: Language) -> Dateline {
    let day = numeric::find(text, language).first().map(|(_, interval)| interval.first);
    let mut dateline = Dateline { day, yearless: None };
    for time in times::find(text, &text::sentences(text), language, None) {
        match time.when {
            When::Days(interval) if time.granularity == Granularity::Day => {
                dateline.day = dateline.day.or(Some(interval.first));
            }
            When::Yearless { first, last } if first == last => dateline.yearless = dateline.yearless.or(Some(first)),
            _ => {}
        }
    }
    dateline
}

/// Who publishes it, as its appeal to readers or its copyright line says.
fn own_name(article: &Article) -> Option<String> {
    article.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate).find_map(|block| {
        let line = block.span.of(&article.text);
        let words = folded(line);
        (count("outlet", &words) > 0 || ends("rights", &words).is_some())
            .then(|| boilerplate::outlet(line))?
            .map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, text: &str) -> Article {
        Article::parse(id, text.to_owned())
    }

    fn card(article: &Article) -> String {
        let known =
            |k: &Option<Known<String>>| k.as_ref().map_or(String::from("-"), |k| format!("{} ({:?})", k.value, k.how));
        let date = article
            .date
            .as_ref()
            .map_or(String::from("-"), |k| format!("{}..{} ({:?})", k.value.first, k.value.last, k.how));
        let blocks: Vec<String> = article
            .blocks
            .iter()
            .map(|b| format!("{:?}: {}", b.kind, b.span.of(&article.text).chars().take(60).collect::<String>()))
            .collect();
        format!(
            "title {}\ndate {date}\nby {}\nin {}\nat {}\n{}",
            known(&article.title),
            known(&article.author),
            known(&article.publisher),
            article.url.as_deref().unwrap_or("-"),
            blocks.join("\n")
        )
    }

    const BODY: &str = "Le pont de Morlac rouvrira dimanche après neuf mois de travaux, a annoncé la préfecture, qui met fin à des semaines \
                        de rumeurs sur l’état des piles et sur le coût du chantier.";

    #[test]
    fn a_page_with_its_furniture() {
        let text = format!(
            "Aller au contenu | Menu\n\nLe pont de Morlac rouvre\n\nRégion 03.05.2021 à 18h05\n\nMORLAC, 3 mai (Dépêche Sud) -- {BODY}\n\n\
             Le chantier\n\n{BODY} Encore.\n\nLe pont, vu du lac. (Photo Ana Roux)\n\n(FIN)\n"
        );
        insta::assert_snapshot!(card(&article("a.txt", &text)), @"
        title Le pont de Morlac rouvre (Printed)
        date 2021-05-03..2021-05-03 (Printed)
        by -
        in Dépêche Sud (Printed)
        at -
        Boilerplate: Aller au contenu | Menu
        Title: Le pont de Morlac rouvre
        Meta: Région 03.05.2021 à 18h05
        Meta: MORLAC, 3 mai (Dépêche Sud) --
        Body: Le pont de Morlac rouvrira dimanche après neuf mois de trava
        Heading: Le chantier
        Body: Le pont de Morlac rouvrira dimanche après neuf mois de trava
        Caption: Le pont, vu du lac. (Photo Ana Roux)
        Boilerplate: (FIN)
        ");
    }

    #[test]
    fn a_label_before_the_title() {
        let text = format!(" date 2021-05 Le pont de Morlac rouvre.\n\n{BODY}\n");
        insta::assert_snapshot!(card(&article("a.txt", &text)), @"
        title Le pont de Morlac rouvre. (Printed)
        date 2021-05-01..2021-05-31 (Printed)
        by -
        in -
        at -
        Meta: date 2021-05
        Title: Le pont de Morlac rouvre.
        Body: Le pont de Morlac rouvrira dimanche après neuf mois de trava
        ");
    }

    #[test]
    fn prose_alone_tells_nothing() {
        let text = format!("{BODY}\n{BODY} Oui.\n");
        let plain = article("b.txt", &text);
        assert_eq!((&plain.title, &plain.date, &plain.author, &plain.publisher), (&None, &None, &None, &None));
        assert!(plain.blocks.iter().all(|block| block.kind == BlockKind::Body));
    }

    #[test]
    fn publication_lines() {
        let date = |line: &str| publication_date(line, Language::French, false).map(|date| date.first.to_string());
        for line in [
            "05/03/2021",
            "Par la rédaction, le 05/03/2021 à 14:22",
            "Vendredi 05.03.2021",
            "Région 05.03.2021 à 08h12",
            "2021-03-05T08:12:00",
            "Le Courrier du Lac | 2021-03-05",
            "Mis à jour le 05/03/2021",
            "Par Ana Roux, le 05/03/2021",
        ] {
            assert_eq!(date(line).as_deref(), Some("2021-03-05"), "{line}");
        }
        for line in [
            "Ce qui s’est passé le 05.03.2021",
            "Le bilan du 05/03/2021 revu à la hausse.",
            "05.03.2021, le jour où la digue a cédé sous nos yeux à tous",
        ] {
            assert_eq!(date(line), None, "{line}");
        }
    }

    #[test]
    fn bylines() {
        let by = |line| byline(line);
        assert_eq!(by("Par Ana Roux"), Some(Byline::Named(String::from("Ana Roux"))));
        assert_eq!(
            by("By Ana van der Roux and Bo Lind | Morlac"),
            Some(Byline::Named(String::from("Ana van der Roux and Bo Lind")))
        );
        assert_eq!(by("Par la rédaction, le 05/03/2021"), Some(Byline::Nobody));
        assert_eq!(by("Par ailleurs, le pont rouvre"), None);
        assert_eq!(by("By Monday the bridge had opened"), None);
    }

    #[test]
    fn datelines() {
        let read = |line| read_dateline(line, Language::French).map(|(len, agency, _)| (len, agency));
        assert_eq!(
            read("MORLAC (Dépêche Sud) — Le pont rouvre."),
            Some(("MORLAC (Dépêche Sud) — ".len(), Some(String::from("Dépêche Sud"))))
        );
        assert_eq!(read("MORLAC/LYON, 2021-05-03 (DS) -- Le pont"), Some((32, Some(String::from("DS")))));
        assert_eq!(read("Le pont – fermé (par la préfecture) depuis mai – rouvre."), None);
        assert_eq!(read("L’ONU – qui siège à New York – a voté."), None);
        assert_eq!(read("ONU - le vote"), None);
        assert_eq!(read("La CGT (Confédération générale du travail) - le premier syndicat"), None);
    }

    #[test]
    fn the_files_name_dates_it() {
        let dated = article("2021/2021-05-03_pont.txt", &format!("{BODY}\n"));
        assert_eq!(
            dated.date.map(|date| (date.value.first.to_string(), date.how)),
            Some((String::from("2021-05-03"), How::FileName))
        );
    }

    #[test]
    fn evidence_keeps_every_byte_in_its_place() {
        let text = format!("Menu\r\nLe pont de Morlac rouvre\r\n{BODY}\r\n(FIN)\r\n");
        let article = article("a.txt", &text);
        let evidence = article.evidence();
        assert_eq!(evidence.len(), text.len());
        assert!(!evidence.contains("Menu") && !evidence.contains("FIN") && evidence.contains(BODY));
        assert_eq!(evidence.find("Le pont"), text.find("Le pont"));
    }
}
