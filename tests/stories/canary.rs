//! Nobody who gets hold of the store, its copies or its logs learns who signed.

mod connected;
mod discord;
mod forgotten;
mod needles;
mod people;
mod rows;

use std::time::Duration;

use bot_core::vault::Seed;
use needles::Needles;
use people::{Canary, signers};

use testing::host::Host;

/// All do the same thing, and the bot answers all.
async fn all(host: &Host, canaries: &[Canary], act: impl AsyncFn(&Canary)) {
    for canary in canaries {
        act(canary).await;
    }
    host.tg.try_settle(Duration::from_secs(240)).await.unwrap();
}

async fn press(canary: &Canary, english: &'static str, khmer: &'static str) {
    canary.person.press(canary.label(english, khmer)).await;
}

/// From START to news, with a mistake on the way.
async fn everyone_signs(host: &Host, canaries: &[Canary]) {
    all(host, canaries, async |one| {
        one.person.start(None).await;
    })
    .await;
    all(host, canaries, async |one| press(one, "English", "ខ្មែរ").await).await;
    all(host, canaries, async |one| press(one, "I agree", "ខ្ញុំយល់ព្រម").await).await;
    all(host, canaries, async |one| {
        one.person.send(&one.nowhere).await;
    })
    .await;
    all(host, canaries, async |one| {
        one.person.send("Liechtenstein").await;
    })
    .await;
    all(host, canaries, async |one| {
        if one.types {
            one.person.send(&one.name).await;
        } else {
            let first = one.name.split(' ').next().unwrap();
            one.person.press(first).await;
        }
    })
    .await;
    // What was typed is shown back, with a button that takes it.
    all(host, canaries, async |one| {
        if one.types {
            one.person.press(&one.name).await;
        }
    })
    .await;
    all(host, canaries, async |one| {
        one.person.send(&one.region).await;
    })
    .await;
    all(host, canaries, async |one| {
        one.person.press(&one.region).await;
    })
    .await;
    all(host, canaries, async |one| press(one, "Follow news", "តាមដាន").await).await;
    all(host, canaries, async |one| {
        one.person.send("/events surrey").await;
    })
    .await;
    all(host, canaries, async |one| press(one, "I will come", "ខ្ញុំនឹងចូលរួម").await).await;
}

/// One of them is an organizer who begins a question and leaves it.
async fn begins_a_question(host: &Host, one: &Canary) {
    host.does(["role", "grant", &format!("telegram:{}", one.person.id()), "organizer"]);
    for text in ["/newfaq", "English", "Signing and safety", rows::DRAFTED[0], "An answer", "words"]
    {
        one.person.send(text).await;
        host.tg.settle().await;
    }
    press(one, "Later", "ពេលក្រោយ").await;
    host.tg.settle().await;
    one.person.document(rows::DRAFTED[1], b"%PDF-1.7").await;
    host.tg.settle().await;
    let mut conn = host.conn().await;
    let drafts = conn.all("SELECT id FROM drafts", Vec::new()).await.unwrap();
    assert_eq!(drafts.len(), 1, "{}", one.person.screen());
    conn.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hundreds_of_signers_leave_no_trace_that_can_be_read() {
    let mut host = Host::running().await;
    let mut seed = Seed::from_bytes([42; 32]);
    let canaries: Vec<Canary> =
        (0..signers()).map(|number| Canary::new(&host.tg, number, &mut seed)).collect();
    let mut needles = Needles::new();
    let mut names = Needles::new();
    for canary in &canaries {
        canary.tell(&mut needles);
        canary.tell_names(&mut names);
    }
    needles.add("the token", host.tg.token().as_bytes());
    rows::SAID.iter().for_each(|words| needles.add("an announcement", words.as_bytes()));
    rows::DRAFTED.iter().for_each(|words| needles.add("a draft", words.as_bytes()));
    everyone_signs(&host, &canaries).await;
    begins_a_question(&host, &canaries[0]).await;
    rows::announce(&host).await;
    let report = host.does(["totals", "--json"]).stdout;
    assert!(report.contains(&format!("\"total\":{}", signers())), "{report}");
    host.does(["backup", "backup.db"]);
    host.does(["export", "vote-from-abroad", "--out", "export.tar"]);
    nothing_is_found(&needles, &host, 2_000 * signers());
    rows::nothing_opens_to_a_name(&host, &names).await;
    rows::no_table_remembers_an_order(&host).await;
    export_holds_every_name(&host, &canaries);
    host.tg.assert_no_violations();
    host.stop().await;
    rows::the_file_does_not_tell_who_came_first(&host, &canaries).await;
}

/// The code of `/connect` on a screen.
fn code_in(screen: &str) -> String {
    let words = screen.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let mut codes = words.filter(|word| word.len() == 9 && word.as_bytes()[4] == b'-');
    codes.next().unwrap_or_else(|| panic!("no code:\n{screen}")).to_owned()
}

/// Nowhere on the host's computer. What was searched has so many bytes at least.
fn nothing_is_found(needles: &Needles, host: &Host, least: usize) {
    let places = [
        ("the database", host.database()),
        ("the log", host.bytes("log")),
        ("the backup", host.bytes("backup.db")),
        ("the export", host.bytes("export.tar")),
    ];
    // Libraries are kept quiet whatever RUST_LOG asks: the log is as short as it is.
    assert!(String::from_utf8_lossy(&host.bytes("log")).contains("the bot is running"));
    for (place, bytes) in places {
        assert!(place == "the log" || bytes.len() > least, "{place}: {} bytes", bytes.len());
        let found = needles.found_in(&bytes);
        let few: Vec<&String> = found.iter().take(10).collect();
        assert!(found.is_empty(), "{} things stand in {place}: {few:?}", found.len());
    }
}

/// The other side of the same coin: key-holders read every name and region.
fn export_holds_every_name(host: &Host, canaries: &[Canary]) {
    host.does(["open", "export.tar", "--identity", "petition.key", "--csv", "names.csv"]);
    let table = String::from_utf8(host.bytes("names.csv")).unwrap();
    for canary in canaries {
        let row = table.lines().find(|line| line.contains(&canary.name));
        let row = row.unwrap_or_else(|| panic!("the name of {} is lost", canary.person.id()));
        assert!(row.contains(&canary.region) && row.contains("LI"), "{row}");
    }
}
