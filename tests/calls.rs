//! What the bot writes first to a person: each message once, to nobody who did not ask for it.

mod notes;
