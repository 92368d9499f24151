//! Where a follower lives: country, then region or city in their own words, then the time zone where
//! these don't tell it. Asked of those only who want surveys, or say it by themselves.

use super::{current, keep, shown, without};
use crate::announcement::{Home, Topic};
use crate::conversation::press::Press;
use crate::conversation::state::{HomeState, HomeStep, State, StepName, TypedRegion, mark};
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, Found, zone_message_id};
use crate::features::shared::region;
use crate::features::shared::region::typed_region;
use crate::features::shared::region::with_diaspora;
use crate::features::shared::region::with_ways_out;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Reply};
use crate::text::{Message, Text};

/// Asks for the country: *Where I live* was pressed, or surveys were turned on.
pub(crate) async fn ask(turn: &mut Turn<'_>, surveys: bool) -> Result<Outcome, Stop> {
    if !surveys && current(turn).await?.is_none() {
        return Err(Instead::Stale.into());
    }
    go(turn, HomeState { surveys, step: HomeStep::Country, typed: None }).await
}

async fn go(turn: &mut Turn<'_>, living: HomeState) -> Result<Outcome, Stop> {
    turn.save(&State::Home(living.clone())).await?;
    Ok(Outcome::reply(screen(turn, &living)))
}

/// The open question.
pub(crate) fn screen(turn: &Turn<'_>, living: &HomeState) -> Reply {
    match &living.step {
        HomeStep::Country => {
            let text = Text::new()
                .title(msg!("country-title"))
                .para(msg!("home-why"))
                .para(msg!("country-how"));
            with_ways_out(with_diaspora(turn.reply(text)), StepName::HomeCountry)
        }
        HomeStep::Region(_) if living.typed.is_some() => {
            let typed = living.typed.clone().unwrap_or_default();
            let keep = Press::SetHomeRegion { mark: typed.mark.clone() };
            let reply = region::confirming(turn, &typed, &keep);
            with_ways_out(skippable(reply, StepName::HomeRegion), StepName::HomeRegion)
        }
        HomeStep::Region(_) => {
            let text = Text::of(msg!("home-region"));
            with_ways_out(skippable(turn.reply(text), StepName::HomeRegion), StepName::HomeRegion)
        }
        HomeStep::Zone(country, _) => {
            let zones = country.zones().chunks(2);
            let reply = zones.fold(turn.reply(Text::of(msg!("home-zone"))), |reply, pair| {
                reply.row(pair.iter().map(|zone| {
                    let city = Message::new(zone_message_id(zone), Vec::new());
                    Button::press(city, Press::Zone((*zone).to_owned()).data())
                }))
            });
            with_ways_out(skippable(reply, StepName::HomeZone), StepName::HomeZone)
        }
    }
}

fn skippable(reply: Reply, stage: StepName) -> Reply {
    reply.row([Button::press(msg!("button-skip"), Press::Pass(stage).data())])
}

/// A country was pressed. Only while it is being asked: any later press changes nothing.
pub(crate) async fn chosen(turn: &mut Turn<'_>, found: Country) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Home(living)) if living.step == HomeStep::Country => {
            country(turn, living, found).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// The country is said.
pub(crate) async fn country(
    turn: &mut Turn<'_>,
    living: HomeState,
    country: Country,
) -> Result<Outcome, Stop> {
    go(turn, HomeState { step: HomeStep::Region(country), typed: None, ..living }).await
}

/// Words that are no answer to the open question, or a place that may tell the zone.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    living: HomeState,
    text: &str,
) -> Result<Outcome, Stop> {
    let hint = match living.step.clone() {
        HomeStep::Country => msg!("country-unknown"),
        HomeStep::Region(_) => msg!("home-region-refused"),
        HomeStep::Zone(home, place) => match zone_of(turn, home, text) {
            Some(zone) => return finish(turn, &living, home, place, Some(zone)).await,
            None => msg!("home-zone-unknown"),
        },
    };
    Err(Instead::Hint(hint).into())
}

/// Which country was meant, as buttons.
pub(crate) fn which(turn: &Turn<'_>, found: &Found) -> Outcome {
    region::which(turn, StepName::HomeCountry, found)
}

