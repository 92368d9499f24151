//! Who connects two accounts leaves no trace either: neither ids of Telegram or Discord, nor names, nor codes.

use std::collections::BTreeMap;

use bot_core::incoming::Event;
use bot_core::platform::Platform;
use bot_core::vault::Seed;

use super::needles::Needles;
use super::rows::{self, PERSONAL};
use testing::world::{Someone, World, rendered};

/// A snowflake of Discord has 18 or 19 digits.
const SNOWFLAKE: u64 = 1_190_000_000_000_000_777;

fn word(seed: &mut Seed) -> String {
    seed.bytes()[..16].iter().map(|byte| char::from(b'a' + byte % 26)).collect()
}

async fn said(phone: &mut Someone, event: Event) -> String {
    let incoming = phone.incoming(event);
    phone.submit(incoming).await.replies.iter().map(rendered).collect()
}

/// Two accounts, as far as this: a code, a question, one yes, connected, parted.
async fn goes(phones: &mut [Someone; 2], far: usize, needles: &mut Needles) {
    let [telegram, discord] = phones;
    telegram.signs("France").await;
    discord.signs("Japan").await;
    let shown = said(telegram, Event::Text("/connect".to_owned())).await;
    let code = shown.lines().find(|line| line.len() == 9 && line.as_bytes()[4] == b'-').unwrap();
    let plain = code.replace('-', "").to_lowercase();
    needles.add("a code", code.as_bytes());
    needles.add("a code as it is read", plain.as_bytes());
    let steps = [
        (1, format!("/connect {code}")),
        (1, format!("connect-yes:{plain}")),
        (0, format!("connect-yes:{plain}")),
        (1, "disconnect!".to_owned()),
    ];
    for (who, data) in steps.into_iter().take(far) {
        let event = if data.starts_with('/') { Event::Text(data) } else { Event::Press(data) };
        said(&mut phones[who], event).await;
    }
}

#[tokio::test]
async fn whoever_connects_accounts_leaves_no_trace_that_can_be_read() {
    let world = World::new().await;
    let mut seed = Seed::from_bytes([43; 32]);
    let mut needles = Needles::new();
    for number in 0..100 {
        let ids = [6_000_000_000 + number * 1_000_003, SNOWFLAKE + number * 1_000_000_007];
        let names = [word(&mut seed), word(&mut seed)];
        for (id, name) in ids.iter().zip(&names) {
            needles.add("a name", name.as_bytes());
            needles.add("an id as text", id.to_string().as_bytes());
            needles.add("an id", &id.to_be_bytes());
            needles.add("an id turned round", &id.to_le_bytes());
        }
        let mut phones = [
            world.person(ids[0], &names[0]),
            world.person_on(Platform::Discord, ids[1], &names[1]),
        ];
        goes(&mut phones, usize::try_from(number % 5).unwrap(), &mut needles).await;
    }
    let mut conn = world.conn().await;
    no_two_tables_share_a_value(&mut conn).await;
    conn.close().await;
    let file = world.file();
    for ending in ["", "-wal", "-shm"] {
        let bytes = std::fs::read(format!("{}{ending}", file.display())).unwrap_or_default();
        let found = needles.found_in(&bytes);
        assert!(found.is_empty(), "in the file{ending}: {found:?}");
    }
}

/// Equal values would join the tables of a stolen database.
async fn no_two_tables_share_a_value(conn: &mut bot_core::store::Conn) {
    let mut seen: BTreeMap<Vec<u8>, &str> = BTreeMap::new();
    let more: [(&str, &str, &[&str]); 2] = [("accounts", "person", &[]), ("bars", "holder", &[])];
    for (table, column, _) in PERSONAL.iter().chain(&more) {
        let sql = rows::statement(format!("SELECT DISTINCT {column} FROM {table}"));
        let all = conn.all(sql, Vec::new()).await.unwrap();
        let filled = ["offers", "connecting", "links", "bars", "accounts", "signatures"];
        assert!(!filled.contains(table) || !all.is_empty(), "{table} is empty");
        for row in all {
            let before = seen.insert(row.blob(0).unwrap(), table);
            assert_eq!(before, None, "{table}.{column} has a value of another table");
        }
    }
}
