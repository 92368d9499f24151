//! A proposed draft belongs to whoever looks at it first.

use bot_core::announcement::Act;
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::store::announcements::State;

use super::{drafts, import, signs};
use testing::actor::Actor as _;
use testing::world::{Someone, World, rendered};

/// What somebody reads who presses this.
async fn presses(someone: &mut Someone, data: &str) -> String {
    let press = someone.incoming(Event::Press(data.to_owned()));
    let outcome = someone.submit(press).await;
    outcome.replies.iter().map(rendered).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn whoever_looks_first_takes_the_draft_over() {
    let world = World::new().await;
    import(&world, "1", 100).await;
    let mut team = Vec::new();
    for (id, role) in [(1, Role::Organizer), (2, Role::Owner)] {
        let mut one = world.staff(id, "Dara", role).await;
        one.types("/start").await;
        one.taps("English").await;
        one.types("/cancel").await;
        team.push(one);
    }
    signs(&world, 70_001).await;
    let [draft] = drafts(&world).await.try_into().unwrap();
    assert!(draft.body.author.tag.is_empty(), "nobody's yet");
    assert!(draft.body.author.address.is_empty());
    let (look, list) = (Act::Edit.data(&draft.id), Act::Show.data(&draft.id));
    let [organizer, owner] = &mut team[..] else { panic!() };
    // Everybody sees it as long as it is nobody's.
    for one in [&mut *organizer, &mut *owner] {
        assert!(presses(one, "broadcasts").await.contains("1 "));
        assert!(presses(one, &list).await.contains("Change it"), "{}", presses(one, &list).await);
    }
    let desk = presses(organizer, &look).await;
    assert!(desk.contains("Draft: Petition news"), "{desk}");
    let [taken] = drafts(&world).await.try_into().unwrap();
    let author = &taken.body.author;
    assert_eq!((taken.state, author.address.as_str()), (State::Draft, "1"));
    assert!(author.person.is_some() && !author.tag.is_empty());
    assert_eq!(author.locale, bot_core::locale::Locale::EN);
    let late = presses(owner, &look).await;
    assert!(late.contains("already working on it"), "{late}");
    assert!(!late.contains("Draft:"), "{late}");
    let [same] = drafts(&world).await.try_into().unwrap();
    assert_eq!(same.body, taken.body);
    // Whoever has it looks again.
    assert!(presses(organizer, &look).await.contains("Draft: Petition news"));
}
