//! Cards and small questions that at least two rooms show.

pub(crate) mod ended;
