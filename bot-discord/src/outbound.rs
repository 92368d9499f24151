//! From what the core answers to what Discord is to show. Pure: the sender carries it out.

use bot_core::announcement::Attachment;
use bot_core::i18n::Catalogue;
use bot_core::outcome::Outcome;
use serenity::builder::{CreateActionRow, CreateEmbed};

use crate::Links;
use crate::inbound::Place;

/// All that is to be done because of one update, in this order.
#[derive(Clone, PartialEq)]
pub(crate) struct Delivery {
    pub(crate) place: Place,
    pub(crate) steps: Vec<Step>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// Show something.
    Show(Screen),
    /// Delete the questions that are remembered here, except what this delivery shows.
    EraseQuestions,
    /// Delete all that Discord still lets the bot delete here, except what this delivery shows.
    EraseChat,
}

/// One or more messages, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Screen {
    /// At least one.
    pub(crate) messages: Vec<Message>,
    /// Whether the first takes the place of the person's own screen, where there is one.
    pub(crate) in_place: bool,
    /// A question that goes once it is answered.
    pub(crate) asks: bool,
}

/// One message.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Message {
    /// In Markdown, at most 2,000 characters. May be empty beside embeds.
    pub(crate) content: String,
    /// At most 6,000 characters together.
    pub(crate) embeds: Vec<CreateEmbed>,
    /// At most five rows.
    pub(crate) rows: Vec<CreateActionRow>,
    /// A file.
    pub(crate) file: Option<Attachment>,
}

/// Where words come from.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) links: &'a Links,
}

/// Puts an outcome into Discord's terms.
pub(crate) fn delivery(outcome: &Outcome, place: &Place, words: Words<'_>) -> Delivery {
    let _ = (outcome, words.catalogue, words.links);
    Delivery { place: place.clone(), steps: Vec::new() }
}
