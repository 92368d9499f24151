//! Whoever changes the team is seen by every owner, and what somebody began with a role ends with it.

use bot_core::clock::{DAY, HOUR};
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::text::{Arg, Message};

use super::{invites, may_read_totals, member, owner, team};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn every_owner_hears_who_came_and_who_went() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let mut vanna = member(&bot, 70_009, "Vanna", Locale::KM, Role::Owner).await;
    let link = invites(&mut dara, Role::Organizer, "Lyon").await;
    let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
    sokha.start(Some(&link)).await;
    let told = |id: &str| {
        let args = [("label", "Lyon"), ("role", "organizer"), ("by", "owner team")];
        Message::new(id, args.map(|(name, value)| (name, Arg::from(value))).into())
    };
    dara.hears("waits", told("team-taken")).await;
    vanna.hears("waits", told("team-taken")).await;
    dara.types("/roles").await;
    dara.taps(msg!("button-remove", label = "Lyon")).await;
    dara.taps(msg!("button-remove-sure")).await;
    vanna.hears("waits", told("team-removed")).await;
    // Who did it sees it on the screen.
    dara.types("/roles").await;
    let removed = dara.label(told("team-removed"));
    assert!(!dara.film().contains(&removed));
    bot.close().await;
}

#[tokio::test]
async fn a_link_that_nobody_opened_is_seen_and_taken_back() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut dara = owner(&bot, name, locale).await;
        let link = invites(&mut dara, Role::Owner, "Paris").await;
        dara.film();
        dara.types("/roles").await;
        bot.pass(60);
        dara.taps(msg!("button-recall", label = "Paris")).await;
        dara.types("/audit").await;
        assert_film("team_link", locale, &dara.film());
        let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
        sokha.start(Some(&link)).await;
        assert!(!may_read_totals(&mut sokha).await);
        assert_eq!(team(&bot).await.len(), 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn an_owner_who_was_removed_does_not_come_back_by_a_link_of_their_own() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let invitation = invites(&mut dara, Role::Owner, "Chan").await;
    let mut chan = bot.settled(70_002, "Chan", Locale::EN).await;
    chan.start(Some(&invitation)).await;
    let link = invites(&mut chan, Role::Owner, "spare").await;
    dara.types("/roles").await;
    dara.taps(msg!("button-remove", label = "Chan")).await;
    dara.taps(msg!("button-remove-sure")).await;
    chan.start(Some(&link)).await;
    assert!(!may_read_totals(&mut chan).await, "{}", chan.screen());
    bot.close().await;
}

#[tokio::test]
async fn a_new_owner_removes_no_older_one_for_a_day() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    let link = invites(&mut dara, Role::Owner, "stray").await;
    bot.pass(HOUR);
    let mut stranger = bot.settled(70_002, "Stranger", Locale::EN).await;
    stranger.start(Some(&link)).await;
    for (passed, left) in [(0, 2), (DAY - 2, 2), (2, 1)] {
        bot.pass(passed);
        stranger.types("/roles").await;
        stranger.taps(msg!("button-remove", label = "owner team")).await;
        if left == 2 {
            assert!(stranger.screen().contains("less than a day"), "{}", stranger.screen());
        } else {
            stranger.taps(msg!("button-remove-sure")).await;
        }
        assert_eq!(team(&bot).await.len(), left);
    }
    bot.close().await;
}
