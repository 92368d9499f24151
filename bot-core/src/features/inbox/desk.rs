//! `/inbox`: what is open, one message, who is on duty, who is muted.

use super::{ABOVE, SHORT, button, date, day, deliver, holder, kind, role_tag, to_list};
use crate::command::Role;
use crate::conversation::press::InboxPress;
use crate::conversation::state::{InboxState, State};
use crate::conversation::{Stop, Turn};
use crate::features::questions;
use crate::features::shared::quoting::brief;
use crate::features::shared::quoting::quoted;
use crate::features::shared::quoting::saying;
use crate::features::shared::quoting::spoken;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::inbox::State as Far;
use crate::store::inbox::{self as items, Item, Kind};
use crate::store::{mutes, spent, staff_notifications};
use crate::text::{Arg, Message, Text};

/// How many are listed at once.
const PAGE: i64 = 5;

/// The open ones, the newest first.
pub(super) async fn list(turn: &mut Turn<'_>, before: i64) -> Result<Outcome, Stop> {
    turn.save(&State::Inbox(InboxState::Desk(before))).await?;
    Ok(Outcome::reply(screen(turn, before).await?))
}

/// The list as it stands now.
pub(super) async fn screen(turn: &mut Turn<'_>, before: i64) -> Result<Reply, Stop> {
    let (new, taken) = items::waiting(turn.conn).await?;
    let mut open = items::open(turn.conn, before, PAGE + 1).await?;
    let page = usize::try_from(PAGE).unwrap_or(1);
    let more = open.len() > page;
    open.truncate(page);
    let mut text = Text::new().title(msg!("inbox-title"));
    text = text.para(match new + taken {
        0 => msg!("inbox-nothing"),
        _ => msg!("inbox-counts", number = new, more = taken),
    });
    let mut numbers = Vec::new();
    for (number, item) in (1..).zip(&open) {
        let row = match item.state {
            Far::Taken => {
                msg!(
                    "inbox-row-taken",
                    number = number,
                    kind = kind(item.kind),
                    words = words(item)
                )
            }
            _ => msg!("inbox-row", number = number, kind = kind(item.kind), words = words(item)),
        };
        text = text.item(row);
        let label = msg!("plain-number", number = number);
        numbers.push(button(label, InboxPress::Open(item.id.clone())));
    }
    let mut reply = turn.reply(text).row(numbers);
    let mut pages = Vec::new();
    if before != i64::MAX {
        pages.push(button(msg!("button-newest"), InboxPress::List(i64::MAX)));
    }
    if let Some(last) = open.last().filter(|_| more) {
        pages.push(button(msg!("button-older"), InboxPress::List(last.arrival)));
    }
    reply = reply.row(pages);
    for row in questions::queues(turn).await? {
        reply = reply.row([row]);
    }
    let away = staff_notifications::is_away(turn.conn, &role_tag(turn)).await?;
    reply.text = reply.text.para(if away { msg!("inbox-away") } else { msg!("inbox-on-duty") });
    let turn_it = match away {
        true => button(msg!("button-on-duty"), InboxPress::Duty(true)),
        false => button(msg!("button-not-now"), InboxPress::Duty(false)),
    };
    let mut last = vec![turn_it];
    if !mutes::list(turn.conn).await?.is_empty() {
        last.push(button(msg!("button-muted"), InboxPress::Muted));
    }
    Ok(reply.row(last))
}

/// The beginning of a message, for the list.
fn words(item: &Item) -> Arg {
    match &item.said.voice {
        Some(voice) => spoken(voice).into(),
        None => brief(&item.said.text, SHORT).into(),
    }
}

/// One message.
pub(super) async fn open(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match item_screen(turn, id).await? {
        Some(screen) => {
            turn.save(&State::Inbox(InboxState::Looks(id.to_owned()))).await?;
            Ok(Outcome::reply(screen))
        }
        None => gone(turn, id).await,
    }
}

/// The asker was forgotten, or it went with time.
pub(super) async fn gone(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    turn.clear().await?;
    let can_mute = !spent::senders(turn.conn, id, day(turn)).await?.is_empty();
    let mute = can_mute.then(|| button(msg!("button-mute"), InboxPress::Mute(id.to_owned())));
    Ok(Outcome::reply(turn.reply(Text::of(msg!("inbox-gone"))).row(mute).row([to_list()])))
}

