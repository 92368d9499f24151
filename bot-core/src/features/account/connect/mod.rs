//! `/connect`: one person on two platforms.
//!
//! ```text
//!  one account:   /connect ──► code shown ─┐
//!  the other:     types the code ──────────┴──► each sees the other: yes? ──► both said yes ──► one person
//! ```
//!
//! What is kept of it stands in the store's offers, under the code. Whoever changes who an account is
//! holds the locks of all accounts concerned: its own from the beginning of the update, and the other
//! one by [`Turn::lock_with`], before anything else is written. So an ordinary update, which holds the lock
//! of its account, can rely on its person to the end, and pays nothing for it.

mod back;
mod code;
pub(crate) mod disconnect;
mod merge;
mod screens;

pub(crate) use screens::app;

use crate::clock::{MINUTE, Seconds};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::ended::ended;
use crate::khmer;
use crate::msg;
use crate::outcome::{Job, Notice, Outcome, Place, Reply};
use crate::store::link_codes::{self, Connecting, LinkCode, Side};
use crate::store::{accounts, links, meta};
use crate::text::{Message, Text};

/// How long a code holds.
const HOLDS: Seconds = 10 * MINUTE;
/// Within this time an account may type so many wrong codes.
const TRIES: usize = 5;
/// Letters of a profile's name that the other account sees.
const NAME: usize = 60;

/// What the person sees of the open code: the code itself, or the question about the other account.
pub(crate) async fn screen(turn: &mut Turn<'_>) -> Result<Option<Reply>, Stop> {
    Ok(open(turn).await?.map(|(code, offer)| shown(turn, &code, &offer)))
}

fn shown(turn: &Turn<'_>, code: &str, offer: &LinkCode) -> Reply {
    match sides(turn, offer) {
        Some((own, Some(_))) if own.agreed => screens::waiting(turn, code),
        Some((_, Some(other))) => screens::question(turn.locale, code, other),
        _ => screens::code(turn, code),
    }
}

/// The code that this account has shown or typed, while it holds.
async fn open(turn: &mut Turn<'_>) -> Result<Option<(String, LinkCode)>, Stop> {
    let kept = connecting(turn).await?;
    let Some(code) = kept.code else { return Ok(None) };
    let found = link_codes::find(turn.conn, &code, turn.now).await?;
    let offer = found.filter(|offer| sides(turn, offer).is_some());
    Ok(offer.map(|offer| (code, offer)))
}

async fn connecting(turn: &mut Turn<'_>) -> Result<Connecting, Stop> {
    let account = &turn.incoming.account;
    Ok(link_codes::connecting(turn.conn, account).await?)
}

async fn keep(turn: &mut Turn<'_>, kept: &Connecting) -> Result<(), Stop> {
    let account = &turn.incoming.account;
    link_codes::set_connecting(turn.conn, account, turn.now, kept).await?;
    Ok(())
}

/// The acting side and the other one, if the acting account has to do with it.
fn sides<'a>(turn: &Turn<'_>, offer: &'a LinkCode) -> Option<(&'a Side, Option<&'a Side>)> {
    let own = &turn.incoming.account;
    if offer.offerer.account() == *own {
        return Some((&offer.offerer, offer.enterer.as_ref()));
    }
    let enterer = offer.enterer.as_ref().filter(|side| side.account() == *own)?;
    Some((enterer, Some(&offer.offerer)))
}

/// The acting account, as the other one sees it.
fn side(turn: &Turn<'_>) -> Side {
    let name = turn.incoming.profile_name.as_deref().filter(|name| name.len() <= 4000);
    let name = name.map(|name| khmer::truncate(&khmer::clean_line(name), NAME));
    Side {
        platform: turn.incoming.account.platform,
        user: turn.incoming.account.user.clone(),
        address: turn.incoming.address.0.clone(),
        name: name.filter(|name| !name.is_empty() && name.len() <= 1000),
        locale: turn.locale,
        agreed: false,
    }
}

fn notice(to: &Side, reply: Reply) -> Notice {
    Notice { platform: to.platform, address: to.address(), reply: reply.place(Place::Fresh) }
}

fn tell(to: &Side, text: Message) -> Notice {
    notice(to, Reply::new(to.locale, Text::of(text)))
}

/// `/connect`, with or without a code.
pub(crate) async fn command(turn: &mut Turn<'_>, rest: &str) -> Result<Outcome, Stop> {
    if let Some(other) = turn.linked().await? {
        return Ok(Outcome::reply(screens::connected(turn, other.platform)));
    }
    if meta::on_discord_alone(turn.conn).await? {
        return Ok(turn.say(Text::of(msg!("connect-nowhere"))));
    }
    if !rest.is_empty() {
        return match code::read(rest) {
            Some(code) => enter(turn, &code).await,
            None => no_code(turn).await,
        };
    }
    // Whoever is being asked about somebody is asked again, and does not lose the answer of the other.
    if let Some((code, offer)) = open(turn).await?
        && offer.enterer.is_some()
    {
        back::asks(turn).await?;
        return Ok(Outcome::reply(shown(turn, &code, &offer)));
    }
    offer(turn).await
}

