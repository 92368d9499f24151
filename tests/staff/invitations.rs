//! One-time links.

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::{invites, may_read_totals, member, owner, team, without_codes};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn an_owner_invites_and_the_first_who_opens_the_link_is_in_the_team() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = owner(&bot, name, locale).await;
        let label =
            if locale == Locale::KM { "ក្រុមវេទិកា" } else { "Forum team" };
        let link = invites(&mut dara, Role::Organizer, label).await;
        let invited = dara.film();
        let mut sokha = bot.phone(70_002, "Sokha", locale);
        sokha.start(Some(&link)).await;
        sokha.chooses_language().await;
        sokha.taps(msg!("button-help")).await;
        let welcomed = sokha.film();
        let mut late = bot.settled(70_003, "Vanna", locale).await;
        late.start(Some(&link)).await;
        let refused = late.film();
        dara.hears("waits", msg!("team-look")).await;
        dara.types("/roles").await;
        let film = [
            format!("== The owner\n{invited}"),
            format!("== The first who opens the link\n{welcomed}"),
            format!("== The second\n{refused}"),
            format!("== The owner\n{}", dara.film()),
        ];
        let film = without_codes(&film.join("\n"), &[&link]);
        assert!(!film.contains("7000"), "a list of the team shows labels, never ids");
        assert_film("invitation", locale, &film);
        let now = team(&bot).await;
        assert!(now.contains(&(label.to_owned(), Role::Organizer)) && now.len() == 2, "{now:?}");
        assert!(may_read_totals(&mut sokha).await);
        assert!(!may_read_totals(&mut late).await);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_link_works_for_a_day_and_no_second_longer() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let first = invites(&mut dara, Role::Moderator, "Lyon").await;
    let second = invites(&mut dara, Role::Moderator, "Paris").await;
    let mut early = bot.settled(70_002, "Sokha", Locale::EN).await;
    let mut late = bot.settled(70_003, "Vanna", Locale::EN).await;
    bot.pass(DAY - 1);
    early.start(Some(&first)).await;
    assert!(may_read_totals(&mut early).await);
    bot.pass(1);
    late.start(Some(&second)).await;
    assert!(late.screen().contains(&late.label(msg!("roles-link-dead"))), "{}", late.screen());
    assert!(!may_read_totals(&mut late).await);
    bot.close().await;
}

#[tokio::test]
async fn a_link_that_was_opened_before_a_restart_stays_used() {
    let mut bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let link = invites(&mut dara, Role::Moderator, "Lyon").await;
    let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
    let mut vanna = bot.settled(70_003, "Vanna", Locale::EN).await;
    sokha.start(Some(&link)).await;
    bot.restart().await;
    vanna.start(Some(&link)).await;
    assert!(may_read_totals(&mut sokha).await);
    assert!(!may_read_totals(&mut vanna).await);
    bot.close().await;
}

#[tokio::test]
async fn a_link_that_somebody_of_the_team_opens_ends_and_says_so() {
    for opener in [Role::Moderator, Role::Owner] {
        let bot = TelegramWorld::new().await;
        let mut dara = owner(&bot, "Dara", Locale::EN).await;
        let link = invites(&mut dara, Role::Moderator, "Lyon").await;
        let mut one = member(&bot, 70_002, "Chan", Locale::EN, opener).await;
        one.start(Some(&link)).await;
        let said = format!("You are {} already, and this link has now ended", opener.as_str());
        assert!(one.screen().contains(&said), "{}", one.screen());
        let mut sokha = bot.settled(70_003, "Sokha", Locale::EN).await;
        sokha.start(Some(&link)).await;
        assert!(!may_read_totals(&mut sokha).await, "it does not wait for the next one");
        assert_eq!(team(&bot).await.len(), 2);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_higher_invitation_takes_the_place_of_the_lower_role() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
    let (first, second) = (
        invites(&mut dara, Role::Moderator, "Lyon").await,
        invites(&mut dara, Role::Owner, "Lyon and Paris").await,
    );
    sokha.start(Some(&first)).await;
    sokha.start(Some(&second)).await;
    let now = [("Lyon and Paris".to_owned(), Role::Owner), ("owner team".to_owned(), Role::Owner)];
    assert_eq!(team(&bot).await, now);
    bot.close().await;
}

#[tokio::test]
async fn forged_links_are_tried_in_vain_and_harm_nobody() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let link = invites(&mut dara, Role::Owner, "Lyon").await;
    let mut forger = bot.settled(70_002, "Chan", Locale::EN).await;
    let near =
        format!("{}{}", &link[..link.len() - 1], if link.ends_with('a') { "b" } else { "a" });
    let short = &link[..link.len() - 1];
    for forged in ["invite_", "invite_owner", "invite_%27OR1", &near, short, &link.to_uppercase()] {
        forger.types(&format!("/start {forged}")).await;
        assert!(!forger.screen().contains("You are now"), "{forged}: {}", forger.screen());
    }
    for number in 0..200 {
        forger.person.send(&format!("/start invite_{number:020}")).await;
    }
    bot.tg.settle().await;
    assert!(forger.screen().contains("used already or is too old"), "{}", forger.screen());
    assert!(!may_read_totals(&mut forger).await);
    assert_eq!(team(&bot).await, [("owner team".to_owned(), Role::Owner)]);
    let mut sokha = bot.settled(70_003, "Sokha", Locale::EN).await;
    sokha.start(Some(&link)).await;
    assert_eq!(team(&bot).await.len(), 2, "the real link still works");
    bot.close().await;
}
