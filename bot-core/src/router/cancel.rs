//! `/cancel`: leaves whatever is being asked.

use super::resume;
use crate::command::Role;
use crate::conversation::state::State;
use crate::conversation::{Stop, Turn};
use crate::features::shared::ended::ended;
use crate::features::{account, announce, edit, inbox};
use crate::msg;
use crate::outcome::{Job, Outcome, Place};

/// Ends the open question. Nothing that was not finished is kept.
pub(crate) async fn cancel(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let state = turn.state().await?;
    if matches!(state, Some(State::Aside { .. })) {
        return resume::kept(turn).await;
    }
    if matches!(state, Some(State::Connect { .. })) {
        return account::connect::cancelled(turn).await;
    }
    if let Some(state) = &state
        && let Some(outcome) = inbox::cancelled(turn, state).await?
    {
        return Ok(outcome);
    }
    turn.clear().await?;
    if let Some(State::Announce(writing)) = &state
        && turn.role >= Role::Organizer
    {
        return Ok(announce::left(turn, writing));
    }
    if let Some(State::Edit(view)) = &state
        && turn.role >= Role::Organizer
    {
        return edit::left(turn, view).await;
    }
    let (text, place) = match state {
        // Whoever signed on this phone before stays signed.
        Some(State::Signing(half)) if half.seat == 1 => (msg!("cancel-signing"), Place::Screen),
        Some(_) => (msg!("cancel-done"), Place::Screen),
        // Below, not in place: a second tap must not overwrite what the first one said.
        None => (msg!("cancel-nothing"), Place::Fresh),
    };
    Ok(Outcome::reply(ended(turn, text).place(place)).with(Job::EraseQuestions))
}
