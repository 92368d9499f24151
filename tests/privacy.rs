//! `/privacy`: what is kept and who can read it, and the way to one's own data.

use bot_core::msg;

use testing::actor::Actor as _;
use testing::film::READERS;
use testing::telegram_world::TelegramWorld;

#[tokio::test]
async fn from_privacy_people_get_to_their_data_and_to_whom_they_can_report_a_problem() {
    for (locale, name) in READERS {
        let bot = TelegramWorld::new().await;
        let mut phone = bot.settled(70_001, name, locale).await;
        phone.says("command-privacy").await;
        let privacy = phone.screen();
        assert!(privacy.contains(&phone.label(msg!("privacy-title"))), "{privacy}");
        phone.taps(msg!("button-report")).await;
        let meanwhile = phone.label(msg!("report-meanwhile"));
        assert!(phone.screen().contains(&meanwhile), "{}", phone.screen());
        phone.taps(msg!("button-back")).await;
        assert_eq!(phone.screen(), privacy);
        phone.taps(msg!("button-mydata")).await;
        phone.types("/mydata").await;
        let data = phone.screen();
        phone.types("/privacy").await;
        assert_eq!(phone.screen(), privacy);
        phone.taps(msg!("button-mydata")).await;
        assert_eq!(phone.screen(), data, "the button shows what the command shows");
        bot.close().await;
    }
}
