//! Seats: one account may sign for up to four people, each with a consent and a name of their own.

use crate::features::{Failure, Turn};
use crate::store::petitions::Stored;
use crate::store::signatures::{self, Facts};
use crate::vault::{Tag, signature_tag};

/// A seat that has signed.
#[derive(Debug)]
pub(in crate::features) struct Seat {
    /// 1 for the account's own person.
    pub(in crate::features) number: i64,
    /// The signature's key.
    pub(in crate::features) tag: Tag,
    /// What the bot can read of it.
    pub(in crate::features) facts: Facts,
}

/// The most seats that any petition can have.
const MOST: i64 = 4;

/// The tag under which this seat's signature is or would be; `None` once the petition's key is gone
/// or for somebody whom the store does not know.
fn tag(turn: &Turn<'_>, stored: &Stored, seat: i64) -> Option<Tag> {
    let key = stored.key(&turn.core.secret)?;
    Some(signature_tag(&key, turn.person?, seat))
}

/// One seat's signature.
pub(in crate::features) async fn find_seat(
    turn: &mut Turn<'_>,
    stored: &Stored,
    number: i64,
) -> Result<Option<Seat>, Failure> {
    let Some(tag) = tag(turn, stored, number) else { return Ok(None) };
    let slug = &stored.petition.slug;
    let facts = signatures::find(turn.conn, &turn.core.secret, slug, &tag).await?;
    Ok(facts.map(|facts| Seat { number, tag, facts }))
}

/// All seats that have signed. Also asks beyond `people_per_account`, which may have been lowered.
pub(in crate::features) async fn all_of(
    turn: &mut Turn<'_>,
    stored: &Stored,
) -> Result<Vec<Seat>, Failure> {
    let mut seats = Vec::new();
    for number in 1..=MOST {
        seats.extend(find_seat(turn, stored, number).await?);
    }
    Ok(seats)
}

/// The account's own signature, else that of somebody beside.
pub(super) async fn first(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<Seat>, Failure> {
    find_seat(turn, stored, 1).await
}

/// The lowest seat that has not signed.
pub(super) async fn free(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<i64>, Failure> {
    for number in 1..=stored.petition.people_per_account {
        if find_seat(turn, stored, number).await?.is_none() {
            return Ok(Some(number));
        }
    }
    Ok(None)
}
