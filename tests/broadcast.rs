//! Announcements reach each follower once, whatever happens on the way.

mod halts;
mod reach;
mod servers;
mod times;
mod trouble;
