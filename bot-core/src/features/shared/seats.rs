//! Seats: one account may sign for up to four people, each with a consent and a name of their own. Two
//! connected accounts bring theirs together, and have up to eight.

use crate::conversation::{Stop, Turn};
use crate::store::petitions::Stored;
use crate::store::signatures::{self, Facts, SEATS};
use crate::vault::{PersonId, Tag, signature_tag};

/// A seat that has signed.
#[derive(Debug)]
pub(crate) struct Seat {
    /// 1 for the account's own person.
    pub(crate) number: i64,
    /// The signature's key.
    pub(crate) tag: Tag,
    /// What the bot can read of it.
    pub(crate) facts: Facts,
}

/// The tag under which a seat's signature is or would be; `None` once the petition's key is gone.
pub(crate) fn tag(turn: &Turn<'_>, stored: &Stored, person: PersonId, seat: i64) -> Option<Tag> {
    let key = stored.key(&turn.core.secret)?;
    Some(signature_tag(&key, person, seat))
}

/// One seat's signature.
pub(crate) async fn find_seat(
    turn: &mut Turn<'_>,
    stored: &Stored,
    number: i64,
) -> Result<Option<Seat>, Stop> {
    let Some(person) = turn.person else { return Ok(None) };
    let Some(tag) = tag(turn, stored, person, number) else { return Ok(None) };
    let slug = &stored.petition.slug;
    let facts = signatures::find(turn.conn, slug, &tag).await?;
    Ok(facts.map(|facts| Seat { number, tag, facts }))
}

/// All seats of the acting person that have signed.
pub(crate) async fn all_of(turn: &mut Turn<'_>, stored: &Stored) -> Result<Vec<Seat>, Stop> {
    match turn.person {
        Some(person) => all_of_person(turn, stored, person).await,
        None => Ok(Vec::new()),
    }
}

/// All seats of a person that have signed. Also asks beyond `people_per_account`: that may have been
/// lowered, and two connected accounts bring theirs together.
pub(crate) async fn all_of_person(
    turn: &mut Turn<'_>,
    stored: &Stored,
    person: PersonId,
) -> Result<Vec<Seat>, Stop> {
    let Some(key) = stored.key(&turn.core.secret) else { return Ok(Vec::new()) };
    let mut number = 0;
    let tags = [(); SEATS].map(|()| {
        number += 1;
        signature_tag(&key, person, number)
    });
    let slug = &stored.petition.slug;
    let found = signatures::several(turn.conn, slug, &tags).await?;
    let seat = |(place, facts): (usize, Facts)| {
        (1..).zip(&tags).nth(place).map(|(number, tag)| Seat { number, tag: tag.clone(), facts })
    };
    Ok(found.into_iter().filter_map(seat).collect())
}

/// The account's own signature, else that of somebody beside.
pub(crate) async fn first(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<Seat>, Stop> {
    find_seat(turn, stored, 1).await
}

/// Another seat for somebody beside, as this one has signed; `None` for the account's own person.
pub(crate) async fn next_beside(
    turn: &mut Turn<'_>,
    stored: &Stored,
    taken: i64,
) -> Result<Option<i64>, Stop> {
    if taken == 1 || free(turn, stored).await?.is_none() {
        return Ok(None);
    }
    let signed = all_of(turn, stored).await?;
    let numbers = signed.iter().map(|seat| seat.number).collect::<Vec<_>>();
    Ok((2..).take(SEATS - 1).find(|number| !numbers.contains(number)))
}

/// The lowest seat that has not signed, unless as many have as may.
pub(crate) async fn free(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<i64>, Stop> {
    let signed = all_of(turn, stored).await?;
    let most = stored.petition.people_per_account;
    if !usize::try_from(most).is_ok_and(|most| signed.len() < most) {
        return Ok(None);
    }
    Ok((1..=most).find(|number| signed.iter().all(|seat| seat.number != *number)))
}
