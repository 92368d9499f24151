//! A follower asks the speakers of a forum that is still to come.

use super::{MOST, go, title};
use crate::announcement::Topic;
use crate::conversation::press::{Press, QuestionsPress};
use crate::conversation::state::{QuestionDraft, QuestionsState, State};
use crate::conversation::way_back::way_back;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::event_questions::button;
use crate::features::shared::find;
use crate::features::shared::following;
use crate::features::shared::interrupted;
use crate::features::shared::quoting::quoted;
use crate::features::shared::quoting::read;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::questions::{self as store, Said};
use crate::store::{mutes, rsvps};
use crate::text::{Message, Text};

/// Letters of an id.
const ID: usize = 10;

fn to_card(slug: &str) -> Button {
    Button::press(msg!("button-back"), Press::Event(slug.to_owned()).data())
}

/// How it ended: the ways on lead to the forum, and to the signature that was interrupted.
pub(super) async fn told(turn: &mut Turn<'_>, words: Message, slug: &str) -> Result<Outcome, Stop> {
    let signing = way_back(turn).await?;
    let reply = turn.reply(Text::of(words)).place(Place::Screen);
    Ok(Outcome::reply(reply.row(signing).row([to_card(slug)])))
}

/// What shall they be asked?
async fn ask(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let before = interrupted::before(turn).await?;
    go(turn, QuestionsState::Asks(QuestionDraft { slug: slug.to_owned(), words: None, before }))
        .await
}

/// *Ask the speakers*. Whoever follows nothing is offered to follow this forum first; where nobody can
/// follow anybody may ask.
pub(super) async fn begin(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    if let Some(refusal) = refusal(turn, slug).await? {
        return Ok(Outcome::reply(turn.reply(Text::of(refusal)).row([to_card(slug)])));
    }
    if !may_ask(turn, slug).await? {
        let reply = turn
            .reply(Text::of(msg!("questions-follow-first")))
            .row([button(msg!("button-follow-and-ask"), QuestionsPress::Follow(slug.to_owned()))])
            .row([to_card(slug)]);
        return Ok(Outcome::reply(reply));
    }
    ask(turn, slug).await
}

/// Whoever follows anything, has joined this forum, or can't follow where they are.
async fn may_ask(turn: &mut Turn<'_>, slug: &str) -> Result<bool, Stop> {
    if following::is_following(turn).await? || !following::is_possible(turn).await? {
        return Ok(true);
    }
    let Some(person) = turn.person else { return Ok(false) };
    let secret = &turn.core.secret;
    let tag = secret.rsvp_tag(slug, person);
    Ok(rsvps::at(turn.conn, slug, &tag).await?.is_some())
}

/// Follows this forum, and goes on.
pub(super) async fn follow(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    if let Some(refusal) = refusal(turn, slug).await? {
        return Ok(Outcome::reply(turn.reply(Text::of(refusal)).row([to_card(slug)])));
    }
    following::add(turn, Topic::Forum(slug.to_owned())).await?;
    ask(turn, slug).await
}

/// Why this person can't ask now.
async fn refusal(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Message>, Stop> {
    let Some(event) = find::event(turn, slug).await? else {
        return Ok(Some(msg!("fallback-stale")));
    };
    if event.is_over(turn.now) || event.cancelled {
        return Ok(Some(msg!("questions-over")));
    }
    let tag = mutes::tag(&turn.core.secret, &turn.incoming.account);
    if mutes::of(turn.conn, &tag).await?.is_some() {
        return Ok(Some(msg!("inbox-not-taken")));
    }
    let accounts = turn.accounts().await?;
    let mut sent = super::before(turn, slug, &accounts).await?;
    if let Some(person) = turn.person {
        sent += store::sent(turn.conn, slug, person).await?;
    }
    Ok((sent >= store::MOST).then(|| msg!("questions-too-many", most = store::MOST)))
}

/// The question, or what will be sent.
pub(super) async fn screen(
    turn: &mut Turn<'_>,
    asking: &QuestionDraft,
) -> Result<Option<Reply>, Stop> {
    let slug = asking.slug.as_str();
    let Some(event) = find::event(turn, slug).await? else { return Ok(None) };
    let cancel = Button::press(msg!("button-cancel"), Press::Cancel.data());
    let Some(words) = &asking.words else {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let title = title(&event, turn.locale);
        let text = Text::of(msg!("questions-ask", title = title, most = most));
        let text = text.para(msg!("questions-who-reads"));
        let back = Button::press(msg!("button-back"), Press::Back.data());
        return Ok(Some(turn.reply(text).row([back, cancel])));
    };
    let text = quoted(Text::new().title(msg!("questions-send-this")), words);
    let reply = turn
        .reply(text.para(msg!("questions-who-reads")))
        .row([button(
            msg!("button-send-this"),
            QuestionsPress::Send(slug.to_owned(), mark(turn, slug, words)),
        )])
        .row([button(msg!("button-write-anew"), QuestionsPress::Anew(slug.to_owned())), cancel]);
    Ok(Some(reply))
}

/// Words came.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    asking: QuestionDraft,
    text: &str,
) -> Result<Outcome, Stop> {
    match read(text, MOST) {
        Ok(words) => {
            go(turn, QuestionsState::Asks(QuestionDraft { words: Some(words), ..asking })).await
        }
        Err(hint) => Err(Instead::Hint(hint).into()),
    }
}

/// *Write anew*.
pub(super) async fn anew(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Questions(QuestionsState::Asks(open))) if open.slug == slug => {
            go(turn, QuestionsState::Asks(QuestionDraft { words: None, ..open })).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// Tells what stands above *Send* from what stood above an earlier one.
fn mark(turn: &Turn<'_>, slug: &str, words: &str) -> String {
    turn.core.secret.mark(&["question", slug, words])
}

/// *Send*, below these words.
pub(super) async fn send(turn: &mut Turn<'_>, slug: &str, shown: &str) -> Result<Outcome, Stop> {
    let (words, before) = match turn.state().await? {
        Some(State::Questions(QuestionsState::Asks(QuestionDraft {
            slug: open,
            words: Some(words),
            before,
        }))) if open == slug && mark(turn, slug, &words) == shown => (words, before),
        _ => return Err(Instead::Stale.into()),
    };
    // The follow may have ended meanwhile, as may the forum.
    let refusal = refusal(turn, slug).await?;
    let Some(event) = find::event(turn, slug).await?.filter(|_| refusal.is_none()) else {
        interrupted::end(turn, before).await?;
        return told(turn, refusal.unwrap_or_else(|| msg!("fallback-stale")), slug).await;
    };
    let said = Said {
        platform: turn.incoming.account.platform,
        address: turn.incoming.address.0.clone(),
        locale: turn.locale,
        text: words,
    };
    let (id, person) = (turn.seed.code(ID), turn.person().await?);
    let day = event.end_instant().div_euclid(crate::clock::DAY);
    let kept = store::add(turn.conn, &id, (slug, day), person, &said).await?;
    interrupted::end(turn, before).await?;
    let words = match kept {
        true => msg!("questions-sent"),
        false => msg!("questions-too-many", most = store::MOST),
    };
    told(turn, words, slug).await
}
