//! `/checkin`: the code of a ticket, at the door of a forum. A helper types one after the other.

use super::join;
use crate::campaign::Event;
use crate::clock::{HOUR, Seconds};
use crate::command::Role;
use crate::conversation::press::{EventPress, Press};
use crate::conversation::state::State;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::attendance;
use crate::store::rsvps::{self, CODE, Ticket, Way};
use crate::text::{Message, Phrase, Text};

/// How long before the beginning of a forum its door can be minded, and how long after its end.
const BEFORE: Seconds = 24 * HOUR;
const AFTER: Seconds = 12 * HOUR;

/// What a code looks like.
const EXAMPLE: &str = "K7M2QX";

/// `/checkin`, perhaps with a code.
pub(crate) async fn command(turn: &mut Turn<'_>, typed: &str) -> Result<Outcome, Stop> {
    let here = match turn.state().await? {
        Some(State::Door { event }) => Some(event),
        _ => None,
    };
    let all = open(turn).await?;
    let stands = all.iter().find(|event| Some(&event.slug) == here.as_ref());
    let only = if let [only] = all.as_slice() { Some(only) } else { None };
    let at = stands.or(only).map(|event| event.slug.clone());
    if typed.trim().is_empty() {
        return match only {
            Some(only) => stand(turn, &only.slug.clone()).await,
            None => which(turn, &all).await,
        };
    }
    let at = match at {
        Some(slug) => Some(slug),
        None => theirs(turn, &all, typed).await?,
    };
    let line = check(turn, at.as_deref(), typed).await?;
    Ok(Outcome::reply(turn.reply(Text::of(line)).place(Place::Fresh)))
}

/// The forums whose doors are open.
async fn open(turn: &mut Turn<'_>) -> Result<Vec<Event>, Stop> {
    let now = turn.now;
    let mut all = find::events(turn).await?;
    all.retain(|event| {
        let hours = event.start_instant() - BEFORE..event.end_instant() + AFTER;
        !event.cancelled && event.state.is_public() && event.has_venue() && hours.contains(&now)
    });
    all.sort_by_key(Event::start_instant);
    all.truncate(20);
    Ok(all)
}

/// At which door? Or when the next one opens.
async fn which(turn: &mut Turn<'_>, all: &[Event]) -> Result<Outcome, Stop> {
    if all.is_empty() {
        let next = next(turn).await?;
        return Ok(turn.say(Text::of(next)));
    }
    let reply = all.iter().fold(turn.reply(Text::of(msg!("door-which"))), |reply, event| {
        let title = event.text_for(turn.locale).map(|(_, words)| words.title.clone());
        let label = Phrase::Plain(title.unwrap_or_default());
        reply.row([Button::press(label, Press::Rsvp(EventPress::Door(event.slug.clone())).data())])
    });
    Ok(Outcome::reply(reply.row([Button::press(msg!("button-cancel"), Press::Keep.data())])))
}

async fn next(turn: &mut Turn<'_>) -> Result<Message, Stop> {
    let now = turn.now;
    let mut all = find::events(turn).await?;
    all.retain(|event| {
        event.state.is_public()
            && !event.cancelled
            && event.has_venue()
            && event.start_instant() > now
    });
    let Some(next) = all.into_iter().min_by_key(Event::start_instant) else {
        return Ok(msg!("door-none"));
    };
    let title = next.text_for(turn.locale).map(|(_, words)| words.title.clone());
    Ok(match next.when(turn.locale) {
        Some(when) => msg!("door-next", title = title.unwrap_or_default(), when = when),
        None => msg!("door-none"),
    })
}

/// This door was chosen, or is the only one.
pub(super) async fn stand(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    if !open(turn).await?.iter().any(|event| event.slug == slug) {
        return Err(Instead::Stale.into());
    }
    turn.save(&State::Door { event: slug.to_owned() }).await?;
    let question = screen(turn, slug).await?;
    Ok(question.map_or_else(Outcome::silent, Outcome::reply))
}

