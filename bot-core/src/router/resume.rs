//! The open question once more: after a crash, an old button, a voice message, words that nobody
//! understands.

use super::{dispatch, language, typed};
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::state::{Aside, State};
use crate::conversation::{Stop, Turn};
use crate::features::shared::ended::ended;
use crate::features::{
    account, announce, edit, event, faq, follow, inbox, questions, signing, staff,
};
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::text::{Message, Text};

/// An update that was handled before: the current screen, and no effect.
pub(crate) async fn resume(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !turn.private() {
        return Ok(Outcome::silent());
    }
    let outcome = match turn.state().await? {
        Some(State::Searched { words }) if words.is_empty() => faq::not_found(turn, None).await?,
        Some(State::Searched { words }) => Box::pin(typed::typed(turn, &words)).await?,
        Some(State::Signed(signed)) => match signing::seal::lost_thanks(turn, &signed).await? {
            Some(thanks) => thanks,
            None => current(turn).await?.map_or_else(Outcome::silent, Outcome::reply),
        },
        _ => current(turn).await?.map_or_else(Outcome::silent, Outcome::reply),
    };
    // It may have been a name whose erasing was lost with the first answer.
    Ok(match &turn.incoming.event {
        Event::Text(text) if !text.starts_with('/') => outcome.with(Job::EraseTyped),
        _ => outcome,
    })
}

/// The screen of the open question, if there is one.
pub(crate) async fn current(turn: &mut Turn<'_>) -> Result<Option<Reply>, Stop> {
    let state = turn.state().await?;
    screen(turn, state.as_ref()).await
}

pub(super) async fn screen(
    turn: &mut Turn<'_>,
    state: Option<&State>,
) -> Result<Option<Reply>, Stop> {
    Ok(match state {
        Some(State::Welcome { .. }) => Some(language::welcome_screen(turn).await?),
        Some(State::Signing(signing)) => signing::screen(turn, signing).await?,
        Some(State::Signed(signed)) => signing::after::screen(turn, signed).await?,
        Some(State::Correct { slug, seat, typed }) => {
            Some(account::correct::screen(turn, slug, *seat, typed.as_ref()))
        }
        Some(State::CorrectCountry { slug, seat }) => {
            Some(account::country::screen(turn, slug, *seat))
        }
        Some(State::Home(living)) => Some(follow::home::screen(turn, living)),
        Some(State::Connect { .. }) => account::connect::screen(turn).await?,
        // Whoever lost the role meanwhile is asked nothing any more.
        Some(State::Invite { role, label }) if turn.role == Role::Owner => {
            Some(staff::label_screen(turn, role, label.as_ref()))
        }
        Some(State::Invite { .. }) => None,
        Some(State::Door { event }) => event::door::screen(turn, event).await?,
        Some(State::Announce(writing)) => announce::screen(turn, writing).await?,
        Some(State::Inbox(talk)) => inbox::screen(turn, talk).await?,
        Some(State::Questions(talk)) => questions::screen(turn, talk).await?,
        Some(State::Edit(view)) => edit::screen(turn, view).await?,
        Some(State::Aside { what, .. }) => aside(turn, what).await?,
        Some(State::Searched { .. }) | None => None,
    })
}

/// A question that only buttons answer.
async fn aside(turn: &mut Turn<'_>, what: &Aside) -> Result<Option<Reply>, Stop> {
    let asked = match what {
        Aside::Withdraw { slug, seat } => account::withdraw::ask(turn, slug, *seat).await?,
        Aside::Forget => account::forget::ask(turn).await?,
        Aside::StopNews => follow::ask_to_stop(turn).await?,
        Aside::Disconnect => account::connect::disconnect::ask(turn).await?,
        // Whoever lost the role meanwhile is asked nothing any more.
        Aside::Remove(_) if turn.role < Role::Owner => return Ok(None),
        Aside::Remove(tag) => staff::remove(turn, tag, false).await?,
        Aside::Ask(data) | Aside::Look(data) => {
            let Some(press) = Press::parse(data) else { return Ok(None) };
            Box::pin(dispatch::press(turn, press)).await?
        }
    };
    Ok(asked.replies.into_iter().next())
}

/// *Cancel* or *Keep*, or a no in words: nothing was changed, and what is open stays open.
pub(crate) async fn kept(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.leave_aside().await?;
    let said = ended(turn, msg!("cancel-done"));
    Ok(Outcome::reply(match current(turn).await? {
        Some(open) => Reply { buttons: open.buttons, asks: open.asks, ..said },
        None => said,
    }))
}

/// A button that no longer leads anywhere, or never did.
pub(crate) async fn stale(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !turn.chosen {
        return language::welcome_again(turn).await;
    }
    // The pressed screen becomes the open question: a second tap on a button changes nothing to see.
    match current(turn).await? {
        Some(screen) => Ok(Outcome::reply(screen)),
        None => with_current(turn, msg!("fallback-stale")).await,
    }
}

/// A voice message, a picture, a sticker.
pub(crate) async fn unreadable(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !turn.chosen {
        return language::welcome_again(turn).await;
    }
    with_current(turn, msg!("fallback-unreadable")).await
}

/// A slash and something that is no command for this person.
pub(crate) async fn unknown_command(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    with_current(turn, msg!("fallback-unknown-command", platform = turn.platform())).await
}

/// Words outside any question.
pub(crate) async fn not_understood(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    with_current(turn, msg!("fallback-not-understood", platform = turn.platform())).await
}

/// A hint with the buttons of the open question; without one, where to go from here. The question's
/// text still stands above: a long screen twice would only bury the hint.
pub(crate) async fn with_current(turn: &mut Turn<'_>, hint: Message) -> Result<Outcome, Stop> {
    let note = turn.reply(Text::of(hint)).place(Place::Fresh);
    if let Some(screen) = current(turn).await? {
        let (buttons, asks) = (screen.buttons, screen.asks);
        return Ok(Outcome::reply(Reply { buttons, asks, ..note }));
    }
    let note = note.row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-help"), Press::Help.data()),
    ]);
    Ok(Outcome::reply(note))
}
