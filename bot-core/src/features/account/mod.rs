//! A person's own affairs: what is kept of them, taking back, correcting, being forgotten.

pub(crate) mod connect;
pub(crate) mod correct;
pub(crate) mod country;
pub(crate) mod forget;
pub(crate) mod mydata;
mod unknown;
pub(crate) mod withdraw;

use crate::conversation::{Stop, Turn};
use crate::features::shared::following;
use crate::outcome::Outcome;
use crate::store::follows;

/// The person blocked the bot: no more news, and no half-made signature. Signatures stand.
pub(crate) async fn gone(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.clear().await?;
    let platform = turn.platform();
    if let Some(person) = turn.person
        // News that go to a connected account still arrive there.
        && let Some(follow) = follows::get(turn.conn, person).await?
        && follow.platform == platform
    {
        follows::end(turn.conn, person).await?;
    }
    Ok(Outcome::silent())
}

/// The person unblocked the bot: a follow that could not be reached meanwhile goes on.
pub(crate) async fn back(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    following::regain(turn).await?;
    Ok(Outcome::silent())
}
