//! Who is behind the campaign, written by an owner on a phone.

use bot_core::campaign::rules::Words;
use bot_core::campaign::{Behind, Fact};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::store::campaign;
use bot_core::text::Message;
use testing::actor::Actor as _;

use super::story::writes_a_petition;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::{World, catalogue};
use testing::writer::Writer as Phone;

async fn owner(world: &World, id: u64) -> Phone {
    let phone = Phone::new(world, id, Role::Owner, Locale::EN).await;
    world.grant(Platform::Telegram, &id.to_string(), Role::Owner).await;
    phone
}

async fn behind(world: &World) -> Behind {
    let mut conn = world.conn().await;
    let behind = campaign::behind(&mut conn).await.unwrap();
    conn.close().await;
    behind
}

async fn acts(world: &World) -> Vec<String> {
    let mut conn = world.conn().await;
    let rows = conn.all("SELECT act FROM audit ORDER BY at", Vec::new()).await.unwrap();
    conn.close().await;
    rows.iter().map(|row| row.text(0).unwrap()).collect()
}

/// The button of a fact.
fn field(locale: Locale, words: &str) -> Message {
    let field = Message::new(format!("edit-field-{words}"), Vec::new());
    let language = Message::new(format!("language-in-{locale}"), Vec::new());
    msg!("edit-field-in", field = field, language = language)
}

async fn opens(phone: &mut Phone) -> String {
    phone.types("/edit").await;
    phone.taps(msg!("edit-campaign-title")).await
}

async fn changes(phone: &mut Phone, what: Message, to: &str) -> String {
    phone.taps(what).await;
    phone.types(to).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_owner_writes_it_one_question_after_the_other() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.grant(Platform::Telegram, "77", Role::Owner).await;
        let mut phone = bot.phone(77, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.types("/edit").await;
        phone.film();
        phone.taps(msg!("edit-campaign-title")).await;
        phone.taps(msg!("button-one-by-one")).await;
        let km = ["មិត្តនៃការបោះឆ្នោត", "សមាគមខ្មែរនៅប្រទេសកាណាដា។", "hello@example.org"];
        let en =
            ["Friends of the Vote", "An association of Cambodians in Canada.", "hello@example.org"];
        let (first, second) = if locale == Locale::KM { (km, en) } else { (en, km) };
        for (one, other) in first.into_iter().zip(second) {
            phone.types(one).await;
            phone.types(other).await;
        }
        phone.types("example.org").await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        phone.types("២").await;
        phone.taps(msg!("button-publish-changes")).await;
        assert_film("behind_written", locale, &phone.film());
        let behind = behind(&bot.world).await;
        assert_eq!(behind.read(Words::Group, Locale::EN), Some("Friends of the Vote"));
        assert_eq!(behind.web.as_deref(), Some("https://example.org"));
        assert_eq!((behind.holder_count(), behind.sample), (Some(2), false));
        bot.close().await;
    }
}

#[tokio::test]
async fn what_an_owner_changes_is_read_once_it_is_published() {
    let world = World::new().await;
    let mut dara = owner(&world, 1).await;
    let before = behind(&world).await;
    let said = opens(&mut dara).await;
    assert!(said.contains(&dara.label(msg!("edit-campaign-sample"))), "{said}");
    changes(&mut dara, field(Locale::EN, "name"), "Friends of the Vote").await;
    let said = changes(&mut dara, field(Locale::EN, "holders"), "A nurse\nA lawyer").await;
    assert!(said.contains("│ The campaign's 2 key-holders: A nurse, A lawyer."), "{said}");
    assert_eq!(behind(&world).await, before, "nothing is changed by typing");
    assert!(!acts(&world).await.contains(&"content_changed".to_owned()));
    dara.taps(msg!("button-publish-changes")).await;
    assert!(dara.reads(msg!("edit-changes-published")), "{}", dara.person.seen.last().unwrap());
    assert_eq!(acts(&world).await.last().unwrap(), "content_changed");
    let mut sokha = world.person(2, "Sokha");
    let welcome = sokha.types("/start").await;
    assert!(welcome.contains("run by: Friends of the Vote"), "{welcome}");
    let card = sokha.taps("English").await;
    assert!(card.contains("│ Key-holders: A nurse, A lawyer."), "{card}");
    opens(&mut dara).await;
    dara.taps(field(Locale::EN, "holders")).await;
    dara.taps(msg!("button-leave-empty")).await;
    dara.taps(msg!("button-publish-changes")).await;
    assert_eq!(behind(&world).await.holders, None);
}

