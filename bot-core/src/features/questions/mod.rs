//! Questions to the speakers of a forum: followers send them, moderators mind the queue, and what came of
//! them stands with the recap.

mod ask;
mod publish;
mod queue;

use crate::conversation::press::Press;
use crate::conversation::press::QuestionsPress;
use crate::features::shared::interrupted;
use crate::features::shared::waiting_period::number_of;

pub(crate) use queue::queues;

use crate::campaign::Event;
use crate::command::Role;
use crate::conversation::state::{QuestionDraft, QuestionsState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::platform::Account;
use crate::store::questions::{self as store, State as Status};
use crate::store::spent;
use crate::text::Text;
use crate::vault::PersonId;

/// Characters of a question, as platforms count them.
pub(crate) const MOST: usize = 500;
/// How much of a question is shown where only its beginning is.
const SHORT: usize = 60;

/// A button was pressed.
pub(crate) async fn tap(turn: &mut Turn<'_>, tap: QuestionsPress) -> Result<Outcome, Stop> {
    match tap {
        QuestionsPress::Ask(slug) => ask::begin(turn, &slug).await,
        QuestionsPress::Follow(slug) => ask::follow(turn, &slug).await,
        QuestionsPress::Send(slug, words) => ask::send(turn, &slug, &words).await,
        QuestionsPress::Anew(slug) => ask::anew(turn, &slug).await,
        QuestionsPress::Queue(slug) => queue::show(turn, &slug).await,
        QuestionsPress::Open(id) => queue::open(turn, &id).await,
        QuestionsPress::Asked(id) => queue::end(turn, &id, Status::Asked).await,
        QuestionsPress::Decline(id) => queue::end(turn, &id, Status::Declined).await,
        QuestionsPress::MergeWith(id) => queue::merge_with(turn, &id).await,
        QuestionsPress::Merge(id, into) => queue::merge(turn, &id, &into).await,
        QuestionsPress::Up(id) => queue::shift(turn, &id, -1).await,
        QuestionsPress::Down(id) => queue::shift(turn, &id, 1).await,
        QuestionsPress::Publish(id) => publish::begin(turn, &id).await,
        QuestionsPress::Put(id, words) => publish::put(turn, &id, &words).await,
        QuestionsPress::Rewrite(id) => publish::rewrite(turn, &id).await,
        QuestionsPress::Reword(id) => publish::reword(turn, &id).await,
        QuestionsPress::Also(id, locale) => publish::also(turn, &id, locale).await,
    }
}

/// A free text while something of this is open.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    talk: QuestionsState,
    text: &str,
) -> Result<Outcome, Stop> {
    match talk {
        QuestionsState::Asks(asking) => ask::typed(turn, asking, text).await,
        _ if turn.role < Role::Moderator => {
            turn.clear().await?;
            Err(Instead::NotUnderstood.into())
        }
        QuestionsState::Publishes(one) => publish::typed(turn, one, text).await,
        QuestionsState::Queue(_) | QuestionsState::Looks(_) | QuestionsState::Merges(_) => {
            Err(Instead::Hint(msg!("fallback-press-a-button")).into())
        }
    }
}

/// The screen of what is open; `None` if there is nothing to ask any more.
pub(crate) async fn screen(
    turn: &mut Turn<'_>,
    talk: &QuestionsState,
) -> Result<Option<Reply>, Stop> {
    match talk {
        QuestionsState::Asks(asking) => ask::screen(turn, asking).await,
        _ if turn.role < Role::Moderator => Ok(None),
        QuestionsState::Queue(slug) => queue::screen(turn, slug).await,
        QuestionsState::Looks(id) => queue::one_screen(turn, id).await,
        QuestionsState::Merges(id) => queue::merge_screen(turn, id).await,
        QuestionsState::Publishes(one) => publish::screen(turn, one).await.map(Some),
    }
}

