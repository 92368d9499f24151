//! What goes with a post into a channel: the role that is told, and the forum as an event of the server.

use crate::announcement::{Content, Kind};
use crate::campaign::Event;
use crate::clock::{DAY, Seconds};
use crate::i18n::{Locale, khmer};
use crate::outcome::{Extras, Scheduled};
use crate::store::channels::Channel;
use crate::store::{Conn, StoreError, events, scheduled};
use crate::vault::{HostSecret, Tag, hex};

use super::audience;

/// What goes with the post of this row. Of several posts into one channel only the first one mentions
/// the role and makes the event: who reads them all is told once.
pub(super) async fn of(
    conn: &mut Conn,
    secret: &HostSecret,
    content: &Content,
    (channel, locale): (&Channel, Locale),
    (row, now): (&Tag, Seconds),
) -> Result<Extras, StoreError> {
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
        if scheduled::claim(conn, &tag, row, over).await? {
            extras.scheduled = Some(Box::new(scheduled));
        }
    }
    Ok(extras)
}

/// The forum of an announcement, if it is still to come. An example is nobody's appointment.
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
    let (Some((_, words)), Some(place)) = (event.text_for(locale), event.place(locale)) else {
        return Ok(None);
    };
    let scheduled = Scheduled {
        name: khmer::fit(words.title.trim(), Scheduled::NAME),
        about: khmer::fit(words.what.trim(), Scheduled::ABOUT),
        starts: event.start_instant(),
        // A forum that is written down without a length has one.
        ends: event.end_instant().max(event.start_instant() + 60),
        place,
    };
    Ok(Some((slug.to_owned(), scheduled)))
}

/// The same for every try of a row and for no other row: 8 letters of the announcement and 16 digits.
pub(super) fn once(announcement: &str, row: &Tag) -> String {
    let id: String = announcement.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let digits: String = hex(row).chars().take(16).collect();
    format!("{id}{digits}")
}