#[tokio::test]
async fn wrong_answers_are_told_what_would_be_right_and_change_nothing() {
    let world = World::new().await;
    let mut dara = owner(&world, 1).await;
    opens(&mut dara).await;
    let too_long = "a".repeat(61);
    let wrong = [
        (
            field(Locale::EN, "name"),
            too_long.as_str(),
            msg!("edit-unfit-long", most = 60, number = 61),
        ),
        (msg!("edit-field-web"), "http://example.org", msg!("edit-web-refused")),
        (msg!("edit-field-web"), "nowhere", msg!("edit-web-refused")),
        (field(Locale::EN, "holders"), "0", msg!("edit-unfit-many", most = 9)),
        (field(Locale::EN, "holders"), "១០", msg!("edit-unfit-many", most = 9)),
    ];
    for (what, text, hint) in wrong {
        dara.taps(what).await;
        dara.types(text).await;
        assert!(dara.reads(hint), "{text}: {}", dara.person.seen.last().unwrap());
        dara.taps(msg!("button-back")).await;
        assert!(dara.reads(msg!("edit-campaign-empty")), "{}", dara.person.seen.last().unwrap());
    }
    // A word that is a command elsewhere is an answer here, and /cancel is not.
    dara.taps(field(Locale::EN, "name")).await;
    dara.types("Privacy").await;
    assert!(dara.person.seen.last().unwrap().contains("run by: Privacy"));
    dara.types("/cancel").await;
    assert!(dara.reads(msg!("cancel-done")));
    assert!(behind(&world).await.sample);
}

#[tokio::test]
async fn two_owners_hear_of_each_other_and_nothing_is_lost() {
    let world = World::new().await;
    let (mut dara, mut maly) = (owner(&world, 1).await, owner(&world, 2).await);
    opens(&mut dara).await;
    opens(&mut maly).await;
    changes(&mut dara, field(Locale::EN, "name"), "Friends of the Vote").await;
    changes(&mut maly, field(Locale::EN, "contact"), "hello@example.org").await;
    dara.taps(msg!("button-publish-changes")).await;
    dara.taps(msg!("button-back")).await;
    maly.taps(msg!("button-publish-changes")).await;
    assert!(maly.reads(msg!("edit-campaign-changed")), "{}", maly.person.seen.last().unwrap());
    assert!(behind(&world).await.contact.is_empty(), "it is shown first");
    maly.taps(msg!("button-publish-changes")).await;
    let both = behind(&world).await;
    assert_eq!(both.read(Words::Group, Locale::EN), Some("Friends of the Vote"));
    assert_eq!(both.read(Words::Contact, Locale::EN), Some("hello@example.org"));
    let published = acts(&world).await.iter().filter(|act| *act == "content_changed").count();
    assert_eq!(published, 2);
    maly.presses("ed:behind:publish").await;
    assert_eq!(acts(&world).await.len(), 2, "twice is once");
}

#[tokio::test]
async fn an_organizer_can_not_change_it_and_neither_can_who_is_owner_no_more() {
    let world = World::new().await;
    let mut maly = Phone::new(&world, 2, Role::Organizer, Locale::EN).await;
    let title = maly.label(msg!("edit-campaign-title"));
    assert!(!maly.types("/edit").await.contains(&title));
    for fact in Fact::all(&[Locale::EN, Locale::KM]) {
        let said = maly.presses(&format!("ed:behind:ask:{}", fact.code())).await;
        assert!(!said.contains(&title), "{said}");
        maly.types("Mine").await;
    }
    maly.presses("ed:behind:publish").await;
    assert!(behind(&world).await.sample);
    let mut dara = owner(&world, 1).await;
    opens(&mut dara).await;
    changes(&mut dara, field(Locale::EN, "name"), "Friends of the Vote").await;
    world.grant(Platform::Telegram, "1", Role::Organizer).await;
    dara.presses("ed:behind:publish").await;
    dara.types("More").await;
    assert!(behind(&world).await.sample);
}

#[tokio::test]
async fn a_late_tap_on_skip_or_leave_empty_answers_no_other_question() {
    let world = World::new().await;
    let mut dara = owner(&world, 1).await;
    opens(&mut dara).await;
    dara.taps(msg!("button-one-by-one")).await;
    dara.presses("ed:behind:skip:name-en").await;
    let at = dara.presses("ed:behind:skip:name-en").await;
    assert!(at.contains(&dara.label(Message::new("language-in-km", Vec::new()))), "{at}");
    dara.types("មិត្ត").await;
    dara.presses("ed:behind:clear:name-km").await;
    dara.presses("ed:behind:show").await;
    assert!(dara.person.seen.last().unwrap().contains("មិត្ត"));
    dara.taps(msg!("button-discard")).await;
    assert!(dara.reads(msg!("edit-discarded")));
    assert!(!dara.person.seen.last().unwrap().contains("មិត្ត"));
}

#[tokio::test]
async fn with_the_examples_goes_what_the_example_says_of_itself() {
    let world = World::new().await;
    let mut dara = owner(&world, 1).await;
    writes_a_petition(&world, &mut dara).await;
    let said = dara.taps(msg!("button-publish")).await;
    let item = catalogue().plain(Locale::EN, "edit-samples-campaign").unwrap();
    assert!(said.contains(&item), "{said}");
    dara.taps(msg!("button-remove-samples")).await;
    assert!(behind(&world).await.is_empty());
    // What is real stays, also when the sample is loaded again.
    opens(&mut dara).await;
    changes(&mut dara, field(Locale::EN, "name"), "Friends of the Vote").await;
    dara.taps(msg!("button-publish-changes")).await;
    world.import(bot_core::campaign::SAMPLE).await;
    let kept = behind(&world).await;
    assert_eq!(
        (kept.read(Words::Group, Locale::KM), kept.sample),
        (Some("Friends of the Vote"), false)
    );
}
