//! Signing: petition and consent, then country, then name, which is the act. The first thing to read.
//!
//! ```text
//!  open ──► Petition ── agree ──► Country ──► (Risk) ──► Name ──► (Typing) ──► seal ──► after
//! ```
//!
//! Each step is a file. A step is kept in `State::Signing`, so that a restart, a double press or a
//! day's pause leads on from the same place.

pub(crate) mod after;
pub(crate) mod country;
pub(crate) mod name;
pub(crate) mod seal;

use crate::announcement::FileKind;
use crate::campaign::Enclosure;
use crate::conversation::press::Press;
use crate::conversation::state::{Signing, SigningStep, State, StepName};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::features::shared::petition_card;
use crate::features::shared::redirect;
use crate::features::shared::redirect::door;
use crate::features::shared::seats;
use crate::features::shared::seats::all_of;
use crate::features::shared::seats::find_seat;
use crate::features::shared::waiting_period::barred;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::platform::Platform;
use crate::store::files;
use crate::store::petitions::Stored;
use crate::text::Text;

/// The screen of one petition, from a link, a list or a command.
pub(crate) async fn open(
    turn: &mut Turn<'_>,
    slug: &str,
    channel: Option<&str>,
) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, slug).await?.ok_or(Instead::Stale)?;
    if seats::first(turn, &stored).await?.is_some() {
        return already(turn, &stored).await;
    }
    // Only links that an organizer made are counted: anyone can write anything into a payload.
    let channel = channel.filter(|name| stored.petition.channels.iter().any(|known| known == name));
    let half = match turn.state().await? {
        Some(State::Signing(half)) if half.slug == slug => Some(half),
        _ => None,
    };
    let first = half.is_none();
    let kept = half.and_then(|half| half.channel);
    let outcome = ask(turn, &stored, 1, channel.map(str::to_owned).or(kept)).await?;
    if first { with_photo(turn, &stored, outcome).await } else { Ok(outcome) }
}

/// The petition's photo above its card, in a message of its own: so the card stays a text, which every later
/// screen can take the place of. Only when a petition is opened, and not each time it is shown again.
async fn with_photo(
    turn: &mut Turn<'_>,
    stored: &Stored,
    mut outcome: Outcome,
) -> Result<Outcome, Stop> {
    let file = stored.petition.attachment.as_ref().filter(|file| file.kind == FileKind::Photo);
    // A terminal has no place for it.
    let shows = turn.incoming.account.platform != Platform::Terminal;
    let Some(photo) = file.filter(|_| shows).map(Enclosure::attachment) else { return Ok(outcome) };
    let consents = matches!(turn.state().await?, Some(State::Signing(_)));
    if !consents || !files::is_kept(turn.conn, &photo).await? {
        return Ok(outcome);
    }
    // In place of the pressed list the card would stand above its photo.
    if matches!(turn.incoming.event, Event::Press(_)) {
        outcome.replies.iter_mut().for_each(|reply| reply.place = Place::Replace);
    }
    let mut above = turn.reply(Text::new()).place(Place::Fresh);
    above.attachment = Some(photo);
    Ok(outcome.first(above))
}

/// *Someone beside me wants to sign*: the next free seat, with a consent of its own.
pub(crate) async fn beside(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, slug).await?.ok_or(Instead::Stale)?;
    match seats::free(turn, &stored).await? {
        Some(seat) => ask(turn, &stored, seat, None).await,
        None => full(turn, &stored).await,
    }
}

/// No seat is left: how the next person can sign all the same.
async fn full(turn: &mut Turn<'_>, stored: &Stored) -> Result<Outcome, Stop> {
    let most = stored.petition.people_per_account;
    let text = if seats::counts_elsewhere(turn, stored).await? {
        msg!("beside-full-elsewhere", most = most)
    } else {
        msg!("beside-full", most = most, platform = turn.platform())
    };
    let reply = turn.reply(Text::of(text)).row([after::share_button(turn, stored)]);
    Ok(Outcome::reply(reply.place(Place::Fresh)))
}

