//! The regular clean-up.

use crate::broadcast::KEPT;
use crate::clock::{DAY, Seconds, day_of};
use crate::conversation::Core;
use crate::features::inbox;
use crate::store::{
    Conn, StoreError, announcements, content_items, conversations, direct_messages, drafts, events,
    files, follows, handled, ledger, link_codes, petitions, roles, rsvps, scheduled, spent,
    waiting_periods,
};

/// Days from a petition's last day until its own key is destroyed.
const KEY_KEPT: i64 = 30;
/// How long a direct message waits for a platform that is not served.
const NOTE_KEPT: Seconds = 7 * DAY;
/// How long participants of a forum are kept after it.
const RSVP_KEPT: Seconds = 90 * DAY;
/// Days for which an unreachable follower is kept.
const FOLLOW_KEPT: i64 = 30;

/// Deletes old updates, conversations, invitations, codes and waiting periods, unreachable followers,
/// the keys of petitions that closed 30 days ago, and the participants of forums that ended 90 days
/// ago. Continues while there is much to delete and `idle` says that nobody waits. The caller drops the
/// connection after an error.
pub(super) async fn run(
    conn: &mut Conn,
    core: &Core,
    idle: impl Fn() -> bool,
) -> Result<(), StoreError> {
    let now = core.clock.now();
    clean_content(conn).await?;
    for _ in 0..200 {
        conn.begin().await?;
        let updates = handled::prune(conn, now).await?;
        let talks = conversations::prune(conn, now).await?;
        let drafts = drafts::prune(conn, now).await?;
        let lost = follows::prune(conn, now.div_euclid(DAY) - FOLLOW_KEPT).await?;
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
    old_rsvps(conn, now, &idle).await?;
    old_ledgers(conn, now, idle).await?;
    conn.begin().await?;
    let today = day_of(now - KEY_KEPT * DAY, &core.zone);
    for stored in petitions::list(conn).await? {
        let over = stored.petition.closes.is_some_and(|last| last < today);
        if over && stored.key(&core.secret).is_some() {
            petitions::destroy_key(conn, &stored.petition.slug).await?;
            tracing::info!(
                code = "petition_key_destroyed",
                "a closed petition's key was destroyed"
            );
        }
    }
    conn.commit().await
}

/// Deletes participants of forums that ended long ago; their recaps were sent by then.
async fn old_rsvps(
    conn: &mut Conn,
    now: Seconds,
    idle: impl Fn() -> bool,
) -> Result<(), StoreError> {
    conn.begin().await?;
    let all = events::list(conn).await?;
    conn.commit().await?;
    for event in all.iter().filter(|event| event.is_over(now - RSVP_KEPT)) {
        loop {
            conn.begin().await?;
            let gone = rsvps::drop_all(conn, &event.slug).await?;
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
