//! The place: everywhere, a country, a region of it.

use super::{Body, at, button, change, go, moved_on, onward, with_ways_out};
use crate::announcement::Area;
use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, DIASPORA, Found};
use crate::features::shared::region::typed_region;
use crate::msg;
use crate::outcome::{Outcome, Place, Reply};
use crate::text::Text;

/// Which country?
pub(super) fn screen(turn: &Turn<'_>, writing: &AnnounceState) -> Reply {
    let reply = turn.reply(Text::of(msg!("announce-area")));
    let reply = reply.row([button(msg!("button-everywhere"), &writing.id, DraftAct::Everywhere)]);
    with_ways_out(with_countries(reply, writing, &DIASPORA), writing, false)
}

fn with_countries(reply: Reply, writing: &AnnounceState, countries: &[Country]) -> Reply {
    countries.chunks(2).fold(reply, |reply, pair| {
        let one = |country: &Country| button(*country, &writing.id, DraftAct::Country(*country));
        reply.row(pair.iter().map(one))
    })
}

/// Which region of it?
pub(super) fn region_screen(turn: &Turn<'_>, writing: &AnnounceState, country: Country) -> Reply {
    let reply = turn
        .reply(Text::of(msg!("announce-area-region", country = country)))
        .row([button(msg!("button-whole-country"), &writing.id, DraftAct::WholeCountry)]);
    with_ways_out(reply, writing, false)
}

/// Keeps the place and goes on.
async fn keep(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
    area: Option<Area>,
) -> Result<Outcome, Stop> {
    match change(turn, &writing.id, |body: &mut Body| body.content.audience.area = area).await? {
        Some(_) if writing.guided => onward(turn, writing).await,
        Some(_) => go(turn, writing.to(AnnounceStep::Audience)).await,
        None => moved_on(turn, &writing.id).await,
    }
}

/// *Everywhere* was pressed.
pub(super) async fn everywhere(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let writing = at(turn, id, AnnounceStep::Area).await?;
    keep(turn, &writing, None).await
}

/// A country was pressed.
pub(super) async fn country(
    turn: &mut Turn<'_>,
    id: &str,
    country: Country,
) -> Result<Outcome, Stop> {
    let writing = at(turn, id, AnnounceStep::Area).await?;
    go(turn, writing.to(AnnounceStep::Region(country))).await
}

/// *The whole country* was pressed.
pub(super) async fn whole(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match super::open(turn, id).await? {
        Some(writing) => match writing.step {
            AnnounceStep::Region(country) => {
                keep(turn, &writing, Some(Area { country, region: None })).await
            }
            _ => Err(Instead::Stale.into()),
        },
        None => Err(Instead::Stale.into()),
    }
}

/// A country was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    text: &str,
) -> Result<Outcome, Stop> {
    match turn.core.indexes.countries.find(text) {
        Found::One(country) => go(turn, writing.to(AnnounceStep::Region(country))).await,
        found @ (Found::Which(_) | Found::Suggestions(_)) => {
            let countries = found.countries();
            let reply = turn.reply(Text::of(msg!("country-suggest"))).place(Place::Fresh);
            let reply = with_countries(reply, &writing, &countries);
            Ok(Outcome::reply(with_ways_out(reply, &writing, false)))
        }
        Found::None => Err(Instead::Hint(msg!("country-unknown")).into()),
    }
}

/// A region was typed.
pub(super) async fn region(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    country: Country,
    text: &str,
) -> Result<Outcome, Stop> {
    match typed_region(text) {
        Some(region) => keep(turn, &writing, Some(Area { country, region: Some(region) })).await,
        None => Err(Instead::Hint(msg!("announce-region-refused")).into()),
    }
}
