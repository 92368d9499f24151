//! A campaign's content, as organizers write it in a TOML file.

mod check;
mod content;

pub use check::FileError;
pub use content::{Campaign, Petition, PetitionText, Recipient};

/// The sample campaign: two petitions, in Khmer and English.
pub const SAMPLE: &str = include_str!("sample.toml");
