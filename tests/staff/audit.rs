//! What the team does is written down: sealed, and only added to.

use std::collections::BTreeMap;

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::Conn;
use bot_core::store::audit::Act;
use bot_core::vault::{Cell, HostSecret};

use super::{invites, owner};
use testing::actor::Actor as _;
use testing::host::Host;
use testing::sources;
use testing::telegram_world::TelegramWorld;
use testing::world::{NOW, World};

/// One row: when, what, and the sealed rest.
type Row = (i64, String, Vec<u8>);

async fn rows(conn: &mut Conn) -> BTreeMap<Vec<u8>, Row> {
    let rows = conn.all("SELECT id, at, act, sealed FROM audit", Vec::new()).await.unwrap();
    let read = |row: &bot_core::store::Row| {
        let rest = (row.int(1).unwrap(), row.text(2).unwrap(), row.blob(3).unwrap());
        (row.blob(0).unwrap(), rest)
    };
    rows.iter().map(read).collect()
}

async fn of(world: &World) -> BTreeMap<Vec<u8>, Row> {
    let mut conn = world.conn().await;
    let rows = rows(&mut conn).await;
    conn.close().await;
    rows
}

/// What one row seals: the role and the label.
fn opened(secret: &HostSecret, id: &[u8], sealed: &[u8]) -> (String, String) {
    let cell = Cell { table: "audit", column: "sealed", row: id };
    let act: Act = secret.open(cell, sealed).value().unwrap();
    (act.what[0].clone(), act.what[1].clone())
}

fn acts(secret: &HostSecret, rows: &BTreeMap<Vec<u8>, Row>) -> Vec<(String, String, String)> {
    let mut acts: Vec<_> = rows
        .iter()
        .map(|(id, (_, act, sealed))| {
            let (role, label) = opened(secret, id, sealed);
            (act.clone(), role, label)
        })
        .collect();
    acts.sort();
    acts
}

#[tokio::test]
async fn every_change_of_the_team_adds_a_sealed_row_and_touches_no_other() {
    let bot = TelegramWorld::new().await;
    let mut dara = owner(&bot, "Dara", Locale::EN).await;
    assert!(of(&bot.world).await.is_empty());
    let mut seen = BTreeMap::new();
    let link = invites(&mut dara, Role::Moderator, "Lyon").await;
    let mut sokha = bot.settled(70_002, "Sokha", Locale::EN).await;
    for (count, act) in (1..).zip(["role_invited", "role_taken", "role_removed"]) {
        match act {
            "role_taken" => sokha.start(Some(&link)).await,
            "role_removed" => {
                dara.types("/roles").await;
                dara.taps(msg!("button-remove", label = "Lyon")).await;
                dara.taps(msg!("button-remove-sure")).await;
            }
            _ => {}
        }
        let now = of(&bot.world).await;
        assert_eq!(now.len(), count, "{act}");
        assert!(seen.iter().all(|(id, row)| now.get(id) == Some(row)), "{act}: a row was changed");
        let new = now.iter().find(|(id, _)| !seen.contains_key(*id)).unwrap();
        let (id, (at, name, sealed)) = new;
        assert_eq!((*at, name.as_str()), (NOW, act));
        let expected = ("moderator".to_owned(), "Lyon".to_owned());
        assert_eq!(opened(&bot.world.core.secret, id, sealed), expected);
        assert!(!sealed.windows(4).any(|bytes| bytes == b"Lyon"));
        seen = now;
    }
    // What changes nothing is no act.
    sokha.start(Some(&link)).await;
    dara.taps(msg!("button-remove", label = "owner team")).await;
    assert_eq!(of(&bot.world).await, seen);
    bot.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_host_does_is_written_down_too() {
    let host = Host::set_up().await;
    host.does(["role", "grant", "telegram:70002", "moderator"]);
    host.does(["role", "revoke", "telegram:70002", "moderator"]);
    let ended = host.samleng(["role", "revoke", "telegram:70002", "moderator"]).output("");
    assert_eq!(ended.code, 2);
    let mut conn = host.conn().await;
    let rows = rows(&mut conn).await;
    conn.close().await;
    let act =
        |act: &str, role: &str, label: &str| (act.to_owned(), role.to_owned(), label.to_owned());
    let expected = [
        act("owner_invited_by_setup", "owner", "owner"),
        act("role_given_by_host", "moderator", "moderator (host)"),
        act("role_removed_by_host", "moderator", "moderator (host)"),
    ];
    assert_eq!(acts(&host.secret(), &rows), expected);
}

#[test]
fn no_statement_changes_or_removes_what_was_written_down() {
    let all = sources::program();
    let says = |words: &str| all.iter().filter(|(_, text)| text.contains(words)).count();
    assert_eq!(says("INSERT INTO audit"), 1);
    for words in ["UPDATE audit", "DELETE FROM audit", "REPLACE INTO audit", "DROP TABLE audit"] {
        assert_eq!(says(words), 0, "{words}");
    }
}
