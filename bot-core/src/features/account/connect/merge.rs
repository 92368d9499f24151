//! Both have said yes: two persons become one, in one transaction.

use super::{LinkCode, back, screens};
use crate::conversation::{Failure, Stop, Turn};
use crate::features::shared::seats;
use crate::features::shared::seats::Seat;
use crate::features::{event, inbox};
use crate::msg;
use crate::outcome::{Job, Notice, Outcome, Place};
use crate::platform::Account;
use crate::store::accounts;
use crate::store::accounts::Profile;
use crate::store::beside::{self, Counted};
use crate::store::follows::{self, Follow};
use crate::store::link_codes::{self, Connecting, Side};
use crate::store::links::{self, Linked};
use crate::store::petitions::{self, Stored};
use crate::store::signatures::{self, SEATS};
use crate::store::waiting_periods;
use crate::vault::PersonId;

/// An account and the person that it is up to now.
struct Half {
    side: Side,
    person: PersonId,
}

/// The person who stays, and the one who becomes the same.
struct Pair {
    stays: Half,
    goes: Half,
}

/// Connects the two accounts of an offer, both of which are locked, and tells both.
pub(crate) async fn connect(
    turn: &mut Turn<'_>,
    code: &str,
    offer: &LinkCode,
) -> Result<Outcome, Stop> {
    let Some(pair) = pair(turn, offer).await? else { return super::end(turn, code, offer).await };
    let Some(plan) = plan(turn, &pair).await? else {
        let mut outcome = super::end(turn, code, offer).await?;
        for notice in &mut outcome.notices {
            notice.reply.text = crate::text::Text::of(msg!("connect-too-many"));
        }
        return Ok(outcome.first(turn.reply(crate::text::Text::of(msg!("connect-too-many")))));
    };
    let mut twice = 0;
    for (stored, ours, theirs) in plan {
        count_for_both(turn, &pair, &stored, [&ours, &theirs]).await?;
        twice += i64::from(petition(turn, &pair, &stored, ours, theirs).await?);
    }
    lift_bars(turn, &pair).await?;
    one_profile(turn, &pair, offer).await?;
    one_follow(turn, &pair, offer).await?;
    let accounts = [&pair.stays.side.account(), &pair.goes.side.account()];
    inbox::join(turn, (pair.goes.person, pair.stays.person), accounts).await?;
    let wake = event::mine::merge(turn, (pair.stays.person, pair.goes.person)).await?;
    one_person(turn, code, &pair).await?;
    turn.person = Some(pair.stays.person);
    turn.locale = offer.offerer.locale;
    event::mine::sync_locale(turn, None).await?;
    let outcome = said(turn, &pair, twice).await?;
    Ok(wake.into_iter().fold(outcome, Outcome::with))
}

/// The two persons; `None` if one has gone, or is connected with somebody meanwhile.
async fn pair(turn: &mut Turn<'_>, offer: &LinkCode) -> Result<Option<Pair>, Stop> {
    let Some(enterer) = &offer.enterer else { return Ok(None) };
    let mut halves = Vec::new();
    for side in [&offer.offerer, enterer] {
        let Some(person) = accounts::person(turn.conn, &side.account()).await? else {
            return Ok(None);
        };
        if !links::of(turn.conn, person).await?.is_empty() {
            return Ok(None);
        }
        halves.push(Half { side: side.clone(), person });
    }
    // Whoever can follow keeps the person: an announcement that is under way then reaches them once.
    halves.sort_by_key(|half| !half.side.platform.announces_in_private());
    let mut halves = halves.into_iter();
    let (Some(stays), Some(goes)) = (halves.next(), halves.next()) else { return Ok(None) };
    Ok((stays.person != goes.person).then_some(Pair { stays, goes }))
}

type Plan = Vec<(Stored, Vec<Seat>, Vec<Seat>)>;

/// All that both have signed, in the order of slugs: two who move counters at once must not wait for
/// each other. `None` if it is more than one person can hold.
async fn plan(turn: &mut Turn<'_>, pair: &Pair) -> Result<Option<Plan>, Stop> {
    let mut all = petitions::list(turn.conn).await?;
    all.sort_by(|a, b| a.petition.slug.cmp(&b.petition.slug));
    let mut plan = Vec::new();
    for stored in all {
        let ours = seats::all_of_person(turn, &stored, pair.stays.person).await?;
        let theirs = seats::all_of_person(turn, &stored, pair.goes.person).await?;
        let beside = ours.iter().chain(&theirs).filter(|seat| seat.number > 1).count();
        if beside > SEATS - 1 {
            return Ok(None);
        }
        plan.push((stored, ours, theirs));
    }
    Ok(Some(plan))
}

/// What counts against one of the accounts since it parted from a third one counts against both, so that no connection
/// washes it off. What the two have themselves is counted where it stands.
async fn count_for_both(
    turn: &mut Turn<'_>,
    pair: &Pair,
    stored: &Stored,
    signed: [&[Seat]; 2],
) -> Result<(), Stop> {
    let accounts = [pair.stays.side.account(), pair.goes.side.account()];
    let [one, two] = &accounts;
    let all = seats::counted(turn, stored, &[], &[one, two]).await?;
    let own: Counted = signed.iter().flat_map(|some| seats::of_seats(turn, stored, some)).collect();
    let counted = &all - &own;
    // Most accounts have never parted from another one.
    if !all.is_empty() {
        for account in &accounts {
            beside::set(turn.conn, &stored.petition.slug, account, &counted).await?;
        }
    }
    Ok(())
}

