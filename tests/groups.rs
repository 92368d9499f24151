//! In groups: a door into the private chat, public answers, and nothing personal, ever.

use bot_core::command::{Role, TABLE};
use bot_core::locale::Locale;
use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram::{Group, Press};
use testing::telegram_world::{Phone, TelegramWorld, country_name};
use testing::world::MAIN;

const GROUP: i64 = -1_001_234_567_890;

/// A person whose language the bot knows, in a group with the bot.
async fn member(bot: &TelegramWorld, locale: Locale, name: &str) -> (Phone, Group) {
    let phone = bot.settled(70_001, name, locale).await;
    let group = bot.tg.group(GROUP, "Khmer Melbourne", &[&phone.person]);
    (phone, group)
}

/// A command that names the bot, as the app's menu writes it.
fn to_bot(bot: &TelegramWorld, command: &str) -> String {
    let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
    format!("/{name}@{} {rest}", bot.tg.username()).trim().to_owned()
}

/// Sends to the group and waits.
async fn says(bot: &TelegramWorld, group: &Group, phone: &Phone, text: &str) {
    group.send(&phone.person, text).await;
    bot.tg.settle().await;
}

#[tokio::test]
async fn sign_in_a_group_is_a_door_and_the_command_is_erased() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let (mut phone, group) = member(&bot, locale, name).await;
        group.promote_bot(&phone.person, true).await;
        says(&bot, &group, &phone, &to_bot(&bot, "sign")).await;
        assert_film("group_sign", locale, &group.transcript());
        let door = phone.label(msg!("button-private"));
        assert!(matches!(group.press(&phone.person, &door).await, Press::Sent(_)));
        phone.look("follows the button into the private chat").await;
        phone.signs_on("AU").await;
        assert_eq!(bot.world.total(MAIN).await, 1);
        assert!(!group.transcript().contains(name), "the command is gone");
        bot.close().await;
    }
}

#[tokio::test]
async fn where_the_bot_may_not_erase_the_command_stays_and_nothing_breaks() {
    let bot = TelegramWorld::new().await;
    let (phone, group) = member(&bot, Locale::EN, "Sokha").await;
    says(&bot, &group, &phone, &to_bot(&bot, "sign paris-agreement")).await;
    assert!(group.transcript().contains("/sign@"));
    assert!(group.screen().contains("?start=paris-agreement"));
    says(&bot, &group, &phone, &to_bot(&bot, "sign <b>; DROP TABLE")).await;
    assert!(!group.screen().contains("DROP"));
    bot.close().await;
}

#[tokio::test]
async fn petitions_and_privacy_are_answered_in_the_group() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let (phone, group) = member(&bot, locale, name).await;
        group.promote_bot(&phone.person, false).await;
        says(&bot, &group, &phone, &to_bot(&bot, "petitions")).await;
        says(&bot, &group, &phone, &to_bot(&bot, "privacy")).await;
        says(&bot, &group, &phone, &format!("@{} hello", bot.tg.username())).await;
        assert_film("group_public", locale, &group.transcript());
        bot.close().await;
    }
}

#[tokio::test]
async fn nothing_personal_appears_in_a_group_whatever_is_asked() {
    let bot = TelegramWorld::new().await;
    let mut phone = bot.phone(70_001, "Mealea Prak", Locale::EN);
    phone.signs("FR").await;
    let group = bot.tg.group(GROUP, "Khmer Melbourne", &[&phone.person]);
    // As an administrator the bot hears all, also what only mentions it.
    group.promote_bot(&phone.person, false).await;
    let before = phone.person.messages().len();
    for spec in TABLE {
        says(&bot, &group, &phone, &to_bot(&bot, spec.name)).await;
        says(&bot, &group, &phone, &format!("@{} {}", bot.tg.username(), spec.name)).await;
    }
    let hello = bot.tg.username();
    says(&bot, &group, &phone, &format!("@{hello} Chan Thy")).await;
    let ours = group.messages().into_iter().filter(|message| message.is_bots());
    for message in ours {
        let text = message.text.text;
        let signed = phone.label(msg!("already-signed", day = "")).replace('.', "");
        // The day of the signature; forums have days of their own.
        for private in ["Mealea", "France", "21 November", signed.trim()] {
            assert!(!text.contains(private), "{private:?} in a group: {text}");
        }
    }
    assert_eq!(phone.person.messages().len(), before, "the group says nothing in the private chat");
    assert_eq!(bot.world.total(MAIN).await, 1);
    bot.close().await;
}

