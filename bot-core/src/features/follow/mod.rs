//! `/follow`: what a person gets announcements about. Asked apart from signing, kept apart from it.

pub(crate) mod home;

use crate::features::shared::following::add;
use crate::features::shared::following::current;
use crate::features::shared::following::in_servers;
pub(crate) use crate::features::shared::following::is_following;
use crate::features::shared::following::is_possible;
use crate::features::shared::following::keep;
use crate::features::shared::topics;
use crate::features::shared::topics::place;
use crate::features::shared::topics::zone_name;
use std::collections::BTreeSet;

use crate::announcement::Topic;
use crate::conversation::press::Press;
use crate::conversation::state::{Aside, State};
use crate::conversation::way_back::way_back;
use crate::conversation::{Instead, Stop, Turn};
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::store::follows::{self, Follow};
use crate::text::{Message, Text};

/// `/follow`: the question, or what one follows.
pub(crate) async fn offer(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if let Some(elsewhere) = elsewhere(turn).await? {
        return Ok(elsewhere);
    }
    if is_following(turn).await? {
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

/// What to say to somebody who can't follow, if they can't.
async fn elsewhere(turn: &mut Turn<'_>) -> Result<Option<Outcome>, Stop> {
    if is_possible(turn).await? {
        return Ok(None);
    }
    Ok(Some(Outcome::reply(in_servers(turn).await?)))
}

/// *Follow news* was pressed outside the questions after a signature. Other topics stay.
pub(crate) async fn start(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if let Some(elsewhere) = elsewhere(turn).await? {
        return Ok(elsewhere);
    }
    leave_question(turn).await?;
    add(turn, Topic::News).await?;
    shown(turn, Some(msg!("follow-started"))).await
}

/// Somebody wrote that they want no more news: only a press stops them.
pub(crate) async fn ask_to_stop(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !is_following(turn).await? {
        let reply = turn.reply(Text::of(msg!("stop-news-none"))).row(way_back(turn).await?);
        return Ok(Outcome::reply(reply.place(Place::Fresh)));
    }
    let sure = Aside::StopNews.button();
    turn.put_before(Aside::StopNews).await?;
    let keep = Button::press(msg!("button-keep-news"), Press::KeepNews.data());
    let reply = turn.reply(Text::of(msg!("stop-news-ask"))).place(Place::Fresh);
    Ok(Outcome::reply(reply.row(sure).row([keep])))
}

/// *Stop all news* was pressed. What is open stays open.
pub(crate) async fn stop_news(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let back = way_back(turn).await?;
    let mut outcome = ended(turn, None).await?;
    if let Some(last) = outcome.replies.last_mut() {
        last.buttons.extend(back.map(|button| vec![button]));
    }
    Ok(outcome)
}

/// *Stop following* was pressed.
pub(crate) async fn stop(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    leave_question(turn).await?;
    ended(turn, None).await
}

async fn ended(turn: &mut Turn<'_>, note: Option<Message>) -> Result<Outcome, Stop> {
    if let Some(person) = turn.person {
        follows::end(turn.conn, person).await?;
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
        let turned = if on { Press::UnfollowTopic(topic) } else { Press::FollowTopic(topic) };
        reply = reply.row([Button::press(label, turned.data())]);
    }
    let Some(follow) = follow else { return Ok(reply) };
    let mut row = vec![Button::press(msg!("button-home"), Press::Home.data())];
    if follow.home.is_some() {
        row.push(Button::press(msg!("button-home-remove"), Press::HomeRemove.data()));
    }
    Ok(reply.row(row).row([Button::press(msg!("button-unfollow"), Press::Unfollow.data())]))
}
