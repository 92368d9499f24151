//! `/privacy`: what is kept and who can read it.

use super::press::Press;
use super::{Failure, Turn, signing};
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::text::Text;

/// Explains, in points.
pub(super) async fn show(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let text = Text::new()
        .title(msg!("privacy-title"))
        .item(msg!("privacy-name"))
        .item(msg!("privacy-facts"))
        .item(msg!("privacy-account"))
        .item(msg!("privacy-platform"))
        .item(msg!("privacy-server"))
        .item(msg!("privacy-rights"))
        .item(msg!("privacy-end"));
    let mut reply = turn.reply(text);
    if turn.private() {
        reply = reply.row(signing::way_back(turn).await?).row([
            Button::press(msg!("button-mydata"), Press::MyData.data()),
            Button::press(msg!("button-petitions"), Press::Petitions.data()),
        ]);
    }
    Ok(Outcome::reply(reply))
}
