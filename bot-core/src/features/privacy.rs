//! `/privacy`: what is kept and who can read it.

use crate::campaign::rules::Words;
use crate::conversation::press::Press;
use crate::conversation::way_back::way_back;
use crate::conversation::{Stop, Turn};
use crate::features::shared::behind;
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::campaign;
use crate::text::Text;

/// Explains, in points.
pub(crate) async fn show(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let mut text = Text::new()
        .title(msg!("privacy-title"))
        .item(msg!("privacy-name"))
        .item(msg!("privacy-facts"))
        .item(msg!("privacy-account"))
        .item(msg!("privacy-platform"))
        .item(msg!("privacy-server"))
        .item(msg!("privacy-rights"))
        .item(msg!("privacy-end"));
    let mut who = behind::about(turn).await?;
    who.lines.iter_mut().take(1).for_each(|line| line.gap = true);
    text.lines.append(&mut who.lines);
    let mut reply = turn.reply(text);
    if turn.private() {
        reply = reply.row(way_back(turn).await?).row([
            Button::press(msg!("button-mydata"), Press::MyData.data()),
            Button::press(msg!("button-petitions"), Press::Petitions.data()),
        ]);
        reply = reply.row([Button::press(msg!("button-report"), Press::Report.data())]);
    }
    Ok(Outcome::reply(reply))
}

/// *Report a problem* was pressed: to whom, and what to do in the meantime.
pub(crate) async fn report(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let behind = campaign::behind(turn.conn).await?;
    let contact = behind.read(Words::Contact, turn.locale);
    let text = Text::new().title(msg!("report-title")).para(match contact {
        Some(contact) => msg!("report-to", contact = contact),
        None => msg!("report-to-nobody"),
    });
    let back = Button::press(msg!("button-back"), Press::Privacy.data());
    Ok(Outcome::reply(turn.reply(text.para(msg!("report-meanwhile"))).row([back])))
}
