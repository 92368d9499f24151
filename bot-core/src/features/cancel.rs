//! `/cancel`: leaves whatever is being asked.

use super::press::Press;
use super::state::State;
use super::{Failure, Turn};
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::text::Text;

/// Ends the open question. Nothing that was not finished is kept.
pub(super) async fn cancel(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let state = turn.state().await?;
    turn.clear().await?;
    let text = match state {
        Some(State::Signing(_)) => msg!("cancel-signing"),
        Some(_) => msg!("cancel-done"),
        None => msg!("cancel-nothing"),
    };
    let reply = turn.reply(Text::of(text)).row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-help"), Press::Help.data()),
    ]);
    Ok(Outcome::reply(reply))
}
