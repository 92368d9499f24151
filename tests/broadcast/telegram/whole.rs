//! The runner, the ledger and the real adapter together, with Telegram's limits, while others sign.

use std::time::{Duration, Instant};

use bot_core::store::announcements::State;

use super::Office;
use testing::broadcasts::{AUTHOR, AtWork, assert_adds_up, follower, news};
use testing::telegram::{Call, Telegram};
use testing::world::MAIN;

const TEXT: &str = "The forum is on Sunday.";

#[tokio::test(flavor = "multi_thread")]
async fn every_follower_gets_it_once_within_the_limits_while_others_sign() {
    let people = testing::often(3_000_i64, 900);
    let all = || 10_000..10_000 + people;
    let office = Office::new(150).await;
    office.people(all());
    office.tg.acquaintance(AUTHOR.parse().unwrap(), "Author");
    // Three in a hundred have blocked the bot since.
    let mut gone = 0;
    for id in all().step_by(33) {
        gone += 1;
        office.tg.person(id, "Gone").block().await;
    }
    office.tg.take_updates();
    office.world.follow(all().map(|id| follower(id.unsigned_abs()))).await;
    office.enforce(150);
    let work = AtWork::start(&office.world, vec![office.carrier.clone()]);
    let clock = office.world.clock.clone();
    let ticking = tokio::spawn(async move {
        let mut tick = tokio::time::interval(Duration::from_secs(1));
        loop {
            tick.tick().await;
            clock.advance(1);
        }
    });
    let began = Instant::now();
    office.world.announce("forum", news()).await;
    for signer in 0..8_i64 {
        let part = usize::try_from((signer + 1) * people / 10).unwrap();
        office.tg.wait_for("posts between", |tg| tg.sent(TEXT) >= part).await;
        signs(&office.tg, 20_000 + signer).await;
    }
    let done = office.world.until_state("forum", State::Done).await;
    // Who taps faster than once a second meets the limit of their own chat; no announcement does.
    let late = |call: &Call| call.code == 429 && call.params.to_string().contains(TEXT);
    let late = office.tg.calls().iter().filter(|call| late(call)).count();
    eprintln!("{:?} in {:.1?}, {late} too many", done.counts, began.elapsed());
    // A machine without time delivers posts in bunches, and some meet the limit: that the pace keeps it is shown
    // on a clock of the test. Here whoever ignored it would meet it all the time.
    assert!(i64::try_from(late).unwrap() * 100 <= people, "{late} too many");
    assert_adds_up(&done);
    let counts = &done.counts;
    assert_eq!((counts.built, counts.sent, counts.gone), (people, people - gone, gone));
    let receivers = office.tg.receivers(TEXT);
    assert_eq!(receivers.len(), usize::try_from(people - gone).unwrap());
    assert!(receivers.values().all(|times| *times == 1));
    assert_eq!(office.world.total(MAIN).await, 8);
    ticking.abort();
    work.stop().await;
    office.close().await;
}

async fn signs(tg: &Telegram, id: i64) {
    let person = tg.person(id, "Sok").last_name("Dara");
    person.start(Some(MAIN)).await;
    let taps = ["English", "I agree", "France", "Sign as", "Skip"];
    for (at, tap) in taps.into_iter().enumerate() {
        let shows = |_: &Telegram| {
            let messages = person.messages();
            messages
                .iter()
                .flat_map(|one| one.buttons.iter().flatten())
                .any(|one| one.label.contains(tap))
        };
        tg.wait_for(tap, shows).await;
        if at < 4 {
            person.press(tap).await;
        }
    }
}
