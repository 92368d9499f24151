//! Where announcements appear and what stands in them: files, marks, buttons, groups and channels.

use bot_core::announcement::{Attachment, FileKind};
use bot_core::broadcast::Posted;
use bot_core::locale::Locale;
use bot_core::outcome::{Button, Reply};
use bot_core::platform::Address;
use bot_core::platform::Platform;
use bot_core::text::{Phrase, Span, Text};

use super::{Office, says};
use testing::telegram::{Content, Person, Press, Telegram};

const GROUP: i64 = -1_001_234_567_890;

/// The newest file in a person's chat, as the bot may send it on.
fn newest_file(person: &Person) -> Attachment {
    let content = person.messages().into_iter().rev().map(|message| message.content);
    let mut held = content.filter_map(|content| match content {
        Content::Photo { file_id, size } => Some((FileKind::Photo, file_id, size)),
        Content::Document { file_id, size, .. } => Some((FileKind::Document, file_id, size)),
        _ => None,
    });
    let (kind, file, size) = held.next().unwrap();
    let size = u64::try_from(size).unwrap();
    Attachment { platform: Platform::Telegram, kind, file, size, name: None }
}

fn with(file: &Attachment, reply: Reply) -> Reply {
    Reply { attachment: Some(file.clone()), ..reply }
}

fn rich() -> Reply {
    let span = |text: &str| Span { text: text.to_owned(), ..Span::default() };
    let spans = vec![
        Span { bold: true, ..span("វេទិកា") },
        span(" & "),
        Span { italic: true, ..span("<forum>") },
        span(": "),
        Span { link: Some("https://example.org/a?b=1&c=2".to_owned()), ..span("more") },
    ];
    let open = Button::open(Phrase::Plain("Open".to_owned()), "https://example.org/");
    Reply::new(Locale::EN, Text::of(spans)).row([open])
}

