//! Taking a role away.

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::vault::{AccountTable, hex};

use super::{invites, may_read_totals, member, owner, team};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::postgres;
use testing::telegram_world::TelegramWorld;
use testing::world::World;

#[tokio::test]
async fn a_removal_asks_first_and_works_at_once() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = owner(&bot, name, locale).await;
        let mut chan = member(&bot, 70_002, "Chan", locale, Role::Moderator).await;
        assert!(may_read_totals(&mut chan).await);
        let remove = msg!("button-remove", label = "moderator team");
        dara.types("/roles").await;
        dara.taps(remove.clone()).await;
        assert_eq!(team(&bot).await.len(), 2, "nothing happens before the second tap");
        dara.taps(msg!("button-cancel")).await;
        assert!(may_read_totals(&mut chan).await);
        dara.types("/roles").await;
        dara.taps(remove).await;
        dara.taps(msg!("button-remove-sure")).await;
        assert_film("removal", locale, &dara.film());
        assert!(!may_read_totals(&mut chan).await);
        assert_eq!(team(&bot).await, [("owner team".to_owned(), Role::Owner)]);
        bot.close().await;
    }
}

#[tokio::test]
async fn who_thinks_better_of_a_removal_or_of_forgetting_is_told_that_nothing_changed() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    member(&bot, 70_002, "Chan", Locale::EN, Role::Moderator).await;
    for command in ["/roles", "/forget"] {
        dara.types(command).await;
        if command == "/roles" {
            dara.taps(msg!("button-remove", label = "moderator team")).await;
        }
        dara.taps(msg!("button-cancel")).await;
        let film = dara.film();
        let last = film.rsplit("» ").next().unwrap();
        assert!(last.contains("✎ Stopped. Nothing was changed."), "{film}");
        assert!(!dara.screen().contains("Yes"), "the question is gone: {}", dara.screen());
    }
    assert_eq!(team(&bot).await.len(), 2);
    bot.close().await;
}

#[tokio::test]
async fn an_owner_who_was_removed_can_finish_nothing() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let mut chan = member(&bot, 70_002, "Chan", Locale::EN, Role::Owner).await;
    member(&bot, 70_003, "Vanna", Locale::EN, Role::Moderator).await;
    let tag = tag(&bot.world, 70_003);
    // Chan is in the middle of an invitation and has a removal on the screen.
    chan.types("/roles").await;
    chan.taps(msg!("button-invite-owner")).await;
    dara.person.press_data(999, &format!("remove!:{}", self::tag(&bot.world, 70_002))).await;
    dara.look("removes Chan").await;
    chan.film();
    // Nor is the question asked once more.
    for text in ["/nosuchthing", "/help", "/totals"] {
        chan.types(text).await;
    }
    chan.person.press_data(999, "nonsense").await;
    chan.look("an old button").await;
    chan.types("Friends").await;
    for data in ["invite:owner".to_owned(), format!("remove!:{tag}"), format!("remove:{tag}")] {
        chan.person.press_data(999, &data).await;
        chan.look(&data).await;
    }
    chan.types("/roles").await;
    let film = chan.film();
    assert!(!film.contains("start=invite_") && !film.contains("What should the new"), "{film}");
    assert!(!film.contains("The campaign's team"), "{film}");
    let now =
        [("moderator team".to_owned(), Role::Moderator), ("owner team".to_owned(), Role::Owner)];
    assert_eq!(team(&bot).await, now);
    bot.close().await;
}

#[tokio::test]
async fn the_last_owner_stays() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    dara.types("/roles").await;
    dara.taps(msg!("button-remove", label = "owner team")).await;
    assert!(dara.screen().contains(&dara.label(msg!("roles-last-owner"))), "{}", dara.screen());
    let own = format!("remove!:{}", tag(&bot.world, 70_001));
    dara.person.press_data(999, &own).await;
    dara.look("forged").await;
    dara.types("/forget").await;
    dara.taps(msg!("button-forget-sure")).await;
    assert!(dara.screen().contains(&dara.label(msg!("forget-last-owner"))), "{}", dara.screen());
    assert_eq!(team(&bot).await, [("owner team".to_owned(), Role::Owner)]);
    let link = invites(&mut dara, Role::Owner, "Lyon").await;
    let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
    sokha.start(Some(&link)).await;
    dara.types("/forget").await;
    dara.taps(msg!("button-forget-sure")).await;
    assert!(dara.screen().contains(&dara.label(msg!("forget-done"))), "{}", dara.screen());
    assert_eq!(team(&bot).await, [("Lyon".to_owned(), Role::Owner)]);
    bot.close().await;
}

#[tokio::test]
async fn the_buttons_of_a_removal_name_nobody_else() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    member(&bot, 70_002, "Chan", Locale::EN, Role::Moderator).await;
    let other = tag(&bot.world, 70_002);
    let short = &other[..8];
    for data in [format!("remove!:{short}"), "remove!:".to_owned(), format!("remove!:{other}0")] {
        dara.person.press_data(999, &data).await;
        dara.look(&data).await;
        assert_eq!(team(&bot).await.len(), 2, "{data}");
    }
    // The same removal twice: the second finds nobody and shows the list.
    for _ in 0..2 {
        dara.person.press_data(999, &format!("remove!:{other}")).await;
        dara.look("removes").await;
        assert_eq!(team(&bot).await.len(), 1);
    }
    bot.close().await;
}

#[tokio::test]
async fn owners_who_remove_each_other_at_the_same_moment_leave_one() {
    postgres::on_both("owners who remove each other", async |world| {
        for round in 0..10 {
            let ids = [2 * round + 1, 2 * round + 2];
            let mut dara = world.staff(ids[0], "Dara", Role::Owner).await;
            let mut chan = world.staff(ids[1], "Chan", Role::Owner).await;
            for phone in [&mut dara, &mut chan] {
                phone.types("/start").await;
                phone.taps("English").await;
            }
            let (first, second) = (tag(&world, ids[1]), tag(&world, ids[0]));
            let (first, second) = (format!("remove!:{first}"), format!("remove!:{second}"));
            let forgets = round % 2 == 1;
            let second = if forgets { "forget" } else { &second };
            tokio::join!(dara.presses(&first), chan.presses(second));
            let mut conn = world.conn().await;
            let owners = bot_core::store::roles::owners(&mut conn).await.unwrap();
            assert_eq!(owners, 1, "round {round}");
            for id in ids {
                bot_core::store::roles::revoke(&mut conn, &whole_tag(&world, id)).await.unwrap();
            }
            conn.close().await;
        }
    })
    .await;
}

fn whole_tag(world: &World, id: u64) -> Vec<u8> {
    let account = world.person(id, "").incoming(bot_core::incoming::Event::Blocked).account;
    world.core.secret.account_tag(AccountTable::Roles, &account).to_vec()
}

/// How a button names this person.
fn tag(world: &World, id: u64) -> String {
    hex(&whole_tag(world, id)).chars().take(16).collect()
}
