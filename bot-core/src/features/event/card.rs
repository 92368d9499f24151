//! What one forum says.

use super::{join, mine};
use crate::campaign::Event;
use crate::clock::TimeZone;
use crate::conversation::press::{EventPress, Press};
use crate::conversation::{Failure, Stop, Turn};
use crate::features::inbox;
use crate::incoming::Platform;
use crate::msg;
use crate::outcome::{Button, Reply};
use crate::store::attendance;
use crate::store::rsvps::{self, Rsvp, Way};
use crate::text::{Message, Text};

/// The screen of one forum: its text, how the reader takes part, and what they can do.
pub(super) async fn card(turn: &mut Turn<'_>, event: &Event) -> Result<Reply, Stop> {
    let entry = mine::of(turn, &event.slug).await?;
    let online = matches!(entry, Some((_, Way::Online, _)));
    let mut text = told(turn, event, online).await?;
    if join::is_open(turn, event) {
        text = places(turn, text, event).await?;
    }
    if let Some((rsvp, way, came)) = &entry {
        text = if *came {
            text.para(msg!("rsvp-came"))
        } else {
            status(turn, text, event, (rsvp, *way)).await?
        };
    }
    let mine = entry.map(|(_, way, came)| (way, came));
    Ok(buttons(turn, event, mine).into_iter().fold(turn.reply(text), Reply::row))
}

/// The forum's title in the reader's language.
pub(super) fn title(turn: &Turn<'_>, event: &Event) -> String {
    event.text_for(turn.locale).map(|(_, words)| words.title.clone()).unwrap_or_default()
}

/// What everybody reads of it.
pub(crate) async fn about(turn: &mut Turn<'_>, event: &Event) -> Result<Text, Stop> {
    told(turn, event, false).await
}

/// The same. Who takes part online finds the link below, with what else is for them.
async fn told(turn: &mut Turn<'_>, event: &Event, online: bool) -> Result<Text, Stop> {
    let Some((locale, words)) = event.text_for(turn.locale) else {
        return Err(Failure::Bug("an event without a text").into());
    };
    let mut text = Text::new();
    if event.sample && turn.incoming.account.platform != Platform::Terminal {
        text = text.para(msg!("event-example"));
    }
    text = text.title(words.title.clone());
    if locale != turn.locale {
        text = text.para(msg!("event-other-language"));
    }
    let over = event.is_over(turn.now);
    if event.cancelled {
        text = text.para(msg!("rsvp-cancelled"));
    } else if over {
        text = text.para(msg!("event-is-over"));
    }
    text = when(turn, text, event).await?;
    text = paragraphs(text, &words.what);
    if !words.speakers.is_empty() {
        text = text.para(msg!("event-speakers"));
        for speaker in &words.speakers {
            text = text.item(speaker.clone());
        }
    }
    if let Some(link) = event.online.as_ref().filter(|_| !(over || event.cancelled || online)) {
        text = text.para(msg!("event-online", link = link.as_str()));
    }
    if let Some((recap_locale, recap)) = event.recap_for(turn.locale).filter(|_| over) {
        text = text.para(msg!("event-recap"));
        if recap_locale != turn.locale && locale == turn.locale {
            text = text.para(msg!("recap-other-language"));
        }
        text = paragraphs(text, recap);
    }
    if over && !words.questions.is_empty() {
        text = text.para(msg!("event-questions"));
        for one in &words.questions {
            text = inbox::quoted(text.para(one.question.clone()), &one.answer);
        }
    }
    Ok(text)
}

/// When and where: by the venue's clock, and by the reader's own where that is known and differs.
pub(super) async fn when(turn: &mut Turn<'_>, text: Text, event: &Event) -> Result<Text, Stop> {
    let (Some(when), Some(place)) = (event.when(turn.locale), event.place(turn.locale)) else {
        return Ok(text);
    };
    let mut text = text.para(msg!("event-when", when = when)).at(event.start_instant());
    let own = mine::own_zone(turn).await?.and_then(|zone| TimeZone::get(&zone).ok());
    if let Some(when) = own.and_then(|zone| event.when_in(&zone)) {
        text = text.line(msg!("rsvp-own-time", when = when));
    }
    Ok(text.line(msg!("event-where", place = place)))
}

