//! A person's own formatting, as marks that can be typed.

use teloxide::types::{MessageEntity, MessageEntityKind};

/// The text with `**bold**`, `_italic_` and `[words](address)`. `None` if nothing in it is formatted so.
///
/// Marks never cross a line end, and spaces at the ends of marked words stay outside, because inside
/// they would not count as marks.
pub(super) fn formatted(text: &str, entities: &[MessageEntity]) -> Option<String> {
    let places = places(text);
    let looks: Vec<Look> =
        entities.iter().filter_map(|entity| Look::of(entity, &places, text.len())).collect();
    if looks.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        write(&runs(text, at, at + line.len(), &looks), Level::Link, &mut out);
        at += line.len();
    }
    Some(out)
}

/// Where each UTF-16 unit of a text begins, in bytes: Telegram counts units.
fn places(text: &str) -> Vec<usize> {
    let units = text.char_indices().flat_map(|(at, c)| std::iter::repeat_n(at, c.len_utf16()));
    units.collect()
}

/// One entity that can be written as a mark.
struct Look {
    start: usize,
    end: usize,
    bold: bool,
    italic: bool,
    link: Option<String>,
}

impl Look {
    fn of(entity: &MessageEntity, places: &[usize], length: usize) -> Option<Self> {
        let place = |unit: usize| places.get(unit).copied().unwrap_or(length);
        let start = place(entity.offset);
        let end = place(entity.offset.saturating_add(entity.length));
        let (mut bold, mut italic, mut link) = (false, false, None);
        match &entity.kind {
            MessageEntityKind::Bold => bold = true,
            MessageEntityKind::Italic => italic = true,
            // A bracket would end the address too early.
            MessageEntityKind::TextLink { url } => {
                link = Some(url.as_str().replace('(', "%28").replace(')', "%29"));
            }
            _ => return None,
        }
        (start < end).then_some(Self { start, end, bold, italic, link })
    }
}

/// Neighbouring letters that look alike.
#[derive(Clone, Copy)]
struct Run<'a> {
    text: &'a str,
    bold: bool,
    italic: bool,
    link: Option<&'a str>,
}

fn runs<'a>(text: &'a str, start: usize, end: usize, looks: &'a [Look]) -> Vec<Run<'a>> {
    let mut cuts: Vec<usize> = looks.iter().flat_map(|look| [look.start, look.end]).collect();
    cuts.retain(|at| (start..end).contains(at));
    cuts.extend([start, end]);
    cuts.sort_unstable();
    cuts.dedup();
    let run = |pair: &[usize]| {
        let here = || looks.iter().filter(|look| look.start <= pair[0] && pair[1] <= look.end);
        Run {
            text: &text[pair[0]..pair[1]],
            bold: here().any(|look| look.bold),
            italic: here().any(|look| look.italic),
            link: here().find_map(|look| look.link.as_deref()),
        }
    };
    cuts.windows(2).map(run).collect()
}

/// The marks, from the outermost to the innermost.
#[derive(Clone, Copy)]
enum Level {
    Link,
    Bold,
    Italic,
    Words,
}

