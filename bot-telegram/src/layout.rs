//! Lines as Telegram's HTML, cut into messages that are short enough.

use bot_core::i18n::split::{self, Piece, units};
use bot_core::i18n::{Mark, RenderedLine};
use bot_core::text::Style;

/// The longest text of a message, in UTF-16 units after entity parsing (Telegram Bot API:
/// sendMessage).
pub(crate) const LIMIT: usize = 4096;
/// The longest text below a file, counted the same way (Telegram Bot API: sendPhoto).
pub(crate) const CAPTION: usize = 1024;

const BULLET: &str = "• ";

/// The texts of one or more messages. Empty if there is nothing to read.
pub(crate) fn messages(lines: &[RenderedLine]) -> Vec<String> {
    let mut messages = Vec::new();
    let mut current = Message::default();
    for piece in lines.iter().flat_map(pieces) {
        if !current.fits(&piece) {
            messages.push(std::mem::take(&mut current).html);
        }
        current.add(&piece);
    }
    messages.push(current.html);
    messages.retain(|html| !html.is_empty());
    messages
}

/// The text as one message of at most so many units; empty if there is nothing to read. `None` if it is
/// too long.
pub(crate) fn single(lines: &[RenderedLine], limit: usize) -> Option<String> {
    let mut message = Message::default();
    lines.iter().flat_map(pieces).for_each(|piece| message.add(&piece));
    (message.units <= limit).then_some(message.html)
}

fn html(piece: &Piece<'_>) -> String {
    let text: String = piece.marked().into_iter().map(tagged).collect();
    match piece.style {
        Style::Title => format!("<b>{text}</b>"),
        Style::Plain => text,
        Style::Item => format!("{BULLET}{text}"),
        Style::Quote => format!("<blockquote>{text}</blockquote>"),
    }
}

fn tagged((words, mark): (&str, Option<&Mark>)) -> String {
    let mut html = escape(words);
    let Some(mark) = mark else { return html };
    if mark.italic {
        html = format!("<i>{html}</i>");
    }
    if mark.bold {
        html = format!("<b>{html}</b>");
    }
    match &mark.link {
        Some(link) => format!("<a href=\"{}\">{html}</a>", escape(link)),
        None => html,
    }
}

fn bullet_units(style: Style) -> usize {
    if style == Style::Item { units(BULLET) } else { 0 }
}

#[derive(Default)]
struct Message {
    html: String,
    units: usize,
}

impl Message {
    fn joint(&self, piece: &Piece<'_>) -> &'static str {
        match (self.html.is_empty(), piece.gap) {
            (true, _) => "",
            (false, true) => "\n\n",
            (false, false) => "\n",
        }
    }

    fn fits(&self, piece: &Piece<'_>) -> bool {
        self.html.is_empty() || self.units + self.joint(piece).len() + piece_units(piece) <= LIMIT
    }

    fn add(&mut self, piece: &Piece<'_>) {
        let joint = self.joint(piece);
        self.html.push_str(joint);
        self.html.push_str(&html(piece));
        self.units += joint.len() + piece_units(piece);
    }
}

/// Every piece has its own tags, so that no cut is inside an entity.
fn pieces(line: &RenderedLine) -> Vec<Piece<'_>> {
    split::pieces(line, |style| LIMIT - bullet_units(style))
}

fn piece_units(piece: &Piece<'_>) -> usize {
    units(piece.text) + bullet_units(piece.style)
}

