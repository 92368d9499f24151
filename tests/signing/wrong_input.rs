//! Whatever people answer that is no answer: they read what would be right, and nothing is lost.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::tallies::{COUNTRY, SIGNED};
use serde_json::json;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::{MAIN, TestLinks, World, catalogue, words};

/// Somebody who is being asked for the country.
async fn at_the_country(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.phone(70_001, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.taps(msg!("button-agree")).await;
    phone.film();
    phone
}

#[tokio::test]
async fn at_the_petition_only_buttons_count() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.film();
        phone.types("123").await;
        phone.person.voice().await;
        phone.look("sends a voice message").await;
        phone.types("/nonsense").await;
        assert_film("wrong_at_the_petition", locale, &phone.film());
        phone.signs_on("FR").await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_misspelt_country_is_suggested_and_nonsense_is_explained() {
    let misspelt = [("អូស្រ្តាលី", "កូរេ"), ("Austrlia", "Korea")];
    for ((locale, name), (one, several)) in READERS.into_iter().zip(misspelt) {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_country(&bot, locale, name).await;
        for wrong in ["qwxyz", "៤២", "42", "🏝🙏", several] {
            phone.types(wrong).await;
        }
        phone.person.photo("France").await;
        phone.look("sends a picture").await;
        phone.types(one).await;
        if phone.screen().contains(&phone.label(country_name("AU"))) {
            phone.taps(country_name("AU")).await;
        }
        assert_film("wrong_country", locale, &phone.film());
        phone.taps(phone.sign_as()).await;
        assert_eq!(bot.world.tally(MAIN, COUNTRY, "AU").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn what_is_no_name_is_explained_and_only_a_press_signs() {
    let long = "ក".repeat(101);
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_country(&bot, locale, name).await;
        phone.taps(country_name("FR")).await;
        phone.taps(msg!("button-other-name")).await;
        let hint = phone.label(msg!("name-not-understood"));
        for wrong in ["១២៣ 456", long.as_str(), "🙏🙏"] {
            assert!(phone.types(wrong).await.starts_with(&hint), "{}", phone.screen());
            assert!(!phone.reads(msg!("button-other-name")), "there is nothing to sign with");
        }
        // One letter is a name somewhere: it is shown back, without what nobody sees.
        for (typed, name) in [("ក", "ក"), ("\u{202e}\u{200b}x\u{2066}", "x")] {
            phone.types(typed).await;
            assert!(phone.reads(msg!("button-sign-typed", name = name)), "{}", phone.screen());
        }
        phone.person.contact(&phone.person, "+33612345678").await;
        phone.look("shares a contact").await;
        phone.types("\u{202e}សុខ\u{200b}\u{7} \n  ដារ៉ា\u{2069}").await;
        assert_eq!(bot.world.total(MAIN).await, 0, "nothing that is typed signs");
        phone.taps(msg!("button-sign-typed", name = "សុខ ដារ៉ា")).await;
        assert_film("wrong_name", locale, &phone.film());
        assert_eq!(bot.sealed(MAIN).await, [("សុខ ដារ៉ា".to_owned(), String::new())]);
        assert!(!phone.person.transcript().contains("ដារ៉ា\n"));
        bot.close().await;
    }
}

#[tokio::test]
async fn a_profile_without_a_name_is_not_offered() {
    for (locale, _) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = at_the_country(&bot, locale, "💜 7").await;
        phone.taps(country_name("NZ")).await;
        assert!(!phone.reads(msg!("button-other-name")), "{}", phone.screen());
        phone.types("Kim Sokha").await;
        phone.taps(msg!("button-sign-typed", name = "Kim Sokha")).await;
        assert_film("profile_without_a_name", locale, &phone.film());
        assert_eq!(bot.sealed(MAIN).await, [("Kim Sokha".to_owned(), String::new())]);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_megabyte_at_any_step_is_just_a_wrong_answer() {
    let bot = TelegramWorld::new().await;
    let mut phone = at_the_country(&bot, Locale::EN, "Sokha").await;
    let megabyte = "ស្រ្តី".repeat(1 << 16);
    let flood = |bot: &TelegramWorld| {
        let from = json!({ "id": 70_001, "is_bot": false, "first_name": "Sokha" });
        let chat = json!({ "id": 70_001, "type": "private", "first_name": "Sokha" });
        bot.tg.push_raw(json!({ "message": {
            "message_id": 90_000, "date": 1_795_262_400, "chat": chat, "from": from, "text": megabyte,
        }}));
    };
    flood(&bot);
    phone.look("a megabyte as the country").await;
    assert!(phone.screen().starts_with(&phone.label(msg!("country-unknown"))));
    phone.taps(country_name("FR")).await;
    flood(&bot);
    phone.look("a megabyte as the name").await;
    assert!(phone.screen().starts_with(&phone.label(msg!("name-not-understood"))));
    phone.types("Sok Dara").await;
    phone.taps(msg!("button-sign-typed", name = "Sok Dara")).await;
    flood(&bot);
    phone.look("a megabyte as the region").await;
    assert!(phone.screen().starts_with(&phone.label(msg!("after-region-refused"))));
    assert_eq!(bot.sealed(MAIN).await, [("Sok Dara".to_owned(), String::new())]);
    bot.close().await;
}

#[tokio::test]
async fn who_only_sends_voice_messages_and_stickers_is_led_to_the_buttons() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.person.voice().await;
        phone.look("sends a voice message").await;
        phone.chooses_language().await;
        phone.taps(msg!("button-agree")).await;
        phone.person.sticker().await;
        phone.look("sends a sticker").await;
        phone.taps(country_name("TH")).await;
        phone.person.location(11.55, 104.92).await;
        phone.look("sends a place").await;
        phone.taps(phone.sign_as()).await;
        phone.person.document("list.csv", b"a,b").await;
        phone.look("sends a file").await;
        assert_film("only_voice_and_stickers", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_yes_at_the_choice_of_the_name_signs_nothing_and_keeps_the_choice() {
    let world = testing::world::World::new().await;
    let mut sokha = world.person(1, "Sokha Chan");
    sokha.types("/start").await;
    sokha.taps("English").await;
    sokha.taps("I agree").await;
    sokha.taps("France").await;
    let hint = sokha.types("yes").await;
    let press = sokha.label(msg!("agree-press-the-button", label = "Sign as Sokha Chan"));
    assert!(hint.starts_with(&press), "{hint}");
    // Somebody may be called Yes: that is one more button, below the others.
    for label in ["Sign as Sokha Chan", "Another name", "Sign as yes"] {
        assert!(hint.contains(&format!("[ {label} ]")), "{hint}");
    }
    assert_eq!(world.total(testing::world::MAIN).await, 0);
    sokha.taps("Sign as Sokha Chan").await;
    assert_eq!(world.total(testing::world::MAIN).await, 1);
}

#[tokio::test]
async fn only_the_label_of_the_name_that_was_shown_back_is_a_press_when_it_is_typed() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut sokha = world.person(1, "Sokha");
        sokha.presses(&format!("lang:{locale}")).await;
        for data in ["petition:vote-from-abroad", "agree:vote-from-abroad:1:1:1", "country:FR"] {
            sokha.presses(data).await;
        }
        sokha.types("Chan Thy").await;
        let label = |name: &str| {
            catalogue().phrase(&msg!("button-sign-typed", name = name).into(), locale, &TestLinks)
        };
        sokha.types(&label("Chan Thi")).await;
        assert_eq!(world.tally(MAIN, SIGNED, "").await, 0, "another name is shown back");
        for behind in ["?", " ??", " 🤔", "…", "។", " ❌"] {
            sokha.types("Chan Thy").await;
            sokha.types(&format!("{}{behind}", label("Chan Thy"))).await;
            assert_eq!(world.tally(MAIN, SIGNED, "").await, 0, "a doubt {behind} is no press");
        }
        sokha.types("Chan Thy").await;
        sokha.types(&label("chan thy")).await;
        assert_eq!(world.tally(MAIN, SIGNED, "").await, 1);
    }
}

#[tokio::test]
async fn a_place_that_only_stands_in_a_sentence_is_not_kept_as_the_region() {
    for (locale, _) in READERS {
        for typed in [
            "j'ai peur pour ma soeur à Phnom Penh",
            "no Texas",
            "texas?",
            "Sydney Prum",
            "combien de personnes ont signé",
            "ខ្ញុំនៅមានដីនៅបាត់ដំបង ក្រែងគេរឹបអូស",
            "they shot somebody in Phnom Penh",
        ] {
            let world = World::new().await;
            let mut sokha = world.person(1, "Sokha");
            sokha.presses(&format!("lang:{locale}")).await;
            for data in [
                "petition:vote-from-abroad",
                "agree:vote-from-abroad:1:1:1",
                "country:FR",
                "name:vote-from-abroad:1",
            ] {
                sokha.presses(data).await;
            }
            assert_eq!(world.tally(MAIN, SIGNED, "").await, 1);
            sokha.types(typed).await;
            let kept = words(locale, msg!("after-region-kept"));
            let said = sokha.seen.last().unwrap();
            assert!(!said.contains(&kept), "{typed}: {said}");
            // A refusal speaks of no button that is not there.
            sokha.types("no").await;
            let said = sokha.seen.last().unwrap();
            assert!(said.contains(&words(locale, msg!("refused-go-on"))), "{typed}: {said}");
        }
    }
}

#[tokio::test]
async fn a_refusal_speaks_of_cancel_only_where_it_stands() {
    for (locale, _) in READERS {
        let world = World::new().await;
        let mut sokha = world.person(1, "Sokha");
        sokha.presses(&format!("lang:{locale}")).await;
        for (data, said) in [
            ("petition:vote-from-abroad", msg!("refused-still-unsigned")),
            ("agree:vote-from-abroad:1:1:1", msg!("refused-nothing-signed")),
            ("country:FR", msg!("refused-nothing-signed")),
        ] {
            sokha.presses(data).await;
            sokha.types("no").await;
            let seen = sokha.seen.last().unwrap();
            assert!(seen.contains(&words(locale, said)), "{data}: {seen}");
            let cancel = words(locale, msg!("button-cancel"));
            let named = [format!("«{cancel}»"), format!("press {cancel}")];
            let spoken = named.iter().any(|named| seen.contains(named));
            assert_eq!(spoken, seen.contains(&format!("[ {cancel} ]")), "{data}: {seen}");
        }
    }
}
