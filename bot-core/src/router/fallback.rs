//! Everything that is no answer: old buttons, voice messages, words that nobody understands.

use super::language;
use crate::command::Role;
use crate::conversation::NoLinks;
use crate::conversation::press::Press;
use crate::conversation::state::{AfterStep, State};
use crate::conversation::{Stop, Turn};
use crate::features::{
    account, announce, edit, event, faq, follow, inbox, questions, signing, staff,
};
use crate::i18n::khmer;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::text::{Message, Text};

/// The mark before what is chosen, as the locale files have it.
const CHOSEN: &str = "✓ ";

/// An update that was handled before: the current screen, and no effect.
pub(crate) async fn resume(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !turn.private() {
        return Ok(Outcome::silent());
    }
    let outcome = match turn.state().await? {
        Some(State::Searched { words }) => faq::again(turn, &words).await?,
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

async fn screen(turn: &mut Turn<'_>, state: Option<&State>) -> Result<Option<Reply>, Stop> {
    Ok(match state {
        Some(State::Welcome { .. }) => Some(language::welcome_screen(turn)),
        Some(State::Signing(signing)) => signing::screen(turn, signing).await?,
        Some(State::Signed(signed)) => signing::after::screen(turn, signed).await?,
        Some(State::Correct { .. }) => Some(account::correct::screen(turn)),
        Some(State::CorrectCountry { slug, seat }) => {
            Some(account::country::screen(turn, slug, *seat))
        }
        Some(State::Home(living)) => Some(follow::home::screen(turn, living)),
        Some(State::Connect { .. }) => account::connect::screen(turn).await?,
        // Whoever lost the role meanwhile is asked nothing any more.
        Some(State::Invite { role }) if turn.role == Role::Owner => {
            Some(staff::label_screen(turn, role))
        }
        Some(State::Invite { .. }) => None,
        Some(State::Door { event }) => event::door::screen(turn, event).await?,
        Some(State::Announce(writing)) => announce::screen(turn, writing).await?,
        Some(State::Inbox(talk)) => inbox::screen(turn, talk).await?,
        Some(State::Questions(talk)) => questions::screen(turn, talk).await?,
        Some(State::Edit(view)) => edit::screen(turn, view).await?,
        Some(State::Searched { .. }) | None => None,
    })
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

/// The button whose label was typed: one of the open question, or one that means the same everywhere.
pub(crate) async fn typed_button(
    turn: &mut Turn<'_>,
    state: Option<&State>,
    text: &str,
) -> Result<Option<Press>, Stop> {
    if text.len() > 400 {
        return Ok(None);
    }
    let open = screen(turn, state).await?.map(|reply| reply.buttons).unwrap_or_default();
    let everywhere = [
        Button::press(msg!("button-continue"), Press::Continue.data()),
        Button::press(msg!("button-continue-signing"), Press::Continue.data()),
        Button::press(msg!("button-back-to-petition"), Press::Continue.data()),
        Button::press(msg!("button-back"), Press::Back(None).data()),
        Button::press(msg!("button-skip"), Press::Skip(AfterStep::More).data()),
        Button::press(msg!("button-follow"), Press::Follow.data()),
        Button::press(msg!("button-follow-choose"), Press::Choose.data()),
        Button::press(msg!("button-home"), Press::Home.data()),
        Button::press(msg!("button-home-remove"), Press::HomeRemove.data()),
        Button::press(msg!("button-unfollow"), Press::Unfollow.data()),
        Button::press(msg!("button-erase-chat"), Press::EraseChat.data()),
        Button::press(msg!("button-other-questions"), Press::FaqOthers.data()),
        Button::press(msg!("button-all-questions"), Press::Faq.data()),
        Button::press(msg!("button-ask-person"), faq::ASK),
    ];
    // The thanks keeps its button while the questions after it are open.
    let share = match state {
        Some(State::Signed(signed)) => {
            let press = Press::Share(signed.slug.clone());
            Some(Button::press(msg!("button-share"), press.data()))
        }
        _ => None,
    };
    // Where any words are an answer only the buttons below the question are more than words.
    let words = match state {
        Some(State::Announce(writing)) => writing.step.takes_words(),
        Some(State::Inbox(_) | State::Questions(_)) => state.is_some_and(State::wants_words),
        Some(State::Edit(view)) => view.takes_words(),
        _ => false,
    };
    let everywhere = everywhere.into_iter().chain(share).filter(|_| !words);
    let typed = khmer::key(text);
    let button = open.into_iter().flatten().chain(everywhere).find(|button| {
        let label = khmer::key(&turn.core.catalogue.phrase(&button.label, turn.locale, &NoLinks));
        // Nobody types the mark of what is chosen.
        label == typed || label.strip_prefix(CHOSEN) == Some(typed.as_str())
    });
    Ok(button.and_then(|button| Press::parse(button.action.pressed()?)))
}
