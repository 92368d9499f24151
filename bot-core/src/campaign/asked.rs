//! What a second person is asked about a draft, where two people must agree.

use serde::{Deserialize, Serialize};

use crate::clock::Seconds;
use crate::locale::Locale;
use crate::platform::Platform;

/// A question to a second person: may this go out?
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// When.
    pub at: Seconds,
    /// Tells what they were shown from anything else.
    pub shown: String,
    /// The roles of the author's accounts, and their person.
    pub own: Vec<Vec<u8>>,
    /// See [`Asked::own`].
    pub person: Option<[u8; 16]>,
    /// Where the author is told, and in which language.
    pub author: (Platform, String, Locale),
    /// Whether the recap is to be sent, and nothing changed.
    pub recap: bool,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Asked({})", self.at)
    }
}
