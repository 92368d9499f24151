//! Coming to a forum, and not coming after all.

use super::{card, mine, screen};
use crate::campaign::Event;
use crate::conversation::press::{EventPress, Press};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::event_card;
use crate::features::shared::event_card::places;
use crate::features::shared::find;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Reply};
use crate::store::rsvps::{self, Rsvp, Way};
use crate::store::{attendance, waitlist};
use crate::text::Text;

/// *I will come*: the question in which way, unless there is only one.
pub(super) async fn come(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let event = find::event(turn, slug).await?.ok_or(Instead::Stale)?;
    let joined = mine::of(turn, slug).await?.is_some_and(|(_, way, _)| way != Way::Recap);
    if !is_open(turn, &event) || joined {
        return screen(turn, slug).await;
    }
    if event.has_venue() && event.online.is_some() {
        return Ok(Outcome::reply(which_way(turn, &event).await?));
    }
    join(turn, slug, Way::counted(&event)).await
}

/// Whether one can still join.
pub(super) fn is_open(turn: &Turn<'_>, event: &Event) -> bool {
    !event.cancelled && !event.is_over(turn.now)
}

async fn which_way(turn: &mut Turn<'_>, event: &Event) -> Result<Reply, Stop> {
    let text = Text::new().title(event_card::title(turn, event)).para(msg!("rsvp-way"));
    let text = places(turn, text, event).await?;
    let slug = || event.slug.clone();
    Ok(turn
        .reply(text)
        .row([press(msg!("button-in-person"), EventPress::InPerson(slug()))])
        .row([press(msg!("button-online"), EventPress::Online(slug()))])
        .row([Button::press(msg!("button-back"), Press::Event(slug()).data())]))
}

/// A button about a forum.
pub(super) fn press(label: crate::text::Message, tap: EventPress) -> Button {
    Button::press(label, Press::Rsvp(tap).data())
}

/// In this way: the ticket, or a turn on the waiting list.
pub(super) async fn join(turn: &mut Turn<'_>, slug: &str, want: Way) -> Result<Outcome, Stop> {
    // Nobody makes counters for what is no forum.
    if find::event(turn, slug).await?.is_none() {
        return Err(Instead::Stale.into());
    }
    let person = turn.person().await?;
    attendance::lock(turn.conn, slug).await?;
    let event = find::event(turn, slug).await?.ok_or(Instead::Stale)?;
    let possible = match want {
        Way::InPerson => event.has_venue(),
        _ => event.online.is_some(),
    };
    if !is_open(turn, &event) || !possible {
        return screen(turn, slug).await;
    }
    let tag = turn.core.secret.rsvp_tag(slug, person);
    let rsvp = mine::reach(turn).await?;
    let key = (&event, tag.as_slice());
    let (rsvp, way) = rsvps::join(turn.conn, key, want, (rsvp, &mut turn.seed)).await?;
    // Who changed from the hall to a seat online has made place for another one.
    let wake = move_up(turn, &event).await?;
    let refused = want == Way::InPerson && way == Way::Online;
    let reply = ticket(turn, &event, (&rsvp, way), refused).await?;
    Ok(wake.into_iter().fold(Outcome::reply(reply), Outcome::with))
}

/// Free places go to those who wait; each of them is told.
pub(super) async fn move_up(turn: &mut Turn<'_>, event: &Event) -> Result<Option<Job>, Stop> {
    if event.is_over(turn.now) {
        return Ok(None);
    }
    let moved = waitlist::move_up(turn.conn, turn.now, event).await?;
    Ok((moved > 0).then_some(Job::Wake))
}

