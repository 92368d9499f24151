//! The name: from the profile with one tap, or typed. Giving it is the act of signing.

use super::country::with_ways_out;
use super::{Signing, SigningStep, State, go, seal};
use crate::conversation::press::Press;
use crate::conversation::state::StepName;
use crate::conversation::{Instead, Stop, Turn};
use crate::country::Country;
use crate::i18n::khmer;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::text::Text;

/// Characters of a name, counted in code points.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=100;

/// A name that can be sealed: one line, no control or bidi characters, 2 to 100 characters, at least
/// two letters of any script. `None` for anything else.
fn clean(text: &str) -> Option<String> {
    // A hostile megabyte is not worth normalizing: 100 characters have at most 400 bytes.
    if text.len() > 4000 {
        return None;
    }
    let name = khmer::clean_line(text);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (LENGTH.contains(&name.chars().count()) && letters >= 2).then_some(name)
}

/// Words that people type to say yes or go on: sealing them as a name would surprise everyone.
fn is_no_name(turn: &Turn<'_>, text: &str) -> bool {
    let typed = khmer::key(text);
    turn.core.languages.iter().any(|(locale, _)| {
        let words = turn.core.catalogue.plain(*locale, "name-refused.words").unwrap_or_default();
        words.split(',').any(|word| khmer::key(word) == typed)
    })
}

/// A typed name that can be sealed.
pub(crate) fn typed_name(turn: &Turn<'_>, text: &str) -> Option<String> {
    clean(text).filter(|name| !is_no_name(turn, name))
}

/// The profile's name, where it can be used: the account's own person only.
pub(super) fn offered(turn: &Turn<'_>, signing: &Signing) -> Option<String> {
    let name = turn.incoming.profile_name.as_deref().filter(|_| signing.seat == 1)?;
    clean(name)
}

/// The choice between the profile's name and another one.
pub(super) fn screen(turn: &Turn<'_>, signing: &Signing) -> Reply {
    let Some(name) = offered(turn, signing) else { return typing_screen(turn) };
    // Labels are short on a phone; the sealed name is whole.
    let label = khmer::truncate(&name, 40);
    let text = Text::new().title(msg!("name-title")).para(msg!("name-how"));
    let reply = turn
        .reply(text)
        .row([Button::press(msg!("button-sign-as", name = label), Press::ProfileName.data())])
        .row([Button::press(msg!("button-other-name"), Press::OtherName.data())]);
    with_ways_out(reply, StepName::Name)
}

/// The question for a typed name.
pub(super) fn typing_screen(turn: &Turn<'_>) -> Reply {
    let text =
        Text::new().title(msg!("name-title")).para(msg!("name-type", platform = turn.platform()));
    with_ways_out(turn.reply(text), StepName::Typing)
}

/// *Sign as …* was pressed.
pub(crate) async fn profile(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) => {
            let SigningStep::Name(country) = signing.step else {
                return Err(Instead::Stale.into());
            };
            match offered(turn, &signing) {
                Some(name) => {
                    // Typed instead of pressed, the label holds the name too.
                    let typed = matches!(turn.incoming.event, Event::Text(_));
                    seal::seal(turn, signing, country, &name, typed).await
                }
                None => go(turn, Signing { step: SigningStep::Typing(country), ..signing }).await,
            }
        }
        // The second tap of a double tap: the thanks again, and no second signature.
        Some(State::Signed(signed)) => seal::thanks_again(turn, &signed).await,
        _ => Err(Instead::Stale.into()),
    }
}

/// *Another name* was pressed.
pub(crate) async fn other(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) => match signing.step {
            SigningStep::Name(country) | SigningStep::Typing(country) => {
                go(turn, Signing { step: SigningStep::Typing(country), ..signing }).await
            }
            _ => Err(Instead::Stale.into()),
        },
        _ => Err(Instead::Stale.into()),
    }
}

/// A name was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    signing: Signing,
    country: Country,
    text: &str,
) -> Result<Outcome, Stop> {
    match typed_name(turn, text) {
        Some(name) => seal::seal(turn, signing, country, &name, true).await,
        None => Ok(refusal(turn, &signing)),
    }
}

/// What would be a usable name. It takes the question's place and keeps all of its buttons.
fn refusal(turn: &Turn<'_>, signing: &Signing) -> Outcome {
    let question = match signing.step {
        SigningStep::Name(_) => screen(turn, signing),
        _ => typing_screen(turn),
    };
    let text = Text::of(msg!("name-refused"));
    Outcome::reply(Reply { text, place: Place::Replace, ..question }).with(Job::EraseTyped)
}
