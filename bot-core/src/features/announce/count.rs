//! Typing the count: nothing goes out before its author has typed how many people get it.

use super::{act_button, agree, button, decide, draft, go_with, list, moved_on, when};
use crate::announcement::{Act, SMALLEST_AUDIENCE};
use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::khmer;
use crate::msg;
use crate::outcome::{Job, Outcome, Place, Reply};
use crate::store::announcements::{Announcement, State as Stage};
use crate::text::{Message, Text};

/// Whether so few people get it that it may not go.
fn too_few(one: &Announcement) -> bool {
    let audience = &one.body.content.audience;
    one.counted.unwrap_or(0) < SMALLEST_AUDIENCE && !audience.myself && !audience.channels
}

/// The question while it is counted, and once it is.
pub(super) fn screen(turn: &Turn<'_>, one: &Announcement) -> Reply {
    let text = match one.counted.filter(|_| one.state == Stage::Ready) {
        None => msg!("announce-counting"),
        Some(counted) if one.body.content.audience.myself => {
            msg!("announce-type-trial", total = counted)
        }
        Some(counted) => msg!("announce-type-count", total = counted),
    };
    turn.reply(Text::of(text)).row([
        act_button(msg!("button-announce-edit"), Act::Edit, &one.id),
        act_button(msg!("button-cancel"), Act::Cancel, &one.id),
    ])
}

/// The number that was typed, in any digits, with or without commas.
fn number(text: &str) -> Option<i64> {
    if text.len() > 200 {
        return None;
    }
    let digits: String =
        khmer::key(text).chars().filter(|c| !matches!(c, ',' | '.' | ' ')).collect();
    digits.parse().ok()
}

/// Something was typed where the count is expected.
pub(super) async fn typed(turn: &mut Turn<'_>, id: &str, text: &str) -> Result<Outcome, Stop> {
    let Some(one) = draft(turn, id).await? else { return moved_on(turn, id).await };
    let counted = match one.counted.filter(|_| one.state == Stage::Ready) {
        Some(counted) => counted,
        None if one.state == Stage::Draft => {
            return Err(Instead::Hint(msg!("fallback-press-a-button")).into());
        }
        None => return Err(Instead::Hint(msg!("announce-counting")).into()),
    };
    if too_few(&one) {
        let few = msg!("broadcast-too-few", number = SMALLEST_AUDIENCE);
        return Err(Instead::Hint(few).into());
    }
    if number(text) != Some(counted) {
        return Err(Instead::Hint(msg!("announce-count-wrong", total = counted)).into());
    }
    if one.body.at.is_some_and(|at| at <= turn.now) {
        let writing = AnnounceState::at(id, AnnounceStep::When);
        return go_with(turn, writing, msg!("announce-when-past")).await;
    }
    if agree::is_needed(turn, &one).await? {
        return agree::ask(turn, one).await;
    }
    send(turn, &one, "announce_sent").await
}

/// It goes: at once, or at its time.
pub(super) async fn send(
    turn: &mut Turn<'_>,
    one: &Announcement,
    act: &str,
) -> Result<Outcome, Stop> {
    let (to, due) = match one.body.at {
        Some(at) => (Stage::Scheduled, at),
        None => (Stage::Building, turn.now),
    };
    if !decide(turn, one, to, due).await? {
        return moved_on(turn, &one.id).await;
    }
    list::note(turn, act, one).await?;
    turn.save(&State::Announce(AnnounceState::at(&one.id, AnnounceStep::Watch))).await?;
    let text = sent(turn, one).await?;
    let watch = act_button(msg!("button-watch"), Act::Show, &one.id);
    let posts = button(msg!("button-posts"), &one.id, DraftAct::Posts);
    let reply = turn.reply(Text::of(text)).row([watch]).row([posts]);
    Ok(Outcome::reply(reply.place(Place::Fresh)).with(Job::Wake))
}

/// What happens now.
pub(super) async fn sent(turn: &mut Turn<'_>, one: &Announcement) -> Result<Message, Stop> {
    Ok(match one.body.at {
        Some(at) => when::in_words(turn, at).await?,
        None if one.body.content.audience.myself => msg!("announce-under-way-trial"),
        None => msg!("announce-under-way", total = one.counted.unwrap_or(0)),
    })
}
