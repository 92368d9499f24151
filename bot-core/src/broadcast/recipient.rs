//! The recipient of a row when its turn has come, and what they get.

use super::letter::{Letter, Verdict};
use super::{audience, direct_messages, event_notices, extras};
use crate::announcement::{Content, EventNotice};
use crate::campaign::Event;
use crate::clock::{DAY, Seconds};
use crate::outcome::{Extras, Reply};
use crate::platform::{Address, Platform};
use crate::store::announcements::Announcement;
use crate::store::ledger::{Target, Waiting};
use crate::store::{Conn, StoreError, channels, follows, rsvps};
use crate::text::Text;
use crate::vault::Tag;

/// Decides about a row now. `event` is the forum that a reminder, or another notice, is about.
pub(super) async fn decide(
    conn: &mut Conn,
    (announcement, event): (&Announcement, Option<&Event>),
    row: &Waiting,
    (lane, now): (Platform, Seconds),
) -> Result<Verdict, StoreError> {
    let content = &announcement.body.content;
    Ok(match &row.target {
        Target::Person(note) => {
            let letter = Letter::to(Address(note.address.clone()), note.locale);
            Verdict::Post(letter.saying(direct_messages::reply(note)))
        }
        Target::Attendee(tag) => {
            let Some(about) = announcement.body.notice.as_ref().zip(event) else {
                return Ok(Verdict::LeaveOut);
            };
            attendee(conn, about, tag, (lane, now)).await?
        }
        Target::Scheduled(tag) => match event {
            Some(event) => kept(conn, (event, tag), now).await?,
            None => Verdict::LeaveOut,
        },
        Target::Author(locale) => {
            Verdict::Post(Letter::to(announcement.body.author.address(), *locale))
        }
        Target::Channel(tag, locale) => match channels::get(conn, tag).await? {
            Some(channel) => {
                let (post, row) = ((&channel, *locale), (&row.tag, now));
                let extras = extras::of(conn, content, post, row).await?;
                let letter = Letter::to(Address(channel.address), *locale);
                Verdict::Post(Letter { extras, ..letter })
            }
            None => Verdict::LeaveOut,
        },
        Target::Follower(tag) => follower(conn, content, tag, (lane, now)).await?,
        Target::Unreadable => return Err(StoreError::Corrupt("ledger.sealed")),
    })
}

/// Decides about a follower.
async fn follower(
    conn: &mut Conn,
    content: &Content,
    tag: &Tag,
    (lane, now): (Platform, Seconds),
) -> Result<Verdict, StoreError> {
    let follow = follows::reachable(conn, tag).await?;
    let meant = |follow: &follows::Follow| {
        audience::includes(content, follow) && audience::lane(follow, &[lane]).is_some()
    };
    let Some(follow) = follow.filter(meant) else { return Ok(Verdict::LeaveOut) };
    Ok(match audience::quiet_until(&follow, now).filter(|_| !content.urgent) {
        Some(morning) => Verdict::Wait(morning),
        None => Verdict::Post(Letter::to(Address(follow.address), follow.locale)),
    })
}

/// Decides about a participant of the forum that the notice is about.
async fn attendee(
    conn: &mut Conn,
    (notice, event): (&EventNotice, &Event),
    tag: &Tag,
    (lane, now): (Platform, Seconds),
) -> Result<Verdict, StoreError> {
    let entry = rsvps::at(conn, &event.slug, tag).await?;
    Ok(match entry.filter(|(rsvp, ..)| rsvp.platform == lane) {
        Some(entry) => event_notices::decide(&conn.secret(), (notice, event), &entry, now),
        None => Verdict::LeaveOut,
    })
}

/// Decides about a scheduled event of a server. It is changed without a message.
async fn kept(
    conn: &mut Conn,
    (event, tag): (&Event, &Tag),
    now: Seconds,
) -> Result<Verdict, StoreError> {
    let Some((kept, scheduled)) = extras::kept(conn, (event, tag), now).await? else {
        return Ok(Verdict::LeaveOut);
    };
    let extras = Extras { scheduled: Some(Box::new(scheduled)), ..Extras::default() };
    let letter = Letter::to(Address(kept.address), kept.locale);
    Ok(Verdict::Post(Letter { extras, ..letter.saying(Reply::new(kept.locale, Text::new())) }))
}

/// The recipient can't be reached any more.
pub(super) async fn lose(conn: &mut Conn, target: &Target, now: Seconds) -> Result<(), StoreError> {
    match target {
        Target::Follower(tag) => follows::lose(conn, tag, now.div_euclid(DAY)).await,
        Target::Channel(tag, _) => channels::end(conn, tag).await.map(|_| ()),
        _ => Ok(()),
    }
}

/// The chat has a new address.
pub(super) async fn rekey(
    conn: &mut Conn,
    target: &Target,
    address: &Address,
) -> Result<(), StoreError> {
    match target {
        Target::Follower(tag) => follows::move_to(conn, tag, &address.0).await,
        Target::Channel(tag, _) => channels::move_to(conn, tag, &address.0).await,
        // Private chats never move; and participants keep their place also if they can't be reached.
        _ => Ok(()),
    }
}
