//! `/withdraw`: a signature is taken back.

use crate::conversation::press::Press;
use crate::conversation::state::Aside;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::seats;
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::petitions::{self, Stored};
use crate::store::signatures;
use crate::store::tallies;
use crate::text::Text;

/// Which signature? Straight to the question where there is only one.
pub(crate) async fn choose(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let mut all = Vec::new();
    for stored in petitions::list(turn.conn).await? {
        for seat in seats::all_of(turn, &stored).await? {
            all.push((stored.clone(), seat.number));
        }
    }
    match all.as_slice() {
        [] => {
            let petitions = Button::press(msg!("button-petitions"), Press::Petitions.data());
            Ok(Outcome::reply(turn.reply(Text::of(msg!("withdraw-none"))).row([petitions])))
        }
        [(stored, seat)] => ask(turn, &stored.petition.slug.clone(), *seat).await,
        several => {
            let mut reply = turn.reply(Text::of(msg!("withdraw-which")));
            for (stored, seat) in several {
                let press = Press::Withdraw { slug: stored.petition.slug.clone(), seat: *seat };
                reply = reply.row([Button::press(label(turn, stored, *seat), press.data())]);
            }
            Ok(Outcome::reply(reply))
        }
    }
}

/// What a signature is called where there are several; no name is known.
pub(super) fn label(turn: &Turn<'_>, stored: &Stored, seat: i64) -> crate::text::Message {
    let title = stored.petition.text_for(turn.locale).map_or("", |(_, words)| &words.title);
    if seat == 1 {
        msg!("seat-own", title = title)
    } else {
        msg!("seat-beside", title = title, seat = seat, platform = turn.platform())
    }
}

/// Sure?
pub(crate) async fn ask(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let stored = petitions::find(turn.conn, slug).await?.ok_or(Instead::Stale)?;
    let Some(found) = seats::find_seat(turn, &stored, seat).await? else {
        return Ok(turn.say(Text::of(msg!("withdraw-none"))));
    };
    let text = Text::new()
        .title(label(turn, &stored, seat))
        .para(msg!("withdraw-ask", day = found.facts.day));
    let asks = Aside::Withdraw { slug: slug.to_owned(), seat };
    let sure = asks.button();
    turn.put_before(asks).await?;
    let keep = Button::press(msg!("button-keep"), Press::Petition(slug.to_owned()).data());
    Ok(Outcome::reply(turn.reply(text).row(sure).row([keep])))
}

/// Takes it back. A second press finds nothing and says the same.
pub(crate) async fn take(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let stored = petitions::find(turn.conn, slug).await?.ok_or(Instead::Stale)?;
    if let Some(found) = seats::find_seat(turn, &stored, seat).await? {
        signatures::withdraw(turn.conn, slug, &found.tag).await?;
    }
    turn.clear().await?;
    let total = tallies::total(turn.conn, slug).await?;
    let mut reply = turn.reply(Text::of(msg!("withdraw-done", total = total)));
    if stored.petition.open_on(turn.today()) {
        let slug = slug.to_owned();
        let again = if seat == 1 { Press::Petition(slug) } else { Press::Beside(slug) };
        reply = reply.row([Button::press(msg!("button-sign-again"), again.data())]);
    }
    Ok(Outcome::reply(reply))
}
