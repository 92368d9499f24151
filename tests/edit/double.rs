//! What must not happen by the way: a second tap, another city, what somebody else published meanwhile.

use bot_core::campaign::ContentItem;
use bot_core::campaign::{Answered, Kind};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::{drafts, events};

use super::story::{piece, writes_a_forum, writes_a_petition};
use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

/// The code of the open question and the draft's id.
async fn open(world: &World) -> (String, bot_core::campaign::draft::Draft) {
    let platform = bot_core::platform::Platform::Telegram;
    let account = bot_core::platform::Account { platform, user: "1".to_owned() };
    let mut conn = world.conn().await;
    let all = drafts::of(&mut conn, &account).await.unwrap();
    conn.close().await;
    all.into_iter().next().expect("a draft")
}

#[tokio::test]
async fn a_second_tap_does_not_remove_a_second_recipient() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    writes_a_petition(&world, &mut dara).await;
    let (id, _) = open(&world).await;
    dara.presses(&format!("e:{id}:to:recipients")).await;
    for name in ["The Senate", "The United Nations"] {
        dara.presses(&format!("e:{id}:add")).await;
        dara.answers(&[name, "ស្ថាប័ន"]).await;
        dara.taps(msg!("button-figures-only")).await;
    }
    let remove = dara.person.button("Remove: The Ministry");
    dara.presses(&remove).await;
    dara.presses(&remove).await;
    let kept = open(&world).await.1.get("recipient").unwrap().as_array().unwrap().len();
    assert_eq!(kept, 2, "{}", dara.person.seen.last().unwrap());
}

#[tokio::test]
async fn a_second_tap_on_the_first_language_skips_no_question() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/newfaq").await;
    let (id, _) = open(&world).await;
    let english = format!("e:{id}:lang:en");
    dara.presses(&english).await;
    dara.presses(&english).await;
    assert_eq!(open(&world).await.1.step.code(), "topic");
    dara.taps(msg!("button-new-topic")).await;
    dara.answers(&["Water", "ទឹក", "Is it clean?"]).await;
    dara.presses(&english).await;
    assert_eq!(open(&world).await.1.step.code(), "answer-en", "an old button leads nowhere");
}

#[tokio::test]
async fn another_city_that_no_list_has_asks_for_its_hours() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    writes_a_forum(&mut dara).await;
    let (id, draft) = open(&world).await;
    assert_eq!(draft.get("zone").unwrap(), "America/Vancouver");
    dara.presses(&format!("e:{id}:to:city-en")).await;
    dara.types("Vancouver").await;
    assert!(open(&world).await.1.get("zone").is_some(), "the same city has the same hours");
    dara.presses(&format!("e:{id}:to:city-en")).await;
    dara.types("Springfield Nowhere").await;
    let (_, draft) = open(&world).await;
    assert_eq!((draft.step.code().as_str(), draft.get("zone")), ("zone", None));
    dara.types("Toronto").await;
    assert_eq!(open(&world).await.1.get("zone").unwrap(), "America/Toronto");
}

#[tokio::test]
async fn what_moderators_publish_with_a_recap_outlives_an_older_draft() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/edit vancouver-2018").await;
    dara.taps(msg!("button-edit")).await;
    dara.taps(msg!("edit-field-capacity")).await;
    dara.types("70").await;
    let mut event = world.event("vancouver-2018").await;
    let answered = Answered { question: "Who pays?".to_owned(), answer: "Nobody.".to_owned() };
    event.text.get_mut(&Locale::EN).unwrap().questions.push(answered.clone());
    event.capacity = Some(60);
    let mut conn = world.conn().await;
    events::replace(&mut conn, &event).await.unwrap();
    conn.close().await;
    dara.taps(msg!("button-publish-changes")).await;
    assert!(dara.reads(msg!("edit-changed")), "{}", dara.person.seen.last().unwrap());
    dara.taps(msg!("button-publish-anyway")).await;
    let Some(ContentItem::Event(now)) = piece(&world, Kind::Event, "vancouver-2018").await else {
        panic!("no forum")
    };
    assert_eq!(now.capacity, Some(70));
    assert!(now.text[&Locale::EN].questions.contains(&answered));
}
