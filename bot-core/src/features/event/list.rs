//! All forums: those to come, then those that are over.

use super::{button, words};
use crate::campaign::Event;
use crate::conversation::way_back::way_back;
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::msg;
use crate::outcome::Outcome;
use crate::text::Text;

/// How many are listed that are still to come, and how many that are over.
const COMING: usize = 30;
const PAST: usize = 10;

/// All events: those to come, the soonest first; then those that are over, the newest first.
pub(crate) async fn list(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let now = turn.now;
    let listed = find::events(turn).await?.into_iter().filter(|event| event.state.is_listed());
    let (mut past, mut coming): (Vec<Event>, Vec<Event>) =
        listed.partition(|event| event.is_over(now));
    coming.sort_by_key(Event::start_instant);
    past.sort_by_key(|event| -event.start_instant());
    coming.truncate(COMING);
    past.retain(|event| !event.cancelled);
    past.truncate(PAST);
    let mut text = Text::new().title(msg!("events-title"));
    if coming.is_empty() {
        text = text.para(msg!("events-none"));
    }
    for event in &coming {
        if let (Some(words), Some(when)) = (words(turn, event), event.when(turn.locale)) {
            let title = words.title.as_str();
            let item = if event.cancelled {
                msg!("events-cancelled", title = title, when = when)
            } else {
                msg!("events-coming", title = title, when = when)
            };
            text = text.item(item).at(event.start_instant());
        }
    }
    if !past.is_empty() {
        text = text.para(msg!("events-past"));
    }
    for event in &past {
        if let Some(words) = words(turn, event) {
            let day = event.start.date();
            text = text.item(msg!("events-over", title = words.title.as_str(), day = day));
        }
    }
    let mut reply = turn.reply(text).row(way_back(turn).await?);
    for event in coming.iter().chain(&past) {
        reply = reply.row(words(turn, event).map(|words| button(turn, event, words)));
    }
    Ok(Outcome::reply(reply))
}