#[tokio::test]
async fn totals_in_a_group_give_nothing_away_not_even_to_the_team() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.staff(70_001, name, Role::Moderator).await;
        let (phone, group) = member(&bot, locale, name).await;
        let stranger = bot.tg.person(70_002, "Dara").language(locale.as_str());
        group.join(&stranger).await;
        says(&bot, &group, &phone, &to_bot(&bot, "totals")).await;
        let to_staff = group.screen();
        group.send(&stranger, &to_bot(&bot, "totals")).await;
        bot.tg.settle().await;
        assert_eq!(group.screen(), to_staff, "nobody learns who is in the team");
        assert!(to_staff.contains(&phone.label(msg!("group-private"))));
        assert!(!group.transcript().contains("100,000"));
        bot.close().await;
    }
}

#[tokio::test]
async fn a_shared_button_pressed_by_anyone_in_a_group_does_nothing_personal() {
    let bot = TelegramWorld::new().await;
    let (phone, group) = member(&bot, Locale::EN, "Sokha").await;
    says(&bot, &group, &phone, &to_bot(&bot, "petitions")).await;
    let shown = group.transcript();
    let newest = group.messages().pop().unwrap().id;
    for data in [
        "agree:vote-from-abroad:1:1",
        "mydata",
        "name:vote-from-abroad:1",
        "forget",
        "erase",
        "lang:km",
    ] {
        bot.tg.push_raw(pressed_in_group(70_001, newest, data));
        bot.tg.settle().await;
    }
    assert_eq!(group.transcript(), shown);
    assert_eq!(bot.world.total(MAIN).await, 0);
    bot.close_after_replays().await;
}

/// A forged press on a message of the group.
fn pressed_in_group(person: i64, message: i32, data: &str) -> serde_json::Value {
    serde_json::json!({ "callback_query": {
        "id": "1", "chat_instance": "7", "data": data,
        "from": { "id": person, "is_bot": false, "first_name": "Sokha" },
        "message": {
            "message_id": message, "date": 0,
            "chat": { "id": GROUP, "type": "supergroup", "title": "Khmer Melbourne" },
        },
    }})
}

#[tokio::test]
async fn anonymous_admins_channels_and_other_bots_commands_are_left_alone() {
    let bot = TelegramWorld::new().await;
    let (phone, group) = member(&bot, Locale::EN, "Sokha").await;
    let channel = bot.tg.channel(-1_009_876_543_210, "News");
    group.promote_bot(&phone.person, true).await;
    bot.tg.settle().await;
    let calls = bot.tg.calls().len();
    group.send_anonymously(&to_bot(&bot, "sign")).await;
    group.send_as(&channel, &to_bot(&bot, "mydata")).await;
    channel.send_anonymously(&to_bot(&bot, "petitions")).await;
    for ignored in ["/sign@other_bot", "/unknown", "sign", "ចុះហត្ថលេខា", "hello all", "@other_bot hi"]
    {
        says(&bot, &group, &phone, ignored).await;
    }
    group.send(&phone.person, &format!("@{}x hi", bot.tg.username())).await;
    let dara = bot.tg.person(70_002, "Dara");
    group.join(&dara).await;
    group.leave(&dara).await;
    bot.tg.settle().await;
    let said = bot.tg.calls().split_off(calls);
    assert!(said.is_empty(), "the bot keeps silent: {said:?}");
    bot.close().await;
}

#[tokio::test]
async fn being_added_moved_and_thrown_out_harms_nobody() {
    let bot = TelegramWorld::new().await;
    let (mut phone, _) = member(&bot, Locale::EN, "Sokha").await;
    let group = bot.tg.group(-4_001, "Small group", &[&phone.person]);
    group.add_bot_by_link(&phone.person, MAIN).await;
    bot.tg.settle().await;
    assert!(group.screen().contains(&phone.label(msg!("group-private"))));
    let group = group.migrate(GROUP).await;
    says(&bot, &group, &phone, &to_bot(&bot, "petitions")).await;
    assert!(group.screen().contains(&phone.label(msg!("petitions-title"))));
    group.kick_bot(&phone.person).await;
    bot.tg.settle().await;
    phone.says("command-sign").await;
    phone.taps(msg!("button-agree")).await;
    phone.taps(country_name("US")).await;
    phone.taps(phone.sign_as()).await;
    assert_eq!(bot.world.total(MAIN).await, 1);
    bot.close().await;
}
