//! The queue of a forum's questions, as moderators mind it.

use super::{SHORT, go, title};
use crate::clock::DAY;
use crate::conversation::press::{Press, QuestionsPress};
use crate::conversation::state::QuestionsState;
use crate::conversation::{Instead, Stop, Turn};
use crate::direct_message::{Contents, DirectMessage, MessageLine};
use crate::features::shared::event_questions::button;
use crate::features::shared::event_questions::waiting;
use crate::features::shared::find;
use crate::features::shared::quoting::brief;
use crate::features::shared::quoting::quoted;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Reply};
use crate::store::direct_messages;
use crate::store::questions::{self as store, Question, State as Status};
use crate::text::{Message, Text};

/// How many are listed.
const LISTED: usize = 20;
/// How many that were merged are shown below the one.
const DOUBLES: usize = 5;
/// Days after a forum for which its questions are kept.
const KEPT: i64 = 90;

/// For the inbox: every forum that has questions, with their number.
pub(crate) async fn queues(turn: &mut Turn<'_>) -> Result<Vec<Button>, Stop> {
    let since = turn.now - KEPT * DAY;
    let mut buttons = Vec::new();
    for event in find::events(turn).await? {
        if event.is_over(since) {
            continue;
        }
        let number = waiting(turn, &event).await?;
        if number > 0 {
            let title = brief(&title(&event, turn.locale), 40);
            let label = msg!("button-queue", title = title, number = number);
            buttons.push(button(label, QuestionsPress::Queue(event.slug)));
        }
    }
    Ok(buttons)
}

/// The heads of a forum's queue in order; once it is over also those that were asked.
async fn heads(turn: &mut Turn<'_>, slug: &str, over: bool) -> Result<Vec<Question>, Stop> {
    let mut all = store::list(turn.conn, slug, Status::Queued).await?;
    if over {
        all.extend(store::list(turn.conn, slug, Status::Asked).await?);
    }
    all.retain(|question| question.parent.is_empty());
    Ok(all)
}

/// The queue.
pub(super) async fn show(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    go(turn, QuestionsState::Queue(slug.to_owned())).await
}

/// The queue with a hint above it.
async fn show_with(turn: &mut Turn<'_>, slug: &str, hint: Message) -> Result<Outcome, Stop> {
    let mut outcome = show(turn, slug).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        let lines = std::mem::take(&mut reply.text.lines);
        reply.text = Text::of(hint);
        reply.text.lines.extend(lines);
        if let Some(second) = reply.text.lines.get_mut(1) {
            second.gap = true;
        }
    }
    Ok(outcome)
}