/// Shows a new code. The one before ends.
async fn offer(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.person().await?;
    let mut kept = connecting(turn).await?;
    if let Some((old, _)) = open(turn).await? {
        link_codes::end(turn.conn, &old).await?;
    }
    let code = turn.seed.code(code::LENGTH);
    let offer = LinkCode { until: turn.now + HOLDS, offerer: side(turn), enterer: None };
    link_codes::put(turn.conn, &code, &offer).await?;
    kept.code = Some(code.clone());
    keep(turn, &kept).await?;
    back::asks(turn).await?;
    Ok(Outcome::reply(screens::code(turn, &code)))
}

/// What was typed can't be a code: what one looks like.
async fn no_code(_turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let code = code::written(code::EXAMPLE);
    Err(Instead::Hint(msg!("connect-no-code", code = code)).into())
}

/// Words while a code is open: the code of the other app, or a look at what has become of one's own.
pub(crate) async fn answer(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Stop> {
    let open = open(turn).await?;
    if let Some((code, offer)) = &open
        && offer.enterer.is_some()
    {
        return Ok(Outcome::reply(shown(turn, code, offer)));
    }
    match code::read(text) {
        Some(code) => enter(turn, &code).await,
        None if open.is_none() => over(turn).await,
        None => no_code(turn).await,
    }
}

/// *I have typed it there*.
pub(crate) async fn typed(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if let Some(other) = turn.linked().await? {
        return Ok(Outcome::reply(screens::connected(turn, other.platform)));
    }
    let Some((code, offer)) = open(turn).await? else { return over(turn).await };
    back::asks(turn).await?;
    let shown = shown(turn, &code, &offer);
    if offer.enterer.is_some() {
        return Ok(Outcome::reply(shown));
    }
    let note = turn.reply(Text::of(msg!("connect-nothing-yet"))).place(Place::Fresh);
    Ok(Outcome::reply(Reply { buttons: shown.buttons, ..note }))
}

/// The code has ended, whoever ended it.
async fn over(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    // An old button names another code than the one that holds.
    if open(turn).await?.is_none() {
        leave(turn, None).await?;
    }
    let over = screens::over(turn).row(back::own(turn).await?);
    Ok(Outcome::reply(over))
}

/// This account has to do with this code no more, or with any at all. Wrong ones are remembered.
async fn leave(turn: &mut Turn<'_>, code: Option<&str>) -> Result<(), Stop> {
    let mut kept = connecting(turn).await?;
    if code.is_some() && kept.code.as_deref() != code {
        return Ok(());
    }
    kept.code = None;
    keep(turn, &kept).await?;
    let own = turn.incoming.account.clone();
    back::reopen(turn, &own, false).await
}

/// A code was typed.
async fn enter(turn: &mut Turn<'_>, code: &str) -> Result<Outcome, Stop> {
    let mut kept = connecting(turn).await?;
    let now = turn.now;
    kept.wrong.retain(|at| now - at < HOLDS);
    if kept.wrong.len() >= TRIES {
        let until = kept.wrong.iter().min().map_or(now, |first| first + HOLDS);
        let minutes = (until - now + MINUTE - 1) / MINUTE;
        return Err(Instead::Hint(msg!("connect-wait", number = minutes)).into());
    }
    let Some(mut offer) = offered(turn, code).await? else {
        kept.wrong.push(now);
        keep(turn, &kept).await?;
        return Err(Instead::Hint(msg!("connect-wrong")).into());
    };
    if let Some(refusal) = refusal(turn, &offer).await? {
        return Err(Instead::Hint(refusal).into());
    }
    let mut notices = Vec::new();
    if kept.code.as_deref() != Some(code) {
        notices.extend(end_former(turn).await?);
        kept.code = Some(code.to_owned());
    }
    if offer.enterer.is_none() {
        let own = side(turn);
        let question = screens::question(offer.offerer.locale, code, &own);
        notices.push(notice(&offer.offerer, question));
        offer.enterer = Some(own);
        link_codes::put(turn.conn, code, &offer).await?;
    }
    keep(turn, &kept).await?;
    back::asks(turn).await?;
    let reply = shown(turn, code, &offer);
    Ok(Outcome { replies: vec![reply], jobs: vec![Job::EraseTyped], notices })
}

/// What this code offers to the acting account. Whoever offers it is locked. An unknown, an ended and
/// a used code and one's own are all the same: none.
async fn offered(turn: &mut Turn<'_>, code: &str) -> Result<Option<LinkCode>, Stop> {
    let own = turn.incoming.account.clone();
    let Some(offer) = link_codes::find(turn.conn, code, turn.now).await? else {
        return Ok(None);
    };
    turn.lock_with(&offer.offerer.account()).await?;
    // Only now does nobody else change it.
    let found = link_codes::find(turn.conn, code, turn.now).await?;
    Ok(found.filter(|offer| {
        let free = offer.enterer.as_ref().is_none_or(|side| side.account() == own);
        offer.offerer.account() != own && free
    }))
}

/// Why these two can't be connected, if they can't.
async fn refusal(turn: &mut Turn<'_>, offer: &LinkCode) -> Result<Option<Message>, Stop> {
    let theirs = offer.offerer.platform;
    if theirs == turn.incoming.account.platform {
        return Ok(Some(msg!("connect-same-app", app = app(theirs))));
    }
    let account = offer.offerer.account();
    let linked = match accounts::person(turn.conn, &account).await? {
        Some(person) => !links::of(turn.conn, person).await?.is_empty(),
        None => false,
    };
    Ok(linked.then(|| msg!("connect-other-connected", app = app(theirs))))
}

/// Ends the code that this account has shown or typed before; the other account of it is told. Whoever
/// answers about an offer holds the locks of both, so nobody writes this one meanwhile.
async fn end_former(turn: &mut Turn<'_>) -> Result<Option<Notice>, Stop> {
    let Some((code, offer)) = open(turn).await? else { return Ok(None) };
    link_codes::end(turn.conn, &code).await?;
    let other = sides(turn, &offer).and_then(|(_, other)| other);
    Ok(other.map(|side| tell(side, msg!("connect-refused"))))
}

/// *Yes* or *No* below the question about the other account.
pub(crate) async fn answered(turn: &mut Turn<'_>, code: &str, yes: bool) -> Result<Outcome, Stop> {
    // Perhaps the second tap of a double tap, or the other one was quicker.
    if let Some(other) = turn.linked().await? {
        return Ok(Outcome::reply(screens::connected(turn, other.platform)));
    }
    let Some(mut offer) = locked(turn, code).await? else { return over(turn).await };
    if !yes {
        return end(turn, code, &offer).await;
    }
    let own = turn.incoming.account.clone();
    let Some(enterer) = &mut offer.enterer else { return over(turn).await };
    let (mine, other) = if offer.offerer.account() == own {
        (&mut offer.offerer, enterer)
    } else {
        (enterer, &mut offer.offerer)
    };
    mine.agreed = true;
    if other.agreed {
        return merge::connect(turn, code, &offer).await;
    }
    link_codes::put(turn.conn, code, &offer).await?;
    back::asks(turn).await?;
    Ok(Outcome::reply(screens::waiting(turn, code)))
}

/// The offer of this code with both accounts locked, if the acting one has to do with it.
async fn locked(turn: &mut Turn<'_>, code: &str) -> Result<Option<LinkCode>, Stop> {
    let find = async |turn: &mut Turn<'_>| -> Result<Option<LinkCode>, Stop> {
        let found = link_codes::find(turn.conn, code, turn.now).await?;
        Ok(found.filter(|offer| sides(turn, offer).is_some()))
    };
    let Some(offer) = find(turn).await? else { return Ok(None) };
    let other = sides(turn, &offer).and_then(|(_, other)| other.map(Side::account));
    if let Some(other) = other {
        turn.lock_with(&other).await?;
    }
    find(turn).await
}

