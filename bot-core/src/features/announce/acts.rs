//! What buttons do with an announcement that exists. Its state is checked each time: an old button says
//! what has become of it.

use super::{
    act_button, agree, decide, desk, find, go_with, is_mine, is_nobodys, is_shown, kind, list,
    moved_on,
};
use crate::announcement::Act;
use crate::command::Role;
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::msg;
use crate::outcome::{Job, Outcome, Reply};
use crate::store::announcements::{self, Announcement, State as Stage, Why};
use crate::text::{Message, Text};

/// A pressed button. Those of a second person name the moment at which it was asked.
pub(crate) async fn act(turn: &mut Turn<'_>, act: Act, data: &str) -> Result<Outcome, Stop> {
    let (id, asked) = data.split_once('.').unwrap_or((data, ""));
    let one = find(turn, id).await?.ok_or(Instead::Stale)?;
    if !is_shown(turn, &one) {
        // What it was is gone: whoever was asked about it is told no more than that.
        let changed = matches!(act, Act::Agree | Act::Refuse | Act::SendAlone);
        let text = match act {
            _ if changed => msg!("agree-changed"),
            // A milestone has asked the whole team to look at it.
            Act::Edit => msg!("announce-taken"),
            _ => msg!("announce-not-yours"),
        };
        return Ok(turn.say(Text::of(text)));
    }
    match act {
        Act::Show => list::show(turn, id).await,
        Act::Edit => edit(turn, one).await,
        Act::SendNow => send_now(turn, one).await,
        Act::Agree => agree::agreed(turn, one, asked).await,
        Act::Refuse => agree::refused(turn, one, asked).await,
        Act::SendAlone => agree::alone(turn, one).await,
        Act::Pause => pause(turn, one).await,
        Act::Resume => resume(turn, one).await,
        Act::Cancel => sure(turn, one, AnnounceStep::CancelSure).await,
        Act::CancelSure => cancel(turn, one).await,
        Act::Resend => sure(turn, one, AnnounceStep::ResendSure).await,
        Act::ResendSure => resend(turn, one).await,
    }
}

/// Back to the desk. What was agreed or planned is void: it goes only once it was counted again.
async fn edit(turn: &mut Turn<'_>, mut one: Announcement) -> Result<Outcome, Stop> {
    if !one.state.can_be_edited() {
        let text = Text::of(msg!("announce-sent-already"));
        let shown = list::watch(turn, &one).await?;
        return Ok(below(turn.reply(text), shown));
    }
    if is_nobodys(&one) {
        return take(turn, &one.id).await;
    }
    if !is_mine(turn, &one) {
        return Ok(turn.say(Text::of(msg!("announce-not-yours"))));
    }
    let promised = matches!(one.state, Stage::Agreeing | Stage::Scheduled | Stage::Late);
    (one.body.asked, one.body.agreed) = (None, None);
    if !decide(turn, &one, Stage::Draft, 0).await? {
        return moved_on(turn, &one.id).await;
    }
    let writing = AnnounceState::at(&one.id, AnnounceStep::Desk);
    if promised {
        list::note(turn, "announce_edited", &one).await?;
        return go_with(turn, writing, msg!("announce-draft-again")).await;
    }
    super::go(turn, writing).await
}

/// The first who looks at what a milestone has proposed makes it theirs.
async fn take(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    announcements::lock(turn.conn, id).await?;
    let found = find(turn, id).await?.filter(is_nobodys);
    let Some(mut one) = found else {
        return Ok(turn.say(Text::of(msg!("announce-taken"))));
    };
    one.body.author = kind::author(turn).await?;
    if !decide(turn, &one, Stage::Draft, 0).await? {
        return moved_on(turn, id).await;
    }
    super::go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await
}

/// A note in place of the pressed screen, and the rest below it.
fn below(note: Reply, mut outcome: Outcome) -> Outcome {
    for reply in &mut outcome.replies {
        reply.place = crate::outcome::Place::Fresh;
    }
    outcome.first(note)
}

/// Shows it as it is now, with a note above.
async fn shown(turn: &mut Turn<'_>, id: &str, note: Message) -> Result<Outcome, Stop> {
    let one = find(turn, id).await?.ok_or(Instead::Stale)?;
    let mut outcome = list::watch(turn, &one).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        let mut text = Text::of(note);
        reply.text.lines.iter_mut().take(1).for_each(|line| line.gap = true);
        text.lines.append(&mut reply.text.lines);
        reply.text = text;
    }
    Ok(outcome)
}

/// *Send now*, although the time is over.
async fn send_now(turn: &mut Turn<'_>, mut one: Announcement) -> Result<Outcome, Stop> {
    if one.state != Stage::Late {
        return moved_on(turn, &one.id).await;
    }
    if !is_mine(turn, &one) && turn.role < Role::Owner {
        return Ok(turn.say(Text::of(msg!("announce-not-yours"))));
    }
    one.body.at = None;
    if !decide(turn, &one, Stage::Building, turn.now).await? {
        return moved_on(turn, &one.id).await;
    }
    list::note(turn, "announce_sent", &one).await?;
    let note = super::count::sent(turn, &one).await?;
    Ok(shown(turn, &one.id, note).await?.with(Job::Wake))
}

