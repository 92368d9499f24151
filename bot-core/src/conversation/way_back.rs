//! The way back to a signature in the making, for screens that lead away from it.

use super::press::Press;
use super::state::{Signing, SigningStep, State};
use super::{Stop, Turn};
use crate::msg;
use crate::outcome::Button;

/// *Back to the petition* for whoever was reading one, *Continue signing* for whoever has gone further.
/// Nothing in a group.
pub(crate) async fn way_back(turn: &mut Turn<'_>) -> Result<Option<Button>, Stop> {
    if !turn.private() {
        return Ok(None);
    }
    let Some(State::Signing(half)) = turn.state().await? else { return Ok(None) };
    Ok(Some(button(&half)))
}

/// Back to a signature that is in the making.
pub(crate) fn button(half: &Signing) -> Button {
    let label = match half.step {
        SigningStep::Petition => msg!("button-back-to-petition"),
        _ => msg!("button-continue-signing"),
    };
    Button::press(label, Press::Continue.data())
}
