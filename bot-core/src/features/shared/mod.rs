//! Cards and small questions that at least two rooms show.

pub(crate) mod behind;
pub(crate) mod ended;
pub(crate) mod event_card;
pub(crate) mod event_questions;
pub(crate) mod faq_card;
pub(crate) mod file_button;
pub(crate) mod find;
pub(crate) mod following;
pub(crate) mod interrupted;
pub(crate) mod petition_card;
pub(crate) mod quoting;
pub(crate) mod redirect;
pub(crate) mod region;
pub(crate) mod seats;
pub(crate) mod signed_texts;
pub mod team;
pub(crate) mod times;
pub(crate) mod topics;
pub(crate) mod two_people;
pub(crate) mod typed_name;
pub(crate) mod waiting_period;
pub(crate) mod words;
