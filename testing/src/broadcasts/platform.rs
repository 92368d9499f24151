//! A platform that the test holds in its hands.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bot_core::broadcast::{Carrier, Posted};
use bot_core::outcome::{Extras, Reply};
use bot_core::platform::Address;
use bot_core::platform::Platform;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::{Semaphore, watch};

use crate::world::rendered;

/// Answers for one post to this address; `None` is an ordinary success.
type Script = dyn Fn(&str) -> Option<Posted> + Send + Sync;

/// A platform that writes down what it was given.
pub struct FakePlatform {
    platform: Platform,
    /// What went with the posts, in order.
    extras: Mutex<Vec<(String, Extras)>>,
    posts: Mutex<HashMap<String, u32>>,
    /// What was delivered, in order.
    texts: Mutex<Vec<(String, String)>>,
    shown: Mutex<Vec<String>>,
    script: Mutex<Arc<Script>>,
    /// Posts that may begin, where the test counts them out.
    gate: Option<Semaphore>,
    /// Posts wait for this before they are answered, as if the network hung.
    answers: watch::Sender<bool>,
    changes: watch::Sender<u64>,
    /// Posts that may be under way at once, and those that are.
    at_once: usize,
    under_way: Arc<AtomicUsize>,
}

/// A post that is under way until it was answered, or cut off.
struct UnderWay(Arc<AtomicUsize>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl FakePlatform {
    pub fn new() -> Arc<Self> {
        Self::make(None)
    }

    /// Another platform.
    pub fn on(platform: Platform) -> Arc<Self> {
        let mut made = Self::make(None);
        Arc::get_mut(&mut made).unwrap().platform = platform;
        made
    }

    /// One that takes so many posts at once.
    pub fn wide(platform: Platform, at_once: usize) -> Arc<Self> {
        let mut made = Self::on(platform);
        Arc::get_mut(&mut made).unwrap().at_once = at_once;
        made
    }

    /// Waits until nothing more can be marked: as many posts are under way as may be, all delivered.
    pub async fn until_full(&self) {
        self.until("it is full", |platform| {
            platform.under_way.load(Ordering::SeqCst) == platform.at_once
        })
        .await;
    }

    /// Lets no post begin that was not allowed by [`Self::allow`].
    pub fn counted_out() -> Arc<Self> {
        Self::make(Some(Semaphore::new(0)))
    }

    fn make(gate: Option<Semaphore>) -> Arc<Self> {
        let script: Arc<Script> = Arc::new(|_: &str| None);
        Arc::new(Self {
            platform: Platform::Telegram,
            extras: Mutex::default(),
            posts: Mutex::default(),
            texts: Mutex::default(),
            shown: Mutex::default(),
            script: Mutex::new(script),
            gate,
            answers: watch::Sender::new(true),
            changes: watch::Sender::new(0),
            at_once: 8,
            under_way: Arc::default(),
        })
    }

    /// What becomes of posts from now on. `Unknown` is carried out, and its answer lost.
    pub fn script(&self, script: impl Fn(&str) -> Option<Posted> + Send + Sync + 'static) {
        *self.script.lock().unwrap() = Arc::new(script);
    }

    pub fn allow(&self, posts: usize) {
        self.gate.as_ref().unwrap().add_permits(posts);
    }

    /// From now on posts are carried out and their answers wait.
    pub fn hold_answers(&self, held: bool) {
        self.answers.send_replace(!held);
    }

    /// How often each address got something.
    pub fn posts(&self) -> BTreeMap<String, u32> {
        self.posts.lock().unwrap().iter().map(|(to, n)| (to.clone(), *n)).collect()
    }

    /// What went with every post, in order.
    pub fn extras(&self) -> Vec<(String, Extras)> {
        self.extras.lock().unwrap().clone()
    }

    /// What was delivered to whom, in order.
    pub fn texts(&self) -> Vec<(String, String)> {
        self.texts.lock().unwrap().clone()
    }

    pub fn delivered(&self) -> usize {
        self.posts.lock().unwrap().len()
    }

    pub fn assert_nobody_twice(&self) {
        let twice: Vec<_> = self.posts().into_iter().filter(|(_, n)| *n > 1).collect();
        assert!(twice.is_empty(), "{} people got it twice", twice.len());
    }

    /// Everything that staff was shown, in order.
    pub fn shown(&self) -> Vec<String> {
        self.shown.lock().unwrap().clone()
    }

    /// Waits until the platform has been used in a way that `done` likes.
    pub async fn until(&self, what: &str, done: impl Fn(&Self) -> bool) {
        let mut changes = self.changes.subscribe();
        let wait = async {
            while !done(self) {
                changes.changed().await.unwrap();
            }
        };
        let waited = tokio::time::timeout(crate::PATIENCE, wait).await;
        assert!(waited.is_ok(), "waited in vain until {what}: {:?}", self.shown().last());
    }

    /// Waits until staff was shown something with these words.
    pub async fn until_shown(&self, words: &str) -> String {
        let has = |platform: &Self| platform.shown().iter().any(|shown| shown.contains(words));
        self.until(words, has).await;
        self.shown().into_iter().rfind(|shown| shown.contains(words)).unwrap()
    }

    fn changed(&self) {
        self.changes.send_modify(|n| *n += 1);
    }
}

impl Carrier for FakePlatform {
    fn platform(&self) -> Platform {
        self.platform
    }

    fn per_second(&self) -> u32 {
        25
    }

    fn at_once(&self) -> usize {
        self.at_once
    }

    fn slot(&self) -> BoxFuture<'_, ()> {
        async {
            if let Some(gate) = &self.gate {
                gate.acquire().await.unwrap().forget();
            }
        }
        .boxed()
    }

    fn post<'a>(&'a self, to: &'a Address, post: &'a Reply) -> BoxFuture<'a, Posted> {
        async move {
            let text = rendered(post);
            assert!(!text.is_empty());
            self.extras.lock().unwrap().push((to.0.clone(), post.extras.clone()));
            let script = Arc::clone(&self.script.lock().unwrap());
            let posted = script(&to.0).unwrap_or(Posted::Sent);
            if matches!(posted, Posted::Sent | Posted::Unknown) {
                *self.posts.lock().unwrap().entry(to.0.clone()).or_default() += 1;
                self.texts.lock().unwrap().push((to.0.clone(), text));
            }
            self.under_way.fetch_add(1, Ordering::SeqCst);
            let _under_way = UnderWay(Arc::clone(&self.under_way));
            self.changed();
            self.answers.subscribe().wait_for(|answers| *answers).await.unwrap();
            posted
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
            let mark = if edits.is_some() { "(in place) " } else { "" };
            assert!(to.0.parse::<i64>().is_ok());
            self.shown.lock().unwrap().push(format!("{mark}{}", rendered(reply)));
            self.changed();
            Some(edits.unwrap_or("7").to_owned())
        }
        .boxed()
    }
}
