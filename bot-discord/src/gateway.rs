//! The connection on which Discord sends events.
//!
//! serenity handles every event in a task of its own, so two presses that arrive together may change
//! places. Its collectors are asked before that, one event after another, so the intake listens there.
//! A new connection has no collectors until its first change of stage; events before that are taken
//! from the tasks, and an event that comes both ways counts once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex as StdMutex, PoisonError};
use std::time::Duration;

use bot_core::backoff::{Backoff, Reach};
use futures_util::{Stream, StreamExt as _};
use secrecy::{ExposeSecret as _, SecretString};
use serenity::all::{ShardManager, ShardManagerOptions};
use serenity::async_trait;
use serenity::client::{Context, EventHandler};
use serenity::gateway::{ConnectionStage, GatewayError, ShardMessenger, ShardStageUpdateEvent};
use serenity::http::HttpBuilder;
use serenity::model::application::Interaction;
use serenity::model::channel::Message;
use serenity::model::event::{Event, ResumedEvent};
use serenity::model::gateway::{GatewayIntents, Ready};
use tokio::sync::{Mutex, Notify, RwLock};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

use crate::calls::Call;
use crate::errors::Failure;
use crate::intake::Intake;
use crate::limits::Class;
use crate::settings::Ended;
use crate::wire::{CALL_LIMIT, Calls};

/// None of these needs Discord's approval: the bot does not read what people write on servers.
const INTENTS: GatewayIntents = GatewayIntents::GUILDS.union(GatewayIntents::DIRECT_MESSAGES);
/// Waits between new connections. Discord allows 1,000 a day, and revokes the token of a bot that opens
/// more.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(300);
/// serenity retries on its own, every five seconds, without an end. After this many failed tries it is
/// stopped, and the waits grow.
const TRIES: u32 = 3;
/// How often the connection is checked.
const LOOKS: Duration = Duration::from_secs(30);
/// How long the end of a connection may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// Keeps the bot connected.
pub(crate) struct Gateway<C> {
    token: SecretString,
    /// The base address for the library's own client, if it is not Discord's.
    base: String,
    intake: Arc<Intake<C>>,
    reach: Reach,
}

impl<C: Calls> Gateway<C> {
    pub(crate) fn new(
        (token, base): (SecretString, String),
        intake: Arc<Intake<C>>,
        reach: Reach,
    ) -> Self {
        Self { token, base, intake, reach }
    }

    /// Stays connected until it is dropped, or until Discord refuses for good.
    pub(crate) async fn run(&self, stop: &CancellationToken) -> Result<(), Ended> {
        let mut backoff = Backoff::new(FIRST_WAIT, LONGEST_WAIT);
        loop {
            let connected = stop.run_until_cancelled(self.address()).await;
            let Some(found) = connected else { return Ok(()) };
            match found {
                Ok(address) => {
                    let (intake, reach) = (self.intake.clone(), self.reach.clone());
                    let listener = Arc::new(Listener::new(intake, reach));
                    let ended = self.connection(address, listener.clone(), stop).await?;
                    if ended == Over::Asked {
                        return Ok(());
                    }
                    if listener.was_ready() {
                        backoff.reset();
                    }
                }
                Err(Failure::Unauthorized) => return Err(Ended::TokenRefused),
                Err(failure) => {
                    tracing::warn!(code = failure.code(), "Discord's gateway is not found");
                }
            }
            let wait = backoff.wait();
            self.reach.away();
            tracing::warn!(
                code = "gateway_away",
                seconds = wait.as_secs(),
                "connecting again later"
            );
            if stop.run_until_cancelled(sleep(wait)).await.is_none() {
                return Ok(());
            }
        }
    }

    /// The address of the gateway. Without it the library goes to Discord's own gateway.
    async fn address(&self) -> Result<String, Failure> {
        let calls = self.intake.sender.calls();
        let answer = calls.call(&Call::Gateway, Class::Reply, CALL_LIMIT).await?;
        answer["url"].as_str().map(str::to_owned).ok_or(Failure::Failed)
    }

