//! What people are told of petitions of which nobody can tell any more who signed them.

use bot_core::msg;
use bot_core::store::petitions;

use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram_world::TelegramWorld;
use testing::world::MAIN;

#[tokio::test]
async fn with_the_key_gone_no_screen_says_that_there_is_no_signature() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.phone(70_001, name, locale);
        phone.signs("FR").await;
        let mut conn = bot.world.conn().await;
        conn.begin().await.unwrap();
        petitions::destroy_key(&mut conn, MAIN).await.unwrap();
        conn.commit().await.unwrap();
        conn.close().await;
        phone.types("/cancel").await;
        phone.film();
        phone.types("/mydata").await;
        phone.types("/withdraw").await;
        // Buttons of an earlier day.
        for data in ["withdraw:vote-from-abroad:1", "withdraw!:vote-from-abroad:1"] {
            phone.person.press_data(999, data).await;
            phone.look(&format!("presses data {data:?}")).await;
        }
        phone.types("/forget").await;
        phone.taps(msg!("button-forget-sure")).await;
        assert_film("key_gone", locale, &phone.film());
        assert_eq!(bot.world.total(MAIN).await, 1);
        bot.close().await;
    }
}
