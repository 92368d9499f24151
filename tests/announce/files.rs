//! A file that another platform is to send, too.

use bot_core::announcement::{Attachment, KEPT_FILE, Kind};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::outcome::{Fetch, Job};
use bot_core::platform::Platform;
use bot_core::store::channels::{self, Channel};

use super::{Announces as _, newest, pdf};
use testing::actor::Actor as _;
use testing::world::World;
use testing::writer::Writer;

async fn elsewhere(world: &World) {
    let channel = Channel::new(Platform::Discord, "5/6", "Lyon", [Locale::EN].into());
    let mut conn = world.conn().await;
    channels::set(&mut conn, &channel).await.unwrap();
    conn.close().await;
}

fn fetches(phone: &Writer) -> Vec<Fetch> {
    let jobs = phone.last.jobs.iter();
    let fetch = |job: &Job| match job {
        Job::KeepFile(fetch) => Some((**fetch).clone()),
        _ => None,
    };
    jobs.filter_map(fetch).collect()
}

async fn rows(world: &World) -> usize {
    let mut conn = world.conn().await;
    let rows = conn.all("SELECT tag FROM files", Vec::new()).await.unwrap().len();
    conn.close().await;
    rows
}

/// A draft for channels, with a file.
async fn with_file(world: &World, file: Attachment) -> Writer {
    let mut dara = Writer::new(world, 1, Role::Organizer, Locale::EN).await;
    dara.writes("The statement").await;
    dara.presses(&format!("w:{}:channels:+", newest(world).await.id)).await;
    dara.taps(msg!("button-back")).await;
    dara.taps(msg!("button-file")).await;
    dara.sends(file, None).await;
    dara
}

#[tokio::test]
async fn nothing_is_fetched_where_one_platform_sends_its_own_files() {
    let world = World::new().await;
    let dara = with_file(&world, pdf(KEPT_FILE + 1)).await;
    assert_eq!(newest(&world).await.body.content.attachment, Some(pdf(KEPT_FILE + 1)));
    assert!(fetches(&dara).is_empty());
}

#[tokio::test]
async fn a_file_for_another_platform_is_fetched_and_the_preview_waits_for_it() {
    let world = World::new().await;
    elsewhere(&world).await;
    let mut dara = with_file(&world, pdf(10)).await;
    let [fetch] = fetches(&dara).try_into().unwrap();
    assert_eq!(fetch.file, pdf(10));
    dara.taps(msg!("button-preview")).await;
    assert!(dara.reads(msg!("announce-file-not-here")), "{}", dara.film);
    assert_eq!(fetches(&dara).len(), 1, "it is tried once more");
    assert!(world.engine.keep_file(fetch.clone(), b"%PDF-1.7").await.unwrap());
    assert!(world.engine.keep_file(fetch.clone(), b"%PDF-1.7").await.unwrap(), "twice is once");
    assert_eq!(rows(&world).await, 1);
    let bytes = world.engine.file(&fetch.file).await.unwrap();
    assert_eq!(bytes.as_deref(), Some(&b"%PDF-1.7"[..]));
    dara.presses(&format!("w:{}:desk", fetch.announcement)).await;
    dara.previews(&world, 40).await;
}

#[tokio::test]
async fn a_file_goes_with_its_draft_and_another_file_takes_its_place() {
    let world = World::new().await;
    elsewhere(&world).await;
    let mut dara = with_file(&world, pdf(10)).await;
    let [first] = fetches(&dara).try_into().unwrap();
    assert!(world.engine.keep_file(first.clone(), b"one").await.unwrap());
    let other = Attachment { file: "other".to_owned(), ..pdf(20) };
    dara.sends(other, None).await;
    assert_eq!(rows(&world).await, 0, "replaced");
    let [second] = fetches(&dara).try_into().unwrap();
    assert!(!world.engine.keep_file(first.clone(), b"one").await.unwrap(), "it came too late");
    assert!(world.engine.keep_file(second.clone(), b"two").await.unwrap());
    assert_eq!(world.engine.file(&first.file).await.unwrap(), None);
    let id = second.announcement.clone();
    dara.presses(&format!("w:{id}:nofile")).await;
    assert_eq!(rows(&world).await, 0, "removed");
    dara.sends(pdf(10), None).await;
    let [third] = fetches(&dara).try_into().unwrap();
    assert!(world.engine.keep_file(third.clone(), b"three").await.unwrap());
    dara.presses(&format!("w:{id}:discard!")).await;
    assert_eq!(rows(&world).await, 0, "discarded");
    assert!(!world.engine.keep_file(third, b"three").await.unwrap());
}

#[tokio::test]
async fn a_file_that_is_too_big_for_another_platform_is_refused_with_the_reason() {
    let world = World::new().await;
    elsewhere(&world).await;
    let dara = with_file(&world, pdf(KEPT_FILE + 1)).await;
    assert!(dara.reads(msg!("announce-file-big-elsewhere")), "{}", dara.film);
    assert_eq!(newest(&world).await.body.content.attachment, None);
    assert_eq!(newest(&world).await.body.content.kind, Kind::Free);
    let dara = with_file(&world, pdf(10)).await;
    let [fetch] = fetches(&dara).try_into().unwrap();
    let big = vec![0; usize::try_from(KEPT_FILE).unwrap() + 1];
    assert!(!world.engine.keep_file(fetch.clone(), &big).await.unwrap());
    assert!(!world.engine.keep_file(fetch, b"").await.unwrap());
}
