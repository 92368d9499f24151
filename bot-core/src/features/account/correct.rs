//! *Correct my name*: a new sealed name in place of the old one, which nobody here could read.

use crate::conversation::press::Press;
use crate::conversation::state::{State, TypedName};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::features::shared::redirect;
use crate::features::shared::typed_name;
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::store::signatures;
use crate::text::{Message, Text};
use crate::vault::SealedName;

/// Asks for the name.
pub(crate) async fn ask(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let (stored, _) = find::signature(turn, slug, seat).await?.ok_or(Instead::Stale)?;
    if let Some(door) = redirect::door(turn, &stored, None).await? {
        return Ok(door);
    }
    turn.save(&State::Correct { slug: slug.to_owned(), seat, typed: None }).await?;
    Ok(Outcome::reply(screen(turn, slug, seat, None)))
}

/// The question; once a name is typed: replace the old one with it?
pub(crate) fn screen(turn: &Turn<'_>, slug: &str, seat: i64, typed: Option<&TypedName>) -> Reply {
    let Some(typed) = typed else {
        let text = Text::new().title(msg!("correct-title")).para(msg!("correct-type"));
        return turn.reply(text).asking().row([cancel()]);
    };
    let text = Text::of(msg!("correct-confirm-again"));
    let replace = replace_button(msg!("button-replace-name-again"), slug, seat, typed);
    turn.reply(text).asking().row([replace]).row([cancel()])
}

fn cancel() -> Button {
    Button::press(msg!("button-cancel"), Press::Cancel.data())
}

fn replace_button(label: Message, slug: &str, seat: i64, typed: &TypedName) -> Button {
    let (slug, mark) = (slug.to_owned(), typed.mark.clone());
    Button::press(label, Press::ReplaceName { slug, seat, mark }.data())
}

/// A name was typed: it is shown back.
pub(crate) async fn confirm(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
    name: &str,
) -> Result<Outcome, Stop> {
    let Some(replace) = offer(turn, slug, seat, name).await? else {
        return Err(Instead::Stale.into());
    };
    let text = Text::of(msg!("correct-confirm", name = name));
    let reply = turn.reply(text).place(Place::Replace).asking().row([replace]).row([cancel()]);
    Ok(Outcome::reply(reply).with(Job::MarkTyped))
}

/// The button that takes these words as the new name. It is sealed at once, and kept until the press.
pub(crate) async fn offer(
    turn: &mut Turn<'_>,
    slug: &str,
    seat: i64,
    name: &str,
) -> Result<Option<Button>, Stop> {
    let Some((_, found)) = find::signature(turn, slug, seat).await? else { return Ok(None) };
    let sealed = SealedName {
        signature: found.facts.id,
        petition: slug.to_owned(),
        text_version: found.facts.text_version,
        consent_version: found.facts.consent_version,
        name: name.to_owned(),
        region: String::new(),
        country: Some(found.facts.country),
    };
    let typed = typed_name::sealed(turn, &sealed)?;
    let label = msg!("button-replace-name", name = typed_name::on_a_button(name));
    let button = replace_button(label, slug, seat, &typed);
    turn.save(&State::Correct { slug: slug.to_owned(), seat, typed: Some(typed) }).await?;
    Ok(Some(button))
}

/// The press that these words are, if they are the label of the button below a typed name.
pub(crate) fn typed_label(
    turn: &Turn<'_>,
    (slug, seat): (&str, i64),
    typed: &TypedName,
    words: &str,
) -> Option<Press> {
    let label = |name: &str| msg!("button-replace-name", name = name);
    let (slug, mark) = (slug.to_owned(), typed.mark.clone());
    let pressed = typed_name::is_label(turn, typed, label, words);
    pressed.then_some(Press::ReplaceName { slug, seat, mark })
}

/// *Replace with …* was pressed.
pub(crate) async fn replace(
    turn: &mut Turn<'_>,
    (slug, seat): (&str, i64),
    mark: &str,
) -> Result<Outcome, Stop> {
    let typed = match turn.state().await? {
        Some(State::Correct { slug: open, seat: of, typed: Some(typed) })
            if open == slug && of == seat && typed.mark == mark =>
        {
            typed
        }
        _ => return Err(Instead::Stale.into()),
    };
    let found = find::signature(turn, slug, seat).await?;
    if let Some((stored, _)) = &found
        && let Some(redirect) = redirect::door(turn, stored, None).await?
    {
        return Ok(erased(turn, redirect));
    }
    turn.clear().await?;
    // Taken back and signed anew meanwhile: the sealed name is that of another signature.
    let found = found.filter(|(_, found)| found.facts.id == typed.id);
    let (_, found) = found.ok_or(Instead::Stale)?;
    signatures::set_name(turn.conn, (slug, &found.tag), typed.file, &typed.keys).await?;
    let done = Outcome::reply(turn.reply(Text::of(msg!("correct-done"))));
    Ok(erased(turn, done))
}

/// The question and the name in the chat are of no use any more.
fn erased(turn: &Turn<'_>, outcome: Outcome) -> Outcome {
    let outcome = outcome.with(Job::EraseQuestions).with(Job::EraseMarked);
    let typed = matches!(turn.incoming.event, Event::Text(_));
    if typed { outcome.with(Job::EraseTyped) } else { outcome }
}
