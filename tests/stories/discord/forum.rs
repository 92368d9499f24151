//! Coming to a forum, on Discord.

use bot_core::command::Role;
use bot_core::platform::Platform;

use super::BOTH;
use crate::event::rsvp::{FORUM, entry_of};
use testing::member::Member;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_supporter_comes_to_a_forum_and_a_helper_minds_its_door() {
    for locale in BOTH {
        let mut film = Member::new(locale).await;
        film.bot.world.import(FORUM).await;
        film.arrives().await;
        film.slash("cancel", &[]).await;
        film.slash("events", &[("forum", "town-hall")]).await;
        film.presses("r:come:").await;
        film.presses("r:in:").await;
        let entry = entry_of(&film.bot.world, Platform::Discord, film.person.id()).await;
        let code = entry.unwrap().0.code;
        film.presses("r:ics:").await;
        film.presses("r:map:").await;
        film.presses("r:no:").await;
        film.presses("event:").await;
        film.bot.grant(&film.person, Role::Moderator).await;
        let start = film.bot.world.event("town-hall").await.start_instant();
        film.bot.pass(start - testing::world::NOW - 3_600);
        // A server hides what is for staff; in the chat with the bot everything is offered.
        let direct = film.person.room();
        film.slash_in(&direct, "checkin", &[]).await;
        film.writes(&code).await;
        film.writes(&code).await;
        film.presses("r:done").await;
        film.slash_in(&direct, "checkin", &[("code", &code)]).await;
        // One in thousands has no letter, and looks alike in both cases.
        for code in [code.to_uppercase(), code] {
            film.text = film.text.replace(&code, "K7M2QX");
        }
        film.cut("forum").await;
    }
}
