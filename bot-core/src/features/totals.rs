//! `/totals`: figures that can be read aloud. Exact in sum; small cells are folded.

use crate::text::Phrase;
use std::collections::BTreeMap;

use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::way_back::way_back;
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::country::Country;
use crate::features::shared::find;
use crate::msg;
use crate::outcome::{Button, Outcome, Place};
use crate::store::petitions::Stored;
use crate::store::tallies;
use crate::text::Text;

/// Petitions whose totals are said at once.
const SAID: usize = 5;
/// Countries named in one answer; the others are in the remainder.
const NAMED: usize = 15;

/// Cells rounded down to tens, largest first, and the remainder, so that all of it sums to `total`.
/// Nobody below owner sees a cell that could point at a family.
pub fn rounded(
    cells: &BTreeMap<String, i64>,
    total: i64,
    exact: bool,
) -> (Vec<(String, i64)>, i64) {
    let round = |n: i64| if exact { n } else { n - n.rem_euclid(10) };
    let mut shown: Vec<(String, i64)> =
        cells.iter().map(|(item, n)| (item.clone(), round(*n))).filter(|(_, n)| *n > 0).collect();
    shown.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    shown.truncate(NAMED);
    let rest = total - shown.iter().map(|(_, n)| n).sum::<i64>();
    (shown, rest)
}

/// "How many have signed?": a sentence for each open petition, to read aloud; the one that is open here
/// first.
pub(crate) async fn said(turn: &mut Turn<'_>, slug: Option<&str>) -> Result<Outcome, Stop> {
    let (today, mut all) = (turn.today(), find::petitions(turn).await?);
    let here = |stored: &Stored| Some(stored.petition.slug.as_str()) == slug;
    all.retain(|stored| here(stored) || stored.petition.open_on(today));
    all.sort_by_key(|stored| !here(stored));
    all.truncate(SAID);
    if all.is_empty() {
        return Err(Instead::Main.into());
    }
    let (mut text, mut buttons) = (Text::new(), Vec::new());
    for stored in &all {
        let title = stored.petition.text_for(turn.locale).map_or("", |(_, words)| &words.title);
        let total = tallies::total(turn.conn, &stored.petition.slug).await?;
        text = text.para(msg!("total-said", title = title, total = total));
        if !here(stored) {
            let petition = Press::Petition(stored.petition.slug.clone());
            buttons.push(Button::press(Phrase::Plain(title.to_owned()), petition.data()));
        }
    }
    let reply = turn.reply(text).place(Place::Fresh).row(way_back(turn).await?);
    Ok(Outcome::reply(buttons.into_iter().fold(reply, |reply, button| reply.row([button]))))
}

/// One block per petition, or that of the one whose slug was given.
pub(crate) async fn show(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let mut all = find::petitions(turn).await?;
    if all.iter().any(|stored| stored.petition.slug == slug) {
        all.retain(|stored| stored.petition.slug == slug);
    } else {
        // What is over and done with is told to whoever asks for it.
        all.retain(|stored| stored.petition.state.is_listed());
    }
    if all.is_empty() {
        return Ok(turn.say(Text::of(msg!("petitions-none"))));
    }
    let mut text = Text::new();
    for stored in &all {
        text = block(turn, stored, text).await?;
    }
    if turn.role < Role::Owner {
        text = text.para(msg!("totals-rounded"));
    }
    Ok(turn.say(text))
}

async fn block(turn: &mut Turn<'_>, stored: &Stored, text: Text) -> Result<Text, Stop> {
    let petition = &stored.petition;
    let slug = petition.slug.as_str();
    let title = petition.text_for(turn.locale).map_or("", |(_, words)| &words.title);
    let total = tallies::total(turn.conn, slug).await?;
    let today = turn.today();
    let new = tallies::get(turn.conn, slug, tallies::DAY, &today.to_string()).await?;
    let withdrawn = tallies::get(turn.conn, slug, tallies::WITHDRAWN, "").await?;
    let shared = tallies::get(turn.conn, slug, tallies::SEAT, "shared").await?;
    let mut text = text
        .title(title.to_owned())
        .quote(msg!(
            "totals-aloud",
            title = title,
            total = total,
            goal = petition.goal,
            day = today
        ))
        .item(msg!("totals-today", number = new))
        .item(msg!("totals-withdrawn", number = withdrawn))
        .item(msg!("totals-shared", number = shared))
        .para(msg!("totals-countries"));
    let cells = tallies::breakdown(turn.conn, slug, tallies::COUNTRY).await?;
    let (shown, rest) = rounded(&cells, total, turn.role == Role::Owner);
    for (code, number) in shown {
        let Some(country) = Country::parse_code(&code) else {
            return Err(Failure::Bug("a counter for a country that does not exist").into());
        };
        text = text.item(msg!("totals-country", country = country, number = number));
    }
    if rest > 0 {
        text = text.item(msg!("totals-rest", number = rest));
    }
    if total == 0 {
        text = text.item(msg!("totals-nobody"));
    }
    Ok(text)
}
