//! The buttons under an announcement: a petition, a forum, an address of the web.

use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::features::shared::find;
use std::collections::BTreeMap;

use super::{
    button, change, draft, forum, go, go_with, language_name, languages, moved_on, petition,
    with_ways_out, words,
};
use crate::announcement::{Content, Link};
use crate::broadcast::markup;
use crate::conversation::{Instead, Stop, Turn};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::text::{Arg, Text};

/// More buttons hide each other on a phone.
const MOST: usize = 3;
/// Letters of a label.
const LABEL: std::ops::RangeInclusive<usize> = 2..=30;
/// How many petitions, and how many forums, are offered.
const OFFERED: usize = 4;

/// What a button is about.
pub(super) async fn name(turn: &mut Turn<'_>, link: &Link) -> Result<Arg, Stop> {
    Ok(match link {
        Link::Sign(slug) => {
            msg!("announce-link-sign", title = words::petition_title(turn, slug).await?).into()
        }
        Link::Forum(slug) => {
            let title = forum::title(turn, slug).await?.unwrap_or_else(|| slug.clone());
            msg!("announce-link-forum", title = khmer::truncate(&title, 40)).into()
        }
        Link::Web { label, .. } => {
            let own = label.get(&turn.locale).or_else(|| label.values().next());
            own.cloned().unwrap_or_default().into()
        }
    })
}

/// What there is, what can be added.
pub(super) async fn screen(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
    content: &Content,
) -> Result<Reply, Stop> {
    let most = i64::try_from(MOST).unwrap_or(0);
    let mut reply = turn.reply(Text::of(msg!("announce-links", most = most)));
    for (number, link) in content.links.iter().enumerate() {
        let name = name(turn, link).await?;
        let line = match link {
            Link::Web { url, .. } => msg!("announce-link-web", name = name, link = url.as_str()),
            _ => msg!("announce-link", name = name),
        };
        reply.text = reply.text.item(line);
        let short = i64::try_from(number + 1).unwrap_or(0);
        let label = msg!("button-remove-link", number = short);
        reply = reply.row([button(label, &writing.id, DraftAct::NoLink(number))]);
    }
    if content.links.len() < MOST {
        reply = with_offers(turn, reply, writing, content).await?;
    }
    Ok(with_ways_out(reply, writing, false))
}

async fn with_offers(
    turn: &mut Turn<'_>,
    mut reply: Reply,
    writing: &AnnounceState,
    content: &Content,
) -> Result<Reply, Stop> {
    let new = |link: &Link| !content.links.contains(link);
    for (slug, title) in petition::open(turn).await?.into_iter().take(OFFERED) {
        if new(&Link::Sign(slug.clone())) {
            let label = msg!("button-add-petition", title = khmer::truncate(&title, 24));
            reply = reply.row([button(label, &writing.id, DraftAct::Sign(slug))]);
        }
    }
    for (slug, title) in forum::coming(turn).await?.into_iter().take(OFFERED) {
        if new(&Link::Forum(slug.clone())) {
            let label = msg!("button-add-forum", title = khmer::truncate(&title, 24));
            reply = reply.row([button(label, &writing.id, DraftAct::Forum(slug))]);
        }
    }
    Ok(reply.row([button(msg!("button-add-web"), &writing.id, DraftAct::Web)]))
}

async fn add(turn: &mut Turn<'_>, id: &str, link: Link) -> Result<Outcome, Stop> {
    let push = |body: &mut super::Body| {
        let links = &mut body.content.links;
        if links.len() < MOST && !links.contains(&link) {
            links.push(link);
        }
    };
    match change(turn, id, push).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await,
        None => moved_on(turn, id).await,
    }
}

/// A petition was pressed.
pub(super) async fn sign(turn: &mut Turn<'_>, id: &str, slug: String) -> Result<Outcome, Stop> {
    match find::petition(turn, &slug).await? {
        Some(one) if one.petition.state.is_public() => add(turn, id, Link::Sign(slug)).await,
        _ => Err(Instead::Stale.into()),
    }
}

