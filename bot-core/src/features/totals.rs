//! `/totals`: figures that can be read aloud. The total is exact; below owner its breakdowns are rounded and seldom move.

use crate::clock::time_of;
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::way_back::way_back;
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::country::Country;
use crate::features::shared::{find, signed_texts};
use crate::msg;
use crate::outcome::{Button, Outcome, Place};
use crate::store::petitions::Stored;
use crate::store::{shown, tallies};
use crate::text::{Phrase, Text};

/// Petitions whose totals are said at once.
const SAID: usize = 5;

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
        let others = signed_texts::lines(turn, stored, total).await?;
        text = text.para(match others.is_empty() {
            true => msg!("total-said", title = title, total = total),
            false => msg!("total-said-texts", title = title, total = total),
        });
        text = others.into_iter().fold(text, Text::item);
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
    let title = petition.text_for(turn.locale).map_or("", |(_, words)| &words.title);
    let total = tallies::total(turn.conn, &petition.slug).await?;
    let today = turn.today();
    let others = signed_texts::lines(turn, stored, total).await?;
    let (day, goal) = (today, petition.goal);
    let text = text.title(title.to_owned()).quote(match others.is_empty() {
        true => msg!("totals-aloud", title = title, total = total, goal = goal, day = day),
        false => msg!("totals-aloud-texts", title = title, total = total, goal = goal, day = day),
    });
    let text = others.into_iter().fold(text, Text::quote_below);
    match turn.role {
        Role::Owner => exact(turn, stored, total, text).await,
        _ => seldom(turn, stored, text).await,
    }
}

/// All cells as they are now.
async fn exact(turn: &mut Turn<'_>, stored: &Stored, total: i64, text: Text) -> Result<Text, Stop> {
    let slug = stored.petition.slug.as_str();
    let new = tallies::get(turn.conn, slug, tallies::DAY, &turn.today().to_string()).await?;
    let withdrawn = tallies::get(turn.conn, slug, tallies::WITHDRAWN, "").await?;
    let shared = tallies::get(turn.conn, slug, tallies::SEAT, "shared").await?;
    let text = text
        .item(msg!("totals-today", number = new))
        .item(msg!("totals-withdrawn", number = withdrawn))
        .item(msg!("totals-shared", number = shared));
    let cells = shown::ranked(tallies::breakdown(turn.conn, slug, tallies::COUNTRY).await?);
    let rest = total - cells.iter().map(|(_, number)| number).sum::<i64>();
    countries(text, cells, rest)
}

/// Cells that show nobody: rounded, and as of a moment that is said.
async fn seldom(turn: &mut Turn<'_>, stored: &Stored, text: Text) -> Result<Text, Stop> {
    let when = (turn.now, turn.today());
    let seen = shown::of(turn.conn, &stored.petition, when).await?;
    let time = time_of(seen.at, &turn.core.zone);
    let as_of = msg!("totals-as-of", day = seen.day, time = time, total = seen.total);
    let mut text = text.para(as_of);
    let items = [
        (seen.today, msg!("totals-today", number = seen.today)),
        (seen.withdrawn, msg!("totals-withdrawn", number = seen.withdrawn)),
        (seen.shared, msg!("totals-shared", number = seen.shared)),
    ];
    for (_, item) in items.into_iter().filter(|(number, _)| *number > 0) {
        text = text.item(item);
    }
    let rest = seen.rest();
    countries(text, seen.countries, rest)
}

fn countries(text: Text, cells: Vec<(String, i64)>, rest: i64) -> Result<Text, Stop> {
    let mut text = text.para(msg!("totals-countries"));
    let nobody = cells.is_empty() && rest == 0;
    for (code, number) in cells {
        let Some(country) = Country::parse_code(&code) else {
            return Err(Failure::Bug("a counter for a country that does not exist").into());
        };
        text = text.item(msg!("totals-country", country = country, number = number));
    }
    if rest > 0 {
        text = text.item(msg!("totals-rest", number = rest));
    }
    Ok(if nobody { text.item(msg!("totals-nobody")) } else { text })
}
