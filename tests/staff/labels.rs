//! What a new member is called.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::{invites, member, owner, payload, team};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::World;

#[tokio::test]
async fn what_is_no_label_is_asked_again() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = owner(&bot, name, locale).await;
        dara.types("/roles").await;
        dara.taps(msg!("button-invite-moderator")).await;
        dara.film();
        dara.types("ក").await;
        dara.types("\u{200b}\u{200b}\u{200b}x").await;
        dara.types(&"ក".repeat(41)).await;
        dara.types(&"x".repeat(4000)).await;
        dara.person.voice().await;
        dara.look("sends a voice message").await;
        dara.types("/nonsense").await;
        dara.taps(msg!("button-cancel")).await;
        assert_film("labels_refused", locale, &dara.film());
        dara.types("Too late").await;
        assert!(!dara.screen().contains("start=invite_"), "{}", dara.screen());
        bot.close().await;
    }
}

#[tokio::test]
async fn a_label_of_a_megabyte_is_asked_again() {
    let world = World::new().await;
    let mut dara = world.staff(1, "Dara", Role::Owner).await;
    dara.types("/start").await;
    dara.taps("English").await;
    dara.types("/roles").await;
    dara.taps("Invite a moderator").await;
    let said = dara.types(&"y".repeat(1_000_000)).await;
    assert!(said.contains("A label has 2 to 40 letters"), "{said}");
}

#[tokio::test]
async fn the_shortest_and_the_longest_label_and_odd_signs_are_taken() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let long = "ក".repeat(40);
    let odd = "<b>&amp; \"ទីក្រុង\" _*[x](y)`";
    let mut labels = vec!["owner team".to_owned()];
    for (id, label) in (70_002..).zip(["កខ", "Q!", &long, odd]) {
        let link = invites(&mut dara, Role::Moderator, label).await;
        assert!(dara.screen().contains(label), "{}", dara.screen());
        let mut sokha = bot.settled(id, "Sokha", Locale::EN).await;
        sokha.start(Some(&link)).await;
        labels.push(label.to_owned());
    }
    dara.types("/roles").await;
    for label in &labels {
        assert!(dara.screen().contains(label), "{}", dara.screen());
    }
    labels.sort();
    let kept: Vec<String> = team(&bot).await.into_iter().map(|(label, _)| label).collect();
    assert_eq!(kept, labels);
    bot.close().await;
}

#[tokio::test]
async fn the_question_outlives_a_restart_and_a_look_elsewhere() {
    let mut bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    dara.types("/roles").await;
    dara.taps(msg!("button-invite-moderator")).await;
    bot.restart().await;
    dara.types("/help").await;
    dara.types("Lyon").await;
    dara.taps(msg!("button-invite-sure", label = "Lyon")).await;
    let link = payload(&dara.screen());
    let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
    sokha.start(Some(&link)).await;
    let now = [("Lyon".to_owned(), Role::Moderator), ("owner team".to_owned(), Role::Owner)];
    assert_eq!(team(&bot).await, now);
    bot.close().await;
}

#[tokio::test]
async fn only_owners_are_asked_for_a_label() {
    let bot = TelegramWorld::new().await;
    for (id, role) in (70_002..).zip([Role::Moderator, Role::Organizer]) {
        let mut phone = member(&bot, id, "Chan", Locale::EN, role).await;
        phone.types("/roles").await;
        assert!(
            phone
                .screen()
                .contains(&phone.label(msg!("fallback-unknown-command", platform = "telegram")))
        );
        for data in ["invite:owner", "invite:supporter", "invite:moderator"] {
            phone.person.press_data(999, data).await;
            phone.look(data).await;
            phone.types("Lyon").await;
            assert!(!phone.screen().contains("start=invite_"), "{}", phone.screen());
        }
    }
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    dara.person.press_data(999, "invite:supporter").await;
    dara.look("invite:supporter").await;
    dara.types("Lyon").await;
    assert!(!dara.screen().contains("start=invite_"), "{}", dara.screen());
    bot.close().await;
}

#[tokio::test]
async fn no_word_makes_an_invitation_and_a_label_only_once_it_is_confirmed() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = owner(&bot, name, locale).await;
        dara.types("/roles").await;
        dara.taps(msg!("button-invite-owner")).await;
        for typed in
            ["no", "wait", "is it safe?", "how many signed so far", "ទេ", "ចាំបន្តិច", "Surrey"]
        {
            dara.types(typed).await;
            assert!(!dara.screen().contains("?start=invite_"), "{typed}: {}", dara.screen());
        }
        dara.types("Lyon").await;
        let sure = msg!("button-invite-sure", label = "Lyon");
        let label = dara.label(sure.clone());
        let press = dara.label(msg!("agree-press-the-button", label = label.as_str()));
        for typed in [format!("{label}?"), format!("ok {label}")] {
            dara.types(&typed).await;
            assert!(dara.screen().contains(&press), "{typed}: {}", dara.screen());
        }
        // What is typed below the list is no label.
        dara.types("/roles").await;
        dara.types("Surrey").await;
        assert!(!dara.screen().contains("“Surrey”"), "{}", dara.screen());
        assert!(!dara.screen().contains("«Surrey»"), "{}", dara.screen());
        dara.taps(msg!("button-invite-owner")).await;
        dara.types("Lyon").await;
        dara.taps(sure).await;
        assert!(dara.screen().contains("?start=invite_"), "{}", dara.screen());
        bot.close().await;
    }
}
