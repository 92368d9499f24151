//! Somebody writes to the campaign: the words, a look at them, sent.

use super::{HEAVIEST, LONGEST, button, cancel, day, deliver};
use crate::announcement::Attachment;
use crate::conversation::press::InboxPress;
use crate::conversation::state::{InboxDraft, InboxState, InboxWords, State};
use crate::conversation::way_back::way_back;
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::features::shared::interrupted::before;
use crate::features::shared::interrupted::end;
use crate::features::shared::quoting::MOST;
use crate::features::shared::quoting::read;
use crate::features::shared::quoting::saying;
use crate::msg;
use crate::outcome::{Fetch, Job, Outcome, Place, Reply};
use crate::store::inbox::{self as items, Item, Kind, Said, Voice};
use crate::store::mutes;
use crate::text::{Message, Text};

/// How many of one person's may be open at once.
const OPEN: i64 = 3;
/// How many one person may send in a day.
const DAILY: i64 = 5;
/// Letters of an id.
const ID: usize = 10;

/// `/ask` or `/idea`, with the words or without.
pub(super) async fn begin(
    turn: &mut Turn<'_>,
    kind: Kind,
    about: Option<String>,
    words: &str,
) -> Result<Outcome, Stop> {
    if let Some(refusal) = refusal(turn).await? {
        return Ok(Outcome::reply(turn.reply(Text::of(refusal)).place(Place::Fresh)));
    }
    let before = before(turn).await?;
    let asking = InboxDraft { kind, about, words: None, before };
    if words.trim().is_empty() { go(turn, asking).await } else { answer(turn, asking, words).await }
}

/// *Ask a person* below a search: what was searched for is the question.
pub(super) async fn this(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let words = match turn.state().await? {
        Some(State::Searched { words }) => words,
        _ => String::new(),
    };
    begin(turn, Kind::Question, None, &words).await
}

/// *Ask again* below an answer.
pub(super) async fn again(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let item = items::find(turn.conn, id).await?;
    let own = |item: &Item| {
        turn.person.is_some_and(|person| items::is_of(&turn.core.secret, item, person))
    };
    // Closed ones go after a while: then it is a question like any other.
    let about = item.filter(own).map(|item| item.id);
    begin(turn, Kind::Question, about, "").await
}

/// Why this person can't send anything now.
async fn refusal(turn: &mut Turn<'_>) -> Result<Option<Message>, Stop> {
    let tag = mutes::tag(&turn.core.secret, &turn.incoming.account);
    if mutes::of(turn.conn, &tag).await?.is_some() {
        return Ok(Some(msg!("inbox-not-taken")));
    }
    let accounts = turn.accounts().await?;
    let used = super::used(turn, &accounts, turn.person).await?;
    Ok(if used.open >= OPEN {
        Some(msg!("inbox-too-many-open", most = OPEN))
    } else if used.today >= DAILY {
        let again = super::date(day(turn) + 1);
        Some(msg!("inbox-too-many-today", most = DAILY, first = again))
    } else {
        None
    })
}

async fn go(turn: &mut Turn<'_>, asking: InboxDraft) -> Result<Outcome, Stop> {
    let screen = screen(turn, &asking);
    turn.save(&State::Inbox(InboxState::Asks(asking))).await?;
    Ok(Outcome::reply(screen))
}

/// The question, or what will be sent.
pub(super) fn screen(turn: &Turn<'_>, asking: &InboxDraft) -> Reply {
    let Some(words) = &asking.words else {
        let question = match (asking.kind, &asking.about) {
            (Kind::Question, None) => msg!("inbox-ask", most = most()),
            (Kind::Question, Some(_)) => msg!("inbox-ask-again", most = most()),
            (Kind::Idea, _) => msg!("inbox-idea", most = most()),
        };
        let text = Text::of(question).para(msg!("inbox-who-reads"));
        return turn.reply(text).row([cancel()]);
    };
    let text = Text::new().title(msg!("inbox-send-this"));
    let text = match words {
        InboxWords::Typed(words) => saying(text, words, None),
        InboxWords::Spoken(voice) => saying(text, "", Some(voice)),
    };
    turn.reply(text.para(msg!("inbox-who-reads")))
        .row([button(msg!("button-send-this"), InboxPress::Send(mark(turn, words)))])
        .row([button(msg!("button-write-anew"), InboxPress::Anew), cancel()])
}

/// Tells what stands above *Send* from what stood above an earlier one.
fn mark(turn: &Turn<'_>, words: &InboxWords) -> String {
    turn.core.secret.mark(&match words {
        InboxWords::Typed(words) => ["inbox", "typed", words],
        InboxWords::Spoken(voice) => ["inbox", "spoken", &voice.file.file],
    })
}

fn most() -> i64 {
    i64::try_from(MOST).unwrap_or(i64::MAX)
}

