//! Messages in channels: permissions, mentions, nonces, publishing.

use serde_json::{Value, json};

use super::{Scene, call, post, post_file, send};
use testing::discord::{Call, Discord, Message, Pings, permissions as may};

#[tokio::test]
async fn only_the_bot_itself_may_call() {
    let dc = Discord::start().await;
    for headers in ["", "authorization: Bot wrong\r\n", "authorization: Bearer x\r\n"] {
        let answer = send(&dc, "GET", "/api/v10/users/@me", headers, b"").await.unwrap();
        assert_eq!(answer.refusal(), "401 0 401: Unauthorized");
    }
    assert_eq!(dc.invalid_requests(), 3);
    assert_eq!(call(&dc, "GET", "/users/@me", Value::Null).await.body["bot"], true);
    assert_eq!(call(&dc, "GET", "/nothing", Value::Null).await.status, 404);
    let gateway = send(&dc, "GET", "/api/v10/gateway", "", b"").await.unwrap();
    assert!(gateway.body["url"].as_str().unwrap().starts_with("ws://127.0.0.1:"));
    for path in ["/gateway/bot", "/applications/@me", "/oauth2/applications/@me"] {
        assert_eq!(call(&dc, "GET", path, Value::Null).await.status, 200);
    }
}

#[tokio::test]
async fn a_message_has_its_bounds() {
    let scene = Scene::new().await;
    let empty = post(&scene.dc, &scene.room, json!({ "content": "  " })).await;
    assert_eq!(empty.refusal(), "400 50006 Cannot send an empty message");
    let long = post(&scene.dc, &scene.room, json!({ "content": "a".repeat(2001) })).await;
    assert_eq!(long.refusal(), "400 50035 Invalid Form Body");
    let error = &long.body["errors"]["content"]["_errors"][0];
    assert_eq!(error["code"], "BASE_TYPE_MAX_LENGTH");
    let fits = post(&scene.dc, &scene.room, json!({ "content": "a".repeat(2000) })).await;
    assert!(fits.header("x-ratelimit-remaining").is_some(), "{}", fits.head);
    assert_eq!(scene.dc.violations().len(), 2);
}

#[tokio::test]
async fn permissions_are_those_of_the_channel() {
    let scene = Scene::new().await;
    let dc = &scene.dc;
    let hello = || json!({ "content": "Hello" });
    let embed = json!({ "embeds": [{ "title": "Hello" }] });
    scene.room.deny_bot(may::EMBED_LINKS | may::ATTACH_FILES);
    assert_eq!(post(dc, &scene.room, embed).await.refusal(), "403 50013 Missing Permissions");
    assert_eq!(post_file(dc, &scene.room, hello(), b"%PDF").await.body["code"], 50013);
    assert_eq!(post(dc, &scene.room, hello()).await.status, 200);
    scene.room.deny_bot(may::SEND_MESSAGES);
    assert_eq!(post(dc, &scene.room, hello()).await.body["code"], 50013);
    scene.room.deny_bot(may::VIEW_CHANNEL);
    assert_eq!(post(dc, &scene.room, hello()).await.refusal(), "403 50001 Missing Access");
    scene.room.delete();
    assert_eq!(post(dc, &scene.room, hello()).await.refusal(), "404 10003 Unknown Channel");
    assert_eq!(dc.invalid_requests(), 4);
    dc.assert_no_violations();
}

#[tokio::test]
async fn only_who_may_be_pinged_is() {
    let scene = Scene::new().await;
    let (dc, room) = (&scene.dc, &scene.room);
    let role = scene.guild.role("Followers", 0);
    let text = format!("@everyone <@&{}> <@{}>", role.id(), scene.sokha.id());
    let pings = |answer: super::Answer| -> Pings { dc.message(answer.id()).unwrap().pings };
    let usual = pings(post(dc, room, json!({ "content": text })).await);
    assert_eq!((usual.people.len(), usual.roles.len(), usual.everyone), (1, 0, false));
    let _role = role.clone().mentionable();
    scene.guild.let_bot(may::VIEW_CHANNEL | may::SEND_MESSAGES | may::MENTION_EVERYONE);
    let all = pings(post(dc, room, json!({ "content": text })).await);
    assert_eq!((all.people.len(), all.roles.len(), all.everyone), (1, 1, true));
    let none = json!({ "content": text, "allowed_mentions": { "parse": [] } });
    assert!(pings(post(dc, room, none).await).is_empty());
    let one = json!({ "parse": [], "roles": [role.id().to_string()] });
    let one = pings(post(dc, room, json!({ "content": text, "allowed_mentions": one })).await);
    assert_eq!((one.people.len(), one.roles.len(), one.everyone), (0, 1, false));
    let both = json!({ "parse": ["roles"], "roles": [role.id().to_string()] });
    let both = post(dc, room, json!({ "content": text, "allowed_mentions": both })).await;
    assert_eq!(both.body["code"], 50035);
}

