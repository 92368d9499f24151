//! An announcement while the program is killed and Telegram misbehaves: nobody gets it twice, everybody
//! gets it of whom it is not unknown, and the statement adds up.

use std::time::Instant;

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::store::announcements::{self, Announcement, State};

use super::host::Host;
use super::{Moments, number};
use testing::broadcasts::{
    AUTHOR, assert_adds_up, follower, news, write_announcement, write_follows,
};
use testing::telegram::{Fault, Telegram, When};

const ID: &str = "forum";
const TEXT: &str = "The forum is on Sunday.";
/// Posts of which one process can be in doubt when it is killed.
const AT_ONCE: i64 = 100;

/// People who follow, an announcement to them, and the bot that is to send it.
struct Story {
    tg: Telegram,
    host: Host,
    people: i64,
}

impl Story {
    async fn new(people: i64) -> Self {
        let tg = Telegram::start().await;
        let mut host = Host::with_sample_campaign(&tg);
        host.set("TELEGRAM_BULK_PER_SECOND", "100");
        tg.person(AUTHOR.parse().unwrap(), "Author").start(None).await;
        for id in 1..=people {
            tg.person(id, "Sokha").start(None).await;
        }
        // They did so long ago.
        tg.take_updates();
        let mut conn = host.conn().await;
        let follows = (1..=people).map(|id| follower(id.unsigned_abs()));
        write_follows(&mut conn, follows).await;
        let (now, state) = (SystemClock.now(), (State::Building, 0));
        write_announcement(&mut conn, (ID, now), news(), state).await;
        conn.close().await;
        Self { tg, host, people }
    }

    async fn stored(&self) -> Announcement {
        let mut conn = self.host.conn().await;
        let found = announcements::find(&mut conn, ID).await.unwrap();
        conn.close().await;
        found.unwrap()
    }

    fn delivered(&self) -> usize {
        self.tg.receivers(TEXT).len()
    }

    async fn until_done(&self) -> Announcement {
        let author = self.tg.person(AUTHOR.parse().unwrap(), "Author");
        let told = |_: &Telegram| {
            let messages = author.messages();
            messages.iter().any(|message| message.text.text.contains("On the list:"))
        };
        while !told(&self.tg) {
            let calls = self.tg.count("sendMessage");
            let more = |tg: &Telegram| told(tg) || tg.count("sendMessage") > calls;
            self.tg.wait_for("the statement or another post", more).await;
        }
        self.stored().await
    }

    fn assert_right(&self, one: &Announcement) {
        assert_eq!(one.state, State::Done);
        assert_adds_up(one);
        let counts = one.counts;
        assert_eq!(
            (counts.built, counts.failed, counts.gone, counts.left_out),
            (self.people, 0, 0, 0)
        );
        let receivers = self.tg.receivers(TEXT);
        let twice = receivers.values().filter(|times| **times > 1).count();
        assert_eq!(twice, 0, "{twice} people got it twice");
        let delivered = i64::try_from(receivers.len()).unwrap();
        assert!(counts.sent <= delivered, "{counts:?}, {delivered} got it");
        assert!(self.people - delivered <= counts.unknown, "{counts:?}, {delivered} got it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kill_dash_nine_and_a_bad_telegram_double_no_announcement_and_lose_none() {
    let kills = number("SAMLENG_KILLS", testing::often(20, 8));
    let people = number("SAMLENG_PEOPLE", testing::often(1_000, 400));
    let seed = number("SAMLENG_SEED", 1);
    let story = Story::new(i64::try_from(people).unwrap()).await;
    let (tg, begun) = (&story.tg, Instant::now());
    let send = || When::method("sendMessage");
    tg.inject(send().chance(0.05, seed), Fault::LostAnswer);
    tg.inject(send().chance(0.05, seed + 1), Fault::retry_after(1));
    tg.inject(send().chance(0.02, seed + 2), Fault::internal(500));
    let mut moments = Moments(seed);
    let mut bot = story.host.run(tg).await;
    for _ in 0..kills {
        let before = story.delivered();
        let share = usize::try_from(people / (kills + 1)).unwrap();
        let more = before + 1 + usize::try_from(moments.below(share.max(1) as u64)).unwrap();
        let enough = more.min(usize::try_from(people * 9 / 10).unwrap());
        tg.wait_for("more people to get it", |_| story.delivered() >= enough).await;
        tokio::time::sleep(std::time::Duration::from_micros(moments.below(30_000))).await;
        bot.kill();
        bot = story.host.run(tg).await;
    }
    let done = story.until_done().await;
    assert_eq!(bot.terminate(), 0, "{}", story.host.log());
    story.assert_right(&done);
    let lost = tg.calls().iter().filter(|call| call.code == 0).count();
    let most = AT_ONCE * i64::try_from(kills).unwrap() + story.people / 10;
    assert!(done.counts.unknown <= most, "{:?}, {lost} answers were lost", done.counts);
    eprintln!("{kills} kills, {:?} in {:.1?}", done.counts, begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_orderly_stop_in_the_middle_leaves_nothing_in_doubt() {
    let story = Story::new(600).await;
    let mut bot = story.host.run(&story.tg).await;
    for part in 1..=3_usize {
        story.tg.wait_for("more people to get it", |_| story.delivered() >= part * 100).await;
        assert_eq!(bot.terminate(), 0, "{}", story.host.log());
        let counts = story.stored().await.counts;
        assert_eq!(counts.unknown, 0);
        assert_eq!(counts.sent, i64::try_from(story.delivered()).unwrap());
        bot = story.host.run(&story.tg).await;
    }
    let done = story.until_done().await;
    assert_eq!(bot.terminate(), 0);
    story.assert_right(&done);
    assert_eq!((done.counts.sent, done.counts.unknown), (600, 0));
    story.tg.assert_no_violations();
}
