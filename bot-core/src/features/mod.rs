//! The rooms of the conversation. Each decides from a [`Turn`](crate::conversation::Turn) what happens;
//! start reading at `signing`. A room names no other one, but the few that a table in
//! `tests/architecture` allows; what two rooms both show stands in `shared`.
//!
//! How to add a command: one file here, one row in [`crate::command::TABLE`], one arm in
//! `router/dispatch.rs`, its messages in every locale, its scenario in `tests/`.

pub(crate) mod account;
pub(crate) mod announce;
pub(crate) mod edit;
pub(crate) mod event;
pub(crate) mod faq;
pub(crate) mod follow;
pub(crate) mod help;
pub(crate) mod inbox;
pub(crate) mod milestones;
pub(crate) mod petition;
pub(crate) mod privacy;
pub(crate) mod questions;
pub mod shared;
pub(crate) mod signing;
pub(crate) mod staff;
pub mod suggest;
pub mod totals;
