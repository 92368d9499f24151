//! *Correct the country*: the signature stays and counts for another country.
//!
//! The sealed file with the name holds the country as it was when the name was locked, and nobody here can
//! open it: it stays as it is. The country that counts is the one among the signature's facts.

use crate::conversation::press::Press;
use crate::conversation::state::State;
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, DIASPORA};
use crate::features::shared::find;
use crate::features::shared::petition_card;
use crate::features::shared::region::with_country_buttons;
use crate::features::shared::seats;
use crate::features::shared::seats::{Seat, find_seat};
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::store::signatures;
use crate::text::{Message, Text};

/// Asks for the country.
pub(crate) async fn ask(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    if let Err(closed) = correctable(turn, slug, seat).await? {
        return Ok(Outcome::reply(*closed));
    }
    turn.save(&State::CorrectCountry { slug: slug.to_owned(), seat }).await?;
    Ok(Outcome::reply(screen(turn, slug, seat)))
}

/// The signature, while its petition is open and its key is there. Once it is closed its figures stay as
/// they are: then what that petition says.
async fn correctable(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
) -> Result<Result<Seat, Box<Reply>>, Stop> {
    let stored = find::petition(turn, slug).await?.ok_or(Instead::Stale)?;
    if !seats::is_open(turn, &stored) {
        let closed = petition_card::closed_screen(turn, &stored).await?;
        return Ok(Err(Box::new(closed)));
    }
    let seat = find_seat(turn, &stored, seat).await?.ok_or(Instead::Stale)?;
    Ok(Ok(seat))
}

/// The question.
pub(crate) fn screen(turn: &Turn<'_>, slug: &str, seat: i64) -> Reply {
    choice(turn, msg!("correct-country-ask"), &DIASPORA, (slug, seat))
}

/// Every button names the signature: an old one can't change another.
fn choice(
    turn: &Turn<'_>,
    words: Message,
    countries: &[Country],
    (slug, seat): (&str, i64),
) -> Reply {
    let press = |country| Press::NewCountry { slug: slug.to_owned(), seat, country };
    let reply = with_country_buttons(turn.reply(Text::of(words)), countries, press);
    reply.asking().row([Button::press(msg!("button-cancel"), Press::Cancel.data())])
}

/// A country was typed: it is offered, and changes nothing before it is pressed.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
    text: &str,
) -> Result<Outcome, Stop> {
    let countries = turn.core.indexes.countries.find(text).countries();
    if countries.is_empty() {
        return Err(Instead::Hint(msg!("country-unknown")).into());
    }
    let reply = choice(turn, msg!("country-suggest"), &countries, (slug, seat));
    Ok(Outcome::reply(reply.place(Place::Fresh)))
}

/// A country was pressed. Only while it is being asked: any later press changes nothing.
pub(crate) async fn chosen(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
    country: Country,
) -> Result<Outcome, Stop> {
    // A connected account must not take the signature back or correct it at the same moment.
    if let Some(other) = turn.linked().await? {
        turn.lock_with(&other.account()).await?;
    }
    let own = State::CorrectCountry { slug: slug.to_owned(), seat };
    let asked = turn.state().await? == Some(own);
    if asked {
        turn.clear().await?;
    }
    let seat = match correctable(turn, slug, seat).await? {
        Ok(seat) => seat,
        Err(closed) => return Ok(Outcome::reply(*closed)),
    };
    // The second tap of a double tap says the same once more.
    if !asked && seat.facts.country != country {
        return Err(Instead::Stale.into());
    }
    signatures::set_country(turn.conn, (slug, &seat.tag), country).await?;
    let reply = turn.reply(Text::of(msg!("correct-country-done", country = country)));
    let reply = reply.row([Button::press(msg!("button-mydata"), Press::MyData.data())]);
    Ok(Outcome::reply(reply).with(Job::EraseQuestions))
}
