//! Who was connected with somebody and is no more: what was signed together stays signed once.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::conversation::press::Press;
use crate::conversation::{Stop, Turn};
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::petitions::Stored;
use crate::store::waiting_periods;
use crate::text::Text;

/// The first day that is counted.
const FIRST: Date = Date::constant(1970, 1, 1);

/// A day of the campaign as a number.
pub(crate) fn number_of(day: Date) -> i64 {
    i64::from((day - FIRST).get_days())
}

fn day_of(number: i64) -> Date {
    i32::try_from(number).ok().and_then(|days| FIRST.checked_add(days.days()).ok()).unwrap_or(FIRST)
}

/// What to say if this account may not sign the petition yet.
pub(crate) async fn barred(turn: &mut Turn<'_>, stored: &Stored) -> Result<Option<Outcome>, Stop> {
    let (account, slug) = (&turn.incoming.account, &stored.petition.slug);
    let bar = waiting_periods::find(turn.conn, slug, account).await?;
    let Some(bar) = bar.filter(|bar| bar.day > number_of(turn.today())) else { return Ok(None) };
    turn.clear().await?;
    let text = Text::of(msg!("sign-barred", day = day_of(bar.day)));
    let reply = turn.reply(text).row([
        Button::press(msg!("button-petitions"), Press::Petitions.data()),
        Button::press(msg!("button-help"), Press::Help.data()),
    ]);
    Ok(Some(Outcome::reply(reply)))
}
