//! Who is behind the campaign: what people read of it before they sign.

use bot_core::locale::Locale;
use bot_core::msg;
use testing::actor::Actor as _;

use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld};
use testing::world::{World, catalogue};

/// What a campaign says of itself, and of its key-holders.
const REAL: &str = r#"format = 1

[campaign]
web = "https://example.org"
holders = ["Sokha in Lyon", { en = "A lawyer", km = "មេធាវីម្នាក់" }]
name.en = "Friends of the Vote"
name.km = "មិត្តនៃការបោះឆ្នោត"
about.en = "An association of Cambodians in Canada."
about.km = "សមាគមខ្មែរនៅប្រទេសកាណាដា។"
contact.en = "hello@example.org"
press.en = "press@example.org"
"#;

/// The card of the sample petition below these key-holders.
async fn card_with(holders: &str, locale: Locale) -> String {
    let world = World::new().await;
    world.import(&format!("format = 1\n[campaign]\nholders = {holders}\n")).await;
    let mut sokha = world.person(2, "Sokha");
    sokha.types("/start").await;
    sokha.presses(&format!("lang:{locale}")).await;
    sokha.seen.last().unwrap().clone()
}

async fn reads_everything(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.phone(2, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/privacy").await;
    phone.types("/help").await;
    phone.types("/privacy").await;
    phone.taps(msg!("button-report")).await;
    phone
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_for_a_name_says_who_it_is() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.import(REAL).await;
        let mut phone = reads_everything(&bot, locale, name).await;
        assert_film("behind", locale, &phone.film());
        bot.close().await;
    }
}

#[tokio::test]
async fn the_consent_names_the_key_holders_in_one_line_or_counts_them() {
    let en = Locale::EN;
    let card = card_with(r#"["A nurse", "A lawyer", "A cook"]"#, en).await;
    assert!(card.contains("│ Key-holders: A nurse, A lawyer, A cook.\n"), "{card}");
    let long = r#"["A nurse in Vancouver", "A lawyer in Lyon", "A teacher in Melbourne"]"#;
    let card = card_with(long, en).await;
    assert!(card.contains("│ The campaign has 3 key-holders.\n"), "{card}");
    assert!(!card.contains("Vancouver"), "{card}");
    let card = card_with("1", en).await;
    assert!(card.contains("│ The campaign has one key-holder.\n"), "{card}");
    let card = card_with("3", Locale::KM).await;
    assert!(card.contains("│ យុទ្ធនាការមានអ្នកកាន់កូនសោ ៣ នាក់។\n"), "{card}");
    let names = r#"[{ en = "A nurse", km = "គ្រូពេទ្យម្នាក់" }, { km = "មេធាវីម្នាក់" }]"#;
    let card = card_with(names, Locale::KM).await;
    assert!(card.contains("│ អ្នកកាន់កូនសោ៖ គ្រូពេទ្យម្នាក់, មេធាវីម្នាក់។\n"), "{card}");
}

#[tokio::test]
async fn a_campaign_that_says_nothing_says_so_and_how_many_keys_there_are() {
    let dir = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", dir.path().join("samleng.db").display());
    let world = World::empty(dir, &url).await;
    for (id, locale) in [(2, Locale::EN), (3, Locale::KM)] {
        let mut sokha = world.person(id, "Sokha");
        let said = |id: &str| catalogue().plain(locale, id).unwrap();
        let welcome = sokha.types("/start").await;
        assert!(!welcome.contains("run by") && !welcome.contains("អ្នករៀបចំ"), "{welcome}");
        sokha.presses(&format!("lang:{locale}")).await;
        let privacy = sokha.types("/privacy").await;
        assert!(privacy.contains(&said("behind-none")), "{privacy}");
        let one = if locale == Locale::EN {
            "one key-holder"
        } else {
            "អ្នកកាន់កូនសោរបស់យុទ្ធនាការមាន ១ នាក់"
        };
        assert!(privacy.contains(one), "{privacy}");
        let help = sokha.types("/help").await;
        assert!(!help.contains(&said("behind-none")), "{help}");
        sokha.types("/privacy").await;
        let report = sokha.presses("report").await;
        assert!(report.contains(&said("report-to-nobody")), "{report}");
    }
}
