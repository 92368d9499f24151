//! Lines as Discord's Markdown, packed into messages: text first, then an embed for each heading.

use bot_core::i18n::split::{self, Piece, units};
use bot_core::i18n::{Mark, RenderedLine};
use bot_core::text::Style;
use serenity::builder::CreateEmbed;

/// Discord: Create Message, content. Counted in UTF-16 units, which are never fewer than Discord's
/// count.
pub(crate) const CONTENT: usize = 2_000;
/// Discord: embed limits, description.
const DESCRIPTION: usize = 4_096;
/// Discord: embed limits, title.
const TITLE: usize = 256;
/// Discord: embed limits, all embeds of a message together.
const EMBEDS: usize = 6_000;
/// Discord: Create Message, embeds.
const EMBEDS_PER_MESSAGE: usize = 10;
/// A longer line is split: escaped it is at most twice as long, and still fits into an embed.
const PIECE: usize = 1_900;
/// The blue of the Cambodian flag.
const COLOUR: u32 = 0x03_2E_A1;

const BULLET: &str = "• ";

/// The text and embeds of one message.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Page {
    pub(crate) content: String,
    pub(crate) embeds: Vec<CreateEmbed>,
}

/// The messages for several replies, one below the other. Empty if there is nothing to read.
pub(crate) fn pages(replies: &[Vec<RenderedLine>]) -> Vec<Page> {
    let mut packer = Packer::default();
    for lines in replies {
        packer.start();
        lines.iter().for_each(|line| packer.add(line));
    }
    packer.finish()
}

/// A text as one message without an embed, or in one embed if it is too long for that. `None` if it is
/// too long for both.
pub(crate) fn single(lines: &[RenderedLine]) -> Option<Page> {
    let mut text = String::new();
    for piece in lines.iter().flat_map(cut) {
        append(&mut text, &markdown(&piece), piece.gap);
    }
    if units(&text) <= CONTENT {
        return Some(Page { content: text, embeds: Vec::new() });
    }
    let fits = units(&text) <= DESCRIPTION;
    fits.then(|| Page { content: String::new(), embeds: vec![boxed("", &text)] })
}

fn cut(line: &RenderedLine) -> Vec<Piece<'_>> {
    split::pieces(line, |_| PIECE)
}

fn boxed(title: &str, text: &str) -> CreateEmbed {
    let embed = CreateEmbed::new().colour(COLOUR);
    let embed = if title.is_empty() { embed } else { embed.title(title) };
    if text.is_empty() { embed } else { embed.description(text) }
}

/// An embed in the making.
#[derive(Default)]
struct Open {
    title: String,
    text: String,
}

impl Open {
    fn units(&self) -> usize {
        units(&self.title) + units(&self.text)
    }
}

#[derive(Default)]
struct Packer {
    done: Vec<Page>,
    page: Page,
    /// Units in the embeds of the page.
    used: usize,
    open: Option<Open>,
    /// Whether the next words begin another reply.
    apart: bool,
}

impl Packer {
    /// Begins another reply.
    fn start(&mut self) {
        self.apart = true;
        if self.open.is_some() {
            self.close();
            // Text can't follow an embed, except in another embed.
            self.open = Some(Open::default());
        }
    }

    fn add(&mut self, line: &RenderedLine) {
        for piece in cut(line) {
            if piece.style == Style::Title {
                self.heading(&piece);
            } else {
                self.words(&piece);
            }
        }
        self.apart = false;
    }

    fn heading(&mut self, piece: &Piece<'_>) {
        let title = escape(piece.text);
        self.close();
        self.open = Some(if units(&title) <= TITLE {
            Open { title, text: String::new() }
        } else {
            Open { title: String::new(), text: format!("**{title}**") }
        });
    }

