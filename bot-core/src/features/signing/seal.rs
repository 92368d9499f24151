//! The act: the update that brings the name seals it, stores it and counts it, in one transaction.

use super::{Signing, State, taken};
use crate::conversation::state::Signed;
use crate::conversation::state::TypedName;
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::country::Country;
use crate::features::milestones;
use crate::features::shared::find;
use crate::features::shared::redirect;
use crate::features::shared::seats;
use crate::features::shared::seats::find_seat;
use crate::features::shared::seats::tag;
use crate::features::shared::signed_texts;
use crate::features::shared::waiting_period;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Job, Outcome, Reply};
use crate::store::petitions::Stored;
use crate::store::signatures::{self, Facts, SEATS, Signature};
use crate::store::tallies;
use crate::text::Text;
use crate::vault::signature_tag;

/// Where the name comes from.
pub(super) enum Named {
    /// The profile, just now.
    Now(String),
    /// It was typed, sealed and shown back before.
    Sealed(TypedName),
}

/// Signs with this name.
pub(super) async fn seal(
    turn: &mut Turn<'_>,
    mut signing: Signing,
    country: Country,
    name: Named,
) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, &signing.slug).await?.ok_or(Instead::Stale)?;
    // The text, the consent or the opening hours may have changed since they were on the screen.
    let shown = (signing.text_version, signing.consent_version);
    if shown != (stored.text_version, stored.consent_version) || !seats::is_open(turn, &stored) {
        return changed(turn, &stored, signing).await;
    }
    if let Some(door) = redirect::door(turn, &stored, signing.channel.as_deref()).await? {
        return Ok(erased(door, turn));
    }
    if let Some(barred) = waiting_period::barred(turn, &stored).await? {
        return Ok(erased(barred, turn));
    }
    let signature = sign(turn, &stored, &signing, country, name).await?;
    let Some(seat) = add(turn, &stored, signature).await? else {
        return Ok(erased(taken(turn, &stored, signing.seat).await?, turn));
    };
    signing.seat = seat;
    let slug = stored.petition.slug.as_str();
    let next = super::after::first_question(turn, &stored, signing.seat).await?;
    let update = turn.incoming.update.clone();
    let signed = Signed { slug: slug.to_owned(), seat: signing.seat, next, typed: None, update };
    turn.save(&State::Signed(signed.clone())).await?;
    let total = tallies::total(turn.conn, slug).await?;
    let mut outcome = outcome(turn, &stored, &signed, (total, country)).await?;
    outcome.notices = milestones::look(turn, &stored, total).await?;
    Ok(erased(outcome, turn))
}

/// The question and the name in the chat are of no use any more.
pub(super) fn erased(outcome: Outcome, turn: &Turn<'_>) -> Outcome {
    let outcome = outcome.with(Job::EraseQuestions).with(Job::EraseMarked);
    // Typed instead of pressed, the button's label holds the name too.
    let typed = matches!(turn.incoming.event, Event::Text(_));
    if typed { outcome.with(Job::EraseTyped) } else { outcome }
}

/// Adds the signature; its seat. Two connected accounts may have been offered the same seat beside, and accounts may have
/// been connected or parted meanwhile: whoever signs beside takes the next one that is free now. `None` if there is none.
async fn add(
    turn: &mut Turn<'_>,
    stored: &Stored,
    mut signature: Signature,
) -> Result<Option<i64>, Stop> {
    let slug = stored.petition.slug.as_str();
    for _ in 0..SEATS {
        if signature.facts.seat > 1 {
            let Some(seat) = seats::next_beside(turn, stored).await? else { return Ok(None) };
            let person = turn.person().await?;
            let Some(tag) = tag(turn, stored, person, seat) else { return Ok(None) };
            (signature.tag, signature.facts.seat) = (tag, seat);
        }
        let seat = signature.facts.seat;
        if signatures::add(turn.conn, slug, &signature).await? {
            return Ok(Some(seat));
        }
        if seat == 1 {
            break;
        }
    }
    Ok(None)
}

