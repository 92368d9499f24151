//! When a call may begin: Discord's answers tell its limits, which are kept here as arithmetic over a
//! monotonic clock. Only the limit of the whole bot is known in advance.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use crate::errors::Failure;

/// All calls together are at most `RATE + BURST` per second; Discord allows a bot 50.
const RATE: f64 = 30.0;
const BURST: f64 = 10.0;
/// The part of it that bulk leaves for replies.
const SPARE: f64 = 5.0;
/// Discord bans an address after 10,000 refused calls within this time.
const WINDOW: Duration = Duration::from_secs(600);
/// From this many refused calls on, posts keep a distance.
const CAREFUL: usize = 100;
/// That distance.
const CAREFUL_WAIT: Duration = Duration::from_secs(2);
/// From this many on, no more posts are sent.
const NO_BULK: usize = 500;
/// From this many on, only first responses to people's own acts are sent.
const NO_MORE: usize = 2_000;
/// How many buckets are remembered; expired ones are removed first.
const BUCKETS: usize = 4_096;
/// The assumed end of a limit that tells none.
const UNSTATED: Duration = Duration::from_secs(1);

/// What a call is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The first response to an interaction. It never waits.
    Callback,
    /// A later call with an interaction's token. It does not count towards the limit of the whole bot.
    Hook,
    /// A reply for which a person waits.
    Reply,
    /// A post of an announcement.
    Bulk,
}

/// The route by which Discord counts limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) class: Class,
    /// Method and path without ids.
    pub(crate) name: &'static str,
    /// The id in the path that has its own limits, or a number that represents it.
    pub(crate) major: u64,
}

/// Whether a call may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// It begins now and is counted.
    Now,
    /// Ask again at this time.
    NotBefore(Duration),
    /// Too many calls were refused: not for a long time.
    Held,
}

/// What the headers of an answer tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) bucket: Option<String>,
    pub(crate) remaining: Option<u32>,
    pub(crate) reset_after: Option<Duration>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    remaining: u32,
    reset: Duration,
}

/// All known limits. All times are counted from the same moment.
#[derive(Debug)]
pub(crate) struct Limits {
    tokens: f64,
    filled: Duration,
    /// All calls wait until then.
    global: Duration,
    names: HashMap<&'static str, String>,
    buckets: HashMap<(String, u64), Bucket>,
    /// Routes that were told to wait before their bucket was known.
    paused: HashMap<(&'static str, u64), Duration>,
    refused: VecDeque<Duration>,
    last_bulk: Option<Duration>,
    said: Option<&'static str>,
}

impl Limits {
    pub(crate) fn new() -> Self {
        Self {
            tokens: BURST,
            filled: Duration::ZERO,
            global: Duration::ZERO,
            names: HashMap::new(),
            buckets: HashMap::new(),
            paused: HashMap::new(),
            refused: VecDeque::new(),
            last_bulk: None,
            said: None,
        }
    }

    /// Begins a call, if it may begin.
    pub(crate) fn begin(&mut self, now: Duration, route: Route) -> Start {
        if route.class == Class::Callback {
            return Start::Now;
        }
        if self.is_held(now, route.class) {
            return Start::Held;
        }
        let at = self.global.max(self.route_opens(now, route)).max(self.room(now, route.class));
        if at > now {
            return Start::NotBefore(at);
        }
        // Discord does not count calls through interactions, so they must not use up the limit of the
        // others.
        if route.class != Class::Hook {
            self.tokens -= 1.0;
        }
        if route.class == Class::Bulk {
            self.last_bulk = Some(now);
        }
        if let Some(bucket) = self.bucket(route) {
            bucket.remaining = bucket.remaining.saturating_sub(1);
        }
        Start::Now
    }

    /// Learns from an answer's headers and its failure.
    pub(crate) fn learn(
        &mut self,
        now: Duration,
        route: Route,
        told: Told,
        failure: Option<Failure>,
    ) {
        match failure {
            Some(Failure::Later { pause, global: true, .. }) => {
                self.global = self.global.max(now + pause);
            }
            Some(Failure::Later { pause, .. }) => {
                self.paused.retain(|_, until| *until > now);
                self.paused.insert((route.name, route.major), now + pause);
            }
            _ => {}
        }
        if let (Some(name), Some(remaining)) = (told.bucket, told.remaining) {
            let reset = now + told.reset_after.unwrap_or(UNSTATED);
            self.remember(now, route, name, Bucket { remaining, reset });
        }
    }

    /// Counts a refused call, which brings the address nearer to a ban.
    pub(crate) fn refused(&mut self, now: Duration) {
        if self.refused.len() < NO_MORE * 2 {
            self.refused.push_back(now);
        }
    }

