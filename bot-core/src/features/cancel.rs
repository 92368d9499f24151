//! `/cancel`: leaves whatever is being asked.

use super::press::Press;
use super::state::State;
use super::{Failure, Turn, account, announce, edit, inbox};
use crate::command::Role;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::text::{Message, Text};

/// Ends the open question. Nothing that was not finished is kept.
pub(super) async fn cancel(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let state = turn.state().await?;
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

/// What ended, and where to go from here.
pub(super) fn ended(turn: &Turn<'_>, what: Message) -> Reply {
    turn.reply(Text::of(what)).row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-help"), Press::Help.data()),
    ])
}
