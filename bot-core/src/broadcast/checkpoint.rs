//! The transaction that records the outcome of the last posts and claims the next rows.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::letter::{Letter, Verdict};
use super::recipient::{decide, lose, rekey};
use super::steps::Body;
use super::{Work, extras};
use crate::clock::Seconds;
use crate::locale::Locale;
use crate::outcome::{Extras, Reply};
use crate::platform::{Address, Platform};
use crate::store::announcements::{self, Announcement, Counts, DIRECT_MESSAGES, State, Why};
use crate::store::ledger::{self, RowState, Target, Waiting};
use crate::store::{Conn, StoreError, events, if_readable};
use crate::vault::Tag;

/// Rows that one transaction reads: many may have to be left out or postponed.
const LOOKED_AT: usize = 200;

/// A place in the ledger: all rows before it have been read.
pub(super) type At = (Seconds, Tag);

/// Claims the next posts of one lane.
pub(super) struct Advance {
    pub(super) id: String,
    pub(super) lane: Platform,
    /// The outcomes of earlier posts.
    pub(super) settled: Vec<Settled>,
    /// How many posts may begin.
    pub(super) want: usize,
    pub(super) from: At,
    /// Posts of this announcement that are still under way.
    pub(super) under_way: usize,
    /// Pause the announcement for this reason.
    pub(super) stop: Option<Why>,
    /// Rows that earlier attempts of this step claimed. If such an attempt was committed after all,
    /// they must be released, because nobody posts them.
    taken: Mutex<BTreeSet<Tag>>,
}

/// A row with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) tag: Tag,
    pub(super) target: Target,
    pub(super) fate: Fate,
    /// The new address of the chat.
    pub(super) moved: Option<Address>,
    /// The id of the scheduled event that the post made.
    pub(super) made: Option<String>,
}

/// The outcome of one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Sent,
    Gone,
    Failed,
    Unknown,
    /// Certainly not sent; try again after so many seconds.
    Again(Seconds),
}

/// A row that is marked as under way.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub(super) tag: Tag,
    pub(super) target: Target,
    pub(super) address: Address,
    pub(super) locale: Locale,
    /// The words, if they are for this recipient alone.
    pub(super) reply: Option<Box<Reply>>,
    /// What goes with the post beside the words.
    pub(super) extras: Extras,
}

/// The state after a checkpoint.
#[derive(Debug)]
pub(super) struct Advanced {
    pub(super) state: State,
    pub(super) left: i64,
    pub(super) claimed: Vec<Claimed>,
    pub(super) at: At,
}

impl Advance {
    pub(super) fn new(id: String, lane: Platform, from: At) -> Self {
        let (settled, taken) = (Vec::new(), Mutex::default());
        Self { id, lane, settled, want: 0, from, under_way: 0, stop: None, taken }
    }

    async fn advance(&self, work: Work<'_>) -> Result<Option<Advanced>, StoreError> {
        let Work { conn, now, .. } = work;
        self.take_back(conn).await?;
        self.record(conn, now).await?;
        if let Some(why) = self.stop {
            let stop = (State::Running, State::Paused);
            announcements::shift(conn, &self.id, stop, why).await?;
        }
        let Some(mut announcement) = announcements::find(conn, &self.id).await? else {
            return Ok(None);
        };
        let mut advanced = Advanced {
            state: announcement.state,
            left: announcement.counts.left(),
            claimed: Vec::new(),
            at: self.from.clone(),
        };
        if announcement.state != State::Running {
            return Ok(Some(advanced));
        }
        let want = self.allowed(conn, &mut announcement).await?;
        advanced.state = announcement.state;
        let left_out = self.claim(conn, now, &announcement, want, &mut advanced).await?;
        advanced.left -= left_out;
        if self.id == DIRECT_MESSAGES {
            // Waiting direct messages are not counted: either none were found, or there may be more.
            advanced.left = i64::try_from(advanced.claimed.len()).unwrap_or(i64::MAX);
        }
        Ok(Some(advanced))
    }

