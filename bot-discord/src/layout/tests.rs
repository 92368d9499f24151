#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use super::*;

fn line(style: Style, text: &str, gap: bool) -> RenderedLine {
    RenderedLine { style, text: text.to_owned(), gap, marks: Vec::new(), moment: None }
}

fn content(text: &str) -> String {
    let pages = pages(&[vec![line(Style::Plain, text, false)]]);
    assert_eq!(pages.len(), 1);
    pages[0].content.clone()
}

/// The title and the text of each box.
fn boxes(page: &Page) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let all = page.embeds.iter().map(|embed| serde_json::to_value(embed).unwrap());
    all.map(|embed| (text(&embed["title"]), text(&embed["description"]))).collect()
}

#[test]
fn a_heading_opens_a_box_and_words_before_it_stand_above() {
    let lines = vec![
        line(Style::Plain, "EXAMPLE", false),
        line(Style::Title, "A *petition*", true),
        line(Style::Plain, "one", true),
        line(Style::Item, "two", false),
        line(Style::Quote, "I agree\nfully", true),
    ];
    let pages = pages(&[lines]);
    assert_eq!(pages.len(), 1);
    assert_eq!(pages[0].content, "EXAMPLE");
    let text = "one\n• two\n\n> I agree\n> fully";
    assert_eq!(boxes(&pages[0]), [("A \\*petition\\*".to_owned(), text.to_owned())]);
}

#[test]
fn replies_share_a_message_and_nothing_stands_above_what_it_follows() {
    let hello = vec![line(Style::Plain, "hello", false)];
    let card = vec![line(Style::Title, "T", false), line(Style::Plain, "x", false)];
    let all = pages(&[hello.clone(), hello.clone(), card, hello]);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].content, "hello\n\nhello");
    assert_eq!(boxes(&all[0]), [("T".into(), "x".into()), (String::new(), "hello".into())]);
}

#[test]
fn nothing_that_is_written_becomes_formatting() {
    assert_eq!(
        content("a_b *c* <@1> [x](y) `z` ~~q~~ ||s||"),
        "a\\_b \\*c\\* \\<@1> \\[x\\](y) \\`z\\` \\~\\~q\\~\\~ \\|\\|s\\|\\|"
    );
    assert_eq!(content("# x\n> y\n- z"), "\\# x\n\\> y\n\\- z");
    assert_eq!(content("see https://a.org/b_c_d now"), "see https://a.org/b_c_d now");
    // Words that begin with an address become no link with other words.
    assert_eq!(
        content("https://x<[Answer](https://a.org/**b**)"),
        "https://x\\<\\[Answer\\](https://a.org/\\*\\*b\\*\\*)"
    );
}

#[test]
fn marks_become_markdown_without_spaces_at_their_ends() {
    let mut rich = line(Style::Plain, "ក bold link", false);
    let mark = |range, bold, link: Option<&str>| Mark {
        range,
        bold,
        italic: false,
        link: link.map(str::to_owned),
    };
    rich.marks = vec![mark(3..9, true, None), mark(9..13, false, Some("https://a.org/(x)"))];
    assert_eq!(pages(&[vec![rich]])[0].content, "ក **bold** [link](https://a.org/(x%29)");
}

#[test]
fn a_moment_is_told_in_the_readers_own_time() {
    let mut when = line(Style::Plain, "Saturday", false);
    when.moment = Some(1_795_262_400);
    assert_eq!(pages(&[vec![when]])[0].content, "Saturday (<t:1795262400:F>)");
}

#[test]
fn long_texts_keep_every_limit_and_lose_nothing() {
    let paragraph = "ស្ត្រី".repeat(300);
    let mut lines = vec![line(Style::Title, "T", false)];
    lines.extend((0..12).map(|_| line(Style::Plain, &paragraph, true)));
    let pages = pages(&[lines]);
    let mut all = String::new();
    for page in &pages {
        let sizes: Vec<usize> =
            boxes(page).iter().map(|(title, text)| units(title) + units(text)).collect();
        assert!(sizes.iter().all(|size| *size <= DESCRIPTION) && sizes.len() <= 10);
        assert!(sizes.iter().sum::<usize>() <= EMBEDS);
        boxes(page).iter().for_each(|(_, text)| all.push_str(text));
    }
    assert_eq!(all.replace('\n', ""), paragraph.repeat(12));
}

#[test]
fn a_text_of_escapes_alone_still_fits() {
    let pages = pages(&[vec![line(Style::Plain, &"*".repeat(9_000), false)]]);
    let stars: usize = pages
        .iter()
        .map(|page| {
            page.content.matches('*').count()
                + boxes(page).iter().map(|(_, text)| text.matches('*').count()).sum::<usize>()
        })
        .sum();
    assert_eq!(stars, 9_000);
    for page in &pages {
        assert!(units(&page.content) <= CONTENT);
        assert!(boxes(page).iter().all(|(_, text)| units(text) <= DESCRIPTION));
    }
}

#[test]
fn a_post_is_words_then_a_box_then_nothing() {
    let post = |n: usize| single(&[line(Style::Plain, &"a".repeat(n), false)]);
    assert_eq!(post(1_500).map(|page| page.content.len()), Some(1_500));
    let long = single(&[
        line(Style::Plain, &"a".repeat(1_800), false),
        line(Style::Plain, &"b".repeat(1_800), true),
    ]);
    assert_eq!(long.map(|page| (page.content.len(), page.embeds.len())), Some((0, 1)));
    assert_eq!(post(6_000), None);
}
