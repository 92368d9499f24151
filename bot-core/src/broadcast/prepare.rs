//! Before the first post: finding what there is to do, counting the audience, and building the ledger.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::steps::Body;
use super::{PEOPLE, WRITTEN, Work, audience, event_notices};
use crate::announcement::{Content, SMALLEST_AUDIENCE};
use crate::clock::{HOUR, Seconds};
use crate::command::Role;
use crate::platform::Platform;
use crate::store::announcements::{self, Announcement, Counts, DIRECT_MESSAGES, State, Why};
use crate::store::ledger::{self, RowState, Target};
use crate::store::{self, Conn, StoreError, channels, direct_messages, follows, roles};
use crate::vault::Tag;

/// Followers that one transaction reads.
const PAGE: i64 = 500;
/// From this many rows on, the first hundredth goes first.
const LEAD_FROM: i64 = 500;
/// If the scheduled time was missed by more than this, the author is asked first.
const MISSED: Seconds = HOUR;
/// A time so far in the future that nothing is ever due.
const NEVER: Seconds = i64::MAX / 2;
/// When groups and channels are due: after [`PEOPLE`].
const CHANNELS: Seconds = 1;

/// Finds the announcements that need work now on these platforms, direct messages first.
pub(super) struct Look(pub(super) Vec<Platform>);

impl Body for Look {
    type Found = Vec<Announcement>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let Work { conn, now, .. } = work;
            let mut all = announcements::at_work(conn, now).await?;
            let mut notes = false;
            for lane in &self.0 {
                let due = ledger::next_due(conn, DIRECT_MESSAGES, *lane).await?;
                notes |= due.is_some_and(|due| due <= now);
            }
            all.retain(|one| one.id != DIRECT_MESSAGES || notes);
            all.sort_by_key(|one| one.id != DIRECT_MESSAGES);
            Ok(all)
        }
        .boxed()
    }
}

/// Reads one announcement.
pub(super) struct Find(pub(super) String);

impl Body for Find {
    /// The announcement, and whether a post of it is under way.
    type Found = Option<(Announcement, bool)>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let under_way = ledger::under_way(work.conn, &self.0).await?;
            let found = announcements::find(work.conn, &self.0).await?;
            Ok(found.map(|found| (found, under_way)))
        }
        .boxed()
    }
}

/// Marks the rows that were under way when the last process ended: their outcome stays unknown.
pub(super) struct Recover;

impl Body for Recover {
    /// The number of those rows.
    type Found = i64;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            direct_messages::stand(work.conn, work.now).await?;
            store::event_notices::plan_all(work.conn, work.now).await?;
            let mut all = 0;
            for id in announcements::interrupted(work.conn).await? {
                let doubt = (RowState::Sending, RowState::Unknown);
                let unknown = match id.as_str() {
                    DIRECT_MESSAGES => ledger::end_all(work.conn, &id).await?,
                    id => ledger::shift_all(work.conn, id, doubt).await?,
                };
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
    /// How many followers of the page belong to the audience, and where the next page begins if there
    /// is one.
    type Found = (i64, Option<Tag>);

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let page = follows::page(work.conn, &self.behind, PAGE).await?;
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

/// Ends the counting: adds channels and the author, and makes the announcement ready.
pub(super) struct Counted {
    pub(super) announcement: Announcement,
    pub(super) lanes: Vec<Platform>,
    pub(super) followers: i64,
}

/// An announcement whose audience was counted.
pub(super) struct Ready {
    /// The announcement now: ready, or a draft again if its audience is too small.
    pub(super) announcement: Announcement,
    /// Whether there are followers in the audience, but too few.
    pub(super) few: bool,
}

impl Body for Counted {
    /// `None` if it was changed meanwhile.
    type Found = Option<Ready>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let Work { conn, .. } = work;
            let targets = few(conn, &self.announcement, &self.lanes).await?;
            let counted = self.followers + i64::try_from(targets.len()).unwrap_or(0);
            let id = self.announcement.id.as_str();
            let few = (1..SMALLEST_AUDIENCE).contains(&self.followers);
            let now = announcements::find(conn, id).await?;
            // Somebody may have changed it and asked for a new count.
            if now.is_none_or(|now| now.body != self.announcement.body) {
                return Ok(None);
            }
            if few || counted == 0 {
                let again = (State::Counting, State::Draft);
                announcements::shift(conn, id, again, Why::None).await?;
            } else {
                announcements::set_counted(conn, id, counted).await?;
            }
            // If this step runs again, it is in that state already; the author is told then as well.
            let now = announcements::find(conn, id).await?;
            let said = |now: &Announcement| matches!(now.state, State::Ready | State::Draft);
            Ok(now.filter(said).map(|announcement| Ready { announcement, few }))
        }
        .boxed()
    }
}

/// The targets besides followers: channels, or the author alone.
async fn few(
    conn: &mut crate::store::Conn,
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
        for (tag, channel) in channels::list(conn).await? {
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
    /// Whether the ledger is complete.
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        self.build(work).boxed()
    }
}