async fn post(office: &Office, chat: i64, reply: &Reply) -> Posted {
    office.carrier.slot().await;
    office.carrier.post(&Address(chat.to_string()), reply).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_and_a_document_are_sent_on_with_words_and_buttons_below() {
    let office = Office::new(25).await;
    let organizer = office.tg.person(10_000, "Sokha");
    organizer.start(None).await;
    organizer.photo("a photo").await;
    let photo = newest_file(&organizer);
    organizer.document("letter.pdf", b"%PDF").await;
    let document = newest_file(&organizer);
    office.people(20_000..20_001);
    let reader = office.tg.person(20_000, "Dara");
    let words = "*វេទិកា* & _<forum>_: more <https://example.org/a?b=1&c=2>\n[ Open → https://example.org/ ]";
    assert_eq!(post(&office, 20_000, &with(&photo, rich())).await, Posted::Sent);
    assert_eq!(reader.screen(), format!("(photo)\n{words}"));
    assert_eq!(post(&office, 20_000, &with(&document, rich())).await, Posted::Sent);
    assert_eq!(reader.screen(), format!("(document letter.pdf)\n{words}"));
    assert_eq!(post(&office, 20_000, &rich()).await, Posted::Sent);
    assert_eq!(reader.screen(), words);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caption_of_the_longest_kind_passes_and_a_longer_one_never_leaves() {
    let office = Office::new(25).await;
    let organizer = office.tg.person(10_000, "Sokha");
    organizer.start(None).await;
    organizer.photo("a photo").await;
    office.tg.settle().await;
    let photo = newest_file(&organizer);
    let calls = || office.tg.count("sendPhoto");
    let escaped = "<".repeat(1_024);
    assert_eq!(post(&office, 10_000, &with(&photo, says(&escaped))).await, Posted::Sent);
    assert_eq!(
        post(&office, 10_000, &with(&photo, says(&"x".repeat(1_025)))).await,
        Posted::Refused
    );
    assert_eq!(calls(), 1);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_telegram_does_not_hold_is_refused_for_everyone() {
    let office = Office::new(25).await;
    office.people(10_000..10_001);
    let file = Attachment {
        platform: Platform::Telegram,
        kind: FileKind::Photo,
        file: "AgACunheard".to_owned(),
        size: 1,
        name: None,
    };
    assert_eq!(post(&office, 10_000, &with(&file, says("x"))).await, Posted::Refused);
    let [violation] = &office.tg.violations()[..] else { panic!("it was not asked once") };
    assert!(violation.why.contains("wrong file identifier"));
    office.running.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_below_a_file_is_answered_by_a_new_message_and_the_file_stays() {
    let office = Office::new(25).await;
    let reader = office.tg.person(10_000, "Sokha");
    reader.start(None).await;
    reader.photo("a photo").await;
    office.tg.settle().await;
    let photo = newest_file(&reader);
    let help = Button::press(Phrase::Plain("Help me".to_owned()), "help");
    assert_eq!(post(&office, 10_000, &with(&photo, says("news")).row([help])).await, Posted::Sent);
    let before = reader.messages().len();
    assert!(matches!(reader.press("Help me").await, Press::Sent(_)));
    office.tg.settle().await;
    assert_eq!(reader.messages().len(), before + 1);
    assert_eq!(office.tg.received(10_000, "news"), 1);
    assert!(reader.transcript().contains("(photo)\n  news"), "{}", reader.transcript());
    assert_eq!(office.tg.count("editMessageText"), 0);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_and_channels_are_gone_when_the_bot_may_not_write_and_moved_when_they_move() {
    let office = Office::new(25).await;
    let admin = office.tg.person(10_000, "Sokha");
    let group = office.tg.group(-4_321, "Lyon", &[&admin]);
    let channel = office.tg.channel(GROUP, "News");
    assert_eq!(post(&office, -4_321, &rich()).await, Posted::Sent);
    assert_eq!(post(&office, GROUP, &rich()).await, Posted::Sent);
    channel.silence_bot(&admin).await;
    assert_eq!(post(&office, GROUP, &rich()).await, Posted::Gone);
    channel.promote_bot(&admin, false).await;
    assert_eq!(post(&office, GROUP, &rich()).await, Posted::Sent);
    let new = group.migrate(-1_009_999_999_999).await;
    let Posted::Moved(address) = post(&office, -4_321, &rich()).await else { panic!("not moved") };
    assert_eq!(address, Address(new.id().to_string()));
    assert_eq!(office.carrier.post(&address, &rich()).await, Posted::Sent);
    new.silence_bot(&admin).await;
    assert_eq!(post(&office, new.id(), &rich()).await, Posted::Gone);
    new.kick_bot(&admin).await;
    assert_eq!(post(&office, new.id(), &rich()).await, Posted::Gone);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_client_library_reads_that_the_bot_came_and_went() {
    let tg = Telegram::start().await;
    let admin = tg.person(10_000, "Sokha");
    let group = tg.group(GROUP, "Lyon", &[&admin]).without_bot();
    let channel = tg.channel(-1_009_999_999_999, "News").without_bot();
    group.add_bot(&admin).await;
    channel.promote_bot(&admin, false).await;
    for chat in [&group, &channel] {
        chat.silence_bot(&admin).await;
        chat.kick_bot(&admin).await;
    }
    let mut updates = tg.take_updates();
    updates.sort_by_key(|update| update["my_chat_member"]["chat"]["type"] == "channel");
    let statuses: Vec<(String, bool)> = updates
        .iter()
        .map(|update| {
            let text = update.to_string();
            let read: teloxide::types::Update = serde_json::from_str(&text).unwrap();
            let readable = !matches!(read.kind, teloxide::types::UpdateKind::Error(_));
            let member = &update["my_chat_member"]["new_chat_member"]["status"];
            (member.as_str().unwrap().to_owned(), readable)
        })
        .collect();
    let expected = ["member", "restricted", "kicked", "administrator", "administrator", "kicked"];
    assert_eq!(statuses, expected.map(|status| (status.to_owned(), true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_see_is_one_message_that_changes() {
    let office = Office::new(25).await;
    office.people(10_000..10_001);
    let reader = office.tg.person(10_000, "Sokha");
    let to = Address("10000".to_owned());
    let first = office.carrier.show(&to, &says("10 %"), None).await.unwrap();
    let messages = reader.messages().len();
    let second = office.carrier.show(&to, &says("20 %"), Some(&first)).await;
    assert_eq!(second.as_ref(), Some(&first));
    assert_eq!(office.carrier.show(&to, &says("20 %"), Some(&first)).await.as_ref(), Some(&first));
    assert_eq!((reader.messages().len(), reader.screen().as_str()), (messages, "20 %"));
    reader.delete(first.parse().unwrap()).await;
    let third = office.carrier.show(&to, &says("30 %"), Some(&first)).await;
    assert!(third.is_some() && third.as_ref() != Some(&first));
    reader.block().await;
    assert_eq!(office.carrier.show(&to, &says("40 %"), third.as_deref()).await, None);
    office.close().await;
}
