//! A greeting in both languages: everyone reads their own.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::follows::Follow;

use super::{CROWD, Scene};
use testing::actor::Actor as _;
use testing::broadcasts::follower;
use testing::film::{READERS, assert_film};
use testing::telegram_world::Phone;

const SECOND: i64 = 70_002;

#[tokio::test]
async fn a_greeting_reaches_readers_of_both_languages_each_in_their_own() {
    for (locale, name) in READERS {
        let readers_of = |id: u64| if id.is_multiple_of(2) { Locale::KM } else { Locale::EN };
        let others = CROWD.map(|id| Follow { locale: readers_of(id), ..follower(id) });
        let mut scene = Scene::among(locale, name, others).await;
        let (other, other_name) = READERS[usize::from(locale == Locale::KM)];
        let mut second = scene.bot.phone(SECOND, other_name, other);
        second.start(None).await;
        second.chooses_language().await;
        second.types("/follow").await;
        second.taps(msg!("button-follow")).await;
        second.film();

        scene.dara.types("/announce").await;
        scene.dara.taps(msg!("announce-kind-greeting")).await;
        scene.dara.taps(msg!("button-greet-water")).await;
        scene.previews(13).await;
        let gate = scene.hold();
        let second_gate = scene.hold_those(&[SECOND]);
        scene.dara.types_for("13", msg!("broadcast-left", number = 13)).await;
        gate.open();
        second_gate.open();
        let one = scene.gets_statement(13).await;
        assert_eq!(one.counts.sent, 13);
        for phone in [&mut scene.reader, &mut second] {
            phone.hears("the greeting comes", msg!("button-stop-announcements")).await;
        }
        let film = format!("{}\n== Another follower\n{}", scene.films(), second.film());
        assert_film("phone_greeting", locale, &film);
        let greeting = |phone: &Phone| phone.person.messages().pop().unwrap().text.text;
        for (text, people) in [(greeting(&scene.reader), locale), (greeting(&second), other)] {
            let crowd = CROWD.filter(|id| readers_of(*id) == people).count();
            assert_eq!(scene.bot.tg.sent(&text), crowd + 2, "one reader and the preview");
        }
        scene.bot.close().await;
    }
}
