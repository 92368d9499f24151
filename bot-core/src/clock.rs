//! Time as an argument, so that a handler may run again and a test may choose the day.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
pub use jiff::civil::Date;
use jiff::civil::{DateTime, Time};
pub use jiff::tz::TimeZone;

/// Seconds since 1970 in UTC, as in the database's columns.
pub type Seconds = i64;

/// A minute, an hour and a day, in [`Seconds`].
pub const MINUTE: Seconds = 60;
/// See [`MINUTE`].
pub const HOUR: Seconds = 60 * MINUTE;
/// See [`MINUTE`].
pub const DAY: Seconds = 24 * HOUR;

/// The only source of time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Now.
    fn now(&self) -> Seconds;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
    fn now(&self) -> Seconds {
        Timestamp::now().as_second()
    }
}

/// A clock that shows the same time until it is moved.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Shows `now`.
    pub const fn at(now: Seconds) -> Self {
        Self(AtomicI64::new(now))
    }

    /// Moves by so many seconds, back if negative.
    pub fn advance(&self, by: Seconds) {
        self.0.fetch_add(by, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Seconds {
        self.0.load(Ordering::SeqCst)
    }
}

/// What the clocks of the campaign's zone show then.
pub fn local(now: Seconds, zone: &TimeZone) -> DateTime {
    let instant = Timestamp::from_second(now).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(instant)
}

/// The time of day, in hours and minutes, that the campaign's zone has then.
pub fn time_of(now: Seconds, zone: &TimeZone) -> Time {
    let time = local(now, zone).time();
    Time::constant(time.hour(), time.minute(), 0, 0)
}

/// The day on which an instant falls in the campaign's zone.
pub fn day_of(now: Seconds, zone: &TimeZone) -> Date {
    local(now, zone).date()
}
