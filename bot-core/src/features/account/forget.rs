//! `/forget`: everything of a person goes.

use super::{connect, unknown};
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::state::Aside;
use crate::conversation::{Stop, Turn};
use crate::features::shared::following;
use crate::features::shared::seats;
use crate::features::shared::team::{self, Change, Loss};
use crate::features::{event, inbox};
use crate::msg;
use crate::outcome::{Button, Job, Notice, Outcome, Place, Reply};
use crate::store::links::Linked;
use crate::store::{accounts, conversations, drafts, follows, links, petitions, roles, signatures};
use crate::text::Text;

/// Says what will go, and offers less.
pub(crate) async fn ask(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let mut text = Text::new().title(msg!("forget-title")).para(msg!("forget-ask"));
    if let Some(other) = turn.linked().await? {
        text = text.para(msg!("forget-connected", app = connect::app(other.platform)));
    }
    let text = stays(turn, text).await?;
    let mut reply = turn.reply(text);
    if following::is_following(turn).await? {
        reply = reply.row([Button::press(msg!("button-unfollow"), Press::Unfollow.data())]);
    }
    let sure = Aside::Forget.button();
    turn.put_before(Aside::Forget).await?;
    let keep = Button::press(msg!("button-cancel"), Press::Keep.data());
    Ok(Outcome::reply(reply.row(sure).row([keep])))
}

/// What stays all the same.
async fn stays(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let (text, _) = unknown::named(turn, text).await?;
    let text = text.para(msg!("forget-stays"));
    Ok(if turn.role > Role::Supporter { text.para(msg!("forget-stays-team")) } else { text })
}

/// Erases. The words of goodbye are the last thing said in the person's language.
pub(crate) async fn erase(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let other = turn.linked().await?;
    if let Some(other) = &other {
        turn.lock_with(&other.account()).await?;
    }
    if turn.role == Role::Owner && roles::owners(turn.conn).await? == 1 {
        return Ok(turn.say(Text::of(msg!("forget-last-owner"))));
    }
    let accounts = turn.accounts().await?;
    let mut notices: Vec<Notice> = connect::forget(turn).await?.into_iter().collect();
    notices.extend(forget_other(turn, other).await?);
    // In the order of slugs: two people who leave at once must not wait for each other's counters.
    let mut all = petitions::list(turn.conn).await?;
    all.sort_by(|a, b| a.petition.slug.cmp(&b.petition.slug));
    for stored in all {
        for seat in seats::all_of(turn, &stored).await? {
            let slug = &stored.petition.slug;
            signatures::withdraw(turn.conn, slug, &seat.tag).await?;
        }
    }
    inbox::forget(turn, &accounts).await?;
    let mut moved = None;
    if let Some(person) = turn.person.take() {
        moved = event::mine::forget(turn, person).await?;
        follows::end(turn.conn, person).await?;
        let account = &turn.incoming.account;
        accounts::forget(turn.conn, account, person).await?;
    }
    let mut wake = None;
    if let Some(member) = turn.member().await? {
        let mut change = Change {
            spoken: turn.core.catalogue.spoken(turn.core.default_locale),
            now: turn.now,
            seed: &mut turn.seed,
            by: Some(member.clone()),
        };
        team::take(turn.conn, &mut change, &member, Loss::Left).await?;
        wake = Some(Job::Wake);
    }
    drafts::forget(turn.conn, &turn.incoming.account).await?;
    turn.clear().await?;
    let erase = Button::press(msg!("button-erase-chat"), Press::EraseChat.data());
    let text = stays(turn, Text::of(msg!("forget-done"))).await?;
    let reply = turn.reply(text).place(Place::Replace).row([erase]);
    let wake = wake.or(moved);
    let outcome = wake.into_iter().fold(Outcome::reply(reply).with(Job::Scrub), Outcome::with);
    Ok(Outcome { notices, ..outcome })
}

/// A connected account is the same person, and so it is forgotten too. Only a role is the account's own:
/// it stays.
async fn forget_other(turn: &mut Turn<'_>, other: Option<Linked>) -> Result<Option<Notice>, Stop> {
    let (Some(person), Some(other)) = (turn.person, other) else { return Ok(None) };
    let account = other.account();
    links::end(turn.conn, person).await?;
    accounts::leave(turn.conn, &account).await?;
    drafts::forget(turn.conn, &account).await?;
    conversations::clear(turn.conn, &account).await?;
    let own = connect::app(turn.incoming.account.platform);
    let told = Reply::new(turn.locale, Text::of(msg!("forget-told", app = own)));
    Ok(Some(connect::disconnect::to(&other, told)))
}

/// *Yes* once more, from somebody of whom nothing is known any more, not even the language.
pub(crate) fn done_before(turn: &Turn<'_>) -> Outcome {
    let text = turn.core.in_both(&msg!("forget-done"));
    let erase = Button::press(msg!("button-erase-chat"), Press::EraseChat.data());
    Outcome::reply(turn.reply(text).row([erase]))
}
