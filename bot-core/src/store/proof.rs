//! Proves that every row is as this program wrote it: opens what is sealed, and computes each checksum anew.

use super::{
    Conn, Row, StoreError, args, content, events, faqs, meta, petitions, revisions, roles,
};
use crate::vault::{Cell, hex};

/// Rows in one answer.
const PAGE: usize = 500;

/// A row that somebody else wrote, or that is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its table.
    pub table: &'static str,
    /// Its key: a name of content, or the beginning of a tag, which says nothing about whose it is.
    pub row: String,
}

/// How the rows of a table are found and what is sealed in them.
struct Sealed {
    table: &'static str,
    column: &'static str,
    key: Key,
    /// The next rows: what goes before the key if anything does, the key, the sealed value.
    sql: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    /// A tag.
    Tag,
    /// An id as text.
    Id,
    /// A tag behind the name of an announcement, an event or a petition.
    Pair,
}

const SEALED: &[Sealed] = &[
    Sealed {
        table: "profiles",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM profiles WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "conversations",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM conversations WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "follows",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM follows WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "channels",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM channels WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "offers",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM offers WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "connecting",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM connecting WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "links",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM links WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "accounts",
        column: "person",
        key: Key::Tag,
        sql: "SELECT tag, person FROM accounts WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "audit",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT id, sealed FROM audit WHERE id > $1 ORDER BY id LIMIT 500",
    },
    Sealed {
        table: "ledger",
        column: "sealed",
        key: Key::Pair,
        sql: "SELECT announcement, tag, sealed FROM ledger WHERE (announcement, tag) > ($1, $2) ORDER BY announcement, tag LIMIT 500",
    },
    Sealed {
        table: "rsvps",
        column: "sealed",
        key: Key::Pair,
        sql: "SELECT event, tag, sealed FROM rsvps WHERE (event, tag) > ($1, $2) ORDER BY event, tag LIMIT 500",
    },
    Sealed {
        table: "kept_events",
        column: "sealed",
        key: Key::Pair,
        sql: "SELECT event, tag, sealed FROM kept_events WHERE (event, tag) > ($1, $2) ORDER BY event, tag LIMIT 500",
    },
    Sealed {
        table: "files",
        column: "sealed",
        key: Key::Pair,
        sql: "SELECT announcement, tag, sealed FROM files WHERE (announcement, tag) > ($1, $2) ORDER BY announcement, tag LIMIT 500",
    },
    Sealed {
        table: "signatures",
        column: "facts",
        key: Key::Pair,
        sql: "SELECT petition, tag, facts FROM signatures WHERE (petition, tag) > ($1, $2) ORDER BY petition, tag LIMIT 500",
    },
    Sealed {
        table: "announcements",
        column: "sealed",
        key: Key::Id,
        sql: "SELECT id, sealed FROM announcements WHERE id > $1 ORDER BY id LIMIT 500",
    },
    Sealed {
        table: "announcements",
        column: "progress",
        key: Key::Id,
        sql: "SELECT id, progress FROM announcements WHERE id > $1 ORDER BY id LIMIT 500",
    },
    Sealed {
        table: "inbox",
        column: "sealed",
        key: Key::Id,
        sql: "SELECT id, sealed FROM inbox WHERE id > $1 ORDER BY id LIMIT 500",
    },
    Sealed {
        table: "inbox",
        column: "answer",
        key: Key::Id,
        sql: "SELECT id, answer FROM inbox WHERE id > $1 ORDER BY id LIMIT 500",
    },
    Sealed {
        table: "drafts",
        column: "sealed",
        key: Key::Id,
        sql: "SELECT id, sealed FROM drafts WHERE id > $1 ORDER BY id LIMIT 500",
    },
    Sealed {
        table: "shown",
        column: "sealed",
        key: Key::Id,
        sql: "SELECT petition, sealed FROM shown WHERE petition > $1 ORDER BY petition LIMIT 500",
    },
    Sealed {
        table: "spent",
        column: "sealed",
        key: Key::Tag,
        sql: "SELECT tag, sealed FROM spent WHERE tag > $1 ORDER BY tag LIMIT 500",
    },
    Sealed {
        table: "beside",
        column: "sealed",
        key: Key::Pair,
        sql: "SELECT petition, tag, sealed FROM beside WHERE (petition, tag) > ($1, $2) ORDER BY petition, tag LIMIT 500",
    },
    Sealed {
        table: "questions",
        column: "sealed",
        key: Key::Id,
        sql: "SELECT id, sealed FROM questions WHERE id > $1 ORDER BY id LIMIT 500",
    },
];

/// Rows that are proved together.
#[derive(Clone, Copy)]
pub struct Part(Rows);

#[derive(Clone, Copy)]
enum Rows {
    Sealed(&'static Sealed),
    Facts,
    Petitions,
    Content(&'static content::Table),
    Team,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.name())
    }
}

impl Part {
    /// All rows that are sealed or bound.
    pub fn all() -> impl Iterator<Item = Self> {
        let sealed = SEALED.iter().map(Rows::Sealed);
        let content = [&events::TABLE, &faqs::FAQS, &faqs::TOPICS].map(Rows::Content);
        sealed.chain([Rows::Facts, Rows::Petitions]).chain(content).chain([Rows::Team]).map(Self)
    }

