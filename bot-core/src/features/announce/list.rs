//! `/broadcasts`: the last announcements, and what becomes of one.

use super::{act_button, agree, button, count, find, is_mine, is_nobodys, is_shown, when, words};
use crate::announcement::Act;
use crate::broadcast::{markup, report};
use crate::command::Role;
use crate::conversation::press::{DraftAct, Press};
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::announcements::{self, Announcement, State as Stage};
use crate::text::Text;

/// How many are listed.
const LISTED: usize = 10;
/// How many there can be where so many are not finished.
const MOST: usize = 20;
/// How many calls to those who have joined forums.
const CALLS: i64 = 5;
/// How far back those that are over are looked for among others' drafts.
const LOOK: i64 = 40;

/// `/broadcasts`.
pub(crate) async fn command(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.save(&State::Announce(AnnounceState::at("", AnnounceStep::List))).await?;
    Ok(Outcome::reply(screen(turn).await?))
}

/// What goes or will go, then the own drafts, then the newest of the rest. What others have not finished
/// is theirs.
async fn listed(turn: &mut Turn<'_>) -> Result<Vec<Announcement>, Stop> {
    let mut all = announcements::unfinished(turn.conn).await?;
    for one in announcements::newest(turn.conn, LOOK).await? {
        if all.iter().all(|known| known.id != one.id) {
            all.push(one);
        }
    }
    all.retain(|one| is_shown(turn, one));
    let rank = |one: &Announcement| match one.state {
        Stage::Draft | Stage::Counting | Stage::Ready if is_mine(turn, one) => 1,
        Stage::Agreeing | Stage::Scheduled | Stage::Late => 0,
        Stage::Building | Stage::Running | Stage::Paused => 0,
        _ => 2,
    };
    all.sort_by_key(|one| (rank(one), std::cmp::Reverse(one.made)));
    let unfinished = all.iter().filter(|one| rank(one) < 2).count();
    all.truncate(unfinished.clamp(LISTED, MOST));
    Ok(all)
}

/// `/broadcasts`, once more.
pub(super) async fn screen(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let all = listed(turn).await?;
    let mut text = Text::new().title(msg!("broadcasts-title"));
    if all.is_empty() {
        text = text.para(msg!("broadcasts-none"));
    }
    let mut rows = Vec::new();
    for (number, one) in (1..).zip(&all) {
        let kind = words::one(one.body.content.kind);
        let (first, state) = (first_words(turn, one, 40), report::state(one));
        text = text.item(msg!(
            "broadcasts-row",
            number = number,
            kind = kind.clone(),
            words = first,
            state = state
        ));
        if one.counts.built > 0 {
            let (sent, built) = (one.counts.sent, one.counts.built);
            text = text.line(msg!("broadcasts-counts", number = sent, total = built));
        }
        let label = msg!("button-broadcast", number = number, kind = kind);
        rows.push(act_button(label, Act::Show, &one.id));
    }
    let text = with_calls(turn, text).await?;
    let mut reply = turn.reply(text);
    for pair in rows.chunks(2) {
        reply = reply.row(pair.to_vec());
    }
    let new = Button::press(msg!("button-new-announcement"), Press::NewAnnouncement.data());
    let channels = Button::press(msg!("button-channels"), Press::Channels.data());
    let reply = reply.row([new, channels]);
    Ok(if turn.role == Role::Owner { agree::with_switch(turn, reply).await? } else { reply })
}

/// What the bot told those who have joined forums: a line for each, without anything to do about it.
async fn with_calls(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let all = announcements::newest_event_notices(turn.conn, CALLS).await?;
    if all.is_empty() {
        return Ok(text);
    }
    let mut text = text.para(msg!("broadcasts-calls"));
    for one in &all {
        let Some(call) = &one.body.notice else { continue };
        let event = find::event(turn, call.event()).await?;
        let title = event.as_ref().and_then(|event| event.text_for(turn.locale));
        let title = title.map_or_else(|| call.event().to_owned(), |(_, words)| words.title.clone());
        let (sent, built) = (one.counts.sent, one.counts.built);
        text = text.item(report::event_notice(call, title, report::state(one))).line(msg!(
            "broadcasts-counts",
            number = sent,
            total = built
        ));
    }
    Ok(text)
}

fn first_words(turn: &Turn<'_>, one: &Announcement, most: usize) -> String {
    let text = &one.body.content.text;
    let words = text.get(&turn.locale).or_else(|| text.values().next());
    words.map_or_else(String::new, |words| markup::first_words(words, most))
}

/// One of them, with all that can be done now.
pub(super) async fn watch(turn: &mut Turn<'_>, one: &Announcement) -> Result<Outcome, Stop> {
    let mine = is_mine(turn, one);
    let step = match one.state {
        Stage::Counting | Stage::Ready if mine => AnnounceStep::Count,
        _ => AnnounceStep::Watch,
    };
    let reply = screen_of(turn, one, &step).await?;
    turn.save(&State::Announce(AnnounceState::at(&one.id, step))).await?;
    Ok(Outcome::reply(reply))
}

