//! The real program, killed at random moments while people sign, and ended in an orderly way.
//!
//! `SAMLENG_KILLS=200` kills more often than the usual 8 times, `SAMLENG_SEED=7` at other moments.

mod broadcast;
mod crowd;
mod host;
mod reminders;

use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};

use self::crowd::{Crowd, comes_to_the_last_tap, signs};
use self::host::Host;
use testing::signer::Signer;
use testing::telegram::{Telegram, Violation};
use testing::world::MAIN;

/// People who sign at the same time.
const PEOPLE: i64 = 64;

/// A number from the environment.
fn number(name: &str, usual: u64) -> u64 {
    let given = std::env::var_os(name).and_then(|value| value.to_str()?.parse().ok());
    given.unwrap_or(usual)
}

/// Random numbers that are the same for the same seed.
struct Moments(u64);

impl Moments {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[tokio::test]
async fn kill_dash_nine_at_random_moments_loses_no_signature_and_doubles_none() {
    let (kills, seed) = (number("SAMLENG_KILLS", testing::often(20, 8)), number("SAMLENG_SEED", 1));
    eprintln!("{kills} kills, SAMLENG_SEED={seed}");
    let begun = Instant::now();
    let tg = Telegram::start().await;
    let host = Host::with_sample_campaign(&tg);
    let crowd = Crowd::of(&tg);
    let killing = async {
        let mut moments = Moments(seed);
        let mut bot = host.run(&tg).await;
        for _ in 0..kills {
            let more = crowd.thanked() + 1 + usize::try_from(moments.below(12)).unwrap();
            tg.wait_for("people to sign", |_| crowd.thanked() >= more).await;
            // Anywhere within the next commits, and not only after an answer.
            tokio::time::sleep(Duration::from_micros(moments.below(30_000))).await;
            bot.kill();
            bot = host.run(&tg).await;
        }
        crowd.go_home();
        bot
    };
    let (mut bot, signers) = join(killing, crowd.sign_until_it_is_enough(PEOPLE)).await;
    tg.settle().await;
    assert_eq!(bot.terminate(), 0, "{}", host.log());
    host.doctor_finds_nothing();
    assert_eq!(host.total(MAIN), signers, "{}", host.log());
    // A press that was answered comes again after a kill, and is answered again.
    let wrong = |one: &Violation| one.method != "answerCallbackQuery";
    assert!(!tg.violations().iter().any(wrong), "{:?}", tg.violations());
    eprintln!("{kills} kills, {signers} signatures in {:.1?}", begun.elapsed());
}

#[tokio::test]
async fn sigterm_finishes_what_is_in_hand_and_the_next_start_goes_on() {
    let tg = Telegram::start().await;
    let host = Host::with_sample_campaign(&tg);
    let mut bot = host.run(&tg).await;
    let people: Vec<Signer> = (1..=PEOPLE).map(|id| Signer::new(&tg, id)).collect();
    join_all(people.iter().map(comes_to_the_last_tap)).await;
    for one in &people {
        one.taps().await;
    }
    tg.wait_for("the first thanks", |_| people.iter().any(Signer::is_thanked)).await;
    let begun = Instant::now();
    assert_eq!(bot.terminate(), 0, "{}", host.log());
    eprintln!("ended in {:.1?}", begun.elapsed());
    let thanked = people.iter().filter(|one| one.is_thanked()).count();
    assert_eq!(host.total(MAIN), thanked, "what is stored is also answered");
    let mut bot = host.run(&tg).await;
    join_all(people.iter().map(signs)).await;
    tg.settle().await;
    assert_eq!(host.total(MAIN), people.len());
    assert_eq!(bot.terminate(), 0);
    host.doctor_finds_nothing();
}
