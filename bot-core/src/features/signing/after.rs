//! After the signature: region, news, sharing, someone beside, erasing. Each can be skipped.

use super::State;
use crate::announcement::Topic;
use crate::conversation::press::Press;
use crate::conversation::state::{AfterStep, Signed};
use crate::conversation::state::{TypedRegion, mark};
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::features::shared::find;
use crate::features::shared::following;
use crate::features::shared::redirect;
use crate::features::shared::region;
use crate::features::shared::seats;
use crate::msg;
use crate::outcome::{Action, Button, Job, Outcome, Place, Reply};
use crate::platform::Platform;
use crate::store::meta;
use crate::store::petitions::Stored;
use crate::store::signatures;
use crate::text::{Phrase, Text};
use crate::vault::SealedName;

/// The first question after a signature on this petition.
pub(super) async fn first_question(
    turn: &mut Turn<'_>,
    stored: &Stored,
    seat: i64,
) -> Result<AfterStep, Stop> {
    let asks = stored.petition.ask_region && !redirect::is_elsewhere(turn).await?;
    if asks { Ok(AfterStep::Region) } else { after_region(turn, seat).await }
}

/// News go to the account: its own person is asked, and nobody beside.
async fn after_region(turn: &mut Turn<'_>, seat: i64) -> Result<AfterStep, Stop> {
    // Where nobody can follow there is nothing to ask.
    let alone = meta::on_discord_alone(turn.conn).await?;
    let asks = seat == 1 && !alone && !following::is_following(turn).await?;
    Ok(if asks { AfterStep::Follow } else { AfterStep::More })
}

/// The screen of the open question.
pub(crate) async fn screen(turn: &mut Turn<'_>, signed: &Signed) -> Result<Option<Reply>, Stop> {
    Ok(match signed.next {
        AfterStep::Region if signed.typed.is_some() => {
            let typed = signed.typed.clone().unwrap_or_default();
            let (slug, mark) = (signed.slug.clone(), typed.mark.clone());
            let keep = Press::KeepRegion { slug, seat: signed.seat, mark };
            Some(skippable(region::confirming(turn, &typed, &keep), signed))
        }
        AfterStep::Region => Some(skippable(turn.reply(Text::of(msg!("after-region"))), signed)),
        AfterStep::Follow if !following::is_possible(turn).await? => {
            Some(skippable(following::in_servers(turn).await?, signed))
        }
        AfterStep::Follow => {
            let reply = turn.reply(Text::of(msg!("follow-offer")));
            let follow = Button::press(msg!("button-follow"), Press::Follow.data());
            Some(skippable(reply.row([follow]), signed))
        }
        AfterStep::More => more(turn, signed).await?,
    })
}

/// Whether the thanks has *Share*. In a terminal only the buttons of one message have numbers that answer.
pub(super) fn thanks_shares(turn: &Turn<'_>) -> bool {
    turn.incoming.account.platform != Platform::Terminal
}

/// The same right below the thanks: *Share* stands there only if the thanks has none.
pub(super) async fn screen_below_thanks(
    turn: &mut Turn<'_>,
    signed: &Signed,
) -> Result<Option<Reply>, Stop> {
    let Some(mut reply) = screen(turn, signed).await? else { return Ok(None) };
    let twice = thanks_shares(turn);
    let shares = |button: &Button| twice && matches!(button.action, Action::Share { .. });
    reply.buttons.retain(|row| !row.iter().any(shares));
    Ok(Some(reply.place(Place::Fresh)))
}

/// *Share*: passes on the petition's link with its sentence.
pub(super) fn share_button(turn: &Turn<'_>, stored: &Stored) -> Button {
    let slug = &stored.petition.slug;
    let words = stored.petition.text_for(turn.locale);
    let sentence = words.map_or("", |(_, words)| words.share.as_str());
    Button::share(msg!("button-share"), slug, sentence, Press::Share(slug.clone()).data())
}

/// What *Skip* and *Done* send back: they lead on from this question and from no other one.
pub(crate) fn skip(signed: &Signed) -> String {
    let (next, slug, seat) = (signed.next, signed.slug.clone(), signed.seat);
    Press::Skip { next, slug, seat }.data()
}

fn skippable(reply: Reply, signed: &Signed) -> Reply {
    reply.row([Button::press(msg!("button-skip"), skip(signed))])
}

async fn more(turn: &mut Turn<'_>, signed: &Signed) -> Result<Option<Reply>, Stop> {
    let slug = signed.slug.as_str();
    let mut reply = turn.reply(Text::of(msg!("after-more")));
    if let Some(stored) = find::petition(turn, slug).await? {
        reply = reply.row([share_button(turn, &stored)]);
        if seats::free(turn, &stored).await?.is_some() {
            let beside = Press::Beside(slug.to_owned());
            reply = reply.row([Button::press(msg!("button-beside"), beside.data())]);
        }
    }
    let reply = reply
        .row([Button::press(msg!("button-erase-chat"), Press::EraseChat.data())])
        .row([Button::press(msg!("button-done"), skip(signed))]);
    Ok(Some(reply))
}

/// *Skip*, or the question was answered: on to the next one.
async fn next(turn: &mut Turn<'_>, mut signed: Signed) -> Result<Outcome, Stop> {
    signed.typed = None;
    signed.next = match signed.next {
        AfterStep::Region => after_region(turn, signed.seat).await?,
        AfterStep::Follow => AfterStep::More,
        AfterStep::More => {
            turn.clear().await?;
            return Ok(turn.say(Text::of(msg!("after-done"))));
        }
    };
    turn.save(&State::Signed(signed.clone())).await?;
    match screen(turn, &signed).await? {
        Some(reply) => Ok(Outcome::reply(reply)),
        None => Err(Instead::Stale.into()),
    }
}