/// A region was said that the program knows.
pub(crate) async fn region_said(
    turn: &mut Turn<'_>,
    living: HomeState,
    said: String,
) -> Result<Outcome, Stop> {
    let HomeStep::Region(country) = living.step else { return Err(Instead::Stale.into()) };
    region_of(turn, living, country, Some(said)).await
}

/// Words that may be a region: they are shown back.
pub(crate) async fn confirm_region(
    turn: &mut Turn<'_>,
    living: HomeState,
    said: String,
) -> Result<Outcome, Stop> {
    let typed = TypedRegion { region: said, mark: mark(&mut turn.seed) };
    go(turn, HomeState { typed: Some(typed), ..living }).await
}

/// *Keep* was pressed below a region that was shown back.
pub(crate) async fn keep_region(turn: &mut Turn<'_>, mark: &str) -> Result<Outcome, Stop> {
    let Some(State::Home(mut living)) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    let typed = living.typed.take().filter(|typed| typed.mark == mark).ok_or(Instead::Stale)?;
    region_said(turn, living, typed.region).await
}

/// Nothing that people type here is worth looking at beyond a line.
fn zone_of(turn: &Turn<'_>, country: Country, text: &str) -> Option<String> {
    let text = typed_region(text)?;
    turn.core.indexes.places.zone(country, &text).map(str::to_owned)
}

/// The region was typed or skipped: on to the zone, where it is not clear.
async fn region_of(
    turn: &mut Turn<'_>,
    living: HomeState,
    country: Country,
    place: Option<String>,
) -> Result<Outcome, Stop> {
    let told = place.as_deref().and_then(|place| zone_of(turn, country, place));
    match country.zone().map(str::to_owned).or(told) {
        None if !country.zones().is_empty() => {
            go(turn, HomeState { step: HomeStep::Zone(country, place), typed: None, ..living })
                .await
        }
        zone => finish(turn, &living, country, place, zone).await,
    }
}

/// *Skip* was pressed below this question.
pub(crate) async fn pass(turn: &mut Turn<'_>, stage: StepName) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Home(living)) if living.step.stage() == stage => match living.step.clone() {
            HomeStep::Region(country) => region_of(turn, living, country, None).await,
            HomeStep::Zone(country, place) => finish(turn, &living, country, place, None).await,
            HomeStep::Country => Err(Instead::Stale.into()),
        },
        _ => Err(Instead::Stale.into()),
    }
}

/// A city was pressed that stands for a zone.
pub(crate) async fn zone(turn: &mut Turn<'_>, zone: &str) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Home(living)) => match living.step.clone() {
            HomeStep::Zone(country, place) if country.zones().contains(&zone) => {
                finish(turn, &living, country, place, Some(zone.to_owned())).await
            }
            _ => Err(Instead::Stale.into()),
        },
        _ => Err(Instead::Stale.into()),
    }
}

/// *Back*: one step; from the first one to the list.
pub(crate) async fn back(
    turn: &mut Turn<'_>,
    living: HomeState,
    from: Option<StepName>,
) -> Result<Outcome, Stop> {
    if from.is_some_and(|stage| stage != living.step.stage()) {
        return Err(Instead::Stale.into());
    }
    let step = match living.step {
        HomeStep::Country => return super::choose(turn).await,
        HomeStep::Region(_) => HomeStep::Country,
        HomeStep::Zone(country, _) => HomeStep::Region(country),
    };
    go(turn, HomeState { step, typed: None, ..living }).await
}

/// Everything is answered.
async fn finish(
    turn: &mut Turn<'_>,
    living: &HomeState,
    country: Country,
    region: Option<String>,
    zone: Option<String>,
) -> Result<Outcome, Stop> {
    turn.clear().await?;
    if living.surveys {
        super::add(turn, Topic::Surveys).await?;
    }
    // They may have stopped following meanwhile: then there is nothing to keep.
    let mut follow = current(turn).await?.ok_or(Instead::Stale)?;
    follow.home = Some(Home { country, region, zone });
    keep(turn, &follow).await?;
    let outcome = shown(turn, Some(msg!("home-kept"))).await?;
    Ok(outcome.with(Job::EraseQuestions))
}

/// *Forget where I live*. Surveys are for a place: they go with it.
pub(crate) async fn remove(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
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