/// The screen of a queue.
pub(super) async fn screen(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Reply>, Stop> {
    let Some(event) = find::event(turn, slug).await? else { return Ok(None) };
    let over = event.is_over(turn.now);
    let all = heads(turn, slug, over).await?;
    let mut text = Text::new().title(msg!("questions-title", title = title(&event, turn.locale)));
    if all.is_empty() {
        text = text.para(msg!("questions-none"));
    } else if over {
        text = text.para(msg!("questions-to-publish"));
    }
    let mut numbers = Vec::new();
    for (number, question) in (1..).zip(all.iter().take(LISTED)) {
        let row = row(turn, number, question).await?;
        text = text.item(row);
        let label = msg!("plain-number", number = number);
        numbers.push(button(label, QuestionsPress::Open(question.id.clone())));
    }
    if let Some(more) = all.len().checked_sub(LISTED).filter(|more| *more > 0) {
        let number = i64::try_from(more).unwrap_or(i64::MAX);
        text = text.para(msg!("questions-more", number = number));
    }
    let reply = turn.reply(text);
    let reply = numbers.chunks(5).fold(reply, |reply, row| reply.row(row.to_vec()));
    let back = Button::press(msg!("button-back"), Press::Event(slug.to_owned()).data());
    Ok(Some(reply.row([back])))
}

async fn row(turn: &mut Turn<'_>, number: i64, question: &Question) -> Result<Message, Stop> {
    let words = brief(&question.said.text, SHORT);
    let people = people(turn, question).await?;
    Ok(match people {
        1 => msg!("questions-row", number = number, words = words),
        _ => msg!("questions-row-several", number = number, words = words, total = people),
    })
}

/// By how many people it was asked, with all that were merged into it.
async fn people(turn: &mut Turn<'_>, question: &Question) -> Result<i64, Stop> {
    let doubles = store::merged(turn.conn, &question.id).await?;
    let mut askers: Vec<_> = doubles.into_iter().map(|one| one.asker).collect();
    askers.push(question.asker.clone());
    askers.sort_unstable();
    askers.dedup();
    Ok(i64::try_from(askers.len()).unwrap_or(i64::MAX))
}

/// One question.
pub(super) async fn open(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    go(turn, QuestionsState::Looks(id.to_owned())).await
}

/// The screen of one question: what was asked, and what can be done.
pub(super) async fn one_screen(turn: &mut Turn<'_>, id: &str) -> Result<Option<Reply>, Stop> {
    let Some(question) = store::find(turn.conn, id).await? else {
        return Ok(None);
    };
    let Some(event) = find::event(turn, &question.event).await? else { return Ok(None) };
    let mut text = Text::new().title(msg!("questions-title", title = title(&event, turn.locale)));
    text = quoted(text, &question.said.text);
    let doubles = store::merged(turn.conn, id).await?;
    for double in doubles.iter().take(DOUBLES) {
        text = quoted(text, &double.said.text);
    }
    let people = people(turn, &question).await?;
    if people > 1 {
        text = text.para(msg!("questions-people", total = people));
    }
    text = match question.state {
        Status::Queued => text,
        Status::Asked => text.para(msg!("questions-was-asked")),
        Status::Declined => text.para(msg!("questions-was-declined")),
        Status::Published => text.para(msg!("questions-was-published")),
    };
    let reply = acts(turn.reply(text), &question, event.is_over(turn.now));
    let back = button(msg!("button-back"), QuestionsPress::Queue(question.event.clone()));
    Ok(Some(reply.row([back])))
}

fn acts(mut reply: Reply, question: &Question, over: bool) -> Reply {
    let id = || question.id.clone();
    let waits =
        matches!(question.state, Status::Queued | Status::Asked) && question.parent.is_empty();
    if over && waits {
        reply = reply.row([button(msg!("button-publish-recap"), QuestionsPress::Publish(id()))]);
    }
    if question.state != Status::Queued || !question.parent.is_empty() {
        return reply;
    }
    reply
        .row([
            button(msg!("button-asked"), QuestionsPress::Asked(id())),
            button(msg!("button-merge"), QuestionsPress::MergeWith(id())),
        ])
        .row([
            button(msg!("button-up"), QuestionsPress::Up(id())),
            button(msg!("button-down"), QuestionsPress::Down(id())),
            button(msg!("button-decline"), QuestionsPress::Decline(id())),
        ])
}

/// The question, with its forum's queue locked until the end of the transaction.
async fn locked(turn: &mut Turn<'_>, id: &str) -> Result<Option<Question>, Stop> {
    let Some(found) = store::find(turn.conn, id).await? else { return Ok(None) };
    store::lock(turn.conn, &found.event).await?;
    // Somebody may have changed it before the lock was ours.
    Ok(store::find(turn.conn, id).await?)
}

/// *Mark as asked* or *Decline*: everybody who asked it is told, once.
pub(super) async fn end(turn: &mut Turn<'_>, id: &str, to: Status) -> Result<Outcome, Stop> {
    let question = locked(turn, id).await?.ok_or(Instead::Stale)?;
    let event = find::event(turn, &question.event).await?.ok_or(Instead::Stale)?;
    let slug = question.event.clone();
    let doubles = store::merged(turn.conn, id).await?;
    if !store::advance(turn.conn, id, (Status::Queued, to)).await? {
        return show_with(turn, &slug, msg!("questions-done-before")).await;
    }
    let mut told: Vec<String> = Vec::new();
    for one in std::iter::once(question).chain(doubles) {
        let said = one.said;
        let whom = format!("{} {}", said.platform.as_str(), said.address);
        if told.contains(&whom) {
            continue;
        }
        told.push(whom);
        let title = title(&event, said.locale);
        let line = match to {
            Status::Asked => msg!("questions-told-asked", title = title),
            _ => msg!("questions-told-declined", title = title),
        };
        let lines = vec![MessageLine::say(line), MessageLine::quoted(said.text)];
        let what = Contents::Plain { lines, buttons: Vec::new() };
        let (platform, address, locale) = (said.platform, said.address, said.locale);
        let note = DirectMessage { platform, address, locale, what, voice: None };
        direct_messages::add(turn.conn, turn.now, &note).await?;
    }
    let hint = match to {
        Status::Asked => msg!("questions-marked"),
        _ => msg!("questions-declined"),
    };
    Ok(show_with(turn, &slug, hint).await?.with(Job::Wake))
}

/// *Merge with…*: with which one?
pub(super) async fn merge_with(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    go(turn, QuestionsState::Merges(id.to_owned())).await
}

/// The others of the queue.
pub(super) async fn merge_screen(turn: &mut Turn<'_>, id: &str) -> Result<Option<Reply>, Stop> {
    let Some(question) = store::find(turn.conn, id).await? else {
        return Ok(None);
    };
    let all = heads(turn, &question.event, false).await?;
    let mut text = Text::of(msg!("questions-merge"));
    text = quoted(text, &question.said.text);
    let mut numbers = Vec::new();
    let others = all.iter().filter(|other| other.id != question.id).take(LISTED);
    for (number, other) in (1..).zip(others) {
        text = text.item(row(turn, number, other).await?);
        let tap = QuestionsPress::Merge(question.id.clone(), other.id.clone());
        numbers.push(button(msg!("plain-number", number = number), tap));
    }
    if numbers.is_empty() {
        text = text.para(msg!("questions-no-other"));
    }
    let reply = turn.reply(text);
    let reply = numbers.chunks(5).fold(reply, |reply, row| reply.row(row.to_vec()));
    Ok(Some(reply.row([button(msg!("button-back"), QuestionsPress::Open(question.id))])))
}

/// The other one was chosen.
pub(super) async fn merge(turn: &mut Turn<'_>, id: &str, into: &str) -> Result<Outcome, Stop> {
    let question = locked(turn, id).await?.ok_or(Instead::Stale)?;
    let other = store::find(turn.conn, into).await?;
    let fits = |one: &Question| one.state == Status::Queued && one.parent.is_empty();
    let other = other.filter(|other| fits(other) && other.event == question.event);
    if other.is_none_or(|other| other.id == question.id) || !fits(&question) {
        return show_with(turn, &question.event, msg!("questions-done-before")).await;
    }
    store::merge(turn.conn, id, into).await?;
    open(turn, into).await
}

/// *Up* or *Down*.
pub(super) async fn shift(turn: &mut Turn<'_>, id: &str, by: isize) -> Result<Outcome, Stop> {
    let question = locked(turn, id).await?.ok_or(Instead::Stale)?;
    let mut all = heads(turn, &question.event, false).await?;
    let Some(at) = all.iter().position(|one| one.id == question.id) else {
        return show_with(turn, &question.event, msg!("questions-done-before")).await;
    };
    if let Some(to) = at.checked_add_signed(by).filter(|to| *to < all.len()) {
        all.swap(at, to);
    }
    for (place, one) in (1..).zip(&all) {
        if one.place != place {
            store::put_at(turn.conn, &one.id, place).await?;
        }
    }
    show(turn, &question.event).await
}
