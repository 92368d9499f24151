//! How fast posts may go, as arithmetic over a monotonic clock.
