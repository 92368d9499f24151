//! The country and the region, as signing and following ask for them.

use crate::conversation::press::Press;
use crate::conversation::state::StepName;
use crate::conversation::{Instead, Stop, Turn};
use crate::country::{Country, DIASPORA, Found};
use crate::i18n::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::text::Text;

/// Characters of a region.
const REGION: std::ops::RangeInclusive<usize> = 2..=80;

/// A typed region that can be kept.
pub(crate) fn typed_region(text: &str) -> Option<String> {
    let region = if text.len() > 4000 { String::new() } else { khmer::clean_line(text) };
    let letters = region.chars().filter(|c| c.is_alphabetic()).count();
    (REGION.contains(&region.chars().count()) && letters >= 2).then_some(region)
}

/// The countries that most people mean.
pub(crate) fn with_diaspora(reply: Reply) -> Reply {
    with_countries(reply, &DIASPORA)
}

pub(crate) fn with_countries(reply: Reply, countries: &[Country]) -> Reply {
    with_country_buttons(reply, countries, Press::Country)
}

/// Two countries in a row, each with what its button does.
pub(crate) fn with_country_buttons(
    reply: Reply,
    countries: &[Country],
    press: impl Fn(Country) -> Press,
) -> Reply {
    countries.chunks(2).fold(reply, |reply, pair| {
        let button = |country: &Country| Button::press(*country, press(*country).data());
        reply.row(pair.iter().map(button))
    })
}

/// The row that every step has.
pub(crate) fn with_ways_out(reply: Reply, stage: StepName) -> Reply {
    reply.asking().row([
        Button::press(msg!("button-back"), Press::Back(Some(stage)).data()),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ])
}

/// The country that was typed, or the question that follows from what was.
pub(crate) async fn named(
    turn: &mut Turn<'_>,
    stage: StepName,
    text: &str,
) -> Result<Result<Country, Outcome>, Stop> {
    Ok(match turn.core.countries.find(text) {
        Found::One(country) => Ok(country),
        Found::Suggestions(countries) => {
            let text = Text::of(msg!("country-suggest"));
            let reply = with_countries(turn.reply(text).place(Place::Fresh), &countries);
            Err(Outcome::reply(with_ways_out(reply, stage)))
        }
        Found::None => return Err(Instead::Hint(msg!("country-unknown")).into()),
    })
}
