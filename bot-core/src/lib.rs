//! The platform-free core of Samleng. Read in this order: [`incoming`], [`outcome`] and [`text`] are
//! the vocabulary, [`features`] the conversations, [`broadcast`] how announcements reach
//! their followers, [`engine`] what makes all of it durable, [`store`] and
//! [`vault`] what is kept and who can read it.

#[macro_use]
mod names;

pub mod announcement;
pub mod backoff;
pub mod broadcast;
pub mod calendar;
pub mod campaign;
pub mod clock;
pub mod command;
pub mod conversation;
pub mod country;
pub mod direct_message;
pub mod engine;
pub mod features;
pub mod i18n;
pub mod incoming;
pub mod khmer;
pub mod locale;
pub mod outbox;
pub mod outcome;
pub mod platform;
pub mod router;
pub mod sayings;
pub mod search;
pub mod store;
pub mod text;
pub mod vault;
