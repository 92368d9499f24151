//! What a room left to others is answered here, inside the same transaction.

use super::{dispatch, resume, start};
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::outcome::Outcome;

/// How often one update is handed on. A room hands on once; two is a button that leads to another one.
const MOST: usize = 4;

/// The outcome of a room, or of what it named instead.
pub(super) async fn settle(
    turn: &mut Turn<'_>,
    decided: Result<Outcome, Stop>,
) -> Result<Outcome, Failure> {
    let mut decided = decided;
    for _ in 0..MOST {
        match decided {
            Ok(outcome) => return Ok(outcome),
            Err(Stop::Failure(failure)) => return Err(failure),
            Err(Stop::Instead(instead)) => decided = Box::pin(answer(turn, *instead)).await,
        }
    }
    Err(Failure::Bug("an update was handed on in a circle"))
}

async fn answer(turn: &mut Turn<'_>, instead: Instead) -> Result<Outcome, Stop> {
    match instead {
        Instead::Stale => resume::stale(turn).await,
        Instead::Hint(hint) => resume::with_current(turn, hint).await,
        Instead::NotUnderstood => resume::not_understood(turn).await,
        Instead::Unreadable => resume::unreadable(turn).await,
        Instead::Go(press) => dispatch::press(turn, press).await,
        Instead::Main => start::main(turn).await,
    }
}
