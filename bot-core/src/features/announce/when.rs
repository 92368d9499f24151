//! When it goes: at once, or at a time typed in the organizer's own zone.

use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Body, button, change, go, go_with, moved_on, with_ways_out};
use crate::clock::{DAY, HOUR, MINUTE, Seconds};
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, zone_message_id};
use crate::features::shared::times::{self, Refused};
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::store::follows;
use crate::text::{Arg, Message, Text};

/// The organizer's zone: of the place that they follow the news from, else the campaign's.
async fn zone(turn: &mut Turn<'_>) -> Result<TimeZone, Stop> {
    let follow = match turn.person {
        Some(person) => follows::get(turn.conn, person).await?,
        None => None,
    };
    let own = follow.and_then(|follow| TimeZone::get(&follow.home?.zone?).ok());
    Ok(own.unwrap_or_else(|| turn.core.zone.clone()))
}

/// Day, time and zone in words.
fn moment(at: Seconds, zone: &TimeZone) -> Message {
    let local = zone.to_datetime(Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH));
    msg!("announce-moment", day = local.date(), time = local.time(), zone = zone_name(zone))
}

/// What people call a zone: its city, where that has a name in their language.
fn zone_name(zone: &TimeZone) -> Arg {
    let name = zone.iana_name().unwrap_or("UTC");
    if Country::all().any(|country| country.zones().contains(&name)) {
        return Message::new(zone_message_id(name), Vec::new()).into();
    }
    name.replace('_', " ").into()
}

/// How long it is till then.
fn from_now(turn: &Turn<'_>, at: Seconds) -> Message {
    let left = at - turn.now;
    if left < 2 * HOUR {
        msg!("announce-in-minutes", number = (left / MINUTE).max(1))
    } else if left < 2 * DAY {
        msg!("announce-in-hours", number = left / HOUR)
    } else {
        msg!("announce-in-days", number = left / DAY)
    }
}

/// "It goes on …", for the desk and for what is scheduled.
pub(super) async fn in_words(turn: &mut Turn<'_>, at: Seconds) -> Result<Message, Stop> {
    let zone = zone(turn).await?;
    let moment = moment(at, &zone);
    Ok(if at > turn.now {
        msg!("announce-goes-at", moment = moment, ahead = from_now(turn, at))
    } else {
        msg!("announce-was-to-go", moment = moment)
    })
}

/// The question.
pub(super) async fn screen(turn: &mut Turn<'_>, writing: &AnnounceState) -> Result<Reply, Stop> {
    let zone = zone(turn).await?;
    let now = moment(turn.now, &zone);
    let text = Text::of(msg!("announce-when")).para(msg!("announce-when-now", moment = now));
    let reply = turn.reply(text);
    let reply = reply.row([button(msg!("button-at-once"), &writing.id, DraftAct::AtOnce)]);
    Ok(with_ways_out(reply, writing, false))
}

/// *At once* was pressed.
pub(super) async fn at_once(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match change(turn, id, |body: &mut Body| body.at = None).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await,
        None => moved_on(turn, id).await,
    }
}

/// A time was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    text: &str,
) -> Result<Outcome, Stop> {
    let zone = zone(turn).await?;
    let words = times::vocabulary(turn);
    let at = match times::read(text, turn.now, &zone, &words) {
        Ok(at) => at,
        Err(refused) => {
            let hint = match refused {
                Refused::Unread => msg!("announce-when-unread"),
                Refused::Past => msg!("announce-when-past"),
                Refused::Far => msg!("announce-when-far"),
            };
            return Err(Instead::Hint(hint).into());
        }
    };
    match change(turn, &writing.id, |body: &mut Body| body.at = Some(at)).await? {
        Some(_) => {
            let note = in_words(turn, at).await?;
            go_with(turn, writing.to(AnnounceStep::Desk), note).await
        }
        None => moved_on(turn, &writing.id).await,
    }
}
