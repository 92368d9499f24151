//! A person's own affairs: what is kept of them, taking back, correcting, being forgotten.

pub(super) mod correct;
pub(super) mod forget;
pub(super) mod mydata;
pub(super) mod withdraw;

use super::{Failure, Turn};
use crate::outcome::Outcome;
use crate::store::follows;

/// The person blocked the bot: no more news, and no half-made signature. Signatures stand.
pub(super) async fn gone(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    turn.clear().await?;
    if let Some(person) = turn.person {
        follows::end(turn.conn, &turn.core.secret, person).await?;
    }
    Ok(Outcome::silent())
}
