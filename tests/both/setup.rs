//! From an empty folder to an owner, with both tokens and with Discord's alone.

use bot_core::campaign::SAMPLE;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::text::Message;
use bot_core::vault::parse_identities;

use super::{Both, sound, total};
use testing::binary::{answer, read_until, samleng};
use testing::discord::Discord;
use testing::film::READERS;
use testing::host::{Host, On};
use testing::telegram::Telegram;
use testing::world::words;

/// What the bot's own address on Discord asks a server for: five permissions and its commands.
const INVITE: &str = "https://discord.com/oauth2/authorize?client_id=1300000000000000000&scope=bot+applications.commands&permissions=";

fn settings(host: &Host) -> String {
    String::from_utf8(host.bytes(".env")).unwrap()
}

/// The payload of the owner's invitation.
fn invitation(printed: &str) -> String {
    let at = printed.find("invite_").unwrap();
    printed[at..].split_whitespace().next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tokens_make_one_campaign_on_both_platforms() {
    let mut host = Host::set_up_on(On::Both).await;
    let printed = host.printed.clone();
    assert!(printed.contains("This is @samleng_test_bot."), "{printed}");
    assert!(printed.contains("On Discord this is Samleng."), "{printed}");
    assert!(printed.contains("https://t.me/samleng_test_bot?start=invite_"), "{printed}");
    assert!(printed.contains(INVITE), "{printed}");
    for token in [host.tg.token(), host.discord().token()] {
        assert!(settings(&host).contains(&token) && !printed.contains(&token));
    }
    host.start().await;
    let both = Both::over(host, Locale::EN, "Sokha").await;
    let owner = both.host.tg.person(70_009, "Dara");
    owner.start(Some(&invitation(&printed))).await;
    both.host.settle().await;
    owner.press("English").await;
    both.host.settle().await;
    assert!(owner.screen().contains("You are now owner"), "{}", owner.screen());
    both.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn discords_token_alone_leads_to_an_owner_and_a_signature() {
    let mut host = Host::set_up_on(On::Discord).await;
    let printed = host.printed.clone();
    let code = invitation(&printed);
    assert!(printed.contains(&format!("\n/start code:{code}\n")), "{printed}");
    assert!(printed.contains(INVITE) && !printed.contains("t.me"), "{printed}");
    assert!(!printed.contains(&host.discord().token()) && !printed.contains("AGE-SECRET-KEY"));
    assert!(!settings(&host).contains("TELEGRAM"), "{}", settings(&host));
    host.start().await;
    let guild = host.discord().guild("Lyon");
    let room = guild.text("general");
    let [owner, late] = ["Dara", "Sokha"].map(|name| host.discord().person(name));
    guild.join(&[&owner, &late]);
    for (person, says) in
        [(&owner, "You are now owner of this campaign."), (&late, "was used already or is too old")]
    {
        person.slash(&room, "start", &[("code", &code)]).await;
        let seen = person.press("English").await;
        assert!(seen.contains(says), "{seen}");
    }
    let seen = owner.slash(&owner.room(), "roles", &[]).await;
    assert!(seen.contains("Invite a moderator"), "{seen}");
    owner.slash(&room, "sign", &[]).await;
    for label in ["I agree", "France", "Sign as Dara"] {
        owner.press(label).await;
    }
    assert!(room.messages().is_empty(), "the channel saw something");
    assert_eq!(total(&host), 1);
    sound(&host);
    host.stop().await;
    host.discord().assert_no_violations();
    let log = String::from_utf8(host.bytes("log")).unwrap();
    assert!(!log.contains(&host.discord().token()) && !log.contains(&code));
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_errs_with_each_token_wants_neither_and_then_both() {
    for (locale, name) in READERS {
        let (tg, discord) = (Telegram::start().await, Discord::start().await);
        let words = |message: Message| words(locale, message);
        let home = tempfile::tempdir().unwrap();
        let run = samleng(home.path()).args(["setup", "--key-out", "petition.key", "--language"]);
        let run = run.args([locale.as_str(), "--campaign-tz", "UTC", "--default-locale", "en"]);
        let run = run.env("TELEGRAM_API_URL", tg.url());
        let mut run = run.env("DISCORD_API_URL", discord.url()).spawn();
        let telegram = words(msg!("setup-telegram-token"));
        let on_discord = words(msg!("setup-discord-token"));
        let mut seen = answer(&mut run, &telegram, "7654321:hunter2");
        seen += &answer(&mut run, &telegram, "");
        assert!(seen.contains("Telegram does not know this token"), "{seen}");
        answer(&mut run, &on_discord, "hunter2");
        let unknown = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Other1.hunter2_hunter2_hunter2_hunter2";
        let implausible = answer(&mut run, &on_discord, unknown);
        let refused = answer(&mut run, &on_discord, "");
        for seen in [&implausible, &refused] {
            assert!(seen.contains("Discord does not know this token"), "{seen}");
        }
        let again = answer(&mut run, &telegram, &tg.token());
        assert!(again.contains(&words(msg!("setup-no-platform"))), "{again}");
        seen += &answer(&mut run, &on_discord, &discord.token());
        assert!(seen.contains(&words(msg!("setup-telegram-name", name = "samleng_test_bot"))));
        let named = answer(&mut run, &words(msg!("setup-holders-key")), "");
        assert!(named.contains(&words(msg!("setup-discord-name", name = "Samleng"))), "{named}");
        let last = read_until(&mut run, "`samleng run`");
        assert!(last.contains(&words(msg!("setup-discord-invite"))) && last.contains(INVITE));
        assert!(last.contains("https://t.me/samleng_test_bot?start=invite_"), "{last}");
        assert!(run.wait().unwrap().success());
        for said in [&seen, &implausible, &refused, &again, &named, &last] {
            assert!(!said.contains("hunter2"), "{said}");
        }
        let key = std::fs::read_to_string(home.path().join("petition.key")).unwrap();
        parse_identities(&key).unwrap();
        let mut host = Host::of(home, tg, Some(discord), last);
        host.does(["import", "sample"]);
        host.start().await;
        let mut both = Both::over(host, locale, name).await;
        both.signs_on_discord("FR").await;
        assert_eq!(both.total(), 1);
        both.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_that_is_signed_on_telegram_does_not_start_without_it() {
    let mut host = Host::set_up_on(On::Discord).await;
    let campaign = "\n[discord]\nsign = \"telegram\"\n\n[[petition]]\n";
    let file = SAMPLE.replacen("\n[[petition]]\n", campaign, 1);
    std::fs::write(host.file("campaign.toml"), file).unwrap();
    host.does(["import", "campaign.toml"]);
    let before = host.database();
    let ended = host.samleng(["run"]).output("");
    assert_eq!((ended.code, ended.stderr.lines().count()), (2, 1), "{}", ended.stderr);
    for part in
        ["[discord] sign = \"telegram\"", "TELEGRAM_BOT_TOKEN is missing", "sign = \"here\""]
    {
        assert!(ended.stderr.contains(part), "{part}: {}", ended.stderr);
    }
    assert!(host.database() == before && host.discord().connected() == 0);
    // What it says helps, the one way and the other.
    let tokens = [("TELEGRAM_BOT_TOKEN", host.tg.token()), ("TELEGRAM_API_URL", host.tg.url())];
    host.settings.extend(tokens);
    host.start().await;
    host.stop().await;
    host.settings.truncate(host.settings.len() - 2);
    let here =
        SAMPLE.replacen("\n[[petition]]\n", &campaign.replace("\"telegram\"", "\"here\""), 1);
    std::fs::write(host.file("campaign.toml"), here).unwrap();
    host.does(["import", "campaign.toml"]);
    host.start().await;
    host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_discord_bots_token_does_not_take_the_store_over() {
    let mut host = Host::running_on(On::Both).await;
    host.stop().await;
    let other = Discord::start_for(1_200_000_000_000_000_000, "Other").await;
    let run = host.samleng(["run"]).env("DISCORD_BOT_TOKEN", other.token());
    let ended = run.env("DISCORD_API_URL", other.url()).output("");
    assert_eq!((ended.code, ended.stderr.lines().count()), (2, 1), "{}", ended.stderr);
    let says = "belongs to another Discord bot: use that bot's token, or another DATABASE_URL";
    assert!(ended.stderr.contains(says), "{}", ended.stderr);
    assert!(!ended.stderr.contains(&other.token()) && other.connected() == 0);
    host.start().await;
    host.stop().await;
}
