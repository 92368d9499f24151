//! Samleng on Discord. An event comes in through the `gateway`, `intake` and `inbound`; the answer of
//! the core goes out through `outbound`, `layout` and the `sender`. `inbound`, `outbound` and `layout`
//! are pure.
//!
//! Discord sends every event once. An interaction is answered within three seconds or never; its effect
//! remains all the same, and the next press continues from the right place.

mod bulk;
mod calls;
mod components;
mod delivery;
mod dm_rate;
mod errors;
mod fetch;
mod gateway;
mod inbound;
mod intake;
mod layout;
mod limits;
mod memory;
mod menu;
mod message;
mod notifications;
mod ordering;
mod outbound;
mod permissions;
mod sender;
mod settings;
mod uploads;
mod wire;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bot_core::backoff::Reach;
use bot_core::broadcast::{Carrier, Files};
use bot_core::engine::Engine;
use bot_core::engine::notifications::forward;
use bot_core::i18n::{Catalogue, StartLinks};
use bot_core::locale::Locale;
use bot_core::platform::{Platform, keeps_a_token};
use secrecy::SecretString;
use serde_json::Value;
use serenity::model::id::{ApplicationId, UserId};
use tokio_util::sync::CancellationToken;

use bulk::Bulk;
use calls::Call;
use errors::Failure;
use gateway::Gateway;
use inbound::Identity;
use intake::Intake;
use limits::Class;
use outbound::Words;
use sender::Sender;
pub use settings::{ConnectError, Ended, Settings};
use wire::{CALL_LIMIT, Calls as _, Wire};

/// How long a stop waits for submitted updates. An update that is not committed by then is lost.
const LAST_COMMITS: Duration = Duration::from_secs(5);
/// How long the sender may take to finish after a stop.
const LAST_REPLIES: Duration = Duration::from_secs(8);
/// The first wait before a failed call is tried again.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// A bot whose token Discord has accepted.
pub struct Discord {
    me: Identity,
    username: String,
    token: SecretString,
    base: String,
    sender: Sender<Wire>,
    refused: CancellationToken,
    reach: Reach,
    telegram: Option<Arc<dyn StartLinks + Send + Sync>>,
}

impl fmt::Debug for Discord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Discord")
    }
}

impl Discord {
    /// Asks Discord who the bot is. `telegram` writes links to the same bot on Telegram.
    ///
    /// # Errors
    /// See [`ConnectError`]; nothing is tried twice.
    pub async fn connect(
        settings: Settings,
        telegram: Option<Arc<dyn StartLinks + Send + Sync>>,
    ) -> Result<Self, ConnectError> {
        if !settings.token_is_plausible() {
            return Err(ConnectError::WrongToken);
        }
        let base = settings.base().ok_or(ConnectError::BadUrl)?;
        if !keeps_a_token(&base) {
            return Err(ConnectError::ReadableUrl);
        }
        let wire = Wire::new(&settings).ok_or(ConnectError::BadUrl)?;
        let user = ask(&wire, &Call::Me, &settings).await?;
        let application = ask(&wire, &Call::Application, &settings).await?;
        let username = user["username"].as_str().ok_or(ConnectError::BadUrl)?.to_owned();
        let me = Identity {
            application: ApplicationId::new(id(&application)?),
            user: UserId::new(id(&user)?),
        };
        let refused = wire.refused.clone();
        let wire = wire.of(me.application);
        let sender = Sender::new(wire, me.user, FIRST_WAIT, settings.bulk_per_second);
        let (token, reach) = (settings.token, Reach::default());
        Ok(Self { me, username, token, base, sender, refused, reach, telegram })
    }

    /// The bot's own id. A store that remembers another id belongs to another bot.
    pub fn bot_id(&self) -> u64 {
        self.me.user.get()
    }

    /// Whether Discord's gateway is connected while the bot runs.
    pub fn reach(&self) -> Reach {
        self.reach.clone()
    }

    /// The bot's name.
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The application that the bot belongs to.
    pub fn application_id(&self) -> u64 {
        self.me.application.get()
    }

    /// Links that outlive the call of [`Discord::run`], for other platforms.
    pub fn links(&self) -> Links {
        Links { telegram: self.telegram.clone() }
    }

    /// The page on which a server's administrator adds the bot, with exactly the permissions that it
    /// needs.
    pub fn invite_link(&self) -> String {
        permissions::invite_link(self.application_id())
    }

    /// The port for announcements. It shares pace and limits with the replies, and can be used after
    /// [`Discord::run`] was called.
    pub fn carrier(&self, catalogue: Arc<Catalogue>, files: Arc<dyn Files>) -> Arc<dyn Carrier> {
        Arc::new(Bulk::new(self.sender.clone(), catalogue, self.links(), files))
    }

