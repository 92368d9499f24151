//! Milestones: a draft for the organizers, exactly once, and nothing that a supporter would notice.

mod cost;
mod taken;

use bot_core::announcement::{Act, Kind, Link, Topic};
use bot_core::campaign::SAMPLE;
use bot_core::command::Role;
use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::outcome::{Action, Notice, Outcome};
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, Announcement, State};
use bot_core::store::milestones;
use tokio::sync::broadcast::Receiver;

use testing::actor::Actor as _;
use testing::film::assert_film;
use testing::postgres::on_both;
use testing::world::{MAIN, Someone, World, rendered};

/// The sample campaign, in which the main petition has these milestones and this goal.
async fn import(world: &World, list: &str, goal: i64) {
    let from = "milestones = [1000, 10000, 50000, 100000]";
    let changed = SAMPLE.replacen(from, &format!("milestones = [{list}]"), 1);
    assert_ne!(changed, SAMPLE);
    world.import(&changed.replacen("goal = 100000", &format!("goal = {goal}"), 1)).await;
}

/// Signs in English; what follows for others.
async fn signs(world: &World, id: u64) -> Vec<Notice> {
    let mut told = world.engine.notices();
    let mut someone = ready(world, id).await;
    gives_name(&mut someone).await;
    all(&mut told)
}

/// What has been sent to others since the last look.
fn all(told: &mut Receiver<Notice>) -> Vec<Notice> {
    std::iter::from_fn(|| told.try_recv().ok()).collect()
}

/// Stands before the last tap.
async fn ready(world: &World, id: u64) -> Someone {
    let mut someone = world.person(id, "Sokha Chan");
    someone.types("/start").await;
    someone.taps("English").await;
    someone.taps("I agree").await;
    someone.taps("France").await;
    someone
}

async fn gives_name(someone: &mut Someone) -> Outcome {
    let press = someone.incoming(Event::Press(someone.sends("name:")));
    someone.submit(press).await
}

async fn takes_back(someone: &mut Someone) {
    someone.types("/withdraw").await;
    someone.taps("Yes, take it back").await;
}

async fn drafts(world: &World) -> Vec<Announcement> {
    let mut conn = world.conn().await;
    let all = announcements::newest(&mut conn, 50).await.unwrap();
    conn.close().await;
    all
}

async fn marked(world: &World) -> Vec<i64> {
    let mut conn = world.conn().await;
    let all = milestones::reached(&mut conn, MAIN).await.unwrap();
    conn.close().await;
    all.into_iter().collect()
}

#[tokio::test]
async fn organizers_and_owners_find_a_draft_that_sends_nothing_by_itself() {
    for (milestone, goal, name) in [(2, 100, "milestone"), (2, 2, "milestone_goal")] {
        let world = World::new().await;
        import(&world, &milestone.to_string(), goal).await;
        for (id, role) in [(1, Role::Organizer), (2, Role::Owner), (3, Role::Moderator)] {
            world.staff(id, "Dara", role).await;
        }
        assert!(signs(&world, 70_001).await.is_empty());
        assert!(drafts(&world).await.is_empty());
        let notices = signs(&world, 70_002).await;
        let to: Vec<&str> = notices.iter().map(|notice| notice.address.0.as_str()).collect();
        assert_eq!(to, ["2", "1"], "owners first, and no moderator");
        assert!(notices.iter().all(|notice| notice.platform == Platform::Telegram));
        let [draft] = drafts(&world).await.try_into().unwrap();
        let look = Action::Press(Act::Edit.data(&draft.id));
        assert_eq!(notices[0].reply.buttons[0][0].action, look);
        assert_eq!((draft.state, draft.due, draft.counts.built), (State::Draft, 0, 0));
        let author = &draft.body.author;
        assert_eq!((author.address.as_str(), author.locale), ("", Locale::KM));
        assert!(author.tag.is_empty(), "nobody's as yet");
        let content = &draft.body.content;
        assert_eq!((content.kind, content.about.as_deref()), (Kind::Petition, Some(MAIN)));
        assert_eq!(content.links, [Link::Sign(MAIN.to_owned())]);
        let topics: Vec<Topic> = content.audience.topics.iter().cloned().collect();
        assert_eq!(topics, [Topic::News, Topic::Petition(MAIN.to_owned())]);
        assert!(!content.audience.channels && !content.audience.myself && !content.urgent);
        for locale in [Locale::KM, Locale::EN] {
            let film = format!("{}\n\n{}", content.text[&locale], rendered(&notices[0].reply));
            assert_film(name, locale, &film);
        }
        let Announcement { body, .. } = &draft;
        assert_eq!((body.at, body.asked, body.agreed.is_some()), (None, None, false));
    }
}

