//! The same on the simulated Discord: forms, and a file in the private chat.

use bot_core::campaign::{ContentItem, Kind, Standing};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::story::piece;
use testing::actor::Actor as _;
use testing::member::Member;

/// An organizer on Discord who has chosen this language.
async fn organizer(locale: Locale) -> Member {
    let mut member = Member::new(locale).await;
    member.bot.grant(&member.person, Role::Organizer).await;
    let room = member.person.room();
    member.slash_in(&room, "language", &[]).await;
    member.presses(&format!("lang:{locale}")).await;
    member.film();
    member
}

/// What the sample calls its group about signing.
fn own_topic(locale: Locale) -> &'static str {
    if locale == Locale::KM {
        "ការចុះហត្ថលេខា និងសុវត្ថិភាព"
    } else {
        "Signing and safety"
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organizer_makes_a_question_with_a_file_on_discord() {
    for locale in [Locale::KM, Locale::EN] {
        let mut film = organizer(locale).await;
        let room = film.person.room();
        film.slash_in(&room, "newfaq", &[]).await;
        film.presses("lang:en").await;
        film.selects(own_topic(locale)).await;
        film.types("Is the water clean?").await;
        film.types("It is.\n\nVery much.").await;
        film.presses("skip:words-en").await;
        film.presses("lang:km").await;
        film.types("តើទឹកស្អាតទេ?").await;
        film.types("បាទ ស្អាត។").await;
        film.presses("skip:words-km").await;
        let seen = film.person.dm_file("Programme.pdf", b"%PDF-1.7", "application/pdf").await;
        film.note("sends Programme.pdf", &seen);
        film.presses("slug").await;
        film.bot.discord.settle().await;
        film.presses("publish").await;
        let made = piece(&film.bot.world, Kind::Faq, "is-the-water-clean").await;
        let Some(ContentItem::Faq(made)) = made else { panic!("not published:\n{}", film.text) };
        assert_eq!((made.text.len(), made.state), (2, Standing::Published));
        film.presses("ed:edit:faq:is-the-water-clean").await;
        film.presses("to:answer-en").await;
        film.types("It is indeed.").await;
        film.presses("publish").await;
        film.presses("ed:archive:faq:is-the-water-clean").await;
        let said = film.label(msg!("edit-archived"));
        assert!(film.text.contains(&said), "{}", film.text);
        film.cut("edit_question").await;
    }
}
