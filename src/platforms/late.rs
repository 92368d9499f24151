//! The port for announcements on a platform that does not answer yet: its posts wait.

use std::sync::Arc;
use std::time::Duration;

use bot_core::broadcast::{Carrier, Posted};
use bot_core::outcome::Reply;
use bot_core::platform::{Address, Platform};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::watch;

/// The pause after a post that came too early, which happens to none that waited for its slot.
const PAUSE: Duration = Duration::from_secs(5);

/// A port that opens when its platform is there.
pub(super) struct LateCarrier {
    platform: Platform,
    port: watch::Receiver<Option<Arc<dyn Carrier>>>,
}

impl LateCarrier {
    pub(super) fn new(platform: Platform, port: watch::Receiver<Option<Arc<dyn Carrier>>>) -> Self {
        Self { platform, port }
    }

    fn port(&self) -> Option<Arc<dyn Carrier>> {
        self.port.borrow().clone()
    }
}

impl Carrier for LateCarrier {
    fn platform(&self) -> Platform {
        self.platform
    }

    fn per_second(&self) -> u32 {
        self.port().map_or(1, |port| port.per_second())
    }

    fn at_once(&self) -> usize {
        self.port().map_or(1, |port| port.at_once())
    }

    fn slot(&self) -> BoxFuture<'_, ()> {
        async {
            let mut port = self.port.clone();
            let there = match port.wait_for(Option::is_some).await {
                Ok(there) => there.clone(),
                // Nobody tries any more.
                Err(_) => None,
            };
            match there {
                Some(port) => port.slot().await,
                None => std::future::pending().await,
            }
        }
        .boxed()
    }

    fn post<'a>(&'a self, to: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted> {
        async move {
            match self.port() {
                Some(port) => port.post(to, post).await,
                None => Posted::Wait(PAUSE),
            }
        }
        .boxed()
    }

    fn show<'a>(
        &'a self,
        to: &'a Address,
        reply: &'a Reply,
        edits: Option<&'a str>,
    ) -> BoxFuture<'a, Option<String>> {
        async move {
            match self.port() {
                Some(port) => port.show(to, reply, edits).await,
                None => None,
            }
        }
        .boxed()
    }
}
