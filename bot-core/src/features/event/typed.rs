//! What people type about forums: a title, or what a button says.

use super::mine;
use crate::campaign::Event;
use crate::conversation::press::{EventPress, Press};
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::khmer;
use crate::msg;
use crate::text::Message;

/// What a label does, given a forum.
type Act = fn(String) -> EventPress;

/// The event whose title was typed, in any language, or a label below an event: what its button does.
pub(crate) async fn titled(turn: &mut Turn<'_>, typed: &str) -> Result<Option<Press>, Stop> {
    let all = find::events(turn).await?;
    let is_it = |event: &Event| event.text.values().any(|words| khmer::key(&words.title) == typed);
    if let Some(event) = all.iter().find(|event| is_it(event)) {
        return Ok(Some(Press::Event(event.slug.clone())));
    }
    let Some((act, joined)) = act(turn, typed) else { return Ok(None) };
    let (now, mut meant) = (turn.now, Vec::new());
    for event in all.into_iter().filter(|event| !event.is_over(now) && event.state.is_listed()) {
        if !joined || mine::of(turn, &event.slug).await?.is_some() {
            meant.push(event.slug);
        }
    }
    // Where several can be meant, people choose.
    Ok(Some(match meant.as_slice() {
        [one] => Press::Rsvp(act(one.clone())),
        _ => Press::Events,
    }))
}

/// The label that was typed, and whether it is about a forum that the person has joined.
fn act(turn: &Turn<'_>, typed: &str) -> Option<(Act, bool)> {
    let labels: [(Message, Act, bool); 11] = [
        (msg!("button-come"), EventPress::Come, false),
        (msg!("button-in-person"), EventPress::InPerson, false),
        (msg!("button-online"), EventPress::Online, false),
        (msg!("button-in-person-instead"), EventPress::InPerson, true),
        (msg!("button-online-instead"), EventPress::Online, true),
        (msg!("button-come-not"), EventPress::Leave, true),
        (msg!("button-come-not-sure"), EventPress::LeaveSure, true),
        (msg!("button-calendar"), EventPress::Calendar, false),
        (msg!("button-map"), EventPress::Map, false),
        (msg!("button-recap"), EventPress::Recap, false),
        (msg!("button-recap-not"), EventPress::NoRecap, true),
    ];
    let said = |label: Message| khmer::key(&turn.core.words_in(turn.locale, label)) == typed;
    labels.into_iter().find(|(label, ..)| said(label.clone())).map(|(_, act, own)| (act, own))
}
