//! Our own Markdown as plain text, for a terminal.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// A heading, bold where colours are wanted.
pub fn heading(text: &str, colours: bool) -> String {
    if colours { format!("{BOLD}{text}{PLAIN}\n\n") } else { format!("{text}\n\n") }
}

/// Renders Markdown in lines of at most `width` columns. Code and tables stay as they are.
pub fn render(markdown: &str, width: usize, colours: bool) -> String {
    let mut page = Page { width, colours, ..Page::default() };
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        page.event(event, &markdown[range]);
    }
    page.flush();
    let mut out = page.out;
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[derive(Default)]
struct Page {
    out: String,
    width: usize,
    colours: bool,
    /// The words of the paragraph under way.
    inline: String,
    /// Where the link under way leads.
    link: String,
    /// For each list that is open, the number of its next item; none where it is not numbered.
    lists: Vec<Option<u64>>,
    /// What stands before the next paragraph: an item's number or dash.
    marker: String,
    quotes: usize,
    /// Whether what comes was printed already, as it stands in the source.
    verbatim: bool,
}

impl Page {
    fn event(&mut self, event: Event, source: &str) {
        match event {
            Event::End(TagEnd::CodeBlock | TagEnd::Table) => self.verbatim = false,
            _ if self.verbatim => {}
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_)) => {
                self.flush();
                self.lines(source);
                self.verbatim = true;
            }
            Event::Start(Tag::List(number)) => {
                self.flush();
                self.lists.push(number);
            }
            Event::Start(Tag::Item) => {
                self.flush();
                self.marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => String::from("- "),
                };
            }
            Event::Start(Tag::BlockQuote(_)) => self.quotes += 1,
            Event::Start(Tag::Link { dest_url, .. }) => self.link = dest_url.to_string(),
            Event::End(TagEnd::Link) => {
                let link = std::mem::take(&mut self.link);
                self.inline.extend([" (", &link, ")"]);
            }
            Event::Start(Tag::Strong) if self.colours => self.inline.push_str(BOLD),
            Event::End(TagEnd::Strong) if self.colours => self.inline.push_str(PLAIN),
            Event::End(TagEnd::Heading(_)) => {
                let text = std::mem::take(&mut self.inline);
                self.out.push_str(&heading(&text, self.colours));
            }
            Event::End(TagEnd::Paragraph) => {
                self.flush();
                self.gap();
            }
            Event::End(TagEnd::List(_)) => {
                self.flush();
                self.lists.pop();
                self.gap();
            }
            Event::End(TagEnd::Item) => self.flush(),
            Event::End(TagEnd::BlockQuote(_)) => self.quotes -= 1,
            Event::Code(code) => self.inline.extend(["`", &code, "`"]),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.inline.push_str(&text),
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push('\n'),
            _ => {}
        }
    }

    /// Prints the words gathered so far as a paragraph, wrapped.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.inline);
        if words.trim().is_empty() {
            return;
        }
        let marker = std::mem::take(&mut self.marker);
        let indent = format!("{}{}", "  ".repeat(self.lists.len().saturating_sub(1)), "> ".repeat(self.quotes));
        let hanging = if self.lists.is_empty() { 0 } else { marker.len().max(2) };
        let mut line = format!("{indent}{marker}");
        let next = format!("{indent}{}", " ".repeat(hanging));
        for words in words.split('\n') {
            let mut used = line.chars().count();
            let empty = used;
            // No-break spaces do not break.
            for word in words.split(' ').filter(|word| !word.is_empty()) {
                let len = columns(word);
                if used > empty && used + 1 + len > self.width {
                    self.out.push_str(&line);
                    self.out.push('\n');
                    line.clone_from(&next);
                    used = line.chars().count();
                } else if used > empty {
                    line.push(' ');
                    used += 1;
                }
                line.push_str(word);
                used += len;
            }
            self.out.push_str(&line);
            self.out.push('\n');
            line.clone_from(&next);
        }
    }

    /// Prints code or a table, set in.
    fn lines(&mut self, source: &str) {
        for line in source.trim_end().lines().filter(|line| !line.starts_with("```")) {
            self.out.push_str(if line.is_empty() { "" } else { "    " });
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.gap();
    }

    /// An empty line, but for within a list.
    fn gap(&mut self) {
        if self.lists.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }
}

/// How many columns a word takes: its characters, but for what makes it bold.
fn columns(word: &str) -> usize {
    let hidden = |mark: &str| word.matches(mark).count() * mark.len();
    word.chars().count() - hidden(BOLD) - hidden(PLAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOC: &str = "\
## What it does

Looks for **late** ferries, in `notes` and *elsewhere*, wherever the [timetable](https://x.test) of the port says that they
should have left long ago.

1. one
2. two
   - deep

> said
> twice

```markdown
The ferry   left

  late.
```

| a | b |
|---|---|
| 1 | two |
";

    #[test]
    fn markdown_becomes_plain_text() {
        insta::assert_snapshot!(render(DOC, 60, false), @r#"
        What it does

        Looks for late ferries, in `notes` and elsewhere, wherever
        the timetable (https://x.test) of the port says that they
        should have left long ago.

        1. one
        2. two
          - deep

        > said twice

            The ferry   left

              late.

            | a | b |
            |---|---|
            | 1 | two |
        "#);
    }

    #[test]
    fn what_is_bold_takes_no_more_room() {
        let bold = render(DOC, 60, true);
        assert!(bold.contains("\u{1b}[1mlate\u{1b}[0m ferries"));
        assert_eq!(bold.replace(BOLD, "").replace(PLAIN, ""), render(DOC, 60, false));
    }

    proptest::proptest! {
        #[test]
        fn any_markdown_is_rendered(markdown in "([#>*\\-`|\\[\\]() \n]|1\\.|a|é){0,60}") {
            render(&markdown, 20, true);
        }
    }
}
