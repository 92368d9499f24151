//! A bad row costs itself and nobody else.

use std::collections::BTreeSet;

use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, State};
use bot_core::store::channels::{self, Channel};
use bot_core::store::ledger::{self, Target};

use testing::broadcasts::{AtWork, FakePlatform, assert_adds_up, follower, news};
use testing::postgres::on_both;
use testing::world::MAIN;

#[tokio::test]
async fn a_damaged_channel_keeps_no_announcement_from_anybody_else() {
    on_both("a damaged channel", async |world| {
        world.follow((1..=20).map(follower)).await;
        let mut conn = world.conn().await;
        for address in ["-100", "-200"] {
            let locales = BTreeSet::from([Locale::EN]);
            let channel = Channel::new(Platform::Telegram, address, "A group", locales);
            channels::set(&mut conn, &channel).await.unwrap();
        }
        let one = "UPDATE channels SET sealed = (SELECT sealed FROM follows LIMIT 1) \
                   WHERE tag = (SELECT tag FROM channels ORDER BY tag LIMIT 1)";
        assert_eq!(conn.execute(one, Vec::new()).await.unwrap(), 1);
        conn.close().await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let mut content = news();
        content.audience.channels = true;
        world.announce("forum", content).await;
        let stored = world.until_state("forum", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!(stored.counts.sent, 21);
        work.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_damaged_row_of_a_ledger_is_left_out_and_the_others_are_sent() {
    on_both("a damaged row of a ledger", async |world| {
        world.follow((1..=5).map(follower)).await;
        let mut conn = world.conn().await;
        world.announcement("forum", news(), State::Running, 0).await;
        let lane = (Platform::Telegram, 1);
        for locale in [Locale::EN, Locale::KM] {
            ledger::add(&mut conn, "forum", lane, &Target::Author(locale)).await.unwrap();
        }
        for (tag, _) in bot_core::store::follows::page(&mut conn, &[], 10).await.unwrap() {
            ledger::add(&mut conn, "forum", lane, &Target::Follower(tag)).await.unwrap();
        }
        announcements::built(&mut conn, "forum", 7).await.unwrap();
        let one = "UPDATE ledger SET sealed = (SELECT sealed FROM follows LIMIT 1) WHERE tag = \
                   (SELECT tag FROM ledger ORDER BY tag LIMIT 1)";
        assert_eq!(conn.execute(one, Vec::new()).await.unwrap(), 1);
        conn.close().await;
        let platform = FakePlatform::new();
        let work = AtWork::start(&world, vec![platform.clone()]);
        let stored = world.until_state("forum", State::Done).await;
        assert_adds_up(&stored);
        assert_eq!((stored.counts.sent, stored.counts.left_out), (6, 1));
        work.stop().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_leaves_out_what_can_not_be_read_and_says_so() {
    let bench = crate::export::bench::Bench::with_signatures(4).await;
    let mut conn = bench.world.conn().await;
    // The last ones: behind them nothing else is read.
    let harm = "UPDATE signatures SET facts = x'00' WHERE tag IN \
                (SELECT tag FROM signatures ORDER BY tag DESC LIMIT 2)";
    conn.execute(harm, Vec::new()).await.unwrap();
    conn.close().await;
    let ended = bench.run(&["export", MAIN, "--out", "out.tar"]);
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    assert!(ended.stdout.contains("2 sealed signatures written"), "{}", ended.stdout);
    assert!(ended.stdout.contains("4 are counted: the others can't be read"), "{}", ended.stdout);
    assert_eq!(ended.stderr.matches("row_unreadable").count(), 1, "{}", ended.stderr);
}
