//! Notes, calls, and the events of servers that follow a forum.

use bot_core::clock::{Clock as _, DAY};
use bot_core::direct_message::{Contents, DirectMessage, MessageLine};
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::DIRECT_MESSAGES;
use bot_core::store::ledger::{self, Target};
use bot_core::store::scheduled::{self, Kept};
use bot_core::store::{direct_messages, events, forum_changes};

use super::in_one;
use testing::postgres::on_both;

#[tokio::test]
async fn a_note_waits_in_the_lane_of_its_platform_until_it_is_ended() {
    on_both("a note waits", async |world| {
        let now = world.clock.now();
        let note = DirectMessage {
            platform: Platform::Discord,
            address: "7".to_owned(),
            locale: Locale::KM,
            voice: None,
            what: Contents::Plain {
                lines: vec![MessageLine::quoted("សួស្តី")], buttons: Vec::new()
            },
        };
        in_one(&world, async |conn| {
            direct_messages::stand(conn, now).await.unwrap();
            direct_messages::stand(conn, now).await.unwrap();
            for moment in [now, now, now + 1] {
                direct_messages::add(conn, moment, &note).await.unwrap();
            }
            let telegram =
                ledger::next_due(conn, DIRECT_MESSAGES, Platform::Telegram).await.unwrap();
            let discord = ledger::next_due(conn, DIRECT_MESSAGES, Platform::Discord).await.unwrap();
            assert_eq!((telegram, discord), (None, Some(now)));
            let lane = (Platform::Discord, now);
            let next = ledger::next(conn, DIRECT_MESSAGES, lane, (0, &[]), 9).await.unwrap();
            let [row] = next.try_into().unwrap();
            assert!(row.target == Target::Person(Box::new(note.clone())));
            assert!(
                !ledger::end(conn, DIRECT_MESSAGES, &row.tag).await.unwrap(),
                "it is not under way"
            );
            let mark = (ledger::RowState::Pending, ledger::RowState::Sending);
            assert!(ledger::shift(conn, DIRECT_MESSAGES, &row.tag, mark).await.unwrap());
            assert!(ledger::end(conn, DIRECT_MESSAGES, &row.tag).await.unwrap());
            assert_eq!(ledger::end_all(conn, DIRECT_MESSAGES).await.unwrap(), 0);
            assert_eq!(direct_messages::prune(conn, now + 1).await.unwrap(), 0);
            assert_eq!(direct_messages::prune(conn, now + 2).await.unwrap(), 1);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_event_of_a_server_is_kept_until_it_is_over_or_called_off() {
    on_both("events of servers", async |world| {
        let secret = &world.core.secret;
        let kept = |id: &str| Kept {
            platform: Platform::Discord,
            address: "1/2".to_owned(),
            locale: Locale::EN,
            id: id.to_owned(),
        };
        let tag = |server: &str| secret.scheduled_tag(Platform::Discord, server, "surrey");
        in_one(&world, async |conn| {
            for (server, id) in [("1", "10"), ("2", "20"), ("1", "11")] {
                let key = ("surrey", &tag(server));
                scheduled::keep(conn, key, &kept(id), 100).await.unwrap();
            }
            let all = scheduled::kept(conn, "surrey").await.unwrap();
            assert_eq!(all.len(), 2);
            let first = scheduled::kept_at(conn, "surrey", &tag("1")).await.unwrap();
            assert_eq!(first.map(|one| one.id).as_deref(), Some("11"));
            assert!(scheduled::claim(conn, &tag("1"), &vec![1], 100).await.unwrap());
            scheduled::forget(conn, "surrey", &tag("1")).await.unwrap();
            assert!(scheduled::claim(conn, &tag("1"), &vec![2], 100).await.unwrap());
            scheduled::prune(conn, 100).await.unwrap();
            assert_eq!(scheduled::kept(conn, "surrey").await.unwrap().len(), 1);
            scheduled::prune(conn, 101).await.unwrap();
            assert!(scheduled::kept(conn, "surrey").await.unwrap().is_empty());
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_calls_of_a_forum_are_planned_once_whoever_writes_it() {
    on_both("calls are planned once", async |world| {
        let now = world.clock.now();
        let count = async |conn: &mut bot_core::store::Conn| {
            let sql = "SELECT COUNT(*) FROM announcements WHERE id LIKE 'c-%'";
            conn.one(sql, Vec::new()).await.unwrap().unwrap().int(0).unwrap()
        };
        in_one(&world, async |conn| {
            // Two of the samples are still to come.
            assert_eq!(count(conn).await, 4);
            let mut event = events::find(conn, "surrey").await.unwrap().unwrap();
            forum_changes::put(conn, now, 0, &event).await.unwrap();
            assert_eq!(count(conn).await, 4);
            event.slug = "another".to_owned();
            forum_changes::put(conn, now, 0, &event).await.unwrap();
            assert_eq!(count(conn).await, 6);
            // A forum that begins within a day has one reminder left, and one that is over has none.
            event.slug = "today".to_owned();
            let now = event.start_instant() - DAY / 2;
            forum_changes::put(conn, now, 0, &event).await.unwrap();
            assert_eq!(count(conn).await, 7);
        })
        .await;
    })
    .await;
}
