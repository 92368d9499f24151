//! Two moderators at once, on both databases: one answer reaches the asker, and nobody loses a word.

use bot_core::command::Role;
use bot_core::store::announcements::DIRECT_MESSAGES;
use bot_core::store::inbox::State;

use super::{only, open, stored};
use testing::actor::Actor as _;
use testing::postgres::on_both;
use testing::world::{Someone, World};

async fn english(world: &World, id: u64) -> Someone {
    let mut one = world.person(id, "Sokha");
    one.types("/start").await;
    one.taps("English").await;
    one.types("/cancel").await;
    one
}

async fn moderator(world: &World, id: u64) -> Someone {
    world.staff(id, "Bopha", Role::Moderator).await;
    english(world, id).await
}

/// How many notes wait.
async fn waiting(world: &World) -> i64 {
    let mut conn = world.conn().await;
    let sql = "SELECT COUNT(*) FROM ledger WHERE announcement = $1";
    let row = conn.one(sql, vec![DIRECT_MESSAGES.into()]).await.unwrap().unwrap();
    let number = row.int(0).unwrap();
    conn.close().await;
    number
}

#[tokio::test]
async fn of_two_answers_at_once_one_is_sent_and_the_other_comes_back() {
    on_both("two answers at once", async |world| {
        let (mut dara, mut bopha) = (moderator(&world, 500).await, moderator(&world, 600).await);
        let mut one = english(&world, 1_000).await;
        one.types("/ask Is it cold?").await;
        one.taps("Send").await;
        let id = only(&world).await.id;
        let before = waiting(&world).await;
        dara.presses(&format!("in:answer:{id}")).await;
        dara.types("Dara says yes.").await;
        let said = bopha.presses(&format!("in:answer:{id}")).await;
        assert!(said.contains("Somebody else on the team has this one"), "{said}");
        bopha.taps("Take it over").await;
        bopha.types("Bopha says no.").await;
        let (first, second) =
            tokio::join!(dara.press_start("in:reply"), bopha.press_start("in:reply"));
        let lost = |said: &str, own: &str| {
            said.contains("answered while you were writing") && said.contains(own)
        };
        let sent = |said: &str| said.contains("Sent. Thank you!");
        let dara_won = sent(&first) && lost(&second, "Bopha says no.");
        let bopha_won = sent(&second) && lost(&first, "Dara says yes.");
        assert!(dara_won || bopha_won, "{first}\n{second}");
        let item = stored(&world, &id).await.unwrap();
        assert_eq!(item.state, State::Answered);
        let won = if dara_won { "Dara says yes." } else { "Bopha says no." };
        assert_eq!(item.answer, won);
        assert_eq!(waiting(&world).await, before + 1, "the asker gets one answer");
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn an_old_send_never_sends_another_answer() {
    let world = World::new().await;
    let mut bopha = moderator(&world, 500).await;
    let mut one = english(&world, 1_000).await;
    one.types("/ask Is it cold?").await;
    one.taps("Send").await;
    let id = only(&world).await.id;
    bopha.presses(&format!("in:answer:{id}")).await;
    bopha.types("The first answer.").await;
    let first = bopha.sends("in:reply");
    bopha.press_start("in:rewrite").await;
    bopha.types("The second answer.").await;
    for old in [first, format!("in:reply:{id}")] {
        let said = bopha.presses(&old).await;
        assert!(said.contains("The second answer."), "{old}: what is open now is shown: {said}");
        assert_eq!(stored(&world, &id).await.unwrap().state, State::Taken, "{old}");
    }
    bopha.press_start("in:reply").await;
    assert_eq!(stored(&world, &id).await.unwrap().answer, "The second answer.");
    world.engine.stop().await;
}

#[tokio::test]
async fn of_many_who_take_it_at_once_one_has_it() {
    on_both("many take it at once", async |world| {
        let mut team = Vec::new();
        for id in 500..508 {
            team.push(moderator(&world, id).await);
        }
        let mut one = english(&world, 1_000).await;
        one.types("/ask Is it cold?").await;
        one.taps("Send").await;
        let id = only(&world).await.id;
        let take = format!("in:take:{id}");
        let said =
            futures_util::future::join_all(team.iter_mut().map(|one| one.presses(&take))).await;
        let have = said.iter().filter(|said| said.contains("You have taken it.")).count();
        let told = said.iter().filter(|said| said.contains("Somebody else on the team")).count();
        assert_eq!((have, told), (1, 7), "{said:?}");
        world.engine.stop().await;
    })
    .await;
}

#[tokio::test]
async fn many_who_ask_at_once_are_all_heard_in_one_order() {
    on_both("many ask at once", async |world| {
        moderator(&world, 500).await;
        moderator(&world, 600).await;
        let mut people = Vec::new();
        for id in 1_000..1_010 {
            let mut one = english(&world, id).await;
            one.types(&format!("/ask I am {id}")).await;
            people.push(one);
        }
        futures_util::future::join_all(people.iter_mut().map(|one| one.press_start("in:send")))
            .await;
        let all = open(&world).await;
        assert_eq!(all.len(), 10);
        assert!(all.is_sorted_by(|a, b| a.arrival >= b.arrival));
        assert_eq!(waiting(&world).await, 20, "one note for each of both");
        world.engine.stop().await;
    })
    .await;
}
