//! Languages: the messages of each, and how a text becomes words.

mod catalogue;
mod render;
mod shape;
pub mod split;

pub use crate::khmer;
pub use crate::locale::Locale;
pub use catalogue::{Catalogue, LoadError};
pub use render::{Mark, RenderedLine, StartLinks};
