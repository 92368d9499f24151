//! `/checkin`, at the door.

use bot_core::clock::HOUR;
use bot_core::command::Role;
use bot_core::msg;

use super::{FORUM, arrives, entry, hall, numbers, recounts, ticket, with};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::{NOW, World};

/// A world at the time of the forum, with one who comes, one who waits and one who takes part online.
async fn evening() -> World {
    let world = World::new().await;
    world.import(&FORUM.replace("capacity = 2", "capacity = 1")).await;
    arrives(&world, 1).await.presses("r:in:town-hall").await;
    arrives(&world, 2).await.presses("r:in:town-hall").await;
    arrives(&world, 3).await.presses("r:on:town-hall").await;
    at_the_door(&world).await;
    world
}

async fn at_the_door(world: &World) {
    let start = world.event("town-hall").await.start_instant();
    world.clock.advance(start - NOW - HOUR);
}

async fn code(world: &World, id: u64) -> String {
    ticket(world, id).await.code
}

#[tokio::test]
async fn a_helper_minds_the_door() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.import(&hall(9)).await;
        let mut codes = Vec::new();
        for id in 1..=2 {
            arrives(&bot.world, id).await.presses("r:in:town-hall").await;
            codes.push(code(&bot.world, id).await);
        }
        at_the_door(&bot.world).await;
        bot.world.grant(bot_core::platform::Platform::Telegram, "70001", Role::Moderator).await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(None).await;
        phone.chooses_language().await;
        phone.types("/cancel").await;
        phone.film();
        phone.types("/checkin").await;
        phone.types(&codes[0]).await;
        phone.types(&codes[0]).await;
        phone.types(&codes[1].to_uppercase()).await;
        phone.types("hello").await;
        phone.types("222222").await;
        phone.person.voice().await;
        phone.look("sends a voice message").await;
        phone.types("/help").await;
        phone.types(&codes[1]).await;
        phone.taps(msg!("button-done")).await;
        let mut film = phone.film();
        for (number, code) in codes.iter().enumerate() {
            film = film.replace(code.as_str(), &format!("code{number}"));
            // One in thousands has no letter, and looks alike in both cases.
            film = film.replace(&code.to_uppercase(), &format!("code{number}"));
        }
        assert_film("forum_door", locale, &film);
        recounts(&bot.world).await;
        bot.close().await;
    }
}

#[tokio::test]
async fn every_ticket_gets_its_answer() {
    let world = evening().await;
    let mut helper = world.staff(9, "Dara", Role::Moderator).await;
    helper.types("/start").await;
    helper.taps("English").await;
    let (first, second, third) =
        (code(&world, 1).await, code(&world, 2).await, code(&world, 3).await);
    let said = helper.types(&format!("/checkin {first}")).await;
    assert!(said.contains("welcome. In: 1 of 1"), "{said}");
    assert!(helper.types(&format!("/checkin {first}")).await.contains("used already"));
    assert!(helper.types(&format!("/checkin {second}")).await.contains("waiting list"));
    assert!(helper.types(&format!("/checkin {third}")).await.contains("taking part online"));
    assert!(helper.types("/checkin 234567").await.contains("no such ticket"));
    assert!(helper.types("/checkin nonsense!").await.contains("no ticket code"));
    assert!(helper.types(&"/checkin 9".repeat(400)).await.contains("no ticket code"));
    assert_eq!(numbers(&world).await, [1, 1, 1, 1]);
    // Whoever was let in is not let out by leaving the forum in the bot.
    world.import(&with(FORUM, "cancelled = true")).await;
    assert!(helper.types(&format!("/checkin {first}")).await.contains("cancelled"));
    recounts(&world).await;
}

