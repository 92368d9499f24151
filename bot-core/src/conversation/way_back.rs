//! The way back to a signature in the making, for screens that lead away from it.

use super::press::Press;
use super::state::{SigningStep, State};
use super::{Stop, Turn};
use crate::msg;
use crate::outcome::Button;

/// *Continue signing*, if a signature is in the making. Never in a group.
pub(crate) async fn way_back(turn: &mut Turn<'_>) -> Result<Option<Button>, Stop> {
    if !turn.private() {
        return Ok(None);
    }
    let half = match turn.state().await? {
        Some(State::Signing(half)) => half.step != SigningStep::Petition,
        _ => false,
    };
    Ok(half.then(|| Button::press(msg!("button-continue-signing"), Press::Continue.data())))
}
