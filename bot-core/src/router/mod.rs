//! From what was said to the room that answers.

pub mod understand;
