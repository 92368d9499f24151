//! Where a follower lives: country, then region or city in their own words, then the time zone where
//! these don't tell it. Asked of those only who want surveys, or say it by themselves.

use super::{current, keep, shown, without};
use crate::announcement::{Home, Topic};
use crate::country::{Country, zone_message_id};
use crate::features::press::Press;
use crate::features::signing::after::typed_region;
use crate::features::signing::country::{named, with_diaspora, with_ways_out};
use crate::features::state::{Living, Stage, State, Where};
use crate::features::{Failure, Turn, fallback};
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Reply};
use crate::text::{Message, Text};

/// Asks for the country: *Where I live* was pressed, or surveys were turned on.
pub(in crate::features) async fn ask(
    turn: &mut Turn<'_>,
    surveys: bool,
) -> Result<Outcome, Failure> {
    if !surveys && current(turn).await?.is_none() {
        return fallback::stale(turn).await;
    }
    go(turn, Living { surveys, step: Where::Country }).await
}

async fn go(turn: &mut Turn<'_>, living: Living) -> Result<Outcome, Failure> {
    turn.save(&State::Home(living.clone())).await?;
    Ok(Outcome::reply(screen(turn, &living)))
}

/// The open question.
pub(in crate::features) fn screen(turn: &Turn<'_>, living: &Living) -> Reply {
    match &living.step {
        Where::Country => {
            let text = Text::new()
                .title(msg!("country-title"))
                .para(msg!("home-why"))
                .para(msg!("country-how"));
            with_ways_out(with_diaspora(turn.reply(text)), Stage::HomeCountry)
        }
        Where::Region(_) => {
            let text = Text::of(msg!("home-region"));
            with_ways_out(skippable(turn.reply(text), Stage::HomeRegion), Stage::HomeRegion)
        }
        Where::Zone(country, _) => {
            let zones = country.zones().chunks(2);
            let reply = zones.fold(turn.reply(Text::of(msg!("home-zone"))), |reply, pair| {
                reply.row(pair.iter().map(|zone| {
                    let city = Message::new(zone_message_id(zone), Vec::new());
                    Button::press(city, Press::Zone((*zone).to_owned()).data())
                }))
            });
            with_ways_out(skippable(reply, Stage::HomeZone), Stage::HomeZone)
        }
    }
}

fn skippable(reply: Reply, stage: Stage) -> Reply {
    reply.row([Button::press(msg!("button-skip"), Press::Pass(stage).data())])
}

/// The country was pressed or typed.
pub(in crate::features) async fn country(
    turn: &mut Turn<'_>,
    living: Living,
    country: Country,
) -> Result<Outcome, Failure> {
    go(turn, Living { step: Where::Region(country), ..living }).await
}

/// A free text during these questions.
pub(in crate::features) async fn answer(
    turn: &mut Turn<'_>,
    living: Living,
    text: &str,
) -> Result<Outcome, Failure> {
    match living.step.clone() {
        Where::Country => match named(turn, Stage::HomeCountry, text).await? {
            Ok(found) => country(turn, living, found).await,
            Err(question) => Ok(question),
        },
        Where::Region(home) => match typed_region(text) {
            Some(place) => region(turn, living, home, Some(place)).await,
            None => fallback::with_current(turn, msg!("home-region-refused")).await,
        },
        Where::Zone(home, place) => match zone_of(turn, home, text) {
            Some(zone) => finish(turn, &living, home, place, Some(zone)).await,
            None => fallback::with_current(turn, msg!("home-zone-unknown")).await,
        },
    }
}

/// Nothing that people type here is worth looking at beyond a line.
fn zone_of(turn: &Turn<'_>, country: Country, text: &str) -> Option<String> {
    let text = typed_region(text)?;
    turn.core.places.zone(country, &text).map(str::to_owned)
}

/// The region was typed or skipped: on to the zone, where it is not clear.
async fn region(
    turn: &mut Turn<'_>,
    living: Living,
    country: Country,
    place: Option<String>,
) -> Result<Outcome, Failure> {
    let told = place.as_deref().and_then(|place| zone_of(turn, country, place));
    match country.zone().map(str::to_owned).or(told) {
        None if !country.zones().is_empty() => {
            go(turn, Living { step: Where::Zone(country, place), ..living }).await
        }
        zone => finish(turn, &living, country, place, zone).await,
    }
}

/// *Skip* was pressed below this question.
pub(in crate::features) async fn pass(
    turn: &mut Turn<'_>,
    stage: Stage,
) -> Result<Outcome, Failure> {
    match turn.state().await? {
        Some(State::Home(living)) if living.step.stage() == stage => match living.step.clone() {
            Where::Region(country) => region(turn, living, country, None).await,
            Where::Zone(country, place) => finish(turn, &living, country, place, None).await,
            Where::Country => fallback::stale(turn).await,
        },
        _ => fallback::stale(turn).await,
    }
}

/// A city was pressed that stands for a zone.
pub(in crate::features) async fn zone(turn: &mut Turn<'_>, zone: &str) -> Result<Outcome, Failure> {
    match turn.state().await? {
        Some(State::Home(living)) => match living.step.clone() {
            Where::Zone(country, place) if country.zones().contains(&zone) => {
                finish(turn, &living, country, place, Some(zone.to_owned())).await
            }
            _ => fallback::stale(turn).await,
        },
        _ => fallback::stale(turn).await,
    }
}

/// *Back*: one step; from the first one to the list.
pub(in crate::features) async fn back(
    turn: &mut Turn<'_>,
    living: Living,
    from: Option<Stage>,
) -> Result<Outcome, Failure> {
    if from.is_some_and(|stage| stage != living.step.stage()) {
        return fallback::stale(turn).await;
    }
    let step = match living.step {
        Where::Country => return super::choose(turn).await,
        Where::Region(_) => Where::Country,
        Where::Zone(country, _) => Where::Region(country),
    };
    go(turn, Living { step, ..living }).await
}

/// Everything is answered.
async fn finish(
    turn: &mut Turn<'_>,
    living: &Living,
    country: Country,
    region: Option<String>,
    zone: Option<String>,
) -> Result<Outcome, Failure> {
    turn.clear().await?;
    if living.surveys {
        super::add(turn, Topic::Surveys).await?;
    }
    // They may have stopped following meanwhile: then there is nothing to keep.
    let Some(mut follow) = current(turn).await? else { return fallback::stale(turn).await };
    follow.home = Some(Home { country, region, zone });
    keep(turn, &follow).await?;
    let outcome = shown(turn, Some(msg!("home-kept"))).await?;
    Ok(outcome.with(Job::EraseQuestions))
}

/// *Forget where I live*. Surveys are for a place: they go with it.
pub(in crate::features) async fn remove(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    super::leave_question(turn).await?;
    let Some(mut follow) = current(turn).await?.filter(|follow| follow.home.is_some()) else {
        return super::choose(turn).await;
    };
    follow.home = None;
    if follow.topics.contains(&Topic::Surveys) {
        let note = msg!("home-removed-surveys");
        return without(turn, follow, &Topic::Surveys, Some(note)).await;
    }
    keep(turn, &follow).await?;
    shown(turn, Some(msg!("home-removed"))).await
}