/// The seat has signed, and there is no other one for whoever was asked.
async fn taken(turn: &mut Turn<'_>, stored: &Stored, seat: i64) -> Result<Outcome, Stop> {
    if seat == 1 {
        return already(turn, stored).await;
    }
    turn.clear().await?;
    full(turn, stored).await
}

async fn ask(
    turn: &mut Turn<'_>,
    stored: &Stored,
    seat: i64,
    channel: Option<String>,
) -> Result<Outcome, Stop> {
    if !seats::is_open(turn, stored) {
        turn.clear().await?;
        return Ok(Outcome::reply(petition_card::closed_screen(turn, stored).await?));
    }
    if let Some(door) = door(turn, stored, channel.as_deref()).await? {
        return Ok(door);
    }
    if let Some(barred) = barred(turn, stored).await? {
        return Ok(barred);
    }
    let signing = Signing {
        slug: stored.petition.slug.clone(),
        seat,
        channel,
        text_version: stored.text_version,
        consent_version: stored.consent_version,
        step: SigningStep::Petition,
        typed: None,
    };
    let reply = petition_card::consent_screen(turn, stored, &signing).await?;
    turn.save(&State::Signing(signing)).await?;
    Ok(Outcome::reply(reply))
}

/// "You signed on (day) already."
async fn already(turn: &mut Turn<'_>, stored: &Stored) -> Result<Outcome, Stop> {
    // Whoever signed for themselves may have taken that back since, and somebody beside did not.
    let first = all_of(turn, stored).await?.into_iter().next().ok_or(Instead::Stale)?;
    let slug = stored.petition.slug.clone();
    let card = petition_card::card(turn, stored).await?;
    let text = card.quote(msg!("already-signed", day = first.facts.day));
    let take = Press::Withdraw { slug: slug.clone(), seat: first.number };
    let mut reply = turn.reply(text).row([after::share_button(turn, stored)]);
    if seats::is_open(turn, stored) && seats::free(turn, stored).await?.is_some() {
        reply = reply.row([Button::press(msg!("button-beside"), Press::Beside(slug).data())]);
    }
    // Taking back stands last, far from where a thumb or a piped script of numbers comes first.
    let reply = reply.row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-withdraw"), take.data()),
    ]);
    Ok(Outcome::reply(reply))
}

/// *I agree, sign* was pressed under these versions of text and consent, by or for this seat.
pub(crate) async fn agree(
    turn: &mut Turn<'_>,
    slug: &str,
    text: i64,
    consent: i64,
    seat: i64,
) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, slug).await?.ok_or(Instead::Stale)?;
    let half = match turn.state().await? {
        Some(State::Signing(half)) if half.slug == slug => Some(half),
        _ => None,
    };
    // Whoever was asked for another seat agrees to what stands on their own screen.
    if half.as_ref().map_or(1, |half| half.seat) != seat {
        return Err(Instead::Stale.into());
    }
    let (mut seat, channel) = (seat, half.and_then(|half| half.channel));
    if (text, consent) != (stored.text_version, stored.consent_version) {
        return read_again(turn, &stored, seat, channel).await;
    }
    if find_seat(turn, &stored, seat).await?.is_some() {
        // The other one of two connected accounts was offered the same seat, and was quicker.
        let next = if seat == 1 { None } else { seats::next_beside(turn, &stored).await? };
        match next {
            Some(next) => seat = next,
            None => return taken(turn, &stored, seat).await,
        }
    }
    let elsewhere = redirect::is_elsewhere(turn).await?;
    if !seats::is_open(turn, &stored) || elsewhere {
        return ask(turn, &stored, seat, channel).await;
    }
    let signing = Signing {
        slug: slug.to_owned(),
        seat,
        channel,
        text_version: text,
        consent_version: consent,
        step: SigningStep::Country,
        typed: None,
    };
    go(turn, signing).await
}

/// What was on the screen no longer stands: the consent once more, or that the petition has closed.
async fn read_again(
    turn: &mut Turn<'_>,
    stored: &Stored,
    seat: i64,
    channel: Option<String>,
) -> Result<Outcome, Stop> {
    let mut outcome = ask(turn, stored, seat, channel).await?;
    if seats::is_open(turn, stored) {
        outcome = outcome.first(turn.reply(Text::of(msg!("petition-changed"))));
    }
    for reply in &mut outcome.replies {
        reply.place = Place::Fresh;
    }
    Ok(outcome)
}

