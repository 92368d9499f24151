//! Reminders while the program is killed: with everything delivered that it had marked, so that each
//! person is reminded exactly once.

use std::time::{Duration, Instant};

use bot_core::announcement::EventNotice;
use bot_core::clock::{Clock as _, DAY, HOUR, SystemClock};
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::announcements::{self, Announcement, State};
use bot_core::store::rsvps::{Rsvp, Way};
use bot_core::store::{attendance, event_notices, events, forum_changes, rsvps};
use bot_core::vault::{PersonId, Seed};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::host::Host;
use super::number;
use testing::broadcasts::assert_adds_up;
use testing::telegram::{Fault, Telegram, When};

const TEXT: &str = "Reminder: ";
/// Posts that are under way at once at this pace.
const PACE: usize = 32;

fn person(id: i64) -> PersonId {
    let mut bytes = [5; 16];
    bytes[..8].copy_from_slice(&id.to_be_bytes());
    PersonId(bytes)
}

/// A forum in 23 hours that was planned three days ago, and who has joined it. The reminder's id.
async fn joined(host: &Host, people: i64) -> String {
    let mut conn = host.conn().await;
    let secret = conn.secret();
    let now = SystemClock.now();
    let start = (now + 23 * HOUR).div_euclid(60) * 60;
    let mut event = events::find(&mut conn, "surrey").await.unwrap().unwrap();
    let local = |at: i64| TimeZone::UTC.to_datetime(Timestamp::from_second(at).unwrap());
    (event.slug, event.zone) = ("soon".to_owned(), "Etc/UTC".to_owned());
    (event.sample, event.capacity) = (false, None);
    (event.start, event.end) = (local(start), local(start + HOUR));
    let mut seed = Seed::fresh().unwrap();
    conn.begin().await.unwrap();
    forum_changes::put(&mut conn, now - 3 * DAY, 9, &event).await.unwrap();
    attendance::lock(&mut conn, &event.slug).await.unwrap();
    for id in 1..=people {
        let rsvp = Rsvp {
            platform: Platform::Telegram,
            address: id.to_string(),
            locale: Locale::EN,
            zone: None,
            code: String::new(),
        };
        let tag = secret.rsvp_tag(&event.slug, person(id));
        let joined = (rsvp, &mut seed);
        rsvps::join(&mut conn, (&event, &tag), Way::InPerson, joined).await.unwrap();
    }
    conn.commit().await.unwrap();
    conn.close().await;
    event_notices::id(&secret, &EventNotice::Reminder { event: event.slug, start, hours: 24 })
}

async fn stored(host: &Host, id: &str) -> Announcement {
    let mut conn = host.conn().await;
    let found = announcements::find(&mut conn, id).await.unwrap();
    conn.close().await;
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_dash_nine_reminds_nobody_twice_and_forgets_nobody() {
    let kills = usize::try_from(number("SAMLENG_KILLS", testing::often(4, 2))).unwrap();
    let people = (kills + 1) * (PACE + 100);
    let (tg, begun) = (Telegram::start().await, Instant::now());
    let mut host = Host::with_sample_campaign(&tg);
    host.set("TELEGRAM_BULK_PER_SECOND", &PACE.to_string());
    for id in 1..=i64::try_from(people).unwrap() {
        tg.person(id, "Sokha").start(None).await;
    }
    tg.take_updates();
    let id = joined(&host, i64::try_from(people).unwrap()).await;
    let delivered = || tg.receivers_of(TEXT).len();
    let mut in_doubt = 0;
    for _ in 0..kills {
        // From now on what arrives is not answered: nothing more is marked than may be under way.
        tg.inject(When::method("sendMessage"), Fault::SlowAnswer(Duration::from_secs(120)));
        let before = delivered();
        let mut bot = host.run(&tg).await;
        tg.wait_for("something to arrive", |_| delivered() > before).await;
        // As many as may be under way: then nothing more is marked, and nothing more arrives.
        let mut seen = before;
        while seen < delivered() {
            seen = delivered();
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        bot.kill();
        in_doubt += delivered() - before;
        tg.heal();
        let mut bot = host.run(&tg).await;
        tg.wait_for("some more to get it", |_| delivered() > seen || seen == people).await;
        assert_eq!(bot.terminate(), 0, "{}", host.log());
    }
    let mut bot = host.run(&tg).await;
    testing::until("it is sent", async || stored(&host, &id).await.state == State::Done).await;
    assert_eq!(bot.terminate(), 0, "{}", host.log());
    let receivers = tg.receivers_of(TEXT);
    assert_eq!(receivers.len(), people, "somebody was forgotten");
    assert_eq!(receivers.values().filter(|times| **times != 1).count(), 0, "twice");
    let one = stored(&host, &id).await;
    assert_adds_up(&one);
    assert_eq!(one.counts.unknown, i64::try_from(in_doubt).unwrap(), "{:?}", one.counts);
    assert_eq!(one.counts.sent + one.counts.unknown, i64::try_from(people).unwrap());
    eprintln!("{kills} kills, {:?} in {:.1?}", one.counts, begun.elapsed());
}
