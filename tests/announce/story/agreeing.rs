//! Two people must agree, each on their own phone; what is sent can't be changed.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::announcements::State;

use super::{Scene, staff};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};

const OWNER: i64 = 900;
const SECOND: i64 = 1_001;

#[tokio::test]
async fn an_edit_voids_the_agreement_and_the_second_person_agrees_to_the_new_words() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        let mut owner = staff(&scene.bot, OWNER, Role::Owner, Locale::EN).await;
        owner.types("/broadcasts").await;
        owner.taps(msg!("button-two-people-on")).await;
        let mut second = staff(&scene.bot, SECOND, Role::Organizer, locale).await;

        scene.dara.types("/announce").await;
        scene.dara.taps(msg!("announce-kind-greeting")).await;
        scene.dara.taps(msg!("button-greet-new-year")).await;
        scene.previews(12).await;
        scene.dara.film();
        scene.dara.types_for("12", msg!("button-watch")).await;
        second.hears("somebody asks", msg!("button-agree-send")).await;

        // A word is still wrong.
        scene.dara.taps(msg!("button-watch")).await;
        scene.dara.taps(msg!("button-announce-edit")).await;
        scene.dara.taps(if locale == Locale::KM { "ខ្មែរ" } else { "English" }).await;
        scene.dara.types(if locale == Locale::KM { "សួស្តី!" } else { "Hello!" }).await;
        second.taps(msg!("button-agree-send")).await;
        assert_eq!(scene.newest().await.state, State::Draft);

        scene.previews(12).await;
        scene.dara.types_for("12", msg!("button-watch")).await;
        second.hears("somebody asks again", msg!("button-agree-send")).await;
        let gate = scene.hold();
        second.taps(msg!("button-agree-send")).await;
        scene.dara.hears("the other agrees", msg!("broadcast-left", number = 12)).await;
        gate.open();
        let one = scene.gets_statement(12).await;
        assert_eq!(one.counts.sent, 12);

        // It is sent: nothing can be changed any more, also by an old button.
        let data = bot_core::announcement::Act::Edit.data(&one.id);
        scene.dara.person.press_data(999, &data).await;
        scene.dara.look("presses an old button: change it").await;
        assert_eq!(scene.newest().await.state, State::Done);
        let film =
            format!("== The author\n{}\n== The second\n{}", scene.dara.film(), second.film());
        assert_film("phone_agreeing", locale, &film);
        scene.bot.close().await;
    }
}