    fn remember(&mut self, now: Duration, route: Route, name: String, bucket: Bucket) {
        if self.buckets.len() >= BUCKETS {
            self.buckets.retain(|_, bucket| bucket.reset > now);
        }
        let entry = self.buckets.entry((name.clone(), route.major)).or_insert(bucket);
        // Calls that are still under way are not in Discord's number yet.
        let same = entry.reset > now;
        let remaining = if same { entry.remaining.min(bucket.remaining) } else { bucket.remaining };
        *entry = Bucket { remaining, reset: bucket.reset };
        self.names.insert(route.name, name);
    }

    fn bucket(&mut self, route: Route) -> Option<&mut Bucket> {
        let name = self.names.get(route.name)?.clone();
        self.buckets.get_mut(&(name, route.major))
    }

    /// When the route itself accepts a call again.
    fn route_opens(&mut self, now: Duration, route: Route) -> Duration {
        let paused = self.paused.get(&(route.name, route.major)).copied().unwrap_or_default();
        let full = match self.bucket(route) {
            Some(bucket) if bucket.reset <= now => {
                // A new period begins; its first answer tells how many calls it allows.
                bucket.remaining = 1;
                bucket.reset = now + UNSTATED;
                Duration::ZERO
            }
            Some(bucket) if bucket.remaining == 0 => bucket.reset,
            _ => Duration::ZERO,
        };
        paused.max(full)
    }

    /// When the whole bot has room for a call of this class.
    fn room(&mut self, now: Duration, class: Class) -> Duration {
        let since = now.saturating_sub(self.filled).as_secs_f64();
        self.tokens = RATE.mul_add(since, self.tokens).min(BURST);
        self.filled = now;
        let needed = match class {
            Class::Callback | Class::Hook => return Duration::ZERO,
            Class::Reply => 1.0,
            Class::Bulk => 1.0 + SPARE,
        };
        let missing = (needed - self.tokens).max(0.0);
        // Rounded up: a call that comes a nanosecond early would have to come again.
        let wait = Duration::from_secs_f64(missing / RATE + 1e-6);
        let room = if missing > 0.0 { now + wait } else { Duration::ZERO };
        let careful = class == Class::Bulk && self.refused.len() >= CAREFUL;
        let apart = self.last_bulk.filter(|_| careful).map(|last| last + CAREFUL_WAIT);
        room.max(apart.unwrap_or_default())
    }

