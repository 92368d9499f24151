//! What the scenarios share.

pub(crate) mod postgres;
pub(crate) mod telegram;
pub(crate) mod world;
