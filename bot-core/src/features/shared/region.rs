//! The country and the region, as signing and following ask for them.

use crate::conversation::Turn;
use crate::conversation::press::Press;
use crate::conversation::state::StepName;
use crate::conversation::state::TypedRegion;
use crate::country::{Country, DIASPORA, Found};
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::text::Message;
use crate::text::Text;

/// Characters of a region on a button.
const LABEL: usize = 40;
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
        Button::press(msg!("button-back"), Press::BackFrom(stage).data()),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ])
}

/// Which country was meant, as buttons: a place says its region beside the country.
pub(crate) fn which(turn: &Turn<'_>, stage: StepName, found: &Found) -> Outcome {
    let reply = match found {
        Found::Which(candidates) => {
            let several = candidates.len() > 1;
            let asks = if several { msg!("country-which") } else { msg!("country-suggest") };
            let reply = turn.reply(Text::of(asks)).place(Place::Fresh);
            candidates.iter().fold(reply, |reply, candidate| {
                let data = Press::Country(candidate.country).data();
                reply.row([Button::press(Message::from(*candidate), data)])
            })
        }
        found => {
            let reply = turn.reply(Text::of(msg!("country-suggest"))).place(Place::Fresh);
            with_countries(reply, &found.countries())
        }
    };
    Outcome::reply(with_ways_out(reply, stage))
}

/// A region that no list of ours has, shown back.
pub(crate) fn confirming(turn: &Turn<'_>, typed: &TypedRegion, press: &Press) -> Reply {
    let label = khmer::truncate(&typed.region, LABEL);
    let text = Text::of(msg!("region-confirm", region = typed.region.as_str()));
    let keep = Button::press(msg!("button-keep-region", region = label), press.data());
    turn.reply(text).row([keep])
}