/// A forum was pressed.
pub(super) async fn forum(turn: &mut Turn<'_>, id: &str, slug: String) -> Result<Outcome, Stop> {
    match forum::title(turn, &slug).await? {
        Some(_) => add(turn, id, Link::Forum(slug)).await,
        None => Err(Instead::Stale.into()),
    }
}

/// *Remove button 1* was pressed.
pub(super) async fn remove(turn: &mut Turn<'_>, id: &str, number: usize) -> Result<Outcome, Stop> {
    let take = |body: &mut super::Body| {
        if number < body.content.links.len() {
            body.content.links.remove(number);
        }
    };
    match change(turn, id, take).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Links)).await,
        None => moved_on(turn, id).await,
    }
}

/// The next language in which the button has no label yet.
fn unlabelled(turn: &Turn<'_>, labels: &BTreeMap<Locale, String>) -> Option<Locale> {
    let all = languages(turn).into_iter().map(|(locale, _)| locale);
    all.into_iter().find(|locale| !labels.contains_key(locale))
}

/// What does the button say?
pub(super) fn label_screen(
    turn: &Turn<'_>,
    writing: &AnnounceState,
    labels: &BTreeMap<Locale, String>,
) -> Reply {
    let locale = unlabelled(turn, labels).unwrap_or(turn.locale);
    let language = language_name(turn, locale);
    let most = i64::try_from(*LABEL.end()).unwrap_or(0);
    let reply = turn.reply(Text::of(msg!("announce-label", language = language, most = most)));
    let said = labels.values().any(|label| !label.is_empty());
    with_ways_out(reply, writing, said)
}

/// It was typed.
pub(super) async fn label(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    labels: BTreeMap<Locale, String>,
    text: &str,
) -> Result<Outcome, Stop> {
    let label = if text.len() > 2000 { String::new() } else { khmer::clean_line(text) };
    if !LABEL.contains(&label.chars().count()) {
        let most = i64::try_from(*LABEL.end()).unwrap_or(0);
        return Err(Instead::Hint(msg!("announce-label-refused", most = most)).into());
    }
    labelled(turn, &writing, labels, label).await
}

/// *Skip*: readers of this language see another one's label.
pub(super) async fn without_label(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
    labels: BTreeMap<Locale, String>,
) -> Result<Outcome, Stop> {
    labelled(turn, writing, labels, String::new()).await
}

async fn labelled(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
    mut labels: BTreeMap<Locale, String>,
    label: String,
) -> Result<Outcome, Stop> {
    if let Some(locale) = unlabelled(turn, &labels) {
        labels.insert(locale, label);
    }
    let step = match unlabelled(turn, &labels) {
        Some(_) => AnnounceStep::Label(labels),
        None => AnnounceStep::Address(labels),
    };
    go(turn, writing.to(step)).await
}

/// Which address does it open?
pub(super) fn address_screen(turn: &Turn<'_>, writing: &AnnounceState) -> Reply {
    with_ways_out(turn.reply(Text::of(msg!("announce-address"))), writing, false)
}

/// It was typed.
pub(super) async fn address(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    labels: BTreeMap<Locale, String>,
    text: &str,
) -> Result<Outcome, Stop> {
    let url = markup::web(text)
        .filter(|url| url.get(..8).is_some_and(|head| head.eq_ignore_ascii_case("https://")));
    let Some(url) = url else {
        return Err(Instead::Hint(msg!("announce-address-refused")).into());
    };
    let label = labels.into_iter().filter(|(_, label)| !label.is_empty()).collect();
    let Some(one) = draft(turn, &writing.id).await? else {
        return moved_on(turn, &writing.id).await;
    };
    if one.body.content.links.len() >= MOST {
        return go_with(turn, writing.to(AnnounceStep::Links), msg!("announce-links-full")).await;
    }
    add(turn, &writing.id, Link::Web { label, url }).await
}
