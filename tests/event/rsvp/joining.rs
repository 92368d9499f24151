//! One person and one forum.

use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::rsvps::Way;

use super::{FORUM, arrives, entry, hall, numbers, recounts, ticket, way, with};
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::{Phone, TelegramWorld};
use testing::world::World;

const ID: u64 = 70_001;

async fn reader(bot: &TelegramWorld, locale: Locale, name: &str) -> Phone {
    let mut phone = bot.phone(70_001, name, locale);
    phone.start(None).await;
    phone.chooses_language().await;
    phone.types("/cancel").await;
    phone.film();
    phone
}

/// A ticket's code is random: the film shows a fixed one.
async fn film(bot: &TelegramWorld, phone: &mut Phone, codes: &mut Vec<String>) -> String {
    if let Some((rsvp, ..)) = entry(&bot.world, ID).await {
        codes.push(rsvp.code.to_uppercase());
    }
    let film = phone.film();
    codes.iter().fold(film, |film, code| film.replace(code.as_str(), "K7M2QX"))
}

#[tokio::test]
async fn a_supporter_comes_to_a_forum_changes_the_way_and_gives_up_the_place() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        bot.world.import(FORUM).await;
        let mut phone = reader(&bot, locale, name).await;
        let mut codes = Vec::new();
        phone.types("/events town-hall").await;
        phone.taps(msg!("button-come")).await;
        phone.taps(msg!("button-in-person")).await;
        assert_eq!(way(&bot.world, ID).await, Some(Way::InPerson));
        phone.taps(msg!("button-calendar")).await;
        phone.taps(msg!("button-map")).await;
        phone.taps(msg!("button-forum")).await;
        let first = film(&bot, &mut phone, &mut codes).await;
        phone.taps(msg!("button-online-instead")).await;
        assert_eq!(way(&bot.world, ID).await, Some(Way::Online));
        phone.taps(msg!("button-forum")).await;
        phone.taps(msg!("button-in-person-instead")).await;
        assert_eq!(ticket(&bot.world, ID).await.code.to_uppercase(), codes[0], "one ticket");
        phone.types("/mydata").await;
        let second = film(&bot, &mut phone, &mut codes).await;
        phone.types("/events town-hall").await;
        phone.taps(msg!("button-come-not")).await;
        phone.taps(msg!("button-come-not-sure")).await;
        assert_eq!(way(&bot.world, ID).await, None);
        phone.taps(msg!("button-forum")).await;
        let third = film(&bot, &mut phone, &mut codes).await;
        assert_film("forum_joined", locale, &[first, second, third].concat());
        recounts(&bot.world).await;
        bot.close().await;
    }
}

#[tokio::test]
async fn a_second_tap_joins_nobody_twice_and_an_old_button_changes_nothing() {
    let world = World::new().await;
    world.import(&hall(5)).await;
    let mut one = arrives(&world, 1).await;
    let first = one.presses("r:come:town-hall").await;
    assert!(first.contains("noted that you will come"), "{first}");
    assert_eq!(one.presses("r:come:town-hall").await.matches("ticket code").count(), 1);
    let again = one.presses("r:in:town-hall").await;
    assert_eq!((again, numbers(&world).await), (first, [1, 0, 0, 0]));
    // There is nothing online: a forged or old button shows the forum as it is.
    let shown = one.presses("r:on:town-hall").await;
    assert!(shown.contains("Town hall"), "{shown}");
    assert_eq!(numbers(&world).await, [1, 0, 0, 0]);
    one.presses("r:no!:town-hall").await;
    let again = one.presses("r:no!:town-hall").await;
    assert!(again.contains("no longer on the list"), "{again}");
    assert_eq!(numbers(&world).await, [0; 4]);
    recounts(&world).await;
}

