//! `/mydata`: what the bot can read of a person, and what only key-holders can.

use super::withdraw::label;
use crate::command::Role;
use crate::features::press::Press;
use crate::features::{Failure, Turn, follow, signing};
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::petitions;
use crate::store::signatures::Facts;
use crate::text::{Message, Text};

/// Shows everything, with a way to change each thing.
pub(in crate::features) async fn show(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let language = turn.core.languages.iter().find(|(locale, _)| *locale == turn.locale);
    let language = language.map_or(String::new(), |(_, name)| name.clone());
    let mut text = Text::new()
        .title(msg!("mydata-title"))
        .para(msg!("mydata-account"))
        .item(msg!("mydata-language", language = language));
    text = text.item(if follow::following(turn).await? {
        msg!("mydata-follows")
    } else {
        msg!("mydata-follows-not")
    });
    if turn.role > Role::Supporter {
        text = text.item(msg!("mydata-role", role = role_name(turn.role)));
    }
    let mut rows = Vec::new();
    let mut any = false;
    for stored in petitions::list(turn.conn).await? {
        for seat in signing::all_of(turn, &stored).await? {
            any = true;
            text = text.para(label(turn, &stored, seat.number));
            text = readable(turn, text, &seat.facts);
            let slug = stored.petition.slug.clone();
            let correct = Press::Correct { slug: slug.clone(), seat: seat.number };
            let withdraw = Press::Withdraw { slug, seat: seat.number, sure: false };
            rows.push([
                Button::press(msg!("button-correct"), correct.data()),
                Button::press(msg!("button-withdraw"), withdraw.data()),
            ]);
        }
    }
    text = text.para(if any { msg!("mydata-sealed") } else { msg!("mydata-no-signature") });
    text = text.para(msg!("mydata-forget"));
    let reply = rows.into_iter().fold(turn.reply(text), |reply, row| reply.row(row));
    Ok(Outcome::reply(reply))
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

/// A role's name in the reader's language.
pub(in crate::features) fn role_name(role: Role) -> Message {
    match role {
        Role::Supporter => msg!("role-supporter"),
        Role::Moderator => msg!("role-moderator"),
        Role::Organizer => msg!("role-organizer"),
        Role::Owner => msg!("role-owner"),
    }
}
