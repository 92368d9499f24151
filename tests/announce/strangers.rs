//! Supporters and moderators can do none of it, whatever they type or press.

use bot_core::announcement::{Act, Kind};
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::Outcome;

use super::{Announces as _, find, newest, pdf};
use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

const ACTS: [Act; 12] = [
    Act::Show,
    Act::Edit,
    Act::SendNow,
    Act::Agree,
    Act::Refuse,
    Act::SendAlone,
    Act::Pause,
    Act::Resume,
    Act::Cancel,
    Act::CancelSure,
    Act::Resend,
    Act::ResendSure,
];

async fn answer(phone: &mut Writer, data: &str) -> Outcome {
    phone.presses(data).await;
    let outcome = phone.last.clone();
    phone.types("/cancel").await;
    outcome
}

#[tokio::test]
async fn real_ids_in_forged_presses_do_no_more_than_nonsense() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("Hello").await;
    let one = dara.previews(&world, 50).await;
    for (id, role) in [(2, Role::Supporter), (3, Role::Moderator)] {
        let mut phone = Writer::new(&world, id, role, Locale::EN).await;
        let nonsense = answer(&mut phone, "nonsense").await;
        let taps =
            ["desk", "preview", "posts", "urgent:+", "discard!", "+news", "myself:+", "text:en"];
        let mut all: Vec<String> = taps.map(|what| format!("w:{}:{what}", one.id)).into();
        all.extend(ACTS.iter().map(|act| act.data(&one.id)));
        all.extend(Kind::ALL.iter().map(|kind| format!("kind:{}", kind.as_str())));
        let plain =
            ["announce", "broadcasts", "channels", "two-people:on", "channel:0123456789abcdef:km"];
        all.extend(plain.map(str::to_owned));
        for data in all {
            assert_eq!(answer(&mut phone, &data).await, nonsense, "{data} as {role:?}");
        }
        for command in ["/announce", "/broadcasts", "/channel"] {
            phone.types(command).await;
            assert!(
                phone.reads(msg!("fallback-unknown-command", platform = "telegram")),
                "{command} as {role:?}"
            );
        }
        phone.types("50").await;
        phone.sends(pdf(10), None).await;
    }
    assert_eq!(find(&world, &one.id).await.unwrap(), one);
}

#[tokio::test]
async fn who_loses_the_role_halfway_is_asked_nothing_any_more() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.announces(Kind::News).await;
    let before = newest(&world).await;
    world.staff(1, "Sokha", Role::Moderator).await;
    dara.types("A last word").await;
    dara.sends(pdf(10), Some("Another")).await;
    dara.does("a tap", Event::Press(format!("w:{}:desk", before.id)), None).await;
    assert_eq!(newest(&world).await, before);
}
