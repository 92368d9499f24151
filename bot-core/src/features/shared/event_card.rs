//! A forum as people read it.

use crate::campaign::Event;
use crate::clock::TimeZone;
use crate::conversation::{Failure, Stop, Turn};
use crate::features::shared::following;
use crate::features::shared::quoting::quoted;
use crate::msg;
use crate::platform::Platform;
use crate::store::attendance;
use crate::text::{Arg, Phrase, Text};

/// The forum's title in the reader's language; `None` for who has joined one that is not public any more.
fn own_title<'a>(turn: &Turn<'_>, event: &'a Event) -> Option<&'a str> {
    let words = event.text_for(turn.locale).filter(|_| turn.sees(event.state));
    words.map(|(_, words)| words.title.as_str())
}

/// What stands above a screen about the forum.
pub(crate) fn title(turn: &Turn<'_>, event: &Event) -> Phrase {
    own_title(turn, event)
        .map_or_else(|| msg!("not-public").into(), |title| title.to_owned().into())
}

/// The forum in a sentence.
pub(crate) fn named(turn: &Turn<'_>, event: &Event) -> Arg {
    own_title(turn, event).map_or_else(|| msg!("not-public").into(), Arg::from)
}

/// What everybody reads of it.
pub(crate) async fn about(turn: &mut Turn<'_>, event: &Event) -> Result<Text, Stop> {
    told(turn, event, false).await
}

/// The same. Who takes part online finds the link below, with what else is for them.
pub(crate) async fn told(turn: &mut Turn<'_>, event: &Event, online: bool) -> Result<Text, Stop> {
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
            text = quoted(text.para(one.question.clone()), &one.answer);
        }
    }
    Ok(text)
}

/// When and where: by the venue's clock, and by the reader's own where that is known and differs.
pub(crate) async fn when(turn: &mut Turn<'_>, text: Text, event: &Event) -> Result<Text, Stop> {
    let (Some(when), Some(place)) = (event.when(turn.locale), event.place(turn.locale)) else {
        return Ok(text);
    };
    let mut text = text.para(msg!("event-when", when = when)).at(event.start_instant());
    let own = own_zone(turn).await?.and_then(|zone| TimeZone::get(&zone).ok());
    if let Some(when) = own.and_then(|zone| event.when_in(&zone)) {
        text = text.line(msg!("rsvp-own-time", when = when));
    }
    Ok(text.line(msg!("event-where", place = place)))
}

/// How many places are left: numbers, never names.
pub(crate) async fn places(turn: &mut Turn<'_>, text: Text, event: &Event) -> Result<Text, Stop> {
    let counts = attendance::counts(turn.conn, &event.slug).await?;
    let (Some(left), Some(most)) = (counts.left(event), event.capacity) else { return Ok(text) };
    Ok(if left > 0 && counts.waiting == 0 {
        text.para(msg!("rsvp-places", number = left, most = most))
    } else {
        text.para(msg!("rsvp-full", most = most, more = counts.waiting))
    })
}

/// A text of the campaign, paragraph by paragraph.
pub(crate) fn paragraphs(text: Text, all: &str) -> Text {
    let parts = all.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.fold(text, |text, part| text.para(part.to_owned()))
}

/// The person's own time zone, if they said where they live.
pub(crate) async fn own_zone(turn: &mut Turn<'_>) -> Result<Option<String>, Stop> {
    let home = following::current(turn).await?.and_then(|follow| follow.home);
    Ok(home.and_then(|home| home.zone.or_else(|| home.country.zone().map(str::to_owned))))
}
