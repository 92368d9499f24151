//! A store with the sample campaign, an engine on it, and people who talk to it directly.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use bot_core::campaign::TextChange;
use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::clock::{Clock as _, DAY, FixedClock, TimeZone};
use bot_core::command::Role;
use bot_core::conversation::{Core, CoreSettings, Decide, Indexes};
use bot_core::engine::{Engine, Limits};
use bot_core::i18n::{Catalogue, StartLinks};
use bot_core::incoming::{ChatKind, Event, Incoming};
use bot_core::locale::Locale;
use bot_core::outcome::{Action, Outcome, Reply};
use bot_core::platform::Account;
use bot_core::platform::Address;
use bot_core::platform::Platform;
use bot_core::router::Features;
use bot_core::store::campaign::Said;
use bot_core::store::roles::{Invitation, Staff};
use bot_core::store::{Conn, Store, binding, campaign, events, meta, roles, tallies};
use bot_core::text::{Phrase, Style};
use bot_core::vault::{HostSecret, KeyHolders, Seed, generate_key};
use secrecy::ExposeSecret as _;
use tempfile::TempDir;

use crate::actor::{Actor, Label};

/// Saturday, 21 November 2026, 12:00 UTC.
pub const NOW: i64 = 1_795_262_400;

/// The petition that `/start` leads to in the sample campaign.
pub const MAIN: &str = "vote-from-abroad";

/// One bot without a platform: a store, an engine, a clock that stands.
pub struct World {
    pub dir: TempDir,
    pub url: String,
    pub store: Store,
    pub core: Arc<Core>,
    pub engine: Engine,
    pub clock: Arc<FixedClock>,
    /// The private half of the petition key, as text.
    pub identity: String,
}

/// The bytes of every test world's host secret.
pub const SECRET: [u8; 32] = [7; 32];