/// *Skip* was pressed below this question about this signature.
pub(crate) async fn skipped(
    turn: &mut Turn<'_>,
    question: AfterStep,
    slug: &str,
    seat: i64,
) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signed(signed)) if signed.next == question && signed.is_of(slug, seat) => {
            next(turn, signed).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// *Follow news* was pressed during the questions: one tap, and news of the campaign come.
pub(crate) async fn follow(turn: &mut Turn<'_>, signed: Signed) -> Result<Outcome, Stop> {
    if !following::is_possible(turn).await? {
        return Ok(Outcome::reply(following::in_servers(turn).await?));
    }
    following::add(turn, Topic::News).await?;
    if signed.next != AfterStep::Follow {
        return Ok(turn.say(Text::of(msg!("follow-started"))));
    }
    let outcome = next(turn, signed).await?;
    Ok(with_note(turn, outcome, Text::of(msg!("follow-started"))))
}

/// The note takes the place of the answered question; the next one stands below.
fn with_note(turn: &Turn<'_>, mut outcome: Outcome, note: Text) -> Outcome {
    for reply in &mut outcome.replies {
        reply.place = Place::Fresh;
    }
    outcome.first(turn.reply(note))
}

/// Words that are no answer to the open question.
pub(crate) fn answer(signed: &Signed) -> Result<Outcome, Stop> {
    Err(Instead::Hint(match signed.next {
        AfterStep::Region => msg!("after-region-refused"),
        AfterStep::Follow | AfterStep::More => msg!("fallback-press-a-button"),
    })
    .into())
}

/// Words that may be a region: they are shown back.
pub(crate) async fn confirm_region(
    turn: &mut Turn<'_>,
    signed: Signed,
    region: String,
) -> Result<Outcome, Stop> {
    let typed = TypedRegion { region, mark: mark(&mut turn.seed) };
    let signed = Signed { typed: Some(typed), ..signed };
    turn.save(&State::Signed(signed.clone())).await?;
    let reply = screen(turn, &signed).await?.ok_or(Instead::Stale)?;
    Ok(Outcome::reply(reply).with(Job::MarkTyped))
}

/// *Keep* was pressed below a region that was shown back.
pub(crate) async fn keep_region(
    turn: &mut Turn<'_>,
    (slug, seat): (&str, i64),
    mark: &str,
) -> Result<Outcome, Stop> {
    let Some(State::Signed(mut signed)) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    let typed = signed.typed.take().filter(|typed| typed.mark == mark).ok_or(Instead::Stale)?;
    if signed.next != AfterStep::Region || !signed.is_of(slug, seat) {
        return Err(Instead::Stale.into());
    }
    region(turn, signed, typed.region).await
}

/// The region is said: it is sealed beside the name.
pub(crate) async fn region(
    turn: &mut Turn<'_>,
    signed: Signed,
    region: String,
) -> Result<Outcome, Stop> {
    // Asked before the campaign decided so: it is not kept, and not asked again.
    if redirect::is_elsewhere(turn).await? {
        let outcome = next(turn, signed).await?;
        return Ok(super::seal::erased(outcome, turn));
    }
    if let Some((_, seat)) = find::signature(turn, &signed.slug, signed.seat).await? {
        let sealed = SealedName {
            signature: seat.facts.id.clone(),
            petition: signed.slug.clone(),
            text_version: seat.facts.text_version,
            consent_version: seat.facts.consent_version,
            name: String::new(),
            region,
            country: Some(seat.facts.country),
        };
        let file = turn.core.key_holders.seal(&sealed);
        let file = file.map_err(|_| Failure::Bug("sealing failed"))?;
        signatures::set_region(turn.conn, &signed.slug, &seat.tag, file).await?;
    }
    let outcome = next(turn, signed).await?;
    let outcome = with_note(turn, outcome, Text::of(msg!("after-region-kept")));
    Ok(super::seal::erased(outcome, turn))
}

/// *Share*: the title, one sentence, and the bare link on a line of its own.
pub(crate) async fn share(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, slug).await?.ok_or(Instead::Stale)?;
    let Some((_, words)) = stored.petition.text_for(turn.locale) else {
        return Err(Failure::Bug("a petition without a text").into());
    };
    let text = Text::new()
        .title(words.title.clone())
        .para(words.share.clone())
        .para(Phrase::StartLink(slug.to_owned()));
    let hint = turn.reply(Text::of(msg!("after-share"))).place(Place::Fresh);
    let shared = turn.reply(text).place(Place::Fresh);
    Ok(Outcome { replies: vec![hint, shared], ..Outcome::default() })
}

/// *Erase this chat*: what the platform lets the bot delete, and how to delete the rest.
pub(crate) async fn erase(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.clear().await?;
    // The keyboard goes with the message that brought it; who was forgotten needs none.
    let reply = if turn.chosen {
        turn.reply(Text::of(msg!("after-erased", platform = turn.platform()))).with_keyboard()
    } else {
        turn.reply(turn.core.in_both(&msg!("after-erased", platform = turn.platform())))
    };
    Ok(Outcome::reply(reply.place(Place::Fresh)).with(Job::EraseChat))
}
