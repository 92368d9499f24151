//! Groups and channels.

use insta::assert_snapshot;
use serde_json::json;
use teloxide::{
    requests::Requester,
    types::{ChatId, UpdateKind, UserId},
};

use super::{call, client, refused, send};
use testing::telegram::{Message, Press, Said, Sender, Telegram};

const GROUP: i64 = -1_001_234_567_890;

#[tokio::test]
async fn in_privacy_mode_only_what_is_meant_for_the_bot_reaches_it() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let group = tg.group(GROUP, "Khmer Melbourne", &[&sokha]);
    let reached = |said: Said| said.update != 0;
    assert!(!reached(group.send(&sokha, "hello all").await));
    assert!(!reached(group.send(&sokha, "/sign").await));
    assert!(!reached(group.send(&sokha, "/sign@other_bot").await));
    assert!(reached(group.send(&sokha, "/sign@samleng_test_bot").await));
    let id = send(&tg, GROUP, "Sign here").await;
    assert!(reached(group.reply(&sokha, id, "where?").await));
    assert!(reached(group.send(&sokha, "/sign").await));
    assert!(!reached(group.send(&sokha, "hello again").await));
    tg.set_privacy(false);
    assert!(reached(group.send(&sokha, "hello again").await));
    assert_snapshot!(group.screen(), @"Sign here");
}

#[tokio::test]
async fn the_client_library_reads_whatever_happens_in_chats() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let dara = tg.person(70_002, "Dara");
    let group = tg.group(GROUP, "Khmer Melbourne", &[&sokha]).named("khmer_melbourne");
    let channel = tg.channel(-1_009_876_543_210, "News");
    group.promote_bot(&sokha, true).await;
    group.join(&dara).await;
    group.send_anonymously("from the admins").await;
    group.send_as(&channel, "from the channel").await;
    group.leave(&dara).await;
    channel.send_anonymously("a post").await;
    group.kick_bot(&sokha).await;
    assert_eq!(group.send(&sokha, "anybody?").await.update, 0);
    group.add_bot_by_link(&sokha, "slug_hall").await;
    let updates = client(&tg).get_updates().await.unwrap();
    assert_eq!(updates.len(), 9);
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
    let UpdateKind::Message(anonymous) = &updates[2].kind else { panic!("{updates:?}") };
    assert_eq!(anonymous.sender_chat.as_ref().unwrap().id, ChatId(GROUP));
    assert!(anonymous.from.as_ref().unwrap().is_bot);
    let UpdateKind::ChannelPost(post) = &updates[5].kind else { panic!("{updates:?}") };
    assert!(post.from.is_none());
    let UpdateKind::Message(start) = &updates[8].kind else { panic!("{updates:?}") };
    assert_eq!(start.text(), Some("/start@samleng_test_bot slug_hall"));
    let senders: Vec<Sender> =
        group.messages().iter().map(|message: &Message| message.from).collect();
    assert_eq!(senders.len(), 6);
    assert_eq!(senders[1], Sender::Chat(GROUP));
}

#[tokio::test]
async fn other_peoples_messages_are_deleted_only_by_an_entitled_admin() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let group = tg.group(GROUP, "Khmer Melbourne", &[&sokha]);
    let command = group.send(&sokha, "/mydata@samleng_test_bot").await.message;
    let delete = json!({ "chat_id": GROUP, "message_id": command });
    for deletes in [None, Some(false)] {
        if let Some(deletes) = deletes {
            group.promote_bot(&sokha, deletes).await;
        }
        let why = refused(&tg, "deleteMessage", delete.clone()).await;
        assert_eq!(why, "400 Bad Request: message can't be deleted");
    }
    group.promote_bot(&sokha, true).await;
    assert_eq!(call(&tg, "deleteMessage", delete).await["result"], true);
    assert_snapshot!(group.transcript(), @"");
}

#[tokio::test]
async fn a_member_presses_a_button_in_the_group() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let group = tg.group(GROUP, "Khmer Melbourne", &[&sokha]);
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Sign", "callback_data": "sign" }]] });
    let message = json!({ "chat_id": GROUP, "text": "Please", "reply_markup": keyboard });
    call(&tg, "sendMessage", message).await;
    assert!(matches!(group.press(&sokha, "Sign").await, Press::Sent(_)));
    let updates = client(&tg).get_updates().await.unwrap();
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else { panic!("{updates:?}") };
    assert_eq!(query.message.as_ref().unwrap().chat().id, ChatId(GROUP));
    assert_eq!(query.from.id, UserId(70_001));
}

#[tokio::test]
async fn a_chat_that_moved_or_threw_the_bot_out_says_so() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let group = tg.group(-4_001, "Small group", &[&sokha]);
    let moved = group.migrate(GROUP).await;
    let answer = call(&tg, "sendMessage", json!({ "chat_id": -4_001, "text": "Hello" })).await;
    let why = "Bad Request: group chat was upgraded to a supergroup chat";
    assert_eq!(answer["description"], why);
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], GROUP);
    send(&tg, moved.id(), "Hello").await;
    moved.kick_bot(&sokha).await;
    let hello = json!({ "chat_id": GROUP, "text": "Hello" });
    let why = refused(&tg, "sendMessage", hello.clone()).await;
    assert_eq!(why, "403 Forbidden: bot was kicked from the supergroup chat");
    moved.add_bot(&sokha).await;
    assert_eq!(call(&tg, "leaveChat", json!({ "chat_id": GROUP })).await["result"], true);
    let why = refused(&tg, "sendMessage", hello).await;
    assert_eq!(why, "403 Forbidden: bot is not a member of the supergroup chat");
    let updates = client(&tg).get_updates().await.unwrap();
    assert!(updates.iter().all(|update| !matches!(update.kind, UpdateKind::Error(_))));
}

#[tokio::test]
async fn a_channel_takes_posts_and_counts_its_messages_itself() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let channel = tg.channel(GROUP, "News").named("khmer_news");
    let post = json!({ "chat_id": "@khmer_news", "text": "A forum" });
    assert_eq!(call(&tg, "sendMessage", post.clone()).await["result"]["message_id"], 2);
    assert_eq!(client(&tg).send_message(ChatId(GROUP), "More").await.unwrap().id.0, 3);
    channel.add_bot(&sokha).await;
    let why = refused(&tg, "sendMessage", post).await;
    assert_eq!(why, "400 Bad Request: need administrator rights in the channel chat");
}

#[tokio::test]
async fn the_client_library_reads_chats_and_members() {
    let tg = Telegram::start().await;
    let sokha = tg.person(70_001, "Sokha");
    let dara = tg.person(70_002, "Dara");
    let group = tg.group(GROUP, "Khmer Melbourne", &[&sokha]).admin(&sokha);
    sokha.start(None).await;
    let bot = client(&tg);
    assert_eq!(bot.get_chat(ChatId(GROUP)).await.unwrap().title(), Some("Khmer Melbourne"));
    assert!(bot.get_chat(ChatId(sokha.id())).await.unwrap().is_private());
    let member = |person: u64| bot.get_chat_member(ChatId(GROUP), UserId(person));
    assert!(member(70_001).await.unwrap().is_privileged());
    assert!(!member(70_002).await.unwrap().is_present());
    group.join(&dara).await;
    assert!(member(70_002).await.unwrap().is_present());
    assert!(member(7_654_321).await.unwrap().is_present());
}
