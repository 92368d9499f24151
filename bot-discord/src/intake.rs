//! Accepts what people do, in the order of Discord's events, and answers each thing once.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bot_core::engine::{Engine, Ticket};
use bot_core::features::suggest::Asked;
use bot_core::i18n::Catalogue;
use bot_core::incoming::Incoming;
use bot_core::outcome::Fetch;
use serde_json::{Value, json};
use serenity::model::application::Interaction;
use serenity::model::channel::Message;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::Links;
use crate::calls::Response;
use crate::delivery::{TOKEN_LIFE, Work, person};
use crate::errors::Failure;
use crate::fetch;
use crate::inbound::{self, Identity, Inbound, Origin, Place};
use crate::menu::within;
use crate::ordering::{Ordering, Position, Seen};
use crate::outbound::{self, Words};
use crate::sender::Sender;
use crate::uploads::Uploads;
use crate::wire::{CALL_LIMIT, Calls};

/// After this long the person is told that the bot is thinking.
const THINKING: Duration = Duration::from_millis(2_000);
/// An answer waits this long for the ones before it.
const OVERTAKEN: Duration = Duration::from_millis(2_000);
/// Updates in progress at once. More can only come from an attack, and a person whose press is dropped
/// can press again.
const IN_HAND: usize = 10_000;
/// Suggestions in progress at once: every letter that anybody types asks for some, and each reads the
/// store.
const SUGGESTING: usize = 64;
/// Discord: the length of an autocomplete choice's name and value.
const CHOICE: usize = 100;
/// Discord: choices at once.
const CHOICES: usize = 25;

/// The receiving side of the bot.
pub(crate) struct Intake<C> {
    pub(crate) me: Identity,
    pub(crate) engine: Engine,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) links: Links,
    pub(crate) sender: Sender<C>,
    /// Told when the engine has stopped.
    pub(crate) stopped: CancellationToken,
    /// The queue of files to fetch.
    pub(crate) fetches: Option<tokio::sync::mpsc::Sender<Fetch>>,
    uploads: Uploads,
    suggesting: Semaphore,
    tasks: TaskTracker,
    order: Mutex<Order>,
}

#[derive(Default)]
struct Order {
    seen: Seen,
    ordering: Ordering,
}

impl<C: Calls> Intake<C> {
    pub(crate) fn new(
        me: Identity,
        engine: Engine,
        catalogue: Arc<Catalogue>,
        links: Links,
        sender: Sender<C>,
    ) -> Self {
        let (stopped, tasks) = (CancellationToken::new(), TaskTracker::new());
        let uploads = Uploads::new(Arc::new(engine.clone()));
        Self {
            me,
            engine,
            catalogue,
            links,
            sender,
            stopped,
            fetches: None,
            uploads,
            suggesting: Semaphore::new(SUGGESTING),
            tasks,
            order: Mutex::default(),
        }
    }

    /// Accepts an interaction. Must be called in the order of the events; it does not wait.
    pub(crate) fn interaction(self: &Arc<Self>, interaction: &Interaction) {
        if self.is_new(interaction.id().get())
            && let Some(inbound) = inbound::read_interaction(interaction, &self.me, &self.catalogue)
        {
            self.take(inbound);
        }
    }

    /// Accepts a message, like [`Self::interaction`].
    pub(crate) fn message(self: &Arc<Self>, message: &Message) {
        if self.is_new(message.id.get())
            && let Some(inbound) = inbound::read_message(message, &self.me)
        {
            self.take(inbound);
        }
    }

    /// Waits until everything that was accepted is handed to the sender. Whether that happened in time.
    pub(crate) async fn finish(&self, limit: Duration) -> bool {
        self.tasks.close();
        tokio::time::timeout(limit, self.tasks.wait()).await.is_ok()
    }

    fn is_new(&self, id: u64) -> bool {
        self.order(|order| order.seen.take(id))
    }

