//! Who gets it: topics, languages, a place, groups and channels, or nobody but the author.

use super::{change, forum, go, languages, moved_on, petition, with_ways_out, words};
use crate::announcement::{Content, Topic};
use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::text::{Arg, Text};

/// How many petitions, and how many forums, are offered.
const OFFERED: usize = 6;

/// What is chosen, and everything that can be.
pub(super) async fn screen(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
    content: &Content,
) -> Result<Reply, Stop> {
    let (id, audience) = (writing.id.as_str(), &content.audience);
    let text = Text::new()
        .title(msg!("announce-audience"))
        .para(words::audience(turn, audience).await?)
        .para(msg!("announce-audience-how"));
    let mut reply = turn.reply(text);
    for topic in topics(turn, content).await? {
        let on = audience.topics.contains(&topic);
        let name = words::topic(turn, &topic).await?;
        reply = reply.row([switch(name, on, id, DraftAct::Follows((topic, !on)))]);
    }
    let language = |(locale, name): (Locale, String)| {
        let on = audience.locales.contains(&locale);
        switch(Arg::from(name), on, id, DraftAct::Reads((locale, !on)))
    };
    let readers: Vec<Button> = languages(turn).into_iter().map(language).collect();
    for pair in readers.chunks(2) {
        reply = reply.row(pair.to_vec());
    }
    let place = audience.area.as_ref().map(words::area);
    let label =
        place.map_or_else(|| msg!("button-area"), |place| msg!("button-area-is", place = place));
    reply = reply.row([super::button(label, id, DraftAct::Area)]);
    let channels = msg!("button-channels").into();
    let myself = msg!("announce-only-me").into();
    reply = reply
        .row([switch(channels, audience.channels, id, DraftAct::Channels(!audience.channels))])
        .row([switch(myself, audience.myself, id, DraftAct::Myself(!audience.myself))]);
    Ok(with_ways_out(reply, writing, false))
}

/// A name with a mark if it is chosen.
fn switch(name: Arg, on: bool, id: &str, what: DraftAct) -> Button {
    let label = if on { msg!("button-on", name = name) } else { msg!("button-off", name = name) };
    super::button(label, id, what)
}

/// Every topic that can be chosen, and those that are.
async fn topics(turn: &mut Turn<'_>, content: &Content) -> Result<Vec<Topic>, Stop> {
    let mut all = vec![Topic::News, Topic::Surveys];
    let petitions = petition::open(turn).await?.into_iter().take(OFFERED);
    all.extend(petitions.map(|(slug, _)| Topic::Petition(slug)));
    let forums = forum::coming(turn).await?.into_iter().take(OFFERED);
    all.extend(forums.map(|(slug, _)| Topic::Forum(slug)));
    let chosen = content.audience.topics.iter().filter(|topic| !all.contains(topic)).cloned();
    let chosen: Vec<Topic> = chosen.collect();
    all.extend(chosen);
    Ok(all)
}

async fn again(
    turn: &mut Turn<'_>,
    id: &str,
    how: impl FnOnce(&mut super::Body),
) -> Result<Outcome, Stop> {
    match change(turn, id, how).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Audience)).await,
        None => moved_on(turn, id).await,
    }
}

/// A topic was pressed.
pub(super) async fn topic(
    turn: &mut Turn<'_>,
    id: &str,
    topic: Topic,
    on: bool,
) -> Result<Outcome, Stop> {
    let there = match &topic {
        Topic::News | Topic::Surveys => true,
        Topic::Petition(slug) => find::petition(turn, slug).await?.is_some(),
        Topic::Forum(slug) => forum::title(turn, slug).await?.is_some(),
    };
    if on && !there {
        return Err(Instead::Stale.into());
    }
    again(turn, id, |body| {
        let topics = &mut body.content.audience.topics;
        let _ = if on { topics.insert(topic) } else { topics.remove(&topic) };
    })
    .await
}

/// A language was pressed.
pub(super) async fn language(
    turn: &mut Turn<'_>,
    id: &str,
    locale: Locale,
    on: bool,
) -> Result<Outcome, Stop> {
    if !turn.core.catalogue.has(locale) {
        return Err(Instead::Stale.into());
    }
    let all = turn.core.languages.len();
    again(turn, id, |body| {
        let locales = &mut body.content.audience.locales;
        let _ = if on { locales.insert(locale) } else { locales.remove(&locale) };
        // All of them is the same as none in particular, also once there is a further language.
        if locales.len() == all {
            locales.clear();
        }
    })
    .await
}

/// *Groups and channels* was pressed.
pub(super) async fn channels(turn: &mut Turn<'_>, id: &str, on: bool) -> Result<Outcome, Stop> {
    again(turn, id, |body| body.content.audience.channels = on).await
}

/// *Only me* was pressed.
pub(super) async fn myself(turn: &mut Turn<'_>, id: &str, on: bool) -> Result<Outcome, Stop> {
    again(turn, id, |body| body.content.audience.myself = on).await
}
