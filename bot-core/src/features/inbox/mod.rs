//! `/ask`, `/idea` and `/inbox`: people write to the campaign, moderators answer through the bot, and
//! neither learns the other's account.

mod acts;
mod ask;
mod deliver;
mod desk;
mod reply;
mod tap;
mod tidy;

use serde::{Deserialize, Serialize};

pub(super) use ask::{before, end, voice};
pub(super) use tap::Tap;
pub(crate) use tidy::tidy;

use super::press::Press;
use super::state::State;
use super::{Failure, Turn, fallback, questions};
use crate::announcement::KEPT_FILE;
use crate::command::{Command, Role};
use crate::incoming::Account;
use crate::msg;
use crate::outcome::{Button, Form, Outcome, Reply};
use crate::store::inbox::{self as items, Kind, Voice};
use crate::store::{mutes, staff_notifications};
use crate::text::{Line, Message, Phrase, Style, Text};
use crate::vault::{AccountTable, PersonId, Tag};

/// Characters of a message and of an answer, as platforms count them.
pub(super) const MOST: usize = 2_000;
/// Seconds of a voice note.
const LONGEST: i64 = 300;
/// Bytes of a voice note: five minutes have about one of these two megabytes.
const HEAVIEST: u64 = KEPT_FILE / 5;
/// How much of a message is shown where only its beginning is.
const SHORT: usize = 60;
/// How much of an earlier message stands above an answer.
const ABOVE: usize = 300;

/// Who writes what to the campaign, or looks at what others wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Talk {
    /// Somebody writes to the campaign.
    Asks(Asking),
    /// A moderator looks at the list, from this arrival on.
    Desk(i64),
    /// A moderator looks at one message.
    Looks(String),
    /// A moderator answers it: with these words once they are written.
    Answers(String, Option<String>),
}

/// A message in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asking {
    kind: Kind,
    /// The answered one about which they ask back.
    about: Option<String>,
    /// What will be sent, once it is said.
    words: Option<Words>,
    /// A signature in the making, or what follows one: it is open again afterwards.
    before: Option<Box<State>>,
}

/// What is said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Words {
    Typed(String),
    Spoken(Voice),
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Words(…)")
    }
}

impl Talk {
    /// Whether it waits for words: any words, also those that stand for a command.
    pub(super) const fn takes_words(&self) -> bool {
        match self {
            Self::Asks(asking) => asking.words.is_none(),
            Self::Answers(_, words) => words.is_none(),
            Self::Desk(_) | Self::Looks(_) => false,
        }
    }

    /// The form for the words.
    pub(super) fn form(&self) -> Form {
        let label = match self {
            Self::Asks(Asking { kind: Kind::Question, .. }) => msg!("form-inbox-question"),
            Self::Asks(_) => msg!("form-inbox-idea"),
            _ => msg!("form-inbox-answer"),
        };
        Form { label, long: true }
    }
}

/// `/ask`, `/idea` or `/inbox` was typed.
pub(super) async fn command(
    turn: &mut Turn<'_>,
    command: Command,
    rest: &str,
) -> Result<Outcome, Failure> {
    match command {
        Command::Ask => ask::begin(turn, Kind::Question, None, rest).await,
        Command::Idea => ask::begin(turn, Kind::Idea, None, rest).await,
        _ => desk::list(turn, i64::MAX).await,
    }
}

