//! What the scenarios share.

pub(crate) mod binary;
pub(crate) mod host;
pub(crate) mod postgres;
pub(crate) mod sources;
pub(crate) mod telegram;
pub(crate) mod telegram_world;
pub(crate) mod world;