/// What somebody reads who has joined.
async fn ticket(
    turn: &mut Turn<'_>,
    event: &Event,
    (rsvp, way): (&Rsvp, Way),
    refused: bool,
) -> Result<Reply, Stop> {
    let mut text = Text::new().title(event_card::title(turn, event));
    if refused {
        text = text.para(msg!("rsvp-stays-online"));
    }
    text = card::status(turn, text, event, (rsvp, way)).await?;
    text = event_card::when(turn, text, event).await?;
    let slug = || event.slug.clone();
    let reply = turn.reply(text).row(card::files(event));
    let mut ways = Vec::new();
    if way == Way::Waiting && event.has_venue() && event.online.is_some() {
        ways.push(press(msg!("button-online-instead"), EventPress::Online(slug())));
    }
    Ok(reply
        .row(ways)
        .row([press(msg!("button-come-not"), EventPress::Leave(slug()))])
        .row([Button::press(msg!("button-forum"), Press::Event(slug()).data())]))
}

/// *Can't come after all*: sure? A place that is given up may be gone.
pub(super) async fn ask(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let Some((event, (_, way, _))) = find::joined(turn, slug).await? else {
        return screen(turn, slug).await;
    };
    if !is_open(turn, &event) || way == Way::Recap {
        return screen(turn, slug).await;
    }
    let question = match way {
        Way::Waiting => msg!("rsvp-leave-list"),
        _ => msg!("rsvp-leave-place"),
    };
    let text = Text::new().title(event_card::title(turn, &event)).para(question);
    let reply = turn
        .reply(text)
        .row([press(msg!("button-come-not-sure"), EventPress::LeaveSure(slug.to_owned()))])
        .row([Button::press(msg!("button-back"), Press::Event(slug.to_owned()).data())]);
    Ok(Outcome::reply(reply))
}

/// Yes: the place goes to whoever waits first.
pub(super) async fn leave(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let person = turn.person.ok_or(Instead::Stale)?;
    let found = match find::joined(turn, slug).await? {
        Some((event, _)) => Some(event),
        None => find::event(turn, slug).await?,
    };
    let event = found.ok_or(Instead::Stale)?;
    attendance::lock(turn.conn, slug).await?;
    // What was a place is a fact once the forum is over.
    if event.is_over(turn.now) {
        return screen(turn, slug).await;
    }
    let tag = turn.core.secret.rsvp_tag(slug, person);
    let left = rsvps::leave(turn.conn, slug, &tag).await?;
    let wake = move_up(turn, &event).await?;
    let said = match left {
        Some(way) if way.takes_part() => msg!("rsvp-left"),
        _ => msg!("rsvp-left-list"),
    };
    let text = Text::new().title(event_card::title(turn, &event)).para(said);
    let mut row = vec![Button::press(msg!("button-forum"), Press::Event(slug.to_owned()).data())];
    row.push(Button::press(msg!("button-events"), Press::Events.data()));
    let reply = turn.reply(text).row(row);
    Ok(wake.into_iter().fold(Outcome::reply(reply), Outcome::with))
}

/// *Send me the recap*, also of a forum that is over.
pub(super) async fn recap(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let event = find::event(turn, slug).await?.ok_or(Instead::Stale)?;
    let person = turn.person().await?;
    attendance::lock(turn.conn, slug).await?;
    let tag = turn.core.secret.rsvp_tag(slug, person);
    let entry = rsvps::at(turn.conn, slug, &tag).await?;
    // Nobody gives up a place for it; once it is over a place is worth nothing.
    let holds =
        entry.is_some_and(|(_, way, came)| came || (way != Way::Recap && is_open(turn, &event)));
    if !holds && !card::has_recap(turn, &event) {
        let (key, rsvp) = ((&event, tag.as_slice()), mine::reach(turn).await?);
        rsvps::join(turn.conn, key, Way::Recap, (rsvp, &mut turn.seed)).await?;
    }
    screen(turn, slug).await
}

/// *No recap, please*.
pub(super) async fn no_recap(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    if let (Some(person), Some((_, Way::Recap, _))) = (turn.person, mine::of(turn, slug).await?) {
        attendance::lock(turn.conn, slug).await?;
        let tag = turn.core.secret.rsvp_tag(slug, person);
        rsvps::leave(turn.conn, slug, &tag).await?;
    }
    screen(turn, slug).await
}
