//! A sample of the same texts through the real adapter: what it sends is always valid.

use bot_core::command::Role;
use bot_core::locale::Locale;

use super::strings::Strings;
use testing::actor::Actor as _;
use testing::telegram_world::TelegramWorld;

/// What an app lets through: no blanks at the ends, not empty, not too long.
fn sendable(text: &str) -> Option<&str> {
    let text = text.trim();
    let fits = (1..=4_000).contains(&text.encode_utf16().count());
    let visible = text.chars().any(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
    (fits && visible && !text.contains('\0')).then_some(text)
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_hostile_texts_break_no_rule_of_telegram() {
    let bot = TelegramWorld::new().await;
    let mut strings = Strings::new(4_711);
    let mut sent = 0;
    let mut people = Vec::new();
    for number in 0..25 {
        let name: String = strings.next().chars().take(60).collect();
        let name = if name.trim().is_empty() { "Sok".to_owned() } else { name };
        people.push(bot.tg.person(300_000 + number, &name).language("en"));
    }
    for person in &people {
        person.start(None).await;
    }
    bot.tg.settle().await;
    for person in &people {
        person.press("English").await;
    }
    bot.tg.settle().await;
    for round in 0..24 {
        for person in &people {
            let text = strings.next();
            let Some(text) = sendable(&text) else { continue };
            sent += 1;
            let newest = person.messages().last().map_or(0, |message| message.id);
            match round % 4 {
                0 => drop(person.start(None).await),
                1 if text.len() <= 64 => drop(person.press_data(newest, text).await),
                _ => drop(person.send(text).await),
            }
        }
        bot.tg.settle().await;
    }
    assert!(sent > 500, "only {sent} texts were sent");
    for person in &people {
        assert!(!person.transcript().contains("something went wrong"), "{}", person.transcript());
    }
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn markup_in_a_name_or_a_label_is_shown_as_it_was_typed() {
    let bot = TelegramWorld::new().await;
    bot.world.staff(300_001, "Chan", Role::Owner).await;
    let label = "<b>A</b> & <i>B</i> *c* _d_";
    let mut owner = bot.phone(300_001, "Chan <u>Sok</u> & Co", Locale::EN);
    owner.start(None).await;
    owner.chooses_language().await;
    owner.taps("I agree").await;
    owner.types("France").await;
    let screen = owner.screen();
    assert!(screen.contains("Sign as Chan <u>Sok</u> & Co"), "{screen}");
    owner.types("/roles").await;
    owner.taps("Invite a moderator").await;
    owner.types(label).await;
    let screen = owner.screen();
    assert!(screen.contains(label), "{screen}");
    assert!(!screen.contains("&lt;") && !screen.contains("&amp;"), "{screen}");
    bot.close().await;
}
