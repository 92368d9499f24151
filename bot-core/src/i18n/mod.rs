//! Languages: the messages of each, and how a text becomes words.

mod catalogue;
pub mod person_name;
mod render;
mod shape;
pub mod split;

pub use catalogue::{Catalogue, LoadError};
pub use render::{Mark, RenderedLine, StartLinks};
