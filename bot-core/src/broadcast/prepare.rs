//! Before the first post: what there is to do, counting the audience, and building the ledger.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::steps::Body;
use super::{Work, audience};
use crate::announcement::Content;
use crate::clock::{DAY, HOUR, Seconds};
use crate::incoming::Platform;
use crate::store::announcements::{self, Announcement, Counts, State, Why};
use crate::store::ledger::{self, RowState, Target};
use crate::store::{StoreError, channels, follows, roles};
use crate::vault::Tag;

/// Follows that one transaction looks at.
const PAGE: i64 = 500;
/// From so many rows on the first hundredth goes first.
const LEAD_FROM: i64 = 500;
/// A time that was missed by more than this asks first.
const MISSED: Seconds = HOUR;
/// So far in the future that nothing is due.
const NEVER: Seconds = i64::MAX / 2;
/// People come first, then the groups and channels.
const PEOPLE: Seconds = 0;
const CHANNELS: Seconds = 1;

/// Reads what there is to do now.
pub(super) struct Look;

impl Body for Look {
    type Found = Vec<Announcement>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        announcements::at_work(work.conn, work.secret, work.now).boxed()
    }
}

/// Reads one announcement.
pub(super) struct Find(pub(super) String);

impl Body for Find {
    /// With whether a post of it is under way.
    type Found = Option<(Announcement, bool)>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let under_way = ledger::under_way(work.conn, &self.0).await?;
            let found = announcements::find(work.conn, work.secret, &self.0).await?;
            Ok(found.map(|found| (found, under_way)))
        }
        .boxed()
    }
}

/// Whatever was under way when the last process ended is in doubt for good.
pub(super) struct Recover;

impl Body for Recover {
    /// How many rows are in doubt.
    type Found = i64;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let mut all = 0;
            for id in announcements::interrupted(work.conn).await? {
                let doubt = (RowState::Sending, RowState::Unknown);
                let unknown = ledger::shift_all(work.conn, &id, doubt).await?;
                let more = Counts { unknown, ..Counts::default() };
                announcements::count(work.conn, &id, more).await?;
                all += unknown;
            }
            Ok(all)
        }
        .boxed()
    }
}

/// Counts one page of followers.
pub(super) struct Count {
    pub(super) content: Content,
    pub(super) lanes: Vec<Platform>,
    pub(super) behind: Tag,
}

impl Body for Count {
    /// How many of them belong to the audience, and where the next page begins if there is one.
    type Found = (i64, Option<Tag>);

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let page = follows::page(work.conn, work.secret, &self.behind, PAGE).await?;
            let next = page.last().map(|(tag, _)| tag.clone());
            let mut n = 0;
            for follow in page.into_iter().filter_map(|(_, follow)| follow) {
                let meant = audience::includes(&self.content, &follow)
                    && audience::lane(&follow, &self.lanes).is_some();
                n += i64::from(meant);
            }
            Ok((n, next))
        }
        .boxed()
    }
}

/// The audience is counted: channels and the author are added, and the announcement is ready.
pub(super) struct Counted {
    pub(super) announcement: Announcement,
    pub(super) lanes: Vec<Platform>,
    pub(super) followers: i64,
}

impl Body for Counted {
    /// The announcement, ready; `None` if it was changed meanwhile.
    type Found = Option<Announcement>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let Work { conn, secret, .. } = work;
            let targets = few(conn, secret, &self.announcement, &self.lanes).await?;
            let counted = self.followers + i64::try_from(targets.len()).unwrap_or(0);
            let id = self.announcement.id.as_str();
            // Run again, it is ready already: then too there is something to tell.
            announcements::set_counted(conn, id, counted).await?;
            let now = announcements::find(conn, secret, id).await?;
            Ok(now.filter(|now| now.state == State::Ready && now.counted == Some(counted)))
        }
        .boxed()
    }
}

/// The targets that are no followers: channels, or the author alone.
async fn few(
    conn: &mut crate::store::Conn,
    secret: &crate::vault::HostSecret,
    announcement: &Announcement,
    lanes: &[Platform],
) -> Result<Vec<(Platform, Target)>, StoreError> {
    let content = &announcement.body.content;
    let author = &announcement.body.author;
    if content.audience.myself {
        let locales = content.text.keys().copied();
        return Ok(locales.map(|locale| (author.platform, Target::Author(locale))).collect());
    }
    let mut targets = Vec::new();
    if content.audience.channels {
        for (tag, channel) in channels::list(conn, secret).await? {
            let locales = audience::channel_locales(content, &channel.locales);
            let posts =
                locales.map(|locale| (channel.platform, Target::Channel(tag.clone(), locale)));
            targets.extend(posts.filter(|(lane, _)| lanes.contains(lane)));
        }
    }
    Ok(targets)
}

