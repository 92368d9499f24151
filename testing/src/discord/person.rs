//! A person with Discord open.

use serde_json::{Value, json};

use super::{
    Discord,
    choosing::Part,
    commands::LOCALES,
    components::{BUTTON, ROLE_SELECT, STRING_SELECT},
    interactions::{Act, Kind, Progress},
    messages::Message,
    people::Account,
    places::{Role, Room},
    render,
    request::Upload,
    world::{World, text},
};

/// A handle on one person's account. Every act returns what the person then sees.
#[derive(Clone, Debug)]
pub struct Person {
    pub(super) discord: Discord,
    pub(super) id: u64,
}

impl Person {
    pub fn id(&self) -> u64 {
        self.id
    }

    fn change(&self, act: impl FnOnce(&mut Account)) {
        self.discord.shared.change(|world| act(world.account(self.id)));
    }

    fn read<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        self.discord.shared.read(look)
    }

    /// The language of the app; Khmer is not among Discord's.
    pub fn locale(self, code: &str) -> Self {
        assert!(LOCALES.contains(&code), "Discord has no language {code}");
        self.change(|account| account.locale = code.into());
        self
    }

    /// Takes no direct messages from the bot any more.
    pub fn close_dms(&self) {
        self.change(|account| account.closed = true);
    }

    /// The direct messages with the bot.
    pub fn room(&self) -> Room {
        let id = self.discord.shared.change(|world| world.dm(self.id));
        Room { discord: self.discord.clone(), id }
    }

    /// Starts the app anew: private answers are gone, and so is an open form.
    pub fn reload(&self) {
        self.discord.shared.change(|world| {
            let newest = world.last_id;
            let account = world.account(self.id);
            account.forgotten = newest;
            account.modal = None;
        });
    }

    async fn done(&self, interaction: u64) -> String {
        self.discord.settle().await;
        self.outcome(interaction)
    }

    /// What came of an interaction: a form, the answering messages, or that there was no response.
    pub fn outcome(&self, interaction: u64) -> String {
        self.read(|world| world.outcome(&world.interactions[&interaction]))
    }

    /// Uses a slash command; `name` may go on with subcommands. People, roles, channels and uploaded
    /// files are given by their ids.
    pub async fn slash(&self, room: &Room, name: &str, options: &[(&str, &str)]) -> String {
        let id = self.begin_slash(room, name, options);
        self.done(id).await
    }

    /// As [`Self::slash`], without waiting; the interaction's id.
    pub fn begin_slash(&self, room: &Room, name: &str, options: &[(&str, &str)]) -> u64 {
        let (data, _) = self.read(|world| world.command(self.id, room.id, name, options, None));
        self.act(Kind::Command, room.id, None, data, 0)
    }

    /// Types into an option; the names of what is suggested.
    pub async fn autocomplete(
        &self,
        room: &Room,
        name: &str,
        option: &str,
        typed: &str,
    ) -> Vec<String> {
        let id = self.begin_autocomplete(room, name, option, typed);
        self.discord.settle().await;
        self.choices(id)
    }

    /// The names of what was suggested.
    pub fn choices(&self, id: u64) -> Vec<String> {
        let choices = self.read(|world| world.interactions[&id].choices.clone());
        choices.iter().map(|it| it["name"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// As [`Self::autocomplete`], without waiting; the interaction's id.
    pub fn begin_autocomplete(&self, room: &Room, name: &str, option: &str, typed: &str) -> u64 {
        let given = [(option, typed)];
        let (data, kind) =
            self.read(|world| world.command(self.id, room.id, name, &given, Some(option)));
        self.act(Kind::Autocomplete, room.id, None, data, kind)
    }

    fn act(&self, kind: Kind, channel: u64, source: Option<u64>, data: Value, typing: i64) -> u64 {
        let reads = self.read(|world| world.reads(self.id, channel));
        assert!(reads, "the person does not see this channel");
        let act = Act { kind, person: self.id, channel, source, typing, data };
        self.discord.shared.change(|world| {
            world.account(self.id).modal = None;
            world.interact(act)
        })
    }

    fn touch(&self, part: &Part, mut data: Value) -> u64 {
        data["custom_id"] = part.body["custom_id"].clone();
        data["component_type"] = part.body["type"].clone();
        let channel = self.read(|world| world.messages[&part.message].channel);
        self.act(Kind::Component, channel, Some(part.message), data, 0)
    }

    fn nothing(&self, what: &str) -> ! {
        panic!("{what} is not there; the person sees:\n{}", self.screen())
    }

    /// Presses the button of that label, or of a label that contains it, on the newest message that has
    /// one. A link is only shown.
    pub async fn press(&self, label: &str) -> String {
        let Some(part) = self.read(|world| world.button(self.id, label)) else {
            self.nothing(label)
        };
        match part.link() {
            Some(url) => format!("→ {url}"),
            None => self.done(self.touch(&part, json!({}))).await,
        }
    }

    /// As [`Self::press`], without waiting; the interaction's id.
    pub fn begin_press(&self, label: &str) -> u64 {
        let Some(part) = self.read(|world| world.button(self.id, label)) else {
            self.nothing(label)
        };
        assert!(part.link().is_none(), "{label:?} opens a page");
        self.touch(&part, json!({}))
    }

    /// Presses the button of that `custom_id` on the newest message that has one.
    pub async fn press_id(&self, custom_id: &str) -> String {
        self.press_fitting(custom_id, |id| id == custom_id).await
    }

    /// Presses the newest button whose `custom_id` begins so.
    pub async fn press_start(&self, start: &str) -> String {
        self.press_fitting(start, |id| id.starts_with(start)).await
    }

    async fn press_fitting(&self, wanted: &str, fits: impl Fn(&str) -> bool) -> String {
        let fits =
            |part: &Value| part["type"] == BUTTON && part["custom_id"].as_str().is_some_and(&fits);
        let Some(part) = self.read(|world| world.part(self.id, fits)) else { self.nothing(wanted) };
        self.done(self.touch(&part, json!({}))).await
    }

    /// A press that no app would send: any `custom_id`, on a message that was there once.
    pub async fn press_raw(&self, message: &Message, custom_id: &str) -> String {
        let body = json!({ "type": BUTTON, "custom_id": custom_id });
        self.discord.shared.change(|world| {
            world.messages.entry(message.id).or_insert_with(|| message.clone());
        });
        self.done(self.touch(&Part { message: message.id, body }, json!({}))).await
    }

    /// Chooses the option of that label in the newest select that has one.
    pub async fn select(&self, label: &str) -> String {
        let Some((part, value)) = self.read(|world| world.option(self.id, label)) else {
            self.nothing(label)
        };
        assert!(part.body["type"] == STRING_SELECT, "a select of texts");
        self.done(self.touch(&part, json!({ "values": [value] }))).await
    }

    /// Chooses roles in the newest select of roles.
    pub async fn select_roles(&self, roles: &[&Role]) -> String {
        let fits = |part: &Value| part["type"] == ROLE_SELECT;
        let Some(part) = self.read(|world| world.part(self.id, fits)) else {
            self.nothing("a select of roles")
        };
        let (least, most) = super::components::bounds(&part.body);
        assert!((least..=most).contains(&roles.len()), "the app does not take so many or so few");
        let mut data = json!({ "values": [], "resolved": { "roles": {} } });
        for role in roles {
            let body = self.read(|world| world.role_value(role.id()));
            data["resolved"]["roles"][role.id().to_string()] = body;
        }
        data["values"] = roles.iter().map(|role| text(role.id())).collect();
        self.done(self.touch(&part, data)).await
    }

    /// Fills the open form, fields by their labels, and sends it.
    pub async fn fill(&self, fields: &[(&str, &str)]) -> String {
        let id = self.begin_fill(fields);
        self.done(id).await
    }

    /// As [`Self::fill`], without waiting; the interaction's id.
    pub fn begin_fill(&self, fields: &[(&str, &str)]) -> u64 {
        let Some(opener) = self.read(|world| world.people[&self.id].modal) else {
            self.nothing("a form")
        };
        let (data, channel, source) = self.read(|world| {
            let opener = &world.interactions[&opener];
            let modal = opener.modal.as_ref().expect("an open form is known");
            (world.filled(modal, fields), opener.channel, opener.source)
        });
        self.act(Kind::Modal, channel, source, data, 0)
    }

    /// Closes the open form; the bot is not told.
    pub fn dismiss(&self) {
        self.change(|account| account.modal = None);
    }

    /// The form that is open, as text.
    pub fn form(&self) -> Option<String> {
        self.read(|world| {
            let opener = world.people[&self.id].modal?;
            world.interactions[&opener].modal.as_ref().map(render::modal)
        })
    }

    async fn say(&self, room: &Room, content: &str, files: &[Upload]) -> String {
        let said = self.discord.shared.change(|world| world.say(self.id, room.id, content, files));
        self.discord.settle().await;
        self.read(|world| {
            let since = world.visible(self.id).filter(|it| it.id > said && it.channel == room.id);
            since.map(|message| world.shown(message)).collect::<Vec<_>>().join("\n")
        })
    }

    /// Writes to the bot.
    pub async fn dm(&self, content: &str) -> String {
        self.say(&self.room(), content, &[]).await
    }

    /// Sends the bot a file.
    pub async fn dm_file(&self, name: &str, bytes: &[u8], kind: &str) -> String {
        self.say(&self.room(), "", &[upload(name, bytes, kind)]).await
    }

    /// Writes into a channel, with the bot's name in front.
    pub async fn mention(&self, room: &Room, content: &str) -> String {
        let bot = self.discord.application_id();
        self.say(room, &format!("<@{bot}> {content}"), &[]).await
    }

    /// Writes into a channel, to nobody in particular.
    pub async fn write(&self, room: &Room, content: &str) -> String {
        self.say(room, content, &[]).await
    }

    /// Puts a file into a command's option; the id to give as its value.
    pub fn upload(&self, room: &Room, name: &str, bytes: &[u8], kind: &str) -> String {
        let file = upload(name, bytes, kind);
        self.discord.shared.change(|world| world.store(room.id, &file)).to_string()
    }

    /// Every message that the person sees anywhere, oldest first.
    pub fn messages(&self) -> Vec<Message> {
        self.read(|world| world.visible(self.id).cloned().collect())
    }

    /// The bot's messages among them, as (id, text).
    pub fn seen(&self) -> Vec<(u64, String)> {
        self.read(|world| {
            let own = world.visible(self.id).filter(|message| message.author == world.bot.id);
            own.map(|message| (message.id, world.shown(message))).collect()
        })
    }

    /// The open form, or else the newest message of the bot.
    pub fn screen(&self) -> String {
        self.form().unwrap_or_else(|| {
            self.read(|world| {
                let newest = world.visible(self.id).rev().find(|it| it.author == world.bot.id);
                newest.map(|message| world.shown(message)).unwrap_or_default()
            })
        })
    }

    /// A channel as the person scrolls through it.
    pub fn transcript(&self, room: &Room) -> String {
        self.read(|world| world.transcript(self.id, room.id))
    }

    /// Whether an interaction got its first response.
    pub fn is_answered(&self, interaction: u64) -> bool {
        self.read(|world| world.interactions[&interaction].progress == Progress::Answered)
    }
}

fn upload(name: &str, bytes: &[u8], kind: &str) -> Upload {
    Upload { number: 0, name: name.into(), kind: kind.into(), bytes: bytes.to_vec() }
}
