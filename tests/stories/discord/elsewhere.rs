//! A campaign that lets nobody sign on Discord.

use bot_core::campaign::SAMPLE;

use super::BOTH;
use testing::discord_world::DiscordWorld;
use testing::member::Member;
use testing::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sign_leads_to_the_same_petition_on_telegram() {
    for locale in BOTH {
        let world = World::new().await;
        let campaign = "\n[discord]\nsign = \"telegram\"\n\n[[petition]]\n";
        world.import(&SAMPLE.replacen("\n[[petition]]\n", campaign, 1)).await;
        let mut film = Member::over(DiscordWorld::beside_telegram(world).await, locale);
        let seen = film.slash("sign", &[("petition", "vote-from-abroad")]).await;
        assert!(!seen.is_empty());
        let language = format!("lang:{locale}");
        let seen = film.presses(&language).await;
        assert!(seen.contains("https://t.me/samleng_bot?start=vote-from-abroad"), "{seen}");
        // A button from before the decision signs nothing either.
        let message = film.person.messages().pop().unwrap();
        let seen = film.person.press_raw(&message, "agree:vote-from-abroad:1:1").await;
        film.note("[agree:vote-from-abroad:1:1]", &seen);
        assert_eq!(film.total().await, 0);
        film.cut("elsewhere").await;
    }
}
