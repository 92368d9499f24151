//! The simulated Discord itself: serenity as the bot, plain HTTP for wrong calls.

mod bot;
mod commands;
mod embeds;
mod failures;
mod gateway;
mod interactions;
mod messages;
mod people;
mod places;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use self::bot::Bot;
use testing::discord::{Community, Discord, Person, Room};

/// Status, headers and JSON of an answer.
struct Answer {
    status: u16,
    head: String,
    body: Value,
}

impl Answer {
    /// "status code message".
    fn refusal(&self) -> String {
        let message = self.body["message"].as_str().unwrap_or_default();
        format!("{} {} {message}", self.status, self.body["code"])
    }

    fn header(&self, name: &str) -> Option<&str> {
        let line = self.head.lines().find(|line| line.starts_with(&format!("{name}: ")))?;
        line.split_once(": ").map(|(_, value)| value)
    }

    fn id(&self) -> u64 {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body["id"].as_str().unwrap().parse().unwrap()
    }
}

/// Sends a request with these headers; `None` if the connection ends without an answer.
async fn send(
    dc: &Discord,
    method: &str,
    path: &str,
    headers: &str,
    body: &[u8],
) -> Option<Answer> {
    let mut stream = TcpStream::connect(dc.url().trim_start_matches("http://")).await.unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: discord\r\nconnection: close\r\n{headers}\
         content-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = Vec::new();
    // A connection that was cut may also end with a reset.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().unwrap();
    let body = serde_json::from_str(body).unwrap_or(Value::String(body.into()));
    Some(Answer { status, head: head.into(), body })
}

/// Calls `/api/v10` as the bot, with JSON.
async fn call(dc: &Discord, method: &str, path: &str, body: Value) -> Answer {
    try_call(dc, method, path, body).await.unwrap()
}

async fn try_call(dc: &Discord, method: &str, path: &str, body: Value) -> Option<Answer> {
    let headers =
        format!("authorization: Bot {}\r\ncontent-type: application/json\r\n", dc.token());
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(dc, method, &format!("/api/v10{path}"), &headers, body.as_bytes()).await
}

/// Posts into a channel.
async fn post(dc: &Discord, room: &Room, body: Value) -> Answer {
    call(dc, "POST", &format!("/channels/{}/messages", room.id()), body).await
}

/// Posts a body with a file.
async fn post_file(dc: &Discord, room: &Room, body: Value, bytes: &[u8]) -> Answer {
    let mut form = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"payload_json\"\r\n\r\n{body}\r\n--cut\r\n\
         content-disposition: form-data; name=\"files[0]\"; filename=\"poster.pdf\"\r\n\
         content-type: application/pdf\r\n\r\n"
    )
    .into_bytes();
    form.extend_from_slice(bytes);
    form.extend_from_slice(b"\r\n--cut--\r\n");
    let headers = format!(
        "authorization: Bot {}\r\ncontent-type: multipart/form-data; boundary=cut\r\n",
        dc.token()
    );
    let path = format!("/api/v10/channels/{}/messages", room.id());
    send(dc, "POST", &path, &headers, &form).await.unwrap()
}

/// Answers an interaction.
async fn respond(dc: &Discord, interaction: u64, kind: u8, data: Value) -> Answer {
    let token = dc.event(interaction)["token"].as_str().unwrap().to_owned();
    let path = format!("/interactions/{interaction}/{token}/callback");
    call(dc, "POST", &path, json!({ "type": kind, "data": data })).await
}

/// The path below which an interaction's messages are.
fn hook(dc: &Discord, interaction: u64) -> String {
    let event = dc.event(interaction);
    format!("/webhooks/{}/{}", dc.application_id(), event["token"].as_str().unwrap())
}

/// Registers commands.
async fn register(dc: &Discord, commands: Value) -> Answer {
    call(dc, "PUT", &format!("/applications/{}/commands", dc.application_id()), commands).await
}

/// A button in a row of its own.
fn button(label: &str, custom_id: &str) -> Value {
    let button = json!({ "type": 2, "style": 1, "label": label, "custom_id": custom_id });
    json!({ "type": 1, "components": [button] })
}

/// A server with a channel and a member, commands, and a bot that only listens.
struct Scene {
    dc: Discord,
    guild: Community,
    room: Room,
    sokha: Person,
    /// Listens until it is dropped.
    bot: Bot,
}

impl Scene {
    async fn new() -> Self {
        let dc = Discord::start().await;
        let guild = dc.guild("Diaspora");
        let room = guild.text("general");
        let sokha = dc.person("Sokha");
        guild.join(&[&sokha]);
        let petition = json!({
            "type": 3,
            "name": "petition",
            "description": "Which one",
            "autocomplete": true,
        });
        let sign = json!({ "name": "sign", "description": "Sign", "options": [petition] });
        let answer = register(&dc, json!([sign])).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let bot = Bot::listening(&dc).await;
        Self { dc, guild, room, sokha, bot }
    }

    /// The member uses `/sign`.
    fn sign(&self) -> u64 {
        self.sokha.begin_slash(&self.room, "sign", &[("petition", "water")])
    }
}