/// One message, with a hint above it.
pub(super) async fn open_with(
    turn: &mut Turn<'_>,
    id: &str,
    hint: Message,
) -> Result<Outcome, Stop> {
    let mut outcome = open(turn, id).await?;
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

/// The screen of one message: what was said, how far it is, what can be done.
pub(super) async fn item_screen(turn: &mut Turn<'_>, id: &str) -> Result<Option<Reply>, Stop> {
    let Some(item) = items::find(turn.conn, id).await? else {
        return Ok(None);
    };
    let mut text = Text::new().title(kind(item.kind));
    text = text.line(msg!("inbox-came", day = date(item.day)));
    if let Some(earlier) = &item.said.about
        && let Some(earlier) = items::find(turn.conn, earlier).await?
    {
        text = before(text, &earlier);
    }
    text = saying(text, &item.said.text, item.said.voice.as_ref());
    let own = item.holder == holder(turn);
    text = match item.state {
        Far::New => text,
        Far::Taken if own => text.para(msg!("inbox-yours")),
        Far::Taken => text.para(msg!("inbox-somebodys")),
        Far::Answered => quoted(text.para(msg!("inbox-was-answered")), &item.answer),
        Far::Declined => text.para(msg!("inbox-was-declined")),
    };
    let reply = turn.reply(text);
    let reply = acts(turn, reply, &item, own).await?;
    Ok(Some(reply.row([to_list()])))
}

/// What was asked and answered before.
fn before(text: Text, earlier: &Item) -> Text {
    let text = text.para(msg!("inbox-asked-before"));
    let words = brief(&earlier.said.text, ABOVE);
    let text = saying(text, &words, earlier.said.voice.as_ref());
    let text = match earlier.answer.as_str() {
        "" => text,
        answer => {
            let text = text.para(msg!("inbox-answered-before"));
            quoted(text, &brief(answer, ABOVE))
        }
    };
    text.para(msg!("inbox-asks-again"))
}

async fn acts(
    turn: &mut Turn<'_>,
    mut reply: Reply,
    item: &Item,
    own: bool,
) -> Result<Reply, Stop> {
    let id = || item.id.clone();
    if item.said.voice.is_some() {
        reply = reply.row([button(msg!("button-listen"), InboxPress::Listen(id()))]);
    }
    reply = match item.state {
        Far::New => reply.row([
            button(msg!("button-answer"), InboxPress::Answer(id())),
            button(msg!("button-take"), InboxPress::Take(id())),
        ]),
        Far::Taken if own => reply.row([button(msg!("button-answer"), InboxPress::Answer(id()))]),
        Far::Taken => reply.row([button(msg!("button-take-over"), InboxPress::TakeOver(id()))]),
        Far::Answered | Far::Declined => reply,
    };
    if turn.role >= Role::Organizer && item.kind == Kind::Question {
        reply = reply.row([button(msg!("button-make-faq"), InboxPress::Faq(id()))]);
    }
    let mut row = Vec::new();
    if item.state.is_open() {
        row.push(button(msg!("button-decline"), InboxPress::Decline(id())));
    }
    row.push(match muted_as(turn, item).await? {
        Some(code) => button(msg!("button-unmute"), InboxPress::Unmute(code)),
        None => button(msg!("button-mute"), InboxPress::Mute(id())),
    });
    Ok(reply.row(row))
}

/// The code under which the sender is muted, if they are.
async fn muted_as(turn: &mut Turn<'_>, item: &Item) -> Result<Option<String>, Stop> {
    for tag in &item.said.senders {
        if let Some(code) = mutes::of(turn.conn, tag).await? {
            return Ok(Some(code));
        }
    }
    Ok(None)
}

/// *Not now*, or on duty again.
pub(super) async fn duty(turn: &mut Turn<'_>, on: bool) -> Result<Outcome, Stop> {
    let role = role_tag(turn);
    staff_notifications::set_away(turn.conn, &role, !on).await?;
    list(turn, i64::MAX).await
}

/// Everybody who is muted. Nobody is named: the bot does not know more than the day.
pub(super) async fn muted(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let all = mutes::list(turn.conn).await?;
    let mut text = Text::new().title(msg!("inbox-muted-title"));
    text =
        text.para(if all.is_empty() { msg!("inbox-muted-none") } else { msg!("inbox-muted-how") });
    let mut buttons: Vec<Button> = Vec::new();
    for (number, (code, day)) in (1..).zip(&all) {
        text = text.item(msg!("inbox-muted-row", number = number, day = date(*day)));
        let label = msg!("button-unmute-number", number = number);
        buttons.push(button(label, InboxPress::Unmute(code.clone())));
    }
    let reply = turn.reply(text);
    let reply = buttons.chunks(3).fold(reply, |reply, row| reply.row(row.to_vec()));
    Ok(Outcome::reply(reply.row([to_list()])))
}

/// Closes a message without an answer, and tells the asker. `false` if it was closed before.
pub(super) async fn close(
    turn: &mut Turn<'_>,
    item: &Item,
    (state, answer): (Far, &str),
    told: deliver::Told,
) -> Result<bool, Stop> {
    let (day, holder) = (day(turn), holder(turn));
    let closed = items::close(turn.conn, &item.id, (state, day), &holder, answer).await?;
    if closed {
        deliver::to_asker(turn, item, told).await?;
    }
    Ok(closed)
}
