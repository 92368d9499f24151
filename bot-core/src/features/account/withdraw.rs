//! `/withdraw`: a signature is taken back.

use super::unknown;
use crate::conversation::press::Press;
use crate::conversation::state::Aside;
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::features::shared::seats::{self, Seat};
use crate::msg;
use crate::outcome::{Button, Outcome};
use crate::store::petitions::{self, Stored};
use crate::store::signatures;
use crate::store::tallies;
use crate::text::{Message, Text};

/// Which signature? Straight to the question where there is only one.
pub(crate) async fn choose(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let mut all = Vec::new();
    for stored in petitions::list(turn.conn).await? {
        for seat in seats::all_of(turn, &stored).await? {
            all.push((
                label(turn, &stored, &seat).await?,
                stored.petition.slug.clone(),
                seat.number,
            ));
        }
    }
    match all.as_slice() {
        [] => nothing(turn).await,
        [(_, slug, seat)] => ask(turn, slug, *seat).await,
        several => {
            let (text, _) = unknown::named(turn, Text::of(msg!("withdraw-which"))).await?;
            let mut reply = turn.reply(text);
            for (label, slug, seat) in several {
                let press = Press::Withdraw { slug: slug.clone(), seat: *seat };
                reply = reply.row([Button::press(label.clone(), press.data())]);
            }
            Ok(Outcome::reply(reply))
        }
    }
}

/// There is no signature, as far as anybody can tell.
async fn nothing(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let (text, some) = unknown::named(turn, Text::new()).await?;
    let text = text.para(if some { msg!("signature-none-else") } else { msg!("withdraw-none") });
    let petitions = Button::press(msg!("button-petitions"), Press::Petitions.data());
    Ok(Outcome::reply(turn.reply(text).row([petitions])))
}

/// What a signature is called where there are several; no name is known.
pub(super) async fn label(
    turn: &mut Turn<'_>,
    stored: &Stored,
    seat: &Seat,
) -> Result<Message, Stop> {
    let title = find::signed_title(turn, stored, seat.facts.text_version).await?;
    Ok(match seat.number {
        1 => msg!("seat-own", title = title),
        seat => msg!("seat-beside", title = title, seat = seat, platform = turn.platform()),
    })
}

/// Sure?
pub(crate) async fn ask(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let Some((stored, found)) = find::signature(turn, slug, seat).await? else {
        return nothing(turn).await;
    };
    let text = Text::new()
        .title(label(turn, &stored, &found).await?)
        .para(msg!("withdraw-ask", day = found.facts.day));
    let asks = Aside::Withdraw { slug: slug.to_owned(), seat };
    let sure = asks.button();
    turn.put_before(asks).await?;
    let keep = Button::press(msg!("button-keep"), Press::Petition(slug.to_owned()).data());
    Ok(Outcome::reply(turn.reply(text).row(sure).row([keep])))
}

/// Takes it back. A second press finds nothing and says the same.
pub(crate) async fn take(turn: &mut Turn<'_>, slug: &str, seat: i64) -> Result<Outcome, Stop> {
    let stored = match find::signature(turn, slug, seat).await? {
        Some((stored, found)) => {
            signatures::withdraw(turn.conn, slug, &found.tag).await?;
            stored
        }
        None => match find::petition(turn, slug).await?.ok_or(Instead::Stale)? {
            stored if stored.key(&turn.core.secret).is_none() => return nothing(turn).await,
            stored => stored,
        },
    };
    turn.clear().await?;
    let total = tallies::total(turn.conn, slug).await?;
    let mut reply = turn.reply(Text::of(msg!("withdraw-done", total = total)));
    if seats::is_open(turn, &stored) {
        let slug = slug.to_owned();
        let again = if seat == 1 { Press::Petition(slug) } else { Press::Beside(slug) };
        reply = reply.row([Button::press(msg!("button-sign-again"), again.data())]);
    }
    Ok(Outcome::reply(reply))
}
