//! The queue: doubles, order, and two moderators at once, on both databases.

use bot_core::store::questions::State;

use super::{asks, follower, forum, id, listed, moderator, notes_waiting, queued};
use testing::actor::Actor as _;
use testing::postgres::on_both;

#[tokio::test]
async fn doubles_count_together_and_everybody_who_asked_is_told_once() {
    on_both("doubles count together", async |world| {
        let slug = forum(&world).await;
        let mut bopha = moderator(&world, 500).await;
        let mut first = follower(&world, 1_000).await;
        asks(&mut first, &slug, "Who pays?").await;
        for (who, words) in [(2_000, "Who pays for it?"), (3_000, "Who pays, then?")] {
            asks(&mut follower(&world, who).await, &slug, words).await;
        }
        asks(&mut first, &slug, "And who really pays?").await;
        let first = id(&world, &slug, "Who pays?").await;
        for words in ["Who pays for it?", "Who pays, then?", "And who really pays?"] {
            let double = id(&world, &slug, words).await;
            bopha.presses(&format!("q:with:{double}")).await;
            bopha.presses(&format!("q:merge:{double}:{first}")).await;
        }
        let queue = bopha.presses(&format!("q:queue:{slug}")).await;
        assert!(queue.contains("1. Who pays? (asked by 3 people)"), "{queue}");
        assert!(!queue.contains("2. "), "{queue}");
        let before = notes_waiting(&world).await;
        let said = bopha.presses(&format!("q:asked:{first}")).await;
        assert!(said.contains("Marked as asked"), "{said}");
        assert_eq!(notes_waiting(&world).await, before + 3, "each of three people once");
        assert_eq!(listed(&world, &slug, State::Asked).await.len(), 4);
        let again = bopha.presses(&format!("q:asked:{first}")).await;
        assert!(again.contains("done already"), "{again}");
        assert_eq!(notes_waiting(&world).await, before + 3);
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn up_and_down_move_a_question_and_stop_at_the_ends() {
    on_both("up and down", async |world| {
        let slug = forum(&world).await;
        let mut bopha = moderator(&world, 500).await;
        for (who, words) in [(1_000, "A?"), (2_000, "B?"), (3_000, "C?")] {
            asks(&mut follower(&world, who).await, &slug, words).await;
        }
        let order = async || {
            let all = queued(&world, &slug).await;
            all.into_iter().map(|one| one.said.text).collect::<Vec<_>>()
        };
        assert_eq!(order().await, ["A?", "B?", "C?"]);
        let (a, c) = (id(&world, &slug, "A?").await, id(&world, &slug, "C?").await);
        bopha.presses(&format!("q:up:{c}")).await;
        assert_eq!(order().await, ["A?", "C?", "B?"]);
        bopha.presses(&format!("q:up:{a}")).await;
        assert_eq!(order().await, ["A?", "C?", "B?"]);
        bopha.presses(&format!("q:down:{a}")).await;
        assert_eq!(order().await, ["C?", "A?", "B?"]);
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn two_moderators_never_merge_in_a_circle_and_never_tell_twice() {
    on_both("two moderators at one queue", async |world| {
        let slug = forum(&world).await;
        let (mut dara, mut bopha) = (moderator(&world, 500).await, moderator(&world, 600).await);
        asks(&mut follower(&world, 1_000).await, &slug, "A?").await;
        asks(&mut follower(&world, 2_000).await, &slug, "B?").await;
        let (a, b) = (id(&world, &slug, "A?").await, id(&world, &slug, "B?").await);
        let (one, two) = (format!("q:merge:{a}:{b}"), format!("q:merge:{b}:{a}"));
        tokio::join!(dara.presses(&one), bopha.presses(&two));
        let heads: Vec<_> =
            queued(&world, &slug).await.into_iter().filter(|one| one.parent.is_empty()).collect();
        assert_eq!(heads.len(), 1, "{heads:?}");
        let before = notes_waiting(&world).await;
        let asked = format!("q:asked:{}", heads[0].id);
        let decline = format!("q:decline:{}", heads[0].id);
        tokio::join!(dara.presses(&asked), bopha.presses(&decline));
        assert_eq!(notes_waiting(&world).await, before + 2, "both people, once");
        assert!(queued(&world, &slug).await.is_empty());
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn who_is_forgotten_leaves_the_doubles_of_others_in_the_queue() {
    on_both("doubles stay", async |world| {
        let slug = forum(&world).await;
        let mut bopha = moderator(&world, 500).await;
        let mut first = follower(&world, 1_000).await;
        asks(&mut first, &slug, "A?").await;
        asks(&mut follower(&world, 2_000).await, &slug, "B?").await;
        asks(&mut follower(&world, 3_000).await, &slug, "C?").await;
        let a = id(&world, &slug, "A?").await;
        for words in ["B?", "C?"] {
            let double = id(&world, &slug, words).await;
            bopha.presses(&format!("q:merge:{double}:{a}")).await;
        }
        first.types("/forget").await;
        first.taps("Yes, erase").await;
        let queue = bopha.presses(&format!("q:queue:{slug}")).await;
        assert!(queue.contains("asked by 2 people"), "{queue}");
        world.engine.stop().await;
    })
    .await;
}
