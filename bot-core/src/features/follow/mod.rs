//! `/follow`: what a person gets announcements about. Asked apart from signing, kept apart from it.

pub(crate) mod home;
mod topics;

use std::collections::BTreeSet;

pub(crate) use topics::{names, place, zone_name};

use crate::announcement::Topic;
use crate::conversation::press::Press;
use crate::conversation::state::State;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::signing;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Reply};
use crate::store::follows::{self, Follow};
use crate::store::meta;
use crate::text::{Message, Text};

/// `/follow`: the question, or what one follows.
pub(crate) async fn offer(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if let Some(elsewhere) = elsewhere(turn).await? {
        return Ok(elsewhere);
    }
    if following(turn).await? {
        return choose(turn).await;
    }
    leave_question(turn).await?;
    let reply = turn
        .reply(Text::of(msg!("follow-offer")))
        .row([Button::press(msg!("button-follow"), Press::Follow.data())])
        .row([Button::press(msg!("button-follow-choose"), Press::Choose.data())]);
    Ok(Outcome::reply(reply))
}

/// *Choose topics* was pressed: the list, also for somebody who follows nothing yet.
pub(crate) async fn choose(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if let Some(elsewhere) = elsewhere(turn).await? {
        return Ok(elsewhere);
    }
    let asked = leave_question(turn).await?;
    let outcome = shown(turn, None).await?;
    Ok(if asked { outcome.with(Job::EraseQuestions) } else { outcome })
}

/// What this person follows, if anything. Whoever speaks to the bot can be reached again.
pub(crate) async fn current(turn: &mut Turn<'_>) -> Result<Option<Follow>, Stop> {
    let Some(person) = turn.person else { return Ok(None) };
    let platform = turn.platform();
    Ok(follows::seen(turn.conn, &turn.core.secret, person, platform).await?)
}

/// Whether this person follows.
pub(crate) async fn following(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    Ok(current(turn).await?.is_some())
}

/// The person is here again, after the platform had said that they can't be reached.
pub(crate) async fn regain(turn: &mut Turn<'_>) -> Result<(), Stop> {
    current(turn).await.map(|_| ())
}

/// Where this person gets announcements: here, or on a connected account where here nobody gets any.
async fn reach(turn: &mut Turn<'_>) -> Result<Option<(String, String)>, Stop> {
    let platform = turn.incoming.account.platform;
    if platform.announces_in_private() {
        let address = turn.incoming.address.0.clone();
        return Ok(Some((platform.as_str().to_owned(), address)));
    }
    let other = turn.linked().await?.filter(|other| other.platform.announces_in_private());
    Ok(other.map(|other| (other.platform.as_str().to_owned(), other.address)))
}

/// Whether announcements can come to this person privately.
pub(crate) async fn is_possible(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    Ok(reach(turn).await?.is_some())
}

/// Where nobody gets announcements privately: what there is instead.
pub(crate) async fn in_servers(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let alone = meta::on_discord_alone(turn.conn).await?;
    if alone {
        return Ok(turn.reply(Text::of(msg!("follow-in-servers-only"))));
    }
    let connect = Button::press(msg!("button-connect"), Press::Connect.data());
    Ok(turn.reply(Text::of(msg!("follow-in-servers"))).row([connect]))
}

/// What to say to somebody who can't follow, if they can't.
async fn elsewhere(turn: &mut Turn<'_>) -> Result<Option<Outcome>, Stop> {
    if is_possible(turn).await? {
        return Ok(None);
    }
    Ok(Some(Outcome::reply(in_servers(turn).await?)))
}

/// *Follow news* was pressed: one tap, and news of the campaign come. Other topics stay.
pub(crate) async fn start(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if let Some(elsewhere) = elsewhere(turn).await? {
        return Ok(elsewhere);
    }
    leave_question(turn).await?;
    add(turn, Topic::News).await?;
    if let Some(State::Signed(signed)) = turn.state().await? {
        return signing::after::followed(turn, signed).await;
    }
    shown(turn, Some(msg!("follow-started"))).await
}

/// *Stop following* was pressed.
pub(crate) async fn stop(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    leave_question(turn).await?;
    ended(turn, None).await
}

async fn ended(turn: &mut Turn<'_>, note: Option<Message>) -> Result<Outcome, Stop> {
    if let Some(person) = turn.person {
        follows::end(turn.conn, &turn.core.secret, person).await?;
    }
    let text = note.map_or_else(Text::new, Text::of).para(msg!("follow-stopped"));
    let reply = turn.reply(text).row([Button::press(msg!("button-follow"), Press::Follow.data())]);
    Ok(Outcome::reply(reply))
}

