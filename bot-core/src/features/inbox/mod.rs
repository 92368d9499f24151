//! `/ask`, `/idea` and `/inbox`: people write to the campaign, moderators answer through the bot, and
//! neither learns the other's account.

mod acts;
mod ask;
mod deliver;
mod desk;
mod reply;
mod tidy;

pub(crate) use ask::voice;
pub(crate) use tidy::tidy;

use crate::announcement::KEPT_FILE;
use crate::command::{Command, Role};
use crate::conversation::press::{InboxPress, Press};
use crate::conversation::state::{InboxState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::direct_message::MessageButton;
use crate::features::questions;
use crate::features::shared::waiting_period::number_of;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::platform::Account;
use crate::store::inbox::{self as items, Kind};
use crate::store::mutes;
use crate::store::spent::{self, Messages};
use crate::store::staff_notifications;
use crate::text::{Message, Text};
use crate::vault::{AccountTable, PersonId, Tag};

/// Seconds of a voice note.
const LONGEST: i64 = 300;
/// Bytes of a voice note: five minutes have about one of these two megabytes.
const HEAVIEST: u64 = KEPT_FILE / 5;
/// How much of a message is shown where only its beginning is.
const SHORT: usize = 60;
/// How much of an earlier message stands above an answer.
const ABOVE: usize = 300;

/// `/ask`, `/idea` or `/inbox` was typed.
pub(crate) async fn command(
    turn: &mut Turn<'_>,
    command: Command,
    rest: &str,
) -> Result<Outcome, Stop> {
    match command {
        Command::Ask => ask::begin(turn, Kind::Question, None, rest).await,
        Command::Idea => ask::begin(turn, Kind::Idea, None, rest).await,
        _ => desk::list(turn, i64::MAX).await,
    }
}

/// A button was pressed.
pub(crate) async fn tap(turn: &mut Turn<'_>, tap: InboxPress) -> Result<Outcome, Stop> {
    match tap {
        InboxPress::AskThis => ask::this(turn).await,
        InboxPress::NewQuestion => ask::begin(turn, Kind::Question, None, "").await,
        InboxPress::NewIdea => ask::begin(turn, Kind::Idea, None, "").await,
        InboxPress::Again(id) => ask::again(turn, &id).await,
        InboxPress::Send(words) => ask::send(turn, &words).await,
        InboxPress::Anew => ask::anew(turn).await,
        InboxPress::List(before) => desk::list(turn, before).await,
        InboxPress::Open(id) => desk::open(turn, &id).await,
        InboxPress::Duty(on) => desk::duty(turn, on).await,
        InboxPress::Muted => desk::muted(turn).await,
        InboxPress::Answer(id) => reply::begin(turn, &id, false).await,
        InboxPress::TakeOver(id) => reply::begin(turn, &id, true).await,
        InboxPress::Reply(id, words) => reply::send(turn, &id, &words).await,
        InboxPress::Rewrite(id) => reply::rewrite(turn, &id).await,
        InboxPress::Take(id) => acts::take(turn, &id).await,
        InboxPress::Decline(id) => acts::decline(turn, &id).await,
        InboxPress::DeclineFor(id, reason) => acts::decline_for(turn, &id, reason).await,
        InboxPress::Mute(id) => acts::mute(turn, &id, false).await,
        InboxPress::MuteSure(id) => acts::mute(turn, &id, true).await,
        InboxPress::Unmute(code) => acts::unmute(turn, &code).await,
        InboxPress::Listen(id) => acts::listen(turn, &id).await,
        InboxPress::Faq(id) => acts::faq(turn, &id).await,
    }
}

/// A free text while something of this is open.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    talk: InboxState,
    text: &str,
) -> Result<Outcome, Stop> {
    match talk {
        InboxState::Asks(asking) => ask::answer(turn, asking, text).await,
        _ if turn.role < Role::Moderator => {
            turn.clear().await?;
            Err(Instead::NotUnderstood.into())
        }
        InboxState::Answers(id, _) => reply::typed(turn, &id, text).await,
        InboxState::Desk(_) | InboxState::Looks(_) => {
            Err(Instead::Hint(msg!("fallback-press-a-button")).into())
        }
    }
}

/// The screen of what is open; `None` if there is nothing to ask any more.
pub(crate) async fn screen(turn: &mut Turn<'_>, talk: &InboxState) -> Result<Option<Reply>, Stop> {
    match talk {
        InboxState::Asks(asking) => Ok(Some(ask::screen(turn, asking))),
        _ if turn.role < Role::Moderator => Ok(None),
        InboxState::Desk(before) => desk::screen(turn, *before).await.map(Some),
        InboxState::Looks(id) => desk::item_screen(turn, id).await,
        InboxState::Answers(id, words) => reply::screen(turn, id, words.as_deref()).await,
    }
}

/// A photo or a document that nobody asked for.
pub(crate) async fn attachment(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let hint = match turn.state().await? {
        Some(State::Inbox(InboxState::Asks(_))) => msg!("inbox-no-files"),
        Some(State::Inbox(InboxState::Answers(..)) | State::Questions(_)) => {
            msg!("inbox-only-words")
        }
        _ => return Err(Instead::Unreadable.into()),
    };
    Err(Instead::Hint(hint).into())
}

