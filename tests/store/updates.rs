//! The handled set, facts about the store, the audit log, and transactions themselves.

use bot_core::clock::HOUR;
use bot_core::store::audit::{self, Act};
use bot_core::store::{handled, meta};

use super::in_one;
use testing::postgres::on_both;
use testing::world::NOW;

#[tokio::test]
async fn an_update_is_new_once() {
    on_both("an_update_is_new_once", async |world| {
        in_one(&world, async |conn| {
            assert!(!handled::contains(conn, b"one").await.unwrap());
            assert!(handled::add(conn, b"one", NOW).await.unwrap());
            assert!(!handled::add(conn, b"one", NOW).await.unwrap());
            assert!(handled::contains(conn, b"one").await.unwrap());
            assert!(!handled::contains(conn, b"two").await.unwrap());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn an_update_is_remembered_for_forty_eight_hours_and_no_time_finer_than_the_hour_is_kept() {
    on_both("handled for 48 hours", async |world| {
        in_one(&world, async |conn| {
            handled::add(conn, b"old", NOW + 59 * 60).await.unwrap();
            handled::add(conn, b"new", NOW + HOUR).await.unwrap();
            let row = conn.one(
                "SELECT at FROM handled WHERE update_key = $1",
                vec![b"old".as_slice().into()],
            );
            assert_eq!(row.await.unwrap().unwrap().int(0).unwrap(), NOW);
            assert_eq!(handled::prune(conn, NOW + 48 * HOUR).await.unwrap(), 0);
            assert_eq!(handled::prune(conn, NOW + 48 * HOUR + 1).await.unwrap(), 1);
            assert!(!handled::contains(conn, b"old").await.unwrap());
            assert!(handled::contains(conn, b"new").await.unwrap());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn cleaning_takes_a_thousand_at_a_time() {
    on_both("cleaning takes a thousand at a time", async |world| {
        in_one(&world, async |conn| {
            for number in 0..1001_i64 {
                handled::add(conn, &number.to_be_bytes(), 0).await.unwrap();
            }
            assert_eq!(handled::prune(conn, NOW).await.unwrap(), 1000);
            assert_eq!(handled::prune(conn, NOW).await.unwrap(), 1);
            assert_eq!(handled::prune(conn, NOW).await.unwrap(), 0);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn what_is_rolled_back_never_was() {
    on_both("what is rolled back never was", async |world| {
        let mut conn = world.conn().await;
        conn.begin().await.unwrap();
        handled::add(&mut conn, b"one", NOW).await.unwrap();
        conn.rollback().await.unwrap();
        assert!(!handled::contains(&mut conn, b"one").await.unwrap());
        conn.begin().await.unwrap();
        handled::add(&mut conn, b"two", NOW).await.unwrap();
        drop(conn);
        in_one(&world, async |conn| {
            assert!(!handled::contains(conn, b"two").await.unwrap());
            assert!(handled::add(conn, b"two", NOW).await.unwrap());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn after_a_failed_statement_nothing_more_is_written_and_nothing_committed() {
    on_both("after a failed statement", async |world| {
        let mut conn = world.conn().await;
        conn.begin().await.unwrap();
        handled::add(&mut conn, b"before", NOW).await.unwrap();
        assert!(conn.failure().is_none());
        assert!(conn.plain("SELECT * FROM no_such_table").await.is_err());
        assert!(conn.failure().is_some_and(|error| !error.is_outage()));
        assert!(handled::add(&mut conn, b"after", NOW).await.is_err());
        assert!(conn.commit().await.is_err());
        drop(conn);
        let mut conn = world.conn().await;
        for key in [b"before".as_slice(), b"after"] {
            assert!(!handled::contains(&mut conn, key).await.unwrap());
        }
    })
    .await;
}

#[tokio::test]
async fn a_reading_transaction_sees_one_moment() {
    on_both("a reading transaction sees one moment", async |world| {
        let mut reader = world.conn().await;
        reader.begin_reading().await.unwrap();
        assert!(!handled::contains(&mut reader, b"one").await.unwrap());
        in_one(&world, async |conn| handled::add(conn, b"one", NOW).await.unwrap()).await;
        assert!(!handled::contains(&mut reader, b"one").await.unwrap());
        reader.commit().await.unwrap();
        assert!(handled::contains(&mut reader, b"one").await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_fact_about_the_store_is_written_once() {
    on_both("a fact is written once", async |world| {
        in_one(&world, async |conn| {
            assert_eq!(meta::get(conn, meta::TELEGRAM_BOT).await.unwrap(), None);
            meta::set_once(conn, meta::TELEGRAM_BOT, "1").await.unwrap();
            meta::set_once(conn, meta::TELEGRAM_BOT, "2").await.unwrap();
            let kept = meta::get(conn, meta::TELEGRAM_BOT).await.unwrap();
            assert_eq!(kept.as_deref(), Some("1"));
            assert_eq!(meta::get(conn, meta::DISCORD_BOT).await.unwrap(), None);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_audit_log_only_grows() {
    on_both("the audit log only grows", async |world| {
        in_one(&world, async |conn| {
            audit::add(conn, [1; 16], NOW, "grant", &Act::of("", &["Dara, Paris"])).await.unwrap();
            audit::add(conn, [2; 16], NOW, "revoke", &Act::of("", &["Dara, Paris"])).await.unwrap();
            let rows = conn.all("SELECT act, sealed FROM audit ORDER BY at, id LIMIT 10", vec![]);
            let rows = rows.await.unwrap();
            let acts: Vec<String> = rows.iter().map(|row| row.text(0).unwrap()).collect();
            assert_eq!(acts, ["grant", "revoke"]);
            let sealed = rows[0].blob(1).unwrap();
            assert!(!sealed.windows(4).any(|part| part == b"Dara"));
        })
        .await;
        let mut conn = world.conn().await;
        assert!(audit::add(&mut conn, [1; 16], NOW, "again", &Act::of("", &[])).await.is_err());
    })
    .await;
}
