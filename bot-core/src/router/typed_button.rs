//! The button whose label somebody typed.

use super::resume::screen;
use crate::conversation::press::{OldPress, Press};
use crate::conversation::state::{AfterStep, State};
use crate::conversation::{Asked, Stop, Turn};
use crate::features::{account, faq, signing};
use crate::khmer;
use crate::msg;
use crate::outcome::Button;

/// The mark before what is chosen, as the locale files have it.
const CHOSEN: &str = "✓ ";

/// The button whose label was typed: one of the open question, or one that means the same everywhere.
pub(crate) async fn typed_button(
    turn: &mut Turn<'_>,
    state: Option<&State>,
    text: &str,
) -> Result<Option<Press>, Stop> {
    if text.len() > 400 {
        return Ok(None);
    }
    let waiting = match state {
        Some(State::Signing(signing)) => signing::name::typed_label(turn, signing, text),
        Some(State::Correct { slug, seat, typed: Some(typed) }) => {
            account::correct::typed_label(turn, (slug, *seat), typed, text)
        }
        _ => None,
    };
    if waiting.is_some() {
        return Ok(waiting);
    }
    let open = screen(turn, state).await?.map(|reply| reply.buttons).unwrap_or_default();
    let skip = match state {
        Some(State::Signed(signed)) => signing::after::skip(signed),
        _ => Press::Old(OldPress::Skip(AfterStep::More)).data(),
    };
    let everywhere = [
        Button::press(msg!("button-continue"), Press::Continue.data()),
        Button::press(msg!("button-continue-signing"), Press::Continue.data()),
        Button::press(msg!("button-back-to-petition"), Press::Continue.data()),
        Button::press(msg!("button-back"), Press::Back.data()),
        Button::press(msg!("button-skip"), skip),
        Button::press(msg!("button-follow"), Press::Follow.data()),
        Button::press(msg!("button-follow-choose"), Press::Choose.data()),
        Button::press(msg!("button-home"), Press::Home.data()),
        // What takes something away is only shown: the list has the button that does it.
        Button::press(msg!("button-home-remove"), Press::Choose.data()),
        Button::press(msg!("button-unfollow"), Press::Choose.data()),
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
    let words = state.is_some_and(|state| matches!(state.asked(), Asked::Words | Asked::Line));
    let everywhere = everywhere.into_iter().chain(share).filter(|_| !words);
    let typed = khmer::key(text);
    let button = open.into_iter().flatten().chain(everywhere).find(|button| {
        let label = khmer::key(&turn.core.phrase_in(turn.locale, &button.label));
        // Nobody types the mark of what is chosen.
        label == typed || label.strip_prefix(CHOSEN) == Some(typed.as_str())
    });
    Ok(button.and_then(|button| Press::parse(button.action.pressed()?)))
}
