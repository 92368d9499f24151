//! The calls to Discord as data, and how each is written.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use reqwest::Method;
use serde_json::{Value, json};
use serenity::model::id::{
    ApplicationId, ChannelId, GuildId, InteractionId, MessageId, RoleId, ScheduledEventId, UserId,
};

use crate::limits::{Class, Route};
use crate::message::{Message, Upload};

/// Discord: message flag EPHEMERAL.
const EPHEMERAL: u64 = 64;

/// The first response to an interaction, of which there is exactly one.
#[derive(Clone, PartialEq)]
pub(crate) enum Response {
    /// A new message (type 4).
    Show(Message, Ephemeral),
    /// "The bot is thinking": the message follows (type 5).
    Defer(Ephemeral),
    /// Nothing to see yet; the pressed message may be edited later (type 6).
    DeferUpdate,
    /// Another content for the pressed message (type 7).
    Update(Message),
    /// Suggestions for what is being typed (type 8).
    Choices(Value),
    /// A form (type 9).
    Form(Value),
}

/// Whether only one person sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ephemeral(pub(crate) bool);

/// A message that belongs to an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hooked {
    /// The message that the first response showed, or whose button was pressed.
    Original,
    Message(MessageId),
}

/// A message for a channel.
#[derive(Clone, PartialEq)]
pub(crate) struct Post {
    pub(crate) message: Message,
    /// The same for every try: for some minutes Discord makes one message of them.
    pub(crate) nonce: String,
    /// Roles to mention. Nobody else is ever mentioned.
    pub(crate) roles: Vec<RoleId>,
}

/// One call. Never printed, because it holds tokens of interactions.
#[derive(Clone, PartialEq)]
pub(crate) enum Call {
    Respond(InteractionId, String, Response),
    FollowUp(String, Message, Ephemeral),
    EditHooked(String, Hooked, Message),
    DeleteHooked(String, Hooked),
    OpenDirect(UserId),
    Send(ChannelId, Box<Post>),
    Edit(ChannelId, MessageId, Message),
    Delete(ChannelId, MessageId),
    /// The channel's last messages, a hundred at most.
    Recent(ChannelId),
    Crosspost(ChannelId, MessageId),
    CreateEvent(GuildId, Value),
    EditEvent(GuildId, ScheduledEventId, Value),
    Channel(ChannelId),
    Me,
    Application,
    Gateway,
    Commands,
    SetCommands(Value),
}

/// A call, ready for the wire.
pub(crate) struct Request {
    pub(crate) route: Route,
    pub(crate) method: Method,
    /// After `/api/v10`.
    pub(crate) path: String,
    /// Whether the bot's token goes with it.
    pub(crate) signed: bool,
    pub(crate) body: Option<Value>,
    pub(crate) upload: Option<Upload>,
}

impl Call {
    /// The usual class of this call.
    pub(crate) const fn class(&self) -> Class {
        match self {
            Self::Respond(..) => Class::Callback,
            Self::FollowUp(..) | Self::EditHooked(..) | Self::DeleteHooked(..) => Class::Hook,
            _ => Class::Reply,
        }
    }

    /// The call as an HTTP request.
    pub(crate) fn request(&self, application: ApplicationId, class: Class) -> Request {
        let (name, major, path) = self.place(application);
        let method = match name.split(' ').next() {
            Some("post") => Method::POST,
            Some("put") => Method::PUT,
            Some("patch") => Method::PATCH,
            Some("delete") => Method::DELETE,
            _ => Method::GET,
        };
        let signed = !matches!(self.class(), Class::Callback | Class::Hook);
        let upload = self.message().and_then(|message| message.upload.clone());
        let route = Route { class, name, major };
        Request { route, method, path, signed, body: self.body(), upload }
    }

    const fn message(&self) -> Option<&Message> {
        match self {
            Self::Respond(_, _, Response::Show(message, _) | Response::Update(message))
            | Self::FollowUp(_, message, _)
            | Self::EditHooked(_, _, message)
            | Self::Edit(_, _, message) => Some(message),
            Self::Send(_, post) => Some(&post.message),
            _ => None,
        }
    }

