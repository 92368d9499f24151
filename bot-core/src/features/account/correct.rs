//! *Correct my name*: a new sealed name in place of the old one, which nobody here could read.

use crate::conversation::press::Press;
use crate::conversation::state::State;
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::features::shared::name::typed_name;
use crate::features::shared::redirect;
use crate::features::shared::seats;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::store::{petitions, signatures};
use crate::text::Text;
use crate::vault::SealedName;

/// Asks for the name.
pub(crate) async fn ask(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let stored = petitions::find(turn.conn, slug).await?.ok_or(Instead::Stale)?;
    if seats::find_seat(turn, &stored, seat).await?.is_none() {
        return Err(Instead::Stale.into());
    }
    if let Some(door) = redirect::door(turn, &stored, None).await? {
        return Ok(door);
    }
    turn.save(&State::Correct { slug: slug.to_owned(), seat }).await?;
    Ok(Outcome::reply(screen(turn)))
}

/// The question.
pub(crate) fn screen(turn: &Turn<'_>) -> Reply {
    let text = Text::new().title(msg!("correct-title")).para(msg!("correct-type"));
    turn.reply(text).asking().row([Button::press(msg!("button-cancel"), Press::Cancel.data())])
}

/// The new name was typed.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
    text: &str,
) -> Result<Outcome, Stop> {
    let stored = petitions::find(turn.conn, slug).await?;
    if let Some(stored) = &stored
        && let Some(door) = redirect::door(turn, stored, None).await?
    {
        return Ok(door.with(Job::EraseTyped).with(Job::EraseQuestions));
    }
    let Some(name) = typed_name(turn, text) else {
        let cancel = Button::press(msg!("button-cancel"), Press::Cancel.data());
        let reply = turn.reply(Text::of(msg!("name-refused"))).asking().row([cancel]);
        return Ok(Outcome::reply(reply.place(Place::Replace)).with(Job::EraseTyped));
    };
    let found = match &stored {
        Some(stored) => seats::find_seat(turn, stored, seat).await?,
        None => None,
    };
    turn.clear().await?;
    let found = found.ok_or(Instead::Stale)?;
    let sealed = SealedName {
        signature: found.facts.id.clone(),
        petition: slug.to_owned(),
        text_version: found.facts.text_version,
        consent_version: found.facts.consent_version,
        name,
        region: String::new(),
        country: Some(found.facts.country),
    };
    let file = turn.core.key_holders.seal(&sealed);
    let file = file.map_err(|_| Failure::Bug("sealing failed"))?;
    signatures::set_name(turn.conn, slug, &found.tag, file).await?;
    let done = Outcome::reply(turn.reply(Text::of(msg!("correct-done"))));
    Ok(done.with(Job::EraseTyped).with(Job::EraseQuestions))
}
