//! The same in groups, on Discord and at the terminal.

use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::discord_world::DiscordWorld;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;

const GROUP: i64 = -1_001_234_567_890;

#[tokio::test]
async fn in_a_group_a_clear_answer_is_public_and_the_rest_is_private() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.types("/cancel").await;
        phone.film();
        let group = bot.tg.group(GROUP, "Khmer Melbourne", &[&phone.person]);
        group.promote_bot(&phone.person, false).await;
        let km = locale == Locale::KM;
        let questions = [
            if km {
                "ដកហត្ថលេខាវិញបានទេ"
            } else {
                "can I take my signature back"
            },
            if km { "បោះឆ្នោត" } else { "voting" },
            if km { "រូបមន្តស៊ុប" } else { "onion soup" },
            "is-it-safe",
        ];
        for question in questions {
            let text = format!("/faq@{} {question}", bot.tg.username());
            group.send(&phone.person, &text).await;
            bot.tg.settle().await;
        }
        let heard = group.transcript();
        group.send(&phone.person, questions[0]).await;
        bot.tg.settle().await;
        assert!(group.transcript().len() - heard.len() < 200, "nobody asked the bot");
        assert_film("faq_group", locale, &heard);
        phone.start(Some("faq_take-back")).await;
        assert!(phone.screen().contains("/withdraw"), "{}", phone.screen());
        bot.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_discord_words_after_the_command_are_searched() {
    for (locale, _) in READERS {
        let bot = DiscordWorld::new().await;
        let guild = bot.discord.guild("Lyon");
        let room = guild.text("general");
        let person = bot.discord.person("Sokha");
        guild.join(&[&person]);
        let km = locale == Locale::KM;
        let mut film = String::new();
        person.slash(&room, "start", &[]).await;
        person.press_id(&format!("lang:{locale}")).await;
        let questions = [
            if km {
                "ដកហត្ថលេខាវិញបានទេ"
            } else {
                "can I take my signature back"
            },
            if km { "បោះឆ្នោត" } else { "voting" },
            if km { "រូបមន្តស៊ុប" } else { "onion soup" },
            "is-it-safe",
        ];
        for question in questions {
            let seen = person.slash(&room, "faq", &[("question", question)]).await;
            film.push_str(&format!("» /faq question:{question}\n{seen}\n\n"));
        }
        assert_film("discord_faq", locale, &film);
        bot.close().await;
    }
}

/// What is sent for *Ask a person* is there wherever an answer or none is.
#[tokio::test]
async fn the_way_to_a_person_stands_below_every_answer() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Sokha", Locale::EN);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/cancel").await;
    for words in ["can i withdraw", "vote", "onion soup", "/faq onion soup", "/faq withdraw"] {
        phone.types(words).await;
        let screen = phone.screen();
        assert!(screen.contains(&phone.label(msg!("button-ask-person"))), "{words}: {screen}");
    }
    bot.close().await;
}
