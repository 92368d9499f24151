//! Something ended, and where to go from here.

use crate::conversation::Turn;
use crate::conversation::press::Press;
use crate::msg;
use crate::outcome::{Button, Reply};
use crate::text::{Message, Text};

/// What ended, and where to go from here.
pub(crate) fn ended(turn: &Turn<'_>, what: Message) -> Reply {
    turn.reply(Text::of(what)).row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-help"), Press::Help.data()),
    ])
}
