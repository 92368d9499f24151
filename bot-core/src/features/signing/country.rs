//! The country: ten buttons, or typed in any of the bot's languages.

use super::{Signing, SigningStep, State, go};
use crate::conversation::press::Press;
use crate::conversation::state::StepName;
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, Found};
use crate::features::shared::region;
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
pub(super) fn risk_screen(turn: &Turn<'_>, signing: &Signing) -> Reply {
    let accepted = Press::Risk { slug: signing.slug.clone(), seat: signing.seat };
    let reply = turn.reply(Text::of(msg!("country-risk"))).row([
        Button::press(msg!("button-continue"), accepted.data()),
        Button::press(msg!("button-stop"), Press::Cancel.data()),
    ]);
    reply.asking().row([Button::press(msg!("button-back"), Press::BackFrom(StepName::Risk).data())])
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

/// The country is said.
pub(crate) async fn take(
    turn: &mut Turn<'_>,
    mut signing: Signing,
    country: Country,
) -> Result<Outcome, Stop> {
    let risky = country.code() == "KH";
    // A name that was sealed before holds the other country.
    signing.typed = None;
    signing.step = if risky { SigningStep::Risk(country) } else { after(turn, &signing, country) };
    go(turn, signing).await
}

/// *Continue* after the sentence on risk.
pub(crate) async fn accepted(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let mut signing = match turn.state().await? {
        Some(State::Signing(signing)) if signing.is_of(slug, seat) => signing,
        _ => return Err(Instead::Stale.into()),
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

/// Which country was meant, as buttons.
pub(crate) fn which(turn: &Turn<'_>, found: &Found) -> Outcome {
    region::which(turn, StepName::Country, found)
}
