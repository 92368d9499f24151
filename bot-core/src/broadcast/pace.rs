//! The pace of posts, as arithmetic over a monotonic clock.

use std::collections::VecDeque;
use std::time::Duration;

/// The second in which calls are counted, and a little more because their network delays differ.
const WINDOW: Duration = Duration::from_millis(1_010);
/// One in so many calls stays free for replies of the next moment: a tap is often answered by two
/// messages.
const SPARE: usize = 30;
/// How much may be caught up when timers fire late or a commit takes long; at least two posts.
const CATCH_UP: Duration = Duration::from_millis(100);
/// After a pause posts begin at half the rate, and reach the full rate after this time.
const RESTART: Duration = Duration::from_secs(20);

/// Whether a post may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It begins now and is counted.
    Now,
    /// It may not; ask again at this time or later. Asking late loses nothing.
    NotBefore(Duration),
}

/// Decides when the next post may begin. All times are counted from the same moment.
///
/// Posts are evenly spaced. Replies never wait: they are only counted, and posts give way to them, so
/// that all calls of a second stay below the platform's limit for the bot.
#[derive(Clone, Debug)]
pub struct Pacer {
    interval: Duration,
    catch_up: Duration,
    /// Calls that the whole bot may make in a second.
    whole: usize,
    /// When the next post is due at the rate.
    due: Duration,
    /// The last calls, at most `whole` of them.
    recent: VecDeque<Duration>,
    paused_until: Option<Duration>,
}

impl Pacer {
    /// Allows so many posts a second, at least one. The bot as a whole may make a fifth more calls.
    pub fn new(per_second: u32) -> Self {
        let per_second = per_second.max(1);
        let whole = usize::try_from(u64::from(per_second) * 6 / 5).unwrap_or(usize::MAX).max(2);
        let interval = Duration::from_secs(1) / per_second;
        Self {
            interval,
            catch_up: (interval * 2).max(CATCH_UP),
            whole,
            due: Duration::ZERO,
            recent: VecDeque::new(),
            paused_until: None,
        }
    }

    /// Counts a call that does not wait: a reply.
    pub fn note(&mut self, now: Duration) {
        if self.recent.len() == self.whole {
            self.recent.pop_front();
        }
        self.recent.push_back(now);
    }

    /// Begins a post, if one may begin.
    pub fn begin(&mut self, now: Duration) -> Start {
        let due = self.due.max(self.paused_until.unwrap_or_default()).max(self.room(now));
        if now < due {
            return Start::NotBefore(due);
        }
        self.due = self.due.max(now.saturating_sub(self.catch_up)) + self.spacing(now);
        self.note(now);
        Start::Now
    }

    /// The platform asked for a pause. A shorter one never ends a longer one.
    pub fn pause(&mut self, now: Duration, pause: Duration) {
        let until = now.saturating_add(pause);
        let until = self.paused_until.map_or(until, |earlier| earlier.max(until));
        self.paused_until = Some(until);
        // Posts that were missed during the pause are not caught up.
        self.due = self.due.max(until);
    }

    /// How much is left of a pause.
    pub fn paused(&self, now: Duration) -> Option<Duration> {
        self.paused_until.and_then(|until| until.checked_sub(now)).filter(|left| !left.is_zero())
    }

    /// When the last second will hold few enough calls of the bot, with some to spare.
    fn room(&mut self, now: Duration) -> Duration {
        while self.recent.front().is_some_and(|at| *at + WINDOW <= now) {
            self.recent.pop_front();
        }
        let posts = self.whole - self.whole / SPARE;
        let first = self.recent.len().checked_sub(posts).and_then(|at| self.recent.get(at));
        first.map_or(Duration::ZERO, |at| *at + WINDOW)
    }

