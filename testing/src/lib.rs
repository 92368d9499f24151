//! What the scenarios share.

pub(crate) mod binary;
pub(crate) mod broadcasts;
pub(crate) mod discord;
pub(crate) mod discord_world;
pub(crate) mod host;
pub(crate) mod postgres;
pub(crate) mod rush;
pub(crate) mod simulated;
pub(crate) mod sources;
pub(crate) mod telegram;
pub(crate) mod telegram_world;
pub(crate) mod world;

/// Says that a part was skipped, past the harness, which hides what passing tests print.
pub(crate) fn say_skipped(what: &str) {
    use std::io::Write as _;
    // If nobody can read it, nobody needs it.
    let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: {what} ***");
}
