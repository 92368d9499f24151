//! Announcements on their way through the real adapter to a Telegram with its documented limits: pace,
//! right of way, and what every failure is called.

mod failures;
mod pace;
mod places;
mod whole;

use std::sync::Arc;
use std::time::{Duration, Instant};

use bot_core::broadcast::{Carrier, Posted};
use bot_core::locale::Locale;
use bot_core::outcome::Reply;
use bot_core::platform::Address;
use bot_core::text::Text;
use bot_telegram::Settings;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

use testing::telegram::{Limits, Telegram};
use testing::world::{World, catalogue};

/// A bot on a simulated Telegram, and the way for its announcements.
struct Office {
    world: World,
    tg: Telegram,
    carrier: Arc<dyn Carrier>,
    stop: CancellationToken,
    running: JoinHandle<Result<(), bot_telegram::Ended>>,
}

impl Office {
    async fn new(per_second: u32) -> Self {
        let world = World::new().await;
        let tg = Telegram::start().await;
        let mut settings = Settings::new(tg.token().into());
        settings.api_url = Some(tg.url());
        settings.bulk_per_second = per_second;
        let telegram = bot_telegram::Telegram::connect(settings).await.unwrap();
        let carrier = telegram.carrier(catalogue(), std::sync::Arc::new(world.engine.clone()));
        let stop = CancellationToken::new();
        let (engine, locale) = (world.engine.clone(), world.core.default_locale);
        let running = tokio::spawn(telegram.run(engine, catalogue(), locale, stop.clone()));
        Self { world, tg, carrier, stop, running }
    }

    /// People who pressed START once, long ago.
    fn people(&self, ids: std::ops::Range<i64>) {
        for id in ids {
            self.tg.acquaintance(id, "Sokha");
        }
    }

    /// Enforces the limits of Telegram, for a bot that may send so many posts a second.
    fn enforce(&self, per_second: usize) {
        let overall_per_second = per_second * 6 / 5;
        self.tg.enforce(Limits { overall_per_second, ..Limits::strict() });
    }

    async fn post(&self, chat: i64, text: &str) -> Posted {
        self.carrier.post(&Address(chat.to_string()), &says(text)).await
    }

    /// Posts to these people as a runner does: begins when there is a place, waits for no answer. How
    /// long it took until the last began, and what became of them.
    async fn posts(&self, text: &str, people: std::ops::Range<i64>) -> (Duration, Vec<Posted>) {
        let began = Instant::now();
        let mut posts = JoinSet::new();
        let mut done = Vec::new();
        for chat in people {
            while posts.len() >= self.carrier.at_once() {
                done.extend(posts.join_next().await.map(Result::unwrap));
            }
            self.carrier.slot().await;
            let (carrier, reply) = (Arc::clone(&self.carrier), says(text));
            posts.spawn(async move { carrier.post(&Address(chat.to_string()), &reply).await });
        }
        let took = began.elapsed();
        done.extend(posts.join_all().await);
        (took, done)
    }

    /// How many calls were answered with "too many requests".
    fn too_many(&self) -> usize {
        self.tg.calls().iter().filter(|call| call.code == 429).count()
    }

    async fn close(self) {
        self.tg.settle().await;
        self.stop.cancel();
        self.running.await.unwrap().unwrap();
        self.world.engine.stop().await;
        self.tg.assert_no_violations();
    }
}

fn says(text: &str) -> Reply {
    Reply::new(Locale::EN, Text::of(text.to_owned()))
}