#[tokio::test]
async fn the_same_nonce_gives_the_same_message() {
    let scene = Scene::new().await;
    let body = json!({ "content": "News", "nonce": "post-1", "enforce_nonce": true });
    let first = post(&scene.dc, &scene.room, body.clone()).await.id();
    assert_eq!(post(&scene.dc, &scene.room, body.clone()).await.id(), first);
    // Whatever the channel: the nonce is the author's.
    let other = scene.guild.text("other");
    assert_eq!(post(&scene.dc, &other, body.clone()).await.id(), first);
    let all: Vec<Message> = scene.dc.messages();
    assert_eq!(all.len(), 1);
    scene.dc.set_now(scene.dc.now() / 1000 + 301);
    assert_ne!(post(&scene.dc, &scene.room, body).await.id(), first);
    let long = json!({ "content": "News", "nonce": "n".repeat(26) });
    assert_eq!(post(&scene.dc, &scene.room, long).await.status, 400);
}

#[tokio::test]
async fn a_post_is_published_once_and_only_in_announcement_channels() {
    let scene = Scene::new().await;
    let news = scene.guild.announcements("news");
    let publish = async |room: u64, id: u64| {
        let path = format!("/channels/{room}/messages/{id}/crosspost");
        call(&scene.dc, "POST", &path, Value::Null).await.refusal()
    };
    let plain = post(&scene.dc, &scene.room, json!({ "content": "News" })).await.id();
    assert!(publish(scene.room.id(), plain).await.starts_with("400 50024"));
    let id = post(&scene.dc, &news, json!({ "content": "News" })).await.id();
    assert!(publish(news.id(), id).await.starts_with("200"));
    assert!(news.messages()[0].is_published());
    assert!(publish(news.id(), id).await.starts_with("400 40033"));
    assert!(publish(news.id(), 1).await.starts_with("404 10008"));
}

#[tokio::test]
async fn a_message_is_changed_by_its_author_only() {
    let scene = Scene::new().await;
    let (dc, room) = (&scene.dc, &scene.room);
    let mine = post(dc, room, json!({ "content": "Old" })).await.id();
    let path = |id: u64| format!("/channels/{}/messages/{id}", room.id());
    assert_eq!(call(dc, "PATCH", &path(mine), json!({ "content": "New" })).await.status, 200);
    assert_eq!(room.screens(), ["New"]);
    scene.sokha.write(room, "Hello").await;
    let theirs = room.messages()[1].id;
    let answer = call(dc, "PATCH", &path(theirs), json!({ "content": "x" })).await;
    assert_eq!(answer.body["code"], 50005);
    assert_eq!(call(dc, "DELETE", &path(theirs), Value::Null).await.body["code"], 50013);
    assert_eq!(call(dc, "GET", &path(theirs), Value::Null).await.body["content"], "");
    assert_eq!(call(dc, "DELETE", &path(mine), Value::Null).await.status, 204);
    let listed = call(dc, "GET", &format!("/channels/{}/messages", room.id()), Value::Null).await;
    assert_eq!(listed.body.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn files_are_fetched_from_where_the_message_says() {
    let scene = Scene::new().await;
    let answer = post_file(&scene.dc, &scene.room, json!({ "content": "Print" }), b"%PDF").await;
    let url = answer.body["attachments"][0]["url"].as_str().unwrap().to_owned();
    let path = url.strip_prefix(&scene.dc.url()).unwrap();
    let file = send(&scene.dc, "GET", path, "", b"").await.unwrap();
    assert_eq!((file.status, file.body), (200, json!("%PDF")));
    let file = scene.room.messages()[0].attachments[0];
    assert_eq!(scene.dc.file(file).unwrap(), b"%PDF");
    assert_eq!(scene.room.screens(), ["Print\n(file poster.pdf)"]);
    let calls: Vec<Call> = scene.dc.calls();
    let call = calls.last().unwrap();
    assert_eq!(call.files, [("poster.pdf".to_owned(), 4)]);
    assert_eq!(call.outcome["content"], "Print");
    let large = vec![b'x'; 10 * 1024 * 1024 + 1];
    let answer = post_file(&scene.dc, &scene.room, json!({ "content": "Print" }), &large).await;
    assert_eq!(answer.status, 413);
}

#[tokio::test]
async fn direct_messages_reach_only_who_lets_them() {
    let scene = Scene::new().await;
    let dc = &scene.dc;
    let open = async |id: u64| {
        let body = json!({ "recipient_id": id.to_string() });
        call(dc, "POST", "/users/@me/channels", body).await
    };
    assert_eq!(open(5).await.refusal(), "404 10013 Unknown User");
    assert_eq!(open(scene.sokha.id()).await.id(), scene.sokha.room().id());
    assert_eq!(post(dc, &scene.sokha.room(), json!({ "content": "Hi" })).await.status, 200);
    scene.sokha.close_dms();
    let closed = post(dc, &scene.sokha.room(), json!({ "content": "Hi" })).await;
    assert_eq!(closed.refusal(), "403 50007 Cannot send messages to this user");
    let stranger = dc.person("Stranger").room();
    assert_eq!(post(dc, &stranger, json!({ "content": "Hi" })).await.body["code"], 50278);
}