/// Ends it for both; the other one is told.
async fn end(turn: &mut Turn<'_>, code: &str, offer: &LinkCode) -> Result<Outcome, Stop> {
    link_codes::end(turn.conn, code).await?;
    leave(turn, Some(code)).await?;
    let mut stopped = ended(turn, msg!("connect-stopped"));
    stopped = stopped.row(back::own(turn).await?);
    let mut outcome = Outcome::reply(stopped).with(Job::EraseQuestions);
    if let Some((_, Some(other))) = sides(turn, offer) {
        release(turn, code, other).await?;
        let mut told = tell(other, msg!("connect-refused"));
        told.reply = told.reply.row(back::way(turn, &other.account()).await?);
        outcome.notices.push(told);
    }
    Ok(outcome)
}

/// Whoever is asked about a connection that has ended is asked no longer. Their account is locked.
async fn release(turn: &mut Turn<'_>, code: &str, other: &Side) -> Result<(), Stop> {
    let account = other.account();
    let kept = link_codes::connecting(turn.conn, &account).await?;
    if kept.code.as_deref() != Some(code) {
        return Ok(());
    }
    back::reopen(turn, &account, false).await
}

/// *Cancel*, while a code is open.
pub(crate) async fn cancelled(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let code = connecting(turn).await?.code.unwrap_or_default();
    match locked(turn, &code).await? {
        Some(offer) => end(turn, &code, &offer).await,
        None => {
            leave(turn, None).await?;
            let stopped = ended(turn, msg!("connect-stopped"));
            let stopped = stopped.row(back::own(turn).await?);
            Ok(Outcome::reply(stopped).with(Job::EraseQuestions))
        }
    }
}

/// Whoever is forgotten connects with nobody. Who waited for the answer is told. Wrong codes of the last
/// minutes are remembered: else they could be typed without end.
pub(crate) async fn forget(turn: &mut Turn<'_>) -> Result<Option<Notice>, Stop> {
    let mut kept = connecting(turn).await?;
    let now = turn.now;
    let code = kept.code.take().unwrap_or_default();
    kept.wrong.retain(|at| now - at < HOLDS);
    let told = match locked(turn, &code).await? {
        Some(offer) => end(turn, &code, &offer).await?.notices.pop(),
        None => None,
    };
    keep(turn, &kept).await?;
    Ok(told)
}