    fn is_held(&mut self, now: Duration, class: Class) -> bool {
        while self.refused.front().is_some_and(|at| *at + WINDOW <= now) {
            self.refused.pop_front();
        }
        let count = self.refused.len();
        let state = match count {
            NO_MORE.. => Some("calls_stopped"),
            NO_BULK.. => Some("bulk_stopped"),
            CAREFUL.. => Some("bulk_slowed"),
            _ => None,
        };
        if self.said != state {
            self.said = state;
            if let Some(code) = state {
                tracing::error!(
                    code,
                    count,
                    "Discord has refused many calls of the last ten minutes"
                );
            }
        }
        count >= NO_MORE || class == Class::Bulk && count >= NO_BULK
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: Route = Route { class: Class::Reply, name: "POST channel message", major: 1 };
    const BULK: Route = Route { class: Class::Bulk, major: 2, ..POST };
    const HOOK: Route = Route { class: Class::Hook, name: "POST webhook", major: 3 };
    const CALLBACK: Route = Route { class: Class::Callback, name: "POST callback", major: 0 };

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn told(bucket: &str, remaining: u32, reset: u64) -> Told {
        Told {
            bucket: Some(bucket.to_owned()),
            remaining: Some(remaining),
            reset_after: Some(seconds(reset)),
        }
    }

    /// How many calls begin within a time when one is tried each millisecond.
    fn begun(limits: &mut Limits, route: Route, from: Duration, millis: u64) -> usize {
        let at = |millis| from + Duration::from_millis(millis);
        (0..millis).filter(|ms| limits.begin(at(*ms), route) == Start::Now).count()
    }

    #[test]
    fn no_second_has_more_than_forty_calls_and_none_is_wasted() {
        let mut limits = Limits::new();
        let first = begun(&mut limits, POST, Duration::ZERO, 1_000);
        assert!((38..=40).contains(&first), "{first}");
        let second = begun(&mut limits, POST, seconds(1), 1_000);
        assert!((29..=31).contains(&second), "{second}");
    }

    #[test]
    fn bulk_leaves_room_to_replies() {
        let mut limits = Limits::new();
        assert_eq!(begun(&mut limits, BULK, Duration::ZERO, 5), 5);
        assert!(matches!(limits.begin(Duration::from_millis(5), BULK), Start::NotBefore(_)));
        assert_eq!(limits.begin(Duration::from_millis(5), POST), Start::Now);
    }

    #[test]
    fn what_follows_interactions_takes_no_room_from_replies() {
        let mut limits = Limits::new();
        assert_eq!(begun(&mut limits, HOOK, Duration::ZERO, 1_000), 1_000);
        assert_eq!(limits.begin(seconds(1), POST), Start::Now);
        let replies = begun(&mut limits, POST, seconds(1), 1_000);
        assert!((38..=40).contains(&replies), "{replies}");
    }

    #[test]
    fn a_used_up_bucket_waits_for_its_own_end_and_only_in_its_place() {
        let mut limits = Limits::new();
        limits.learn(seconds(1), POST, told("b", 0, 4), None);
        assert_eq!(limits.begin(seconds(1), POST), Start::NotBefore(seconds(5)));
        let elsewhere = Route { major: 9, ..POST };
        assert_eq!(limits.begin(seconds(1), elsewhere), Start::Now);
        assert_eq!(limits.begin(seconds(5), POST), Start::Now);
        // One finds out how many the new time allows.
        assert!(matches!(limits.begin(seconds(5), POST), Start::NotBefore(_)));
        limits.learn(seconds(5), POST, told("b", 4, 4), None);
    }

    #[test]
    fn routes_of_one_bucket_share_it() {
        let mut limits = Limits::new();
        let edit = Route { name: "PATCH channel message", ..POST };
        limits.learn(seconds(1), POST, told("b", 3, 4), None);
        limits.learn(seconds(1), edit, told("b", 0, 4), None);
        assert_eq!(limits.begin(seconds(2), POST), Start::NotBefore(seconds(5)));
    }

    #[test]
    fn an_older_answer_does_not_give_back_what_was_taken() {
        let mut limits = Limits::new();
        limits.learn(seconds(1), POST, told("b", 2, 4), None);
        assert_eq!(limits.begin(seconds(1), POST), Start::Now);
        assert_eq!(limits.begin(seconds(1), POST), Start::Now);
        limits.learn(seconds(1), POST, told("b", 1, 4), None);
        assert!(matches!(limits.begin(seconds(1), POST), Start::NotBefore(_)));
    }

    #[test]
    fn a_global_limit_stops_everything_but_first_responses() {
        let mut limits = Limits::new();
        let failure = Failure::Later { pause: seconds(3), global: true, shared: false };
        limits.learn(seconds(1), POST, Told::default(), Some(failure));
        for route in [POST, BULK, HOOK] {
            assert_eq!(limits.begin(seconds(2), route), Start::NotBefore(seconds(4)));
        }
        assert_eq!(limits.begin(seconds(2), CALLBACK), Start::Now);
        assert_eq!(limits.begin(seconds(4), POST), Start::Now);
    }

    #[test]
    fn a_routes_limit_stops_that_route() {
        let mut limits = Limits::new();
        let failure = Failure::Later { pause: seconds(3), global: false, shared: true };
        limits.learn(seconds(1), POST, Told::default(), Some(failure));
        assert_eq!(limits.begin(seconds(2), POST), Start::NotBefore(seconds(4)));
        assert_eq!(limits.begin(seconds(2), HOOK), Start::Now);
    }

    #[test]
    fn many_refusals_slow_bulk_down_then_stop_it_and_then_all_but_first_responses() {
        let mut limits = Limits::new();
        let refuse = |count, limits: &mut Limits| {
            (0..count).for_each(|_| limits.refused(seconds(10)));
        };
        refuse(CAREFUL, &mut limits);
        assert_eq!(limits.begin(seconds(10), BULK), Start::Now);
        assert_eq!(limits.begin(seconds(11), BULK), Start::NotBefore(seconds(12)));
        refuse(NO_BULK - CAREFUL, &mut limits);
        assert_eq!(limits.begin(seconds(20), BULK), Start::Held);
        assert_eq!(limits.begin(seconds(20), POST), Start::Now);
        refuse(NO_MORE - NO_BULK, &mut limits);
        assert_eq!(limits.begin(seconds(20), POST), Start::Held);
        assert_eq!(limits.begin(seconds(20), HOOK), Start::Held);
        assert_eq!(limits.begin(seconds(20), CALLBACK), Start::Now);
        assert_eq!(limits.begin(seconds(610), POST), Start::Now);
        assert_eq!(limits.begin(seconds(610), BULK), Start::Now);
    }

    #[test]
    fn what_is_remembered_stays_bounded() {
        let mut limits = Limits::new();
        for id in 0..3 * BUCKETS as u64 {
            limits.learn(seconds(id), Route { major: id, ..HOOK }, told("w", 4, 1), None);
        }
        assert!(limits.buckets.len() <= BUCKETS);
    }
}
