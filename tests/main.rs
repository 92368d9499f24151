//! The whole bot against simulated platforms.

mod simulated_telegram;
mod support;
