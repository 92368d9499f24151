//! The door to another platform, where the campaign lets nobody sign on this one.

use super::petition;
use crate::campaign::SignOn;
use crate::features::{Failure, Turn};
use crate::incoming::Platform;
use crate::msg;
use crate::outcome::{Button, Outcome, is_start_payload};
use crate::store::campaign;
use crate::store::petitions::Stored;

/// The petition with a link to where it can be signed; `None` if that is here.
pub(super) async fn door(
    turn: &mut Turn<'_>,
    stored: &Stored,
    channel: Option<&str>,
) -> Result<Option<Outcome>, Failure> {
    if turn.incoming.account.platform != Platform::Discord {
        return Ok(None);
    }
    let decided = campaign::discord(turn.conn).await?;
    if decided.is_none_or(|discord| discord.sign == SignOn::Here) {
        return Ok(None);
    }
    let slug = &stored.petition.slug;
    let payload = channel.map(|channel| format!("{slug}_{channel}"));
    let payload = payload.filter(|payload| is_start_payload(payload)).unwrap_or(slug.clone());
    let text = petition::card(turn, stored).await?.quote(msg!("sign-on-telegram"));
    let button = Button::start_on(msg!("button-sign-on-telegram"), Platform::Telegram, payload);
    let reply = petition::with_ways_on(turn.reply(text).row([button]), slug);
    turn.clear().await?;
    Ok(Some(Outcome::reply(reply)))
}