#[tokio::test]
async fn a_milestone_is_reached_once_although_totals_fall_and_rise() {
    on_both("a milestone is reached once", async |world| {
        import(&world, "2, 3", 100).await;
        world.staff(1, "Dara", Role::Owner).await;
        let mut sokha = ready(&world, 70_001).await;
        gives_name(&mut sokha).await;
        assert_eq!(signs(&world, 70_002).await.len(), 1);
        for _ in 0..2 {
            takes_back(&mut sokha).await;
            assert_eq!(world.total(MAIN).await, 1);
            sokha.signs_again("France").await;
            assert_eq!(world.total(MAIN).await, 2);
        }
        assert_eq!((drafts(&world).await.len(), marked(&world).await), (1, vec![2]));
        assert_eq!(signs(&world, 70_003).await.len(), 1);
        takes_back(&mut sokha).await;
        sokha.signs_again("France").await;
        assert_eq!((drafts(&world).await.len(), marked(&world).await), (2, vec![2, 3]));
    })
    .await;
}

#[tokio::test]
async fn people_who_sign_at_the_same_moment_reach_it_once() {
    on_both("people who sign at the same moment", async |world| {
        import(&world, "3, 5, 11", 100).await;
        world.staff(1, "Dara", Role::Owner).await;
        let mut crowd = Vec::new();
        for id in 0..12 {
            crowd.push(ready(&world, 70_000 + id).await);
        }
        let mut told = world.engine.notices();
        futures_util::future::join_all(crowd.iter_mut().map(gives_name)).await;
        assert_eq!((world.total(MAIN).await, all(&mut told).len()), (12, 3));
        let mut totals: Vec<String> = Vec::new();
        for draft in drafts(&world).await {
            let text = &draft.body.content.text[&Locale::EN];
            totals.push(text.split(' ').next().unwrap().to_owned());
        }
        totals.sort();
        assert_eq!(totals, ["11", "3", "5"], "each draft has the total at which it was due");
        assert_eq!(marked(&world).await, [3, 5, 11]);
    })
    .await;
}

#[tokio::test]
async fn of_several_at_once_only_the_highest_is_proposed() {
    let world = World::new().await;
    import(&world, "", 100).await;
    world.staff(1, "Dara", Role::Owner).await;
    for id in 0..4 {
        assert!(signs(&world, 70_000 + id).await.is_empty());
    }
    assert!(marked(&world).await.is_empty());
    import(&world, "1, 2, 4, 9", 100).await;
    assert!(drafts(&world).await.is_empty(), "an import proposes nothing");
    assert_eq!(signs(&world, 70_004).await.len(), 1);
    assert_eq!((drafts(&world).await.len(), marked(&world).await), (1, vec![1, 2, 4]));
    // A longer list counts from then on, also where it fills a gap.
    import(&world, "1, 2, 3, 4, 6, 9", 100).await;
    assert_eq!(signs(&world, 70_005).await.len(), 1);
    assert!(signs(&world, 70_006).await.is_empty());
    assert_eq!((drafts(&world).await.len(), marked(&world).await), (2, vec![1, 2, 3, 4, 6]));
}

#[tokio::test]
async fn without_a_team_a_milestone_is_only_marked() {
    let world = World::new().await;
    import(&world, "1", 100).await;
    world.staff(1, "Dara", Role::Moderator).await;
    assert!(signs(&world, 70_001).await.is_empty());
    assert_eq!((drafts(&world).await.len(), marked(&world).await), (0, vec![1]));
    world.staff(2, "Dara", Role::Owner).await;
    assert!(signs(&world, 70_002).await.is_empty(), "what is past is past");
}

#[tokio::test]
async fn the_signer_reads_the_same_with_and_without_a_milestone() {
    let mut seen = Vec::new();
    for list in ["", "1"] {
        let world = World::new().await;
        import(&world, list, 100).await;
        world.staff(1, "Dara", Role::Owner).await;
        let mut sokha = ready(&world, 70_001).await;
        let outcome = gives_name(&mut sokha).await;
        seen.push((sokha.seen, outcome.jobs));
    }
    assert_eq!(seen[0], seen[1]);
}
