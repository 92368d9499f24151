//! The terminal chat: the same engine, store and features, with a keyboard instead of a phone.

mod desk;

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::sync::Arc;

use bot_core::announcement::Act;
use bot_core::command::Role;
use bot_core::conversation::Core;
use bot_core::engine::{Engine, Limits};
use bot_core::i18n::StartLinks;
use bot_core::incoming::{ChatKind, Event, Incoming};
use bot_core::khmer;
use bot_core::locale::Locale;
use bot_core::outcome::{Action, Outcome, Reply};
use bot_core::platform::Account;
use bot_core::platform::Address;
use bot_core::platform::Platform;
use bot_core::router::Features;
use bot_core::text::Style;
use bot_core::vault::{Seed, hex};

use crate::settings::{ChatArgs, Settings};
use crate::{Refusal, commands, wiring};
use desk::Desk;

/// Runs a conversation over standard input and output until the input ends.
pub async fn chat(settings: &Settings, args: &ChatArgs) -> Result<(), Refusal> {
    let role = Role::parse(&args.role)
        .ok_or_else(|| Refusal::new("--role must be supporter, moderator, organizer or owner"))?;
    let (catalogue, _) = wiring::check(settings, true)?;
    let wanted = args.locale.as_deref();
    let wanted = wanted.map(|name| wiring::locale(&catalogue, "--locale", name)).transpose()?;
    let opened = wiring::open(settings, wiring::Purpose::Practice).await?;
    if !opened.practice {
        return Err(Refusal::new(
            "this database belongs to a campaign: choose another one for practice, such as DATABASE_URL=sqlite://practice.db",
        ));
    }
    let _lock = wiring::lock(&opened.store)?;
    commands::import::sample_if_empty(&opened).await?;
    let (store, core) = wiring::core(settings, opened).await?;
    let engine = Engine::start(store, core.clone(), Arc::new(Features), Limits::default());
    let colour = std::io::stdout().is_terminal();
    let (desk, args) = (Desk::open(&engine), args.clone());
    let mut talk =
        Terminal { core, engine, desk, role, args, colour, shown: Vec::new(), wants_number: false };
    talk.run(wanted).await?;
    talk.desk.close().await;
    talk.engine.stop().await;
    Ok(())
}

struct Terminal {
    core: Arc<Core>,
    engine: Engine,
    desk: Desk,
    role: Role,
    args: ChatArgs,
    colour: bool,
    /// The buttons of the newest screen that had any: the label as shown, and the action.
    shown: Vec<(String, Action)>,
    /// Whether a number answers the open question.
    wants_number: bool,
}

struct Links;

impl StartLinks for Links {
    fn start_link(&self, payload: &str) -> String {
        format!("/start {payload}").trim_end().to_owned()
    }
}

impl Terminal {
    async fn run(&mut self, wanted: Option<Locale>) -> Result<(), Refusal> {
        if self.colour {
            let locale = wanted.unwrap_or(self.core.default_locale);
            let hint = self.core.catalogue.plain(locale, "terminal-hint").unwrap_or_default();
            if self.show(&format!("{hint}\n\n")).is_err() {
                return Ok(());
            }
        }
        if let Some(locale) = wanted {
            // `--locale` chooses the language as any person would; the answer is not shown.
            self.submit(Event::Press(format!("lang:{locale}"))).await?;
        }
        if !self.talk(Event::Text("/start".to_owned()), "").await? {
            return Ok(());
        }
        let (lines, mut inbox) = tokio::sync::mpsc::channel(1);
        // In a thread of its own, because reading a terminal can't be cancelled.
        std::thread::spawn(move || {
            let mut input = std::io::stdin().lock();
            let mut line = Vec::new();
            while matches!(input.read_until(b'\n', &mut line), Ok(read) if read > 0) {
                let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
                line.clear();
                if lines.blocking_send(text).is_err() {
                    break;
                }
            }
        });
        loop {
            self.prompt();
            let Some(line) = inbox.recv().await else { break };
            if line.trim().is_empty() {
                continue;
            }
            let event = self.event(&line);
            let echo = if self.args.script { format!("> {line}\n\n") } else { String::new() };
            if !self.talk(event, &echo).await? {
                return Ok(());
            }
        }
        if self.colour {
            let _ = self.show("\n");
        }
        Ok(())
    }

