//! What the scenarios share.

pub(crate) mod telegram;
pub(crate) mod world;
