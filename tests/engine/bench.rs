//! What the scenarios share: a decider that misbehaves on order, connections that fail on order, dice.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bot_core::backoff::Backoff;
use bot_core::conversation::{Decide, Failure, Turn};
use bot_core::engine::{Connector, Engine, Limits, Ticket};
use bot_core::incoming::{ChatKind, Event, Incoming};
use bot_core::outcome::Outcome;
use bot_core::platform::Account;
use bot_core::platform::Address;
use bot_core::platform::Platform;
use bot_core::router::Features;
use bot_core::store::signatures::{breakdown_moves, page};
use bot_core::store::{Conn, Faults, Moment, Store, StoreError, handled, tallies};
use bot_core::text::{Arg, Phrase};
use futures_util::future::BoxFuture;
use tokio::sync::watch;

use testing::PATIENCE;
use testing::world::World;

/// The counter that each decided update moves, under its own id: 1 is right, 2 would be twice.
const PROBE: &str = "probe";
const UPDATE: &str = "update";

/// What a text orders the decider to do, after it has moved the update's counter.
pub(super) const MISDEEDS: [&str; 7] =
    ["!hang", "!slow", "!panic", "!swallow", "!swallow and write", "!broken", "!bug"];
/// How many of these, the first, last until the engine's patience with a handler ends.
pub(super) const SLOW: usize = 2;

/// Decides as the real features do, and moves a counter for each update; misbehaves where it is told to.
#[derive(Default)]
pub(super) struct Misbehaving {
    /// Every update that was decided, in this order, also those whose transaction came to nothing.
    pub(super) decided: Mutex<Vec<(String, String)>>,
}

impl Misbehaving {
    /// How often this update was decided.
    pub(super) fn times(&self, update: &str) -> usize {
        self.decided.lock().unwrap().iter().filter(|(_, one)| one == update).count()
    }
}

impl Decide for Misbehaving {
    fn decide<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>> {
        let Incoming { update, account, event, .. } = turn.incoming.clone();
        self.decided.lock().unwrap().push((account.user, update.clone()));
        Box::pin(async move {
            count(turn, &update).await?;
            match event {
                Event::Text(text) if text.starts_with('!') => misbehave(turn, &text).await,
                _ => Features.decide(turn).await,
            }
        })
    }

    fn resume<'a>(&'a self, turn: &'a mut Turn<'_>) -> BoxFuture<'a, Result<Outcome, Failure>> {
        Features.resume(turn)
    }
}

async fn count(turn: &mut Turn<'_>, update: &str) -> Result<(), StoreError> {
    let moves = tallies::Moves::from([((UPDATE, update.to_owned()), 1)]);
    tallies::apply(turn.conn, PROBE, &moves).await
}

async fn misbehave(turn: &mut Turn<'_>, text: &str) -> Result<Outcome, Failure> {
    match text {
        "!panic" => panic!("on order"),
        "!hang" => std::future::pending().await,
        "!slow" => {
            for part in 0.. {
                count(turn, &format!("part {part}")).await?;
                tokio::time::sleep(Duration::from_millis(7)).await;
            }
        }
        "!swallow" => drop(turn.conn.plain("SELECT * FROM nowhere").await),
        "!swallow and write" => {
            let _ = turn.conn.plain("SELECT * FROM nowhere").await;
            let _ = count(turn, "written after a failure").await;
        }
        "!broken" => turn.conn.plain("SELECT * FROM nowhere").await?,
        _ => return Err(Failure::Bug("on order")),
    }
    Ok(Outcome::silent())
}

