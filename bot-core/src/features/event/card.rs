//! What one forum says.

use super::{join, mine};
use crate::campaign::Event;
use crate::conversation::press::{EventPress, Press};
use crate::conversation::{Stop, Turn};
use crate::features::shared::event_card::places;
use crate::features::shared::event_card::told;
use crate::msg;
use crate::outcome::{Button, Reply};
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