async fn changed(turn: &mut Turn<'_>, stored: &Stored, signing: Signing) -> Result<Outcome, Stop> {
    let outcome = super::read_again(turn, stored, signing.seat, signing.channel).await?;
    Ok(erased(outcome, turn))
}

async fn sign(
    turn: &mut Turn<'_>,
    stored: &Stored,
    signing: &Signing,
    country: Country,
    name: Named,
) -> Result<Signature, Stop> {
    let person = turn.person().await?;
    let Some(key) = stored.key(&turn.core.secret) else {
        return Err(Failure::Bug("an open petition without its key").into());
    };
    let TypedName { id, file, keys, .. } = match name {
        Named::Now(name) => super::name::sealed(turn, signing, country, &name)?,
        Named::Sealed(typed) => typed,
    };
    let facts = Facts {
        id,
        country,
        day: turn.today(),
        language: turn.locale,
        platform: turn.incoming.account.platform.as_str().to_owned(),
        channel: signing.channel.clone(),
        seat: signing.seat,
        text_version: signing.text_version,
        consent_version: signing.consent_version,
        keys,
    };
    let tag = signature_tag(&key, person, signing.seat);
    Ok(Signature { tag, facts, name: file, region: None })
}

/// The thanks, and the first question after it.
async fn outcome(
    turn: &mut Turn<'_>,
    stored: &Stored,
    signed: &Signed,
    (total, country): (i64, Country),
) -> Result<Outcome, Stop> {
    let thanks = thanks(turn, stored, total, country).await?;
    let mut outcome = Outcome::reply(thanks);
    outcome.replies.extend(super::after::screen_below_thanks(turn, signed).await?);
    Ok(outcome)
}

/// Warm, and without the name: the screen may be seen over a shoulder.
async fn thanks(
    turn: &mut Turn<'_>,
    stored: &Stored,
    total: i64,
    country: Country,
) -> Result<Reply, Stop> {
    let petition = &stored.petition;
    let mut text = Text::new().title(msg!("thanks-title"));
    if let Some((_, words)) = petition.text_for(turn.locale) {
        let title = words.title.as_str();
        text = text.para(msg!("thanks-for", title = title, country = country));
    }
    text = text.para(msg!("thanks-number", number = total)).para(msg!(
        "petition-progress",
        total = total,
        goal = petition.goal
    ));
    let others = signed_texts::lines(turn, stored, total).await?;
    text = others.into_iter().fold(text, Text::line);
    if turn.core.practice {
        text = text.para(msg!("petition-practice"));
    }
    let share = super::after::share_button(turn, stored);
    let share = Some(share).filter(|_| super::after::thanks_shares(turn));
    Ok(turn.reply(text.para(msg!("thanks-rights"))).row(share))
}

/// For the second tap of a double tap: the thanks again, and no second signature.
pub(super) async fn thanks_again(turn: &mut Turn<'_>, signed: &Signed) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, &signed.slug).await?.ok_or(Instead::Stale)?;
    let seat = find_seat(turn, &stored, signed.seat).await?.ok_or(Instead::Stale)?;
    let total = tallies::total(turn.conn, &signed.slug).await?;
    Ok(Outcome::reply(thanks(turn, &stored, total, seat.facts.country).await?))
}

/// The update that signed has come again, so the process died between the commit and the thanks: the thanks,
/// and the question that is open now. `None` if it was another update, or the signature is gone.
pub(crate) async fn lost_thanks(
    turn: &mut Turn<'_>,
    signed: &Signed,
) -> Result<Option<Outcome>, Stop> {
    if signed.update != turn.incoming.update {
        return Ok(None);
    }
    let Some(stored) = find::petition(turn, &signed.slug).await? else { return Ok(None) };
    let Some(seat) = find_seat(turn, &stored, signed.seat).await? else { return Ok(None) };
    let total = tallies::total(turn.conn, &signed.slug).await?;
    outcome(turn, &stored, signed, (total, seat.facts.country)).await.map(Some)
}
