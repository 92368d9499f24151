//! What organizers read about a run: the count, the progress, the statement, and why it stopped.

use crate::announcement::{Act, EventNotice, SMALLEST_AUDIENCE};
use crate::msg;
use crate::outcome::{Button, Place, Reply};
use crate::store::announcements::{Announcement, Counts, State, Why};
use crate::text::{Message, Text, bar};

/// The size of the audience, which the author must type to send. If it is too small (`few`), the number
/// is not shown, because the members could be guessed. `rate` is posts per second.
pub fn counted(one: &Announcement, few: bool, rate: u32) -> Reply {
    let id = one.id.as_str();
    let number = one.counted.unwrap_or(0);
    let edit = Button::press(msg!("button-announce-edit"), Act::Edit.data(id));
    let text = if few {
        Text::of(msg!("broadcast-too-few", number = SMALLEST_AUDIENCE))
    } else if number == 0 {
        Text::of(msg!("broadcast-nobody"))
    } else {
        Text::new()
            .para(goes_to(one, number, duration(number, rate.into())))
            .para(msg!("broadcast-type-count", number = number))
    };
    Reply::new(one.body.author.locale, text)
        .row([edit, Button::press(msg!("button-cancel"), Act::Cancel.data(id))])
        .place(Place::Fresh)
}

fn goes_to(one: &Announcement, number: i64, time: Message) -> Message {
    let audience = &one.body.content.audience;
    if audience.myself {
        msg!("broadcast-counted-myself")
    } else if audience.channels {
        msg!("broadcast-counted-channels", number = number, time = time)
    } else {
        msg!("broadcast-counted", number = number, time = time)
    }
}

/// How long so many posts take, in words.
fn duration(posts: i64, rate: i64) -> Message {
    let seconds = (posts + rate.max(1) - 1) / rate.max(1);
    match seconds {
        ..60 => msg!("broadcast-under-a-minute"),
        60..5400 => msg!("broadcast-minutes", number = (seconds + 59) / 60),
        _ => msg!("broadcast-hours", number = (seconds + 3599) / 3600),
    }
}

/// The message that shows the progress. `rate` is rows per second.
pub fn progress(one: &Announcement, rate: Option<i64>) -> Reply {
    let counts = one.counts;
    let text = Text::new().title(state(one));
    let text = if one.state == State::Building {
        text.para(msg!("broadcast-building", number = counts.built))
    } else {
        let (bar, percent) = bar(counts.settled(), counts.built);
        let text = text
            .para(msg!("petition-bar", bar = bar, percent = percent))
            .item(msg!("broadcast-sent", number = counts.sent))
            .item(msg!("broadcast-left", number = counts.left()));
        let text = unhappy(text, counts);
        match rate.filter(|_| one.state == State::Running) {
            Some(rate) => text
                .item(msg!("broadcast-rate", number = rate))
                .item(msg!("broadcast-end", time = duration(counts.left(), rate))),
            None => text,
        }
    };
    let id = one.id.as_str();
    let reply = Reply::new(one.body.author.locale, text);
    let cancel = Button::press(msg!("button-announce-cancel"), Act::Cancel.data(id));
    match one.state {
        State::Running => {
            reply.row([Button::press(msg!("button-pause"), Act::Pause.data(id)), cancel])
        }
        State::Paused => {
            reply.row([Button::press(msg!("button-resume"), Act::Resume.data(id)), cancel])
        }
        _ => reply,
    }
}

fn unhappy(text: Text, counts: Counts) -> Text {
    let mut text = text;
    if counts.gone > 0 {
        text = text.item(msg!("broadcast-gone", number = counts.gone));
    }
    if counts.failed > 0 {
        text = text.item(msg!("broadcast-failed", number = counts.failed));
    }
    if counts.unknown > 0 {
        text = text.item(msg!("broadcast-unknown", number = counts.unknown));
    }
    if counts.left_out > 0 {
        text = text.item(msg!("broadcast-left-out", number = counts.left_out));
    }
    text
}

