//! The whole bot against simulated platforms and real databases.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a scenario that can't go on has failed"
)]

mod announce;
mod architecture;
mod behind;
mod both;
mod broadcast;
mod bulk;
mod calendar;
mod calls;
mod campaign_files;
mod campaign_story;
mod canary;
mod commands;
mod configuration;
mod connect;
mod discord;
mod discord_story;
mod docs;
mod edit;
mod engine_faults;
mod events;
mod export;
mod faq;
mod follow;
mod groups;
mod hostile;
mod inbox;
mod kill;
mod locales;
mod migrations;
mod milestones;
mod phone;
mod posts;
mod questions;
mod roles;
mod rsvp;
mod signing_story;
mod simulated_discord;
mod simulated_telegram;
mod store_contract;
mod support;
mod terminal;