/// Builds one page of the ledger.
pub(super) struct Build {
    pub(super) announcement: Announcement,
    pub(super) lanes: Vec<Platform>,
}

impl Body for Build {
    /// Whether the ledger is whole.
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        self.build(work).boxed()
    }
}

impl Build {
    async fn build(&self, work: Work<'_>) -> Result<bool, StoreError> {
        let Work { conn, secret, .. } = work;
        let id = self.announcement.id.as_str();
        if self.announcement.why == Why::Resend {
            let again = (RowState::Unknown, RowState::Pending);
            let n = ledger::shift_all(conn, id, again).await?;
            let fewer = Counts { unknown: -n, ..Counts::default() };
            announcements::count(conn, id, fewer).await?;
            return if n == 0 { announcements::begin(conn, id, 0).await } else { Ok(false) };
        }
        let (from, content) = (&self.announcement.built_to, &self.announcement.body.content);
        let page = if content.audience.myself {
            Vec::new()
        } else {
            follows::page(conn, secret, from, PAGE).await?
        };
        let mut more = 0;
        let Some(to) = page.last().map(|(tag, _)| tag.clone()) else {
            return self.finish(conn, secret).await;
        };
        for (tag, follow) in page {
            let Some(follow) = follow.filter(|follow| audience::includes(content, follow)) else {
                continue;
            };
            if let Some(lane) = audience::lane(&follow, &self.lanes) {
                let target = Target::Follower(tag);
                more += i64::from(ledger::add(conn, secret, id, (lane, PEOPLE), &target).await?);
            }
        }
        announcements::build_on(conn, id, (from, &to), more).await?;
        Ok(false)
    }

    async fn finish(
        &self,
        conn: &mut crate::store::Conn,
        secret: &crate::vault::HostSecret,
    ) -> Result<bool, StoreError> {
        let id = self.announcement.id.as_str();
        let mut more = 0;
        for (lane, target) in few(conn, secret, &self.announcement, &self.lanes).await? {
            more += i64::from(ledger::add(conn, secret, id, (lane, CHANNELS), &target).await?);
        }
        let at = &self.announcement.built_to;
        announcements::build_on(conn, id, (at, at), more).await?;
        let built = self.announcement.counts.built + more;
        let lead = if built >= LEAD_FROM { (built + 99) / 100 } else { 0 };
        announcements::begin(conn, id, lead).await
    }
}

/// The time of a scheduled announcement has come.
pub(super) struct Start(pub(super) Announcement);

impl Body for Start {
    /// Whether its author is to be asked, as it was missed by too much.
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let late = work.now - self.0.due > MISSED;
            let to = if late { State::Late } else { State::Building };
            announcements::shift(work.conn, &self.0.id, (State::Scheduled, to), Why::None).await?;
            Ok(late)
        }
        .boxed()
    }
}

/// Nobody has agreed for half an hour: the owners are told, once.
pub(super) struct Unanswered(pub(super) String);

impl Body for Unanswered {
    /// Who is to be told.
    type Found = Vec<roles::Member>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            announcements::postpone(work.conn, &self.0, State::Agreeing, NEVER).await?;
            roles::list(work.conn, work.secret).await
        }
        .boxed()
    }
}

/// Settles what is left of an announcement that was given up.
pub(super) struct GiveUp(pub(super) String);

impl Body for GiveUp {
    /// Whether nothing is pending any more.
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let settle = (RowState::Pending, RowState::LeftOut);
            let left_out = ledger::shift_all(work.conn, &self.0, settle).await?;
            let more = Counts { left_out, ..Counts::default() };
            announcements::count(work.conn, &self.0, more).await?;
            let Some(now) = announcements::find(work.conn, work.secret, &self.0).await? else {
                return Ok(true);
            };
            // What is under way has its outcome soon.
            if now.counts.left() > 0 {
                return Ok(false);
            }
            let end = (State::Cancelling, State::Cancelled);
            announcements::shift(work.conn, &self.0, end, Why::None).await?;
            Ok(true)
        }
        .boxed()
    }
}

/// Every row has its outcome.
pub(super) struct Finish(pub(super) String);

impl Body for Finish {
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        announcements::shift(work.conn, &self.0, (State::Running, State::Done), Why::None).boxed()
    }
}

/// Remembers the message that shows the progress.
pub(super) struct Progress(pub(super) String, pub(super) String);

impl Body for Progress {
    type Found = ();

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        announcements::set_progress(work.conn, work.secret, &self.0, &self.1).boxed()
    }
}

/// Days for which the ledger of a finished announcement is kept.
pub const KEPT: Seconds = 30 * DAY;
