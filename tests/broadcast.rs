//! Announcements reach each follower once, whatever happens on the way, on both platforms.

mod discord;
mod halts;
mod reach;
mod rights;
mod servers;
mod telegram;
mod times;
mod trouble;
