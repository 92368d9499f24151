//! Stories that lead through many rooms.

mod campaign;
mod canary;
mod discord;
mod doubts;