    /// The route's name, the id that it is limited by, and the path.
    fn place(&self, application: ApplicationId) -> (&'static str, u64, String) {
        let hook = |token: &str| format!("/webhooks/{application}/{token}");
        let hooked = |token: &str, which: &Hooked| match which {
            Hooked::Original => format!("{}/messages/@original", hook(token)),
            Hooked::Message(id) => format!("{}/messages/{id}", hook(token)),
        };
        let messages = |channel: &ChannelId| format!("/channels/{channel}/messages");
        let commands = || format!("/applications/{application}/commands");
        match self {
            Self::Respond(id, token, _) => (
                "post callback",
                0,
                format!("/interactions/{id}/{token}/callback?with_response=true"),
            ),
            Self::FollowUp(token, ..) => ("post hook", stands_for(token), hook(token)),
            Self::EditHooked(token, which, _) => {
                ("patch hooked", stands_for(token), hooked(token, which))
            }
            Self::DeleteHooked(token, which) => {
                ("delete hooked", stands_for(token), hooked(token, which))
            }
            Self::OpenDirect(_) => ("post direct", 0, "/users/@me/channels".to_owned()),
            Self::Send(channel, _) => ("post message", channel.get(), messages(channel)),
            Self::Edit(channel, id, _) => {
                ("patch message", channel.get(), format!("{}/{id}", messages(channel)))
            }
            Self::Delete(channel, id) => {
                ("delete message", channel.get(), format!("{}/{id}", messages(channel)))
            }
            Self::Recent(channel) => {
                ("get messages", channel.get(), format!("{}?limit=100", messages(channel)))
            }
            Self::Crosspost(channel, id) => {
                ("post crosspost", channel.get(), format!("{}/{id}/crosspost", messages(channel)))
            }
            Self::CreateEvent(guild, _) => {
                ("post event", guild.get(), format!("/guilds/{guild}/scheduled-events"))
            }
            Self::EditEvent(guild, id, _) => {
                ("patch event", guild.get(), format!("/guilds/{guild}/scheduled-events/{id}"))
            }
            Self::Channel(channel) => {
                ("get channel", channel.get(), format!("/channels/{channel}"))
            }
            Self::Me => ("get me", 0, "/users/@me".to_owned()),
            Self::Application => ("get application", 0, "/applications/@me".to_owned()),
            Self::Gateway => ("get gateway", 0, "/gateway".to_owned()),
            Self::Commands => ("get commands", 0, commands()),
            Self::SetCommands(_) => ("put commands", 0, commands()),
        }
    }

    fn body(&self) -> Option<Value> {
        match self {
            Self::Respond(_, _, response) => Some(response.body()),
            Self::FollowUp(_, message, ephemeral) => Some(new(message, *ephemeral)),
            Self::EditHooked(_, _, message) | Self::Edit(_, _, message) => Some(whole(message)),
            Self::OpenDirect(user) => Some(json!({ "recipient_id": user })),
            Self::Send(_, post) => Some(post.body()),
            // Discord refuses an empty body if it expects one.
            Self::Crosspost(..) => None,
            Self::CreateEvent(_, body) | Self::EditEvent(_, _, body) | Self::SetCommands(body) => {
                Some(body.clone())
            }
            _ => None,
        }
    }
}

impl Response {
    fn body(&self) -> Value {
        match self {
            Self::Show(message, ephemeral) => json!({"type": 4, "data": new(message, *ephemeral)}),
            Self::Defer(Ephemeral(true)) => json!({"type": 5, "data": {"flags": EPHEMERAL}}),
            Self::Defer(Ephemeral(false)) => json!({"type": 5}),
            Self::DeferUpdate => json!({"type": 6}),
            Self::Update(message) => json!({"type": 7, "data": whole(message)}),
            Self::Choices(choices) => json!({"type": 8, "data": {"choices": choices}}),
            Self::Form(form) => json!({"type": 9, "data": form}),
        }
    }
}