impl World {
    /// On SQLite, in a directory of its own.
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", dir.path().join("samleng.db").display());
        Self::on(dir, &url).await
    }

    /// On any database that is empty.
    pub async fn on(dir: TempDir, url: &str) -> Self {
        Self::with(dir, url, Arc::new(Features), Limits::default()).await
    }

    /// With another decider or other limits.
    pub async fn with(dir: TempDir, url: &str, decide: Arc<dyn Decide>, limits: Limits) -> Self {
        let world = Self::bare(dir, url, decide, limits).await;
        world.import(SAMPLE).await;
        world
    }

    /// Without any campaign.
    pub async fn empty(dir: TempDir, url: &str) -> Self {
        Self::bare(dir, url, Arc::new(Features), Limits::default()).await
    }

    async fn bare(dir: TempDir, url: &str, decide: Arc<dyn Decide>, limits: Limits) -> Self {
        let secret = Arc::new(HostSecret::from_bytes(SECRET));
        let store = Store::open(url, true).await.unwrap().with_secret(Arc::clone(&secret));
        let clock = Arc::new(FixedClock::at(NOW));
        let (private, public) = generate_key();
        let core = Arc::new(Core::new(CoreSettings {
            secret,
            key_holders: KeyHolders::parse(&public).unwrap(),
            clock: clock.clone(),
            zone: TimeZone::UTC,
            default_locale: Locale::KM,
            catalogue: catalogue(),
            indexes: indexes(),
            practice: false,
        }));
        let mut conn = store.connect().await.unwrap();
        meta::set_once(&mut conn, meta::SECRET, &core.secret.fingerprint()).await.unwrap();
        binding::begin(&mut conn).await.unwrap();
        conn.close().await;
        let engine = Engine::start(store.clone(), core.clone(), decide, limits);
        let identity = private.expose_secret().to_owned();
        Self { dir, url: url.to_owned(), store, core, engine, clock, identity }
    }

    /// Loads a campaign file.
    pub async fn import(&self, text: &str) {
        static SAMPLES: OnceLock<Campaign> = OnceLock::new();
        let read = || Campaign::parse(text).unwrap();
        let content = if text == SAMPLE { SAMPLES.get_or_init(read) } else { &read() };
        let mut conn = self.conn().await;
        let mut seed = Seed::fresh().unwrap();
        conn.begin().await.unwrap();
        let now = self.clock.now();
        let said = Said { change: Some(TextChange::Another), examples_go: false };
        campaign::put(&mut conn, &mut seed, now, content, said).await.unwrap();
        conn.commit().await.unwrap();
        conn.close().await;
    }

    /// Stops the engine and starts another one on the same store.
    pub async fn restart(&mut self) {
        self.engine.stop().await;
        let (store, core) = (self.store.clone(), self.core.clone());
        self.engine = Engine::start(store, core, Arc::new(Features), Limits::default());
    }

    /// Lets days pass, and the bot cleans up on each of them.
    pub async fn days_pass(&self, days: i64) {
        self.engine.maintain().await;
        for _ in 0..days {
            self.clock.advance(DAY);
            self.engine.maintain().await;
        }
    }

    /// A connection beside the engine's.
    pub async fn conn(&self) -> Conn {
        self.store.connect().await.unwrap()
    }

    /// An event as it is stored.
    pub async fn event(&self, slug: &str) -> bot_core::campaign::Event {
        let mut conn = self.conn().await;
        let event = events::find(&mut conn, slug).await.unwrap().unwrap();
        conn.close().await;
        event
    }

    /// The total of a petition as it is stored.
    pub async fn total(&self, slug: &str) -> i64 {
        self.tally(slug, tallies::TOTAL, "").await
    }

    /// One counter.
    pub async fn tally(&self, slug: &str, dimension: &str, item: &str) -> i64 {
        let mut conn = self.conn().await;
        let n = tallies::get(&mut conn, slug, dimension, item).await.unwrap();
        conn.close().await;
        n
    }

    /// The database's file.
    pub fn file(&self) -> PathBuf {
        self.store.path().unwrap()
    }

    /// Somebody with a private chat and this profile name.
    pub fn person(&self, id: u64, name: &str) -> Someone {
        Someone {
            world_engine: self.engine.clone(),
            platform: Platform::Telegram,
            id,
            name: name.to_owned(),
            chat: ChatKind::Private,
            locale: Locale::EN,
            seen: Vec::new(),
            shown: Vec::new(),
        }
    }

    /// The same on another platform.
    pub fn person_on(&self, platform: Platform, id: u64, name: &str) -> Someone {
        Someone { platform, ..self.person(id, name) }
    }

    /// Somebody who has a role.
    pub async fn staff(&self, id: u64, name: &str, role: Role) -> Someone {
        self.grant(Platform::Telegram, &id.to_string(), role).await;
        self.person(id, name)
    }

    /// Gives an account a role.
    pub async fn grant(&self, platform: Platform, user: &str, role: Role) {
        let account = Account { platform, user: user.to_owned() };
        let staff = Staff {
            label: format!("{} team", role.as_str()),
            platform: platform.as_str().to_owned(),
            address: user.to_owned(),
            since: 0,
        };
        let mut conn = self.conn().await;
        roles::grant(&mut conn, &account, role, &staff).await.unwrap();
        conn.close().await;
    }

    /// The code of an invitation that nobody has used yet.
    pub async fn invite(&self, role: Role) -> String {
        let (code, until) = ("abcdefghij0123456789".to_owned(), self.clock.now() + 3_600);
        let mut conn = self.conn().await;
        let invitation = Invitation { label: "Lyon".to_owned(), maker: Vec::new() };
        roles::invite(&mut conn, &code, role, &invitation, until).await.unwrap();
        conn.close().await;
        code
    }
}

/// The embedded locales, loaded once for all tests.
pub fn catalogue() -> Arc<Catalogue> {
    static ALL: OnceLock<Arc<Catalogue>> = OnceLock::new();
    ALL.get_or_init(|| Arc::new(Catalogue::load(None).unwrap())).clone()
}

fn indexes() -> Arc<Indexes> {
    static ALL: OnceLock<Arc<Indexes>> = OnceLock::new();
    ALL.get_or_init(|| Arc::new(Indexes::of(&catalogue()))).clone()
}

/// A label or a message as somebody with this language reads it.
pub fn words(locale: Locale, phrase: impl Into<Phrase>) -> String {
    catalogue().phrase(&phrase.into(), locale, &TestLinks)
}

/// Start links as Telegram writes them.
pub struct TestLinks;

impl StartLinks for TestLinks {
    fn start_link(&self, payload: &str) -> String {
        format!("https://t.me/samleng_bot?start={payload}")
    }
}

/// Somebody who talks to the engine as an account on a platform, without the platform between.
pub struct Someone {
    world_engine: Engine,
    pub platform: Platform,
    pub id: u64,
    pub name: String,
    pub chat: ChatKind,
    /// The language of the newest answer.
    pub locale: Locale,
    /// Everything that was answered, rendered.
    pub seen: Vec<String>,
    shown: Vec<(String, Action)>,
}