#[tokio::test]
async fn a_forum_that_is_only_online_asks_nothing_and_counts_its_places_there() {
    let world = World::new().await;
    let online = FORUM.replace("street = \"1 High Street\"\n", "").replace("= 2", "= 1");
    let online = online.replace("latitude = 49.19\nlongitude = -122.85\n", "");
    world.import(&online).await;
    let (mut one, mut two) = (arrives(&world, 1).await, arrives(&world, 2).await);
    let shown = one.presses("r:come:town-hall").await;
    assert!(shown.contains("noted that you will take part online"), "{shown}");
    let shown = two.presses("r:come:town-hall").await;
    assert!(shown.contains("number 1"), "{shown}");
    assert_eq!(numbers(&world).await, [0, 1, 1, 0]);
    one.presses("r:no!:town-hall").await;
    assert_eq!(way(&world, 2).await, Some(Way::Online));
    recounts(&world).await;
}

#[tokio::test]
async fn a_forum_without_a_number_of_places_has_room_for_everyone() {
    let world = World::new().await;
    world.import(&hall(2).replace("capacity = 2\n", "")).await;
    for id in 1..=20 {
        let mut one = arrives(&world, id).await;
        let shown = one.presses("r:come:town-hall").await;
        assert!(shown.contains("noted that you will come") && !shown.contains("places"), "{shown}");
    }
    assert_eq!(numbers(&world).await, [20, 0, 0, 0]);
}

#[tokio::test]
async fn nobody_joins_what_is_cancelled_or_over() {
    let world = World::new().await;
    world.import(&hall(5)).await;
    let (mut one, mut two) = (arrives(&world, 1).await, arrives(&world, 2).await);
    one.presses("r:in:town-hall").await;
    world.import(&with(&hall(5), "cancelled = true")).await;
    for data in ["r:come:town-hall", "r:in:town-hall", "event:town-hall"] {
        let shown = two.presses(data).await;
        assert!(shown.contains("This event is cancelled.") && !shown.contains("I will come"));
    }
    assert!(one.types("/events").await.contains("(cancelled)"));
    world.import(&hall(5)).await;
    let end = world.event("town-hall").await.end_instant();
    world.clock.advance(end - testing::world::NOW);
    for data in ["r:come:town-hall", "r:in:town-hall", "r:no:town-hall", "r:no!:town-hall"] {
        let shown = one.presses(data).await;
        assert!(shown.contains("This event is over."), "{data}: {shown}");
    }
    assert_eq!(
        numbers(&world).await,
        [1, 0, 0, 0],
        "who had a place is still known to have had it"
    );
}

#[tokio::test]
async fn the_recap_can_be_asked_for_before_and_after_and_not_wanted_again() {
    let world = World::new().await;
    world.import(&hall(1)).await;
    let mut one = arrives(&world, 1).await;
    let shown = one.presses("r:recap:town-hall").await;
    assert!(shown.contains("I will send you the recap"), "{shown}");
    assert_eq!((way(&world, 1).await, numbers(&world).await), (Some(Way::Recap), [0; 4]));
    // Who comes after all keeps nothing of it but the place.
    one.presses("r:in:town-hall").await;
    one.presses("r:recap:town-hall").await;
    assert_eq!(way(&world, 1).await, Some(Way::InPerson), "nobody gives up a place for it");
    let end = world.event("town-hall").await.end_instant();
    world.clock.advance(end - testing::world::NOW);
    let shown = one.presses("r:recap:town-hall").await;
    assert_eq!(way(&world, 1).await, Some(Way::Recap), "{shown}");
    one.presses("r:recap!:town-hall").await;
    assert_eq!(way(&world, 1).await, None);
    recounts(&world).await;
}

#[tokio::test]
async fn whose_own_clock_shows_another_time_reads_that_too() {
    let world = World::new().await;
    world.import(FORUM).await;
    let mut one = arrives(&world, 1).await;
    let shown = one.types("/events town-hall").await;
    assert!(!shown.contains("In your own time"), "{shown}");
    one.types("/follow").await;
    one.taps("Follow").await;
    one.presses("home").await;
    one.types("France").await;
    one.types("Lyon").await;
    let shown = one.types("/events town-hall").await;
    let (venue, own) = ("2:00 pm to 5:30 pm (Surrey time)", "10:00 pm, to");
    assert!(
        shown.contains(venue) && shown.contains("In your own time") && shown.contains(own),
        "{shown}"
    );
    one.presses("r:in:town-hall").await;
    assert_eq!(ticket(&world, 1).await.zone.as_deref(), Some("Europe/Paris"));
}