/// The incident code, if this is the apology for a failed update.
pub(super) fn incident(outcome: &Outcome) -> Option<String> {
    let line = outcome.replies.first()?.text.lines.first()?;
    match &line.phrase {
        Phrase::Message(message) if message.id == "error-incident" => match message.args.first()? {
            (_, Arg::Text(code)) => Some(code.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Decides which statement fails with which code.
pub(super) type Script = dyn FnMut(&str, Moment) -> Option<&'static str> + Send;

/// A store whose connections fail on order.
pub(super) struct Flaky {
    store: Store,
    state: Arc<State>,
}

struct State {
    script: Mutex<Box<Script>>,
    setup: Mutex<&'static [&'static str]>,
    connects: watch::Sender<u64>,
}

impl Flaky {
    /// Connections to this store; nothing fails yet.
    pub(super) fn to(store: &Store) -> Arc<Self> {
        let state = State {
            script: Mutex::new(Box::new(|_, _| None)),
            setup: Mutex::new(&[]),
            connects: watch::Sender::new(0),
        };
        Arc::new(Self { store: store.clone(), state: Arc::new(state) })
    }

    /// What fails from now on. Connecting asks for `CONNECT`.
    pub(super) fn script(
        &self,
        script: impl FnMut(&str, Moment) -> Option<&'static str> + Send + 'static,
    ) {
        *self.state.script.lock().unwrap() = Box::new(script);
    }

    /// Nothing fails any more.
    pub(super) fn heal(&self) {
        self.script(|_, _| None);
    }

    /// The database can't be reached; what is open breaks at its next statement.
    pub(super) fn cut(&self) {
        self.script(|_, _| Some("ConnectionReset"));
    }

    /// What new connections are told from now on.
    pub(super) fn setup(&self, statements: &'static [&'static str]) {
        *self.state.setup.lock().unwrap() = statements;
    }

    /// Waits until the engine has tried to connect so many times more.
    pub(super) async fn tried(&self, more: u64) {
        let mut connects = self.state.connects.subscribe();
        let enough = *connects.borrow() + more;
        let wait = connects.wait_for(|count| *count >= enough);
        tokio::time::timeout(PATIENCE, wait).await.expect("the engine gave up trying").unwrap();
    }
}

impl Faults for State {
    fn strike(&self, sql: &str, moment: Moment) -> Option<StoreError> {
        let code = (self.script.lock().unwrap())(sql, moment)?;
        Some(StoreError::Database(code.to_owned()))
    }
}

impl Connector for Flaky {
    fn connect(&self) -> BoxFuture<'_, Result<Conn, StoreError>> {
        Box::pin(async {
            self.state.connects.send_modify(|count| *count += 1);
            if let Some(error) = self.state.strike("CONNECT", Moment::Before) {
                return Err(error);
            }
            let mut conn = self.store.connect().await?;
            let setup = *self.state.setup.lock().unwrap();
            for statement in setup {
                conn.plain(statement).await?;
            }
            Ok(conn.with_faults(self.state.clone()))
        })
    }
}

/// A world, a decider that misbehaves on order, and connections that fail on order.
pub(super) struct Bench {
    pub(super) world: World,
    pub(super) decider: Arc<Misbehaving>,
    pub(super) flaky: Arc<Flaky>,
}

impl Bench {
    /// Puts an engine of its own on a world.
    pub(super) async fn on(world: World, limits: Limits) -> Self {
        Self::set_up(world, limits, &[]).await
    }

    /// The same, and every connection is told this from the first one on.
    pub(super) async fn set_up(
        world: World,
        limits: Limits,
        setup: &'static [&'static str],
    ) -> Self {
        let flaky = Flaky::to(&world.store);
        flaky.setup(setup);
        Self::through(world, limits, flaky).await
    }

    /// The engine connects through this; the scenario itself has the world's own way to the store.
    pub(super) async fn through(mut world: World, limits: Limits, flaky: Arc<Flaky>) -> Self {
        world.engine.stop().await;
        let decider = Arc::new(Misbehaving::default());
        let (dialect, core) = (world.store.dialect(), world.core.clone());
        // An outage of a test is short.
        let backoff = Backoff::new(Duration::from_millis(5), Duration::from_millis(100));
        let limits = Limits { backoff, ..limits };
        world.engine = Engine::start_with(flaky.clone(), dialect, core, decider.clone(), limits);
        Self { world, decider, flaky }
    }

    pub(super) fn submit(&self, user: u64, update: &str, event: Event) -> Ticket {
        self.world.engine.submit(incoming(user, update, event))
    }

    pub(super) fn says(&self, user: u64, update: &str, text: &str) -> Ticket {
        self.submit(user, update, Event::Text(text.to_owned()))
    }

    /// How often the effect of this update is in the store.
    pub(super) async fn effects(&self, update: &str) -> i64 {
        self.world.tally(PROBE, UPDATE, update).await
    }

    /// Every update with an effect in the store, and how often.
    pub(super) async fn all_effects(&self) -> HashMap<String, i64> {
        let mut conn = self.world.conn().await;
        let all = tallies::all(&mut conn, PROBE).await.unwrap();
        all.into_iter().map(|((_, update), n)| (update, n)).collect()
    }

    /// Whether the store knows that this update was handled.
    pub(super) async fn is_handled(&self, update: &str) -> bool {
        let key = self.world.core.secret.update_key("telegram", update);
        let mut conn = self.world.conn().await;
        handled::contains(&mut conn, &key).await.unwrap()
    }
}

/// An update from a private chat on Telegram.
pub(super) fn incoming(user: u64, update: &str, event: Event) -> Incoming {
    Incoming {
        title: None,
        formatted: None,
        update: update.to_owned(),
        account: Account { platform: Platform::Telegram, user: user.to_string() },
        profile_name: Some("Sokha Chan".to_owned()),
        language_hint: None,
        chat: ChatKind::Private,
        address: Address(user.to_string()),
        event,
        form: None,
        terminal_role: None,
    }
}

/// What the ticket brings, within [`PATIENCE`].
pub(super) async fn answer(ticket: Ticket) -> Outcome {
    let answer = tokio::time::timeout(PATIENCE, ticket).await;
    answer.expect("no answer").expect("the engine stopped")
}

/// Counts a petition's rows and compares them with its counters, as `doctor` does. The number of rows.
pub(super) async fn recount(world: &World, slug: &str) -> i64 {
    let mut conn = world.conn().await;
    conn.begin_reading().await.unwrap();
    let mut counted: HashMap<(String, String), i64> = HashMap::new();
    let (mut after, mut rows) = (Vec::new(), 0);
    loop {
        let part = page(&mut conn, slug, &after).await.unwrap();
        let Some(last) = part.last() else { break };
        after.clone_from(&last.tag);
        for signature in &part {
            rows += 1;
            for ((dimension, item), by) in breakdown_moves(&signature.facts, 1) {
                *counted.entry((dimension.to_owned(), item)).or_default() += by;
            }
        }
    }
    let mut kept: HashMap<_, _> =
        tallies::all(&mut conn, slug).await.unwrap().into_iter().collect();
    let mut take = |name: &str| kept.remove(&(name.to_owned(), String::new())).unwrap_or(0);
    let (signed, withdrawn) = (take(tallies::SIGNED), take(tallies::WITHDRAWN));
    assert_eq!(signed - withdrawn, rows);
    assert_eq!(kept, counted);
    rows
}
