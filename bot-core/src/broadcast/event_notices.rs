//! Event notices: who gets one, when, and what it says.

use jiff::Timestamp;

use super::letter::{Letter, Verdict};
use super::{PEOPLE, WRITTEN, audience};
use crate::announcement::EventNotice;
use crate::campaign::Event;
use crate::clock::{DAY, HOUR, Seconds, TimeZone};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Place, Reply};
use crate::platform::{Address, Platform};
use crate::store::announcements::{self, Announcement};
use crate::store::ledger::{self, Target};
use crate::store::rsvps::{self, Entry, Rsvp, Way};
use crate::store::{Conn, StoreError, event_notices, scheduled};
use crate::text::{Message, Text};
use crate::vault::HostSecret;

/// The reminder of the day before is sent until this long before the start; later it would be of no
/// use.
const DAY_REMINDER_UNTIL: Seconds = 3 * HOUR;
/// Until this long before the start, changes of a forum wait for the participants' mornings.
const URGENT: Seconds = DAY;
/// Characters of a recap in one message; the rest is behind the button.
const RECAP: usize = 3_000;

/// Builds one page of a notice's ledger, from the participants known now. Whether the ledger is
/// complete.
pub(super) async fn build(
    conn: &mut Conn,
    (one, notice): (&Announcement, &EventNotice),
    lanes: &[Platform],
) -> Result<bool, StoreError> {
    let (id, from) = (one.id.as_str(), &one.built_to);
    if matches!(notice, EventNotice::Kept { .. }) {
        return build_kept(conn, (one, notice), lanes).await;
    }
    let page = rsvps::page(conn, notice.event(), from, WRITTEN).await?;
    let to = page.last().map_or_else(|| from.clone(), |(tag, _)| tag.clone());
    if !announcements::build_on(conn, id, (from, &to)).await? {
        return Ok(false);
    }
    if page.is_empty() {
        return announcements::begin(conn, id, 0).await;
    }
    let mut more = 0;
    for (tag, entry) in page {
        let Some((rsvp, way, came)) = entry.filter(|entry| lanes.contains(&entry.0.platform))
        else {
            continue;
        };
        if is_for(notice, way, came) {
            let (lane, target) = ((rsvp.platform, PEOPLE), Target::Attendee(tag));
            more += i64::from(ledger::add(conn, id, lane, &target).await?);
        }
    }
    announcements::built(conn, id, more).await?;
    Ok(false)
}

/// The same for the scheduled events of Discord servers.
async fn build_kept(
    conn: &mut Conn,
    (one, notice): (&Announcement, &EventNotice),
    lanes: &[Platform],
) -> Result<bool, StoreError> {
    if !announcements::build_on(conn, &one.id, (&one.built_to, &one.built_to)).await? {
        return Ok(false);
    }
    let mut more = 0;
    for (tag, kept) in scheduled::kept(conn, notice.event()).await? {
        if lanes.contains(&kept.platform) {
            let target = Target::Scheduled(tag);
            let lane = (kept.platform, PEOPLE);
            more += i64::from(ledger::add(conn, &one.id, lane, &target).await?);
        }
    }
    announcements::built(conn, &one.id, more).await?;
    announcements::begin(conn, &one.id, 0).await
}

/// Whether the notice is for people who take part in this way.
fn is_for(notice: &EventNotice, way: Way, came: bool) -> bool {
    match notice {
        EventNotice::Reminder { .. } => way.takes_part(),
        EventNotice::Moved { .. } | EventNotice::Cancelled { .. } => way != Way::Recap,
        EventNotice::Kept { .. } => false,
        EventNotice::Recap { .. } => came || matches!(way, Way::Online | Way::Recap),
    }
}

/// Whether it is not too late for the notice.
pub(super) fn in_time(notice: &EventNotice, now: Seconds) -> bool {
    match notice {
        EventNotice::Reminder { start, hours, .. } => now < latest(*start, *hours),
        EventNotice::Moved { .. }
        | EventNotice::Cancelled { .. }
        | EventNotice::Kept { .. }
        | EventNotice::Recap { .. } => true,
    }
}

fn latest(start: Seconds, hours: i64) -> Seconds {
    if hours * HOUR >= DAY { start - DAY_REMINDER_UNTIL } else { start }
}

/// Whether what the notice says is still true.
fn holds(secret: &HostSecret, notice: &EventNotice, event: &Event, now: Seconds) -> bool {
    match notice {
        EventNotice::Reminder { start, .. } => {
            event_notices::stands(event) && event.start_instant() == *start
        }
        EventNotice::Moved { mark, .. } => {
            event_notices::stands(event)
                && !event.is_over(now)
                && event_notices::mark(secret, event) == *mark
        }
        EventNotice::Cancelled { .. } => event.cancelled && !event.is_over(now),
        EventNotice::Kept { .. } => false,
        EventNotice::Recap { .. } => event_notices::stands(event),
    }
}

