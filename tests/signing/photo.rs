//! The photo of a petition above its card.

use bot_core::announcement::FileKind;
use bot_core::campaign::{Campaign, Enclosure, SAMPLE};
use bot_core::msg;
use bot_core::store::campaign::{self, Said};
use bot_core::store::files;
use bot_core::vault::Seed;
use testing::actor::Actor as _;

use testing::film::{READERS, assert_film};
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::{MAIN, NOW, World};

const BYTES: &[u8] = b"\xff\xd8\xff a photo";

/// Gives the main petition a photo, as an import does.
async fn with_photo(world: &World) {
    let mut content = Campaign::parse(SAMPLE).unwrap();
    let photo = Enclosure { kind: FileKind::Photo, name: None, file: files::mark(BYTES) };
    let (held, secret) = (photo.attachment(), &world.core.secret);
    content.petitions[0].attachment = Some(photo);
    let mut conn = world.conn().await;
    conn.begin().await.unwrap();
    let kept = (files::seal(secret, &held, BYTES), i64::try_from(BYTES.len()).unwrap());
    files::add_content(&mut conn, &held, kept).await.unwrap();
    let mut seed = Seed::fresh().unwrap();
    campaign::put(&mut conn, &mut seed, NOW, &content, Said::default()).await.unwrap();
    conn.commit().await.unwrap();
    conn.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_petition_is_opened_with_its_photo_and_shown_again_without_it() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        with_photo(&bot.world).await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(MAIN)).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-whole-text")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(msg!("button-petitions")).await;
        let title = SAMPLE_TITLES[usize::from(locale == bot_core::locale::Locale::EN)];
        phone.taps(title).await;
        // Whoever leaves it and opens it again sees the photo again, above the card.
        phone.types("/cancel").await;
        phone.types("/petitions").await;
        phone.taps(title).await;
        phone.taps(msg!("button-agree")).await;
        phone.taps(country_name("FR")).await;
        phone.taps(phone.sign_as()).await;
        assert_film("photo", locale, &phone.film());
        assert_eq!(phone.person.transcript().matches("(photo)").count(), 2);
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

const SAMPLE_TITLES: [&str; 2] =
    ["សិទ្ធិបោះឆ្នោតសម្រាប់ពលរដ្ឋខ្មែរនៅក្រៅប្រទេស", "The right to vote for Cambodians overseas"];

#[tokio::test]
async fn a_photo_that_is_not_kept_any_more_is_left_out() {
    let bot = TelegramWorld::new().await;
    with_photo(&bot.world).await;
    let mut conn = bot.world.conn().await;
    files::prune_content(&mut conn, &[]).await.unwrap();
    conn.close().await;
    let mut phone = bot.phone(70_001, "Sokha", READERS[1].0);
    phone.signs("FR").await;
    assert!(!phone.person.transcript().contains("(photo)"));
    assert_eq!(bot.world.total(MAIN).await, 1);
    bot.close().await;
}
