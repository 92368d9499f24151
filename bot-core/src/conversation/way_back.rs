//! The way back to what is open, for screens that lead away from it.

use super::press::Press;
use super::state::{SigningStep, State};
use super::{Stop, Turn};
use crate::msg;
use crate::outcome::Button;

/// Back to the petition, the signature in the making or the open question. Never in a group.
pub(crate) async fn way_back(turn: &mut Turn<'_>) -> Result<Option<Button>, Stop> {
    if !turn.private() {
        return Ok(None);
    }
    let label = match turn.state().await? {
        Some(State::Signing(half)) if half.step == SigningStep::Petition => {
            msg!("button-back-to-petition")
        }
        Some(State::Signing(_)) => msg!("button-continue-signing"),
        None | Some(State::Welcome { .. } | State::Searched { .. }) => return Ok(None),
        Some(_) => msg!("button-back-to-question"),
    };
    Ok(Some(Button::press(label, Press::Continue.data())))
}
