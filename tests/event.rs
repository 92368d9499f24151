//! Forums: what everyone can look up, who comes, and what those who come are told.

mod forums;
mod notices;
mod public;
pub(crate) mod rsvp;
