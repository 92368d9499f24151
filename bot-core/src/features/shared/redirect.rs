//! The door to another platform, where the campaign lets nobody sign on this one.

use crate::campaign::SignOn;
use crate::conversation::{Stop, Turn};
use crate::features::shared::petition_card;
use crate::msg;
use crate::outcome::{Button, Outcome, is_start_payload};
use crate::platform::Platform;
use crate::store::campaign;
use crate::store::petitions::Stored;

/// Whether the campaign lets nobody sign on this platform, and so takes no name and no region here.
pub(crate) async fn is_elsewhere(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    if turn.incoming.account.platform != Platform::Discord {
        return Ok(false);
    }
    let decided = campaign::discord(turn.conn).await?;
    Ok(decided.is_some_and(|discord| discord.sign != SignOn::Here))
}

/// The petition with a link to where it can be signed; `None` if that is here.
pub(crate) async fn door(
    turn: &mut Turn<'_>,
    stored: &Stored,
    channel: Option<&str>,
) -> Result<Option<Outcome>, Stop> {
    if !is_elsewhere(turn).await? {
        return Ok(None);
    }
    let slug = &stored.petition.slug;
    let payload = channel.map(|channel| format!("{slug}_{channel}"));
    let payload = payload.filter(|payload| is_start_payload(payload)).unwrap_or(slug.clone());
    let text = petition_card::card(turn, stored).await?.quote(msg!("sign-on-telegram"));
    let button = Button::start_on(msg!("button-sign-on-telegram"), Platform::Telegram, payload);
    let reply = petition_card::with_ways_on(turn.reply(text).row([button]), slug);
    turn.clear().await?;
    Ok(Some(Outcome::reply(reply)))
}