/// How many places are left: numbers, never names.
pub(super) async fn places(turn: &mut Turn<'_>, text: Text, event: &Event) -> Result<Text, Stop> {
    let counts = attendance::counts(turn.conn, &event.slug).await?;
    let (Some(left), Some(most)) = (counts.left(event), event.capacity) else { return Ok(text) };
    Ok(if left > 0 && counts.waiting == 0 {
        text.para(msg!("rsvp-places", number = left, most = most))
    } else {
        text.para(msg!("rsvp-full", most = most, more = counts.waiting))
    })
}

/// How the reader takes part.
pub(super) async fn status(
    turn: &mut Turn<'_>,
    text: Text,
    event: &Event,
    (rsvp, way): (&Rsvp, Way),
) -> Result<Text, Stop> {
    let code = rsvp.code.to_uppercase();
    let over = event.is_over(turn.now);
    Ok(match way {
        Way::Recap if has_recap(turn, event) => text,
        Way::Recap => text.para(msg!("rsvp-recap")),
        _ if event.cancelled || over => text,
        Way::InPerson => text
            .para(msg!("rsvp-in-person"))
            .line(msg!("rsvp-code", code = code))
            .line(msg!("rsvp-bring")),
        Way::Online => {
            let text = text.para(msg!("rsvp-online"));
            match &event.online {
                Some(link) => text.line(msg!("event-online", link = link.as_str())),
                None => text,
            }
        }
        Way::Waiting => {
            let tag = turn.person.map(|person| turn.core.secret.rsvp_tag(&event.slug, person));
            let number = rsvps::turn(turn.conn, &event.slug, &tag.unwrap_or_default()).await?;
            text.para(msg!("rsvp-waiting", number = number))
                .line(msg!("rsvp-waiting-how"))
                .line(msg!("rsvp-waiting-code", code = code))
        }
    })
}

/// Whether the recap can be read already.
pub(super) fn has_recap(turn: &Turn<'_>, event: &Event) -> bool {
    event.is_over(turn.now) && event.recap_for(turn.locale).is_some()
}

fn buttons(turn: &Turn<'_>, event: &Event, mine: Option<(Way, bool)>) -> Vec<Vec<Button>> {
    let slug = || event.slug.clone();
    let button = |label: Message, tap: EventPress| join::press(label, tap);
    let both = event.has_venue() && event.online.is_some();
    let way = mine.map(|(way, _)| way);
    let came = mine.is_some_and(|(_, came)| came);
    let mut rows = Vec::new();
    if join::is_open(turn, event) && !came {
        rows.push(match way {
            None | Some(Way::Recap) => vec![button(msg!("button-come"), EventPress::Come(slug()))],
            Some(Way::InPerson | Way::Waiting) if both => {
                vec![button(msg!("button-online-instead"), EventPress::Online(slug()))]
            }
            Some(Way::Online) if event.has_venue() => {
                vec![button(msg!("button-in-person-instead"), EventPress::InPerson(slug()))]
            }
            Some(_) => Vec::new(),
        });
        if way.is_some_and(|way| way != Way::Recap) {
            rows.push(vec![button(msg!("button-come-not"), EventPress::Leave(slug()))]);
        }
    }
    if !event.is_over(turn.now) && (way.is_some() || !event.cancelled) {
        rows.push(files(event));
    }
    match way {
        Some(Way::Recap) if !has_recap(turn, event) => {
            rows.push(vec![button(msg!("button-recap-not"), EventPress::NoRecap(slug()))]);
        }
        None if !event.cancelled && !has_recap(turn, event) => {
            rows.push(vec![button(msg!("button-recap"), EventPress::Recap(slug()))]);
        }
        Some(_)
            if event.is_over(turn.now) && !came && !has_recap(turn, event) && !event.cancelled =>
        {
            rows.push(vec![button(msg!("button-recap"), EventPress::Recap(slug()))]);
        }
        _ => {}
    }
    rows
}

/// *Calendar file* and *Map*.
pub(super) fn files(event: &Event) -> Vec<Button> {
    let mut row =
        vec![join::press(msg!("button-calendar"), EventPress::Calendar(event.slug.clone()))];
    if event.has_venue() && event.latitude.is_some() && event.longitude.is_some() {
        row.push(join::press(msg!("button-map"), EventPress::Map(event.slug.clone())));
    }
    row
}

/// *Back* to the list.
pub(super) fn back() -> Button {
    Button::press(msg!("button-back"), Press::Events.data())
}

/// A text of the campaign, paragraph by paragraph.
pub(crate) fn paragraphs(text: Text, all: &str) -> Text {
    let parts = all.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.fold(text, |text, part| text.para(part.to_owned()))
}
