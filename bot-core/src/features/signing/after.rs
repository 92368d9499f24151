//! After the signature: region, news, sharing, someone beside, erasing. Each can be skipped.

use super::State;
use crate::announcement::Topic;
use crate::conversation::press::Press;
use crate::conversation::state::{AfterStep, Signed};
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::features::shared::following;
use crate::features::shared::redirect;
use crate::features::shared::region::typed_region;
use crate::features::shared::seats;
use crate::features::shared::seats::find_seat;
use crate::incoming::Platform;
use crate::msg;
use crate::outcome::{Action, Button, Job, Outcome, Place, Reply};
use crate::store::meta;
use crate::store::petitions::{self, Stored};
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
        AfterStep::Region => {
            Some(skippable(turn.reply(Text::of(msg!("after-region"))), AfterStep::Region))
        }
        AfterStep::Follow if !following::is_possible(turn).await? => {
            Some(skippable(following::in_servers(turn).await?, AfterStep::Follow))
        }
        AfterStep::Follow => {
            let reply = turn.reply(Text::of(msg!("follow-offer")));
            let follow = Button::press(msg!("button-follow"), Press::Follow.data());
            Some(skippable(reply.row([follow]), AfterStep::Follow))
        }
        AfterStep::More => more(turn, &signed.slug).await?,
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

fn skippable(reply: Reply, next: AfterStep) -> Reply {
    reply.row([Button::press(msg!("button-skip"), Press::Skip(next).data())])
}

async fn more(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Reply>, Stop> {
    let Some(stored) = petitions::find(turn.conn, slug).await? else { return Ok(None) };
    let reply = turn.reply(Text::of(msg!("after-more")));
    let mut reply = reply.row([share_button(turn, &stored)]);
    if seats::free(turn, &stored).await?.is_some() {
        let beside = Press::Beside(slug.to_owned());
        reply = reply.row([Button::press(msg!("button-beside"), beside.data())]);
    }
    let reply = reply
        .row([Button::press(msg!("button-erase-chat"), Press::EraseChat.data())])
        .row([Button::press(msg!("button-done"), Press::Skip(AfterStep::More).data())]);
    Ok(Some(reply))
}

/// *Skip*, or the question was answered: on to the next one.
async fn next(turn: &mut Turn<'_>, mut signed: Signed) -> Result<Outcome, Stop> {
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

/// *Skip* was pressed below this question.
pub(crate) async fn skip(turn: &mut Turn<'_>, question: AfterStep) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signed(signed)) if signed.next == question => next(turn, signed).await,
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

/// A free text during the questions: a region, where that is asked.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    signed: Signed,
    text: &str,
) -> Result<Outcome, Stop> {
    if signed.next != AfterStep::Region {
        return Err(Instead::NotUnderstood.into());
    }
    // Asked before the campaign decided so: it is not kept, and not asked again.
    if redirect::is_elsewhere(turn).await? {
        return Ok(next(turn, signed).await?.with(Job::EraseTyped));
    }
    let Some(region) = typed_region(text) else {
        return Err(Instead::Hint(msg!("after-region-refused")).into());
    };
    let stored = petitions::find(turn.conn, &signed.slug).await?.ok_or(Instead::Stale)?;
    if let Some(seat) = find_seat(turn, &stored, signed.seat).await? {
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
    Ok(outcome.with(Job::EraseTyped))
}

/// *Share*: the title, one sentence, and the bare link on a line of its own.
pub(crate) async fn share(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let stored = petitions::find(turn.conn, slug).await?.ok_or(Instead::Stale)?;
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
