//! The regular clean-up.

use crate::broadcast::KEPT;
use crate::clock::{DAY, Seconds, day_of};
use crate::conversation::Core;
use crate::features::inbox;
use crate::features::shared::team;
use crate::locale::Locale;
use crate::msg;
use crate::store::endings::{Ending, Endings};
use crate::store::petitions::Stored;
use crate::store::{
    Conn, StoreError, announcements, content_items, conversations, direct_messages, drafts,
    endings, events, files, follows, handled, latest, ledger, link_codes, petitions, roles, rsvps,
    scheduled, spent, waiting_periods,
};
use crate::text::Message;

/// Days on which a petition was seen as closed before its own key is destroyed, on the next one.
const KEY_KEPT: i64 = 30;
/// Days before that on which owners are told.
const KEY_WARNED: i64 = 7;
/// How long a direct message waits for a platform that is not served.
const NOTE_KEPT: Seconds = 7 * DAY;
/// Days on which a forum was seen as over before its participants are deleted, on the next one.
const RSVP_KEPT: i64 = 90;
/// Days for which an unreachable follower is kept.
const FOLLOW_KEPT: i64 = 30;

/// Deletes old updates, conversations, invitations, codes and waiting periods, unreachable followers,
/// the keys of petitions that have been closed for 30 days, and the participants of forums that have been over for 90.
/// Nothing, if the clock has jumped. Continues while there is much to delete and `idle` says that nobody waits. The
/// caller drops the connection after an error.
pub(super) async fn run(
    conn: &mut Conn,
    core: &Core,
    idle: impl Fn() -> bool,
) -> Result<(), StoreError> {
    let now = core.clock.now();
    if has_jumped(conn, core, now).await? {
        return Ok(());
    }
    clean_content(conn).await?;
    for _ in 0..200 {
        conn.begin().await?;
        let updates = handled::prune(conn, now).await?;
        let talks = conversations::prune(conn, now).await?;
        // A day later, because the clock may be that far ahead.
        let drafts = drafts::prune(conn, now - DAY).await?;
        let lost = follows::prune(conn, (now - DAY).div_euclid(DAY) - FOLLOW_KEPT).await?;
        conn.commit().await?;
        if updates.max(talks).max(lost).max(drafts) < 1000 || !idle() {
            break;
        }
    }
    conn.begin().await?;
    roles::prune_invites(conn, now).await?;
    link_codes::prune(conn, now).await?;
    // One day later than in UTC, because the campaign's days may begin later.
    waiting_periods::prune(conn, now.div_euclid(DAY) - 1).await?;
    spent::prune(conn, now.div_euclid(DAY) - 2).await?;
    scheduled::prune(conn, now.div_euclid(DAY)).await?;
    inbox::tidy(conn, now).await?;
    direct_messages::prune(conn, now - NOTE_KEPT).await?;
    conn.commit().await?;
    old_ledgers(conn, now, &idle).await?;
    conn.begin().await?;
    let mut endings = endings::load(conn).await?;
    old_keys(conn, core, &mut endings).await?;
    let over = over_for_long(conn, core, &mut endings).await?;
    endings.save(conn).await?;
    conn.commit().await?;
    old_rsvps(conn, &over, idle).await
}

/// Whether the clock is more than a day ahead of the latest time that the store has seen. Owners are told once.
async fn has_jumped(conn: &mut Conn, core: &Core, now: Seconds) -> Result<bool, StoreError> {
    conn.begin().await?;
    let jumped = latest::look(conn, now).await?;
    if let Some(last) = jumped
        && latest::tell(conn, last).await?
    {
        let day = |at, locale| core.catalogue.day(day_of(at, &core.zone), locale);
        let says = |locale| msg!("clock-ahead", day = day(now, locale), last = day(last, locale));
        tell(conn, core, says).await?;
        tracing::warn!(
            code = "clock_ahead",
            "the clock has jumped by more than a day: nothing old is deleted before it is confirmed with \
             `samleng doctor --clock-is-right`"
        );
    }
    conn.commit().await?;
    Ok(jumped.is_some())
}

