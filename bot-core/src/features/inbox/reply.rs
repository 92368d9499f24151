//! A moderator answers: the words, a look at them as the asker will see them, sent.

use super::{ABOVE, button, cancel, deliver, desk, holder, to_list};
use crate::command::Role;
use crate::conversation::press::InboxPress;
use crate::conversation::state::{InboxState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::quoting::MOST;
use crate::features::shared::quoting::brief;
use crate::features::shared::quoting::quoted;
use crate::features::shared::quoting::read;
use crate::features::shared::quoting::saying;
use crate::msg;
use crate::outcome::{Job, Outcome, Place, Reply};
use crate::store::inbox::State as Far;
use crate::store::inbox::{self as items, Item, Kind};
use crate::text::Text;

/// *Answer*, also where somebody else has it and this moderator takes it over.
pub(super) async fn begin(turn: &mut Turn<'_>, id: &str, over: bool) -> Result<Outcome, Stop> {
    let own = holder(turn);
    let taken = items::take(turn.conn, id, &own, over).await?;
    let Some(item) = items::find(turn.conn, id).await? else {
        return desk::gone(turn, id).await;
    };
    if !item.state.is_open() {
        return desk::open_with(turn, id, msg!("inbox-closed-before")).await;
    }
    if !taken && item.holder != own {
        return desk::open_with(turn, id, msg!("inbox-taken-before")).await;
    }
    write(turn, id).await
}

async fn write(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let Some(screen) = screen(turn, id, None).await? else { return desk::gone(turn, id).await };
    turn.save(&State::Inbox(InboxState::Answers(id.to_owned(), None))).await?;
    Ok(Outcome::reply(screen))
}

/// The question for the answer, or the answer as the asker will see it.
pub(super) async fn screen(
    turn: &mut Turn<'_>,
    id: &str,
    words: Option<&str>,
) -> Result<Option<Reply>, Stop> {
    let Some(item) = items::find(turn.conn, id).await? else {
        return Ok(None);
    };
    let back = button(msg!("button-back"), InboxPress::Open(item.id.clone()));
    let Some(words) = words else {
        let beginning = brief(&item.said.text, ABOVE);
        let text = saying(Text::new(), &beginning, item.said.voice.as_ref());
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let text = text.para(msg!("inbox-write-answer", most = most));
        return Ok(Some(turn.reply(text).row([back, cancel()])));
    };
    let text = Text::of(msg!("inbox-preview"));
    let text = deliver::answered(&item, words).preview(text, item.said.locale);
    let reply = turn
        .reply(text)
        .row([button(
            msg!("button-send-this"),
            InboxPress::Reply(item.id.clone(), mark(turn, id, words)),
        )])
        .row([button(msg!("button-write-anew"), InboxPress::Rewrite(item.id.clone())), back]);
    Ok(Some(reply))
}

/// The answer was typed.
pub(super) async fn typed(turn: &mut Turn<'_>, id: &str, text: &str) -> Result<Outcome, Stop> {
    let words = match read(text, MOST) {
        Ok(words) => words,
        Err(hint) => return Err(Instead::Hint(hint).into()),
    };
    let Some(screen) = screen(turn, id, Some(&words)).await? else {
        return lost(turn, msg!("inbox-gone"), &words).await;
    };
    turn.save(&State::Inbox(InboxState::Answers(id.to_owned(), Some(words)))).await?;
    Ok(Outcome::reply(screen))
}

/// *Write anew*.
pub(super) async fn rewrite(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Inbox(InboxState::Answers(open, _))) if open == id => write(turn, id).await,
        _ => Err(Instead::Stale.into()),
    }
}

/// Tells what stands above *Send* from what stood above an earlier one.
fn mark(turn: &Turn<'_>, id: &str, words: &str) -> String {
    turn.core.secret.mark(&["inbox", id, words])
}

/// *Send*, below these words. Of two moderators who send at once one is first; the other one keeps the words.
pub(super) async fn send(turn: &mut Turn<'_>, id: &str, shown: &str) -> Result<Outcome, Stop> {
    let words = match turn.state().await? {
        Some(State::Inbox(InboxState::Answers(open, Some(words))))
            if open == id && mark(turn, id, &words) == shown =>
        {
            words
        }
        _ => return Err(Instead::Stale.into()),
    };
    let Some(item) = items::find(turn.conn, id).await? else {
        return lost(turn, msg!("inbox-gone"), &words).await;
    };
    let told = deliver::answered(&item, &words);
    if !desk::close(turn, &item, (Far::Answered, &words), told).await? {
        return lost(turn, msg!("inbox-answered-meanwhile"), &words).await;
    }
    turn.clear().await?;
    Ok(Outcome::reply(sent(turn, &item)).with(Job::Wake))
}

fn sent(turn: &Turn<'_>, item: &Item) -> Reply {
    let mut reply = turn.reply(Text::of(msg!("inbox-answer-sent")));
    if turn.role >= Role::Organizer && item.kind == Kind::Question {
        reply = reply.row([button(msg!("button-make-faq"), InboxPress::Faq(item.id.clone()))]);
    }
    reply.row([to_list()])
}

/// The answer can't go: nothing of it is lost.
async fn lost(
    turn: &mut Turn<'_>,
    why: crate::text::Message,
    words: &str,
) -> Result<Outcome, Stop> {
    turn.clear().await?;
    let text = quoted(Text::of(why).para(msg!("inbox-your-words")), words);
    Ok(Outcome::reply(turn.reply(text).place(Place::Fresh).row([to_list()])))
}