    /// Releases what an earlier attempt claimed: it may have been committed although it seemed to fail.
    async fn take_back(&self, conn: &mut Conn) -> Result<(), StoreError> {
        // The list is kept until the end, because this attempt may fail as well.
        let taken = self.taken().clone();
        for tag in taken {
            let back = (RowState::Sending, RowState::Pending);
            ledger::shift(conn, &self.id, &tag, back).await?;
        }
        Ok(())
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, BTreeSet<Tag>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn record(&self, conn: &mut Conn, now: Seconds) -> Result<(), StoreError> {
        let mut more = Counts::default();
        for Settled { tag, target, fate, moved, made } in &self.settled {
            if let Some(id) = made {
                extras::made(conn, &self.id, (target, id)).await?;
            }
            if let Some(address) = moved {
                rekey(conn, target, address).await?;
            }
            let (to, n) = match fate {
                Fate::Sent => (RowState::Sent, &mut more.sent),
                Fate::Gone => (RowState::Gone, &mut more.gone),
                Fate::Failed => (RowState::Failed, &mut more.failed),
                Fate::Unknown => (RowState::Unknown, &mut more.unknown),
                Fate::Again(pause) => {
                    let due = now + pause.max(&1);
                    ledger::postpone(conn, &self.id, tag, RowState::Sending, due).await?;
                    continue;
                }
            };
            // The words of a direct message are deleted as soon as it has its outcome.
            let settled = match target {
                Target::Person(_) => ledger::end(conn, &self.id, tag).await?,
                _ => ledger::shift(conn, &self.id, tag, (RowState::Sending, to)).await?,
            };
            if settled {
                *n += 1;
                if let (Target::Scheduled(kept), Fate::Sent | Fate::Gone) = (target, fate) {
                    let gone = *fate == Fate::Gone;
                    extras::followed(conn, &self.id, (kept, gone)).await?;
                }
                if *fate == Fate::Gone {
                    lose(conn, target, now).await?;
                }
            }
        }
        if more == Counts::default() {
            return Ok(());
        }
        announcements::count(conn, &self.id, more).await
    }

    /// How many posts may begin now. During the lead (the first hundredth) no more than what is left of
    /// it; none if too many of it failed.
    async fn allowed(
        &self,
        conn: &mut Conn,
        announcement: &mut Announcement,
    ) -> Result<usize, StoreError> {
        let (lead, counts) = (announcement.lead, announcement.counts);
        if lead == 0 {
            return Ok(self.want);
        }
        let under_way = i64::try_from(self.under_way).unwrap_or(i64::MAX);
        let room = lead - counts.settled() - under_way;
        if room > 0 {
            return Ok(self.want.min(usize::try_from(room).unwrap_or(usize::MAX)));
        }
        if under_way > 0 {
            return Ok(0);
        }
        if counts.failed * 20 >= lead {
            let stop = (State::Running, State::Paused);
            announcements::shift(conn, &self.id, stop, Why::Lead).await?;
            announcement.state = State::Paused;
            return Ok(0);
        }
        announcements::end_lead(conn, &self.id).await?;
        Ok(self.want)
    }

    /// Claims the next rows. The number of rows that were left out on the way.
    async fn claim(
        &self,
        conn: &mut Conn,
        now: Seconds,
        announcement: &Announcement,
        want: usize,
        advanced: &mut Advanced,
    ) -> Result<i64, StoreError> {
        let event = match &announcement.body.notice {
            Some(notice) => events::find(conn, notice.event()).await?,
            None => None,
        };
        let about = (announcement, event.as_ref());
        let mut left_out = 0;
        let mut looked_at = 0;
        while advanced.claimed.len() < want && looked_at < LOOKED_AT {
            let most = i64::try_from(want - advanced.claimed.len()).unwrap_or(1);
            let (due, tag) = advanced.at.clone();
            let rows = ledger::next(conn, &self.id, (self.lane, now), (due, &tag), most).await?;
            if rows.is_empty() {
                break;
            }
            looked_at += rows.len();
            for row in rows {
                advanced.at = (row.due, row.tag.clone());
                // A row that can't be read is left out, so that it does not hold up the others.
                let decided = decide(conn, about, &row, (self.lane, now)).await;
                match if_readable(decided.map(Some))?.unwrap_or(Verdict::LeaveOut) {
                    Verdict::Post(Letter { address, locale, reply, mut extras }) => {
                        extras.once = Some(extras::once(&self.id, &row.tag));
                        let mark = (RowState::Pending, RowState::Sending);
                        if ledger::shift(conn, &self.id, &row.tag, mark).await? {
                            self.taken().insert(row.tag.clone());
                            let Waiting { tag, target, .. } = row;
                            let claimed = Claimed { tag, target, address, locale, reply, extras };
                            advanced.claimed.push(claimed);
                        }
                    }
                    Verdict::Wait(due) => {
                        ledger::postpone(conn, &self.id, &row.tag, RowState::Pending, due).await?;
                    }
                    Verdict::LeaveOut => {
                        let mark = (RowState::Pending, RowState::LeftOut);
                        if ledger::shift(conn, &self.id, &row.tag, mark).await? {
                            left_out += 1;
                        }
                    }
                }
            }
        }
        if left_out > 0 {
            let more = Counts { left_out, ..Counts::default() };
            announcements::count(conn, &self.id, more).await?;
        }
        Ok(left_out)
    }
}

impl Body for Advance {
    type Found = Option<Advanced>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        self.advance(work).boxed()
    }
}
