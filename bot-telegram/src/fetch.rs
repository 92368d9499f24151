//! Fetches files of announcements that another platform will send. One at a time, after everything
//! else.

use std::time::Duration;

use bot_core::announcement::KEPT_FILE;
use bot_core::engine::Engine;
use bot_core::outcome::{Fetch, Job, Outcome};
use bot_core::platform::Platform;
use futures_util::{StreamExt as _, pin_mut};
use teloxide::Bot;
use teloxide::net::Download as _;
use teloxide::prelude::Requester as _;
use teloxide::types::FileId;
use tokio::sync::mpsc::{Receiver, Sender};

use crate::wire::limited;

/// How many files may wait. Only organizers cause them.
pub(crate) const WAITING: usize = 16;
/// How long a file may take.
const LIMIT: Duration = Duration::from_secs(60);

/// Hands over the files that an outcome asks for.
pub(crate) fn order(outcome: &Outcome, orders: &Sender<Fetch>) {
    for job in &outcome.jobs {
        if let Job::KeepFile(fetch) = job
            && fetch.file.platform == Platform::Telegram
            && orders.try_send((**fetch).clone()).is_err()
        {
            tracing::warn!(code = "file_not_fetched", "too many files wait to be fetched");
        }
    }
}

/// Fetches until nobody orders any more, or until the engine has stopped.
pub(crate) async fn run(mut orders: Receiver<Fetch>, bot: &Bot, engine: &Engine) {
    while let Some(fetch) = orders.recv().await {
        let bytes = tokio::time::timeout(LIMIT, download(bot, &fetch)).await;
        match bytes.unwrap_or(Err("unanswered")) {
            Ok(bytes) => match engine.keep_file(fetch, &bytes).await {
                Ok(true) => tracing::debug!(code = "file_kept", "a file is kept"),
                Ok(false) => {
                    tracing::debug!(code = "file_unwanted", "a file is not wanted any more")
                }
                Err(_stopped) => return,
            },
            Err(code) => tracing::warn!(code, "a file could not be fetched"),
        }
    }
}

async fn download(bot: &Bot, fetch: &Fetch) -> Result<Vec<u8>, &'static str> {
    let too_big = |size: u64| size > KEPT_FILE;
    if too_big(fetch.file.size) {
        return Err("file_too_big");
    }
    let held = limited(bot.get_file(FileId(fetch.file.file.clone()))).await;
    let held = held.map_err(crate::errors::Failure::code)?;
    let parts = bot.download_file_stream(&held.path);
    pin_mut!(parts);
    let mut bytes = Vec::new();
    while let Some(part) = parts.next().await {
        // The error holds the address, which contains the token.
        bytes.extend_from_slice(&part.map_err(|_| "unreachable")?);
        // The stated size is not reliable.
        if too_big(bytes.len() as u64) {
            return Err("file_too_big");
        }
    }
    Ok(bytes)
}
