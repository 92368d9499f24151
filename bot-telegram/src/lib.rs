//! Samleng on Telegram. An update comes in through `intake` and `inbound`; the answer of the core goes
//! out through `outbound`, `layout` and the `sender`. `inbound`, `outbound` and `layout` are pure.
//!
//! Updates are confirmed to Telegram only after the engine has committed them, so a crash at any moment
//! loses none. Replies are sent afterwards; a crash may lose them or send them twice.

mod bulk;
mod delivery;
mod errors;
mod fetch;
mod foreign_files;
mod inbound;
mod intake;
mod lane;
mod layout;
mod memory;
mod menu;
mod message;
mod notifications;
mod outbound;
mod place;
mod sender;
mod settings;
mod wire;

use std::fmt;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use bot_core::backoff::Reach;
use bot_core::broadcast::{Carrier, Files};
use bot_core::engine::Engine;
use bot_core::engine::notifications::forward;
use bot_core::i18n::{Catalogue, StartLinks};
use bot_core::locale::Locale;
use bot_core::outcome::is_start_payload;
use bot_core::platform::{Platform, keeps_a_token};
use secrecy::ExposeSecret as _;
use teloxide::prelude::Requester as _;
use teloxide::{Bot, RequestError};
use tokio_util::sync::CancellationToken;

use bulk::Bulk;
use errors::Failure;
use foreign_files::ForeignFiles;
use inbound::Identity;
use intake::Intake;
use outbound::Words;
use sender::Sender;
pub use settings::{ConnectError, Ended, Settings};
use wire::Wire;

/// How long the sender may take to finish after a stop.
const LAST_REPLIES: Duration = Duration::from_secs(8);
/// The first wait before a failed call is tried again.
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// How long a connection may take beyond the waiting time asked of the server.
const GRACE: Duration = Duration::from_secs(7);

/// A bot whose token Telegram has accepted.
pub struct Telegram {
    calls: Bot,
    /// It has its own connections, because they stay open longer than a call may take.
    polls: Bot,
    poll_seconds: u32,
    me: Identity,
    sender: Sender<Wire>,
    reach: Reach,
}

impl fmt::Debug for Telegram {
    // teloxide's own Debug prints the token.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Telegram")
    }
}

impl Telegram {
    /// Asks Telegram who the bot is.
    ///
    /// # Errors
    /// See [`ConnectError`]; nothing is tried twice.
    pub async fn connect(settings: Settings) -> Result<Self, ConnectError> {
        if !settings.token_is_plausible() {
            return Err(ConnectError::WrongToken);
        }
        let poll_seconds = settings.poll_seconds();
        let polls = client(&settings, Duration::from_secs(poll_seconds.into()) + GRACE)?;
        let calls = client(&settings, wire::CALL_LIMIT)?;
        let me = calls.get_me().await.map_err(|error| why(&error, &settings))?;
        let username = me.user.username.ok_or(ConnectError::BadUrl)?;
        let me = Identity { id: me.user.id.0, username };
        let sender = Sender::new(Wire(calls.clone()), FIRST_WAIT, settings.bulk_per_second);
        Ok(Self { calls, polls, poll_seconds, me, sender, reach: Reach::default() })
    }

    /// The bot's own id. A store that remembers another id belongs to another bot.
    pub fn bot_id(&self) -> u64 {
        self.me.id
    }

    /// Whether Telegram answers while the bot runs.
    pub fn reach(&self) -> Reach {
        self.reach.clone()
    }

    /// Without the `@`.
    pub fn username(&self) -> &str {
        &self.me.username
    }

    /// Start links for other platforms; they can be used after [`Telegram::run`] was called.
    pub fn links(&self) -> Links {
        Links { username: Arc::from(self.username()) }
    }

    /// The port for announcements. It shares pace and limits with the replies, and can be used after
    /// [`Telegram::run`] was called.
    pub fn carrier(&self, catalogue: Arc<Catalogue>, files: Arc<dyn Files>) -> Arc<dyn Carrier> {
        let foreign_files = ForeignFiles::new(files);
        Arc::new(Bulk {
            sender: self.sender.clone(),
            catalogue,
            links: self.links(),
            foreign_files,
        })
    }

