//! `/mydata`: what the bot can read of a person, and what only key-holders can.

use super::connect::app;
use super::unknown;
use super::withdraw::label;
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::{Stop, Turn};
use crate::features::shared::following;
use crate::features::shared::seats;
use crate::features::shared::topics;
use crate::features::shared::words::role_name;
use crate::features::{edit, event, inbox};
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::petitions;
use crate::store::signatures::Facts;
use crate::text::{Message, Text};

/// Shows everything, with a way to change each thing.
pub(crate) async fn show(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let language = turn.core.languages.iter().find(|(locale, _)| *locale == turn.locale);
    let language = language.map_or(String::new(), |(_, name)| name.clone());
    let mut text = Text::new()
        .title(msg!("mydata-title"))
        .para(msg!("mydata-account"))
        .item(msg!("mydata-language", language = language));
    text = follows(turn, text).await?;
    text = inbox::told(turn, text).await?;
    text = event::mine::said(turn, text).await?;
    if let Some(other) = turn.linked().await? {
        text = text.item(msg!("mydata-connected", app = app(other.platform)));
    }
    if turn.role > Role::Supporter {
        text = text.item(msg!("mydata-role", role = role_name(turn.role)));
    }
    text = edit::told(turn, text).await?;
    let mut all = Vec::new();
    for stored in petitions::list(turn.conn).await? {
        for seat in seats::all_of(turn, &stored).await? {
            all.push((stored.clone(), seat));
        }
    }
    let mut rows = Vec::new();
    for (number, (stored, seat)) in (1..).zip(&all) {
        // Several signatures have numbers, so that everyone sees which button belongs to which.
        let numbered = |message| if all.len() > 1 { with_number(message, number) } else { message };
        text = text.para(numbered(label(turn, stored, seat).await?));
        text = readable(turn, text, &seat.facts);
        let slug = stored.petition.slug.clone();
        let correct = Press::Correct { slug: slug.clone(), seat: seat.number };
        let correct = Button::press(numbered(msg!("button-correct")), correct.data());
        let country = Press::CorrectCountry { slug: slug.clone(), seat: seat.number };
        let country = Button::press(numbered(msg!("button-correct-country")), country.data());
        let country = seats::is_open(turn, stored).then_some(country);
        let withdraw = Press::Withdraw { slug, seat: seat.number };
        rows.push([correct].into_iter().chain(country).collect::<Vec<_>>());
        rows.push(vec![Button::press(numbered(msg!("button-withdraw")), withdraw.data())]);
    }
    if !all.is_empty() {
        text = text.para(msg!("mydata-sealed"));
    }
    let (named, some) = unknown::named(turn, text).await?;
    text = match (some, all.is_empty()) {
        (true, true) => named.para(msg!("signature-none-else")),
        (false, true) => named.para(msg!("mydata-no-signature")),
        (_, false) => named,
    };
    text = text.para(msg!("mydata-forget"));
    let reply = rows.into_iter().fold(turn.reply(text), |reply, row| reply.row(row));
    Ok(Outcome::reply(reply))
}

/// What is followed and where the person lives, if they said so.
async fn follows(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let Some(follow) = following::current(turn).await? else {
        return Ok(text.item(msg!("mydata-follows-not")));
    };
    let topics = topics::names(turn, &follow.topics).await?;
    let text = text.item(msg!("mydata-follows", topics = topics));
    let Some(home) = follow.home else { return Ok(text) };
    let text = text.item(msg!("mydata-home", place = topics::place(&home)));
    Ok(match topics::zone_name(&home) {
        Some(zone) => text.item(msg!("mydata-zone", zone = zone)),
        None => text,
    })
}

fn with_number(message: Message, number: i64) -> Message {
    msg!("mydata-numbered", number = number, title = message)
}

/// All that the bot can read of one signature.
fn readable(turn: &Turn<'_>, text: Text, facts: &Facts) -> Text {
    let language = turn.core.languages.iter().find(|(locale, _)| *locale == facts.language);
    let language = language.map_or("", |(_, name)| name.as_str());
    let text = text.line(msg!(
        "mydata-signature",
        day = facts.day,
        country = facts.country,
        language = language,
        platform = facts.platform.as_str(),
        version = facts.text_version
    ));
    match &facts.channel {
        Some(channel) => text.line(msg!("mydata-link", link = channel.as_str())),
        None => text,
    }
}