    /// Its table, or the first of them.
    pub fn name(self) -> &'static str {
        match self.0 {
            Rows::Sealed(table) => table.table,
            Rows::Facts => "meta",
            Rows::Petitions => "petitions",
            Rows::Content(table) => table.name,
            Rows::Team => "roles",
        }
    }

    /// Those of its rows that are not as this program wrote them, beside what was found before.
    pub async fn prove(self, conn: &mut Conn, found: &mut Vec<Broken>) -> Result<(), StoreError> {
        match self.0 {
            Rows::Sealed(table) => values(conn, table, found).await,
            Rows::Facts => facts(conn, found).await,
            Rows::Petitions => petitions(conn, found).await,
            Rows::Content(table) => content(conn, table, found).await,
            Rows::Team => team(conn, found).await,
        }
    }
}

/// Every row that is not as this program wrote it.
pub async fn broken(conn: &mut Conn) -> Result<Vec<Broken>, StoreError> {
    let mut found = Vec::new();
    for part in Part::all() {
        part.prove(conn, &mut found).await?;
    }
    Ok(found)
}

async fn values(
    conn: &mut Conn,
    table: &Sealed,
    found: &mut Vec<Broken>,
) -> Result<(), StoreError> {
    let secret = conn.secret();
    let (mut first, mut text, mut tag) = (String::new(), String::new(), Vec::new());
    loop {
        let from = match table.key {
            Key::Tag => args![tag.clone()],
            Key::Id => args![text.clone()],
            Key::Pair => args![first.clone(), tag.clone()],
        };
        let rows = conn.all(table.sql, from).await?;
        let at = usize::from(table.key == Key::Pair);
        for row in &rows {
            match table.key {
                Key::Id => text = row.text(0)?,
                Key::Tag => tag = row.blob(0)?,
                Key::Pair => (first, tag) = (row.text(0)?, row.blob(1)?),
            }
            let key = if table.key == Key::Id { text.as_bytes() } else { &tag };
            let cell = Cell { table: table.table, column: table.column, row: key };
            let Some(sealed) = row.maybe_blob(at + 1)?.filter(|sealed| !sealed.is_empty()) else {
                continue;
            };
            if secret.open_bytes(cell, &sealed).value().is_none() {
                let row = if table.key == Key::Id { text.clone() } else { short(key) };
                found.push(Broken { table: table.table, row });
            }
        }
        if rows.len() < PAGE {
            return Ok(());
        }
    }
}

async fn facts(conn: &mut Conn, found: &mut Vec<Broken>) -> Result<(), StoreError> {
    for row in conn.all("SELECT name FROM meta ORDER BY name LIMIT 100", Vec::new()).await? {
        let name = row.text(0)?;
        // These two are read before the secret is known.
        let unbound = name == meta::SECRET || name == meta::COPIED;
        if !unbound && meta::get(conn, &name).await?.is_none() {
            found.push(Broken { table: "meta", row: name });
        }
    }
    for name in [meta::PRACTICE, meta::TWO_PEOPLE, meta::BOUND] {
        let missing = |one: &Broken| one.table != "meta" || one.row != name;
        if meta::get(conn, name).await?.is_none() && found.iter().all(missing) {
            found.push(Broken { table: "meta", row: name.to_owned() });
        }
    }
    Ok(())
}

async fn petitions(conn: &mut Conn, found: &mut Vec<Broken>) -> Result<(), StoreError> {
    for row in conn.all(petitions::LIST, Vec::new()).await? {
        let slug = row.text(0)?;
        let readable = petitions::read(conn, &row).is_ok_and(|one| one.petition.slug == slug);
        let key = row.maybe_blob(5)?;
        let cell = petitions::key_cell(&slug);
        let opens = key.is_none_or(|key| conn.secret().open_bytes(cell, &key).value().is_some());
        if !readable || !opens {
            found.push(Broken { table: "petitions", row: slug });
        }
    }
    let sql = "SELECT petition, kind, version, body, bound FROM revisions \
               ORDER BY petition, kind, version LIMIT 100000";
    for row in conn.all(sql, Vec::new()).await? {
        let (slug, kind, version) = (row.text(0)?, row.text(1)?, row.int(2)?);
        if row.blob(4)? != revisions::bound(conn, &slug, &kind, version, &row.text(3)?) {
            found.push(Broken { table: "revisions", row: format!("{slug} {kind} {version}") });
        }
    }
    Ok(())
}

async fn content(
    conn: &mut Conn,
    table: &content::Table,
    found: &mut Vec<Broken>,
) -> Result<(), StoreError> {
    for row in conn.all(table.list, Vec::new()).await? {
        if table.read::<serde_json::Value>(conn, &row).is_err() {
            found.push(Broken { table: table.name, row: row.text(0)? });
        }
    }
    Ok(())
}

async fn team(conn: &mut Conn, found: &mut Vec<Broken>) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let mut look = |table, row: &Row, readable: bool| {
        if !readable {
            found.push(Broken { table, row: short(&row.blob(0)?) });
        }
        Ok::<_, StoreError>(())
    };
    for row in conn.all(roles::LIST, Vec::new()).await? {
        look("roles", &row, roles::read(secret, &row).is_ok())?;
    }
    for row in conn.all(roles::INVITATIONS, args![0]).await? {
        look("invites", &row, roles::read_invitation(secret, &row).is_ok())?;
    }
    Ok(())
}

fn short(tag: &[u8]) -> String {
    hex(&tag[..tag.len().min(8)])
}
