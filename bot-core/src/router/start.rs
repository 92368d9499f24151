//! `/start`, with or without a payload.

use crate::conversation::INVITE;
use crate::conversation::state::{SigningStep, State};
use crate::conversation::{Stop, Turn};
use crate::features::shared::{find, following};
use crate::features::{event, faq, petition, signing, staff};
use crate::msg;
use crate::outcome::{Outcome, Place, is_start_payload};
use crate::text::Text;

/// START was pressed or typed: a greeting that brings the keyboard, also to those who lost it by
/// deleting the chat, and what [`start`] leads to.
pub(crate) async fn command(turn: &mut Turn<'_>, payload: &str) -> Result<Outcome, Stop> {
    following::regain(turn).await?;
    let outcome = start(turn, payload).await?;
    Ok(outcome.first(greeting(turn).place(Place::Fresh)))
}

/// Leads to what the link names, to a half-made signature, or to the campaign's main petition.
pub(crate) async fn start(turn: &mut Turn<'_>, payload: &str) -> Result<Outcome, Stop> {
    let payload = if is_start_payload(payload) { payload } else { "" };
    if let Some(code) = payload.strip_prefix(INVITE) {
        return staff::redeem(turn, code).await;
    }
    let (slug, channel) = payload.split_once('_').unwrap_or((payload, ""));
    if let Some(slug) = slug.strip_prefix(event::LINK) {
        return event::command(turn, slug).await;
    }
    if slug == faq::LINK {
        return faq::command(turn, channel, None).await;
    }
    if let Some(State::Signing(half)) = turn.state().await?
        && (slug.is_empty() || slug == half.slug)
    {
        // Who reads a petition and taps the key *Sign* means that one, not the campaign's main one.
        return match half.step {
            SigningStep::Petition if half.seat == 1 => {
                signing::open(turn, &half.slug, Some(channel)).await
            }
            SigningStep::Petition => signing::resume(turn).await,
            _ => signing::offer_to_continue(turn, &half).await,
        };
    }
    if !slug.is_empty() && find::petition(turn, slug).await?.is_some() {
        return signing::open(turn, slug, Some(channel)).await;
    }
    main(turn).await
}

/// The first petition that is open, else the list.
pub(crate) async fn main(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let today = turn.today();
    let all = find::petitions(turn).await?;
    match all.iter().find(|stored| stored.is_open(today, &turn.core.secret)) {
        Some(stored) => signing::open(turn, &stored.petition.slug, None).await,
        None => petition::list(turn).await,
    }
}

/// A line of greeting that brings the keyboard.
pub(crate) fn greeting(turn: &Turn<'_>) -> crate::outcome::Reply {
    let platform = turn.platform();
    turn.reply(Text::of(msg!("start-greeting", platform = platform)))
        .place(Place::Replace)
        .with_keyboard()
}