/// Keeps the step and shows its screen.
async fn go(turn: &mut Turn<'_>, signing: Signing) -> Result<Outcome, Stop> {
    if redirect::is_elsewhere(turn).await? {
        let stored = find::petition(turn, &signing.slug).await?.ok_or(Instead::Stale)?;
        return ask(turn, &stored, signing.seat, signing.channel).await;
    }
    turn.save(&State::Signing(signing.clone())).await?;
    match screen(turn, &signing).await? {
        Some(reply) => Ok(Outcome::reply(reply)),
        None => {
            turn.clear().await?;
            Err(Instead::Hint(msg!("petition-gone")).into())
        }
    }
}

/// The screen of a step; `None` if the petition is gone, or is not public any more.
pub(crate) async fn screen(turn: &mut Turn<'_>, signing: &Signing) -> Result<Option<Reply>, Stop> {
    let Some(stored) = find::petition(turn, &signing.slug).await? else { return Ok(None) };
    let mut reply = match signing.step {
        SigningStep::Petition => {
            return petition_card::consent_screen(turn, &stored, signing).await.map(Some);
        }
        SigningStep::Country => country::screen(turn),
        SigningStep::Risk(_) => country::risk_screen(turn, signing),
        SigningStep::Name(_) | SigningStep::Typing(_) | SigningStep::Confirm(_) => {
            name::screen(turn, signing, &stored)?
        }
    };
    if turn.core.practice {
        reply.text = reply.text.para(msg!("petition-practice"));
    }
    Ok(Some(reply))
}

/// Words that are no answer to the open step: what would be right.
pub(crate) fn answer(signing: &Signing) -> Result<Outcome, Stop> {
    Err(Instead::Hint(match signing.step {
        SigningStep::Petition | SigningStep::Risk(_) => msg!("fallback-press-a-button"),
        SigningStep::Country => msg!("country-unknown"),
        SigningStep::Name(_) | SigningStep::Typing(_) | SigningStep::Confirm(_) => {
            msg!("name-not-understood")
        }
    })
    .into())
}

/// *Back*: one step.
pub(crate) async fn back(turn: &mut Turn<'_>, from: Option<StepName>) -> Result<Outcome, Stop> {
    let Some(State::Signing(mut signing)) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    if from.is_some_and(|stage| stage != signing.step.stage()) {
        return Err(Instead::Stale.into());
    }
    signing.step = match signing.step {
        SigningStep::Petition | SigningStep::Country => SigningStep::Petition,
        SigningStep::Risk(_) | SigningStep::Name(_) => SigningStep::Country,
        SigningStep::Confirm(country) => SigningStep::Typing(country),
        SigningStep::Typing(country) if name::offered(turn, &signing).is_some() => {
            SigningStep::Name(country)
        }
        SigningStep::Typing(_) => SigningStep::Country,
    };
    go(turn, signing).await
}

/// "You were signing … Continue?"
pub(crate) async fn offer_to_continue(
    turn: &mut Turn<'_>,
    half: &Signing,
) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, &half.slug).await?;
    let title = stored.as_ref().and_then(|stored| stored.petition.text_for(turn.locale));
    let Some((_, words)) = title else { return Err(Instead::Main.into()) };
    let text = Text::of(msg!("continue-offer", title = words.title.as_str()));
    let reply = turn.reply(text).row([
        Button::press(msg!("button-continue"), Press::Continue.data()),
        Button::press(msg!("button-anew"), Press::Petition(half.slug.clone()).data()),
    ]);
    Ok(Outcome::reply(reply))
}

/// *Continue* was pressed.
pub(crate) async fn resume(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) => go(turn, signing).await,
        Some(State::Signed(signed)) => match after::screen(turn, &signed).await? {
            Some(reply) => Ok(Outcome::reply(reply)),
            None => Err(Instead::Stale.into()),
        },
        _ => Err(Instead::Stale.into()),
    }
}
