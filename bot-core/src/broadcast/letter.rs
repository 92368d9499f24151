//! What one recipient of an announcement gets, and when.

use crate::clock::Seconds;
use crate::locale::Locale;
use crate::outcome::{Extras, Reply};
use crate::platform::Address;

/// What happens to a row of the ledger when its turn has come.
pub(super) enum Verdict {
    /// It is posted.
    Post(Letter),
    /// It is looked at again at this time.
    Wait(Seconds),
    /// It gets nothing.
    LeaveOut,
}

/// One post: the words, and the chat they go to.
pub(super) struct Letter {
    pub(super) address: Address,
    pub(super) locale: Locale,
    /// The words, if they are for this recipient alone; else all readers of the language get the same.
    pub(super) reply: Option<Box<Reply>>,
    pub(super) extras: Extras,
}

impl Letter {
    pub(super) fn to(address: Address, locale: Locale) -> Self {
        Self { address, locale, reply: None, extras: Extras::default() }
    }

    pub(super) fn saying(self, reply: Reply) -> Self {
        Self { reply: Some(Box::new(reply)), ..self }
    }
}
