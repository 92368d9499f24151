//! A second signature, and petitions that are closed, not yet open or changed.

use bot_core::clock::DAY;
use bot_core::msg;
use bot_core::store::tallies::WITHDRAWN;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{TelegramWorld, country_name};
use testing::world::MAIN;

/// The first line of the sample's main petition that can be changed to close it.
const OPENS: &str = "opens = \"2014-03-09\"";

#[tokio::test]
async fn who_signed_already_reads_when_takes_it_back_and_signs_again() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        phone.film();
        bot.pass(DAY);
        phone.says("command-sign").await;
        phone.taps(msg!("button-withdraw")).await;
        phone.taps(msg!("button-keep")).await;
        phone.taps(msg!("button-withdraw")).await;
        phone.taps(msg!("button-withdraw-sure")).await;
        assert_eq!(bot.world.total(MAIN).await, 0);
        phone.taps(msg!("button-sign-again")).await;
        phone.signs_on("US").await;
        assert_film("second_signature", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        assert_eq!(bot.world.tally(MAIN, WITHDRAWN, "").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_closed_petition_says_since_when_and_can_still_be_left() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut signer = bot.phone(70_001, name, locale);
        signer.signs("FR").await;
        let mut half = bot.phone(70_003, name, locale);
        half.start(None).await;
        half.chooses_language().await;
        half.taps(msg!("button-agree")).await;
        half.taps(country_name("FR")).await;
        half.film();
        bot.edit(OPENS, "closes = \"2026-11-20\"").await;
        let mut phone = bot.phone(70_002, name, locale);
        phone.start(Some(&format!("{MAIN}_facebook"))).await;
        phone.chooses_language().await;
        phone.taps(msg!("button-whole-text")).await;
        phone.taps(msg!("button-back")).await;
        phone.taps(msg!("button-petitions")).await;
        assert_film("closed", locale, &phone.film());
        half.taps(half.sign_as()).await;
        assert_film("closed_while_signing", locale, &half.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        signer.film();
        signer.start(Some(MAIN)).await;
        signer.taps(msg!("button-withdraw")).await;
        signer.taps(msg!("button-withdraw-sure")).await;
        assert_film("closed_and_taken_back", locale, &signer.film());
        assert_eq!(bot.world.total(MAIN).await, 0);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_changed_text_is_read_again_before_it_is_signed() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut early = bot.phone(70_002, name, locale);
        early.signs("FR").await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        let mut typing = bot.phone(70_003, name, locale);
        typing.start(None).await;
        typing.chooses_language().await;
        typing.taps(msg!("button-agree")).await;
        typing.taps(country_name("FR")).await;
        typing.film();
        phone.film();
        bot.edit("every Cambodian citizen can vote", "all Cambodian citizens can vote").await;
        phone.taps(msg!("button-agree")).await;
        phone.signs_on("FR").await;
        assert_film("changed_text", locale, &phone.film());
        typing.types("Chan Thy").await;
        typing.taps(msg!("button-sign-typed", name = "Chan Thy")).await;
        assert_film("changed_text_while_typing", locale, &typing.film());
        assert_eq!(bot.world.total(MAIN).await, 2, "the text has changed meanwhile");
        assert!(!typing.person.transcript().contains("Chan Thy"));
        typing.signs_on("AU").await;
        let mut versions: Vec<i64> =
            bot.signatures(MAIN).await.iter().map(|one| one.facts.text_version).collect();
        versions.sort_unstable();
        assert_eq!(versions, [1, 2, 2]);
        bot.close().await;
    }
}

#[tokio::test]
async fn who_gets_names_is_a_consent_of_its_own() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.film();
        bot.edit("names = false", "names = true").await;
        phone.taps(msg!("button-agree")).await;
        assert_film("changed_consent", locale, &phone.film());
        phone.signs_on("FR").await;
        assert_eq!(bot.signatures(MAIN).await[0].facts.consent_version, 2);
        bot.close().await;
    }
}
