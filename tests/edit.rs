//! The campaign's content, made and changed from a phone.

mod phone;
mod standing;
mod story;
