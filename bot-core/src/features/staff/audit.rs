//! `/audit`: owners read who did what, newest first.

use crate::clock::{day_of, time_of};
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::{Stop, Turn};
use crate::features::shared::words::role_name;
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::audit::{self, PAGE};
use crate::text::{Arg, Text};

/// A page of the log; the first is 0.
pub(crate) async fn show(turn: &mut Turn<'_>, page: i64) -> Result<Outcome, Stop> {
    let all = audit::page(turn.conn, page).await?;
    let mut text = Text::new().title(msg!("audit-title"));
    if all.is_empty() {
        text = text.para(msg!("audit-empty"));
    }
    for entry in &all {
        let zone = &turn.core.zone;
        let by = match entry.act.by.as_deref() {
            None => Arg::Message(Box::new(msg!("audit-somebody"))),
            Some("") => Arg::Message(Box::new(msg!("audit-host"))),
            Some(label) => Arg::Text(label.to_owned()),
        };
        let part = |at: usize| {
            let part = entry.act.what.get(at).cloned().unwrap_or_default();
            // What a change of the team begins with is a role.
            let role = Role::parse(&part).filter(|_| at == 0);
            role.map_or(Arg::Text(part), |role| Arg::Message(Box::new(role_name(role))))
        };
        text = text.item(msg!(
            "audit-row",
            day = Arg::Day(day_of(entry.at, zone)),
            time = Arg::Time(time_of(entry.at, zone)),
            by = by,
            act = Arg::Message(Box::new(msg!(
                "audit-act",
                act = entry.name.as_str(),
                what = part(0),
                which = part(1)
            )))
        ));
    }
    let full = all.len() == PAGE;
    let older = full.then(|| Button::press(msg!("button-older"), Press::Audit(page + 1).data()));
    let newer =
        (page > 0).then(|| Button::press(msg!("button-newer"), Press::Audit(page - 1).data()));
    Ok(Outcome::reply(turn.reply(text).row(newer.into_iter().chain(older))))
}
