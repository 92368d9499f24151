//! `/petitions`, the card of a petition, and its whole text.

use crate::campaign::Kind;
use crate::conversation::press::Press;
use crate::conversation::state::State;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::file_button;
use crate::features::shared::find;
use crate::features::shared::petition_card::whole;
use crate::features::shared::signed_texts;
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::petitions::Stored;
use crate::store::tallies;
use crate::text::{Phrase, Text};

/// All petitions with their totals.
pub(crate) async fn list(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let today = turn.today();
    let mut all = find::petitions(turn).await?;
    all.retain(|stored| stored.petition.state.is_listed());
    if all.is_empty() {
        return Ok(turn.say(Text::of(msg!("petitions-none"))));
    }
    let mut text = Text::new().title(msg!("petitions-title"));
    let mut rows = Vec::new();
    for stored in &all {
        let petition = &stored.petition;
        let Some((_, words)) = petition.text_for(turn.locale) else { continue };
        let total = tallies::total(turn.conn, &petition.slug).await?;
        let title = words.title.as_str();
        text = text.item(if petition.open_on(today) {
            msg!("petitions-open", title = title, total = total, goal = petition.goal)
        } else if let Some(first) = petition.opens.filter(|first| today < *first) {
            msg!("petitions-not-yet", title = title, day = first)
        } else {
            msg!("petitions-closed", title = title, total = total)
        });
        let others = signed_texts::lines(turn, stored, total).await?;
        text = others.into_iter().fold(text, Text::line);
        let label = Phrase::Plain(words.title.clone());
        rows.push(if turn.private() {
            Button::press(label, Press::Petition(petition.slug.clone()).data())
        } else {
            Button::start(label, petition.slug.clone())
        });
    }
    let reply = rows.into_iter().fold(turn.reply(text), |reply, button| reply.row([button]));
    Ok(Outcome::reply(reply))
}

/// The whole text, with every recipient.
pub(crate) async fn whole_text(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let stored = find::petition(turn, slug).await?.ok_or(Instead::Stale)?;
    let text = whole(turn, &stored)?.para(msg!("petition-version", version = stored.text_version));
    // Back to the consent that was on the screen, also that of somebody beside.
    let back = match turn.state().await? {
        Some(State::Signing(half)) if half.slug == slug => Press::Continue,
        _ => Press::Petition(slug.to_owned()),
    };
    let back = Button::press(msg!("button-back"), back.data());
    let file = file_button::row(turn, Kind::Petition, slug, stored.petition.attachment.as_ref());
    Ok(Outcome::reply(turn.reply(text).row(file).row([back])))
}

/// The petition whose title was typed, in any language.
pub(crate) async fn titled(turn: &mut Turn<'_>, typed: &str) -> Result<Option<Press>, Stop> {
    let all = find::petitions(turn).await?;
    let is_it = |stored: &Stored| {
        stored.petition.text.values().any(|words| khmer::key(&words.title) == typed)
    };
    let found = all.into_iter().find(|stored| stored.petition.state.is_listed() && is_it(stored));
    Ok(found.map(|stored| Press::Petition(stored.petition.slug)))
}
