//! Samleng on Discord. An event comes in through `intake` and `inbound`; what the core answers goes out
//! through `outbound`, `layout` and the `sender`. `inbound`, `outbound` and `layout` are pure.
#![expect(dead_code, reason = "the parts are joined next")]

mod components;
mod inbound;
mod layout;
mod outbound;

use std::sync::Arc;

use bot_core::i18n::StartLinks;

/// How addresses for other people are written: no address of Discord opens the chat with a payload.
#[derive(Clone)]
pub struct Links {
    /// Where the same campaign is on Telegram.
    telegram: Option<Arc<dyn StartLinks + Send + Sync>>,
    /// The bot's application.
    application: u64,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Links")
    }
}

impl StartLinks for Links {
    fn start_link(&self, payload: &str) -> String {
        match &self.telegram {
            Some(telegram) => telegram.start_link(payload),
            None => {
                format!("https://discord.com/oauth2/authorize?client_id={}", self.application)
            }
        }
    }
}
