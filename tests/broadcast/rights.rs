//! What is sent was decided by somebody who may do so: neither a state that somebody wrote into the database nor an
//! author whose role is gone sends anything.

use bot_core::clock::{DAY, HOUR};
use bot_core::store::announcements::State;

use testing::broadcasts::{AtWork, FakePlatform, follower, news};
use testing::postgres::on_both;
use testing::world::NOW;

#[tokio::test]
async fn an_announcement_of_somebody_who_is_no_organizer_any_more_does_not_start() {
    on_both("whose role is gone sends nothing", async |world| {
        world.follow([follower(1)]).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        world.announcement("later", news(), State::Scheduled, NOW + HOUR).await;
        // Whoever can write the database takes the row away, so that nothing else is cleaned up.
        let mut conn = world.conn().await;
        conn.plain("DELETE FROM roles").await.unwrap();
        conn.close().await;
        world.pass_until("later", State::Cancelled, HOUR).await;
        assert_eq!(platform.delivered(), 0);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn nobody_sends_by_writing_a_state_into_the_database() {
    on_both("a state in the database sends nothing", async |world| {
        world.follow([follower(1)]).await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        for (id, state) in [("one", "scheduled"), ("two", "building"), ("three", "running")] {
            world.announcement(id, news(), State::Agreeing, NOW + 900 * DAY).await;
            let mut conn = world.conn().await;
            let sql =
                format!("UPDATE announcements SET due = 0, state = '{state}' WHERE id = '{id}'");
            conn.plain(sql.leak()).await.unwrap();
            conn.close().await;
            // Nothing is in the ledger of one that was never built.
            let ends = if state == "running" { State::Done } else { State::Cancelled };
            world.pass_until(id, ends, 1).await;
        }
        assert_eq!(platform.delivered(), 0);
        work.stop().await;
    })
    .await;
}
