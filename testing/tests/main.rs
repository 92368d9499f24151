//! The simulated platforms are as strict as the real ones: the real client libraries as the bot, and
//! plain HTTP for wrong calls.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a scenario that can't go on has failed")]

mod simulated_discord;
mod simulated_telegram;
