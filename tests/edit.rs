//! The campaign's content, made and changed from a phone.

mod standing;
