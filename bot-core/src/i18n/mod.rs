//! Languages: which there are, what they say, and how a text becomes words.

mod catalogue;
pub mod pieces;
mod render;
mod shape;

pub use crate::khmer;
pub use crate::locale::Locale;
pub use catalogue::{Catalogue, LoadError};
pub use render::{Mark, RenderedLine, StartLinks};