/// Stops for a while.
async fn pause(turn: &mut Turn<'_>, one: Announcement) -> Result<Outcome, Stop> {
    let states = (Stage::Running, Stage::Paused);
    if !announcements::shift(turn.conn, &one.id, states, Why::ByHand).await? {
        return moved_on(turn, &one.id).await;
    }
    list::note(turn, "announce_paused", &one).await?;
    Ok(shown(turn, &one.id, msg!("announce-paused")).await?.with(Job::Wake))
}

/// Goes on. Whoever says so has seen the first hundredth: nothing goes first any more.
async fn resume(turn: &mut Turn<'_>, one: Announcement) -> Result<Outcome, Stop> {
    let states = (Stage::Paused, Stage::Running);
    if !announcements::shift(turn.conn, &one.id, states, Why::None).await? {
        return moved_on(turn, &one.id).await;
    }
    announcements::end_lead(turn.conn, &one.id).await?;
    list::note(turn, "announce_resumed", &one).await?;
    Ok(shown(turn, &one.id, msg!("announce-resumed")).await?.with(Job::Wake))
}

/// Asks first.
async fn sure(turn: &mut Turn<'_>, one: Announcement, step: AnnounceStep) -> Result<Outcome, Stop> {
    if step == AnnounceStep::ResendSure && list::is_long_over(&one) {
        return shown(turn, &one.id, msg!("announce-resend-late")).await;
    }
    let possible = match step {
        AnnounceStep::CancelSure => list::can_be_given_up(&one),
        _ => list::can_be_sent_again(&one),
    };
    if !possible {
        return moved_on(turn, &one.id).await;
    }
    let reply = list::screen_of(turn, &one, &step).await?;
    turn.save(&State::Announce(AnnounceState::at(&one.id, step))).await?;
    Ok(Outcome::reply(reply))
}

/// "Some have it already …"
pub(super) fn cancel_screen(turn: &Turn<'_>, one: &Announcement) -> Reply {
    let text = if one.counts.sent > 0 {
        msg!("announce-cancel-rest", number = one.counts.sent, more = one.counts.left())
    } else {
        msg!("announce-cancel-all")
    };
    turn.reply(Text::of(text)).row([
        act_button(msg!("button-cancel-sure"), Act::CancelSure, &one.id),
        act_button(msg!("button-back"), Act::Show, &one.id),
    ])
}

/// Gives it up. What nobody was told of disappears; everything else stays in the list.
async fn cancel(turn: &mut Turn<'_>, one: Announcement) -> Result<Outcome, Stop> {
    let id = one.id.as_str();
    match one.state {
        Stage::Draft | Stage::Counting | Stage::Ready if is_mine(turn, &one) => {
            if !announcements::discard(turn.conn, id).await? {
                return moved_on(turn, id).await;
            }
            turn.clear().await?;
            Ok(desk::ended(turn, msg!("announce-discarded")))
        }
        Stage::Agreeing
        | Stage::Scheduled
        | Stage::Late
        | Stage::Building
        | Stage::Running
        | Stage::Paused => {
            if !decide(turn, &one, Stage::Cancelling, turn.now).await? {
                return moved_on(turn, id).await;
            }
            list::note(turn, "announce_cancelled", &one).await?;
            Ok(shown(turn, id, msg!("announce-cancelled")).await?.with(Job::Wake))
        }
        _ => moved_on(turn, id).await,
    }
}

/// "Some of them may get it twice."
pub(super) fn resend_screen(turn: &Turn<'_>, one: &Announcement) -> Reply {
    turn.reply(Text::of(msg!("announce-resend", number = one.counts.unknown))).row([
        act_button(msg!("button-resend-sure"), Act::ResendSure, &one.id),
        act_button(msg!("button-back"), Act::Show, &one.id),
    ])
}

/// Sends it again to those of whom nobody knows.
async fn resend(turn: &mut Turn<'_>, one: Announcement) -> Result<Outcome, Stop> {
    let states = (Stage::Done, Stage::Building);
    if list::is_long_over(&one) {
        return shown(turn, &one.id, msg!("announce-resend-late")).await;
    }
    let possible = list::can_be_sent_again(&one);
    if !possible || !announcements::shift(turn.conn, &one.id, states, Why::Resend).await? {
        return moved_on(turn, &one.id).await;
    }
    list::note(turn, "announce_resent", &one).await?;
    let note = msg!("announce-resending", number = one.counts.unknown);
    Ok(shown(turn, &one.id, note).await?.with(Job::Wake))
}
