//! What goes with time: what was closed, mutes, and what nobody ever answered.

use super::deliver;
use crate::clock::{DAY, Seconds};
use crate::store::inbox as items;
use crate::store::inbox::State as Far;
use crate::store::{Conn, StoreError, direct_messages, events, mutes, questions};

/// Days for which closed messages, mutes, and the questions of a forum that is over are kept.
pub(super) const KEPT: i64 = 90;
/// Days after which nobody will answer any more.
const OVERDUE: i64 = 180;

/// Removes what is old, and closes what was never answered: its asker is told. The caller has begun a
/// transaction. Whether somebody is to be told.
pub(crate) async fn tidy(conn: &mut Conn, now: Seconds) -> Result<bool, StoreError> {
    let today = now.div_euclid(DAY);
    items::prune(conn, today - KEPT).await?;
    mutes::prune(conn, today - KEPT).await?;
    // A forum that was moved keeps its questions with it.
    for event in events::list(conn).await? {
        let day = event.end_instant().div_euclid(DAY);
        if day > today - KEPT {
            questions::keep_until(conn, &event.slug, day).await?;
        }
    }
    questions::prune(conn, today - KEPT).await?;
    let overdue = items::overdue(conn, today - OVERDUE).await?;
    for item in &overdue {
        let day = (Far::Declined, today);
        if items::close(conn, &item.id, day, &[], "").await? {
            let note = deliver::note(item, deliver::overdue(item));
            direct_messages::add(conn, now, &note).await?;
        }
    }
    Ok(!overdue.is_empty())
}
