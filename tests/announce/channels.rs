//! Groups and channels that get announcements.

use bot_core::command::Role;
use bot_core::incoming::{ChatKind, Event};
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::{Job, Outcome};
use bot_core::platform::Address;
use bot_core::store::channels::{self, Channel};

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::{Writer, shown};

const GROUP: &str = "-1001234567890";

/// An update in a group.
async fn in_group(phone: &mut Writer, event: Event) -> Outcome {
    let mut incoming = phone.person.incoming(event);
    incoming.chat = ChatKind::Group;
    incoming.address = Address(GROUP.to_owned());
    incoming.title = Some("Khmer\u{202E} Melbourne".to_owned());
    while phone.inbox.try_recv().is_ok() {}
    let outcome = phone.person.submit(incoming).await;
    phone.film += "» in the group\n";
    for reply in &outcome.replies {
        phone.note(reply);
    }
    while let Ok(notice) = phone.inbox.try_recv() {
        assert_eq!(notice.address.0, phone.person.id.to_string(), "in private");
        phone.film += "⇠ in private\n";
        phone.note(&notice.reply);
    }
    outcome
}

async fn list(world: &World) -> Vec<Channel> {
    let mut conn = world.conn().await;
    let all = channels::list(&mut conn).await.unwrap();
    conn.close().await;
    all.into_iter().map(|(_, channel)| channel).collect()
}

#[tokio::test]
async fn a_group_gets_announcements_once_an_organizer_says_so_there() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Organizer, locale).await;
        dara.types("/channel").await;
        let outcome = in_group(&mut dara, Event::Text("/channel".to_owned())).await;
        assert!(outcome.jobs.contains(&Job::EraseTyped));
        assert_eq!(list(&world).await[0].locales.len(), 2);
        dara.taps("ខ្មែរ").await;
        let channel = list(&world).await.remove(0);
        assert_eq!(channel.title, "Khmer Melbourne");
        assert_eq!(channel.locales.into_iter().collect::<Vec<_>>(), [Locale::KM]);
        in_group(&mut dara, Event::Text("/channel".to_owned())).await;
        assert_eq!(list(&world).await[0].locales.len(), 1, "a second time changes nothing");
        dara.types("/channel").await;
        dara.taps(msg!("button-remove", label = "Khmer Melbourne")).await;
        assert_film("channel", locale, &dara.film);
        assert!(list(&world).await.is_empty());
    }
}

#[tokio::test]
async fn who_adds_the_bot_is_asked_if_they_may_announce() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = Writer::new(&world, 1, Role::Owner, locale).await;
        in_group(&mut dara, Event::Added).await;
        assert!(list(&world).await.is_empty(), "nothing goes there before an answer");
        dara.taps(msg!("button-all-languages")).await;
        assert_eq!(list(&world).await[0].locales.len(), 2);
        in_group(&mut dara, Event::Removed).await;
        assert!(list(&world).await.is_empty());
        in_group(&mut dara, Event::Added).await;
        dara.taps(msg!("button-channel-no")).await;
        assert_film("channel_added", locale, &dara.film);
        assert!(list(&world).await.is_empty());
    }
}

#[tokio::test]
async fn a_stranger_who_adds_the_bot_hears_nothing_and_a_strangers_command_is_like_any() {
    let world = World::new().await;
    for role in [Role::Supporter, Role::Moderator] {
        let mut phone = Writer::new(&world, 7, role, Locale::EN).await;
        let added = in_group(&mut phone, Event::Added).await;
        assert_eq!(added, Outcome::silent());
        let typed = in_group(&mut phone, Event::Text("/channel".to_owned())).await;
        let any = in_group(&mut phone, Event::Text("/mydata".to_owned())).await;
        assert_eq!(typed, any, "{}", shown(&typed.replies[0]));
        assert!(list(&world).await.is_empty());
    }
}
