//! A signature in the making that something else interrupts.

use crate::conversation::state::{InboxState, State};
use crate::conversation::{Stop, Turn};

/// What will be open again once this is asked: a signature in the making, or what follows one.
pub(crate) async fn before(turn: &mut Turn<'_>) -> Result<Option<Box<State>>, Stop> {
    Ok(match turn.state().await? {
        Some(half @ (State::Signing(_) | State::Signed(_))) => Some(Box::new(half)),
        Some(State::Inbox(InboxState::Asks(earlier))) => earlier.before,
        Some(State::Questions(talk)) => talk.before(),
        _ => None,
    })
}

/// Nothing is asked any more; what was open before is open again.
pub(crate) async fn end(turn: &mut Turn<'_>, before: Option<Box<State>>) -> Result<(), Stop> {
    match before {
        Some(state) => turn.save(&state).await,
        None => turn.clear().await,
    }
}
