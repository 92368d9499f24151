//! The name: from the profile with one tap, or typed. Giving it is the act of signing.

use super::{Signing, SigningStep, State, go, seal};
use crate::conversation::press::Press;
use crate::conversation::state::StepName;
use crate::conversation::{Instead, Stop, Turn};
use crate::country::Country;
use crate::features::shared::name::clean;
use crate::features::shared::name::typed_name;
use crate::features::shared::region::with_ways_out;
use crate::i18n::khmer;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::text::Text;

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
    let sign = Press::ProfileName { slug: signing.slug.clone(), seat: signing.seat };
    let reply = turn
        .reply(text)
        .row([Button::press(msg!("button-sign-as", name = label), sign.data())])
        .row([Button::press(msg!("button-other-name"), Press::OtherName.data())]);
    with_ways_out(reply, StepName::Name)
}

/// The question for a typed name.
pub(super) fn typing_screen(turn: &Turn<'_>) -> Reply {
    let text =
        Text::new().title(msg!("name-title")).para(msg!("name-type", platform = turn.platform()));
    with_ways_out(turn.reply(text), StepName::Typing)
}

/// *Sign as …* was pressed, on this petition and for this seat.
pub(crate) async fn profile(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) if signing.is_of(slug, seat) => {
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
        Some(State::Signed(signed)) if signed.is_of(slug, seat) => {
            seal::thanks_again(turn, &signed).await
        }
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
