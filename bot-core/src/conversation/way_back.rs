//! The way back to what is open, for screens that lead away from it.

use super::press::Press;
use super::state::{Aside, Signing, SigningStep, State};
use super::{Stop, Turn};
use crate::msg;
use crate::outcome::Button;

/// Back to the petition, the signature in the making or the open question. Never in a group.
pub(crate) async fn way_back(turn: &mut Turn<'_>) -> Result<Option<Button>, Stop> {
    if !turn.private() {
        return Ok(None);
    }
    // What is only looked at is no question: the way back leads to what is behind it.
    let open = match turn.state().await? {
        Some(State::Aside { what: Aside::Look(_), before }) => before.map(|before| *before),
        open => open,
    };
    let label = match open {
        Some(State::Signing(half)) => return Ok(Some(button(&half))),
        None | Some(State::Welcome { .. } | State::Searched { .. }) => return Ok(None),
        Some(_) => msg!("button-back-to-question"),
    };
    Ok(Some(Button::press(label, Press::Continue.data())))
}

/// Back to a signature that is in the making.
pub(crate) fn button(half: &Signing) -> Button {
    let label = match half.step {
        SigningStep::Petition => msg!("button-back-to-petition"),
        _ => msg!("button-continue-signing"),
    };
    Button::press(label, Press::Continue.data())
}
