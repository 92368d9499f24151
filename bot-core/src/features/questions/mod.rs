//! Questions to the speakers of a forum: followers send them, moderators mind the queue, and what came of
//! them stands with the recap.

mod ask;
mod publish;
mod queue;
mod tap;

use serde::{Deserialize, Serialize};

pub(super) use queue::queues;
pub(super) use tap::Tap;

use super::state::State;
use super::{Failure, Turn, fallback, inbox};
use crate::campaign::Event;
use crate::command::Role;
use crate::i18n::Locale;
use crate::msg;
use crate::outcome::{Button, Form, Outcome, Reply};
use crate::store::events;
use crate::store::questions::{self as store, State as Far};
use crate::text::{Message, Text};
use crate::vault::PersonId;

/// Characters of a question, as platforms count them.
pub(crate) const MOST: usize = 500;
/// How much of a question is shown where only its beginning is.
const SHORT: usize = 60;

/// What is open.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Talk {
    /// A follower asks the speakers of a forum.
    Asks(Asking),
    /// A moderator looks at the queue of this forum.
    Queue(String),
    /// A moderator looks at one question.
    Looks(String),
    /// A moderator chooses the question into which this one is merged.
    Merges(String),
    /// A moderator writes what stands with the recap.
    Publishes(Publishing),
}

impl std::fmt::Debug for Talk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Talk(…)")
    }
}

/// A question in the making.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asking {
    /// Of which forum.
    slug: String,
    /// Once they are written.
    words: Option<String>,
    /// A signature in the making, or what follows one: it is open again afterwards.
    before: Option<Box<State>>,
}

impl std::fmt::Debug for Asking {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Asking(…)")
    }
}

/// A question and its answer on the way to the recap.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Publishing {
    id: String,
    event: String,
    /// In which language it will stand.
    locale: Locale,
    /// As it was asked, until a moderator writes it anew; typed in a further language.
    question: Option<String>,
    answer: Option<String>,
    /// Whether it stands in another language already.
    further: bool,
}

impl std::fmt::Debug for Publishing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Publishing(…)")
    }
}

impl Talk {
    /// Whether it waits for words: any words, also those that stand for a command.
    pub(super) const fn takes_words(&self) -> bool {
        match self {
            Self::Asks(asking) => asking.words.is_none(),
            Self::Publishes(one) => one.answer.is_none(),
            Self::Queue(_) | Self::Looks(_) | Self::Merges(_) => false,
        }
    }

    /// What is open again afterwards.
    pub(super) fn before(self) -> Option<Box<State>> {
        match self {
            Self::Asks(asking) => asking.before,
            _ => None,
        }
    }

    /// The form for the words.
    pub(super) fn form(&self) -> Form {
        let label = match self {
            Self::Publishes(Publishing { question: Some(_), .. }) => msg!("form-question-answer"),
            Self::Publishes(_) => msg!("form-question-other"),
            _ => msg!("form-question"),
        };
        Form { label, long: true }
    }
}

/// A button was pressed. Those of the team count for the team only.
pub(super) async fn tap(turn: &mut Turn<'_>, tap: Tap) -> Result<Outcome, Failure> {
    match tap {
        Tap::Ask(slug) => ask::begin(turn, &slug).await,
        Tap::Follow(slug) => ask::follow(turn, &slug).await,
        Tap::Send(slug) => ask::send(turn, &slug).await,
        Tap::Anew(slug) => ask::anew(turn, &slug).await,
        _ if turn.role < Role::Moderator => fallback::stale(turn).await,
        Tap::Queue(slug) => queue::show(turn, &slug).await,
        Tap::Open(id) => queue::open(turn, &id).await,
        Tap::Asked(id) => queue::end(turn, &id, Far::Asked).await,
        Tap::Decline(id) => queue::end(turn, &id, Far::Declined).await,
        Tap::MergeWith(id) => queue::merge_with(turn, &id).await,
        Tap::Merge(id, into) => queue::merge(turn, &id, &into).await,
        Tap::Up(id) => queue::shift(turn, &id, -1).await,
        Tap::Down(id) => queue::shift(turn, &id, 1).await,
        Tap::Publish(id) => publish::begin(turn, &id).await,
        Tap::Put(id) => publish::put(turn, &id).await,
        Tap::Rewrite(id) => publish::rewrite(turn, &id).await,
        Tap::Reword(id) => publish::reword(turn, &id).await,
        Tap::Also(id, locale) => publish::also(turn, &id, locale).await,
    }
}

/// A free text while something of this is open.
pub(super) async fn answer(
    turn: &mut Turn<'_>,
    talk: Talk,
    text: &str,
) -> Result<Outcome, Failure> {
    match talk {
        Talk::Asks(asking) => ask::typed(turn, asking, text).await,
        _ if turn.role < Role::Moderator => {
            turn.clear().await?;
            fallback::not_understood(turn).await
        }
        Talk::Publishes(one) => publish::typed(turn, one, text).await,
        Talk::Queue(_) | Talk::Looks(_) | Talk::Merges(_) => {
            fallback::with_current(turn, msg!("fallback-press-a-button")).await
        }
    }
}