#[tokio::test]
async fn a_code_is_read_however_it_is_typed() {
    let world = World::new().await;
    world.import(&hall(300)).await;
    let mut helper = world.staff(9, "Dara", Role::Moderator).await;
    helper.types("/start").await;
    helper.taps("English").await;
    let khmer = |code: &str| bot_core::khmer::to_khmer_digits(code);
    let forms: [fn(&str) -> String; 5] = [
        |code| code.to_uppercase(),
        |code| format!("{} {}", &code[..3], &code[3..]),
        |code| format!("{}-{}\u{200B}", &code[..3], &code[3..]),
        |code| format!("  {code}\n"),
        |code| code.chars().map(|c| format!("{c} ")).collect(),
    ];
    let mut codes = Vec::new();
    for id in 1..=6 {
        arrives(&world, id).await.presses("r:in:town-hall").await;
        codes.push(code(&world, id).await);
    }
    at_the_door(&world).await;
    for (form, code) in forms.iter().zip(&codes) {
        let said = helper.types(&format!("/checkin {}", form(code))).await;
        assert!(said.contains("welcome"), "{said}");
    }
    let said = helper.types(&format!("/checkin {}", khmer(&codes[5]))).await;
    assert!(said.contains("welcome. In: 6 of 6"), "{said}");
}

#[tokio::test]
async fn a_ticket_of_another_forum_is_told_from_a_wrong_one() {
    let world = World::new().await;
    world.import(&hall(9).replace("12-13T", "12-06T")).await;
    let mut one = arrives(&world, 1).await;
    one.presses("r:in:town-hall").await;
    // The sample's forum in Surrey is on the same day: a helper chooses the door.
    let mut helper = world.staff(9, "Dara", Role::Moderator).await;
    helper.types("/start").await;
    helper.taps("English").await;
    let ticket = code(&world, 1).await;
    let early = helper.types(&format!("/checkin {ticket}")).await;
    assert!(early.contains("No door is open now"), "{early}");
    at_the_door(&world).await;
    let asked = helper.types("/checkin").await;
    assert!(asked.contains("At which door") && asked.contains("Town hall"), "{asked}");
    helper.presses("r:door:surrey").await;
    let said = helper.types(&ticket).await;
    assert!(said.contains("another event: Town hall"), "{said}");
    helper.presses("r:door:town-hall").await;
    assert!(helper.types(&ticket).await.contains("welcome"));
    world.clock.advance(48 * HOUR);
    let said = helper.types("/checkin").await;
    assert!(
        said.contains("No door is open now") || said.contains("No event with a door"),
        "{said}"
    );
}

#[tokio::test]
async fn the_door_is_for_moderators_and_the_role_is_looked_at_each_time() {
    let world = evening().await;
    let ticket = code(&world, 1).await;
    let mut stranger = arrives(&world, 5).await;
    let said = stranger.types(&format!("/checkin {ticket}")).await;
    assert!(!said.contains("welcome") && entry(&world, 1).await.is_some_and(|(.., came)| !came));
    for data in ["r:door:town-hall", "r:done"] {
        let said = stranger.presses(data).await;
        assert!(!said.contains("Door"), "{said}");
    }
    let mut helper = world.staff(9, "Dara", Role::Moderator).await;
    helper.types("/start").await;
    helper.taps("English").await;
    assert!(helper.types("/checkin").await.contains("Type the code"));
    let secret = &world.core.secret;
    let account = helper.incoming(bot_core::incoming::Event::Unreadable).account;
    let tag = secret.account_tag(bot_core::vault::AccountTable::Roles, &account);
    let mut conn = world.conn().await;
    bot_core::store::roles::revoke(&mut conn, &tag).await.unwrap();
    conn.close().await;
    let said = helper.types(&ticket).await;
    assert!(!said.contains("welcome") && entry(&world, 1).await.is_some_and(|(.., came)| !came));
}

#[tokio::test]
async fn a_code_that_begins_like_a_no_is_a_code() {
    let bot = TelegramWorld::new().await;
    bot.world.import(&hall(9)).await;
    at_the_door(&bot.world).await;
    bot.world.grant(bot_core::platform::Platform::Telegram, "70001", Role::Moderator).await;
    let mut phone = bot.settled(70_001, "Dara", bot_core::locale::Locale::EN).await;
    phone.types("/checkin").await;
    for code in ["no4k7m", "ot4k7m", "te2345", "n0k7m4", "stop22"] {
        phone.types(code).await;
        assert!(phone.screen().contains("there is no such ticket"), "{code}: {}", phone.screen());
    }
    phone.types("no").await;
    assert!(!phone.screen().contains("there is no such ticket"), "{}", phone.screen());
    bot.close().await;
}
