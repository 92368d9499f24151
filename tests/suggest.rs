//! What is suggested while somebody on Discord types after a command.

use testing::discord::{Fault, When};
use testing::discord_world::DiscordWorld;
use testing::simulated::Gate;

const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_petition_is_suggested_by_any_part_of_its_title_and_nothing_by_nonsense() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok").locale("en-US");
    let room = sok.room();
    sok.slash(&room, "language", &[]).await;
    sok.press_id("lang:en").await;
    let all = sok.autocomplete(&room, "sign", "petition", "").await;
    assert!(all.len() > 1, "{all:?}");
    let found = sok.autocomplete(&room, "sign", "petition", "PARIS").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(all.contains(&found[0]) && found[0].contains("Paris"), "{found:?}");
    assert!(sok.autocomplete(&room, "sign", "petition", "xyzzy").await.is_empty());
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn very_many_letters_at_once_get_no_suggestions_and_each_gets_an_answer() {
    let bot = DiscordWorld::new().await;
    let sok = bot.discord.person("Sok");
    let room = sok.room();
    let gate = Gate::closed();
    bot.discord.inject(When::operation(CALLBACK), Fault::Held(gate.clone()));
    let ids: Vec<u64> =
        (0..80).map(|_| sok.begin_autocomplete(&room, "sign", "petition", "")).collect();
    bot.discord.wait_for("all answers are on their way", |discord| discord.held() == 80).await;
    gate.open();
    bot.discord.settle().await;
    let count = ids.iter().filter(|id| !sok.choices(**id).is_empty()).count();
    assert_eq!(count, 64);
    assert!(ids.iter().all(|id| sok.is_answered(*id)));
    bot.close().await;
}
