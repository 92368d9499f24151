//! Old buttons and data that no button of ours sends.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::Conn;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::MAIN;

async fn presses(phone: &mut Phone, data: &str) {
    phone.person.press_data(999, data).await;
    let short: String = data.chars().take(60).collect();
    phone.look(&format!("presses data {short:?}")).await;
}

#[tokio::test]
async fn random_data_leads_back_to_the_open_question() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        presses(&mut phone, "agree:vote-from-abroad:1:1").await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.film();
        for data in ["", ":", "agree", "agree:::", "country:ZZ", "lang:xx", "lang:../../x", "🙏"]
        {
            presses(&mut phone, data).await;
        }
        presses(&mut phone, &"x".repeat(64)).await;
        for data in ["name", "risk", "skip:region"] {
            presses(&mut phone, data).await;
            presses(&mut phone, &format!("{data}:vote-from-abroad:1")).await;
        }
        assert_film("random_data", locale, &phone.film());
        assert!(bot.signatures(MAIN).await.is_empty());
        phone.taps(country_name("FR")).await;
        phone.taps(phone.sign_as()).await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn versions_that_do_not_exist_lead_to_the_real_text() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Sokha", Locale::EN);
    phone.start(None).await;
    phone.chooses_language().await;
    for data in [
        "agree:vote-from-abroad:2:1",
        "agree:vote-from-abroad:2:1:1",
        "agree:vote-from-abroad:1:999999:1",
    ] {
        presses(&mut phone, data).await;
        assert!(phone.screen().contains(&phone.label(msg!("button-agree"))), "{data}");
        assert!(phone.film().contains(&phone.label(msg!("petition-changed"))), "{data}");
    }
    presses(&mut phone, "agree:no-such-petition:1:1").await;
    presses(&mut phone, "agree:vote-from-abroad:-1:1").await;
    presses(&mut phone, "agree:vote-from-abroad:1:9223372036854775807:1").await;
    assert!(phone.screen().contains(&phone.label(msg!("button-agree"))));
    phone.signs_on("FR").await;
    assert_eq!(bot.signatures(MAIN).await[0].facts.text_version, 1);
    bot.close().await;
}

#[tokio::test]
async fn a_closed_petition_can_not_be_signed_with_an_old_button() {
    let bot = TelegramWorld::new().await;
    bot.edit("opens = \"2014-03-09\"", "closes = \"2026-11-20\"").await;
    let mut phone = bot.phone(70_001, "Sokha", Locale::EN);
    phone.start(None).await;
    phone.chooses_language().await;
    for data in [
        "agree:vote-from-abroad:1:1",
        "country:FR",
        "name:vote-from-abroad:1",
        "beside:vote-from-abroad",
    ] {
        presses(&mut phone, data).await;
    }
    presses(&mut phone, "agree:vote-from-abroad:7:7").await;
    assert!(!phone.film().contains(&phone.label(msg!("petition-changed"))));
    phone.types("Chan Thy").await;
    assert!(bot.signatures(MAIN).await.is_empty());
    bot.close().await;
}

#[tokio::test]
async fn nobody_touches_another_persons_signature() {
    let bot = TelegramWorld::new().await;
    let mut signer = bot.phone(70_001, "Dara", Locale::EN);
    signer.signs("FR").await;
    let mut phone = bot.phone(70_002, "Sokha", Locale::EN);
    phone.start(None).await;
    phone.chooses_language().await;
    for data in [
        "withdraw!:vote-from-abroad:1",
        "correct:vote-from-abroad:1",
        "withdraw:vote-from-abroad:-3",
        "withdraw!:paris-agreement:1",
    ] {
        presses(&mut phone, data).await;
    }
    phone.types("Somebody Else").await;
    assert_eq!(bot.sealed(MAIN).await, [("Dara".to_owned(), String::new())]);
    assert_eq!(bot.world.total(MAIN).await, 1);
    bot.close().await;
}

#[tokio::test]
async fn a_supporter_can_press_nothing_of_the_team() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.types("/cancel").await;
        phone.film();
        for data in [
            "invite:owner",
            "invite:moderator",
            "remove:0123456789abcdef",
            "remove!:0123456789abcdef",
            "remove!:",
        ] {
            presses(&mut phone, data).await;
        }
        phone.types("/totals").await;
        phone.types("/roles").await;
        phone.says("command-totals").await;
        assert_film("supporter_tries_staff_buttons", locale, &phone.film());
        let mut conn = bot.world.conn().await;
        assert_eq!(audit_rows(&mut conn).await, 0);
        conn.close().await;
        bot.close().await;
    }
}

/// How many staff acts were noted.
async fn audit_rows(conn: &mut Conn) -> i64 {
    let row = conn.one("SELECT COUNT(*) FROM audit", Vec::new()).await.unwrap();
    row.unwrap().int(0).unwrap()
}

#[tokio::test]
async fn old_buttons_say_so_and_lead_on() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.taps(msg!("button-skip")).await;
        phone.taps(msg!("button-skip")).await;
        phone.film();
        for data in [
            "country:US",
            "name",
            "name:vote-from-abroad:1",
            "other",
            "back",
            "continue",
            "skip:region",
            "skip:region:vote-from-abroad:1",
            "cancel",
            "cancel",
        ] {
            presses(&mut phone, data).await;
        }
        assert_film("old_buttons", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}