    /// Receives and answers until `stop`, then sends the remaining replies. An outage of Telegram or the network
    /// does not end it, however long it lasts.
    ///
    /// # Errors
    /// Another reason to end; see [`Ended`]. The remaining replies are sent in this case as well.
    pub async fn run(
        self,
        engine: Engine,
        catalogue: Arc<Catalogue>,
        default_locale: Locale,
        stop: CancellationToken,
    ) -> Result<(), Ended> {
        let links = self.links();
        let words = Words { catalogue: &catalogue, links: &links };
        let notices = engine.notices();
        let entries = menu::plan(&catalogue, default_locale);
        let sender = self.sender;
        sender.set_files(ForeignFiles::new(Arc::new(engine.clone())));
        let (fetches, orders) = tokio::sync::mpsc::channel(fetch::WAITING);
        let keeper = engine.clone();
        let intake = Intake {
            fetches,
            bot: self.polls,
            poll_seconds: self.poll_seconds,
            reach: self.reach,
            me: self.me,
            engine,
            words,
            sender: sender.clone(),
        };
        let background = async {
            tokio::join!(
                menu::keep(&self.calls, entries),
                forward(notices, Platform::Telegram, |notice| {
                    notifications::send(notice, words, &sender);
                }),
                fetch::run(orders, &self.calls, &keeper)
            );
            pending::<()>().await;
        };
        let ended = tokio::select! {
            ended = intake.run(&stop) => ended,
            () = background => Ok(()),
        };
        sender.outbox().finish(LAST_REPLIES).await;
        ended
    }
}

/// Writes `https://t.me/<bot>?start=<payload>`, or without a payload just `https://t.me/<bot>`.
#[derive(Clone, Debug)]
pub struct Links {
    username: Arc<str>,
}

impl StartLinks for Links {
    fn start_link(&self, payload: &str) -> String {
        let chat = format!("https://t.me/{}", self.username);
        if payload.is_empty() { chat } else { format!("{chat}?start={payload}") }
    }
}

/// The longest address of a button that passes something on. Telegram documents no limit; browsers and
/// servers between take this much.
const SHARED: usize = 2048;

impl Links {
    /// The address that opens the app's sheet for passing on a start link and a sentence (Telegram: share
    /// links). A sentence that makes it too long is left out. `None` if the payload can't be one.
    pub(crate) fn share(&self, payload: &str, text: &str) -> Option<String> {
        if !is_start_payload(payload) {
            return None;
        }
        let link = format!("https://t.me/share/url?url={}", encoded(&self.start_link(payload)));
        let whole = format!("{link}&text={}", encoded(text.trim()));
        Some(if whole.len() <= SHARED { whole } else { link })
    }
}

/// Percent-encoded, except what RFC 3986 calls unreserved.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(3 * text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

impl StartLinks for Telegram {
    fn start_link(&self, payload: &str) -> String {
        self.links().start_link(payload)
    }
}

fn client(settings: &Settings, limit: Duration) -> Result<Bot, ConnectError> {
    let http = teloxide::net::default_reqwest_settings().timeout(limit).build();
    let http = http.map_err(|_| ConnectError::Unreachable)?;
    let bot = Bot::with_client(settings.token.expose_secret(), http);
    let Some(url) = &settings.api_url else { return Ok(bot) };
    let url = url.trim_end_matches('/');
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return Err(ConnectError::BadUrl);
    }
    if !keeps_a_token(url) {
        return Err(ConnectError::ReadableUrl);
    }
    Ok(bot.set_api_url(url.parse().map_err(|_| ConnectError::BadUrl)?))
}

fn why(error: &RequestError, settings: &Settings) -> ConnectError {
    match (errors::classify(error), error) {
        (Failure::Unauthorized, _) => ConnectError::WrongToken,
        // Something answered that is not the Bot API.
        (_, RequestError::InvalidJson { .. }) if settings.api_url.is_some() => ConnectError::BadUrl,
        _ => ConnectError::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refusal(token: &str, url: Option<&str>) -> Option<ConnectError> {
        let mut settings = Settings::new(token.to_owned().into());
        settings.api_url = url.map(str::to_owned);
        Telegram::connect(settings).await.err()
    }

    #[tokio::test]
    async fn what_is_wrong_with_the_settings_is_said_before_anything_is_sent() {
        assert_eq!(refusal("not-a-token", None).await, Some(ConnectError::WrongToken));
        assert_eq!(refusal("1:abc", Some("api.telegram.org")).await, Some(ConnectError::BadUrl));
        assert_eq!(
            refusal("1:abc", Some("http://[no host")).await,
            Some(ConnectError::ReadableUrl)
        );
        let away = Some("http://api.example.org");
        assert_eq!(refusal("1:abc", away).await, Some(ConnectError::ReadableUrl));
        assert_eq!(refusal("1:abc", Some("https://:no host")).await, Some(ConnectError::BadUrl));
    }

    #[tokio::test]
    async fn a_closed_port_is_unreachable_and_no_error_holds_the_token() {
        let error = refusal("1:secret", Some("http://127.0.0.1:9")).await;
        assert_eq!(error, Some(ConnectError::Unreachable));
        assert!(!ConnectError::Unreachable.to_string().contains("secret"));
    }

    #[test]
    fn a_start_link_opens_the_private_chat() {
        let links = Links { username: "samleng_bot".into() };
        assert_eq!(
            links.start_link("free-them_lyon"),
            "https://t.me/samleng_bot?start=free-them_lyon"
        );
    }
}
