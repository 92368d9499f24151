//! Seats: one account may sign for up to four people, each with a consent and a name of their own. Two connected accounts
//! bring theirs together, and have up to eight. Who signed beside an account counts against it for as long as the petition
//! runs, and against each one that was connected with it.

use crate::conversation::{Stop, Turn};
use crate::platform::Account;
use crate::store::beside::{self, Counted};
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

/// Whether the petition takes signatures now.
pub(crate) fn is_open(turn: &Turn<'_>, stored: &Stored) -> bool {
    stored.is_open(turn.today(), &turn.core.secret)
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

/// The account's own signature.
pub(crate) async fn first(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<Seat>, Stop> {
    find_seat(turn, stored, 1).await
}

/// The account's own seat if it has not signed, else the lowest one beside that is free.
pub(crate) async fn free(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<i64>, Stop> {
    if first(turn, stored).await?.is_none() {
        return Ok(Some(1));
    }
    next_beside(turn, stored).await
}

/// The lowest seat beside that is free. Those who signed beside another account with which this one was connected count
/// here too.
pub(crate) async fn next_beside(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<i64>, Stop> {
    let signed = all_of(turn, stored).await?;
    let own = turn.incoming.account.clone();
    let number = counted(turn, stored, &signed, &[&own]).await?.len();
    let most = stored.petition.people_per_account - 1;
    if !usize::try_from(most).is_ok_and(|most| number < most) {
        return Ok(None);
    }
    let is_free = |number: &i64| signed.iter().all(|seat| seat.number != *number);
    Ok((2..).take(SEATS - 1).find(is_free))
}

/// Whether somebody counts against the acting account who is none of its own seats.
pub(crate) async fn counts_elsewhere(turn: &mut Turn<'_>, stored: &Stored) -> Result<bool, Stop> {
    let own = turn.incoming.account.clone();
    Ok(!counted(turn, stored, &[], &[&own]).await?.is_empty())
}

/// All that were given beside these accounts, or count against them since they parted from another one.
pub(crate) async fn counted(
    turn: &mut Turn<'_>,
    stored: &Stored,
    signed: &[Seat],
    accounts: &[&Account],
) -> Result<Counted, Stop> {
    let mut all = of_seats(turn, stored, signed);
    for account in accounts {
        all.extend(beside::of(turn.conn, &stored.petition.slug, account).await?);
    }
    Ok(all)
}

/// The seats beside among these.
pub(crate) fn of_seats(turn: &Turn<'_>, stored: &Stored, signed: &[Seat]) -> Counted {
    let name = |seat: &Seat| beside::name(&turn.core.secret, stored, &seat.facts);
    signed.iter().filter(|seat| seat.number > 1).filter_map(name).collect()
}