/// The screen of what is open; `None` if there is nothing to ask any more.
pub(super) async fn screen(turn: &mut Turn<'_>, talk: &Talk) -> Result<Option<Reply>, Failure> {
    match talk {
        Talk::Asks(asking) => ask::screen(turn, asking).await,
        _ if turn.role < Role::Moderator => Ok(None),
        Talk::Queue(slug) => queue::screen(turn, slug).await,
        Talk::Looks(id) => queue::one_screen(turn, id).await,
        Talk::Merges(id) => queue::merge_screen(turn, id).await,
        Talk::Publishes(one) => publish::screen(turn, one).await.map(Some),
    }
}

/// *Back*: one step.
pub(super) async fn back(turn: &mut Turn<'_>, talk: Talk) -> Result<Outcome, Failure> {
    match talk {
        Talk::Asks(asking) if asking.words.is_some() => ask::anew(turn, &asking.slug).await,
        Talk::Asks(asking) => leave(turn, &asking.slug, asking.before).await,
        Talk::Queue(slug) => leave(turn, &slug, None).await,
        Talk::Looks(id) => match store::find(turn.conn, &turn.core.secret, &id).await? {
            Some(question) => queue::show(turn, &question.event).await,
            None => fallback::stale(turn).await,
        },
        Talk::Merges(id) => queue::open(turn, &id).await,
        Talk::Publishes(one) if one.answer.is_some() => publish::rewrite(turn, &one.id).await,
        Talk::Publishes(one) => queue::open(turn, &one.id).await,
    }
}

/// Back to the forum's card.
async fn leave(
    turn: &mut Turn<'_>,
    slug: &str,
    before: Option<Box<State>>,
) -> Result<Outcome, Failure> {
    inbox::end(turn, before).await?;
    super::event::screen(turn, slug).await
}

/// *Cancel*; `None` where nothing was being written.
pub(super) async fn cancelled(turn: &mut Turn<'_>, talk: Talk) -> Result<Option<Outcome>, Failure> {
    match talk {
        Talk::Asks(Asking { slug, before, .. }) => {
            inbox::end(turn, before).await?;
            ask::told(turn, msg!("inbox-not-sent"), &slug).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// The buttons below a forum's card: a question for the speakers while it is to come, and the queue for
/// those who mind it.
pub(super) async fn rows(turn: &mut Turn<'_>, event: &Event) -> Result<Vec<Vec<Button>>, Failure> {
    let mut rows = Vec::new();
    if !turn.private() {
        return Ok(rows);
    }
    let over = event.is_over(turn.now);
    if !over && !event.cancelled {
        let tap = Tap::Ask(event.slug.clone());
        rows.push(vec![button(msg!("button-ask-speakers"), &tap)]);
    }
    if turn.role >= Role::Moderator {
        let number = waiting(turn, event).await?;
        if number > 0 {
            let label = msg!("button-questions", number = number);
            rows.push(vec![button(label, &Tap::Queue(event.slug.clone()))]);
        }
    }
    Ok(rows)
}

/// How many of a forum's questions somebody could look at: the queue, and once it is over also those that
/// were asked and can be published.
async fn waiting(turn: &mut Turn<'_>, event: &Event) -> Result<i64, Failure> {
    let mut number = store::waiting(turn.conn, &event.slug, Far::Queued).await?;
    if event.is_over(turn.now) {
        number += store::waiting(turn.conn, &event.slug, Far::Asked).await?;
    }
    Ok(number)
}

/// All that this person asked goes.
pub(super) async fn forget(turn: &mut Turn<'_>, person: PersonId) -> Result<(), Failure> {
    Ok(store::forget(turn.conn, &turn.core.secret, person).await?)
}

/// Two persons become one.
pub(super) async fn join(
    turn: &mut Turn<'_>,
    goes: PersonId,
    stays: PersonId,
) -> Result<(), Failure> {
    Ok(store::join(turn.conn, &turn.core.secret, goes, stays).await?)
}

/// What `/mydata` tells of it.
pub(super) async fn told(
    turn: &mut Turn<'_>,
    person: PersonId,
    text: Text,
) -> Result<Text, Failure> {
    Ok(match store::of_person(turn.conn, &turn.core.secret, person).await? {
        0 => text,
        number => text.item(msg!("mydata-questions", number = number)),
    })
}

fn button(label: Message, tap: &Tap) -> Button {
    Button::press(label, tap.data())
}

/// A forum's title for a reader.
fn title(event: &Event, locale: Locale) -> String {
    event.text_for(locale).map(|(_, words)| words.title.clone()).unwrap_or_default()
}

/// A forum that somebody may see.
async fn find(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Event>, Failure> {
    let event = events::find(turn.conn, slug).await?;
    Ok(event.filter(|event| turn.sees(event.state)))
}

/// From now on this is open.
async fn go(turn: &mut Turn<'_>, talk: Talk) -> Result<Outcome, Failure> {
    match screen(turn, &talk).await? {
        Some(screen) => {
            turn.save(&State::Questions(talk)).await?;
            Ok(Outcome::reply(screen))
        }
        None => {
            inbox::end(turn, talk.before()).await?;
            fallback::stale(turn).await
        }
    }
}