/// Escapes a text for HTML: nothing that a person or a campaign writes can become a tag.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(style: Style, text: &str, gap: bool) -> RenderedLine {
        RenderedLine { style, text: text.to_owned(), gap, marks: Vec::new(), moment: None }
    }

    fn plain(text: &str) -> Vec<String> {
        messages(&[line(Style::Plain, text, false)])
    }

    #[test]
    fn each_style_has_its_markup_and_everything_is_escaped() {
        let lines = [
            line(Style::Title, "A & B", false),
            line(Style::Plain, "<b>\"x\"</b>", true),
            line(Style::Item, "one", false),
            line(Style::Quote, "I agree\nfully", true),
        ];
        let html = "<b>A &amp; B</b>\n\n&lt;b&gt;&quot;x&quot;&lt;/b&gt;\n• one\n\n<blockquote>I agree\nfully</blockquote>";
        assert_eq!(messages(&lines), [html]);
    }

    fn marked(text: &str, marks: &[(&str, bool, bool, Option<&str>)]) -> RenderedLine {
        let mark = |(words, bold, italic, link): &(&str, bool, bool, Option<&str>)| {
            let start = text.find(words).unwrap_or_default();
            let range = start..start + words.len();
            Mark { range, bold: *bold, italic: *italic, link: link.map(str::to_owned) }
        };
        RenderedLine { marks: marks.iter().map(mark).collect(), ..line(Style::Plain, text, false) }
    }

    #[test]
    fn marked_words_become_tags_and_all_of_it_is_escaped() {
        let link = Some("https://a.org/?x=\"1\"&y=2");
        let lines = [marked(
            "  ក & <b> both here",
            &[("ក", true, false, None), ("<b>", false, true, None), ("both", true, true, link)],
        )];
        let html = "<b>ក</b> &amp; <i>&lt;b&gt;</i> \
            <a href=\"https://a.org/?x=&quot;1&quot;&amp;y=2\"><b><i>both</i></b></a> here";
        assert_eq!(messages(&lines), [html]);
    }

    #[test]
    fn marks_survive_a_cut_and_a_mark_around_nothing_is_none() {
        let text = format!("{} word {}.", "a".repeat(4_000), "b".repeat(4_000));
        let cut =
            messages(&[marked(&text, &[("word", true, false, None), (".", true, false, None)])]);
        assert_eq!(cut.len(), 2);
        assert!(cut[0].contains("<b>word</b>") && cut[1].ends_with("b<b>.</b>"), "{cut:?}");
        assert_eq!(messages(&[marked("a b", &[(" ", true, false, None)])]), ["a b"]);
        // Marks that nobody checked must not panic.
        let mut wrong = line(Style::Plain, "ក", false);
        let wild = |range| Mark { range, bold: true, italic: false, link: None };
        wrong.marks = vec![wild(1..2), wild(0..99), wild(0..3), wild(50..60)];
        assert_eq!(messages(&[wrong]).len(), 1);
    }

    #[test]
    fn a_single_message_is_measured_as_telegram_does() {
        let lines = |n: usize| {
            [line(Style::Title, &"<".repeat(n - 2), false), line(Style::Plain, "x", false)]
        };
        assert!(single(&lines(CAPTION), CAPTION).is_some());
        assert_eq!(single(&lines(CAPTION + 1), CAPTION), None);
        assert!(single(&lines(LIMIT), LIMIT).is_some());
        assert_eq!(single(&lines(LIMIT + 1), LIMIT), None);
        assert_eq!(single(&[], LIMIT).as_deref(), Some(""));
    }

    #[test]
    fn nothing_to_read_is_no_message() {
        assert!(messages(&[]).is_empty());
        assert!(plain(" \n ").is_empty());
    }

    #[test]
    fn a_text_of_exactly_the_limit_stays_whole_however_long_its_html() {
        assert_eq!(plain(&"<".repeat(LIMIT)).len(), 1);
        assert_eq!(plain(&"<".repeat(LIMIT + 1)).len(), 2);
        // 2048 emoji are 4096 UTF-16 units.
        assert_eq!(plain(&"😀".repeat(2_048)).len(), 1);
        assert_eq!(plain(&"😀".repeat(2_049)).len(), 2);
    }

    #[test]
    fn messages_are_cut_between_lines_first() {
        let lines = [
            line(Style::Plain, &"a".repeat(2_500), false),
            line(Style::Quote, &"b".repeat(2_500), true),
        ];
        let cut = messages(&lines);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].starts_with("<blockquote>b"));
    }

    #[test]
    fn a_long_line_is_cut_at_a_line_end_then_at_a_sentence_end() {
        let verse = format!("{}\n{}", "a".repeat(3_000), "b".repeat(3_000));
        assert_eq!(plain(&verse), ["a".repeat(3_000), "b".repeat(3_000)]);
        let khmer = format!("{}។{}", "ក".repeat(3_000), "ខ".repeat(3_000));
        assert_eq!(plain(&khmer), [format!("{}។", "ក".repeat(3_000)), "ខ".repeat(3_000)]);
        let latin = format!("{}. {}", "a".repeat(3_000), "b".repeat(3_000));
        assert_eq!(plain(&latin), [format!("{}.", "a".repeat(3_000)), "b".repeat(3_000)]);
    }

    #[test]
    fn without_a_sentence_end_no_cluster_is_torn() {
        // One cluster of six characters: no multiple of it is the limit.
        let cluster = "ស្ត្រី";
        let text = cluster.repeat(1_500);
        let cut = plain(&text);
        assert_eq!(cut.concat(), text);
        assert!(cut.len() > 1);
        for message in &cut {
            assert_eq!(message.replace(cluster, ""), "");
            assert!(units(message) <= LIMIT);
        }
    }

    #[test]
    fn a_monstrous_cluster_is_torn_rather_than_refused() {
        let cut = plain(&format!("a{}", "\u{301}".repeat(9_000)));
        assert!(cut.len() >= 3);
        assert!(cut.iter().all(|message| units(message) <= LIMIT));
    }

    #[test]
    fn each_part_of_a_long_quote_is_a_quote_and_only_the_first_part_of_a_point_has_a_bullet() {
        let quote = messages(&[line(Style::Quote, &"a".repeat(5_000), false)]);
        assert!(
            quote
                .iter()
                .all(|part| part.starts_with("<blockquote>") && part.ends_with("</blockquote>"))
        );
        let item = messages(&[line(Style::Item, &"a".repeat(5_000), false)]);
        assert!(item[0].starts_with(BULLET) && !item[1].starts_with(BULLET));
    }
}