    fn words(&mut self, piece: &Piece<'_>) {
        let (text, gap) = (markdown(piece), piece.gap || self.apart);
        let long = units(&text) > CONTENT;
        match &mut self.open {
            None if !long && fits(&self.page.content, &text, CONTENT) => {
                append(&mut self.page.content, &text, gap);
            }
            None if !long => {
                self.turn();
                append(&mut self.page.content, &text, false);
            }
            None => self.open = Some(Open { title: String::new(), text }),
            Some(open) if fits(&open.text, &text, DESCRIPTION) => {
                append(&mut open.text, &text, gap)
            }
            Some(_) => {
                self.close();
                self.open = Some(Open { title: String::new(), text });
            }
        }
    }

    /// Puts the open embed onto the page, or onto a new page if it does not fit.
    fn close(&mut self) {
        let Some(open) = self.open.take().filter(|open| open.units() > 0) else { return };
        let full = self.page.embeds.len() == EMBEDS_PER_MESSAGE;
        if full || self.used + open.units() > EMBEDS {
            self.turn();
        }
        self.used += open.units();
        self.page.embeds.push(boxed(&open.title, &open.text));
    }

    fn turn(&mut self) {
        let page = std::mem::take(&mut self.page);
        self.used = 0;
        if page != Page::default() {
            self.done.push(page);
        }
    }

    fn finish(mut self) -> Vec<Page> {
        self.close();
        self.turn();
        self.done
    }
}

fn fits(before: &str, text: &str, limit: usize) -> bool {
    before.is_empty() || units(before) + 2 + units(text) <= limit
}

fn append(to: &mut String, text: &str, gap: bool) {
    if !to.is_empty() {
        to.push_str(if gap { "\n\n" } else { "\n" });
    }
    to.push_str(text);
}

fn markdown(piece: &Piece<'_>) -> String {
    let mut text: String = piece.marked().into_iter().map(marked).collect();
    if let Some(moment) = piece.moment {
        // Shown in each reader's own time zone (Discord: message formatting, timestamps).
        text = format!("{text} (<t:{moment}:F>)");
    }
    match piece.style {
        Style::Title => format!("**{text}**"),
        Style::Plain => text,
        Style::Item => format!("{BULLET}{text}"),
        Style::Quote => {
            let lines: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
            lines.join("\n")
        }
    }
}

fn marked((words, mark): (&str, Option<&Mark>)) -> String {
    let Some(mark) = mark else { return escape(words) };
    // Discord ignores a mark that begins or ends with a space.
    let inner = words.trim();
    let (before, after) = match words.split_once(inner) {
        Some((before, after)) => (before, after),
        None => ("", ""),
    };
    let mut text = escape(inner);
    if mark.italic {
        text = format!("*{text}*");
    }
    if mark.bold {
        text = format!("**{text}**");
    }
    if let Some(link) = &mark.link {
        text = format!("[{text}]({})", link.replace(')', "%29").replace(' ', "%20"));
    }
    format!("{before}{text}{after}")
}

/// What ends a web address. Underscores and tildes are part of many, and Discord leaves them there as they are.
const MARKUP: [char; 9] = ['\\', '*', '|', '`', '<', '>', '[', ']', '('];

/// Escapes a text for Markdown: nothing that a person or a campaign writes becomes formatting or a
/// mention.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, word) in text.split_inclusive(char::is_whitespace).enumerate() {
        // In a web address a backslash would be part of the address. It ends where something begins that Discord
        // reads as markup: else whoever begins with an address writes a link with other words.
        let address = word.starts_with("https://") || word.starts_with("http://");
        let plain = if address { word.find(MARKUP).unwrap_or(word.len()) } else { 0 };
        out.push_str(&word[..plain]);
        let starts = index == 0 || out.ends_with('\n');
        for (at, c) in word.char_indices().skip_while(|(at, _)| *at < plain) {
            let opens = starts && at == 0 && matches!(c, '#' | '>' | '-');
            if opens || matches!(c, '\\' | '*' | '_' | '~' | '|' | '`' | '<' | '[' | ']') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests;
