//! Once the campaign has a petition of its own, the examples can go, with the signatures on them.

use super::{above, list};
use crate::campaign::{ContentItem, Kind, Standing};
use crate::conversation::press::{EditPress, Press};
use crate::conversation::state::{EditState, State};
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::content_items;
use crate::store::samples::{self, Samples};
use crate::store::tallies;
use crate::text::Text;

/// The examples, if there is a petition of the campaign's own beside them.
async fn removable(turn: &mut Turn<'_>) -> Result<Option<Samples>, Stop> {
    let all = samples::list(turn.conn).await?;
    if all.is_empty() {
        return Ok(None);
    }
    let petitions = content_items::list(turn.conn, Kind::Petition).await?;
    let real = petitions.iter().any(|one| !one.is_sample() && one.state() == Standing::Published);
    Ok(real.then_some(all))
}

/// The way to it, in the list.
pub(super) async fn button(turn: &mut Turn<'_>) -> Result<Option<Button>, Stop> {
    let there = removable(turn).await?.is_some();
    let press = Press::Edit(EditPress::Samples).data();
    Ok(there.then(|| Button::press(msg!("button-samples"), press)))
}

/// Something was published: the first real petition brings the question.
pub(super) async fn offer(
    turn: &mut Turn<'_>,
    piece: &ContentItem,
    mut outcome: Outcome,
) -> Result<Outcome, Stop> {
    let real = |one: &ContentItem| !one.is_sample() && one.state() == Standing::Published;
    if piece.kind() != Kind::Petition || !real(piece) {
        return Ok(outcome);
    }
    // It was asked when the first one came; afterwards the list has a button for it.
    let petitions = content_items::list(turn.conn, Kind::Petition).await?;
    if petitions.iter().filter(|one| real(one)).count() > 1 {
        return Ok(outcome);
    }
    if let Some(reply) = screen(turn).await? {
        turn.save(&State::Edit(EditState::Samples)).await?;
        outcome.replies.push(reply.place(Place::Fresh));
    }
    Ok(outcome)
}

/// Exactly what goes.
pub(super) async fn screen(turn: &mut Turn<'_>) -> Result<Option<Reply>, Stop> {
    let Some(all) = removable(turn).await? else { return Ok(None) };
    let mut text = Text::of(msg!("edit-samples"));
    for slug in &all.petitions {
        let found = find::item(turn, Kind::Petition, slug).await?;
        let title = found.map_or_else(|| slug.clone(), |one| one.title(turn.locale).to_owned());
        let total = tallies::total(turn.conn, slug).await?;
        text = text.item(msg!("edit-samples-petition", title = title, total = total));
    }
    let number = |all: &[String]| i64::try_from(all.len()).unwrap_or(i64::MAX);
    if !all.events.is_empty() {
        text = text.item(msg!("edit-samples-events", number = number(&all.events)));
    }
    if !all.faqs.is_empty() {
        text = text.item(msg!("edit-samples-faqs", number = number(&all.faqs)));
    }
    if all.behind {
        text = text.item(msg!("edit-samples-campaign"));
    }
    let press = |tap| Press::Edit(tap).data();
    Ok(Some(turn.reply(text).row([
        Button::press(msg!("button-remove-samples"), press(EditPress::SamplesSure)),
        Button::press(msg!("button-later"), press(EditPress::List)),
    ])))
}

/// *Remove the examples* was pressed in the list.
pub(super) async fn ask(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(reply) = screen(turn).await? else { return list::show(turn).await };
    turn.save(&State::Edit(EditState::Samples)).await?;
    Ok(Outcome::reply(reply))
}

/// They go, step by step where many have signed one.
pub(super) async fn remove(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(all) = removable(turn).await? else { return list::show(turn).await };
    if !samples::remove(turn.conn, &all).await? {
        let Some(reply) = screen(turn).await? else { return list::show(turn).await };
        return Ok(Outcome::reply(above(reply, msg!("edit-samples-more"))));
    }
    turn.note("samples_removed", &[]).await?;
    let mut outcome = list::show(turn).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), msg!("edit-samples-gone"));
    }
    Ok(outcome)
}
