//! What was open before two accounts were connected, or not: it is open again afterwards.

use crate::conversation::press::Press;
use crate::conversation::state::{AfterStep, Signed, State};
use crate::conversation::{Stop, Turn, way_back};
use crate::msg;
use crate::outcome::Button;
use crate::platform::Account;
use crate::store::conversations;

/// Asks for a code, or about the other account, from now on. A signature in the making and what follows
/// one wait meanwhile.
pub(crate) async fn asks(turn: &mut Turn<'_>) -> Result<(), Stop> {
    let before = match turn.state().await? {
        Some(State::Connect { before }) => before,
        Some(open @ (State::Signing(_) | State::Signed(_))) => Some(Box::new(open)),
        _ => None,
    };
    turn.save(&State::Connect { before }).await
}

/// Opens again what was open before, if the account is still asked about connecting. Once it `is_one`
/// with another, the seat of a signature may have another number: its region is asked no more. A
/// signature in the making looks for its seat when it is made.
pub(crate) async fn reopen(
    turn: &mut Turn<'_>,
    account: &Account,
    is_one: bool,
) -> Result<(), Stop> {
    let asked: Option<State> = conversations::load(turn.conn, account, turn.now).await?;
    let before = match asked {
        Some(State::Connect { before }) => before.map(|before| *before),
        _ if is_one => None,
        _ => return Ok(()),
    };
    let before = match before {
        Some(State::Signed(signed)) if is_one => {
            Some(State::Signed(Signed { next: AfterStep::More, typed: None, ..signed }))
        }
        before => before,
    };
    match before {
        Some(open) => conversations::save(turn.conn, account, turn.now, &open).await?,
        None => conversations::clear(turn.conn, account).await?,
    }
    Ok(())
}

/// The acting account's way back to it.
pub(crate) async fn own(turn: &mut Turn<'_>) -> Result<Option<Button>, Stop> {
    let own = turn.incoming.account.clone();
    way(turn, &own).await
}

/// An account's way back to what is open again.
pub(crate) async fn way(turn: &mut Turn<'_>, account: &Account) -> Result<Option<Button>, Stop> {
    let open: Option<State> = conversations::load(turn.conn, account, turn.now).await?;
    Ok(match open {
        Some(State::Signing(half)) => Some(way_back::button(&half)),
        Some(State::Signed(_)) => {
            Some(Button::press(msg!("button-continue"), Press::Continue.data()))
        }
        _ => None,
    })
}
