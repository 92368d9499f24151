//! One person on two platforms: connecting two accounts, what they share then, and parting again.

mod doors;
mod histories;
mod interleaved;
mod open;
mod parting;
mod shared;
mod story;
mod wrong;

use bot_core::incoming::Event;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::{Action, Notice, Outcome, Reply};
use bot_core::platform::Platform;
use bot_core::text::Message;
use tokio::sync::broadcast::Receiver;

use testing::world::{MAIN, Someone, World, rendered, words};

const TG: usize = 0;
const DC: usize = 1;

/// The phones of one person, or of several, on one table.
struct Table {
    world: World,
    phones: Vec<Someone>,
    locales: Vec<Locale>,
    /// Every button that each was shown, the newest first.
    buttons: Vec<Vec<(String, Action)>>,
    inbox: Receiver<Notice>,
    film: String,
    /// What the last act made the acting phone show.
    said: String,
    /// The code that was shown last.
    code: String,
    last: Outcome,
}

/// The line of a screen that is a code.
fn code_in(screen: &str) -> Option<&str> {
    screen.lines().find(|line| line.len() == 9 && line.as_bytes()[4] == b'-')
}

impl Table {
    /// Somebody on Telegram and on Discord, who reads this language on both.
    async fn new(locale: Locale) -> Self {
        Self::on(World::new().await, locale).await
    }

    async fn on(world: World, locale: Locale) -> Self {
        let inbox = world.engine.notices();
        let mut table = Self {
            world,
            phones: Vec::new(),
            locales: Vec::new(),
            buttons: Vec::new(),
            inbox,
            film: String::new(),
            said: String::new(),
            code: String::new(),
            last: Outcome::default(),
        };
        table.add(Platform::Telegram, 70_001, "Sokha", locale).await;
        table.add(Platform::Discord, 80_001, "sokha.dara", locale).await;
        table
    }

    /// One more phone; its place.
    async fn add(&mut self, platform: Platform, id: u64, name: &str, locale: Locale) -> usize {
        self.phones.push(self.world.person_on(platform, id, name));
        self.locales.push(locale);
        self.buttons.push(Vec::new());
        let place = self.phones.len() - 1;
        self.language(place, locale).await;
        self.film.clear();
        place
    }

    async fn language(&mut self, who: usize, locale: Locale) {
        self.says(who, "/start").await;
        self.data(who, &format!("lang:{locale}")).await;
        self.says(who, "/cancel").await;
    }

    async fn gives(&mut self, who: usize, act: &str, event: Event) {
        let incoming = self.phones[who].incoming(event);
        let app = incoming.account.platform.as_str();
        let act =
            if self.code.is_empty() { act.to_owned() } else { act.replace(&self.code, "(code)") };
        self.film += &format!("» {app} {act}\n");
        self.last = self.phones[who].submit(incoming).await;
        let mut said = String::new();
        for reply in self.last.replies.clone() {
            said += &self.sees(who, "●", &reply);
        }
        self.said = said;
        while let Ok(notice) = self.inbox.try_recv() {
            let to = self.phones.iter().position(|phone| {
                phone.platform == notice.platform && phone.id.to_string() == notice.address.0
            });
            self.sees(to.expect("a phone on the table"), "⇠", &notice.reply);
        }
    }

    fn sees(&mut self, who: usize, mark: &str, reply: &Reply) -> String {
        self.locales[who] = reply.locale;
        let buttons = reply
            .buttons
            .iter()
            .flatten()
            .map(|button| (words(reply.locale, button.label.clone()), button.action.clone()));
        self.buttons[who].splice(0..0, buttons);
        let text = rendered(reply);
        if let Some(code) = code_in(&text) {
            self.code = code.to_owned();
        }
        let mut shown = text.clone();
        if !self.code.is_empty() {
            shown = shown.replace(&self.code, "(code)");
        }
        self.film += &format!(" {mark} {}:\n", self.phones[who].platform.as_str());
        for line in shown.lines() {
            self.film += format!("   {line}").trim_end();
            self.film += "\n";
        }
        text
    }

    async fn says(&mut self, who: usize, text: &str) {
        self.gives(who, &format!("types: {text}"), Event::Text(text.to_owned())).await;
    }

    async fn data(&mut self, who: usize, data: &str) {
        self.gives(who, "presses a button", Event::Press(data.to_owned())).await;
    }

    /// Taps the newest button of this name.
    async fn taps(&mut self, who: usize, label: Message) {
        let label = words(self.locales[who], label);
        let found = self.buttons[who].iter().find(|(one, _)| one.contains(&label)).cloned();
        let Some((label, Action::Press(data))) = found else {
            panic!("no button {label:?} among {:?}", self.buttons[who])
        };
        self.gives(who, &format!("taps: {label}"), Event::Press(data)).await;
    }

    /// What the person on this phone reads there.
    fn words(&self, who: usize, message: Message) -> String {
        words(self.locales[who], message)
    }

    /// Whether the last answer holds this.
    fn reads(&self, who: usize, message: Message) -> bool {
        self.said.contains(&self.words(who, message))
    }

    /// One shows a code, the other types it.
    async fn meets(&mut self, shows: usize, types: usize) {
        self.says(shows, "/connect").await;
        let code = self.code.clone();
        self.says(types, &code).await;
        if !self.said.contains(&self.words(types, msg!("connect-question"))) {
            self.says(types, &format!("/connect {code}")).await;
        }
    }

    /// Both say yes.
    async fn connects(&mut self, shows: usize, types: usize) {
        self.meets(shows, types).await;
        self.taps(types, msg!("button-connect-yes")).await;
        self.taps(shows, msg!("button-connect-yes")).await;
        let other = self.phones[types].platform.as_str();
        let done = msg!("connect-done", app = msg!("app-name", platform = other));
        assert!(self.reads(shows, done), "{}", self.film);
    }

    /// The other account is parted from this one.
    async fn parts(&mut self, who: usize) {
        self.says(who, "/connect").await;
        self.taps(who, msg!("button-disconnect")).await;
        self.taps(who, msg!("button-disconnect-sure")).await;
    }

    /// Signs with the profile's name.
    async fn signs(&mut self, who: usize, country: &str) {
        self.says(who, &format!("/start {MAIN}")).await;
        self.taps(who, msg!("button-agree")).await;
        self.says(who, country).await;
        self.gives(who, "signs", Event::Press(profile_name(&self.buttons[who]))).await;
    }

    /// Types a name, which is shown back, and signs with it.
    async fn signs_as(&mut self, who: usize, name: &str) {
        self.says(who, name).await;
        assert!(!self.reads(who, msg!("thanks-title")), "what is typed never signs: {}", self.film);
        self.taps(who, msg!("button-sign-typed", name = name)).await;
    }

    async fn total(&self) -> i64 {
        self.world.total(MAIN).await
    }
}

/// The button *Sign as …*, whatever the name.
fn profile_name(buttons: &[(String, Action)]) -> String {
    let data = buttons.iter().find_map(|(_, action)| match action {
        Action::Press(data) if data.starts_with("name:") => Some(data.clone()),
        _ => None,
    });
    data.expect("a profile's name is offered")
}
