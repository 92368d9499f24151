//! One announcement to followers on Telegram and to a channel of a Discord server, from one process.

use std::collections::BTreeMap;

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::locale::Locale;
use bot_core::store::announcements::{self, Announcement, State};

use super::Both;
use testing::broadcasts::{assert_adds_up, follower, news, write_announcement, write_follows};
use testing::discord::Person;
use testing::host::Host;

const TEXT: &str = "The forum is on Sunday.";
const FOLLOWERS: u64 = 40;
/// Discord: permission MANAGE_GUILD.
const RUNS_THE_SERVER: u64 = 32;

/// What became of it, once all is told.
async fn done(host: &Host) -> Announcement {
    let mut conn = host.conn().await;
    let mut found = None;
    let sent = async || {
        found = announcements::find(&mut conn, "both").await.unwrap();
        found.as_ref().is_some_and(|found| found.state == State::Done)
    };
    testing::until("it is sent", sent).await;
    conn.close().await;
    found.unwrap()
}

/// Announces to followers and channels, with people on Telegram of whom two have left.
async fn announce(host: &Host) {
    host.tg.acquaintance(1_000_000, "Author");
    let ids = 10_000_000..10_000_000 + FOLLOWERS;
    for id in ids.clone() {
        let person = host.tg.acquaintance(id.cast_signed(), "Sokha");
        if id % 20 == 0 {
            person.block().await;
        }
    }
    host.tg.settle().await;
    let mut conn = host.conn().await;
    write_follows(&mut conn, ids.map(follower)).await;
    let mut content = news();
    content.audience.channels = true;
    content.text = BTreeMap::from([(Locale::EN, TEXT.to_owned())]);
    let state = (State::Building, 0);
    write_announcement(&mut conn, ("both", SystemClock.now()), content, state).await;
    conn.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_reaches_both_platforms_and_its_statement_adds_up() {
    let mut both = Both::new(Locale::EN, "Sokha").await;
    let discord = both.host.discord().clone();
    let guild = discord.guild("Khmer Paris");
    let (told, quiet) = (guild.text("news"), guild.text("talk"));
    let dara: Person = discord.person("Dara");
    guild.join(&[&dara]);
    guild.grant(&dara, &guild.role("Team", RUNS_THE_SERVER));
    both.host.does(["role", "grant", &format!("discord:{}", dara.id()), "organizer"]);
    dara.slash(&told, "channel", &[]).await;
    dara.press("English").await;
    dara.slash(&told, "channel", &[]).await;
    assert!(dara.screen().contains("gets announcements"), "{}", dara.screen());
    announce(&both.host).await;
    let stored = done(&both.host).await;
    assert_adds_up(&stored);
    let (people, counts) = (i64::try_from(FOLLOWERS).unwrap(), stored.counts);
    assert_eq!((counts.built, counts.sent, counts.gone), (people + 1, people - 1, 2));
    both.host.settle().await;
    assert_eq!(both.host.tg.sent(TEXT), usize::try_from(people - 2).unwrap());
    assert!(both.host.tg.receivers(TEXT).values().all(|times| *times == 1));
    let [post] = told.messages().try_into().unwrap();
    assert!(post.content.contains(TEXT) || format!("{:?}", post.embeds).contains(TEXT));
    assert!(quiet.messages().is_empty() && both.room.messages().is_empty());
    both.slash("mydata", &[]).await;
    both.host.stop().await;
    discord.assert_no_violations();
    both.host.tg.assert_no_violations();
}
