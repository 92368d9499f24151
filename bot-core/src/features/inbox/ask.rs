//! Somebody writes to the campaign: the words, a look at them, sent.

use super::{
    Asking, HEAVIEST, LONGEST, MOST, Talk, Tap, Words, button, cancel, day, deliver, read, saying,
};
use crate::announcement::Attachment;
use crate::features::state::State;
use crate::features::{Failure, Turn, fallback, signing};
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
) -> Result<Outcome, Failure> {
    if let Some(refusal) = refusal(turn).await? {
        return Ok(Outcome::reply(turn.reply(Text::of(refusal)).place(Place::Fresh)));
    }
    let before = before(turn).await?;
    let asking = Asking { kind, about, words: None, before };
    if words.trim().is_empty() { go(turn, asking).await } else { answer(turn, asking, words).await }
}

/// What will be open again once this is asked: a signature in the making, or what follows one.
pub(in crate::features) async fn before(
    turn: &mut Turn<'_>,
) -> Result<Option<Box<State>>, Failure> {
    Ok(match turn.state().await? {
        Some(half @ (State::Signing(_) | State::Signed(_))) => Some(Box::new(half)),
        Some(State::Inbox(Talk::Asks(earlier))) => earlier.before,
        Some(State::Questions(talk)) => talk.before(),
        _ => None,
    })
}

/// *Ask a person* below a search: what was searched for is the question.
pub(super) async fn this(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let words = match turn.state().await? {
        Some(State::Searched { words }) => words,
        _ => String::new(),
    };
    begin(turn, Kind::Question, None, &words).await
}

/// *Ask again* below an answer.
pub(super) async fn again(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    let item = items::find(turn.conn, &turn.core.secret, id).await?;
    let own = |item: &Item| {
        turn.person.is_some_and(|person| items::is_of(&turn.core.secret, item, person))
    };
    // Closed ones go after a while: then it is a question like any other.
    let about = item.filter(own).map(|item| item.id);
    begin(turn, Kind::Question, about, "").await
}

/// Why this person can't send anything now.
async fn refusal(turn: &mut Turn<'_>) -> Result<Option<Message>, Failure> {
    let tag = mutes::tag(&turn.core.secret, &turn.incoming.account);
    if mutes::of(turn.conn, &tag).await?.is_some() {
        return Ok(Some(msg!("inbox-not-taken")));
    }
    let Some(person) = turn.person else { return Ok(None) };
    let day = day(turn);
    let (open, today) = items::of_person(turn.conn, &turn.core.secret, person, day).await?;
    Ok(if open >= OPEN {
        Some(msg!("inbox-too-many-open", most = OPEN))
    } else if today >= DAILY {
        let again = super::date(day + 1);
        Some(msg!("inbox-too-many-today", most = DAILY, first = again))
    } else {
        None
    })
}

async fn go(turn: &mut Turn<'_>, asking: Asking) -> Result<Outcome, Failure> {
    let screen = screen(turn, &asking);
    turn.save(&State::Inbox(Talk::Asks(asking))).await?;
    Ok(Outcome::reply(screen))
}

/// The question, or what will be sent.
pub(super) fn screen(turn: &Turn<'_>, asking: &Asking) -> Reply {
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
        Words::Typed(words) => saying(text, words, None),
        Words::Spoken(voice) => saying(text, "", Some(voice)),
    };
    turn.reply(text.para(msg!("inbox-who-reads")))
        .row([button(msg!("button-send-this"), &Tap::Send)])
        .row([button(msg!("button-write-anew"), &Tap::Anew), cancel()])
}

fn most() -> i64 {
    i64::try_from(MOST).unwrap_or(i64::MAX)
}

/// Words came: what will be sent, also in place of earlier words.
pub(in crate::features) async fn answer(
    turn: &mut Turn<'_>,
    asking: Asking,
    text: &str,
) -> Result<Outcome, Failure> {
    match read(text, MOST) {
        Ok(words) => go(turn, Asking { words: Some(Words::Typed(words)), ..asking }).await,
        Err(hint) => refuse(turn, asking, hint).await,
    }
}

