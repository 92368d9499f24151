//! From an update to its answer: what was said is understood here, the room that decides is found here,
//! and what a room leaves to others is answered here. Names every room; only the engine names it.

mod cancel;
mod dispatch;
mod form;
mod group;
mod instead;
mod language;
mod resume;
mod start;
mod typed;
mod typed_button;
pub mod understand;

pub use dispatch::Features;