/// *Back*: one step, as far as there is one.
pub(crate) async fn back(turn: &mut Turn<'_>, talk: InboxState) -> Result<Outcome, Stop> {
    match talk {
        InboxState::Asks(asking) if asking.words.is_some() => ask::anew(turn).await,
        InboxState::Asks(asking) => ask::cancelled(turn, asking).await,
        // *Back* is everyone's, and the role may be lost meanwhile.
        _ if turn.role < Role::Moderator => Err(Instead::Stale.into()),
        InboxState::Answers(id, Some(_)) => reply::rewrite(turn, &id).await,
        InboxState::Answers(id, None) => desk::open(turn, &id).await,
        InboxState::Looks(_) => desk::list(turn, i64::MAX).await,
        InboxState::Desk(_) => desk::list(turn, i64::MAX).await,
    }
}

/// *Cancel*, if it is about something of this.
pub(crate) async fn cancelled(turn: &mut Turn<'_>, state: &State) -> Result<Option<Outcome>, Stop> {
    match state {
        State::Inbox(InboxState::Asks(asking)) => {
            ask::cancelled(turn, asking.clone()).await.map(Some)
        }
        State::Questions(talk) => questions::cancelled(turn, talk.clone()).await,
        _ => Ok(None),
    }
}

/// Everything that this person wrote goes, and what the team keeps of this account. For a day it is remembered how much
/// of the limits these accounts of the person had used up, and that they can be muted: else being forgotten would wash
/// that off.
pub(crate) async fn forget(turn: &mut Turn<'_>, accounts: &[Account]) -> Result<(), Stop> {
    if let Some(person) = turn.person {
        remember(turn, person, accounts).await?;
        items::forget(turn.conn, person).await?;
        questions::forget(turn, person, accounts).await?;
    }
    let role = role_tag(turn);
    staff_notifications::end(turn.conn, &role).await?;
    Ok(())
}

async fn remember(turn: &mut Turn<'_>, person: PersonId, accounts: &[Account]) -> Result<(), Stop> {
    let today = day(turn);
    let used = used(turn, accounts, Some(person)).await?;
    let fresh = items::of_person(turn.conn, person, today).await? != (0, 0);
    for account in accounts.iter().filter(|_| fresh) {
        spent::keep_messages(turn.conn, account, today, used).await?;
    }
    for item in items::recent(turn.conn, person, today - 1).await? {
        spent::keep_senders(turn.conn, &item.id, today, &item.said.senders).await?;
    }
    Ok(())
}

/// How many messages count against these accounts of one person.
async fn used(
    turn: &mut Turn<'_>,
    accounts: &[Account],
    person: Option<PersonId>,
) -> Result<Messages, Stop> {
    let today = day(turn);
    let mut all = Messages::default();
    for account in accounts {
        let one = spent::messages(turn.conn, account, today).await?;
        // The accounts that were forgotten together remember the same.
        all = Messages { open: all.open.max(one.open), today: all.today.max(one.today) };
    }
    let Some(person) = person else { return Ok(all) };
    let (open, sent) = items::of_person(turn.conn, person, today).await?;
    Ok(Messages { open: all.open + open, today: all.today + sent })
}

/// Two persons become one.
pub(crate) async fn join(
    turn: &mut Turn<'_>,
    (goes, stays): (PersonId, PersonId),
    accounts: [&Account; 2],
) -> Result<(), Stop> {
    items::join(turn.conn, goes, stays).await?;
    mutes::share(turn.conn, accounts).await?;
    questions::join(turn, goes, stays).await
}

/// What `/mydata` tells of it.
pub(crate) async fn told(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let Some(person) = turn.person else { return Ok(text) };
    let day = day(turn);
    let (open, _) = items::of_person(turn.conn, person, day).await?;
    let text = match open {
        0 => text,
        number => text.item(msg!("mydata-inbox", number = number)),
    };
    questions::told(turn, person, text).await
}

/// The campaign's day, counted since 1970.
fn day(turn: &Turn<'_>) -> i64 {
    number_of(turn.today())
}

/// A day that was counted since 1970.
fn date(day: i64) -> jiff::civil::Date {
    use jiff::ToSpan as _;
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(day.days()).unwrap_or(epoch)
}

/// The tag of this account's role, as the team's list has it.
fn role_tag(turn: &Turn<'_>) -> Tag {
    turn.core.secret.account_tag(AccountTable::Roles, &turn.incoming.account)
}

/// The same below a message that the bot writes by itself: the message stays.
fn message_button(label: Message, tap: InboxPress) -> MessageButton {
    MessageButton::new(label, Press::Inbox(tap).below())
}

/// The tag of this moderator as a holder.
fn holder(turn: &Turn<'_>) -> Tag {
    turn.core.secret.account_tag(AccountTable::Desk, &turn.incoming.account)
}

/// A button of the inbox.
fn button(label: Message, tap: InboxPress) -> Button {
    Button::press(label, Press::Inbox(tap).data())
}

fn cancel() -> Button {
    Button::press(msg!("button-cancel"), Press::Cancel.data())
}

fn to_list() -> Button {
    button(msg!("button-inbox"), InboxPress::List(i64::MAX))
}

/// What kind of message it is.
fn kind(kind: Kind) -> Message {
    match kind {
        Kind::Question => msg!("inbox-kind-question"),
        Kind::Idea => msg!("inbox-kind-idea"),
    }
}
