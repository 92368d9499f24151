//! Files that another platform holds.

use bot_core::broadcast::Files;
use bot_core::msg;

use super::*;

/// Keeps one file.
struct Shelf;

impl Files for Shelf {
    fn bytes<'a>(&'a self, file: &'a Attachment) -> BoxFuture<'a, Option<Vec<u8>>> {
        Box::pin(async move { (file.file == "kept").then(|| vec![1; 8]) })
    }
}

pub(super) fn shelf() -> ForeignFiles {
    ForeignFiles::new(Arc::new(Shelf))
}

#[tokio::test(start_paused = true)]
async fn a_file_of_another_platform_is_uploaded_once_and_then_sent_by_its_id() {
    let bench = Bench::new(25, |_| Some(Ok(())));
    let mut post = Reply::new(Locale::EN, Text::of(msg!("announce-free")));
    let of = |file: &str| Attachment {
        platform: Platform::Discord,
        kind: FileKind::Document,
        file: file.to_owned(),
        size: 8,
        name: None,
    };
    post.attachment = Some(of("lost"));
    let to = |id: u32| Address(id.to_string());
    assert_eq!(bench.bulk.post(&to(1), &post).await, Posted::Failed, "nobody has kept it");
    post.attachment = Some(of("kept"));
    let (first, second, third) = (to(1), to(2), to(3));
    let (bulk, post) = (&bench.bulk, &post);
    let all =
        tokio::join!(bulk.post(&first, post), bulk.post(&second, post), bulk.post(&third, post));
    assert_eq!(all, (Posted::Sent, Posted::Sent, Posted::Sent));
    let asked = bench.fake.asked.lock().unwrap();
    let files = asked.iter().filter_map(|(.., call)| match call {
        Call::Send { file, .. } => file.as_ref().map(|file| file.file.as_str()),
        _ => None,
    });
    assert_eq!(files.collect::<Vec<_>>(), ["kept", "uploaded", "uploaded"]);
}

#[tokio::test(start_paused = true)]
async fn a_file_and_a_text_too_long_below_it_are_shown_as_two_messages_to_who_asked() {
    let bench = Bench::good();
    let long = shows(&"x".repeat(1_025), Platform::Telegram).place(Appears::Fresh);
    let to = Address(SOKHA.0.to_string());
    assert_eq!(bench.bulk.show(&to, &long, Some("5")).await.as_deref(), Some("100"));
    let files: Vec<bool> = bench
        .asked()
        .iter()
        .map(|(.., call)| matches!(call, Call::Send { file: Some(_), text, .. } if text.is_empty()))
        .collect();
    assert_eq!(files, [true, false]);
}
