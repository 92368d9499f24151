//! The simulated Telegram itself: the real client library as the bot, plain HTTP for wrong calls.

mod calls;
mod failures;
mod files;
mod groups;
mod pace;
mod people;
mod profile;
mod texts;
mod updates;

use serde_json::{Value, json};
use teloxide::{
    Bot, RequestError,
    payloads::{GetUpdatesSetters, SendMessageSetters},
    requests::Requester,
    types::{
        CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, ParseMode, UpdateKind,
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinHandle,
};

use testing::telegram::{Person, Telegram};

/// The client library, pointed at the simulator.
fn client(tg: &Telegram) -> Bot {
    Bot::new(tg.token()).set_api_url(tg.url().parse().unwrap())
}

/// Posts a body and returns status and answer; `None` if the connection ends without an answer.
async fn post(tg: &Telegram, path: &str, kind: &str, body: &[u8]) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(tg.url().trim_start_matches("http://")).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: telegram\r\nConnection: close\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = Vec::new();
    // A connection that was cut may also end with a reset.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().unwrap(), body.to_owned()))
}

/// Calls a method with JSON parameters.
async fn call(tg: &Telegram, method: &str, params: Value) -> Value {
    let path = format!("/bot{}/{method}", tg.token());
    let body = params.to_string();
    let (_, answer) = post(tg, &path, "application/json", body.as_bytes()).await.unwrap();
    serde_json::from_str(&answer).unwrap()
}

/// Calls a method that must fail; returns "code description".
async fn refused(tg: &Telegram, method: &str, params: Value) -> String {
    let answer = call(tg, method, params).await;
    assert_eq!(answer["ok"], false, "{answer}");
    format!("{} {}", answer["error_code"], answer["description"].as_str().unwrap())
}

/// Sends a text and returns its id.
async fn send(tg: &Telegram, chat: i64, text: &str) -> i32 {
    let answer = call(tg, "sendMessage", json!({ "chat_id": chat, "text": text })).await;
    assert_eq!(answer["ok"], true, "{answer}");
    i32::try_from(answer["result"]["message_id"].as_i64().unwrap()).unwrap()
}

/// A person who pressed START.
async fn started(tg: &Telegram) -> Person {
    let sokha = tg.person(70_001, "Sokha");
    sokha.start(None).await;
    sokha
}

/// Fetches updates from `offset` on.
async fn fetch(tg: &Telegram, offset: i64) -> Vec<Value> {
    let answer = call(tg, "getUpdates", json!({ "offset": offset })).await;
    answer["result"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

/// A bot that answers every message with a button, and every press with an edit; it retries after 429.
fn run_echo(tg: &Telegram) -> JoinHandle<()> {
    let bot = client(tg);
    tokio::spawn(async move {
        let mut offset = 0;
        loop {
            let Ok(updates) = bot.get_updates().offset(offset).timeout(10).await else {
                continue;
            };
            for update in updates {
                offset = update.id.as_offset();
                match update.kind {
                    UpdateKind::Message(message) => drop(tokio::spawn(echo(bot.clone(), message))),
                    UpdateKind::CallbackQuery(query) => close(&bot, &query).await,
                    _ => {}
                }
            }
        }
    })
}

async fn echo(bot: Bot, message: Message) {
    let text = message.text().unwrap_or("something else");
    let button = InlineKeyboardButton::callback("More", "more");
    let answer = bot
        .send_message(message.chat.id, format!("You said <b>{text}</b>"))
        .parse_mode(ParseMode::Html)
        .reply_markup(InlineKeyboardMarkup::new([[button]]));
    while let Err(RequestError::RetryAfter(pause)) = answer.clone().await {
        tokio::time::sleep(pause.duration()).await;
    }
}

async fn close(bot: &Bot, query: &CallbackQuery) {
    let message = query.message.as_ref().unwrap();
    bot.answer_callback_query(query.id.clone()).await.unwrap();
    bot.edit_message_text(message.chat().id, message.id(), "No more").await.unwrap();
}