/// Tells every owner.
async fn tell(
    conn: &mut Conn,
    core: &Core,
    says: impl Fn(Locale) -> Message,
) -> Result<(), StoreError> {
    let spoken = core.catalogue.spoken(core.default_locale);
    team::owners(conn, &spoken, core.clock.now(), |_| true, |locale| vec![says(locale)]).await
}

/// Destroys the keys of petitions that have been closed for long, and tells owners before and afterwards.
async fn old_keys(conn: &mut Conn, core: &Core, endings: &mut Endings) -> Result<(), StoreError> {
    let today = day_of(core.clock.now(), &core.zone);
    for stored in petitions::list(conn).await? {
        let petition = &stored.petition;
        if stored.is_destroyed() || petition.closes.is_none_or(|last| last >= today) {
            continue;
        }
        let (days, is_new) = endings.see((Ending::Petition, &petition.slug), today);
        if days > KEY_KEPT {
            petitions::destroy_key(conn, &petition.slug).await?;
            tell(conn, core, |locale| {
                let days = core.catalogue.digits(&KEY_KEPT.to_string(), locale);
                msg!("key-destroyed", title = title(&stored, locale), days = days)
            })
            .await?;
            tracing::info!(
                code = "petition_key_destroyed",
                "a closed petition's key was destroyed"
            );
        } else if is_new && days == KEY_KEPT + 1 - KEY_WARNED {
            tell(conn, core, |locale| {
                let days = core.catalogue.digits(&KEY_WARNED.to_string(), locale);
                msg!("key-soon", title = title(&stored, locale), days = days)
            })
            .await?;
        }
    }
    Ok(())
}

fn title(stored: &Stored, locale: Locale) -> String {
    let text = stored.petition.text_for(locale);
    text.map_or_else(|| stored.petition.slug.clone(), |(_, words)| words.title.clone())
}

/// The forums that have been over for long; their recaps were sent by then.
async fn over_for_long(
    conn: &mut Conn,
    core: &Core,
    endings: &mut Endings,
) -> Result<Vec<String>, StoreError> {
    let now = core.clock.now();
    let today = day_of(now, &core.zone);
    let mut all = events::list(conn).await?;
    all.retain(|event| {
        event.is_over(now) && endings.see((Ending::Event, &event.slug), today).0 > RSVP_KEPT
    });
    Ok(all.into_iter().map(|event| event.slug).collect())
}

/// Deletes the participants of these forums.
async fn old_rsvps(
    conn: &mut Conn,
    over: &[String],
    idle: impl Fn() -> bool,
) -> Result<(), StoreError> {
    for slug in over {
        loop {
            conn.begin().await?;
            let gone = rsvps::drop_all(conn, slug).await?;
            conn.commit().await?;
            if gone < 1_000 || !idle() {
                break;
            }
        }
    }
    Ok(())
}

/// Deletes files that no content item and no draft has.
async fn clean_content(conn: &mut Conn) -> Result<(), StoreError> {
    conn.begin().await?;
    // Drafts first: a draft that is published meanwhile is then found among the content items.
    let mut kept = Vec::new();
    let mut behind = Some(String::new());
    while let Some(last) = behind {
        let (marks, next) = drafts::marks(conn, &last).await?;
        kept.extend(marks);
        behind = next;
    }
    kept.extend(content_items::marks(conn).await?);
    files::prune_content(conn, &kept).await?;
    conn.commit().await
}

/// Deletes the ledgers of announcements that ended long ago. Their figures stay.
async fn old_ledgers(
    conn: &mut Conn,
    now: Seconds,
    idle: impl Fn() -> bool,
) -> Result<(), StoreError> {
    for _ in 0..2_000 {
        conn.begin().await?;
        let old = announcements::with_old_ledger(conn, now - KEPT).await?;
        if let Some(id) = &old
            && ledger::prune(conn, id).await? == 0
        {
            announcements::forget_ledger(conn, id).await?;
        }
        conn.commit().await?;
        if old.is_none() || !idle() {
            break;
        }
    }
    Ok(())
}
