//! Rate limits: headers on every answer, and real limits if a test wants them.

use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use super::{
    refusal::{Refusal, Scope},
    routes::{Ask, Route},
    world::World,
};

/// The limits that are enforced once a test switches them on.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests a second over all routes; interactions and webhooks do not count.
    pub global: usize,
    /// Requests on one route (and channel or guild) in that time.
    pub route: (usize, Duration),
}

impl Default for Limits {
    /// 50 a second, and 5 in 5 seconds on a route, as Discord mostly has it.
    fn default() -> Self {
        Self { global: 50, route: (5, Duration::from_secs(5)) }
    }
}

/// What was called when.
#[derive(Debug)]
pub(super) struct Limiter {
    limits: Option<Limits>,
    recent: VecDeque<Instant>,
    routes: HashMap<(&'static str, String), VecDeque<Instant>>,
}

impl Limiter {
    pub(super) fn new(limits: Option<Limits>) -> Self {
        Self { limits, recent: VecDeque::new(), routes: HashMap::new() }
    }

    fn take(&mut self, route: &Route, major: String, now: Instant) -> Option<(Duration, Scope)> {
        let limits = self.limits?;
        let second = Duration::from_secs(1);
        if counts(route)
            && let Some(pause) = wait(&mut self.recent, limits.global, second, now)
        {
            return Some((pause, Scope::Global));
        }
        let (most, time) = limits.route;
        let calls = self.routes.entry((route.operation, major)).or_default();
        if let Some(pause) = wait(calls, most, time, now) {
            return Some((pause, Scope::User));
        }
        calls.push_back(now);
        if counts(route) {
            self.recent.push_back(now);
        }
        None
    }
}

/// Interactions and webhooks are exempt from the global limit.
fn counts(route: &Route) -> bool {
    !route.operation.contains("/webhooks/") && !route.operation.contains("/interactions/")
}

/// The channel, guild or webhook that a limit belongs to.
fn major(ask: &Ask) -> String {
    ask.parts.first().cloned().unwrap_or_default()
}

fn wait(
    calls: &mut VecDeque<Instant>,
    most: usize,
    time: Duration,
    now: Instant,
) -> Option<Duration> {
    while calls.front().is_some_and(|first| now.duration_since(*first) >= time) {
        calls.pop_front();
    }
    let first = calls.front().filter(|_| calls.len() >= most)?;
    Some(time.saturating_sub(now.duration_since(*first)))
}

impl World {
    /// Refuses a call that comes too soon.
    pub(super) fn throttle(&mut self, route: &Route, ask: &Ask) -> Result<(), Refusal> {
        match self.limiter.take(route, major(ask), Instant::now()) {
            Some((pause, scope)) => {
                // Milliseconds, as the real server rounds them.
                let seconds = (pause.as_secs_f64() * 1000.0).ceil() / 1000.0;
                Err(Refusal::too_many(seconds, scope))
            }
            None => Ok(()),
        }
    }

    /// The headers that say how much is left.
    pub(super) fn limit_headers(&self, route: &Route, ask: &Ask) -> Vec<(&'static str, String)> {
        if !counts(route) && self.limiter.limits.is_none() {
            return Vec::new();
        }
        let (most, time) = self.limiter.limits.unwrap_or_default().route;
        let major = major(ask);
        let calls = self.limiter.routes.get(&(route.operation, major.clone()));
        let used = calls.map_or(1, VecDeque::len);
        let reset = calls
            .and_then(VecDeque::front)
            .map_or(time, |first| time.saturating_sub(Instant::now().duration_since(*first)));
        let clock = Duration::from_millis(u64::try_from(self.clock).unwrap_or_default()) + reset;
        let number =
            super::routes::ROUTES.iter().position(|known| known.operation == route.operation);
        vec![
            ("x-ratelimit-limit", most.to_string()),
            ("x-ratelimit-remaining", most.saturating_sub(used).to_string()),
            ("x-ratelimit-reset", format!("{:.3}", clock.as_secs_f64())),
            ("x-ratelimit-reset-after", format!("{:.3}", reset.as_secs_f64())),
            ("x-ratelimit-bucket", format!("bucket{:02}", number.unwrap_or_default())),
        ]
    }
}
