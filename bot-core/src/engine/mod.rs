//! The engine: takes updates in the order in which they were submitted, lets the features decide inside
//! a transaction, and answers only after the commit.
//!
//! On SQLite one writer commits groups; on PostgreSQL each update has a transaction of its own. See
//! `ARCHITECTURE.md` for the three kinds of failure.

mod attempt;
mod budget;
mod files;
mod maintain;
pub mod notifications;
mod parallel;
mod submission;
mod suggest;
mod turns;
mod unavailable;
mod worker;
mod writer;

pub use submission::{Stopped, Ticket};

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::{Notify, broadcast, mpsc, oneshot};

use crate::backoff::Backoff;
use crate::broadcast::{GivenUp, Step, Steps};
use crate::conversation::{Core, Decide};
use crate::incoming::Incoming;
use crate::outcome::{Job, Notice, Outcome};
use crate::store::{Conn, Dialect, Store, StoreError};
use attempt::Attempt;
use budget::{Budgets, Verdict};
use submission::{Submission, Task};
use unavailable::Unavailable;

/// The engine's limits. The defaults are meant for production.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Updates in one commit.
    pub batch: usize,
    /// A batch is committed after this much work, even if more updates wait.
    pub batch_time: Duration,
    /// A handler that takes longer is rolled back.
    pub handler: Duration,
    /// Transactions at a time on PostgreSQL.
    pub parallel: usize,
    /// Waits between tries while the database is away.
    pub backoff: Backoff,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            batch: 100,
            batch_time: Duration::from_millis(100),
            handler: Duration::from_secs(3),
            parallel: 12,
            backoff: Backoff::new(Duration::from_millis(50), Duration::from_secs(5)),
        }
    }
}

/// Orders to the worker task.
enum Order {
    Handle(Box<Submission>),
    Maintain(oneshot::Sender<()>),
    Stop(oneshot::Sender<()>),
}

/// The handle through which adapters submit. Clones share one engine.
#[derive(Clone)]
pub struct Engine {
    core: Arc<Core>,
    orders: mpsc::UnboundedSender<Order>,
    notices: broadcast::Sender<Notice>,
    woken: Arc<Notify>,
    /// How much each account may send; `None` where nobody unknown sends.
    budgets: Option<Budgets>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Engine")
    }
}

impl Engine {
    /// Starts the engine on an opened store.
    pub fn start(store: Store, core: Arc<Core>, decide: Arc<dyn Decide>, limits: Limits) -> Self {
        let dialect = store.dialect();
        Self::start_with(Arc::new(store), dialect, core, decide, limits)
    }

    /// Starts the engine on connections from another source.
    pub fn start_with(
        connector: Arc<dyn Connector>,
        dialect: Dialect,
        core: Arc<Core>,
        decide: Arc<dyn Decide>,
        limits: Limits,
    ) -> Self {
        let (orders, inbox) = mpsc::unbounded_channel();
        let (notices, _) = broadcast::channel(1024);
        let woken = Arc::new(Notify::new());
        let shared = Shared {
            attempt: Attempt { core: core.clone(), decide, limit: limits.handler },
            unavailable: Unavailable::new(notices.clone(), core.clone()),
            notices: notices.clone(),
            woken: woken.clone(),
            connector,
            limits,
        };
        match dialect {
            Dialect::Sqlite => drop(tokio::spawn(writer::Writer::new(shared).run(inbox))),
            Dialect::Postgres => drop(tokio::spawn(parallel::Parallel::new(shared).run(inbox))),
        }
        Self { core, orders, notices, woken, budgets: None }
    }

    /// The same engine for people whom nobody knows: an account that sends more than a person can is told so once,
    /// and then ignored until it has paused.
    #[must_use]
    pub fn with_budgets(self) -> Self {
        Self { budgets: Some(Budgets::default()), ..self }
    }

    /// Enqueues at once, when it is called and not when it is awaited, so that one person's updates
    /// keep their order. The ticket resolves after the commit. Callers limit how many tickets they wait
    /// for.
    pub fn submit(&self, incoming: Incoming) -> Ticket {
        match self.verdict(&incoming) {
            Verdict::Taken => {}
            Verdict::Told => return Ticket::refused(self.core.too_much(&incoming)),
            Verdict::Ignored => return Ticket::refused(Outcome::silent()),
        }
        let (answer, ticket) = Ticket::pair();
        let key = self.core.secret.update_key(incoming.account.platform.as_str(), &incoming.update);
        self.order(Task::Update { incoming: Box::new(incoming), key, answer });
        ticket
    }

    /// What becomes of a chat, such as that the bot was removed from it, is always taken.
    fn verdict(&self, incoming: &Incoming) -> Verdict {
        let Some(budgets) = self.budgets.as_ref().filter(|_| !incoming.event.is_of_the_chat())
        else {
            return Verdict::Taken;
        };
        let verdict = budgets.take(&incoming.account, self.core.clock.now());
        if verdict == Verdict::Told {
            tracing::warn!(code = "account_ignored", "an account sends too much and is ignored");
        }
        verdict
    }

    fn order(&self, task: Task) {
        // A stopped engine drops the order with its answer, and the ticket says Stopped.
        let _ = self.orders.send(Order::Handle(Box::new(Submission::new(task))));
    }

    /// Messages to people who did nothing just now: to staff, and "try later" while the database is
    /// away.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.notices.subscribe()
    }

    /// Wakes the runner of announcements, for example after a change of the clock.
    pub fn wake(&self) {
        self.woken.notify_one();
    }

    /// Cleans up now instead of within a minute.
    pub async fn maintain(&self) {
        let (done, waits) = oneshot::channel();
        let _ = self.orders.send(Order::Maintain(done));
        let _ = waits.await;
    }

    /// Handles what was submitted before, and ends. If the database is away it ends at once. Later
    /// submissions are refused.
    pub async fn stop(&self) {
        let (done, waits) = oneshot::channel();
        let _ = self.orders.send(Order::Stop(done));
        let _ = waits.await;
    }
}

impl Steps for Engine {
    fn carry_out(&self, step: Arc<dyn Step>) -> BoxFuture<'_, Result<(), GivenUp>> {
        let (answer, waits) = oneshot::channel();
        self.order(Task::Step { step, answer });
        async move { waits.await.map_err(|_| GivenUp) }.boxed()
    }

    fn woken(&self) -> BoxFuture<'_, ()> {
        self.woken.notified().boxed()
    }
}

/// The source of connections. Tests use an unreliable one.
pub trait Connector: Send + Sync {
    /// A new connection.
    fn connect(&self) -> futures_util::future::BoxFuture<'_, Result<Conn, StoreError>>;
}

impl Connector for Store {
    fn connect(&self) -> futures_util::future::BoxFuture<'_, Result<Conn, StoreError>> {
        Box::pin(Self::connect(self))
    }
}

/// What the workers of both databases need.
#[derive(Clone)]
struct Shared {
    attempt: Attempt,
    unavailable: Unavailable,
    notices: broadcast::Sender<Notice>,
    woken: Arc<Notify>,
    connector: Arc<dyn Connector>,
    limits: Limits,
}

impl Shared {
    /// Passes on what others are told and what the engine does itself.
    fn after_commit(&self, outcome: &mut Outcome) {
        for notice in outcome.notices.drain(..) {
            // In tests and tools nobody listens.
            let _ = self.notices.send(notice);
        }
        if outcome.jobs.contains(&Job::Wake) {
            outcome.jobs.retain(|job| *job != Job::Wake);
            self.woken.notify_one();
        }
    }
}
