//! What a moderator does with a message beside answering it.

use super::{ask, button, day, deliver, desk, holder, message_button, to_list};
use crate::command::Role;
use crate::conversation::press::{InboxPress, Reason};
use crate::conversation::{Stop, Turn};
use crate::direct_message::{Contents, DirectMessage, MessageLine};
use crate::features::edit;
use crate::msg;
use crate::outcome::{Job, Outcome, Place};
use crate::store::inbox::State as Far;
use crate::store::inbox::{self as items, Item};
use crate::store::{direct_messages, files, mutes, spent};
use crate::text::{Message, Text};

/// Letters of a mute's code.
const CODE: usize = 8;

/// *Take it*.
pub(super) async fn take(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let own = holder(turn);
    if items::take(turn.conn, id, &own, false).await? {
        return desk::open(turn, id).await;
    }
    match items::find(turn.conn, id).await? {
        None => desk::gone(turn, id).await,
        Some(item) if !item.state.is_open() => {
            desk::open_with(turn, id, msg!("inbox-closed-before")).await
        }
        Some(item) if item.holder == own => desk::open(turn, id).await,
        Some(_) => desk::open_with(turn, id, msg!("inbox-taken-before")).await,
    }
}

/// *Decline*: with which words?
pub(super) async fn decline(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let Some(item) = items::find(turn.conn, id).await? else {
        return desk::gone(turn, id).await;
    };
    if !item.state.is_open() {
        return desk::open_with(turn, id, msg!("inbox-closed-before")).await;
    }
    let mut reply = turn.reply(Text::of(msg!("inbox-decline")));
    for reason in Reason::ALL {
        reply = reply.row([button(label(reason), InboxPress::DeclineFor(item.id.clone(), reason))]);
    }
    Ok(Outcome::reply(reply.row([button(msg!("button-back"), InboxPress::Open(item.id))])))
}

fn label(reason: Reason) -> Message {
    match reason {
        Reason::Known => msg!("button-reason-known"),
        Reason::Beyond => msg!("button-reason-beyond"),
        Reason::Unclear => msg!("button-reason-unclear"),
        Reason::Silent => msg!("button-reason-silent"),
    }
}

/// A reason was chosen.
pub(super) async fn decline_for(
    turn: &mut Turn<'_>,
    id: &str,
    reason: Reason,
) -> Result<Outcome, Stop> {
    let Some(item) = items::find(turn.conn, id).await? else {
        return desk::gone(turn, id).await;
    };
    let told = deliver::declined(&item, reason);
    if !desk::close(turn, &item, (Far::Declined, ""), told).await? {
        if item.holder == holder(turn) {
            return desk::open(turn, id).await;
        }
        return desk::open_with(turn, id, msg!("inbox-closed-before")).await;
    }
    turn.clear().await?;
    let reply = turn.reply(Text::of(msg!("inbox-declined"))).row([to_list()]);
    Ok(Outcome::reply(reply).with(Job::Wake))
}

/// *Mute*: asked once, then done. Whoever sent a message and was forgotten can be muted for a day.
pub(super) async fn mute(turn: &mut Turn<'_>, id: &str, sure: bool) -> Result<Outcome, Stop> {
    let (item, day) = (items::find(turn.conn, id).await?, day(turn));
    let senders = match &item {
        Some(item) => item.said.senders.clone(),
        None => spent::senders(turn.conn, id, day).await?,
    };
    if senders.is_empty() {
        return desk::gone(turn, id).await;
    }
    if !sure {
        let reply = turn
            .reply(Text::of(msg!("inbox-mute", most = super::tidy::KEPT)))
            .row([button(msg!("button-mute-sure"), InboxPress::MuteSure(id.to_owned()))])
            .row([button(msg!("button-back"), InboxPress::Open(id.to_owned()))]);
        return Ok(Outcome::reply(reply));
    }
    let code = turn.seed.code(CODE);
    mutes::add(turn.conn, &senders, &code, day).await?;
    log(turn, "sender_muted").await?;
    if item.is_none() {
        return Ok(Outcome::reply(turn.reply(Text::of(msg!("inbox-muted"))).row([to_list()])));
    }
    desk::open_with(turn, id, msg!("inbox-muted")).await
}

/// *Unmute*.
pub(super) async fn unmute(turn: &mut Turn<'_>, code: &str) -> Result<Outcome, Stop> {
    if mutes::end(turn.conn, code).await? {
        log(turn, "sender_unmuted").await?;
    }
    Ok(Outcome::reply(turn.reply(Text::of(msg!("inbox-unmuted"))).row([to_list()])))
}

/// Who did it stands in the log by their role; about whom nobody can tell.
async fn log(turn: &mut Turn<'_>, act: &str) -> Result<(), Stop> {
    turn.note(act, &[]).await
}

/// *Listen*: the voice note comes by itself, as a file.
pub(super) async fn listen(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let Some(item) = items::find(turn.conn, id).await? else {
        return desk::gone(turn, id).await;
    };
    let Some(voice) = item.said.voice.clone() else { return desk::open(turn, id).await };
    let platform = turn.incoming.account.platform;
    let held = platform == voice.file.platform && platform.holds_files();
    if !held && !files::is_kept(turn.conn, &voice.file).await? {
        let outcome =
            Outcome::reply(turn.reply(Text::of(msg!("inbox-voice-not-here"))).place(Place::Fresh));
        return Ok(ask::fetch(&item).into_iter().fold(outcome, Outcome::with));
    }
    let note = DirectMessage {
        platform,
        address: turn.incoming.address.0.clone(),
        locale: turn.locale,
        what: heard(&item),
        voice: Some(voice.file),
    };
    direct_messages::add(turn.conn, turn.now, &note).await?;
    let reply = turn.reply(Text::of(msg!("inbox-voice-comes"))).place(Place::Fresh);
    Ok(Outcome::reply(reply).with(Job::Wake))
}

/// What stands below a voice note.
fn heard(item: &Item) -> Contents {
    let answer = InboxPress::Answer(item.id.clone());
    Contents::Plain {
        lines: vec![MessageLine::say(super::kind(item.kind))],
        buttons: vec![message_button(msg!("button-answer"), answer)],
    }
}

/// *Make it an FAQ*.
pub(super) async fn faq(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    if turn.role < Role::Organizer {
        let text = Text::of(msg!("inbox-faq-organizers"));
        return Ok(Outcome::reply(turn.reply(text).place(Place::Fresh)));
    }
    let Some(item) = items::find(turn.conn, id).await? else {
        return desk::gone(turn, id).await;
    };
    edit::faq_from(turn, item.said.locale, &item.said.text, &item.answer).await
}
