//! An organizer writes an announcement, previews it, sends it by typing the count, and watches it.

mod acts;
mod agreeing;
mod channels;
mod files;
mod leaving;
mod listing;
mod sending;
mod servers;
mod strangers;
mod times;
mod writing;
mod wrong;

use std::collections::BTreeMap;

use tokio::sync::broadcast::Receiver;

use bot_core::announcement::{Act, Attachment, FileKind, Kind};
use bot_core::campaign::SAMPLE;
use bot_core::command::Role;
use bot_core::i18n::Locale;
use bot_core::incoming::{Event, Platform};
use bot_core::msg;
use bot_core::outcome::{Action, Notice, Outcome, Reply};
use bot_core::store::announcements::{self, Announcement, State};
use bot_core::text::{Message, Phrase, Style};

use crate::support::telegram_world::{READERS, assert_film};
use crate::support::world::{Someone, TestLinks, World, catalogue};

/// A phone in the hands of somebody, with the film of what it shows.
struct Phone {
    person: Someone,
    platform: Platform,
    locale: Locale,
    film: String,
    /// Every button that was ever shown, the newest first.
    buttons: Vec<(String, Action)>,
    inbox: Receiver<Notice>,
    /// What others read because of what was done here.
    notices: Vec<Notice>,
    last: Outcome,
}

impl Phone {
    /// Somebody with a role who has chosen a language.
    async fn new(world: &World, id: u64, role: Role, locale: Locale) -> Self {
        let name = READERS.iter().find(|(one, _)| *one == locale).map_or("Sokha", |(_, name)| name);
        let person = match role {
            Role::Supporter => world.person(id, name),
            role => world.staff(id, name, role).await,
        };
        let mut phone = Self {
            person,
            platform: Platform::Telegram,
            locale,
            film: String::new(),
            buttons: Vec::new(),
            inbox: world.engine.notices(),
            notices: Vec::new(),
            last: Outcome::default(),
        };
        phone.types("/start").await;
        phone.presses(&format!("lang:{locale}")).await;
        phone.types("/cancel").await;
        phone.film.clear();
        phone
    }

    fn incoming(&self, event: Event) -> bot_core::incoming::Incoming {
        let mut incoming = self.person.incoming(event);
        incoming.account.platform = self.platform;
        incoming
    }

    async fn gives(&mut self, act: &str, event: Event, formatted: Option<&str>) -> String {
        let mut incoming = self.incoming(event);
        incoming.formatted = formatted.map(str::to_owned);
        while self.inbox.try_recv().is_ok() {}
        let outcome = self.person.submit(incoming).await;
        self.film += &format!("» {act}\n");
        let mut said = String::new();
        for reply in &outcome.replies {
            said += &self.sees(reply);
        }
        while let Ok(notice) = self.inbox.try_recv() {
            self.film += &format!("   ⇢ {}\n", shown(&notice.reply).lines().next().unwrap_or(""));
            self.notices.push(notice);
        }
        self.last = outcome;
        said
    }

    /// A message arrives.
    fn sees(&mut self, reply: &Reply) -> String {
        let buttons = reply.buttons.iter().flatten();
        let buttons =
            buttons.map(|button| (words(&button.label, reply.locale), button.action.clone()));
        self.buttons.splice(0..0, buttons);
        let text = shown(reply);
        for (index, line) in text.lines().enumerate() {
            let mark = if index == 0 { " ●" } else { "  " };
            self.film += format!("{mark} {line}").trim_end();
            self.film += "\n";
        }
        self.film += "\n";
        text
    }

    /// Types a text.
    async fn types(&mut self, text: &str) -> String {
        let short: String = text.chars().take(60).collect();
        let act = format!("types: {}", short.replace('\n', " / "));
        self.gives(&act, Event::Text(text.to_owned()), None).await
    }

    /// Types the label of a button instead of tapping it.
    async fn types_label(&mut self, label: impl Into<Phrase>) -> String {
        let label = self.label(label);
        self.types(&label).await
    }

    /// Types a text with the app's own formatting.
    async fn types_formatted(&mut self, text: &str, formatted: &str) -> String {
        self.gives("types, formatted", Event::Text(text.to_owned()), Some(formatted)).await
    }

    /// Taps the newest button of this name.
    async fn taps(&mut self, label: impl Into<Phrase>) -> String {
        let label = self.label(label);
        self.taps_label(&label).await
    }

    /// Taps the newest button whose label has these words.
    async fn taps_label(&mut self, label: &str) -> String {
        let found = self.buttons.iter().find(|(one, _)| one.contains(label)).cloned();
        let Some((_, Action::Press(data))) = found else {
            panic!("no button {label:?} among {:?}", self.buttons)
        };
        self.gives(&format!("taps: {label}"), Event::Press(data), None).await
    }

    /// Sends any data as a press.
    async fn presses(&mut self, data: &str) -> String {
        self.gives("presses", Event::Press(data.to_owned()), None).await
    }

    /// Does something with an announcement.
    async fn acts(&mut self, act: Act, id: &str) -> String {
        self.gives(&format!("{act:?}"), Event::Press(act.data(id)), None).await
    }

