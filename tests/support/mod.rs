//! What the scenarios share.

pub(crate) mod telegram;
pub(crate) mod telegram_world;
pub(crate) mod world;