/// A topic was pressed. The button says to what it leads, so that a second tap changes nothing.
pub(crate) async fn turn_to(turn: &mut Turn<'_>, topic: Topic, on: bool) -> Result<Outcome, Stop> {
    if let Some(elsewhere) = elsewhere(turn).await? {
        return Ok(elsewhere);
    }
    leave_question(turn).await?;
    let follow = current(turn).await?;
    let has = follow.as_ref().is_some_and(|follow| follow.topics.contains(&topic));
    if on && !has {
        if !topics::is_offered(turn, &topic).await? {
            return Err(Instead::Stale.into());
        }
        // Surveys are for a place.
        if topic == Topic::Surveys && follow.is_none_or(|follow| follow.home.is_none()) {
            return home::ask(turn, true).await;
        }
        add(turn, topic).await?;
    } else if !on && let Some(follow) = follow.filter(|_| has) {
        return without(turn, follow, &topic, None).await;
    }
    shown(turn, None).await
}

/// Takes a topic away; the last one ends the follow.
async fn without(
    turn: &mut Turn<'_>,
    mut follow: Follow,
    topic: &Topic,
    note: Option<Message>,
) -> Result<Outcome, Stop> {
    follow.topics.remove(topic);
    if follow.topics.is_empty() {
        return ended(turn, note).await;
    }
    keep(turn, &follow).await?;
    shown(turn, note).await
}

/// Brings the language of a follow in line with the person's.
pub(crate) async fn relocate(turn: &mut Turn<'_>) -> Result<(), Stop> {
    if let Some(mut follow) = current(turn).await? {
        follow.locale = turn.locale;
        keep(turn, &follow).await?;
    }
    Ok(())
}

/// Follows this as well, in this language and from this chat, or from a connected account's.
pub(crate) async fn add(turn: &mut Turn<'_>, topic: Topic) -> Result<(), Stop> {
    turn.person().await?;
    let Some((platform, address)) = reach(turn).await? else { return Ok(()) };
    let old = current(turn).await?;
    let (mut topics, home) =
        old.map_or_else(|| (BTreeSet::new(), None), |old| (old.topics, old.home));
    topics.insert(topic);
    let follow = Follow { platform, address, locale: turn.locale, topics, home };
    keep(turn, &follow).await
}

async fn keep(turn: &mut Turn<'_>, follow: &Follow) -> Result<(), Stop> {
    let person = turn.person().await?;
    follows::set(turn.conn, &turn.core.secret, person, follow).await?;
    Ok(())
}

/// Whoever presses something else is no longer asked where they live. Whether they were.
async fn leave_question(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    let asked = matches!(turn.state().await?, Some(State::Home(_)));
    if asked {
        turn.clear().await?;
    }
    Ok(asked)
}

/// The list as it stands now, with a note above it.
async fn shown(turn: &mut Turn<'_>, note: Option<Message>) -> Result<Outcome, Stop> {
    let follow = current(turn).await?;
    Ok(Outcome::reply(screen(turn, follow.as_ref(), note).await?))
}

/// All topics with ✓ before those that are followed, the place, and the way out.
async fn screen(
    turn: &mut Turn<'_>,
    follow: Option<&Follow>,
    note: Option<Message>,
) -> Result<Reply, Stop> {
    let mut text = note.map_or_else(Text::new, Text::of).title(msg!("follow-title"));
    text = text.para(if follow.is_some() { msg!("follow-how") } else { msg!("follow-nothing") });
    if let Some(home) = follow.and_then(|follow| follow.home.as_ref()) {
        text = text.para(msg!("home-lives", place = place(home)));
        if let Some(zone) = zone_name(home) {
            text = text.line(msg!("home-zone-is", zone = zone));
        }
    }
    let mut reply = turn.reply(text.para(msg!("follow-privacy")));
    let none = BTreeSet::new();
    let chosen = follow.map_or(&none, |follow| &follow.topics);
    for (topic, name) in topics::listed(turn, chosen).await? {
        let on = chosen.contains(&topic);
        let label = if on { msg!("button-topic-on", topic = name) } else { name };
        reply = reply.row([Button::press(label, Press::Topic { topic, on: !on }.data())]);
    }
    let Some(follow) = follow else { return Ok(reply) };
    let mut row = vec![Button::press(msg!("button-home"), Press::Home.data())];
    if follow.home.is_some() {
        row.push(Button::press(msg!("button-home-remove"), Press::HomeRemove.data()));
    }
    Ok(reply.row(row).row([Button::press(msg!("button-unfollow"), Press::Unfollow.data())]))
}
