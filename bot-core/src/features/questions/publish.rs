//! After the forum: a question and its answer stand with the recap.

use super::{MOST, go, queue};
use crate::campaign::rules::QUESTIONS;
use crate::campaign::{Answered, Kind};
use crate::conversation::press::{Press, QuestionsPress};
use crate::conversation::state::{AnswerDraft, QuestionsState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::event_questions::button;
use crate::features::shared::find;
use crate::features::shared::quoting;
use crate::features::shared::quoting::quoted;
use crate::features::shared::quoting::read;
use crate::features::shared::words::language_name;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::content_items;
use crate::store::events;
use crate::store::questions::{self as store, State as Status};
use crate::text::{Message, Text};

/// *Publish with the recap*: what is the answer?
pub(super) async fn begin(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let question = store::find(turn.conn, id).await?.ok_or(Instead::Stale)?;
    let event = find::event(turn, &question.event).await?.filter(|event| event.is_over(turn.now));
    let waits =
        matches!(question.state, Status::Queued | Status::Asked) && question.parent.is_empty();
    let Some(event) = event.filter(|_| waits) else { return queue::open(turn, id).await };
    let Some((locale, _)) = event.text_for(question.said.locale) else {
        return Err(Instead::Stale.into());
    };
    go(
        turn,
        QuestionsState::Publishes(AnswerDraft {
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
pub(super) async fn also(turn: &mut Turn<'_>, id: &str, locale: Locale) -> Result<Outcome, Stop> {
    let question = store::find(turn.conn, id).await?;
    let question =
        question.filter(|question| question.state == Status::Published).ok_or(Instead::Stale)?;
    let event = find::event(turn, &question.event).await?;
    if !event.is_some_and(|event| event.text.contains_key(&locale)) {
        return Err(Instead::Stale.into());
    }
    let (id, event) = (question.id, question.event);
    let one = AnswerDraft { id, event, locale, question: None, answer: None, further: true };
    go(turn, QuestionsState::Publishes(one)).await
}

/// The question for the words, or what will be published.
pub(super) async fn screen(turn: &mut Turn<'_>, one: &AnswerDraft) -> Result<Reply, Stop> {
    let back = button(msg!("button-back"), QuestionsPress::Open(one.id.clone()));
    let cancel = Button::press(msg!("button-cancel"), Press::Cancel.data());
    let language = language_name(turn, one.locale);
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let Some(question) = &one.question else {
        let text = msg!("questions-other-question", language = language, most = number(MOST));
        return Ok(turn.reply(Text::of(text)).row([back, cancel]));
    };
    let Some(answer) = &one.answer else {
        let most = number(quoting::MOST);
        let text = quoted(Text::new(), question);
        let text = text.para(msg!("questions-write-answer", language = language, most = most));
        // Whoever asked may have written a name.
        let reword = button(msg!("button-write-anew"), QuestionsPress::Reword(one.id.clone()));
        return Ok(turn.reply(text).row([reword]).row([back, cancel]));
    };
    let text = Text::of(msg!("questions-preview"));
    let text = quoted(text.para(question.clone()), answer);
    Ok(turn
        .reply(text)
        .row([button(
            msg!("button-publish-recap"),
            QuestionsPress::Put(one.id.clone(), mark(turn, one)),
        )])
        .row([button(msg!("button-write-anew"), QuestionsPress::Rewrite(one.id.clone())), back]))
}

/// The words were typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    one: AnswerDraft,
    text: &str,
) -> Result<Outcome, Stop> {
    let most = if one.question.is_none() { MOST } else { quoting::MOST };
    let words = match read(text, most) {
        Ok(words) => words,
        Err(hint) => return Err(Instead::Hint(hint).into()),
    };
    let one = match one.question {
        None => AnswerDraft { question: Some(words), ..one },
        Some(_) => AnswerDraft { answer: Some(words), ..one },
    };
    go(turn, QuestionsState::Publishes(one)).await
}

/// *Write anew*: the answer.
pub(super) async fn rewrite(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Questions(QuestionsState::Publishes(one))) if one.id == id => {
            go(turn, QuestionsState::Publishes(AnswerDraft { answer: None, ..one })).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// *Write anew*: the question, then the answer.
pub(super) async fn reword(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Questions(QuestionsState::Publishes(one)))
            if one.id == id && one.answer.is_none() =>
        {
            go(turn, QuestionsState::Publishes(AnswerDraft { question: None, ..one })).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// Tells what stands above *Publish* from what stood above an earlier one.
fn mark(turn: &Turn<'_>, one: &AnswerDraft) -> String {
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let (question, answer) = (words(&one.question), words(&one.answer));
    turn.core.secret.mark(&["answer", &one.id, one.locale.as_str(), &question, &answer])
}

/// What stands above the button is published. Of two moderators who do it at once one is first; the other one keeps the words.
pub(super) async fn put(turn: &mut Turn<'_>, id: &str, shown: &str) -> Result<Outcome, Stop> {
    let one = match turn.state().await? {
        Some(State::Questions(QuestionsState::Publishes(one)))
            if one.id == id && mark(turn, &one) == shown =>
        {
            one
        }
        _ => return Err(Instead::Stale.into()),
    };
    let (Some(question), Some(answer)) = (one.question.clone(), one.answer.clone()) else {
        return Err(Instead::Stale.into());
    };
    // Two who publish at once read the forum one after the other.
    store::lock(turn.conn, &one.event).await?;
    // An organizer may be writing the forum itself.
    content_items::lock(turn.conn, Kind::Event, &one.event).await?;
    let mut event = find::event(turn, &one.event).await?;
    let words = event.as_mut().and_then(|event| event.text.get_mut(&one.locale));
    let answered = Answered { question, answer };
    let stands = words.as_ref().is_some_and(|words| words.questions.contains(&answered));
    if !stands && words.is_some_and(|words| words.questions.len() >= QUESTIONS) {
        let most = i64::try_from(QUESTIONS).unwrap_or(i64::MAX);
        return Err(Instead::Hint(msg!("questions-full", most = most)).into());
    }
    let mut free = one.further;
    for from in [Status::Asked, Status::Queued] {
        free = free || store::advance(turn.conn, id, (from, Status::Published)).await?;
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
        reply = reply.row([button(label, QuestionsPress::Also(one.id.clone(), other))]);
    }
    let card = Press::Event(one.event.clone()).data();
    let reply = reply.row([
        Button::press(msg!("button-see-it"), card),
        button(msg!("button-back"), QuestionsPress::Queue(one.event)),
    ]);
    Ok(Outcome::reply(reply))
}

/// It can't be published: nothing of what was written is lost.
async fn lost(turn: &mut Turn<'_>, why: Message, words: &str) -> Result<Outcome, Stop> {
    turn.clear().await?;
    let text = quoted(Text::of(why).para(msg!("inbox-your-words")), words);
    Ok(Outcome::reply(turn.reply(text).place(Place::Fresh)))
}