impl Post {
    /// The body of a message that mentions nobody.
    pub(crate) fn new(message: Message, nonce: String) -> Self {
        Self { message, nonce, roles: Vec::new() }
    }

    fn body(&self) -> Value {
        let mut body = written(&self.message);
        body["nonce"] = json!(self.nonce);
        body["enforce_nonce"] = json!(true);
        if !self.roles.is_empty() {
            body["allowed_mentions"]["roles"] = json!(self.roles);
        }
        body
    }
}

fn new(message: &Message, Ephemeral(ephemeral): Ephemeral) -> Value {
    let mut body = written(message);
    if ephemeral {
        body["flags"] = json!(EPHEMERAL);
    }
    body
}

/// Sets every part, because an edit keeps the parts that are left out.
fn whole(message: &Message) -> Value {
    let mut body = written(message);
    if message.upload.is_none() {
        body["attachments"] = json!([]);
    }
    body
}

/// Mentions nobody, whatever the text says.
fn written(message: &Message) -> Value {
    let mut body = json!({
        "content": message.content,
        "embeds": message.embeds,
        "components": message.rows,
        "allowed_mentions": {"parse": []},
    });
    if let Some(upload) = &message.upload {
        body["attachments"] = json!([{"id": "0", "filename": upload.name}]);
    }
    body
}

/// A number that represents an interaction's token when limits are counted.
fn stands_for(token: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: ApplicationId = ApplicationId::new(7);

    fn request(call: &Call) -> Request {
        call.request(APP, call.class())
    }

    fn message(content: &str) -> Message {
        Message { content: content.to_owned(), ..Message::default() }
    }

    #[test]
    fn a_first_response_needs_no_token_of_the_bot_and_mentions_nobody() {
        let show = Response::Show(message("x"), Ephemeral(true));
        let request = request(&Call::Respond(InteractionId::new(5), "secret".into(), show));
        assert_eq!(request.path, "/interactions/5/secret/callback?with_response=true");
        assert!(!request.signed);
        let none: [u8; 0] = [];
        assert_eq!(
            request.body,
            Some(json!({"type": 4, "data": {
                "content": "x", "embeds": none, "components": none,
                "allowed_mentions": {"parse": none}, "flags": 64,
            }}))
        );
    }

    #[test]
    fn an_edit_leaves_nothing_of_what_stood_there() {
        let edit = Call::EditHooked("t".into(), Hooked::Original, message(""));
        let body = request(&edit).body.unwrap_or_default();
        for field in ["content", "embeds", "components", "attachments"] {
            assert!(!body[field].is_null(), "{field}");
        }
        assert_eq!(request(&edit).path, "/webhooks/7/t/messages/@original");
    }

    #[test]
    fn a_post_has_a_nonce_that_counts_and_names_the_roles_it_tells() {
        let mut post = Post::new(message("x"), "n1".to_owned());
        post.roles.push(RoleId::new(9));
        let body = request(&Call::Send(ChannelId::new(3), Box::new(post))).body.unwrap_or_default();
        assert_eq!((&body["nonce"], &body["enforce_nonce"]), (&json!("n1"), &json!(true)));
        assert_eq!(body["allowed_mentions"], json!({"parse": [], "roles": ["9"]}));
    }

    #[test]
    fn messages_of_one_channel_share_a_limit_and_interactions_do_not() {
        let route = |call: &Call| request(call).route;
        let delete = |channel| Call::Delete(ChannelId::new(channel), MessageId::new(1));
        assert_eq!(route(&delete(3)).major, route(&delete(3)).major);
        assert_ne!(route(&delete(3)).major, route(&delete(4)).major);
        let hook = |token: &str| Call::DeleteHooked(token.to_owned(), Hooked::Original);
        assert_ne!(route(&hook("a")).major, route(&hook("b")).major);
        assert_eq!(route(&hook("a")).class, Class::Hook);
    }
}