/// A button was pressed. Those of the team count for the team only.
pub(super) async fn tap(turn: &mut Turn<'_>, tap: Tap) -> Result<Outcome, Failure> {
    match tap {
        Tap::AskThis => ask::this(turn).await,
        Tap::New(kind) => ask::begin(turn, kind, None, "").await,
        Tap::Again(id) => ask::again(turn, &id).await,
        Tap::Send => ask::send(turn).await,
        Tap::Anew => ask::anew(turn).await,
        _ if turn.role < Role::Moderator => fallback::stale(turn).await,
        Tap::List(before) => desk::list(turn, before).await,
        Tap::Open(id) => desk::open(turn, &id).await,
        Tap::Duty(on) => desk::duty(turn, on).await,
        Tap::Muted => desk::muted(turn).await,
        Tap::Answer(id) => reply::begin(turn, &id, false).await,
        Tap::TakeOver(id) => reply::begin(turn, &id, true).await,
        Tap::Reply(id) => reply::send(turn, &id).await,
        Tap::Rewrite(id) => reply::rewrite(turn, &id).await,
        Tap::Take(id) => acts::take(turn, &id).await,
        Tap::Decline(id) => acts::decline(turn, &id).await,
        Tap::DeclineFor(id, reason) => acts::decline_for(turn, &id, reason).await,
        Tap::Mute(id) => acts::mute(turn, &id, false).await,
        Tap::MuteSure(id) => acts::mute(turn, &id, true).await,
        Tap::Unmute(code) => acts::unmute(turn, &code).await,
        Tap::Listen(id) => acts::listen(turn, &id).await,
        Tap::Faq(id) => acts::faq(turn, &id).await,
    }
}

/// A free text while something of this is open.
pub(super) async fn answer(
    turn: &mut Turn<'_>,
    talk: Talk,
    text: &str,
) -> Result<Outcome, Failure> {
    match talk {
        Talk::Asks(asking) => ask::answer(turn, asking, text).await,
        _ if turn.role < Role::Moderator => {
            turn.clear().await?;
            fallback::not_understood(turn).await
        }
        Talk::Answers(id, _) => reply::typed(turn, &id, text).await,
        Talk::Desk(_) | Talk::Looks(_) => {
            fallback::with_current(turn, msg!("fallback-press-a-button")).await
        }
    }
}

/// The screen of what is open; `None` if there is nothing to ask any more.
pub(super) async fn screen(turn: &mut Turn<'_>, talk: &Talk) -> Result<Option<Reply>, Failure> {
    match talk {
        Talk::Asks(asking) => Ok(Some(ask::screen(turn, asking))),
        _ if turn.role < Role::Moderator => Ok(None),
        Talk::Desk(before) => desk::screen(turn, *before).await.map(Some),
        Talk::Looks(id) => desk::item_screen(turn, id).await,
        Talk::Answers(id, words) => reply::screen(turn, id, words.as_deref()).await,
    }
}

/// Whether any words are the answer to what is open, also those that stand for a command.
pub(super) async fn is_answered_by_words(turn: &mut Turn<'_>) -> Result<bool, Failure> {
    Ok(match turn.state().await? {
        Some(State::Inbox(talk)) => talk.takes_words(),
        Some(State::Questions(talk)) => talk.takes_words(),
        _ => false,
    })
}

/// A photo or a document that nobody asked for.
pub(super) async fn attachment(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let hint = match turn.state().await? {
        Some(State::Inbox(Talk::Asks(_))) => msg!("inbox-no-files"),
        Some(State::Inbox(Talk::Answers(..)) | State::Questions(_)) => msg!("inbox-only-words"),
        _ => return fallback::unreadable(turn).await,
    };
    fallback::with_current(turn, hint).await
}

/// *Back*: one step, as far as there is one.
pub(super) async fn back(turn: &mut Turn<'_>, talk: Talk) -> Result<Outcome, Failure> {
    match talk {
        Talk::Asks(asking) if asking.words.is_some() => ask::anew(turn).await,
        Talk::Asks(asking) => ask::cancelled(turn, asking).await,
        Talk::Answers(id, Some(_)) => reply::rewrite(turn, &id).await,
        Talk::Answers(id, None) => desk::open(turn, &id).await,
        Talk::Looks(_) => desk::list(turn, i64::MAX).await,
        Talk::Desk(_) => desk::list(turn, i64::MAX).await,
    }
}

/// *Cancel*, if it is about something of this.
pub(super) async fn cancelled(
    turn: &mut Turn<'_>,
    state: &State,
) -> Result<Option<Outcome>, Failure> {
    match state {
        State::Inbox(Talk::Asks(asking)) => ask::cancelled(turn, asking.clone()).await.map(Some),
        State::Questions(talk) => questions::cancelled(turn, talk.clone()).await,
        _ => Ok(None),
    }
}

