//! Somebody who can write the database but lacks the host secret: an administrator of a hosted server, or a thief
//! of the file who puts it back. Whatever they change in a row that gives a right or an identity, they gain
//! nothing, and the change is found.

use std::collections::{BTreeMap, BTreeSet};

use bot_core::command::Role;
use bot_core::platform::{Account, Platform};
use bot_core::store::proof::{Broken, broken};
use bot_core::store::{Conn, Row, Value, accounts, binding, events, faqs, meta, petitions, roles};
use bot_core::vault::{AccountTable, Cell, PersonId};

use testing::actor::Actor as _;
use testing::postgres::on_both;
use testing::world::{MAIN, NOW, World};

/// The rows that give a right or an identity.
const TABLES: [&str; 9] = [
    "accounts",
    "roles",
    "invites",
    "petitions",
    "revisions",
    "events",
    "faq_topics",
    "faqs",
    "meta",
];

/// Statements live as long as the program, so a test may leak a few.
fn statement(sql: String) -> &'static str {
    sql.leak()
}

/// Everything that somebody may, is, and reads.
#[derive(Clone, Debug, PartialEq)]
struct Rights {
    roles: BTreeMap<String, Role>,
    people: BTreeMap<String, PersonId>,
    invitations: BTreeSet<(Role, String)>,
    words: BTreeSet<String>,
    two_people: bool,
    practice: bool,
}

const USERS: [&str; 4] = ["1", "2", "3", "4"];

fn account(user: &str) -> Account {
    Account { platform: Platform::Telegram, user: user.to_owned() }
}

async fn rights(conn: &mut Conn) -> Rights {
    let (mut of, mut people) = (BTreeMap::new(), BTreeMap::new());
    for user in USERS {
        of.insert(user.to_owned(), roles::of(conn, &account(user)).await.unwrap());
        // A row that can't be read makes nobody anybody.
        if let Ok(Some(person)) = accounts::person(conn, &account(user)).await {
            people.insert(user.to_owned(), person);
        }
    }
    let open = roles::open(conn, NOW).await.unwrap();
    let words = |value: &dyn erased::Json| value.text();
    let mut read: BTreeSet<String> = BTreeSet::new();
    for stored in petitions::list(conn).await.unwrap() {
        read.insert(words(&stored.petition));
        for kind in ["text", "consent"] {
            let all =
                bot_core::store::revisions::all(conn, &stored.petition.slug, kind).await.unwrap();
            read.extend(all.iter().map(|one| words(&(kind, &stored.petition.slug, one))));
        }
    }
    read.extend(events::list(conn).await.unwrap().iter().map(|one| words(one)));
    read.extend(faqs::list(conn).await.unwrap().iter().map(|one| words(one)));
    read.extend(faqs::list_topics(conn).await.unwrap().iter().map(|one| words(one)));
    let two_people = meta::get(conn, meta::TWO_PEOPLE).await.unwrap().as_deref() != Some("0");
    let practice = meta::get(conn, meta::PRACTICE).await.unwrap().as_deref() == Some("1");
    let invitations = open.into_iter().map(|one| (one.role, one.invitation.label)).collect();
    Rights { roles: of, people, invitations, words: read, two_people, practice }
}