    /// Sends a file.
    async fn sends(&mut self, file: Attachment, caption: Option<&str>) -> String {
        let caption = caption.map(str::to_owned);
        self.gives("sends a file", Event::Attachment { file, caption }, None).await
    }

    /// A text in this phone's language.
    fn label(&self, phrase: impl Into<Phrase>) -> String {
        words(&phrase.into(), self.locale)
    }

    /// Whether the last answer says this.
    fn reads(&self, message: Message) -> bool {
        let wanted = self.label(message);
        self.last.replies.iter().any(|reply| shown(reply).contains(&wanted))
    }

    /// `/announce`, and a kind.
    async fn announces(&mut self, kind: Kind) -> String {
        self.types("/announce").await;
        self.presses(&format!("kind:{}", kind.as_str())).await
    }

    /// The text in the own language, and none in the other, which gets the same.
    async fn writes(&mut self, text: &str) {
        self.announces(Kind::Free).await;
        self.types(text).await;
        self.taps(msg!("button-skip")).await;
        self.taps(msg!("button-missing-other")).await;
    }

    /// Previews, and the runner counts.
    async fn previews(&mut self, world: &World, count: i64) -> Announcement {
        self.taps(msg!("button-preview")).await;
        let one = newest(world).await;
        assert_eq!(one.state, State::Counting, "{}", self.film);
        let mut conn = world.conn().await;
        assert!(announcements::set_counted(&mut conn, &one.id, count).await.unwrap());
        conn.close().await;
        find(world, &one.id).await.unwrap()
    }
}

fn words(phrase: &Phrase, locale: Locale) -> String {
    catalogue().phrase(phrase, locale, &TestLinks)
}

/// A message as it is seen, with bold words between stars.
fn shown(reply: &Reply) -> String {
    let mut out = String::new();
    if let Some(file) = &reply.attachment {
        out += &format!("[{:?} {}]\n", file.kind, file.name.as_deref().unwrap_or_default());
    }
    for line in catalogue().render(&reply.text, reply.locale, &TestLinks) {
        let mut text = line.text.clone();
        for mark in line.marks.iter().rev().filter(|mark| mark.bold) {
            text.insert(mark.range.end, '*');
            text.insert(mark.range.start, '*');
        }
        let mark = match line.style {
            Style::Title => "# ",
            Style::Plain => "",
            Style::Item => "• ",
            Style::Quote => "│ ",
        };
        out += &format!("{}{mark}{text}\n", if line.gap { "\n" } else { "" });
    }
    for row in &reply.buttons {
        let cell = |button: &bot_core::outcome::Button| {
            let label = words(&button.label, reply.locale);
            match &button.action {
                Action::Press(_) | Action::Share { .. } => format!("[ {label} ]"),
                Action::Start(payload) => format!("[ {label} → {payload} ]"),
                Action::StartOn(platform, payload) => {
                    format!("[ {label} → {} {payload} ]", platform.as_str())
                }
                Action::Open(url) => format!("[ {label} → {url} ]"),
            }
        };
        out += &format!("{}\n", row.iter().map(cell).collect::<Vec<_>>().join(" "));
    }
    out
}

async fn find(world: &World, id: &str) -> Option<Announcement> {
    let mut conn = world.conn().await;
    let found = announcements::find(&mut conn, &world.core.secret, id).await.unwrap();
    conn.close().await;
    found
}

async fn all(world: &World) -> Vec<Announcement> {
    let mut conn = world.conn().await;
    let all = announcements::newest(&mut conn, &world.core.secret, 20).await.unwrap();
    conn.close().await;
    all
}

async fn newest(world: &World) -> Announcement {
    all(world).await.into_iter().next().expect("an announcement")
}

/// As somebody else who moved it would.
async fn moves(world: &World, id: &str, to: State) {
    let one = find(world, id).await.unwrap();
    let (secret, mut conn) = (&world.core.secret, world.conn().await);
    let states = (one.state, to);
    announcements::decide(&mut conn, secret, id, &one.body, states, one.due).await.unwrap();
    conn.close().await;
}

/// How often each act is on record.
async fn record(world: &World) -> BTreeMap<String, i64> {
    let mut conn = world.conn().await;
    let rows = conn.all("SELECT act FROM audit", Vec::new()).await.unwrap();
    conn.close().await;
    let mut acts = BTreeMap::new();
    for row in rows {
        *acts.entry(row.text(0).unwrap()).or_insert(0) += 1;
    }
    acts
}

/// A PDF that the platform holds.
fn pdf(size: u64) -> Attachment {
    Attachment {
        platform: Platform::Telegram,
        kind: FileKind::Document,
        file: "BQACAgUAAxkBAAIB".to_owned(),
        size,
        name: Some("statement.pdf".to_owned()),
    }
}

/// The sample campaign after its second forum: one is still to come.
async fn one_forum_to_come(world: &World) {
    let past = "start = \"2018-12-20T18:00\"\nend = \"2018-12-20T19:30\"";
    let coming = "days_ahead = 28\nstart = \"2026-12-20T18:00\"\nend = \"2026-12-20T19:30\"";
    assert!(SAMPLE.contains(coming));
    world.import(&SAMPLE.replace(coming, past)).await;
}

fn now(world: &World) -> i64 {
    use bot_core::clock::Clock as _;
    world.clock.now()
}
