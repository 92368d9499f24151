//! Somebody who writes to the bot without a platform between, for the many small questions of a form, and
//! the film of it.

use bot_core::announcement::Attachment;
use bot_core::command::Role;
use bot_core::incoming::{Event, Incoming};
use bot_core::locale::Locale;
use bot_core::outcome::{Action, Button, Job, Notice, Outcome, Reply};
use bot_core::platform::Platform;
use bot_core::text::{Message, Style};
use tokio::sync::broadcast::Receiver;

use crate::actor::{Actor, Label};
use crate::film::READERS;
use crate::world::{Someone, TestLinks, World, catalogue, words};

/// Somebody, mostly of the team, with the film of what they see: bold words between stars, files, links.
pub struct Writer {
    pub person: Someone,
    pub platform: Platform,
    pub locale: Locale,
    pub film: String,
    /// Every button that was ever shown, the newest first.
    pub buttons: Vec<(String, Action)>,
    /// What the bot says to others, as it comes.
    pub inbox: Receiver<Notice>,
    /// What others read because of what was done here.
    pub notices: Vec<Notice>,
    pub last: Outcome,
}

impl Writer {
    /// Somebody with a role who has chosen a language.
    pub async fn new(world: &World, id: u64, role: Role, locale: Locale) -> Self {
        let name = READERS.iter().find(|(one, _)| *one == locale).map_or("Sokha", |(_, name)| name);
        let person = match role {
            Role::Supporter => world.person(id, name),
            role => world.staff(id, name, role).await,
        };
        let mut writer = Self {
            person,
            platform: Platform::Telegram,
            locale,
            film: String::new(),
            buttons: Vec::new(),
            inbox: world.engine.notices(),
            notices: Vec::new(),
            last: Outcome::default(),
        };
        writer.types("/start").await;
        writer.presses(&format!("lang:{locale}")).await;
        writer.types("/cancel").await;
        writer.film.clear();
        writer
    }

    /// The update that this event would be.
    pub fn incoming(&self, event: Event) -> Incoming {
        let mut incoming = self.person.incoming(event);
        incoming.account.platform = self.platform;
        incoming
    }

    /// Gives the bot anything, noted as `act`, and with the app's own formatting where there is some; what
    /// is answered.
    pub async fn does(&mut self, act: &str, event: Event, formatted: Option<&str>) -> String {
        let mut incoming = self.incoming(event);
        incoming.formatted = formatted.map(str::to_owned);
        while self.inbox.try_recv().is_ok() {}
        self.last = self.person.submit(incoming).await;
        self.film += &format!("» {act}\n");
        let said = self.last.replies.clone().iter().map(|reply| self.note(reply)).collect();
        while let Ok(notice) = self.inbox.try_recv() {
            self.film += &format!("   ⇢ {}\n", shown(&notice.reply).lines().next().unwrap_or(""));
            self.notices.push(notice);
        }
        said
    }

    /// The same for anything without formatting.
    pub async fn gives(&mut self, event: Event) -> String {
        self.does("gives", event, None).await
    }

    /// Chooses to write in another language now.
    pub async fn takes_up(&mut self, other: Locale) -> String {
        assert!(self.reads(Message::new("edit-ask-other", Vec::new())), "{}", self.film);
        self.taps(words(other, Message::new("language-name", Vec::new()))).await
    }

    /// A message arrives.
    pub fn note(&mut self, reply: &Reply) -> String {
        let buttons = reply.buttons.iter().flatten();
        let buttons = buttons
            .map(|button| (words(reply.locale, button.label.clone()), button.action.clone()));
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

    /// Types a text with the app's own formatting.
    pub async fn types_formatted(&mut self, text: &str, formatted: &str) -> String {
        self.does("types, formatted", Event::Text(text.to_owned()), Some(formatted)).await
    }

    /// Answers the questions one after another.
    pub async fn answers(&mut self, all: &[&str]) {
        for text in all {
            self.types(text).await;
        }
    }

    /// Sends any data as a press.
    pub async fn presses(&mut self, data: &str) -> String {
        self.does("presses", Event::Press(data.to_owned()), None).await
    }

    /// Sends a file.
    pub async fn sends(&mut self, file: Attachment, caption: Option<&str>) -> String {
        let caption = caption.map(str::to_owned);
        self.does("sends a file", Event::Attachment { file, caption }, None).await
    }

    /// Lets the bytes of the last file arrive.
    pub async fn file_arrives(&self, world: &World, bytes: &[u8]) {
        for job in &self.last.jobs {
            if let Job::KeepFile(fetch) = job {
                assert!(world.engine.keep_file((**fetch).clone(), bytes).await.unwrap());
            }
        }
    }

    /// What the newest button of this kind sends back.
    pub fn last_button(&self, begins: &str, ends: &str) -> String {
        let buttons = self.last.replies.iter().flat_map(|reply| reply.buttons.iter().flatten());
        let mut data = buttons.filter_map(|button| match &button.action {
            Action::Press(data) => Some(data.clone()),
            _ => None,
        });
        let found = data.rfind(|data| data.starts_with(begins) && data.ends_with(ends));
        found.expect("a button")
    }
}

impl Actor for Writer {
    fn locale(&self) -> Locale {
        self.locale
    }

    async fn types(&mut self, text: &str) -> String {
        let short: String = text.chars().take(60).collect();
        let act = format!("types: {}", short.replace('\n', " / "));
        self.does(&act, Event::Text(text.to_owned()), None).await
    }

    async fn taps(&mut self, label: impl Label) -> String {
        let label = self.label(label);
        let found = self.buttons.iter().find(|(one, _)| one.contains(&label)).cloned();
        let Some((_, Action::Press(data))) = found else {
            panic!("no button {label:?} among {:?}", self.buttons)
        };
        self.does(&format!("taps: {label}"), Event::Press(data), None).await
    }

    /// All messages of the last answer.
    fn screen(&self) -> String {
        self.last.replies.iter().map(shown).collect()
    }

    fn film(&mut self) -> String {
        std::mem::take(&mut self.film)
    }
}

/// A message as it is seen, with bold words between stars.
pub fn shown(reply: &Reply) -> String {
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
        let cell = |button: &Button| {
            let label = words(reply.locale, button.label.clone());
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