    /// Receives and answers until `stop`, then sends the remaining replies. An outage of Discord or the
    /// network does not end it, however long it lasts.
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
        let notices = engine.notices();
        let plan = menu::plan(&catalogue, default_locale);
        let sender = self.sender;
        let (fetches, orders) = tokio::sync::mpsc::channel(fetch::WAITING);
        let keeper = engine.clone();
        let base = self.base.clone();
        let mut intake =
            Intake::new(self.me, engine, catalogue.clone(), links.clone(), sender.clone());
        intake.fetches = Some(fetches);
        let intake = Arc::new(intake);
        let gateway = Gateway::new((self.token, self.base), intake.clone(), self.reach);
        let words = Words { catalogue: &catalogue, links: &links };
        let background = async {
            tokio::join!(
                menu::keep(sender.calls(), plan),
                forward(notices, Platform::Discord, |notice| {
                    notifications::send(notice, words, &sender);
                }),
                fetch::run(orders, &base, &keeper)
            );
            std::future::pending::<()>().await;
        };
        // The gateway closes its connection properly if any of these ends it.
        let leave = stop.child_token();
        let ended = async {
            tokio::select! {
                () = stop.cancelled() => Ok(()),
                () = intake.stopped.cancelled() => Err(Ended::Engine),
                () = self.refused.cancelled() => Err(Ended::TokenRefused),
            }
        };
        let listening = gateway.run(&leave);
        tokio::pin!(listening);
        let result = tokio::select! {
            result = &mut listening => result,
            () = background => Ok(()),
            result = ended => {
                leave.cancel();
                // Events that arrive until then are accepted.
                let _ = listening.await;
                result
            }
        };
        if !intake.finish(LAST_COMMITS).await {
            tracing::warn!(code = "commits_left", "stopped before the last updates were committed");
        }
        sender.outbox().finish(LAST_REPLIES).await;
        result
    }
}

/// Writes links for other people. Discord has no link that opens the chat with a payload.
#[derive(Clone)]
pub struct Links {
    /// The bot of the same campaign on Telegram.
    telegram: Option<Arc<dyn StartLinks + Send + Sync>>,
}

impl fmt::Debug for Links {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Links")
    }
}

impl StartLinks for Links {
    fn start_link(&self, payload: &str) -> String {
        // Nothing as long as Telegram has not said who the bot is there.
        let link = self.telegram.as_ref().map(|telegram| telegram.start_link(payload));
        match link.filter(|link| !link.is_empty()) {
            Some(link) => link,
            // Discord has no link with a payload, so this is what people type instead.
            None if payload.is_empty() => "/start".to_owned(),
            None => format!("/start code:{payload}"),
        }
    }
}

async fn ask(wire: &Wire, call: &Call, settings: &Settings) -> Result<Value, ConnectError> {
    match wire.call(call, Class::Reply, CALL_LIMIT).await {
        Ok(answer) if answer.is_object() => Ok(answer),
        Err(Failure::Unauthorized) => Err(ConnectError::WrongToken),
        // Something answered that is not Discord's API.
        Ok(_) | Err(Failure::Gone | Failure::Refused) if settings.api_url.is_some() => {
            Err(ConnectError::BadUrl)
        }
        _ => Err(ConnectError::Unreachable),
    }
}

fn id(of: &Value) -> Result<u64, ConnectError> {
    let id = of["id"].as_str().and_then(|id| id.parse().ok());
    id.filter(|id| (1..u64::MAX).contains(id)).ok_or(ConnectError::BadUrl)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn refusal(token: &str, url: Option<&str>) -> Option<ConnectError> {
        let mut settings = Settings::new(token.to_owned().into());
        settings.api_url = url.map(str::to_owned);
        Discord::connect(settings, None).await.err()
    }

    #[tokio::test]
    async fn what_is_wrong_with_the_settings_is_said_before_anything_is_sent() {
        assert_eq!(refusal("not-a-token", None).await, Some(ConnectError::WrongToken));
        assert_eq!(refusal("a.b.c", Some("discord.com")).await, Some(ConnectError::BadUrl));
        assert_eq!(refusal("a.b.c", Some("http://:no host")).await, Some(ConnectError::BadUrl));
        let away = Some("http://api.example.org");
        assert_eq!(refusal("a.b.c", away).await, Some(ConnectError::ReadableUrl));
    }

    #[tokio::test]
    async fn a_closed_port_is_unreachable_and_no_error_holds_the_token() {
        let error = refusal("a.b.secret", Some("http://127.0.0.1:9")).await;
        assert_eq!(error, Some(ConnectError::Unreachable));
        assert!(!ConnectError::Unreachable.to_string().contains("secret"));
    }
}
