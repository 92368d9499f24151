//! The country: ten buttons, or typed in any of the bot's languages.

use super::{Signing, State, Step, fallback, go};
use crate::country::{Country, DIASPORA, Found};
use crate::features::press::Press;
use crate::features::state::{Stage, Where};
use crate::features::{Failure, Turn, follow};
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::text::Text;

/// The question.
pub(super) fn screen(turn: &Turn<'_>) -> Reply {
    let text = Text::new().title(msg!("country-title")).para(msg!("country-how"));
    with_ways_out(with_diaspora(turn.reply(text)), Stage::Country)
}

/// The countries that most people mean.
pub(in crate::features) fn with_diaspora(reply: Reply) -> Reply {
    with_countries(reply, &DIASPORA)
}

fn with_countries(reply: Reply, countries: &[Country]) -> Reply {
    countries.chunks(2).fold(reply, |reply, pair| {
        let button = |country: &Country| Button::press(*country, Press::Country(*country).data());
        reply.row(pair.iter().map(button))
    })
}

/// The row that every step has.
pub(in crate::features) fn with_ways_out(reply: Reply, stage: Stage) -> Reply {
    reply.asking().row([
        Button::press(msg!("button-back"), Press::Back(Some(stage)).data()),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ])
}

/// One calm sentence for those who live in Cambodia.
pub(super) fn risk_screen(turn: &Turn<'_>) -> Reply {
    let reply = turn.reply(Text::of(msg!("country-risk"))).row([
        Button::press(msg!("button-continue"), Press::Risk.data()),
        Button::press(msg!("button-stop"), Press::Cancel.data()),
    ]);
    reply.asking().row([Button::press(msg!("button-back"), Press::Back(Some(Stage::Risk)).data())])
}

/// A country was pressed. Only while it is being asked: any later press changes nothing.
pub(in crate::features) async fn chosen(
    turn: &mut Turn<'_>,
    country: Country,
) -> Result<Outcome, Failure> {
    match turn.state().await? {
        Some(State::Signing(signing)) if signing.step == Step::Country => {
            take(turn, signing, country).await
        }
        Some(State::Home(living)) if living.step == Where::Country => {
            follow::home::country(turn, living, country).await
        }
        _ => fallback::stale(turn).await,
    }
}

/// Whether a text names a country that is being asked for: `KH` is one, although it also means Khmer.
pub(in crate::features) async fn is_answered_by(
    turn: &mut Turn<'_>,
    text: &str,
) -> Result<bool, Failure> {
    let asked = match turn.state().await? {
        Some(State::Signing(half)) => half.step == Step::Country,
        Some(State::Home(living)) => living.step == Where::Country,
        _ => false,
    };
    Ok(asked && matches!(turn.core.countries.find(text), Found::One(_)))
}

async fn take(
    turn: &mut Turn<'_>,
    mut signing: Signing,
    country: Country,
) -> Result<Outcome, Failure> {
    let risky = country.code() == "KH";
    signing.step = if risky { Step::Risk(country) } else { after(turn, &signing, country) };
    go(turn, signing).await
}

/// *Continue* after the sentence on risk.
pub(in crate::features) async fn accepted(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let Some(State::Signing(mut signing)) = turn.state().await? else {
        return fallback::stale(turn).await;
    };
    let Step::Risk(country) = signing.step else { return fallback::stale(turn).await };
    signing.step = after(turn, &signing, country);
    go(turn, signing).await
}

fn after(turn: &Turn<'_>, signing: &Signing, country: Country) -> Step {
    match super::name::offered(turn, signing) {
        Some(_) => Step::Name(country),
        None => Step::Typing(country),
    }
}

/// A country was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    signing: Signing,
    text: &str,
) -> Result<Outcome, Failure> {
    match named(turn, Stage::Country, text).await? {
        Ok(country) => take(turn, signing, country).await,
        Err(question) => Ok(question),
    }
}

/// The country that was typed, or the question that follows from what was.
pub(in crate::features) async fn named(
    turn: &mut Turn<'_>,
    stage: Stage,
    text: &str,
) -> Result<Result<Country, Outcome>, Failure> {
    Ok(match turn.core.countries.find(text) {
        Found::One(country) => Ok(country),
        found @ (Found::Which(_) | Found::Suggestions(_)) => {
            let countries = found.countries();
            let text = Text::of(msg!("country-suggest"));
            let reply = with_countries(turn.reply(text).place(Place::Fresh), &countries);
            Err(Outcome::reply(with_ways_out(reply, stage)))
        }
        Found::None => Err(fallback::with_current(turn, msg!("country-unknown")).await?),
    })
}
