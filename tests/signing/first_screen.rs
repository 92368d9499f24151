//! The first screen fits a phone: the card with its consent, line by line as a small phone breaks it.

use bot_core::locale::Locale;
use bot_core::outcome::{Outcome, Reply};
use unicode_segmentation::UnicodeSegmentation as _;

use testing::world::{MAIN, Someone, TestLinks, World, catalogue};

/// Characters in a line of a small phone.
const WIDTH: usize = 40;

/// Clusters that take up room: no joiners and no zero-width spaces, which Khmer texts may hold.
fn width(text: &str) -> usize {
    let invisible = |c: char| matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
    text.graphemes(true).filter(|cluster| !cluster.chars().all(invisible)).count()
}

/// Lines of one paragraph: broken between words, and inside a word that is longer than a line.
fn broken(text: &str) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let word = width(word);
        let room = if used == 0 { 0 } else { used + 1 };
        if room + word <= WIDTH {
            used = room + word;
            continue;
        }
        lines += usize::from(used > 0) + word.saturating_sub(1) / WIDTH;
        used = word - word.saturating_sub(1) / WIDTH * WIDTH;
    }
    lines
}

/// Lines of a message above its buttons, empty ones too.
fn lines(reply: &Reply) -> usize {
    let lines = catalogue().render(&reply.text, reply.locale, &TestLinks);
    let paragraphs = lines.iter().flat_map(|line| line.text.split('\n'));
    let empty = lines.iter().filter(|line| line.gap).count();
    paragraphs.map(broken).sum::<usize>() + empty
}

fn most(locale: Locale) -> usize {
    if locale == Locale::KM { 12 } else { 14 }
}

async fn card(reader: &mut Someone, locale: Locale) -> Reply {
    reader.presses(&format!("lang:{locale}")).await;
    let incoming = reader.incoming(bot_core::incoming::Event::Press(format!("petition:{MAIN}")));
    let Outcome { mut replies, .. } = reader.submit(incoming).await;
    replies.pop().unwrap()
}

#[test]
fn a_line_is_broken_as_a_phone_breaks_it() {
    assert_eq!(broken(""), 1);
    assert_eq!(broken(&"a".repeat(40)), 1);
    assert_eq!(broken(&"a".repeat(41)), 2);
    assert_eq!(broken(&"a".repeat(81)), 3);
    assert_eq!(broken(&format!("{} b", "a".repeat(39))), 2);
    assert_eq!(broken(&format!("b {}", "a".repeat(38))), 1);
    // Two words of one and three clusters, and a space that nobody sees.
    assert_eq!(width("ស្ត្រី\u{200B}កម្ពុជា"), 4);
}

#[tokio::test]
async fn the_samples_card_with_its_consent_fits_a_phone() {
    let (open, last) = ("# closes = \"2027-12-31\"", "closes = \"2027-12-31\"");
    for (id, (from, to)) in (1..).zip([(open, open), (open, last)]) {
        let world = World::new().await;
        world.import(&bot_core::campaign::SAMPLE.replacen(from, to, 1)).await;
        for locale in [Locale::EN, Locale::KM] {
            let card = card(&mut world.person(id, "Sokha"), locale).await;
            let count = lines(&card);
            assert!(count <= most(locale), "{count} lines in {locale}: {:?}", shown(&card));
        }
    }
}

fn shown(reply: &Reply) -> Vec<String> {
    let lines = catalogue().render(&reply.text, reply.locale, &TestLinks);
    lines.into_iter().map(|line| line.text).collect()
}

/// The card once the sample's petition closes on this day.
async fn closing(world: &World, reader: &mut Someone, locale: Locale, day: &str) -> Vec<String> {
    let open = "# closes = \"2027-12-31\"";
    world
        .import(&bot_core::campaign::SAMPLE.replacen(open, &format!("closes = \"{day}\""), 1))
        .await;
    shown(&card(reader, locale).await)
}

#[tokio::test]
async fn the_card_says_until_when_and_how_long_that_is() {
    let world = World::new().await;
    let mut reader = world.person(1, "Sokha");
    for (locale, day, said) in [
        (Locale::EN, "2027-12-31", "Ends Friday, 31 December 2027 (405 days)"),
        (Locale::EN, "2026-11-22", "Ends Sunday, 22 November 2026 (1 day)"),
        (Locale::EN, "2026-11-21", "Today is the last day to sign."),
        (Locale::KM, "2026-11-28", "(នៅសល់ ៧ ថ្ងៃ)"),
        (Locale::KM, "2026-11-21", "ថ្ងៃនេះជាថ្ងៃចុងក្រោយសម្រាប់ចុះហត្ថលេខា។"),
    ] {
        let card = closing(&world, &mut reader, locale, day).await;
        assert!(card.iter().any(|line| line.contains(said)), "{card:?}");
    }
    let closed = closing(&world, &mut reader, Locale::EN, "2026-11-20").await.concat();
    assert!(closed.contains("closed on") && !closed.contains("Ends "), "{closed}");
}

#[tokio::test]
async fn there_is_no_bar_below_one_percent_and_the_percent_stands_before_it() {
    let world = World::new().await;
    world.person(1, "Sokha").signs("France").await;
    let mut reader = world.person(2, "Dara");
    for (goal, bar) in [(101, None), (100, Some("1% ▱▱▱▱▱▱▱▱▱▱")), (4, Some("25% ▰▰▱▱▱▱▱▱▱▱"))]
    {
        let goal = format!("goal = {goal}");
        let sample = bot_core::campaign::SAMPLE.replacen("goal = 100000", &goal, 1);
        let sample = sample.replacen("milestones = [1000, 10000, 50000, 100000]", "", 1);
        world.import(&sample).await;
        let card = shown(&card(&mut reader, Locale::EN).await);
        let shows = card.iter().find(|line| line.contains('▱')).map(String::as_str);
        assert_eq!(shows, bar, "{card:?}");
    }
}