/// The screen of one announcement at this step.
pub(super) async fn screen_of(
    turn: &mut Turn<'_>,
    one: &Announcement,
    step: &AnnounceStep,
) -> Result<Reply, Stop> {
    let counting = matches!(one.state, Stage::Counting | Stage::Ready) && is_mine(turn, one);
    Ok(match step {
        AnnounceStep::Count if counting => count::screen(turn, one),
        AnnounceStep::CancelSure if can_be_given_up(one) => super::acts::cancel_screen(turn, one),
        AnnounceStep::ResendSure if can_be_sent_again(one) => super::acts::resend_screen(turn, one),
        _ => detail(turn, one).await?,
    })
}

/// Whether anything is left to give up.
pub(super) fn can_be_given_up(one: &Announcement) -> bool {
    !matches!(one.state, Stage::Done | Stage::Cancelling | Stage::Cancelled)
}

/// Whether there are people of whom nobody knows whether they got it, and it is known who they are.
pub(super) fn can_be_sent_again(one: &Announcement) -> bool {
    one.state == Stage::Done && one.counts.unknown > 0 && one.lead >= 0
}

/// Whether there are such people, but nobody knows any more who they are.
pub(super) fn is_long_over(one: &Announcement) -> bool {
    one.state == Stage::Done && one.counts.unknown > 0 && one.lead < 0
}

async fn detail(turn: &mut Turn<'_>, one: &Announcement) -> Result<Reply, Stop> {
    let content = &one.body.content;
    let mut text = Text::new()
        .title(msg!("broadcast-title", kind = words::one(content.kind)))
        .para(first_words(turn, one, 80))
        .para(report::state(one));
    if one.state == Stage::Paused {
        text = text.line(report::why(one.why));
    }
    if let Some(at) = one.body.at.filter(|_| matches!(one.state, Stage::Scheduled | Stage::Late)) {
        text = text.line(when::in_words(turn, at).await?);
    }
    if let Some(line) = agree::waiting(turn, one) {
        text = text.line(line);
    }
    text = text.line(words::audience(turn, &content.audience).await?);
    if let Some(counted) = one.counted.filter(|_| one.counts.built == 0) {
        text = text.line(msg!("announce-counted", total = counted));
    }
    if one.counts.built > 0 {
        let mut figures = report::statement(one);
        figures.lines.iter_mut().take(1).for_each(|line| line.gap = true);
        text.lines.append(&mut figures.lines);
    }
    let mut reply = turn.reply(text);
    for row in acts(turn, one) {
        reply = reply.row(row);
    }
    Ok(reply.row([
        button(msg!("button-posts"), &one.id, DraftAct::Posts),
        Button::press(msg!("button-broadcasts"), Press::Broadcasts.data()),
    ]))
}

/// What can be done in this state, by this person.
fn acts(turn: &Turn<'_>, one: &Announcement) -> Vec<Vec<Button>> {
    let id = one.id.as_str();
    let act = |label, act| act_button(label, act, id);
    let cancel = || act(msg!("button-announce-cancel"), Act::Cancel);
    let mine = is_mine(turn, one);
    let edit = || mine.then(|| act(msg!("button-announce-edit"), Act::Edit));
    let mut rows: Vec<Vec<Button>> = match one.state {
        Stage::Draft if mine => {
            vec![vec![
                act(msg!("button-announce-edit"), Act::Edit),
                button(msg!("button-discard"), id, DraftAct::Discard),
            ]]
        }
        Stage::Draft if is_nobodys(one) => vec![vec![act(msg!("button-announce-edit"), Act::Edit)]],
        Stage::Draft | Stage::Counting | Stage::Ready => Vec::new(),
        Stage::Agreeing => agree::rows(turn, one),
        Stage::Scheduled => Vec::new(),
        Stage::Late => vec![vec![act(msg!("button-send-now"), Act::SendNow)]],
        Stage::Running => vec![vec![act(msg!("button-pause"), Act::Pause), cancel()]],
        Stage::Paused => vec![vec![act(msg!("button-resume"), Act::Resume), cancel()]],
        Stage::Building => vec![vec![cancel()]],
        Stage::Done if can_be_sent_again(one) => {
            vec![vec![act(msg!("button-resend"), Act::Resend)]]
        }
        Stage::Done | Stage::Cancelling | Stage::Cancelled => Vec::new(),
    };
    if matches!(one.state, Stage::Agreeing | Stage::Scheduled | Stage::Late) {
        rows.push(edit().into_iter().chain([cancel()]).collect());
    }
    rows
}

/// A button about an announcement that exists: it is shown as it is now.
pub(super) async fn show(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match find(turn, id).await? {
        Some(one) if is_shown(turn, &one) => watch(turn, &one).await,
        _ => Err(Instead::Stale.into()),
    }
}

/// What staff did, for the record: which announcement, of which kind.
pub(super) async fn note(turn: &mut Turn<'_>, act: &str, one: &Announcement) -> Result<(), Stop> {
    turn.note(act, &[one.id.as_str(), one.body.content.kind.as_str()]).await
}