/// The words can't be taken: why, and the question is still open.
async fn refuse(turn: &mut Turn<'_>, asking: Asking, hint: Message) -> Result<Outcome, Failure> {
    turn.save(&State::Inbox(Talk::Asks(asking))).await?;
    fallback::with_current(turn, hint).await
}

/// A voice note came.
pub(in crate::features) async fn voice(
    turn: &mut Turn<'_>,
    file: Attachment,
    seconds: i64,
) -> Result<Outcome, Failure> {
    let asking = match turn.state().await? {
        Some(State::Inbox(Talk::Asks(asking))) => asking,
        Some(State::Inbox(Talk::Answers(..)) | State::Questions(_)) => {
            return fallback::with_current(turn, msg!("inbox-only-words")).await;
        }
        _ => return fallback::unreadable(turn).await,
    };
    if seconds > LONGEST || file.size > HEAVIEST {
        return refuse(turn, asking, msg!("inbox-voice-long", most = LONGEST / 60)).await;
    }
    let spoken = Words::Spoken(Voice { file, seconds });
    go(turn, Asking { words: Some(spoken), ..asking }).await
}

/// *Write anew*.
pub(super) async fn anew(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    match turn.state().await? {
        Some(State::Inbox(Talk::Asks(asking))) => go(turn, Asking { words: None, ..asking }).await,
        _ => fallback::stale(turn).await,
    }
}

/// Nothing is asked any more; what was open before is open again.
pub(in crate::features) async fn end(
    turn: &mut Turn<'_>,
    before: Option<Box<State>>,
) -> Result<(), Failure> {
    match before {
        Some(state) => turn.save(&state).await,
        None => turn.clear().await,
    }
}

/// *Cancel*: nothing is sent.
pub(super) async fn cancelled(turn: &mut Turn<'_>, asking: Asking) -> Result<Outcome, Failure> {
    end(turn, asking.before).await?;
    let reply = turn.reply(Text::of(msg!("inbox-not-sent"))).row(signing::way_back(turn).await?);
    Ok(Outcome::reply(reply))
}

/// *Send*.
pub(super) async fn send(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    // A connected account must not send at the same moment: the limits are the person's.
    if let Some(other) = turn.linked().await? {
        turn.lock_with(&other.account()).await?;
    }
    let Some(State::Inbox(Talk::Asks(asking))) = turn.state().await? else {
        return fallback::stale(turn).await;
    };
    let Some(words) = asking.words else { return fallback::stale(turn).await };
    if let Some(refusal) = refusal(turn).await? {
        end(turn, asking.before).await?;
        let reply = turn.reply(Text::of(refusal)).row(signing::way_back(turn).await?);
        return Ok(Outcome::reply(reply));
    }
    let (text, voice) = match words {
        Words::Typed(text) => (text, None),
        Words::Spoken(voice) => (String::new(), Some(voice)),
    };
    let item = keep(turn, (asking.kind, asking.about), text, voice).await?;
    let fetch = deliver::to_team(turn, &item).await?;
    end(turn, asking.before).await?;
    let sent = match item.kind {
        Kind::Question => msg!("inbox-sent-question"),
        Kind::Idea => msg!("inbox-sent-idea"),
    };
    let reply = turn.reply(Text::of(sent)).row(signing::way_back(turn).await?);
    let outcome = Outcome::reply(reply).with(Job::Wake);
    Ok(fetch.into_iter().fold(outcome, Outcome::with))
}

/// One row, with everything that is needed to answer.
async fn keep(
    turn: &mut Turn<'_>,
    (kind, about): (Kind, Option<String>),
    text: String,
    voice: Option<Voice>,
) -> Result<Item, Failure> {
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
    };
    let (id, day, person) = (turn.seed.code(ID), day(turn), turn.person().await?);
    items::add(turn.conn, &turn.core.secret, &id, person, (kind, day), &said).await?;
    let item = items::find(turn.conn, &turn.core.secret, &id).await?;
    item.ok_or(Failure::Bug("a message that was not kept"))
}

/// Fetches a voice note for those whom its platform can't play it.
pub(super) fn fetch(item: &Item) -> Option<Job> {
    let voice = item.said.voice.as_ref()?;
    let announcement = items::file_key(&item.id);
    Some(Job::KeepFile(Box::new(Fetch { announcement, file: voice.file.clone() })))
}