/// Moves the signatures of who goes. Whether both had signed for themselves.
async fn petition(
    turn: &mut Turn<'_>,
    pair: &Pair,
    stored: &Stored,
    ours: Vec<Seat>,
    theirs: Vec<Seat>,
) -> Result<bool, Stop> {
    let slug = &stored.petition.slug;
    let mut free = (2..).filter(|number| ours.iter().all(|seat| seat.number != *number));
    let mut twice = false;
    for seat in theirs {
        let own = ours.iter().find(|_| seat.number == 1).filter(|first| first.number == 1);
        if let Some(own) = own {
            twice = true;
            // The earlier one stays, with its name and region: it was counted first. Of one day, that of
            // who stays.
            let later = if seat.facts.day < own.facts.day { &own.tag } else { &seat.tag };
            signatures::withdraw(turn.conn, slug, later).await?;
            if *later == seat.tag {
                continue;
            }
        }
        let number = if seat.number == 1 { Some(1) } else { free.next() };
        let place = number.and_then(|number| {
            Some((number, seats::tag(turn, stored, pair.stays.person, number)?))
        });
        let Some((number, tag)) = place else {
            return Err(Failure::Bug("a signature without a place").into());
        };
        let way = (seat.tag.as_slice(), tag.as_slice());
        signatures::relocate(turn.conn, slug, way, number).await?;
    }
    Ok(twice)
}

/// What the two barred for each other is lifted. Any other bar counts for both from now on, so that no
/// third account washes it off.
async fn lift_bars(turn: &mut Turn<'_>, pair: &Pair) -> Result<(), Stop> {
    let secret = &turn.core.secret;
    let (one, two) = (pair.stays.side.account(), pair.goes.side.account());
    let (first, second) = (
        waiting_periods::holder(secret, pair.stays.person),
        waiting_periods::holder(secret, pair.goes.person),
    );
    for stored in petitions::list(turn.conn).await? {
        let slug = &stored.petition.slug;
        let mut last: Option<(i64, [&Account; 2])> = None;
        for (way, other) in [([&one, &two], &second), ([&two, &one], &first)] {
            let account = way[0];
            let Some(bar) = waiting_periods::find(turn.conn, slug, account).await? else {
                continue;
            };
            if bar.holder == *other {
                waiting_periods::lift(turn.conn, slug, account).await?;
            } else if last.is_none_or(|(day, _)| day < bar.day) {
                last = Some((bar.day, way));
            }
        }
        if let Some((_, way)) = last {
            waiting_periods::share(turn.conn, slug, way).await?;
        }
    }
    waiting_periods::follow(turn.conn, (pair.goes.person, pair.stays.person)).await?;
    Ok(())
}

/// One language: that of the account that showed the code, and so began.
async fn one_profile(turn: &mut Turn<'_>, pair: &Pair, offer: &LinkCode) -> Result<(), Stop> {
    let profile = Profile { locale: offer.offerer.locale };
    accounts::set_profile(turn.conn, pair.stays.person, &profile).await?;
    accounts::forget_profile(turn.conn, pair.goes.person).await?;
    Ok(())
}

/// One follow: the topics of both, the place of whoever has said it, the address of who stays where
/// that one follows.
async fn one_follow(turn: &mut Turn<'_>, pair: &Pair, offer: &LinkCode) -> Result<(), Stop> {
    let ours = follows::get(turn.conn, pair.stays.person).await?;
    let theirs = follows::get(turn.conn, pair.goes.person).await?;
    follows::end(turn.conn, pair.goes.person).await?;
    let follow = match (ours, theirs) {
        (Some(ours), Some(theirs)) => Follow {
            topics: ours.topics.union(&theirs.topics).cloned().collect(),
            home: ours.home.or(theirs.home),
            ..ours
        },
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return Ok(()),
    };
    let follow = Follow { locale: offer.offerer.locale, ..follow };
    follows::set(turn.conn, pair.stays.person, &follow).await?;
    Ok(())
}

/// Both accounts are one person from now on, and are asked what they were asked before. Nothing else: it
/// may have been about a seat that has another number now.
async fn one_person(turn: &mut Turn<'_>, code: &str, pair: &Pair) -> Result<(), Stop> {
    let now = turn.now;
    let mut accounts = Vec::new();
    for Half { side, .. } in [&pair.stays, &pair.goes] {
        let account = side.account();
        back::reopen(turn, &account, true).await?;
        let kept = Connecting::default();
        link_codes::set_connecting(turn.conn, &account, now, &kept).await?;
        let (user, address) = (side.user.clone(), side.address.clone());
        accounts.push(Linked { platform: side.platform, user, address });
    }
    link_codes::end(turn.conn, code).await?;
    links::set(turn.conn, pair.stays.person, &accounts).await?;
    let goes = pair.goes.side.account();
    accounts::become_person(turn.conn, &goes, pair.stays.person).await?;
    Ok(())
}

async fn said(turn: &mut Turn<'_>, pair: &Pair, twice: i64) -> Result<Outcome, Stop> {
    let own = turn.incoming.account.clone();
    let (mine, other) = if pair.stays.side.account() == own {
        (&pair.stays.side, &pair.goes.side)
    } else {
        (&pair.goes.side, &pair.stays.side)
    };
    let reply = screens::done(turn.locale, other.platform, twice).row(back::own(turn).await?);
    let told = screens::done(turn.locale, mine.platform, twice).place(Place::Fresh);
    let told = told.row(back::way(turn, &other.account()).await?);
    let notice = Notice { platform: other.platform, address: other.address(), reply: told };
    let outcome = Outcome::reply(reply).with(Job::EraseQuestions);
    Ok(Outcome { notices: vec![notice], ..outcome })
}