/// The state of an announcement, in a few words.
pub fn state(one: &Announcement) -> Message {
    match one.state {
        State::Draft | State::Counting | State::Ready => msg!("broadcast-state-draft"),
        State::Agreeing => msg!("broadcast-state-agreeing"),
        State::Scheduled => msg!("broadcast-state-scheduled"),
        State::Late => msg!("broadcast-state-late"),
        State::Building => msg!("broadcast-state-building"),
        State::Running => msg!("broadcast-state-running"),
        State::Paused => msg!("broadcast-state-paused"),
        State::Done => msg!("broadcast-state-done"),
        State::Cancelling | State::Cancelled => msg!("broadcast-state-cancelled"),
    }
}

/// An event notice in one line, for the list.
pub fn event_notice(notice: &EventNotice, title: String, state: Message) -> Message {
    match notice {
        EventNotice::Reminder { .. } => msg!("call-list-reminder", title = title, state = state),
        EventNotice::Moved { .. } => msg!("call-list-moved", title = title, state = state),
        EventNotice::Cancelled { .. } => msg!("call-list-cancelled", title = title, state = state),
        EventNotice::Kept { .. } => msg!("call-list-kept", title = title, state = state),
        EventNotice::Recap { .. } => msg!("call-list-recap", title = title, state = state),
    }
}

/// The statement: the outcome of all rows. Its figures sum to the first one.
pub fn statement(one: &Announcement) -> Text {
    let counts = one.counts;
    let text = Text::new()
        .para(msg!("broadcast-built", number = counts.built))
        .item(msg!("broadcast-sent", number = counts.sent));
    let text = unhappy(text, counts);
    if counts.left() > 0 {
        return text.item(msg!("broadcast-left", number = counts.left()));
    }
    text
}

/// The message at the end or at a pause: why, and the statement.
pub fn ended(one: &Announcement) -> Reply {
    let id = one.id.as_str();
    let mut text = Text::new().title(state(one));
    if one.state == State::Paused {
        text = text.para(why(one.why));
    }
    text.lines.extend(statement(one).lines);
    let reply = Reply::new(one.body.author.locale, text).place(Place::Fresh);
    match one.state {
        State::Paused => reply.row([
            Button::press(msg!("button-resume"), Act::Resume.data(id)),
            Button::press(msg!("button-announce-cancel"), Act::Cancel.data(id)),
        ]),
        State::Done if one.counts.unknown > 0 => {
            reply.row([Button::press(msg!("button-resend"), Act::Resend.data(id))])
        }
        _ => reply,
    }
}

/// Why it was paused, and what to do about it.
pub fn why(why: Why) -> Message {
    match why {
        Why::Lead => msg!("broadcast-why-lead"),
        Why::Content => msg!("broadcast-why-content"),
        Why::Gone => msg!("broadcast-why-gone"),
        Why::Token => msg!("broadcast-why-token"),
        Why::Unanswered => msg!("broadcast-why-unanswered"),
        Why::Restored => msg!("broadcast-why-restored"),
        Why::None | Why::ByHand | Why::Resend => msg!("broadcast-why-by-hand"),
    }
}

/// Asks whether to send an announcement whose time was missed.
pub fn late(one: &Announcement) -> Reply {
    let id = one.id.as_str();
    Reply::new(one.body.author.locale, Text::of(msg!("broadcast-late")))
        .row([
            Button::press(msg!("button-send-now"), Act::SendNow.data(id)),
            Button::press(msg!("button-announce-cancel"), Act::Cancel.data(id)),
        ])
        .place(Place::Fresh)
}

/// Nobody approved it in time, so an owner may send it alone.
pub fn unanswered(one: &Announcement) -> Reply {
    let alone = Button::press(msg!("button-send-alone"), Act::SendAlone.data(&one.id));
    Reply::new(one.body.author.locale, Text::of(msg!("broadcast-unanswered")))
        .row([alone])
        .place(Place::Fresh)
}
