//! `/follow`: whether a person gets announcements. Asked apart from signing, kept apart from it.

use std::collections::BTreeSet;

use super::press::Press;
use super::state::State;
use super::{Failure, Turn, signing};
use crate::announcement::Topic;
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::follows::{self, Follow};
use crate::text::Text;

/// Shows the choice and what it means.
pub(super) async fn offer(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let following = following(turn).await?;
    let reply = if following {
        turn.reply(Text::of(msg!("follow-now")))
            .row([Button::press(msg!("button-unfollow"), Press::Unfollow.data())])
    } else {
        turn.reply(Text::of(msg!("follow-offer")))
            .row([Button::press(msg!("button-follow"), Press::Follow.data())])
    };
    Ok(Outcome::reply(reply))
}

/// Whether this person follows.
pub(super) async fn following(turn: &mut Turn<'_>) -> Result<bool, Failure> {
    let Some(person) = turn.person else { return Ok(false) };
    Ok(follows::get(turn.conn, &turn.core.secret, person).await?.is_some())
}

/// *Follow news* was pressed.
pub(super) async fn start(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let person = turn.person().await?;
    follows::set(turn.conn, &turn.core.secret, person, &follow_of(turn)).await?;
    if let Some(State::Signed(signed)) = turn.state().await? {
        return signing::after::followed(turn, signed).await;
    }
    let reply = turn
        .reply(Text::of(msg!("follow-started")))
        .row([Button::press(msg!("button-unfollow"), Press::Unfollow.data())]);
    Ok(Outcome::reply(reply))
}

/// *Stop following* was pressed.
pub(super) async fn stop(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    if let Some(person) = turn.person {
        follows::end(turn.conn, &turn.core.secret, person).await?;
    }
    let reply = turn
        .reply(Text::of(msg!("follow-stopped")))
        .row([Button::press(msg!("button-follow"), Press::Follow.data())]);
    Ok(Outcome::reply(reply))
}

/// Brings the language of a follow in line with the person's.
pub(super) async fn relocate(turn: &mut Turn<'_>) -> Result<(), Failure> {
    let Some(person) = turn.person else { return Ok(()) };
    if let Some(mut follow) = follows::get(turn.conn, &turn.core.secret, person).await? {
        follow.locale = turn.locale;
        follows::set(turn.conn, &turn.core.secret, person, &follow).await?;
    }
    Ok(())
}

fn follow_of(turn: &Turn<'_>) -> Follow {
    Follow {
        platform: turn.incoming.account.platform.as_str().to_owned(),
        address: turn.incoming.address.0.clone(),
        locale: turn.locale,
        topics: BTreeSet::from([Topic::News]),
        home: None,
    }
}
