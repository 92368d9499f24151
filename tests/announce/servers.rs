//! Channels of servers, on a platform that has roles and events.

use bot_core::command::Role;
use bot_core::incoming::{ChatKind, Event, Incoming};
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::Outcome;
use bot_core::platform::Account;
use bot_core::platform::Address;
use bot_core::platform::Platform;
use bot_core::store::channels::{self, Channel};
use bot_core::store::roles::{self, Staff};

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::world::World;
use testing::writer::Writer;

const PLACE: &str = "900/901";

/// An organizer there.
async fn organizer(world: &World, locale: Locale) -> Writer {
    let mut phone = Writer::new(world, 1, Role::Supporter, locale).await;
    phone.platform = Platform::Discord;
    let account = Account { platform: Platform::Discord, user: "1".to_owned() };
    let staff = Staff {
        label: "organizer team".to_owned(),
        platform: "discord".to_owned(),
        address: "1".to_owned(),
        since: 0,
    };
    let mut conn = world.conn().await;
    roles::grant(&mut conn, &account, Role::Organizer, &staff).await.unwrap();
    conn.close().await;
    phone.presses(&format!("lang:{locale}")).await;
    phone.types("/cancel").await;
    phone.film.clear();
    phone
}

fn in_channel(incoming: Incoming) -> Incoming {
    let (address, title) = (Address(PLACE.to_owned()), Some("Khmer Lyon".to_owned()));
    Incoming { chat: ChatKind::Group, address, title, ..incoming }
}

async fn says(phone: &mut Writer, text: &str) -> Outcome {
    let event = Event::Text(text.to_owned());
    let incoming = in_channel(phone.incoming(event));
    phone.film += &format!("\u{bb} in the channel: {text}\n");
    let outcome = phone.person.submit(incoming).await;
    for reply in &outcome.replies {
        phone.note(reply);
    }
    assert!(outcome.notices.is_empty(), "only the answer tells it");
    outcome
}

async fn only(world: &World) -> Channel {
    let mut conn = world.conn().await;
    let mut all = channels::list(&mut conn).await.unwrap();
    conn.close().await;
    assert_eq!(all.len(), 1);
    all.remove(0).1
}

#[tokio::test]
async fn a_channel_is_told_its_role_and_its_events_with_the_command() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut dara = organizer(&world, locale).await;
        says(&mut dara, "/channel").await;
        let plain = only(&world).await;
        assert_eq!((plain.role, plain.events, plain.locales.len()), (None, false, 2));
        says(&mut dara, "/channel role:123456 events:on").await;
        let set = only(&world).await;
        assert_eq!((set.role.as_deref(), set.events), (Some("123456"), true));
        says(&mut dara, "/channel role:everyone").await;
        assert_eq!(only(&world).await, set, "nonsense changes nothing");
        says(&mut dara, "/channel events:off").await;
        dara.taps(msg!("button-channel-events")).await;
        assert_eq!(only(&world).await, set, "what is not named stays");
        dara.taps("English").await;
        assert_eq!(only(&world).await.locales.into_iter().collect::<Vec<_>>(), [Locale::EN]);
        dara.types("/channel").await;
        dara.taps(msg!("button-change", label = "Khmer Lyon")).await;
        dara.taps(msg!("button-channel-no-role")).await;
        dara.taps(msg!("button-channel-no-events")).await;
        let bare = only(&world).await;
        assert_eq!((bare.role, bare.events), (None, false));
        dara.taps(msg!("button-channel-remove")).await;
        assert_film("channel_server", locale, &dara.film);
    }
}

#[tokio::test]
async fn where_there_are_no_servers_nobody_is_asked_for_roles() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    let group = |mut incoming: Incoming| {
        (incoming.chat, incoming.address) = (ChatKind::Group, Address("-5".to_owned()));
        incoming
    };
    let event = Event::Text("/channel role:5 events:on".to_owned());
    let incoming = group(dara.incoming(event));
    dara.person.submit(incoming).await;
    let channel = only(&world).await;
    assert_eq!((channel.role, channel.events), (None, false));
    dara.types("/channel").await;
    assert!(!dara.film.contains("role"), "{}", dara.film);
    let tag = world.core.secret.channel_tag(Platform::Telegram, "-5");
    let tag: String = bot_core::vault::hex(&tag).chars().take(16).collect();
    dara.presses(&format!("server:{tag}:events+")).await;
    assert!(!only(&world).await.events);
}
