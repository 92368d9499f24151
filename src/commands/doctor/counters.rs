//! Figures beside the rows that they count: of forums and of announcements.

use bot_core::broadcast::KEPT;
use bot_core::campaign::Event;
use bot_core::store::announcements::{DIRECT_MESSAGES, State};
use bot_core::store::examine::{self, Figures};
use bot_core::store::ledger::RowState;
use bot_core::store::rsvps::{self, Way};
use bot_core::store::{Conn, StoreError, attendance, events};

use super::{Exam, RESTORE};

/// Counts the participants of every forum and compares.
pub(super) async fn forums(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    for event in events::list(&mut exam.conn).await? {
        if let Some(wrong) = forum(&mut exam.conn, &event).await? {
            exam.finds(wrong, format!("find out who writes into this database, and {RESTORE}"));
        }
    }
    Ok(())
}

async fn forum(conn: &mut Conn, event: &Event) -> Result<Option<String>, StoreError> {
    let slug = event.slug.as_str();
    let (mut rows, mut unreadable, mut after) = ([0; 4], 0, Vec::new());
    loop {
        let page = rsvps::page(conn, slug, &after, 500).await?;
        let Some((last, _)) = page.last() else { break };
        after.clone_from(last);
        for (_, entry) in &page {
            let Some((_, way, came)) = entry else {
                unreadable += 1;
                continue;
            };
            rows[0] += i64::from(*way == Way::InPerson);
            rows[1] += i64::from(*way == Way::Online);
            rows[2] += i64::from(*way == Way::Waiting);
            rows[3] += i64::from(*came);
        }
    }
    let kept = attendance::counts(conn, slug).await?;
    let kept = [kept.inside, kept.online, kept.waiting, kept.came];
    let say = |n: [i64; 4]| {
        format!("{} in person, {} online, {} waiting, {} came", n[0], n[1], n[2], n[3])
    };
    Ok((kept != rows).then(|| {
        let more =
            if unreadable > 0 { format!(" ({unreadable} can't be read)") } else { String::new() };
        format!("{slug}: the counters are {}, the rows say {}{more}", say(kept), say(rows))
    }))
}

/// Compares the figures of every announcement with its ledger.
pub(super) async fn announcements(exam: &mut Exam<'_>) -> Result<(), StoreError> {
    let mut behind = String::new();
    loop {
        let page = examine::figures(&mut exam.conn, &behind).await?;
        let Some(last) = page.last() else { return Ok(()) };
        behind.clone_from(&last.id);
        for one in &page {
            if let Some((what, todo)) = wrong(one, exam.now) {
                exam.finds(format!("announcement {}: {what}", one.id), todo);
            }
        }
    }
}

/// What is wrong with an announcement, and what to do.
fn wrong(one: &Figures, now: i64) -> Option<(String, &'static str)> {
    let counts = &one.counts;
    let Some(state) = one.state else {
        return Some(("nobody can tell how far it is".to_owned(), RESTORE));
    };
    if one.id == DIRECT_MESSAGES {
        return None;
    }
    let ended = matches!(state, State::Done | State::Cancelled);
    if (ended && counts.left() != 0) || counts.left() < 0 {
        let sums = format!("{} were built, and {} have an outcome", counts.built, counts.settled());
        return Some((sums, "its statement is wrong; what was sent can't be told from it"));
    }
    // The ledger of one that ended is deleted in parts.
    if one.forgotten || (ended && one.made < now - KEPT) {
        return None;
    }
    let of = |state: RowState| one.rows.get(&(state as i64)).copied().unwrap_or(0);
    let pairs = [
        ("rows", one.rows.values().sum(), counts.built),
        ("sent", of(RowState::Sent), counts.sent),
        ("gone", of(RowState::Gone), counts.gone),
        ("failed", of(RowState::Failed), counts.failed),
        ("unknown", of(RowState::Unknown), counts.unknown),
        ("left out", of(RowState::LeftOut), counts.left_out),
    ];
    let (name, rows, kept) = pairs.into_iter().find(|(_, rows, kept)| rows != kept)?;
    Some((
        format!("its figures say {kept} {name}, its ledger {rows}"),
        "cancel it if it still runs (/broadcasts): somebody may get it twice, or not at all",
    ))
}
