//! What the scenarios and the benchmarks share: the simulated platforms, a bot without a platform, the
//! people who use it, a throw-away PostgreSQL, and the real program on a computer of its own.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a scenario that can't go on has failed"
)]
#![expect(missing_debug_implementations, reason = "nobody prints a world")]

use std::time::{Duration, Instant};

pub mod actor;
pub mod binary;
pub mod broadcasts;
pub mod dice;
pub mod discord;
pub mod discord_world;
pub mod figures;
pub mod film;
pub mod host;
pub mod member;
pub mod postgres;
pub mod rush;
pub mod signer;
pub mod simulated;
pub mod sources;
pub mod telegram;
pub mod telegram_world;
pub mod terminal;
pub mod world;
pub mod writer;

/// How often something is done that finds more the more often it is done: `usual` times, and `whole` times with
/// `SAMLENG_WHOLE=1`, which takes three times as long.
pub fn often<N>(whole: N, usual: N) -> N {
    if std::env::var_os("SAMLENG_WHOLE").is_some() { whole } else { usual }
}

/// How long anything may take before a scenario has failed. It is long, as a busy machine is no fault of the bot.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// Waits until something holds that tells nobody when it changes, such as a row of the store.
///
/// # Panics
/// After [`PATIENCE`].
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds().await {
        assert!(Instant::now() < deadline, "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Says that a part was skipped, past the harness, which hides what passing tests print.
pub fn say_skipped(what: &str) {
    use std::io::Write as _;
    // If nobody can read it, nobody needs it.
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {what} ***");
}