/// Words came: what will be sent, also in place of earlier words.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    asking: InboxDraft,
    text: &str,
) -> Result<Outcome, Stop> {
    match read(text, MOST) {
        Ok(words) => go(turn, InboxDraft { words: Some(InboxWords::Typed(words)), ..asking }).await,
        Err(hint) => refuse(turn, asking, hint).await,
    }
}

/// The words can't be taken: why, and the question is still open.
async fn refuse(turn: &mut Turn<'_>, asking: InboxDraft, hint: Message) -> Result<Outcome, Stop> {
    turn.save(&State::Inbox(InboxState::Asks(asking))).await?;
    Err(Instead::Hint(hint).into())
}

/// A voice note came.
pub(crate) async fn voice(
    turn: &mut Turn<'_>,
    file: Attachment,
    seconds: i64,
) -> Result<Outcome, Stop> {
    let asking = match turn.state().await? {
        Some(State::Inbox(InboxState::Asks(asking))) => asking,
        Some(State::Inbox(InboxState::Answers(..)) | State::Questions(_)) => {
            return Err(Instead::Hint(msg!("inbox-only-words")).into());
        }
        _ => return Err(Instead::Unreadable.into()),
    };
    if seconds > LONGEST || file.size > HEAVIEST {
        return refuse(turn, asking, msg!("inbox-voice-long", most = LONGEST / 60)).await;
    }
    let spoken = InboxWords::Spoken(Voice { file, seconds });
    go(turn, InboxDraft { words: Some(spoken), ..asking }).await
}

/// *Write anew*.
pub(super) async fn anew(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Inbox(InboxState::Asks(asking))) => {
            go(turn, InboxDraft { words: None, ..asking }).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// *Cancel*: nothing is sent.
pub(super) async fn cancelled(turn: &mut Turn<'_>, asking: InboxDraft) -> Result<Outcome, Stop> {
    end(turn, asking.before).await?;
    let reply = turn.reply(Text::of(msg!("inbox-not-sent"))).row(way_back(turn).await?);
    Ok(Outcome::reply(reply))
}

/// *Send*, below these words.
pub(super) async fn send(turn: &mut Turn<'_>, shown: &str) -> Result<Outcome, Stop> {
    // A connected account must not send at the same moment: the limits are the person's.
    if let Some(other) = turn.linked().await? {
        turn.lock_with(&other.account()).await?;
    }
    let Some(State::Inbox(InboxState::Asks(asking))) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    let words = asking.words.filter(|words| mark(turn, words) == shown).ok_or(Instead::Stale)?;
    if let Some(refusal) = refusal(turn).await? {
        end(turn, asking.before).await?;
        let reply = turn.reply(Text::of(refusal)).row(way_back(turn).await?);
        return Ok(Outcome::reply(reply));
    }
    let (text, voice) = match words {
        InboxWords::Typed(text) => (text, None),
        InboxWords::Spoken(voice) => (String::new(), Some(voice)),
    };
    let item = keep(turn, (asking.kind, asking.about), text, voice).await?;
    let fetch = deliver::to_team(turn, &item).await?;
    end(turn, asking.before).await?;
    let sent = match item.kind {
        Kind::Question => msg!("inbox-sent-question"),
        Kind::Idea => msg!("inbox-sent-idea"),
    };
    let reply = turn.reply(Text::of(sent)).row(way_back(turn).await?);
    let outcome = Outcome::reply(reply).with(Job::Wake);
    Ok(fetch.into_iter().fold(outcome, Outcome::with))
}

/// One row, with everything that is needed to answer.
async fn keep(
    turn: &mut Turn<'_>,
    (kind, about): (Kind, Option<String>),
    text: String,
    voice: Option<Voice>,
) -> Result<Item, Stop> {
    let account = turn.incoming.account.clone();
    let mut senders = vec![mutes::tag(&turn.core.secret, &account)];
    if let Some(other) = turn.linked().await? {
        senders.push(mutes::tag(&turn.core.secret, &other.account()));
    }
    let said = Said {
        platform: account.platform,
        address: turn.incoming.address.0.clone(),
        locale: turn.locale,
        text,
        voice,
        about,
        senders,
        asker: Vec::new(),
    };
    let (id, day, person) = (turn.seed.code(ID), day(turn), turn.person().await?);
    items::add(turn.conn, &id, person, (kind, day), &said).await?;
    let item = items::find(turn.conn, &id).await?;
    Ok(item.ok_or(Failure::Bug("a message that was not kept"))?)
}

/// Fetches a voice note for those whom its platform can't play it.
pub(super) fn fetch(item: &Item) -> Option<Job> {
    let voice = item.said.voice.as_ref()?;
    let announcement = items::file_key(&item.id);
    Some(Job::KeepFile(Box::new(Fetch { announcement, file: voice.file.clone() })))
}