fn write(runs: &[Run<'_>], level: Level, out: &mut String) {
    match level {
        Level::Link => {
            for group in runs.chunk_by(|a, b| a.link == b.link) {
                match group.first().and_then(|run| run.link) {
                    Some(link) => mark(group, Level::Bold, "[", &format!("]({link})"), out),
                    None => write(group, Level::Bold, out),
                }
            }
        }
        Level::Bold => {
            for group in runs.chunk_by(|a, b| a.bold == b.bold) {
                match group.first() {
                    Some(run) if run.bold => mark(group, Level::Italic, "**", "**", out),
                    _ => write(group, Level::Italic, out),
                }
            }
        }
        Level::Italic => {
            for group in runs.chunk_by(|a, b| a.italic == b.italic) {
                match group.first() {
                    Some(run) if run.italic => mark(group, Level::Words, "_", "_", out),
                    _ => write(group, Level::Words, out),
                }
            }
        }
        Level::Words => runs.iter().for_each(|run| out.push_str(run.text)),
    }
}

fn mark(runs: &[Run<'_>], inside: Level, open: &str, close: &str, out: &mut String) {
    let mut inner = String::new();
    write(runs, inside, &mut inner);
    let words = inner.trim();
    if words.is_empty() {
        out.push_str(&inner);
        return;
    }
    let before = &inner[..inner.len() - inner.trim_start().len()];
    let after = &inner[inner.trim_end().len()..];
    for part in [before, open, words, close, after] {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use serde_json::json;

    use super::*;

    /// Formats the given words of a text, as an app does: the first time that they stand there.
    fn shown(text: &str, parts: &[(&str, &str)]) -> Option<String> {
        let units = |text: &str| text.encode_utf16().count();
        let entity = |(kind, words): &(&str, &str)| {
            let start = text.find(words).unwrap();
            let (offset, length) = (units(&text[..start]), units(words));
            let entity = match kind.split_once(' ') {
                Some((kind, url)) => {
                    json!({"type": kind, "offset": offset, "length": length, "url": url})
                }
                None => json!({"type": kind, "offset": offset, "length": length}),
            };
            serde_json::from_str(&entity.to_string()).unwrap()
        };
        formatted(text, &parts.iter().map(entity).collect::<Vec<MessageEntity>>())
    }

    #[test]
    fn bold_italic_and_links_become_marks() {
        let parts = [("bold", "សំឡេង"), ("italic", "now"), ("text_link https://a.org/x", "here")];
        let text = shown("សំឡេង now and here.", &parts).unwrap();
        assert_eq!(text, "**សំឡេង** _now_ and [here](https://a.org/x).");
    }

    #[test]
    fn offsets_count_utf16_units() {
        let text = shown("😀😀 ខ្មែរ 🇰🇭 end", &[("bold", "ខ្មែរ"), ("italic", "🇰🇭")]).unwrap();
        assert_eq!(text, "😀😀 **ខ្មែរ** _🇰🇭_ end");
    }

    #[test]
    fn marks_lie_within_each_other() {
        let parts =
            [("bold", "all of it"), ("italic", "of"), ("text_link https://a.org/", "of it")];
        let text = shown("all of it", &parts).unwrap();
        assert_eq!(text, "**all** [**_of_ it**](https://a.org/)");
        let same = [("bold", "x"), ("italic", "x")];
        assert_eq!(shown("x", &same).unwrap(), "**_x_**");
    }

    #[test]
    fn neighbours_that_look_alike_are_marked_once() {
        assert_eq!(shown("abcd", &[("bold", "ab"), ("bold", "cd")]).unwrap(), "**abcd**");
        assert_eq!(shown("abcd", &[("bold", "abc"), ("bold", "bcd")]).unwrap(), "**abcd**");
    }

    #[test]
    fn blanks_stay_outside_and_no_mark_reaches_over_a_line() {
        let text = "a  word  b\n\nlast line";
        assert_eq!(shown(text, &[("bold", "  word  ")]).unwrap(), "a  **word**  b\n\nlast line");
        assert_eq!(shown(text, &[("bold", text)]).unwrap(), "**a  word  b**\n\n**last line**");
        assert_eq!(shown("a b", &[("italic", " ")]).unwrap(), "a b");
    }

    #[test]
    fn an_address_with_brackets_stays_whole() {
        let text = shown("x", &[("text_link https://a.org/b_(c)", "x")]).unwrap();
        assert_eq!(text, "[x](https://a.org/b_%28c%29)");
    }

    #[test]
    fn other_formatting_is_none_and_wild_offsets_do_no_harm() {
        assert_eq!(shown("/start #tag", &[("bot_command", "/start"), ("hashtag", "#tag")]), None);
        assert_eq!(formatted("x", &[]), None);
        let wild = [MessageEntity::bold(0, usize::MAX), MessageEntity::italic(9, 9)];
        assert_eq!(formatted("😀x", &wild).as_deref(), Some("**😀x**"));
        // In the middle of a letter of two units.
        assert_eq!(formatted("😀x", &[MessageEntity::bold(1, 1)]).as_deref(), Some("**😀**x"));
    }
}