/// Everything that this person wrote goes, and what the team keeps of this account.
pub(super) async fn forget(turn: &mut Turn<'_>) -> Result<(), Failure> {
    let secret = &turn.core.secret;
    if let Some(person) = turn.person {
        items::forget(turn.conn, secret, person).await?;
        questions::forget(turn, person).await?;
    }
    let role = role_tag(turn);
    staff_notifications::end(turn.conn, &turn.core.secret, &role).await?;
    Ok(())
}

/// Two persons become one.
pub(super) async fn join(
    turn: &mut Turn<'_>,
    (goes, stays): (PersonId, PersonId),
    accounts: [&Account; 2],
) -> Result<(), Failure> {
    let secret = &turn.core.secret;
    items::join(turn.conn, secret, goes, stays).await?;
    mutes::share(turn.conn, secret, accounts).await?;
    questions::join(turn, goes, stays).await
}

/// What `/mydata` tells of it.
pub(super) async fn told(turn: &mut Turn<'_>, text: Text) -> Result<Text, Failure> {
    let Some(person) = turn.person else { return Ok(text) };
    let day = day(turn);
    let (open, _) = items::of_person(turn.conn, &turn.core.secret, person, day).await?;
    let text = match open {
        0 => text,
        number => text.item(msg!("mydata-inbox", number = number)),
    };
    questions::told(turn, person, text).await
}

/// The campaign's day, counted since 1970.
pub(super) fn day(turn: &Turn<'_>) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    turn.today().since(epoch).map_or(0, |span| i64::from(span.get_days()))
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

/// The tag of this moderator as a holder.
fn holder(turn: &Turn<'_>) -> Tag {
    turn.core.secret.account_tag(AccountTable::Desk, &turn.incoming.account)
}

/// A button of the inbox.
fn button(label: Message, tap: &Tap) -> Button {
    Button::press(label, tap.data())
}

fn cancel() -> Button {
    Button::press(msg!("button-cancel"), Press::Cancel.data())
}

fn to_list() -> Button {
    button(msg!("button-inbox"), &Tap::List(i64::MAX))
}

/// What somebody wrote, set apart, line by line.
pub(super) fn quoted(mut text: Text, words: &str) -> Text {
    let lines = words.lines().filter(|line| !line.trim().is_empty());
    for (number, line) in lines.enumerate() {
        text.lines.push(Line {
            style: Style::Quote,
            phrase: Phrase::Plain(line.to_owned()),
            locale: None,
            gap: number == 0 && !text.lines.is_empty(),
            moment: None,
        });
    }
    text
}

/// What a message says, or how long it is if it is spoken.
fn saying(text: Text, words: &str, voice: Option<&Voice>) -> Text {
    match voice {
        Some(voice) => text.para(spoken(voice)),
        None => quoted(text, words),
    }
}

fn spoken(voice: &Voice) -> Message {
    msg!("inbox-voice", number = voice.seconds)
}

/// What kind of message it is.
fn kind(kind: Kind) -> Message {
    match kind {
        Kind::Question => msg!("inbox-kind-question"),
        Kind::Idea => msg!("inbox-kind-idea"),
    }
}

/// The beginning of somebody's words on one line.
pub(super) fn brief(words: &str, most: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::i18n::khmer::fit(&line, most)
}

/// What was typed as it is kept, or what is wrong with it.
pub(super) fn read(words: &str, most: usize) -> Result<String, Message> {
    let number = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let units = |words: &str| words.encode_utf16().count();
    // Nobody types more; a hostile megabyte is not even read.
    let long = words.len() > 60_000;
    let words = if long { words.to_owned() } else { super::announce::tidy(words) };
    let length = units(&words);
    if long || length > most {
        return Err(msg!("inbox-long", number = number(length), most = number(most)));
    }
    let says = words.chars().any(char::is_alphanumeric);
    if says { Ok(words) } else { Err(msg!("inbox-empty")) }
}
