//! What kinds, states and audiences are called.

use super::language_name;
use crate::announcement::{Area, Audience, Kind, Topic};
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::khmer;
use crate::msg;
use crate::text::{Arg, Message};

/// Letters of a title inside a sentence or a button.
const TITLE: usize = 40;

/// A kind's name.
pub(super) fn kind(kind: Kind) -> Message {
    match kind {
        Kind::Forum => msg!("announce-kind-forum"),
        Kind::Press => msg!("announce-kind-press"),
        Kind::Petition => msg!("announce-kind-petition"),
        Kind::Survey => msg!("announce-kind-survey"),
        Kind::Greeting => msg!("announce-kind-greeting"),
        Kind::News => msg!("announce-kind-news"),
        Kind::Free => msg!("announce-kind-free"),
    }
}

/// What an announcement of this kind is called once it was chosen.
pub(super) fn one(kind: Kind) -> Message {
    match kind {
        Kind::Free => msg!("announce-free"),
        other => self::kind(other),
    }
}

/// What people of this topic follow.
pub(super) async fn topic(turn: &mut Turn<'_>, topic: &Topic) -> Result<Arg, Stop> {
    Ok(match topic {
        Topic::News => msg!("topic-news").into(),
        Topic::Surveys => msg!("announce-topic-surveys").into(),
        Topic::Petition(slug) => {
            msg!("topic-petition", title = petition_title(turn, slug).await?).into()
        }
        Topic::Forum(slug) => {
            let title = super::forum::title(turn, slug).await?;
            let title = khmer::truncate(&title.unwrap_or_else(|| slug.clone()), TITLE);
            msg!("topic-forum", title = title).into()
        }
    })
}

/// A petition's title, short enough for a button; its slug if it is gone.
pub(super) async fn petition_title(turn: &mut Turn<'_>, slug: &str) -> Result<String, Stop> {
    let found = find::petition(turn, slug).await?;
    let title = found.and_then(|stored| {
        let title = &stored.petition.text_for(turn.locale)?.1.title;
        Some(khmer::truncate(title, TITLE))
    });
    Ok(title.unwrap_or_else(|| slug.to_owned()))
}

/// A country, or a region of it.
pub(super) fn area(area: &Area) -> Message {
    let country = area.country;
    match &area.region {
        Some(region) => msg!("announce-region", name = region.as_str(), country = country),
        None => country.into(),
    }
}

/// Who gets it, in one line.
pub(super) async fn audience(turn: &mut Turn<'_>, audience: &Audience) -> Result<Message, Stop> {
    if audience.myself {
        return Ok(msg!("announce-to-myself"));
    }
    let mut parts = Vec::new();
    for one in &audience.topics {
        parts.push(topic(turn, one).await?);
    }
    if let Some(place) = audience.area.as_ref().filter(|_| !parts.is_empty()) {
        parts.push(msg!("announce-to-place", place = area(place)).into());
    }
    if audience.channels {
        parts.push(msg!("announce-to-channels").into());
    }
    let nobody = parts.is_empty();
    for locale in audience.locales.iter().filter(|_| !nobody) {
        let language = language_name(turn, *locale);
        parts.push(msg!("announce-to-language", language = language).into());
    }
    Ok(if parts.is_empty() {
        msg!("announce-to-nobody")
    } else {
        msg!("announce-to", names = parts)
    })
}
