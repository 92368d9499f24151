//! The same on Discord: asked in a channel's private answers, answered by a moderator there.

use bot_core::command::Role;
use bot_core::locale::Locale;

use super::{only, open};
use testing::discord::Discord;
use testing::discord_world::DiscordWorld;
use testing::film::assert_film;

#[tokio::test]
async fn a_question_asked_on_discord_is_answered_there() {
    for locale in [Locale::KM, Locale::EN] {
        let bot = DiscordWorld::new().await;
        let guild = bot.discord.guild("Lyon");
        let room = guild.text("general");
        let (sokha, bopha) = (bot.discord.person("Sokha"), bot.discord.person("Bopha"));
        guild.join(&[&sokha, &bopha]);
        bot.grant(&bopha, Role::Moderator).await;
        let mut film = String::new();
        for person in [&sokha, &bopha] {
            person.slash(&room, "start", &[]).await;
            person.press_id(&format!("lang:{locale}")).await;
            person.slash(&room, "cancel", &[]).await;
        }
        let words = if locale == Locale::KM {
            "តើវាមានសុវត្ថិភាពទេ?"
        } else {
            "Is it safe?"
        };
        let answer = if locale == Locale::KM {
            "បាទ មានសុវត្ថិភាព។"
        } else {
            "Yes, it is."
        };
        film += &format!("» /ask\n{}\n\n", sokha.slash(&room, "ask", &[("words", words)]).await);
        film += &format!("» send\n{}\n\n", sokha.press_start("in:send").await);
        let id = only(&bot.world).await.id;
        let came = |_: &Discord| bopha.screen().contains(words);
        bot.discord.wait_for("the note comes", came).await;
        film += &format!("== A moderator\n{}\n\n", bopha.screen());
        film += &format!("» answer\n{}\n\n", bopha.press_id(&format!("new:in:answer:{id}")).await);
        film += &format!("» writes\n{}\n\n", bopha.dm(answer).await);
        film += &format!("» send\n{}\n\n", bopha.press_start("in:reply").await);
        let came = |_: &Discord| sokha.screen().contains(answer);
        bot.discord.wait_for("the answer comes", came).await;
        film += &format!("== The asker\n{}\n", sokha.screen());
        assert!(open(&bot.world).await.is_empty());
        for (whose, other) in [(&sokha, &bopha), (&bopha, &sokha)] {
            let all: String = whose.messages().iter().map(|one| format!("{one:?}")).collect();
            assert!(!all.contains(&other.id().to_string()), "{all}");
        }
        let film = film.replace(&id, "‹id›");
        assert_film("inbox_discord", locale, &film);
        bot.close().await;
    }
}

#[tokio::test]
async fn a_voice_message_in_a_direct_message_is_kept_and_listened_to() {
    let bot = DiscordWorld::new().await;
    let guild = bot.discord.guild("Lyon");
    let room = guild.text("general");
    let (sokha, bopha) = (bot.discord.person("Sokha"), bot.discord.person("Bopha"));
    guild.join(&[&sokha, &bopha]);
    bot.grant(&bopha, Role::Moderator).await;
    for person in [&sokha, &bopha] {
        person.slash(&room, "start", &[]).await;
        person.press_id("lang:en").await;
        person.slash(&room, "cancel", &[]).await;
    }
    sokha.slash(&room, "ask", &[]).await;
    let said = sokha.dm_file("voice-message.ogg", b"OggS a voice", "audio/ogg").await;
    assert!(said.contains("A voice note (3 seconds)"), "{said}");
    sokha.press_start("in:send").await;
    let item = only(&bot.world).await;
    let file = item.said.voice.clone().unwrap().file;
    let kept = async || bot.world.engine.file(&file).await.unwrap().is_some();
    testing::until("the bytes are here", kept).await;
    let came = |_: &Discord| bopha.screen().contains("voice note");
    bot.discord.wait_for("the note comes", came).await;
    // A server hides what is for staff; in the chat with the bot everything is offered.
    bopha.slash(&bopha.room(), "inbox", &[]).await;
    bopha.press_id(&format!("in:open:{}", item.id)).await;
    bopha.press_id(&format!("in:listen:{}", item.id)).await;
    let came = |_: &Discord| bopha.messages().iter().any(|one| !one.attachments.is_empty());
    bot.discord.wait_for("the voice comes", came).await;
    bot.close().await;
}
