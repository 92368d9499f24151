//! After the forum: a question and its answer stand with the recap.

use super::{MOST, Publishing, Talk, Tap, button, find, go, queue};
use crate::campaign::rules::QUESTIONS;
use crate::campaign::{Answered, Kind};
use crate::features::edit::language_name;
use crate::features::inbox::{self, quoted, read};
use crate::features::press::Press;
use crate::features::state::State;
use crate::features::{Failure, Turn, fallback};
use crate::i18n::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::questions::{self as store, State as Far};
use crate::store::{content_items, events};
use crate::text::{Message, Text};

/// *Publish with the recap*: what is the answer?
pub(super) async fn begin(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    let Some(question) = store::find(turn.conn, &turn.core.secret, id).await? else {
        return fallback::stale(turn).await;
    };
    let event = find(turn, &question.event).await?.filter(|event| event.is_over(turn.now));
    let waits = matches!(question.state, Far::Queued | Far::Asked) && question.parent.is_empty();
    let Some(event) = event.filter(|_| waits) else { return queue::open(turn, id).await };
    let Some((locale, _)) = event.text_for(question.said.locale) else {
        return fallback::stale(turn).await;
    };
    go(
        turn,
        Talk::Publishes(Publishing {
            id: question.id,
            event: event.slug,
            locale,
            question: Some(question.said.text),
            answer: None,
            further: false,
        }),
    )
    .await
}

/// *Also in* another language: the question first, then the answer.
pub(super) async fn also(
    turn: &mut Turn<'_>,
    id: &str,
    locale: Locale,
) -> Result<Outcome, Failure> {
    let question = store::find(turn.conn, &turn.core.secret, id).await?;
    let Some(question) = question.filter(|question| question.state == Far::Published) else {
        return fallback::stale(turn).await;
    };
    let event = find(turn, &question.event).await?;
    if !event.is_some_and(|event| event.text.contains_key(&locale)) {
        return fallback::stale(turn).await;
    }
    let (id, event) = (question.id, question.event);
    let one = Publishing { id, event, locale, question: None, answer: None, further: true };
    go(turn, Talk::Publishes(one)).await
}

/// The question for the words, or what will be published.
pub(super) async fn screen(turn: &mut Turn<'_>, one: &Publishing) -> Result<Reply, Failure> {
    let back = button(msg!("button-back"), &Tap::Open(one.id.clone()));
    let cancel = Button::press(msg!("button-cancel"), Press::Cancel.data());
    let language = language_name(turn, one.locale);
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let Some(question) = &one.question else {
        let text = msg!("questions-other-question", language = language, most = number(MOST));
        return Ok(turn.reply(Text::of(text)).row([back, cancel]));
    };
    let Some(answer) = &one.answer else {
        let most = number(inbox::MOST);
        let text = quoted(Text::new(), question);
        let text = text.para(msg!("questions-write-answer", language = language, most = most));
        // Whoever asked may have written a name.
        let reword = button(msg!("button-write-anew"), &Tap::Reword(one.id.clone()));
        return Ok(turn.reply(text).row([reword]).row([back, cancel]));
    };
    let text = Text::of(msg!("questions-preview"));
    let text = quoted(text.para(question.clone()), answer);
    Ok(turn
        .reply(text)
        .row([button(msg!("button-publish-recap"), &Tap::Put(one.id.clone()))])
        .row([button(msg!("button-write-anew"), &Tap::Rewrite(one.id.clone())), back]))
}

/// The words were typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    one: Publishing,
    text: &str,
) -> Result<Outcome, Failure> {
    let most = if one.question.is_none() { MOST } else { inbox::MOST };
    let words = match read(text, most) {
        Ok(words) => words,
        Err(hint) => return fallback::with_current(turn, hint).await,
    };
    let one = match one.question {
        None => Publishing { question: Some(words), ..one },
        Some(_) => Publishing { answer: Some(words), ..one },
    };
    go(turn, Talk::Publishes(one)).await
}

/// *Write anew*: the answer.
pub(super) async fn rewrite(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    match turn.state().await? {
        Some(State::Questions(Talk::Publishes(one))) if one.id == id => {
            go(turn, Talk::Publishes(Publishing { answer: None, ..one })).await
        }
        _ => fallback::stale(turn).await,
    }
}

/// *Write anew*: the question, then the answer.
pub(super) async fn reword(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    match turn.state().await? {
        Some(State::Questions(Talk::Publishes(one))) if one.id == id && one.answer.is_none() => {
            go(turn, Talk::Publishes(Publishing { question: None, ..one })).await
        }
        _ => fallback::stale(turn).await,
    }
}

/// It is published. Of two moderators who do it at once one is first; the other one keeps the words.
pub(super) async fn put(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    let one = match turn.state().await? {
        Some(State::Questions(Talk::Publishes(one))) if one.id == id => one,
        _ => return fallback::stale(turn).await,
    };
    let (Some(question), Some(answer)) = (one.question.clone(), one.answer.clone()) else {
        return fallback::stale(turn).await;
    };
    // Two who publish at once read the forum one after the other.
    store::lock(turn.conn, &turn.core.secret, &one.event).await?;
    // An organizer may be writing the forum itself.
    content_items::lock(turn.conn, Kind::Event, &one.event).await?;
    let mut event = find(turn, &one.event).await?;
    let words = event.as_mut().and_then(|event| event.text.get_mut(&one.locale));
    let answered = Answered { question, answer };
    let stands = words.as_ref().is_some_and(|words| words.questions.contains(&answered));
    if !stands && words.is_some_and(|words| words.questions.len() >= QUESTIONS) {
        let most = i64::try_from(QUESTIONS).unwrap_or(i64::MAX);
        return fallback::with_current(turn, msg!("questions-full", most = most)).await;
    }
    let mut free = one.further;
    for from in [Far::Asked, Far::Queued] {
        free = free || store::advance(turn.conn, id, (from, Far::Published)).await?;
    }
    let Some(mut event) = event.filter(|_| free) else {
        return lost(turn, msg!("questions-done-before"), &answered.answer).await;
    };
    let Some(words) = event.text.get_mut(&one.locale) else {
        return lost(turn, msg!("questions-done-before"), &answered.answer).await;
    };
    if !stands {
        words.questions.push(answered);
        events::replace(turn.conn, &event).await?;
    }
    turn.clear().await?;
    let mut reply = turn.reply(Text::of(msg!("questions-published")));
    let others: Vec<Locale> =
        event.text.keys().copied().filter(|other| *other != one.locale).collect();
    for other in others.into_iter().filter(|_| !one.further) {
        let label = msg!("button-also-in", language = language_name(turn, other));
        reply = reply.row([button(label, &Tap::Also(one.id.clone(), other))]);
    }
    let card = Press::Event(one.event.clone()).data();
    let reply = reply.row([
        Button::press(msg!("button-see-it"), card),
        button(msg!("button-back"), &Tap::Queue(one.event)),
    ]);
    Ok(Outcome::reply(reply))
}

/// It can't be published: nothing of what was written is lost.
async fn lost(turn: &mut Turn<'_>, why: Message, words: &str) -> Result<Outcome, Failure> {
    turn.clear().await?;
    let text = quoted(Text::of(why).para(msg!("inbox-your-words")), words);
    Ok(Outcome::reply(turn.reply(text).place(Place::Fresh)))
}