impl Build {
    async fn build(&self, work: Work<'_>) -> Result<bool, StoreError> {
        let Work { conn, .. } = work;
        let id = self.announcement.id.as_str();
        let from = &self.announcement.built_to;
        if !self.announcement.body.decided {
            let stops = (State::Building, State::Cancelling);
            announcements::shift(conn, id, stops, Why::None).await?;
            return Ok(false);
        }
        if self.announcement.why == Why::Resend {
            if !announcements::build_on(conn, id, (from, from)).await? {
                return Ok(false);
            }
            let again = (RowState::Unknown, RowState::Pending);
            let n = ledger::shift_all(conn, id, again).await?;
            let fewer = Counts { unknown: -n, ..Counts::default() };
            announcements::count(conn, id, fewer).await?;
            return if n == 0 { announcements::begin(conn, id, 0).await } else { Ok(false) };
        }
        if let Some(notice) = &self.announcement.body.notice {
            return event_notices::build(conn, (&self.announcement, notice), &self.lanes).await;
        }
        let content = &self.announcement.body.content;
        let page = if content.audience.myself {
            Vec::new()
        } else {
            follows::page(conn, from, WRITTEN).await?
        };
        let mut more = 0;
        let to = page.last().map_or_else(|| from.clone(), |(tag, _)| tag.clone());
        if !announcements::build_on(conn, id, (from, &to)).await? {
            return Ok(false);
        }
        if page.is_empty() {
            return self.finish(conn).await;
        }
        for (tag, follow) in page {
            let Some(follow) = follow.filter(|follow| audience::includes(content, follow)) else {
                continue;
            };
            if let Some(lane) = audience::lane(&follow, &self.lanes) {
                let target = Target::Follower(tag);
                more += i64::from(ledger::add(conn, id, (lane, PEOPLE), &target).await?);
            }
        }
        announcements::built(conn, id, more).await?;
        Ok(false)
    }

    async fn finish(&self, conn: &mut crate::store::Conn) -> Result<bool, StoreError> {
        let id = self.announcement.id.as_str();
        let mut more = 0;
        for (lane, target) in few(conn, &self.announcement, &self.lanes).await? {
            more += i64::from(ledger::add(conn, id, (lane, CHANNELS), &target).await?);
        }
        announcements::built(conn, id, more).await?;
        let built = self.announcement.counts.built + more;
        let lead = if built >= LEAD_FROM { (built + 99) / 100 } else { 0 };
        announcements::begin(conn, id, lead).await
    }
}

/// Whether people decided that it goes out, and its author still may do so. What the bot says on its own has none.
async fn may_go(conn: &mut Conn, one: &Announcement) -> Result<bool, StoreError> {
    if one.body.notice.is_some() {
        return Ok(true);
    }
    let author = roles::member(conn, &one.body.author.tag).await?;
    Ok(one.body.decided && author.is_some_and(|author| author.role >= Role::Organizer))
}

/// Starts a scheduled announcement whose time has come.
pub(super) struct Start(pub(super) Announcement);

impl Body for Start {
    /// Whether to ask its author, because it was missed by too much.
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let own = self.0.body.notice.as_ref();
            let late = own.is_none() && work.now - self.0.due > MISSED;
            let to = match own {
                _ if !may_go(work.conn, &self.0).await? => State::Cancelled,
                // It is too late for this notice, and there is no author to ask.
                Some(notice) if !event_notices::in_time(notice, work.now) => State::Cancelled,
                _ if late => State::Late,
                _ => State::Building,
            };
            announcements::shift(work.conn, &self.0.id, (State::Scheduled, to), Why::None).await?;
            Ok(late)
        }
        .boxed()
    }
}

/// Nobody has approved it for half an hour: the owners are told once.
pub(super) struct Unanswered(pub(super) String);

impl Body for Unanswered {
    /// The staff to tell.
    type Found = Vec<roles::Member>;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            announcements::postpone(work.conn, &self.0, State::Agreeing, NEVER).await?;
            roles::list(work.conn).await
        }
        .boxed()
    }
}

/// Settles the rows of a cancelled announcement.
pub(super) struct GiveUp(pub(super) String);

impl Body for GiveUp {
    /// Whether there are more rows to settle.
    type Found = bool;

    fn body<'a>(&'a self, work: Work<'a>) -> BoxFuture<'a, Result<Self::Found, StoreError>> {
        async move {
            let settle = (RowState::Pending, RowState::LeftOut);
            let left_out = ledger::shift_all(work.conn, &self.0, settle).await?;
            if left_out > 0 {
                let more = Counts { left_out, ..Counts::default() };
                announcements::count(work.conn, &self.0, more).await?;
                return Ok(true);
            }
            let now = announcements::find(work.conn, &self.0).await?;
            // Posts that are under way will soon have their outcome.
            if now.is_some_and(|now| now.counts.left() <= 0) {
                let end = (State::Cancelling, State::Cancelled);
                announcements::shift(work.conn, &self.0, end, Why::None).await?;
            }
            Ok(false)
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
        announcements::set_progress(work.conn, &self.0, &self.1).boxed()
    }
}
