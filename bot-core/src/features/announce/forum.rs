//! A forum, announced from what is known of it.

use std::collections::BTreeMap;

use super::petition::Written;
use crate::announcement::{Link, Topic};
use crate::campaign::Event;
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::khmer;
use crate::msg;

/// How many are offered.
const OFFERED: usize = 12;

/// Slug and title of every forum that is still to come, the soonest first.
pub(super) async fn coming(turn: &mut Turn<'_>) -> Result<Vec<(String, String)>, Stop> {
    let mut all = find::events(turn).await?;
    all.retain(|event| event.state.is_listed() && !event.is_over(turn.now));
    all.sort_by_key(Event::start_instant);
    let titled = all.into_iter().take(OFFERED).filter_map(|event| {
        let title = khmer::truncate(&event.text_for(turn.locale)?.1.title, 60);
        Some((event.slug, title))
    });
    Ok(titled.collect())
}

/// A forum's title.
pub(super) async fn title(turn: &mut Turn<'_>, slug: &str) -> Result<Option<String>, Stop> {
    let event = find::event(turn, slug).await?;
    Ok(event.and_then(|event| Some(event.text_for(turn.locale)?.1.title.clone())))
}

/// The announcement of one forum, in every language that there is.
pub(super) async fn written(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Written>, Stop> {
    let found = find::event(turn, slug).await?;
    let Some(event) = found.filter(|event| event.state.is_public()) else { return Ok(None) };
    let mut text = BTreeMap::new();
    for (locale, _) in &turn.core.languages {
        let (Some((_, words)), Some(when)) = (event.text_for(*locale), event.when(*locale)) else {
            continue;
        };
        let Some(place) = event.place(*locale) else { continue };
        let announced = msg!(
            "announce-forum-news",
            title = words.title.as_str(),
            when = when,
            place = place,
            about = words.what.trim()
        );
        text.insert(*locale, turn.core.words_in(*locale, announced));
    }
    let slug = slug.to_owned();
    let link = Link::Forum(slug.clone());
    Ok(Some(Written { text, link, topic: Topic::Forum(slug) }))
}
