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

/// The labels that words are compared with.
#[derive(Default)]
pub(crate) struct Labels {
    /// The button whose label was typed: one of the open question, or one that means the same everywhere.
    pub pressed: Option<Press>,
    /// The buttons of the open question that do something.
    pub acts: Vec<Button>,
}

/// Compares the words with the labels of buttons.
pub(crate) async fn labels(
    turn: &mut Turn<'_>,
    state: Option<&State>,
    text: &str,
) -> Result<Labels, Stop> {
    if text.len() > 400 {
        return Ok(Labels::default());
    }
    let waiting = match state {
        Some(State::Signing(signing)) => signing::name::typed_label(turn, signing, text),
        Some(State::Correct { slug, seat, typed: Some(typed) }) => {
            account::correct::typed_label(turn, (slug, *seat), typed, text)
        }
        _ => None,
    };
    if waiting.is_some() {
        return Ok(Labels { pressed: waiting, ..Labels::default() });
    }
    let open = screen(turn, state).await?.map(|reply| reply.buttons).unwrap_or_default();
    let acts = open.iter().flatten().filter(|one| acts(one) && !only_shows(one)).cloned().collect();
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
    let pressed = button.and_then(|button| Press::parse(button.action.pressed()?));
    Ok(Labels { pressed, acts })
}

/// Whether a button does what the question is about, and not only leads away from it.
pub(crate) fn acts(button: &Button) -> bool {
    let leads_away = |press: &Press| {
        matches!(
            press,
            Press::Back
                | Press::BackFrom(_)
                | Press::Cancel
                | Press::Keep
                | Press::Continue
                | Press::Skip { .. }
                | Press::Pass(_)
                | Press::Petitions
        )
    };
    pressed(button).is_some_and(|press| !leads_away(&press))
}

/// Whether a button shows what its words ask for as well.
fn only_shows(button: &Button) -> bool {
    let shows = |press: &Press| {
        matches!(
            press,
            Press::Language(_)
                | Press::Petition(_)
                | Press::WholeText(_)
                | Press::Events
                | Press::Event(_)
                | Press::Faq
                | Press::FaqTopic(_)
                | Press::FaqEntry(_)
                | Press::FaqOthers
                | Press::Follow
                | Press::Choose
                | Press::Help
                | Press::Privacy
                | Press::MyData
                | Press::Report
        )
    };
    pressed(button).is_some_and(|press| shows(&press))
}

fn pressed(button: &Button) -> Option<Press> {
    Press::parse(button.action.pressed()?)
}
