//! A campaign's content, as organizers write it in a TOML file.

pub mod asked;
mod behind;
mod check;
mod content;
mod content_item;
pub mod draft;
mod event;
mod faq;
pub mod rules;
mod standing;
mod texts;

pub use behind::{Behind, Called, Fact, Holders};
pub use check::FileError;
pub use content::{
    Campaign, Consent, Discord, Petition, PetitionText, Recipient, SignOn, SignedText, TextChange,
};
pub use content_item::{ContentItem, Enclosure, Kind};
pub use event::{Answered, Event, EventText};
pub use faq::{Faq, FaqText, FaqTopic};
pub use standing::Standing;

/// The sample campaign: two petitions, three events and a list of questions, in Khmer and English.
pub const SAMPLE: &str = include_str!("sample.toml");
