//! A crowd on Discord while an announcement goes out on Telegram: the small form of
//! `cargo bench --bench interactions`.

use std::time::Duration;

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::store::announcements::State;

use super::{sound, total};
use testing::broadcasts::{follower, news, write_announcement, write_follows};
use testing::host::{Host, On};
use testing::rush::Rush;

const TEXT: &str = "The forum is on Sunday.";
const FOLLOWERS: u64 = 600;

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_on_discord_is_answered_in_time_while_an_announcement_goes_out_on_telegram() {
    let mut host = Host::set_up_on(On::Both).await;
    host.settings.push(("TELEGRAM_BULK_PER_SECOND", "150".to_owned()));
    host.tg.acquaintance(1_000_000, "Author");
    let ids = 10_000_000..10_000_000 + FOLLOWERS;
    for id in ids.clone() {
        host.tg.acquaintance(id.cast_signed(), "Sokha");
    }
    let mut conn = host.conn().await;
    write_follows(&mut conn, ids.map(follower)).await;
    let (now, state) = (SystemClock.now(), (State::Building, 0));
    write_announcement(&mut conn, ("crowd", now), news(), state).await;
    conn.close().await;
    host.start().await;
    host.tg.wait_for("the first post", |tg| tg.sent(TEXT) > 0).await;
    let rush = Rush { people: 100, within: Duration::from_secs(2), steps: 5 };
    let times = rush.comes(host.discord()).await;
    assert_eq!(times.len(), 500);
    let all = usize::try_from(FOLLOWERS).unwrap();
    host.tg.wait_for("the last post", |tg| tg.sent(TEXT) == all).await;
    assert!(host.tg.receivers(TEXT).values().all(|times| *times == 1), "somebody got it twice");
    host.settle().await;
    assert_eq!(total(&host), 100);
    sound(&host);
    host.stop().await;
    assert_eq!(host.discord().unanswered(), 0);
    host.discord().assert_no_violations();
}
