//! Somebody leaves the team: what they wrote goes no further, and where they read is forgotten.

use crate::clock::Seconds;
use crate::command::Role;
use crate::conversation::{Stop, Turn};
use crate::locale::Locale;
use crate::platform::Platform;
use crate::store::announcements::{self, Announcement, Author, State as Stage};
use crate::store::{Conn, StoreError, roles};

/// Pages of 100 that are looked through: years of announcements.
const PAGES: usize = 50;

/// After the role of this row was taken away. `true` if whoever sends has to look at what is cancelled.
pub(crate) async fn leave(turn: &mut Turn<'_>, tag: &[u8]) -> Result<bool, Stop> {
    let locale = turn.core.default_locale;
    let cancelled = give_up(turn.conn, tag, locale, turn.now).await?;
    for one in &cancelled {
        super::list::note(turn, "announce_cancelled", one).await?;
    }
    Ok(!cancelled.is_empty())
}

/// Takes everything out of the hands of an author who is no longer in the team. What was cancelled.
async fn give_up(
    conn: &mut Conn,
    tag: &[u8],
    locale: Locale,
    now: Seconds,
) -> Result<Vec<Announcement>, StoreError> {
    let mut cancelled = Vec::new();
    let mut heir = None;
    let mut last = String::new();
    for _ in 0..PAGES {
        let page = announcements::after(conn, &last).await?;
        let Some(end) = page.last() else { break };
        last.clone_from(&end.id);
        for one in page.into_iter().filter(|one| one.body.author.tag == tag) {
            if heir.is_none() {
                heir = Some(self::heir(conn, tag, locale).await?);
            }
            let heir = heir.clone().flatten();
            cancelled.extend(end_one(conn, one, heir, now).await?);
        }
    }
    Ok(cancelled)
}

/// An owner who reads what becomes of it from now on. It is not theirs: nobody can write it any further.
async fn heir(conn: &mut Conn, tag: &[u8], locale: Locale) -> Result<Option<Author>, StoreError> {
    let team = roles::list(conn).await?;
    let mut owners = team.into_iter().filter(|one| one.role == Role::Owner && one.tag != tag);
    Ok(owners.find_map(|owner| {
        let platform = Platform::parse(&owner.staff.platform)?;
        let address = owner.staff.address;
        Some(Author { tag: Vec::new(), person: None, platform, address, locale })
    }))
}

/// The announcement, if it was cancelled.
async fn end_one(
    conn: &mut Conn,
    mut one: Announcement,
    heir: Option<Author>,
    now: Seconds,
) -> Result<Option<Announcement>, StoreError> {
    if super::is_unwritten(&one) && announcements::discard(conn, &one.id).await? {
        return Ok(None);
    }
    let author = &mut one.body.author;
    *author = heir.unwrap_or_else(|| Author {
        tag: Vec::new(),
        person: None,
        address: String::new(),
        ..author.clone()
    });
    announcements::hand_over(conn, &one.id, &one.body).await?;
    let stops = if is_going(one.state) {
        // A trial is for its author alone: nobody else shall get it.
        one.body.content.audience.myself
    } else {
        matches!(one.state, Stage::Agreeing | Stage::Scheduled | Stage::Late)
    };
    if !stops {
        return Ok(None);
    }
    let states = (one.state, Stage::Cancelling);
    let cancelled = announcements::decide(conn, &one.id, &one.body, states, now).await?;
    Ok(cancelled.then_some(one))
}

fn is_going(state: Stage) -> bool {
    matches!(state, Stage::Building | Stage::Running | Stage::Paused)
}