    fn order<T>(&self, look: impl FnOnce(&mut Order) -> T) -> T {
        look(&mut self.order.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn take(self: &Arc<Self>, inbound: Inbound) {
        if self.tasks.len() >= IN_HAND {
            tracing::error!(code = "overloaded", "too much is in hand: an update was dropped");
            return;
        }
        let received = Instant::now();
        let intake = Arc::clone(self);
        match inbound {
            Inbound::Update(incoming, place) => self.update(*incoming, place, received),
            Inbound::Form(origin, form) => {
                self.remember(&Place::Interaction(origin.clone()), received);
                self.tasks.spawn(async move {
                    intake.at_once(&origin, received, Response::Form(form)).await;
                });
            }
            Inbound::Suggest(origin, asked) => {
                self.tasks.spawn(async move { intake.suggest(&origin, asked, received).await });
            }
        }
    }

    fn update(self: &Arc<Self>, incoming: Incoming, place: Place, received: Instant) {
        self.remember(&place, received);
        // Enqueued at once: one person's updates are handled in the order of these calls.
        let ticket = self.engine.submit(incoming);
        if ticket.is_ignored() {
            return;
        }
        let position = person(&place).map(|user| self.order(|order| order.ordering.next(user)));
        let intake = Arc::clone(self);
        self.tasks.spawn(async move {
            let work = Work::new(place, received);
            intake.answer(work, ticket, position.as_ref(), received).await;
            if let Some(position) = position {
                intake.order(|order| order.ordering.end(position));
            }
        });
    }

    /// Remembers where the person can be reached.
    fn remember(&self, place: &Place, received: Instant) {
        let mut memory = self.sender.memory();
        match place {
            Place::Interaction(origin) => match origin.direct {
                Some(channel) => memory.found(origin.user, channel),
                None => memory.acted(origin.user, origin.token.clone(), received + TOKEN_LIFE),
            },
            Place::Direct { user, channel } => memory.found(*user, *channel),
            Place::User(_) | Place::Channel(..) => {}
        }
    }

    async fn answer(
        &self,
        mut work: Work,
        mut ticket: Ticket,
        position: Option<&Position>,
        received: Instant,
    ) {
        let outcome = match timeout_at(received + THINKING, &mut ticket).await {
            Ok(outcome) => outcome,
            Err(_) => {
                work.defer(&self.sender).await;
                ticket.await
            }
        };
        let Ok(outcome) = outcome else {
            if !self.stopped.is_cancelled() {
                tracing::error!(code = "engine_stopped", "the engine takes no more updates");
                self.stopped.cancel();
            }
            return;
        };
        let words = Words { catalogue: &self.catalogue, links: &self.links };
        if let Some(fetches) = &self.fetches {
            fetch::order(&outcome, fetches);
        }
        let delivery = outbound::delivery(&outcome, work.place(), words);
        let mut work = work.with(delivery.steps);
        if let Some(position) = position {
            position.wait(received + OVERTAKEN).await;
        }
        work.first(&self.sender).await;
        // A file that the store does not give in time is left out.
        let _ = timeout(CALL_LIMIT, work.load(&self.uploads)).await;
        work.push(&self.sender);
    }

    async fn suggest(&self, origin: &Origin, asked: Asked, received: Instant) {
        let room = self.suggesting.try_acquire();
        let found = match &room {
            Ok(_) => timeout_at(received + THINKING, self.engine.suggest(asked)).await.ok(),
            // An empty answer does no harm, and the next letter asks again.
            Err(_) => None,
        };
        let found = found.and_then(Result::ok).unwrap_or_default();
        let choices = found.iter().filter(|one| one.value.chars().count() <= CHOICE);
        let choices: Vec<Value> = choices
            .take(CHOICES)
            .map(|one| json!({"name": within(&one.label, CHOICE), "value": one.value}))
            .collect();
        self.at_once(origin, received, Response::Choices(Value::from(choices))).await;
    }

    async fn at_once(&self, origin: &Origin, received: Instant, response: Response) {
        match self.sender.respond(origin, received, response).await {
            Ok(_) | Err(Failure::Acknowledged) => {}
            Err(failure) => {
                tracing::warn!(code = failure.code(), "an interaction was not answered");
            }
        }
    }
}