/// What a participant gets now.
pub(super) fn decide(
    secret: &HostSecret,
    (notice, event): (&EventNotice, &Event),
    (rsvp, way, came): &Entry,
    now: Seconds,
) -> Verdict {
    let meant =
        is_for(notice, *way, *came) && in_time(notice, now) && holds(secret, notice, event, now);
    let Some(reply) = meant.then(|| reply(notice, event, (rsvp, *way))).flatten() else {
        return Verdict::LeaveOut;
    };
    let morning = rsvp.zone.as_deref().and_then(|zone| audience::quiet_in(zone, now));
    let start = event.start_instant();
    let may_wait = |morning: &Seconds| match notice {
        // The reminder two hours before never waits for the morning.
        EventNotice::Reminder { hours, .. } => {
            hours * HOUR >= DAY && *morning < latest(start, *hours)
        }
        EventNotice::Moved { from, .. } => start.min(*from) - now > URGENT,
        EventNotice::Cancelled { .. } => start - now > URGENT,
        EventNotice::Kept { .. } | EventNotice::Recap { .. } => true,
    };
    match morning.filter(may_wait) {
        Some(morning) => Verdict::Wait(morning),
        None => Verdict::Post(Letter::to(Address(rsvp.address.clone()), rsvp.locale).saying(reply)),
    }
}

/// The words of the notice; `None` for a recap that nobody has written.
fn reply(notice: &EventNotice, event: &Event, (rsvp, way): (&Rsvp, Way)) -> Option<Reply> {
    let (_, words) = event.text_for(rsvp.locale)?;
    let mut text = Text::new();
    if event.sample {
        text = text.para(msg!("event-example"));
    }
    let title = words.title.trim();
    text = match notice {
        EventNotice::Reminder { .. } => {
            let text = text.title(msg!("call-reminder", title = title));
            coming(text, event, (rsvp, way))
        }
        EventNotice::Moved { from, .. } => {
            let mut text = text.title(msg!("call-moved", title = title));
            if *from != event.start_instant() {
                let before = moment(*from, &event.time_zone())?;
                text = text.para(msg!("call-before", when = before));
            }
            coming(text, event, (rsvp, way))
        }
        EventNotice::Cancelled { .. } => {
            let text = text
                .title(msg!("call-cancelled", title = title))
                .para(msg!("call-cancelled-sorry"));
            match event.when(rsvp.locale) {
                Some(when) => text.para(msg!("call-cancelled-when", when = when)),
                None => text,
            }
        }
        EventNotice::Kept { .. } => return None,
        EventNotice::Recap { .. } => {
            recap(text.title(msg!("call-recap", title = title)), event, rsvp.locale)?
        }
    };
    let reply = Reply::new(rsvp.locale, text).place(Place::Fresh);
    let slug = event.slug.as_str();
    let see = Button::press(msg!("button-call-forum"), format!("new:event:{slug}"));
    let leaves = matches!(notice, EventNotice::Reminder { .. } | EventNotice::Moved { .. });
    let leave = Button::press(msg!("button-come-not"), format!("new:r:no:{slug}"));
    Some(reply.row([see]).row(leaves.then_some(leave)))
}

/// When, where and with which ticket: all that a participant needs.
fn coming(text: Text, event: &Event, (rsvp, way): (&Rsvp, Way)) -> Text {
    let (Some(when), Some(place)) = (event.when(rsvp.locale), event.place(rsvp.locale)) else {
        return text;
    };
    let mut text = text.para(msg!("event-when", when = when)).at(event.start_instant());
    let own = rsvp.zone.as_deref().and_then(|zone| TimeZone::get(zone).ok());
    if let Some(when) = own.and_then(|zone| in_own_time(event, &zone)) {
        text = text.line(msg!("call-own-time", when = when));
    }
    if way != Way::Online || event.online.is_none() {
        text = text.line(msg!("event-where", place = place));
    }
    if let Some(link) = event.online.as_ref().filter(|_| way == Way::Online) {
        text = text.para(msg!("event-online", link = link.as_str()));
    }
    match way {
        Way::InPerson => text.para(msg!("call-ticket", code = rsvp.code.to_uppercase())),
        Way::Waiting => text.para(msg!("call-waiting")),
        Way::Online | Way::Recap => text,
    }
}

/// The start in the reader's time zone, if its clock shows another time there.
fn in_own_time(event: &Event, zone: &TimeZone) -> Option<Message> {
    let start = Timestamp::from_second(event.start_instant()).ok()?;
    let theirs = zone.to_datetime(start);
    (theirs != event.time_zone().to_datetime(start)).then_some(())?;
    moment(event.start_instant(), zone)
}

fn moment(at: Seconds, zone: &TimeZone) -> Option<Message> {
    let local = zone.to_datetime(Timestamp::from_second(at).ok()?);
    Some(msg!("call-moment", first = local.date(), from = local.time()))
}

fn recap(text: Text, event: &Event, locale: Locale) -> Option<Text> {
    let (written_in, written) = event.recap_for(locale)?;
    let other = written_in != locale;
    let text = if other { text.para(msg!("recap-other-language")) } else { text };
    let fitting = khmer::fit(written.trim(), RECAP);
    let parts = fitting.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    Some(parts.fold(text, |text, part| text.para(part.to_owned())))
}