/// The open question. Nothing for whoever lost the role meanwhile.
pub(crate) async fn screen(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Reply>, Stop> {
    let Some(event) = find::event(turn, slug).await? else { return Ok(None) };
    if turn.role < Role::Moderator {
        return Ok(None);
    }
    let number = attendance::counts(turn.conn, slug).await?.came;
    let title = event.text_for(turn.locale).map(|(_, words)| words.title.clone());
    let text = Text::new()
        .title(msg!("door-title", title = title.unwrap_or_default()))
        .para(msg!("door-ask"))
        .line(msg!("door-number", number = number));
    Ok(Some(turn.reply(text).row([done()])))
}

fn done() -> Button {
    join::press(msg!("button-done"), EventPress::DoorDone)
}

/// A code was typed at the door.
pub(crate) async fn answer(turn: &mut Turn<'_>, slug: &str, typed: &str) -> Result<Outcome, Stop> {
    if turn.role < Role::Moderator {
        turn.clear().await?;
        return Err(Instead::NotUnderstood.into());
    }
    let line = check(turn, Some(slug), typed).await?;
    let reply = turn.reply(Text::of(line)).place(Place::Fresh).row([done()]);
    Ok(Outcome::reply(reply))
}

/// *Done*.
pub(super) async fn leave(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(State::Door { event }) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    turn.clear().await?;
    let number = attendance::counts(turn.conn, &event).await?.came;
    Ok(turn.say(Text::of(msg!("door-left", number = number))))
}

/// Where several doors are open: that of the ticket.
async fn theirs(turn: &mut Turn<'_>, all: &[Event], typed: &str) -> Result<Option<String>, Stop> {
    let Some(code) = code(typed) else { return Ok(None) };
    let ticket = rsvps::ticket(turn.conn, &code).await?;
    let found = ticket.map(|ticket| ticket.event);
    Ok(found.filter(|slug| all.iter().any(|event| event.slug == *slug)))
}

/// One line that can be read at a glance.
async fn check(turn: &mut Turn<'_>, at: Option<&str>, typed: &str) -> Result<Message, Stop> {
    let Some(code) = code(typed) else { return Ok(msg!("door-no-code", code = EXAMPLE)) };
    let shown = code.to_uppercase();
    let ticket = rsvps::ticket(turn.conn, &code).await?;
    let Some(ticket) = ticket else { return Ok(msg!("door-wrong", code = shown)) };
    let Some(event) = find::event(turn, &ticket.event).await? else {
        return Ok(msg!("door-wrong", code = shown));
    };
    if event.cancelled {
        return Ok(msg!("door-cancelled", code = shown));
    }
    if at != Some(event.slug.as_str()) {
        // Nobody comes to the wrong door where none is open.
        if open(turn).await?.is_empty() {
            return next(turn).await;
        }
        let title = event.text_for(turn.locale).map(|(_, words)| words.title.clone());
        let (title, day) = (title.unwrap_or_default(), event.start.date());
        return Ok(msg!("door-other", code = shown, title = title, day = day));
    }
    let_in(turn, &event, &ticket, shown).await
}

async fn let_in(
    turn: &mut Turn<'_>,
    event: &Event,
    ticket: &Ticket,
    code: String,
) -> Result<Message, Stop> {
    match ticket.way {
        Way::Waiting => return Ok(msg!("door-waiting", code = code)),
        Way::Recap => return Ok(msg!("door-wrong", code = code)),
        Way::Online => return Ok(msg!("door-online", code = code)),
        Way::InPerson => {}
    }
    let fresh = rsvps::check_in(turn.conn, &event.slug, &ticket.tag).await?;
    let counts = attendance::counts(turn.conn, &event.slug).await?;
    let (number, total) = (counts.came, counts.inside);
    Ok(if fresh {
        msg!("door-in", code = code, number = number, total = total)
    } else {
        msg!("door-used", code = code, number = number)
    })
}

/// A ticket's code as it is stored: capitals, spaces, hyphens and Khmer digits are taken.
fn code(typed: &str) -> Option<String> {
    // No code is longer; hostile input can be a megabyte.
    if typed.len() > 100 {
        return None;
    }
    let typed = khmer::to_latin_digits(&khmer::key(typed));
    let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let good = code.len() == CODE && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    good.then_some(code)
}