/// Content as text, whatever it is.
mod erased {
    pub(super) trait Json {
        fn text(&self) -> String;
    }
    impl<T: serde::Serialize> Json for T {
        fn text(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}

impl Rights {
    /// Nothing that was not there before.
    fn gain_nothing(&self, before: &Self, how: &str) {
        for (user, role) in &self.roles {
            assert!(*role <= before.roles[user], "{how}: {user} became {role:?}");
        }
        for (user, person) in &self.people {
            assert_eq!(before.people.get(user), Some(person), "{how}: {user} is somebody else");
        }
        assert!(self.invitations.is_subset(&before.invitations), "{how}: {:?}", self.invitations);
        let new: Vec<&String> = self.words.difference(&before.words).collect();
        assert!(new.is_empty(), "{how}: people read {new:?}");
        assert!(self.two_people, "{how}: one person may send alone");
        assert!(!self.practice, "{how}: the store became one for practice");
    }
}

/// A store with everything in it.
async fn campaign() -> World {
    let world = World::new().await;
    fill(&world).await;
    world
}

async fn fill(world: &World) {
    for (user, role) in [("2", Role::Moderator), ("3", Role::Organizer), ("4", Role::Owner)] {
        world.grant(Platform::Telegram, user, role).await;
    }
    for id in 1..=4 {
        world.person(id, "Sok Dara").signs("France").await;
    }
    let mut conn = world.conn().await;
    for (code, role) in [("aaaa", Role::Moderator), ("bbbb", Role::Owner)] {
        let invitation = roles::Invitation { label: code.to_owned(), maker: Vec::new() };
        roles::invite(&mut conn, code, role, &invitation, NOW + 3_600).await.unwrap();
    }
    meta::set(&mut conn, meta::TWO_PEOPLE, "1").await.unwrap();
    conn.close().await;
}

/// The columns of a table, in order, and those of its key.
async fn columns(conn: &mut Conn, table: &str) -> Vec<(String, bool)> {
    let sql = statement(format!("SELECT name, pk FROM pragma_table_info('{table}')"));
    let rows = conn.all(sql, Vec::new()).await.unwrap();
    rows.iter().map(|row| (row.text(0).unwrap(), row.int(1).unwrap() > 0)).collect()
}

/// One value, whatever it is.
fn value(row: &Row, column: usize) -> Value {
    row.int(column).map(Value::Int).unwrap_or_else(|_| {
        row.text(column)
            .map(Value::Text)
            .unwrap_or_else(|_| row.maybe_blob(column).unwrap().map_or(Value::NoBlob, Value::Blob))
    })
}

/// Another value of the same kind.
fn other(value: &Value) -> Value {
    match value {
        Value::Int(number) => Value::Int(number + 1),
        Value::Text(text) if text == "owner" => Value::Text("moderator".to_owned()),
        Value::Text(text) if Role::parse(text).is_some() => Value::Text("owner".to_owned()),
        // What a title says is not what it said.
        Value::Text(text) if text.contains(' ') => Value::Text(text.replacen(' ', "  ", 1)),
        Value::Text(text) if text == "1" => Value::Text("0".to_owned()),
        Value::Text(text) if text == "0" => Value::Text("1".to_owned()),
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Blob(bytes) => {
            Value::Blob(bytes.iter().enumerate().map(|(at, b)| b ^ u8::from(at == 3)).collect())
        }
        Value::NoBlob => Value::Blob(vec![1; 72]),
    }
}

/// Writes a value into a column of the row with this key.
async fn write(
    conn: &mut Conn,
    table: &str,
    column: &str,
    key: &[(String, Value)],
    new: Value,
) -> bool {
    let wheres: Vec<String> =
        key.iter().enumerate().map(|(at, (name, _))| format!("{name} = ${}", at + 2)).collect();
    let sql = format!("UPDATE OR IGNORE {table} SET {column} = $1 WHERE {}", wheres.join(" AND "));
    let args = [new].into_iter().chain(key.iter().map(|(_, value)| value.clone())).collect();
    conn.execute(statement(sql), args).await.unwrap() == 1
}

async fn found(conn: &mut Conn, table: &str) -> bool {
    broken(conn).await.unwrap().iter().any(|one| one.table == table)
}

#[tokio::test]
async fn whoever_writes_the_database_without_the_secret_gains_nothing_and_is_found() {
    let world = campaign().await;
    let mut conn = world.conn().await;
    let before = rights(&mut conn).await;
    assert_eq!(broken(&mut conn).await.unwrap(), Vec::<Broken>::new());
    let mut tried = BTreeMap::new();
    for table in TABLES {
        let columns = columns(&mut conn, table).await;
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let sql = format!("SELECT {} FROM {table} LIMIT 12", names.join(", "));
        let rows = conn.all(statement(sql), Vec::new()).await.unwrap();
        let all: Vec<Vec<Value>> =
            rows.iter().map(|row| (0..names.len()).map(|at| value(row, at)).collect()).collect();
        for (number, row) in all.iter().enumerate() {
            let key: Vec<(String, Value)> = columns
                .iter()
                .zip(row)
                .filter(|((_, key), _)| *key)
                .map(|((name, _), value)| (name.clone(), value.clone()))
                .collect();
            for (at, (column, _)) in columns.iter().enumerate() {
                // The two that are read before the secret is known say nothing about anybody's rights; a
                // petition's key can be destroyed, which gives nobody anything.
                let fact = matches!(&key[0].1, Value::Text(name) if table == "meta"
                    && [meta::SECRET, meta::COPIED].contains(&name.as_str()));
                if fact {
                    continue;
                }
                let beside = &all[(number + 1) % all.len()][at];
                for (way, new) in [("changed", other(&row[at])), ("copied", beside.clone())] {
                    if new == row[at] {
                        continue;
                    }
                    let how = format!("{table}.{column} of row {number} {way}");
                    conn.begin().await.unwrap();
                    if write(&mut conn, table, column, &key, new).await {
                        rights(&mut conn).await.gain_nothing(&before, &how);
                        assert!(found(&mut conn, table).await, "{how}: nothing is found");
                        *tried.entry(table).or_insert(0) += 1;
                    }
                    conn.rollback().await.unwrap();
                }
            }
        }
    }
    assert_eq!(rights(&mut conn).await, before);
    assert!(TABLES.iter().all(|table| tried.get(table).is_some_and(|n| *n >= 6)), "{tried:?}");
    conn.close().await;
}

#[tokio::test]
async fn an_account_that_was_made_anothers_sees_and_takes_back_nothing() {
    let world = campaign().await;
    let mut conn = world.conn().await;
    let secret = conn.secret();
    let tag = |user: &str| secret.account_tag(AccountTable::Accounts, &account(user));
    let sql =
        "UPDATE accounts SET person = (SELECT person FROM accounts WHERE tag = $2) WHERE tag = $1";
    let args = vec![Value::Blob(tag("1")), Value::Blob(tag("2"))];
    assert_eq!(conn.execute(sql, args).await.unwrap(), 1);
    conn.close().await;
    let mut thief = world.person(1, "Sok Dara");
    thief.types("/withdraw").await;
    thief.presses("withdraw!:vote-from-abroad:1").await;
    assert_eq!(world.tally(MAIN, "total", "").await, 4);
}

/// Makes every row as an older version left it.
async fn as_before(world: &World) {
    let mut conn = world.conn().await;
    let secret = conn.secret();
    let mut team = Vec::new();
    for member in roles::list(&mut conn).await.unwrap() {
        let cell = Cell { table: "roles", column: "sealed", row: &member.tag };
        let sealed = secret.seal(cell, 256, &member.staff);
        team.push((member.tag, sealed));
    }
    for open in roles::open(&mut conn, NOW).await.unwrap() {
        let cell = Cell { table: "invites", column: "sealed", row: &open.tag };
        let sealed = secret.seal(cell, 256, &open.invitation.label);
        team.push((open.tag, sealed));
    }
    for (tag, sealed) in team {
        for sql in [
            "UPDATE roles SET sealed = $2 WHERE tag = $1",
            "UPDATE invites SET sealed = $2 WHERE tag = $1",
        ] {
            let args = vec![Value::Blob(tag.clone()), Value::Blob(sealed.clone())];
            conn.execute(sql, args).await.unwrap();
        }
    }
    for user in USERS {
        let person = accounts::person(&mut conn, &account(user)).await.unwrap().unwrap();
        let tag = secret.account_tag(AccountTable::Accounts, &account(user));
        let args = vec![Value::Blob(tag), Value::Blob(person.0.to_vec())];
        conn.execute("UPDATE accounts SET person = $2 WHERE tag = $1", args).await.unwrap();
    }
    for table in ["meta", "petitions", "revisions", "events", "faq_topics", "faqs"] {
        let sql = statement(format!("UPDATE {table} SET bound = $1"));
        conn.execute(sql, vec![Value::Blob(Vec::new())]).await.unwrap();
    }
    let sql = "DELETE FROM meta WHERE name IN ('bound', 'practice')";
    conn.execute(sql, Vec::new()).await.unwrap();
    conn.close().await;
}

#[tokio::test]
async fn a_store_of_an_older_version_keeps_everybodys_rights() {
    on_both("a store of an older version keeps everybody's rights", async |world| {
        fill(&world).await;
        let mut conn = world.conn().await;
        let before = rights(&mut conn).await;
        assert_eq!((before.people.len(), before.invitations.len()), (4, 2));
        as_before(&world).await;
        assert!(rights(&mut conn).await.people.is_empty(), "the rows are as they were");
        binding::all(&mut conn).await.unwrap();
        assert_eq!(rights(&mut conn).await, before);
        assert_eq!(broken(&mut conn).await.unwrap(), Vec::<Broken>::new());
        conn.close().await;
    })
    .await;
}
