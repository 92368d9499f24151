//! `/help`: what this person can do, from the table of commands.

use crate::command::{Role, TABLE};
use crate::conversation::press::Press;
use crate::conversation::way_back::way_back;
use crate::conversation::{Stop, Turn};
use crate::features::shared::behind;
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::text::{Message, Text};

/// Lists the commands that the person may use.
pub(crate) async fn help(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let mut text =
        Text::new().title(msg!("help-title")).para(msg!("help-intro", platform = turn.platform()));
    let mut last = Role::Supporter;
    for spec in TABLE.iter().filter(|spec| turn.role >= spec.role) {
        if spec.role != last {
            text = text.para(msg!("help-staff"));
            last = spec.role;
        }
        let about = Message::new(format!("{}.about", spec.command.message_id()), Vec::new());
        text = text.item(msg!("help-row", name = spec.name, about = about));
    }
    let text = behind::below(turn, text).await?;
    let reply = turn.reply(text).row(way_back(turn).await?).row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-privacy"), Press::Privacy.data()),
    ]);
    Ok(Outcome::reply(reply))
}
