//! The whole bot against simulated platforms and real databases.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a scenario that can't go on has failed"
)]

mod account;
mod announce;
mod architecture;
mod backups;
mod behind;
mod both;
mod broadcast;
mod calendar;
mod campaign_files;
mod commands;
mod configuration;
mod discord;
mod docs;
mod doctor;
mod edit;
mod engine;
mod event;
mod export;
mod faq;
mod follow;
mod groups;
mod help;
mod hostile;
mod inbox;
mod kill;
mod language;
mod locales;
mod milestones;
mod petition;
mod privacy;
mod questions;
mod signing;
mod staff;
mod start;
mod store;
mod stories;
mod suggest;
mod terminal;
mod totals;
