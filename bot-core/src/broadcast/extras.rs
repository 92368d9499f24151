//! What goes with a post into a channel: the role that is mentioned, and the forum as a scheduled event
//! of the server.

use crate::announcement::{Content, Kind};
use crate::campaign::Event;
use crate::clock::{DAY, Seconds};
use crate::khmer;
use crate::locale::Locale;
use crate::outcome::{Extras, Scheduled};
use crate::store::channels::Channel;
use crate::store::ledger::Target;
use crate::store::scheduled::Kept;
use crate::store::{self, Conn, StoreError, announcements, channels, event_notices, events};
use crate::vault::{Tag, hex};

use super::audience;

/// What goes with the post of this row. If a channel gets several posts, only the first one mentions
/// the role and makes the event, so that people who read them all are notified once.
pub(super) async fn of(
    conn: &mut Conn,
    content: &Content,
    (channel, locale): (&Channel, Locale),
    (row, now): (&Tag, Seconds),
) -> Result<Extras, StoreError> {
    let secret = &conn.secret();
    let mut extras = Extras::default();
    if audience::channel_locales(content, &channel.locales).next() != Some(locale) {
        return Ok(extras);
    }
    extras.mention.clone_from(&channel.role);
    if channel.events
        && let Some((slug, scheduled)) = forum(conn, content, locale, now).await?
    {
        let tag = secret.scheduled_tag(channel.platform, channel.server(), &slug);
        let over = scheduled.ends.div_euclid(DAY);
        if store::scheduled::claim(conn, &tag, row, over).await? {
            extras.scheduled = Some(Box::new(scheduled));
        }
    }
    Ok(extras)
}

/// The forum of an announcement, if it is still to come and is no example.
async fn forum(
    conn: &mut Conn,
    content: &Content,
    locale: Locale,
    now: Seconds,
) -> Result<Option<(String, Scheduled)>, StoreError> {
    let Some(slug) = content.about.as_deref().filter(|_| content.kind == Kind::Forum) else {
        return Ok(None);
    };
    let event = events::find(conn, slug).await?;
    let coming = |event: &Event| event.state.is_listed() && event.start_instant() > now;
    let Some(event) = event.filter(|event| !event.sample && coming(event)) else {
        return Ok(None);
    };
    let locale = content.text_for(locale).map_or(locale, |(locale, _)| locale);
    Ok(scheduled(&event, locale).map(|scheduled| (slug.to_owned(), scheduled)))
}

/// A forum as a scheduled event of a server.
fn scheduled(event: &Event, locale: Locale) -> Option<Scheduled> {
    let (_, words) = event.text_for(locale)?;
    let place = event.place(locale)?;
    Some(Scheduled {
        name: khmer::fit(words.title.trim(), Scheduled::NAME),
        about: khmer::fit(words.what.trim(), Scheduled::ABOUT),
        starts: event.start_instant(),
        // Discord needs an end after the start, also for a forum without a length.
        ends: event.end_instant().max(event.start_instant() + 60),
        place,
        id: None,
        cancelled: !event_notices::stands(event),
    })
}

/// A post has made the forum a scheduled event of its server, with this id.
pub(super) async fn made(
    conn: &mut Conn,
    announcement: &str,
    (target, id): (&Target, &str),
) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let Target::Channel(tag, locale) = target else { return Ok(()) };
    let Some(channel) = channels::get(conn, tag).await? else { return Ok(()) };
    let Some(one) = announcements::find(conn, announcement).await? else { return Ok(()) };
    let content = &one.body.content;
    let Some(slug) = content.about.as_deref() else { return Ok(()) };
    let Some(event) = events::find(conn, slug).await? else { return Ok(()) };
    let tag = secret.scheduled_tag(channel.platform, channel.server(), slug);
    let kept = Kept {
        platform: channel.platform,
        address: channel.address.clone(),
        locale: content.text_for(*locale).map_or(*locale, |(locale, _)| locale),
        id: id.to_owned(),
    };
    let day = event.end_instant().div_euclid(DAY);
    store::scheduled::keep(conn, (slug, &tag), &kept, day).await
}

/// The scheduled event as it should be now; `None` if nothing can be changed any more.
pub(super) async fn kept(
    conn: &mut Conn,
    (event, tag): (&Event, &Tag),
    now: Seconds,
) -> Result<Option<(Kept, Scheduled)>, StoreError> {
    let kept = match store::scheduled::kept_at(conn, &event.slug, tag).await {
        Err(StoreError::Corrupt(_)) => None,
        found => found?,
    };
    let Some(kept) = kept else { return Ok(None) };
    let Some(scheduled) = scheduled(event, kept.locale) else { return Ok(None) };
    // Discord refuses events in the past.
    if !scheduled.cancelled && scheduled.starts <= now {
        return Ok(None);
    }
    let id = Some(kept.id.clone());
    Ok(Some((kept, Scheduled { id, ..scheduled })))
}

/// The scheduled event was changed or is gone. An event that was cancelled there can't be revived: if
/// the forum takes place after all, the next announcement makes a new one.
pub(super) async fn followed(
    conn: &mut Conn,
    announcement: &str,
    (tag, gone): (&Tag, bool),
) -> Result<(), StoreError> {
    let one = announcements::find(conn, announcement).await?;
    let Some(notice) = one.and_then(|one| one.body.notice) else { return Ok(()) };
    let event = events::find(conn, notice.event()).await?;
    if gone || event.is_none_or(|event| !event_notices::stands(&event)) {
        store::scheduled::forget(conn, notice.event(), tag).await?;
    }
    Ok(())
}

/// The nonce of a row, the same for every try: 8 letters of the announcement and 16 digits.
pub(super) fn once(announcement: &str, row: &Tag) -> String {
    let id: String = announcement.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let digits: String = hex(row).chars().take(16).collect();
    format!("{id}{digits}")
}