/// *Back*: one step.
pub(crate) async fn back(turn: &mut Turn<'_>, talk: QuestionsState) -> Result<Outcome, Stop> {
    match talk {
        QuestionsState::Asks(asking) if asking.words.is_some() => {
            ask::anew(turn, &asking.slug).await
        }
        QuestionsState::Asks(asking) => leave(turn, &asking.slug, asking.before).await,
        // *Back* is everyone's, and the role may be lost meanwhile.
        _ if turn.role < Role::Moderator => Err(Instead::Stale.into()),
        QuestionsState::Queue(slug) => leave(turn, &slug, None).await,
        QuestionsState::Looks(id) => match store::find(turn.conn, &id).await? {
            Some(question) => queue::show(turn, &question.event).await,
            None => Err(Instead::Stale.into()),
        },
        QuestionsState::Merges(id) => queue::open(turn, &id).await,
        QuestionsState::Publishes(one) if one.answer.is_some() => {
            publish::rewrite(turn, &one.id).await
        }
        QuestionsState::Publishes(one) => queue::open(turn, &one.id).await,
    }
}

/// Back to the forum's card.
async fn leave(
    turn: &mut Turn<'_>,
    slug: &str,
    before: Option<Box<State>>,
) -> Result<Outcome, Stop> {
    interrupted::end(turn, before).await?;
    Err(Instead::Go(Press::Event(slug.to_owned())).into())
}

/// *Cancel*; `None` where nothing was being written.
pub(crate) async fn cancelled(
    turn: &mut Turn<'_>,
    talk: QuestionsState,
) -> Result<Option<Outcome>, Stop> {
    match talk {
        QuestionsState::Asks(QuestionDraft { slug, before, .. }) => {
            interrupted::end(turn, before).await?;
            ask::told(turn, msg!("inbox-not-sent"), &slug).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// All that this person asked goes. For a day it is remembered how many they were, for each of the person's accounts.
pub(crate) async fn forget(
    turn: &mut Turn<'_>,
    person: PersonId,
    accounts: &[Account],
) -> Result<(), Stop> {
    let today = number_of(turn.today());
    for (event, sent) in store::sent_by_forum(turn.conn, person).await? {
        let sent = sent + before(turn, &event, accounts).await?;
        for account in accounts {
            spent::keep_questions(turn.conn, (account, &event), today, sent).await?;
        }
    }
    Ok(store::forget(turn.conn, person).await?)
}

/// How many somebody had sent for this forum from these accounts before they were forgotten.
async fn before(turn: &mut Turn<'_>, event: &str, accounts: &[Account]) -> Result<i64, Stop> {
    let (today, mut most) = (number_of(turn.today()), 0);
    for account in accounts {
        most = most.max(spent::questions(turn.conn, (account, event), today).await?);
    }
    Ok(most)
}

/// Two persons become one.
pub(crate) async fn join(turn: &mut Turn<'_>, goes: PersonId, stays: PersonId) -> Result<(), Stop> {
    Ok(store::join(turn.conn, goes, stays).await?)
}

/// What `/mydata` tells of it.
pub(crate) async fn told(turn: &mut Turn<'_>, person: PersonId, text: Text) -> Result<Text, Stop> {
    Ok(match store::of_person(turn.conn, person).await? {
        0 => text,
        number => text.item(msg!("mydata-questions", number = number)),
    })
}

/// A forum's title for a reader.
fn title(event: &Event, locale: Locale) -> String {
    event.text_for(locale).map(|(_, words)| words.title.clone()).unwrap_or_default()
}

/// From now on this is open.
async fn go(turn: &mut Turn<'_>, talk: QuestionsState) -> Result<Outcome, Stop> {
    match screen(turn, &talk).await? {
        Some(screen) => {
            turn.save(&State::Questions(talk)).await?;
            Ok(Outcome::reply(screen))
        }
        None => {
            interrupted::end(turn, talk.before()).await?;
            Err(Instead::Stale.into())
        }
    }
}
