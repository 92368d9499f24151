//! Staff on Discord, and what a channel may see.

use bot_core::command::Role;
use bot_core::locale::Locale;

use super::BOTH;
use testing::member::Member;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moderator_who_is_asked_on_air_reads_the_total_aloud() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.arrives().await;
        // A server hides what is for staff; in the chat with the bot everything is offered.
        let direct = film.person.room();
        film.slash_in(&direct, "totals", &[]).await;
        film.bot.grant(&film.person, Role::Moderator).await;
        film.slash_in(&direct, "totals", &[("petition", "vote-from-abroad")]).await;
        film.cut("moderator").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_makes_an_owner_on_discord() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        let code = film.bot.world.invite(Role::Owner).await;
        film.person
            .slash(&film.room.clone(), "start", &[("code", &format!("invite_{code}"))])
            .await;
        let language = format!("lang:{locale}");
        film.presses(&language).await;
        let direct = film.person.room();
        film.slash_in(&direct, "roles", &[]).await;
        film.cut("owner").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_others_write_in_a_channel_is_none_of_the_bots_business() {
    let film = Member::new(Locale::EN).await;
    let calls = film.bot.discord.calls().len();
    film.person.write(&film.room, "/sign vote-from-abroad").await;
    film.person.mention(&film.room, "sign").await;
    film.bot.discord.settle().await;
    assert_eq!(film.bot.discord.calls().len(), calls);
    film.bot.close().await;
}