    fn prompt(&self) {
        if self.colour {
            // If the terminal is gone, the next screen shows it.
            let _ = self.show("> ");
        }
    }

    fn show(&self, text: &str) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// A button by its number, in any digits, or by its label; otherwise a message.
    fn event(&self, line: &str) -> Event {
        let typed = khmer::key(line);
        let number =
            typed.parse::<usize>().ok().filter(|_| !self.wants_number && !self.awaits_a_count());
        let button = number
            .and_then(|number| number.checked_sub(1))
            .and_then(|index| self.shown.get(index))
            .or_else(|| self.shown.iter().find(|(label, _)| khmer::key(label) == typed));
        match button {
            Some((_, Action::Press(data) | Action::Share { press: data, .. })) => {
                Event::Press(data.clone())
            }
            Some((_, Action::Start(payload))) => Event::Text(format!("/start {payload}")),
            Some((_, Action::Open(_) | Action::StartOn(..))) | None => Event::Text(line.to_owned()),
        }
    }

    /// Whether a number is more likely the count of an announcement than a button: below a preview, and
    /// below the question for the count.
    fn awaits_a_count(&self) -> bool {
        let data = |action: &Action| action.pressed().unwrap_or_default().to_owned();
        let shown: Vec<String> = self.shown.iter().map(|(_, action)| data(action)).collect();
        let previewed = shown.last().is_some_and(|data| data.starts_with("new:"));
        let counted = [Act::Edit, Act::Cancel].map(|act| act.data(""));
        previewed
            || shown.len() == 2
                && shown.iter().zip(&counted).all(|(data, act)| data.starts_with(act))
    }

    async fn submit(&self, event: Event) -> Result<Outcome, Refusal> {
        let update = hex(&Seed::fresh()?.id());
        let name = self.args.name.trim();
        let incoming = Incoming {
            title: None,
            update,
            account: Account { platform: Platform::Terminal, user: khmer::key(name) },
            profile_name: Some(name.to_owned()),
            language_hint: None,
            chat: ChatKind::Private,
            address: Address(khmer::key(name)),
            event,
            formatted: None,
            form: None,
            terminal_role: Some(self.role),
        };
        Ok(self.engine.submit(incoming).await?)
    }

    /// Whether anybody can still read the answer. If not, the chat ends; what was said is kept.
    async fn talk(&mut self, event: Event, echo: &str) -> Result<bool, Refusal> {
        let outcome = self.submit(event).await?;
        let mut out = echo.to_owned();
        for reply in outcome.replies.into_iter().chain(self.desk.settle().await) {
            self.write(&mut out, &reply);
        }
        Ok(self.show(&out).is_ok())
    }

    fn write(&mut self, out: &mut String, reply: &Reply) {
        self.wants_number = reply.wants_number;
        let catalogue = self.core.catalogue.clone();
        let (bold, plain) = if self.colour { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        for line in catalogue.render(&reply.text, reply.locale, &Links) {
            if line.gap {
                out.push('\n');
            }
            out.push_str(&match line.style {
                Style::Title => format!("{bold}{}{plain}\n", line.text),
                Style::Plain => format!("{}\n", line.text),
                Style::Item => format!("• {}\n", line.text),
                Style::Quote => format!("│ {}\n", line.text.replace('\n', "\n│ ")),
            });
        }
        if let Some(file) = &reply.document {
            // There is no place to put it, so it is printed as it is.
            out.push_str(&format!("[{}]\n{}", file.name, String::from_utf8_lossy(&file.bytes)));
        }
        if let Some(pin) = &reply.pin {
            out.push_str(&format!("{}\n{}\n", pin.words(), pin.link()));
        }
        out.push('\n');
        if reply.buttons.is_empty() {
            return;
        }
        self.shown.clear();
        for row in &reply.buttons {
            let mut cells = Vec::new();
            for button in row {
                let label = catalogue.phrase(&button.label, reply.locale, &Links);
                let number = (self.shown.len() + 1).to_string();
                cells.push(format!("[{}] {label}", catalogue.digits(&number, reply.locale)));
                self.shown.push((label, button.action.clone()));
            }
            out.push_str(&format!("  {}\n", cells.join("   ")));
        }
        out.push('\n');
    }
}
