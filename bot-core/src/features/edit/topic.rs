//! The group that a question belongs to: one that there is, or a new one.

use crate::conversation::press::EditDraftAct;
use crate::features::shared::words::language_name;
use serde_json::Value;

use super::{Open, button, go, languages, slug, take, to, way};
use crate::campaign::FaqTopic;
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::Words;
use crate::conversation::{Instead, Stop, Turn};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::store::{content_items, faqs};
use crate::text::{Message, Phrase, Text};

/// How many there can be: as many as the campaign file takes.
const MOST: usize = 30;

pub(super) async fn screen(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let all = faqs::list_topics(turn.conn).await?;
    let mut reply = turn.reply(Text::of(msg!("edit-ask-topic")));
    for topic in &all {
        let label = Phrase::Plain(topic.name_for(turn.locale).unwrap_or_default().to_owned());
        reply = reply.row([button(label, &open.id, EditDraftAct::Topic(topic.slug.clone()))]);
    }
    let new = (all.len() < MOST)
        .then(|| button(msg!("button-new-topic"), &open.id, EditDraftAct::NewTopic));
    Ok(reply.row(new))
}

pub(super) fn question(turn: &Turn<'_>, locale: Locale) -> Text {
    let most = i64::try_from(Words::Topic.most()).unwrap_or(i64::MAX);
    Text::of(msg!("edit-ask-topic-name", language = language_name(turn, locale), most = most))
}

/// What the chosen group is called.
pub(super) async fn name(turn: &mut Turn<'_>, draft: &Draft) -> Result<Option<String>, Stop> {
    let Some(slug) = draft.get("topic").and_then(Value::as_str) else { return Ok(None) };
    if !draft.topic.is_empty() {
        let own = draft.topic.get(&turn.locale).or_else(|| draft.topic.values().next());
        return Ok(own.cloned());
    }
    let found = faqs::find_topic(turn.conn, slug).await?;
    Ok(found.and_then(|topic| topic.name_for(turn.locale).map(str::to_owned)))
}

pub(super) async fn chosen(
    turn: &mut Turn<'_>,
    mut open: Open,
    slug: String,
) -> Result<Outcome, Stop> {
    if faqs::find_topic(turn.conn, &slug).await?.is_none() {
        return go(turn, open).await;
    }
    open.draft.topic.clear();
    open.draft.set("topic", Some(slug.into()));
    way::answered(turn, open, &Step::Topic).await
}

pub(super) async fn new(turn: &mut Turn<'_>, mut open: Open) -> Result<Outcome, Stop> {
    if open.draft.step != Step::Topic {
        return go(turn, open).await;
    }
    open.draft.topic.clear();
    let first = languages(turn).first().copied().unwrap_or(turn.locale);
    to(turn, open, Step::TopicName(first)).await
}

/// A new group's name. It gets its own name in buttons at the same time.
pub(super) fn named(draft: &mut Draft, locale: Locale, text: &str) -> Result<(), Message> {
    let name = take::words(Words::Topic, text);
    let name = name.map_err(|unfit| take::hint(Words::Topic, unfit))?;
    draft.topic.extend(name.into_iter().map(|name| (locale, name)));
    let english = draft.topic.get(&Locale::EN).map(|name| slug::from(name));
    let slug = english.filter(|slug| !slug.is_empty()).unwrap_or_else(|| "topic".to_owned());
    draft.set("topic", Some(slug.into()));
    Ok(())
}

/// The name of a group that there is was typed.
pub(super) async fn typed(turn: &mut Turn<'_>, open: Open, text: &str) -> Result<Outcome, Stop> {
    if text.len() <= 500 {
        let typed = khmer::key(text);
        let all = faqs::list_topics(turn.conn).await?;
        let called = |topic: &FaqTopic| topic.name.values().any(|name| khmer::key(name) == typed);
        if let Some(topic) = all.into_iter().find(called) {
            return chosen(turn, open, topic.slug).await;
        }
    }
    Err(Instead::Hint(msg!("edit-topic-unknown")).into())
}

/// Writes a new group, under a name that no other has. The question is brought to it.
pub(super) async fn publish(turn: &mut Turn<'_>, draft: &mut Draft) -> Result<(), Stop> {
    if draft.topic.is_empty() {
        return Ok(());
    }
    let wanted = draft.get("topic").and_then(Value::as_str).unwrap_or("topic").to_owned();
    let all = faqs::list_topics(turn.conn).await?;
    let taken = |slug: &str| all.iter().any(|topic| topic.slug == slug);
    let slug = slug::free(&wanted, taken);
    let place = content_items::topic_place(turn.conn).await?;
    let topic = FaqTopic { slug: slug.clone(), name: draft.topic.clone() };
    faqs::put_topic(turn.conn, place, &topic).await?;
    draft.set("topic", Some(slug.into()));
    draft.topic.clear();
    Ok(())
}
