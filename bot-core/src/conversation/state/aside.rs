//! Questions that only buttons answer, in front of what is open.

use serde::{Deserialize, Serialize};

use crate::conversation::press::{EventPress, InboxPress, Press};
use crate::msg;
use crate::outcome::Button;

/// What somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Aside {
    /// Take this signature back?
    Withdraw {
        /// Which petition.
        slug: String,
        /// Which seat.
        seat: i64,
    },
    /// Forget everything about the person?
    Forget,
    /// Stop all news?
    StopNews,
    /// Part two accounts?
    Disconnect,
    /// Take somebody's role away? By the start of its row's key.
    Remove(String),
    /// What this button shows: its first button does it.
    Ask(String),
    /// What this button shows: several can be pressed.
    Look(String),
}

impl Aside {
    /// The button that does it, where one question asks for that.
    pub(crate) fn button(&self) -> Option<Button> {
        let (label, press) = match self {
            Self::Withdraw { slug, seat } => {
                let (slug, seat) = (slug.clone(), *seat);
                (msg!("button-withdraw-sure"), Press::WithdrawSure { slug, seat })
            }
            Self::Forget => (msg!("button-forget-sure"), Press::Forget),
            Self::StopNews => (msg!("button-stop-news"), Press::StopNews),
            Self::Disconnect => (msg!("button-disconnect-sure"), Press::DisconnectSure),
            Self::Remove(tag) => (msg!("button-remove-sure"), Press::RemoveSure(tag.clone())),
            Self::Ask(_) | Self::Look(_) => return None,
        };
        Some(Button::press(label, press.data()))
    }

    /// What a pressed button shows in front of what is open, if words are to be an answer to that.
    pub(crate) fn shown_by(press: &Press) -> Option<Self> {
        match press {
            Press::Rsvp(EventPress::Leave(_)) | Press::Inbox(InboxPress::Mute(_)) => {
                Some(Self::Ask(press.data()))
            }
            Press::Rsvp(EventPress::Come(_)) | Press::Event(_) | Press::Choose => {
                Some(Self::Look(press.data()))
            }
            _ => None,
        }
    }
}
