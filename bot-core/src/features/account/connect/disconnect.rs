//! Two connected accounts part. Everything stays with the one that says so.

use super::app;
use crate::conversation::press::Press;
use crate::conversation::state::Aside;
use crate::conversation::{Stop, Turn};
use crate::features::event;
use crate::features::shared::seats;
use crate::features::shared::waiting_period::number_of;
use crate::msg;
use crate::outcome::{Button, Notice, Outcome, Place, Reply};
use crate::store::beside;
use crate::store::links::{self, Linked};
use crate::store::waiting_periods::{self, WaitingPeriod};
use crate::store::{accounts, conversations, follows, petitions};
use crate::text::Text;

/// Days for which the other account may not sign what is signed.
const BARRED: i64 = 30;

/// Sure? With all that it means.
pub(crate) async fn ask(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(other) = turn.linked().await? else { return apart(turn) };
    let mut text = Text::new()
        .title(msg!("disconnect-title"))
        .para(msg!("disconnect-ask", app = app(other.platform)))
        .para(msg!("disconnect-barred", number = BARRED));
    if news_go_to(turn, &other).await? {
        text = text.para(msg!("disconnect-news", app = app(other.platform)));
    }
    let sure = Aside::Disconnect.button();
    turn.put_before(Aside::Disconnect).await?;
    let keep = Button::press(msg!("button-cancel"), Press::Keep.data());
    Ok(Outcome::reply(turn.reply(text).row(sure).row([keep])))
}

/// *Disconnect* once more, or from an account that was disconnected meanwhile.
fn apart(turn: &Turn<'_>) -> Result<Outcome, Stop> {
    let again = Button::press(msg!("button-connect"), Press::Connect.data());
    Ok(Outcome::reply(turn.reply(Text::of(msg!("disconnect-apart"))).row([again])))
}

async fn news_go_to(turn: &mut Turn<'_>, other: &Linked) -> Result<bool, Stop> {
    let Some(person) = turn.person else { return Ok(false) };
    let follow = follows::get(turn.conn, person).await?;
    Ok(follow.is_some_and(|follow| follow.platform == other.platform.as_str()))
}

/// Yes.
pub(crate) async fn end(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(other) = turn.linked().await? else { return apart(turn) };
    let Some(person) = turn.person else { return apart(turn) };
    let account = other.account();
    turn.lock_with(&account).await?;
    let day = number_of(turn.today()) + BARRED;
    for stored in petitions::list(turn.conn).await? {
        let signed = seats::all_of(turn, &stored).await?;
        if signed.is_empty() {
            continue;
        }
        let (secret, slug) = (&turn.core.secret, stored.petition.slug.as_str());
        let bar = WaitingPeriod { holder: waiting_periods::holder(secret, person), day };
        waiting_periods::set(turn.conn, slug, &account, &bar).await?;
        let counted = seats::counted(turn, &stored, &signed, &[&account]).await?;
        if !counted.is_empty() {
            beside::set(turn.conn, slug, &account, &counted).await?;
        }
    }
    let news = news_go_to(turn, &other).await?;
    if news {
        follows::end(turn.conn, person).await?;
    }
    event::mine::sync_locale(turn, Some(other.platform)).await?;
    links::end(turn.conn, person).await?;
    accounts::leave(turn.conn, &account).await?;
    conversations::clear(turn.conn, &account).await?;
    let mut text = Text::of(msg!("disconnect-done", app = app(other.platform)));
    if news {
        text = text.para(msg!("disconnect-no-news"));
    }
    let mut outcome = Outcome::reply(turn.reply(text));
    let own = app(turn.incoming.account.platform);
    let told = Reply::new(turn.locale, Text::of(msg!("disconnect-told", app = own)));
    outcome.notices.push(to(&other, told));
    Ok(outcome)
}

/// A message to the other account.
pub(in crate::features::account) fn to(other: &Linked, reply: Reply) -> Notice {
    let (platform, address) = (other.platform, other.address());
    Notice { platform, address, reply: reply.place(Place::Fresh) }
}
