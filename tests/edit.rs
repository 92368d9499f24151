//! The campaign's content, made and changed from a phone.

mod agreeing;
mod behind;
mod discord;
mod double;
mod files;
mod signed;
mod standing;
mod story;
mod telegram;
mod wrong;
