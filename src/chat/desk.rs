//! Announcements in the terminal: what would be posted on a platform is printed.

use std::sync::Arc;

use bot_core::broadcast::{Carrier, Posted, Runner};
use bot_core::engine::Engine;
use bot_core::outcome::Reply;
use bot_core::platform::{Address, Platform};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// The runner of a terminal's announcements.
pub(super) struct Desk {
    engine: Engine,
    printed: UnboundedReceiver<Reply>,
    rounds: watch::Receiver<u64>,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Desk {
    pub(super) fn open(engine: &Engine) -> Self {
        let (printer, printed) = unbounded_channel();
        let runner = Runner::new(Arc::new(engine.clone()), vec![Arc::new(Printer(printer))]);
        let rounds = runner.quiet_rounds();
        let stop = CancellationToken::new();
        let task = tokio::spawn(runner.run(stop.clone()));
        Self { engine: engine.clone(), printed, rounds, stop, task }
    }

    /// Waits until nothing is left to do now. The text that was printed meanwhile. It waits for two
    /// rounds, because the first one may have begun before the last update was committed.
    pub(super) async fn settle(&mut self) -> Vec<Reply> {
        for _ in 0..2 {
            self.rounds.mark_unchanged();
            self.engine.wake();
            if self.rounds.changed().await.is_err() {
                break;
            }
        }
        std::iter::from_fn(|| self.printed.try_recv().ok()).collect()
    }

    pub(super) async fn close(self) {
        self.stop.cancel();
        // Its panic was reported when it happened.
        let _ = self.task.await;
    }
}

struct Printer(UnboundedSender<Reply>);

impl Carrier for Printer {
    fn platform(&self) -> Platform {
        Platform::Terminal
    }

    fn per_second(&self) -> u32 {
        25
    }

    fn at_once(&self) -> usize {
        1
    }

    fn slot(&self) -> BoxFuture<'_, ()> {
        std::future::ready(()).boxed()
    }

    fn post<'a>(&'a self, _: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted> {
        // If the terminal is gone, nobody can read it.
        let _ = self.0.send(post.clone());
        std::future::ready(Posted::Sent).boxed()
    }

    fn show<'a>(
        &'a self,
        _: &'a Address,
        reply: &'a Reply,
        edits: Option<&'a str>,
    ) -> BoxFuture<'a, Option<String>> {
        // Printed lines can't be changed, so only new ones are shown.
        if edits.is_none() {
            let _ = self.0.send(reply.clone());
        }
        std::future::ready(Some("1".to_owned())).boxed()
    }
}