impl Someone {
    /// The update that this event would be, with an id that was never used.
    pub fn incoming(&self, event: Event) -> Incoming {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Incoming {
            title: None,
            update: NEXT.fetch_add(1, Ordering::Relaxed).to_string(),
            account: Account { platform: self.platform, user: self.id.to_string() },
            profile_name: Some(self.name.clone()),
            language_hint: None,
            chat: self.chat,
            address: Address(self.id.to_string()),
            event,
            formatted: None,
            form: None,
            terminal_role: None,
        }
    }

    /// Submits and waits for the commit.
    pub async fn submit(&mut self, incoming: Incoming) -> Outcome {
        let outcome = self.world_engine.submit(incoming).await.unwrap();
        let mut texts = Vec::new();
        for reply in &outcome.replies {
            self.locale = reply.locale;
            if !reply.buttons.is_empty() {
                self.shown = reply
                    .buttons
                    .iter()
                    .flatten()
                    .map(|button| (label(reply, &button.label), button.action.clone()))
                    .collect();
            }
            texts.push(rendered(reply));
        }
        self.seen.extend(texts);
        outcome
    }

    /// What the button whose label contains these words sends back; the one that says just these first.
    pub fn button(&self, words: &str) -> String {
        let whole = self.shown.iter().find(|(label, _)| label == words);
        let found = whole.or_else(|| self.shown.iter().find(|(label, _)| label.contains(words)));
        let data = found.and_then(|(_, action)| action.pressed());
        data.unwrap_or_else(|| panic!("no button {words:?} among {:?}", self.shown)).to_owned()
    }

    /// What the shown button sends back whose data begins so.
    pub fn sends(&self, start: &str) -> String {
        let found = self.shown.iter().find_map(|(_, action)| match action {
            Action::Press(data) if data.starts_with(start) => Some(data.clone()),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("no button sends {start:?} among {:?}", self.shown))
    }

    /// Presses the shown button whose data begins so.
    pub async fn press_start(&mut self, start: &str) -> String {
        let data = self.sends(start);
        self.presses(&data).await
    }

    /// Sends any data as a press.
    pub async fn presses(&mut self, data: &str) -> String {
        let incoming = self.incoming(Event::Press(data.to_owned()));
        self.submit(incoming).await;
        self.screen()
    }

    /// From START to *thank you*, in English.
    pub async fn signs(&mut self, country: &str) -> String {
        self.types("/start").await;
        self.taps("English").await;
        self.signs_again(country).await
    }

    /// The same for somebody whose language is known.
    pub async fn signs_again(&mut self, country: &str) -> String {
        self.types("/sign").await;
        self.taps("I agree").await;
        self.types(country).await;
        self.taps("Sign as").await
    }
}

impl Actor for Someone {
    fn locale(&self) -> Locale {
        self.locale
    }

    async fn types(&mut self, text: &str) -> String {
        let incoming = self.incoming(Event::Text(text.to_owned()));
        self.submit(incoming).await;
        self.screen()
    }

    async fn taps(&mut self, label: impl Label) -> String {
        let label = self.label(label);
        let data = self.button(&label);
        self.presses(&data).await
    }

    fn screen(&self) -> String {
        self.seen.last().cloned().unwrap_or_default()
    }

    fn film(&mut self) -> String {
        std::mem::take(&mut self.seen).concat()
    }
}

fn label(reply: &Reply, phrase: &Phrase) -> String {
    catalogue().phrase(phrase, reply.locale, &TestLinks)
}

/// A reply as plain text: lines, then buttons in rows.
pub fn rendered(reply: &Reply) -> String {
    let mut out = String::new();
    for line in catalogue().render(&reply.text, reply.locale, &TestLinks) {
        if line.gap {
            out.push('\n');
        }
        let mark = match line.style {
            Style::Title => "# ",
            Style::Plain => "",
            Style::Item => "• ",
            Style::Quote => "│ ",
        };
        out.push_str(&format!("{mark}{}\n", line.text));
    }
    for row in &reply.buttons {
        let cells: Vec<String> =
            row.iter().map(|button| format!("[ {} ]", label(reply, &button.label))).collect();
        out.push_str(&format!("{}\n", cells.join(" ")));
    }
    out
}