    /// One connection, with the library's own reconnections, until these keep failing.
    async fn connection(
        &self,
        address: String,
        listener: Arc<Listener<C>>,
        stop: &CancellationToken,
    ) -> Result<Over, Ended> {
        let http = HttpBuilder::new(self.token.expose_secret()).proxy(&self.base);
        let address = Arc::new(Mutex::new(address));
        let (manager, mut end) = ShardManager::new(ShardManagerOptions {
            data: Arc::new(RwLock::default()),
            event_handlers: vec![listener.clone()],
            raw_event_handlers: Vec::new(),
            shard_index: 0,
            shard_init: 1,
            shard_total: 1,
            ws_url: address.clone(),
            http: Arc::new(http.ratelimiter_disabled(true).build()),
            intents: INTENTS,
            presence: None,
        });
        // The library says that this can't fail.
        let _ = manager.initialize();
        let result = tokio::select! {
            ended = end.next() => refused(ended.and_then(Result::err)),
            () = listener.gave_up.notified() => Ok(Over::Lost),
            () = away(&manager) => Ok(Over::Lost),
            () = stop.cancelled() => Ok(Over::Asked),
        };
        // The library's own loop does not end while it is not connected. Without an address it would
        // stay there.
        address.lock().await.clear();
        if timeout(GOODBYE, manager.shutdown_all()).await.is_err() {
            tracing::warn!(code = "gateway_unclosed", "the connection was left without goodbye");
        }
        listener.over.store(true, Ordering::Relaxed);
        result
    }
}

/// Resolves when the connection has been away for long.
async fn away(manager: &ShardManager) {
    let mut missed = 0;
    while missed < 2 {
        sleep(LOOKS).await;
        let runners = manager.runners.lock().await;
        let stands = runners.values().any(|runner| runner.stage == ConnectionStage::Connected);
        missed = if stands { 0 } else { missed + 1 };
    }
}

/// How a connection ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Over {
    Asked,
    Lost,
}

fn refused(error: Option<GatewayError>) -> Result<Over, Ended> {
    match error {
        Some(GatewayError::InvalidAuthentication) => {
            tracing::error!(code = "token_refused", "Discord no longer accepts the token");
            Err(Ended::TokenRefused)
        }
        Some(
            GatewayError::InvalidGatewayIntents
            | GatewayError::DisallowedGatewayIntents
            | GatewayError::OverloadedShard,
        ) => {
            tracing::error!(code = "gateway_refused", "Discord refuses this connection for good");
            Err(Ended::GatewayRefused)
        }
        _ => Ok(Over::Lost),
    }
}

/// Keeps a collector alive.
type Held = Pin<Box<dyn Stream<Item = ()> + Send>>;

/// What serenity reports.
struct Listener<C> {
    intake: Arc<Intake<C>>,
    reach: Reach,
    collector: StdMutex<Option<Held>>,
    /// Connections begun since the last successful one.
    tries: AtomicU32,
    ready: AtomicBool,
    /// A connection that is established after the end is closed again.
    over: AtomicBool,
    gave_up: Notify,
}

impl<C: Calls> Listener<C> {
    fn new(intake: Arc<Intake<C>>, reach: Reach) -> Self {
        Self {
            intake,
            reach,
            collector: StdMutex::default(),
            tries: AtomicU32::new(0),
            ready: AtomicBool::new(false),
            over: AtomicBool::new(false),
            gave_up: Notify::new(),
        }
    }

    fn was_ready(&self) -> bool {
        self.ready.load(Ordering::Relaxed)
    }

    fn stands(&self) {
        self.reach.back();
        self.tries.store(0, Ordering::Relaxed);
        self.ready.store(true, Ordering::Relaxed);
    }

    /// Listens where events arrive one after another.
    fn listen(&self, shard: &ShardMessenger) {
        let intake = Arc::clone(&self.intake);
        let collector = serenity::collector::collect(shard, move |event| {
            // A panic here would end the connection for good.
            let taken = catch_unwind(AssertUnwindSafe(|| match event {
                Event::InteractionCreate(event) => intake.interaction(&event.interaction),
                Event::MessageCreate(event) => intake.message(&event.message),
                _ => {}
            }));
            if taken.is_err() {
                tracing::error!(code = "event_panicked", "an event failed by a bug");
            }
            None
        });
        *self.collector.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::pin(collector));
    }
}

#[async_trait]
impl<C: Calls> EventHandler for Listener<C> {
    async fn interaction_create(&self, _context: Context, interaction: Interaction) {
        self.intake.interaction(&interaction);
    }

    async fn message(&self, _context: Context, message: Message) {
        self.intake.message(&message);
    }

    async fn shard_stage_update(&self, context: Context, event: ShardStageUpdateEvent) {
        if self.over.load(Ordering::Relaxed) {
            context.shard.shutdown_clean();
        } else if event.new == ConnectionStage::Identifying {
            self.listen(&context.shard);
            if self.tries.fetch_add(1, Ordering::Relaxed) >= TRIES {
                self.gave_up.notify_one();
            }
        }
    }

    async fn ready(&self, _context: Context, ready: Ready) {
        self.stands();
        let count = ready.guilds.len();
        tracing::info!(code = "gateway_ready", count, "connected to Discord");
    }

    async fn resume(&self, _context: Context, _event: ResumedEvent) {
        self.stands();
        tracing::info!(code = "gateway_resumed", "connected to Discord again");
    }
}
