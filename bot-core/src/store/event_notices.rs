//! Event notices: reminders, changes, cancellations and recaps, sent to the participants of a forum.
//! Each is an announcement whose id is derived from its subject, so planning it twice changes nothing.

use serde::Serialize;

use super::announcements::{self, Body, State, Why};
use super::{Conn, StoreError, events, rsvps, scheduled};
use crate::announcement::EventNotice;
use crate::campaign::{Event, Standing};
use crate::clock::{HOUR, Seconds};
use crate::vault::{HostSecret, hex};

/// How many hours before a forum its participants are reminded.
pub const HOURS: [i64; 2] = [24, 2];

/// Brings the notices of a forum in line with what is stored now: plans the reminders of its start,
/// cancels those of an earlier start, and tells the participants at once if it was moved or cancelled.
/// Instants are computed from the venue's clock each time.
pub async fn plan(
    conn: &mut Conn,
    old: Option<&Event>,
    new: &Event,
    now: Seconds,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let start = |event: &Event| event.start_instant();
    let after = Some(new).filter(|event| stands(event)).map(start);
    if let Some(before) = old.map(start).filter(|before| Some(*before) != after) {
        for hours in HOURS {
            let id = id(secret, &reminder(new, before, hours));
            let end = (State::Scheduled, State::Cancelled);
            announcements::shift(conn, &id, end, Why::None).await?;
        }
    }
    for hours in HOURS {
        let Some(start) = after.filter(|start| start - hours * HOUR > now) else { continue };
        let notice = reminder(new, start, hours);
        let at = (State::Scheduled, start - hours * HOUR);
        if !begin(conn, &notice, at, now).await? {
            // It was moved back to this start, or is no longer cancelled.
            let again = (State::Cancelled, State::Scheduled);
            announcements::shift(conn, &id(secret, &notice), again, Why::None).await?;
        }
    }
    match old {
        Some(old) => tell(conn, (old, new), now).await,
        None => Ok(()),
    }
}

/// Plans the reminders of all forums, also of those that an earlier version has stored.
pub async fn plan_all(conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
    for event in events::list(conn).await?.iter().filter(|event| !event.is_over(now)) {
        plan(conn, Some(event), event, now).await?;
    }
    Ok(())
}

/// Tells the participants if a forum that is still to come was cancelled or moved.
async fn tell(
    conn: &mut Conn,
    (old, new): (&Event, &Event),
    now: Seconds,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    keep(conn, (old, new), now).await?;
    let (event, sequence) = (new.slug.clone(), new.sequence);
    let moved = mark(secret, old) != mark(secret, new) || old.cancelled;
    let notice = if new.cancelled && !old.cancelled && !old.is_over(now) {
        EventNotice::Cancelled { event, sequence }
    } else if stands(new) && moved && !new.is_over(now) {
        EventNotice::Moved { event, sequence, from: old.start_instant(), mark: mark(secret, new) }
    } else {
        return Ok(());
    };
    if rsvps::page(conn, &new.slug, &[], 1).await?.is_empty() {
        return Ok(());
    }
    begin(conn, &notice, (State::Building, 0), now).await.map(|_| ())
}

/// Updates the scheduled events that Discord servers show, if the forum changed in anything that they
/// show.
async fn keep(
    conn: &mut Conn,
    (old, new): (&Event, &Event),
    now: Seconds,
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let words = |event: &Event| -> Vec<(String, String)> {
        event.text.values().map(|text| (text.title.clone(), text.what.clone())).collect()
    };
    let same = mark(secret, old) == mark(secret, new) && words(old) == words(new);
    if (same && stands(old) == stands(new)) || old.is_over(now) {
        return Ok(());
    }
    if scheduled::kept(conn, &new.slug).await?.is_empty() {
        return Ok(());
    }
    let notice = EventNotice::Kept { event: new.slug.clone(), sequence: new.sequence };
    begin(conn, &notice, (State::Building, 0), now).await.map(|_| ())
}

/// Sends the recap of a forum once, to those who came or asked for it. `false` if it was sent before or
/// if there is none.
pub async fn recap(conn: &mut Conn, event: &Event, now: Seconds) -> Result<bool, StoreError> {
    if !may_send_recap(conn, event, now).await? {
        return Ok(false);
    }
    let notice = EventNotice::Recap { event: event.slug.clone() };
    begin(conn, &notice, (State::Building, 0), now).await
}

/// Whether there is a recap that has not been sent.
pub async fn may_send_recap(
    conn: &mut Conn,
    event: &Event,
    now: Seconds,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let written = event.text.values().any(|text| text.recap.is_some());
    if !written || !stands(event) || !event.is_over(now) {
        return Ok(false);
    }
    let notice = EventNotice::Recap { event: event.slug.clone() };
    Ok(announcements::find(conn, &id(secret, &notice)).await?.is_none())
}

/// Whether a forum takes place and is published.
pub fn stands(event: &Event) -> bool {
    !event.cancelled && event.state != Standing::Unpublished
}

/// A fingerprint of time and place. It changes if either changes.
pub fn mark(secret: &HostSecret, event: &Event) -> String {
    #[derive(Serialize)]
    struct Where<'a> {
        at: (Seconds, Seconds, &'a str),
        online: Option<&'a str>,
        places: Vec<(&'a str, &'a str, &'a str, &'a str)>,
    }
    let places = event.text.iter().map(|(locale, text)| {
        (locale.as_str(), text.place.as_str(), text.street.as_str(), text.city.as_str())
    });
    let whereabouts = Where {
        at: (event.start_instant(), event.end_instant(), &event.zone),
        online: event.online.as_deref(),
        places: places.collect(),
    };
    let json = serde_json::to_vec(&whereabouts).unwrap_or_default();
    short(&secret.event_notice_tag(&[b"mark", &json]))
}

/// The id of a notice. Equal notices have equal ids.
pub fn id(secret: &HostSecret, notice: &EventNotice) -> String {
    let (kind, number) = match notice {
        EventNotice::Reminder { start, hours, .. } => (format!("reminder/{hours}"), *start),
        EventNotice::Moved { sequence, .. } => ("moved".to_owned(), *sequence),
        EventNotice::Cancelled { sequence, .. } => ("cancelled".to_owned(), *sequence),
        EventNotice::Kept { sequence, .. } => ("kept".to_owned(), *sequence),
        EventNotice::Recap { .. } => ("recap".to_owned(), 0),
    };
    let parts = [notice.event().as_bytes(), kind.as_bytes(), &number.to_be_bytes()];
    format!("c-{}", short(&secret.event_notice_tag(&parts)))
}

fn reminder(event: &Event, start: Seconds, hours: i64) -> EventNotice {
    EventNotice::Reminder { event: event.slug.clone(), start, hours }
}

async fn begin(
    conn: &mut Conn,
    notice: &EventNotice,
    at: (State, Seconds),
    now: Seconds,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let body = Body::of_the_bot(Some(notice.clone()));
    announcements::add_own(conn, &id(secret, notice), at, now, &body).await
}

fn short(tag: &[u8]) -> String {
    hex(tag.get(..8).unwrap_or(tag))
}