    /// The time between two posts: doubled right after a pause, then shrinking back.
    fn spacing(&self, now: Duration) -> Duration {
        let since = self.paused_until.map_or(RESTART, |until| now.saturating_sub(until));
        let left = RESTART.saturating_sub(since).as_secs_f64() / RESTART.as_secs_f64();
        self.interval.mul_f64(1.0 + left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn millis(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    /// The times at which posts begin until `end`, if every timer fires `late` and replies come at
    /// these times.
    fn starts(
        pacer: &mut Pacer,
        from: Duration,
        end: Duration,
        replies: &[Duration],
    ) -> Vec<Duration> {
        starts_late(pacer, from, end, replies, |_| Duration::ZERO)
    }

    fn starts_late(
        pacer: &mut Pacer,
        from: Duration,
        end: Duration,
        replies: &[Duration],
        late: impl Fn(usize) -> Duration,
    ) -> Vec<Duration> {
        let mut replies = replies.iter().copied().peekable();
        let mut now = from;
        let mut starts = Vec::new();
        let mut asked = 0;
        while now < end {
            while let Some(reply) = replies.next_if(|reply| *reply <= now) {
                pacer.note(reply);
            }
            match pacer.begin(now) {
                Start::Now => starts.push(now),
                Start::NotBefore(at) => {
                    assert!(at > now, "asked to wait for what is over");
                    asked += 1;
                    let wake = at + late(asked);
                    // A reply in between is noted when it happens.
                    now = replies.peek().map_or(wake, |reply| wake.min(*reply));
                }
            }
        }
        starts
    }

    fn every(interval: Duration, end: Duration) -> Vec<Duration> {
        let count = u32::try_from(end.as_nanos() / interval.as_nanos()).unwrap_or_default();
        // Not in step with the posts.
        (0..count).map(|n| interval * n + millis(7)).collect()
    }

    /// The most calls that lie within any one second.
    fn most_in_a_second(mut calls: Vec<Duration>) -> usize {
        calls.sort_unstable();
        let within = |(first, at): (usize, &Duration)| {
            calls[first..].iter().take_while(|other| **other < *at + SECOND).count()
        };
        calls.iter().enumerate().map(within).max().unwrap_or_default()
    }

    #[test]
    fn posts_alone_keep_the_rate_exactly() {
        let posts = starts(&mut Pacer::new(25), Duration::ZERO, SECOND * 100, &[]);
        assert!((2_500..=2_503).contains(&posts.len()), "{}", posts.len());
        assert!(most_in_a_second(posts) <= 28);
    }

    #[test]
    fn timers_that_fire_late_cost_nothing_up_to_a_tenth_of_a_second() {
        let late = |n: usize| millis(u64::try_from(n * 37 % 95).unwrap_or_default());
        let posts = starts_late(&mut Pacer::new(25), Duration::ZERO, SECOND * 100, &[], late);
        assert!(posts.len() >= 2_450, "{}", posts.len());
        let at_1000 = |n: usize| millis(u64::try_from(n * 7 % 50).unwrap_or_default());
        let posts = starts_late(&mut Pacer::new(1_000), Duration::ZERO, SECOND * 5, &[], at_1000);
        assert!(posts.len() >= 4_950, "{}", posts.len());
    }

    #[test]
    fn a_long_silence_is_not_caught_up() {
        let mut pacer = Pacer::new(25);
        let posts = starts(&mut pacer, SECOND * 60, SECOND * 61, &[]);
        assert!(posts.len() <= 28, "{}", posts.len());
        let at_once = posts.iter().filter(|at| **at == SECOND * 60).count();
        assert_eq!(at_once, 3);
    }

    #[test]
    fn five_replies_a_second_cost_at_most_a_twentieth_of_the_rate() {
        let replies = every(millis(200), SECOND * 60);
        let posts = starts(&mut Pacer::new(25), Duration::ZERO, SECOND * 60, &replies);
        assert!(posts.len() * 100 >= 25 * 60 * 95, "{}", posts.len());
        assert!(most_in_a_second([posts, replies].concat()) <= 30);
    }

    #[test]
    fn replies_that_come_in_flocks_keep_the_sum_below_the_limit() {
        // Five at once, every second.
        let replies: Vec<Duration> = (0..300).map(|n| SECOND * (n / 5) + millis(500)).collect();
        let posts = starts(&mut Pacer::new(25), Duration::ZERO, SECOND * 60, &replies);
        assert!(posts.len() * 100 >= 25 * 60 * 95, "{}", posts.len());
    }

    #[test]
    fn twenty_five_replies_a_second_leave_posts_the_rest() {
        let replies = every(millis(40), SECOND * 60);
        let posts = starts(&mut Pacer::new(25), Duration::ZERO, SECOND * 60, &replies);
        assert!((4 * 60..=6 * 60).contains(&posts.len()), "{}", posts.len());
        // At first nobody knows how many replies will come.
        let later = |at: &Duration| *at >= SECOND * 2;
        let calls: Vec<Duration> = [posts, replies].concat().into_iter().filter(later).collect();
        assert!(most_in_a_second(calls) <= 31);
    }

    #[test]
    fn replies_beyond_the_limit_stop_posts_and_nothing_else_is_needed_to_go_on() {
        let mut pacer = Pacer::new(25);
        (0..500).for_each(|n| pacer.note(millis(n)));
        assert_eq!(pacer.recent.len(), 30);
        let Start::NotBefore(at) = pacer.begin(millis(500)) else { unreachable!("no room") };
        assert_eq!(pacer.begin(at), Start::Now);
    }

    #[test]
    fn a_pause_is_kept_to_the_end_and_a_shorter_one_does_not_end_it() {
        let mut pacer = Pacer::new(25);
        pacer.pause(SECOND, SECOND * 7);
        pacer.pause(SECOND * 2, SECOND);
        assert_eq!(pacer.paused(SECOND * 2), Some(SECOND * 6));
        assert_eq!(pacer.begin(SECOND * 2), Start::NotBefore(SECOND * 8));
        assert_eq!(pacer.paused(SECOND * 8), None);
        assert_eq!(pacer.begin(SECOND * 8), Start::Now);
    }

    #[test]
    fn after_a_pause_posts_begin_at_half_the_rate_and_are_back_after_twenty_seconds() {
        let mut pacer = Pacer::new(25);
        pacer.pause(Duration::ZERO, SECOND * 5);
        let posts = starts(&mut pacer, Duration::ZERO, SECOND * 30, &[]);
        assert_eq!(posts.first(), Some(&(SECOND * 5)));
        let in_second =
            |n: u32| posts.iter().filter(|at| (SECOND * n..SECOND * (n + 1)).contains(*at)).count();
        assert!((12..=15).contains(&in_second(5)), "{}", in_second(5));
        assert!((16..=20).contains(&in_second(15)), "{}", in_second(15));
        assert!((24..=26).contains(&in_second(26)), "{}", in_second(26));
    }

    #[test]
    fn the_slowest_rate_posts_once_a_second() {
        for rate in [0, 1] {
            let posts = starts(&mut Pacer::new(rate), Duration::ZERO, SECOND * 60, &[]);
            assert!((57..=62).contains(&posts.len()), "{}", posts.len());
        }
    }
}
