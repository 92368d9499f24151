//! Fetches files of announcements at once, because their addresses are valid only for a day and each
//! post needs the bytes. One at a time, after everything else.

use std::time::Duration;

use bot_core::announcement::KEPT_FILE;
use bot_core::engine::Engine;
use bot_core::outcome::{Fetch, Job, Outcome};
use bot_core::platform::Platform;
use reqwest::Url;
use tokio::sync::mpsc::{Receiver, Sender};

/// How many files may wait. Only organizers cause them.
pub(crate) const WAITING: usize = 16;
/// How long a file may take.
const LIMIT: Duration = Duration::from_secs(60);
/// The server on which Discord keeps uploaded files.
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];

/// Hands over the files that an outcome asks for.
pub(crate) fn order(outcome: &Outcome, orders: &Sender<Fetch>) {
    for job in &outcome.jobs {
        if let Job::KeepFile(fetch) = job
            && fetch.file.platform == Platform::Discord
            && orders.try_send((**fetch).clone()).is_err()
        {
            tracing::warn!(code = "file_not_fetched", "too many files wait to be fetched");
        }
    }
}

/// Fetches until nobody orders any more, or until the engine has stopped. `base` is Discord's address.
pub(crate) async fn run(mut orders: Receiver<Fetch>, base: &str, engine: &Engine) {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let Ok(http) = http.timeout(LIMIT).build() else { return };
    while let Some(fetch) = orders.recv().await {
        match download(&http, base, &fetch).await {
            Ok(bytes) => match engine.keep_file(fetch, &bytes).await {
                Ok(true) => tracing::debug!(code = "file_kept", "a file is kept"),
                Ok(false) => {
                    tracing::debug!(code = "file_unwanted", "a file is not wanted any more");
                }
                Err(_stopped) => return,
            },
            Err(code) => tracing::warn!(code, "a file could not be fetched"),
        }
    }
}

async fn download(
    http: &reqwest::Client,
    base: &str,
    fetch: &Fetch,
) -> Result<Vec<u8>, &'static str> {
    let too_big = |size: u64| size > KEPT_FILE;
    if too_big(fetch.file.size) {
        return Err("file_too_big");
    }
    let url = address(base, &fetch.file.file).ok_or("address_unreadable")?;
    // Errors hold the address, so only their kind is logged.
    let mut response = http.get(url).send().await.map_err(|_| "unreachable")?;
    if !response.status().is_success() {
        return Err("file_refused");
    }
    let mut bytes = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|_| "unreachable")? {
        bytes.extend_from_slice(&part);
        // The stated size is not reliable.
        if too_big(bytes.len() as u64) {
            return Err("file_too_big");
        }
    }
    Ok(bytes)
}

/// Whether it is an address of Discord and of no other server.
fn address(base: &str, file: &str) -> Option<Url> {
    let url = Url::parse(file).ok()?;
    let own = url.scheme() == "https" && HOSTS.contains(&url.host_str()?);
    let base = Url::parse(base).ok()?;
    // If another address is set for Discord, files are there as well.
    (own || url.origin() == base.origin()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_fetched_from_discord_and_nowhere_else() {
        let good = |base: &str, file: &str| address(base, file).is_some();
        let discord = "https://discord.com";
        assert!(good(discord, "https://cdn.discordapp.com/attachments/1/2/x.pdf?ex=1"));
        assert!(good("http://127.0.0.1:8080", "http://127.0.0.1:8080/attachments/1/2/x.pdf"));
        for bad in [
            "http://cdn.discordapp.com/x",
            "https://cdn.discordapp.com.example.org/x",
            "https://user@example.org/cdn.discordapp.com",
            "http://127.0.0.1/x",
            "file:///etc/passwd",
            "x",
        ] {
            assert!(!good(discord, bad), "{bad}");
        }
    }
}
