//! `/faq`: topics, their questions, and the answers; `search.rs` finds them by free words.

mod search;

pub(crate) use self::search::{ASK, answered, aside, index, not_found, offered, others};
use crate::campaign::{Faq, FaqTopic, Kind};
use crate::conversation::press::Press;
use crate::conversation::way_back::way_back;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::faq_card;
use crate::features::shared::file_button;
use crate::features::shared::find;
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, is_start_payload};
use crate::store::faqs;
use crate::text::{Phrase, Text};

/// Bytes of the longest title that is compared. Hostile input can be a megabyte.
const TITLE: usize = 500;

/// The payload of the link that leads to the questions. No petition may have this slug.
pub(crate) const LINK: &str = "faq";

/// `/faq`, `/faq slug` of a topic or a question, `/faq words`. With what of the words may be kept.
pub(crate) async fn command(
    turn: &mut Turn<'_>,
    rest: &str,
    kept: Option<&str>,
) -> Result<Outcome, Stop> {
    let slug = if is_start_payload(rest) { rest } else { "" };
    if let Some(faq) = find::faq(turn, slug).await? {
        return show(turn, &faq).await;
    }
    match faqs::find_topic(turn.conn, slug).await? {
        Some(_) => topic(turn, slug).await,
        None if rest.chars().any(char::is_alphanumeric) => titled_or_found(turn, rest, kept).await,
        None => topics(turn).await,
    }
}

/// What is called so, else what is like it.
async fn titled_or_found(
    turn: &mut Turn<'_>,
    words: &str,
    kept: Option<&str>,
) -> Result<Outcome, Stop> {
    let typed = if words.len() > TITLE { None } else { named(turn, &khmer::key(words)).await? };
    match typed {
        Some(Press::FaqEntry(slug)) => entry(turn, &slug).await,
        Some(Press::FaqTopic(slug)) => topic(turn, &slug).await,
        _ => search::words(turn, words, kept).await,
    }
}

/// The same in a group, where only a clear answer stands. `None`: the private chat has the rest.
pub(crate) async fn in_group(turn: &mut Turn<'_>, rest: &str) -> Result<Option<Outcome>, Stop> {
    let slug = if is_start_payload(rest) { rest } else { "" };
    match find::faq(turn, slug).await? {
        Some(faq) => search::public(turn, &faq).map(Some),
        None => search::in_group(turn, rest).await,
    }
}

/// All topics that have questions; if there is one only, its questions.
pub(crate) async fn topics(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let (topics, faqs) = all(turn).await?;
    match topics.as_slice() {
        [] => Ok(turn.say(Text::of(msg!("faq-none")))),
        [only] => questions(turn, only, &faqs, false).await,
        several => {
            let text = Text::new().title(msg!("faq-title")).para(msg!("faq-choose-topic"));
            let mut reply = turn.reply(text).row(way_back(turn).await?);
            for topic in several {
                let press = Press::FaqTopic(topic.slug.clone());
                reply = reply.row([Button::press(name(turn, topic), press.data())]);
            }
            Ok(Outcome::reply(reply))
        }
    }
}

/// The questions of one topic.
pub(crate) async fn topic(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let (topics, faqs) = all(turn).await?;
    match topics.iter().find(|topic| topic.slug == slug) {
        Some(topic) => questions(turn, topic, &faqs, topics.len() > 1).await,
        None => Err(Instead::Stale.into()),
    }
}

/// Every topic that has questions, and every question.
async fn all(turn: &mut Turn<'_>) -> Result<(Vec<FaqTopic>, Vec<Faq>), Stop> {
    let mut faqs = find::faqs(turn).await?;
    faqs.retain(|faq| faq.state.is_listed());
    let mut topics = faqs::list_topics(turn.conn).await?;
    topics.retain(|topic| faqs.iter().any(|faq| faq.topic == topic.slug));
    Ok((topics, faqs))
}

async fn questions(
    turn: &mut Turn<'_>,
    topic: &FaqTopic,
    faqs: &[Faq],
    back: bool,
) -> Result<Outcome, Stop> {
    let text = Text::new().title(name(turn, topic)).para(msg!("faq-choose-question"));
    let mut reply = turn.reply(text).row(way_back(turn).await?);
    for faq in faqs.iter().filter(|faq| faq.topic == topic.slug) {
        reply = reply.row([questions_button(turn, faq)]);
    }
    let back = back.then(|| Button::press(msg!("button-back"), Press::Faq.data()));
    Ok(Outcome::reply(reply.row(back)))
}

/// One question with its answer.
pub(crate) async fn entry(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    match find::faq(turn, slug).await? {
        Some(faq) => show(turn, &faq).await,
        None => Err(Instead::Stale.into()),
    }
}

async fn show(turn: &mut Turn<'_>, faq: &Faq) -> Result<Outcome, Stop> {
    let back = Button::press(msg!("button-back"), Press::FaqTopic(faq.topic.clone()).data());
    let file = file_button::row(turn, Kind::Faq, &faq.slug, faq.attachment.as_ref());
    let reply = turn.reply(faq_card::card(turn, faq)?).row(way_back(turn).await?);
    Ok(Outcome::reply(reply.row(file).row([back])))
}

fn questions_button(turn: &Turn<'_>, faq: &Faq) -> Button {
    Button::press(title(turn, faq), Press::FaqEntry(faq.slug.clone()).data())
}

/// The question in the reader's language, else in another one.
fn title(turn: &Turn<'_>, faq: &Faq) -> Phrase {
    let words = faq.text_for(turn.locale).map(|(_, words)| words.question.clone());
    Phrase::Plain(words.unwrap_or_default())
}

fn name(turn: &Turn<'_>, topic: &FaqTopic) -> Phrase {
    Phrase::Plain(topic.name_for(turn.locale).unwrap_or_default().to_owned())
}

/// The topic or question that was typed, in any language: what its button does.
pub(crate) async fn named(turn: &mut Turn<'_>, typed: &str) -> Result<Option<Press>, Stop> {
    if let Some(slug) = search::index(turn).await?.titled(typed) {
        return Ok(Some(Press::FaqEntry(slug.to_owned())));
    }
    let topics = faqs::list_topics(turn.conn).await?;
    let called = |topic: &FaqTopic| topic.name.values().any(|name| khmer::key(name) == typed);
    let Some(topic) = topics.into_iter().find(called) else { return Ok(None) };
    let (with_questions, _) = all(turn).await?;
    Ok(with_questions.contains(&topic).then_some(Press::FaqTopic(topic.slug)))
}
