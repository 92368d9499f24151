//! The simulated Telegram itself, with the real client library as the bot.

use teloxide::{Bot, requests::Requester};

use crate::support::telegram::Telegram;

fn bot(tg: &Telegram) -> Bot {
    Bot::new(tg.token()).set_api_url(tg.url().parse().expect("a URL"))
}

#[tokio::test]
async fn the_client_library_talks_to_it() {
    let tg = Telegram::start().await;
    let me = bot(&tg).get_me().await.expect("getMe");
    assert_eq!(me.username(), tg.username());
}
