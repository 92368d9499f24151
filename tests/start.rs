//! Links that start the bot: what they lead to, and that it is not lost on the way.

use bot_core::msg;
use bot_core::store::tallies::CHANNEL;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::MAIN;

#[tokio::test]
async fn whatever_comes_before_the_language_does_not_lose_the_link() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.start(Some(&format!("{MAIN}_forum"))).await;
        phone.person.sticker().await;
        phone.look("sends a sticker").await;
        phone.types("?!").await;
        phone.says("command-start").await;
        phone.start(None).await;
        let name = phone.label(msg!("language-name"));
        phone.types(&name).await;
        assert_film("before_the_language", locale, &phone.film());
        phone.signs_on("FR").await;
        assert_eq!(bot.world.tally(MAIN, CHANNEL, "forum").await, 1);
        bot.close().await;
    }
}

#[tokio::test]
async fn an_invented_channel_is_not_counted_and_an_invented_petition_leads_to_the_main_one() {
    let bot = TelegramWorld::new().await;
    let links = [format!("{MAIN}_invented"), "nonsense_facebook".to_owned(), format!("{MAIN}_")];
    for (id, link) in (70_001..).zip(&links) {
        let mut phone = bot.phone(id, "Dara", READERS[1].0);
        phone.start(Some(link)).await;
        phone.chooses_language().await;
        phone.signs_on("FR").await;
    }
    assert_eq!(bot.world.tally(MAIN, CHANNEL, "-").await, 3);
    assert_eq!(bot.world.tally(MAIN, CHANNEL, "invented").await, 0);
    assert_eq!(bot.world.tally(MAIN, CHANNEL, "facebook").await, 0);
    bot.close().await;
}
