//! The country: ten buttons, or typed in any of the bot's languages.

use super::{Signing, SigningStep, State, go};
use crate::conversation::press::Press;
use crate::conversation::state::{HomeStep, StepName};
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, Found};
use crate::features::shared::region::named;
use crate::features::shared::region::with_diaspora;
use crate::features::shared::region::with_ways_out;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::text::Text;

/// The question.
pub(super) fn screen(turn: &Turn<'_>) -> Reply {
    let text = Text::new().title(msg!("country-title")).para(msg!("country-how"));
    with_ways_out(with_diaspora(turn.reply(text)), StepName::Country)
}

/// One calm sentence for those who live in Cambodia.
pub(super) fn risk_screen(turn: &Turn<'_>) -> Reply {
    let reply = turn.reply(Text::of(msg!("country-risk"))).row([
        Button::press(msg!("button-continue"), Press::Risk.data()),
        Button::press(msg!("button-stop"), Press::Cancel.data()),
    ]);
    reply
        .asking()
        .row([Button::press(msg!("button-back"), Press::Back(Some(StepName::Risk)).data())])
}

/// A country was pressed. Only while it is being asked: any later press changes nothing.
pub(crate) async fn chosen(turn: &mut Turn<'_>, country: Country) -> Result<Outcome, Stop> {
    match turn.state().await? {
        Some(State::Signing(signing)) if signing.step == SigningStep::Country => {
            take(turn, signing, country).await
        }
        _ => Err(Instead::Stale.into()),
    }
}

/// Whether a text names a country that is being asked for: `KH` is one, although it also means Khmer.
pub(crate) async fn is_answered_by(turn: &mut Turn<'_>, text: &str) -> Result<bool, Stop> {
    let asked = match turn.state().await? {
        Some(State::Signing(half)) => half.step == SigningStep::Country,
        Some(State::Home(living)) => living.step == HomeStep::Country,
        Some(State::CorrectCountry { .. }) => true,
        _ => false,
    };
    Ok(asked && matches!(turn.core.countries.find(text), Found::One(_)))
}

async fn take(
    turn: &mut Turn<'_>,
    mut signing: Signing,
    country: Country,
) -> Result<Outcome, Stop> {
    let risky = country.code() == "KH";
    signing.step = if risky { SigningStep::Risk(country) } else { after(turn, &signing, country) };
    go(turn, signing).await
}

/// *Continue* after the sentence on risk.
pub(crate) async fn accepted(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(State::Signing(mut signing)) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    let SigningStep::Risk(country) = signing.step else { return Err(Instead::Stale.into()) };
    signing.step = after(turn, &signing, country);
    go(turn, signing).await
}

fn after(turn: &Turn<'_>, signing: &Signing, country: Country) -> SigningStep {
    match super::name::offered(turn, signing) {
        Some(_) => SigningStep::Name(country),
        None => SigningStep::Typing(country),
    }
}

/// A country was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    signing: Signing,
    text: &str,
) -> Result<Outcome, Stop> {
    match named(turn, StepName::Country, text).await? {
        Ok(country) => take(turn, signing, country).await,
        Err(question) => Ok(question),
    }
}
