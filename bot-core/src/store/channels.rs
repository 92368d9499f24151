//! Groups and channels that get announcements.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args, readable};
use crate::locale::Locale;
use crate::platform::Platform;
use crate::vault::{Cell, HostSecret, Tag, hex};

/// A group or a channel.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// The platform.
    pub platform: Platform,
    /// Its address there.
    pub address: String,
    /// Its title there.
    pub title: String,
    /// The languages of the announcements there: one post each. Empty while an organizer is still being
    /// asked; until then it gets no announcement.
    pub locales: BTreeSet<Locale>,
    /// The role that is mentioned there, as the platform names it. People who take the role want to be
    /// notified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether a forum that is announced there also becomes an event of that server.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub events: bool,
}

impl Channel {
    /// A channel that mentions nobody and makes no events.
    pub fn new(
        platform: Platform,
        address: impl Into<String>,
        title: impl Into<String>,
        locales: BTreeSet<Locale>,
    ) -> Self {
        let (address, title) = (address.into(), title.into());
        Self { platform, address, title, locales, role: None, events: false }
    }

    /// The part of the address that many channels share, such as a Discord server: up to the first
    /// slash.
    pub fn server(&self) -> &str {
        self.address.split_once('/').map_or(self.address.as_str(), |(server, _)| server)
    }
}

impl std::fmt::Debug for Channel {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Channel(…)")
    }
}

/// Adds a channel, or changes it.
pub async fn set(conn: &mut Conn, channel: &Channel) -> Result<Tag, StoreError> {
    let secret = &conn.secret();
    let tag = secret.channel_tag(channel.platform, &channel.address);
    put(conn, &tag, channel).await?;
    Ok(tag)
}

async fn put(conn: &mut Conn, tag: &Tag, channel: &Channel) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let sealed = secret.seal(cell(tag), 256, channel);
    let sql = "INSERT INTO channels (tag, sealed) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![tag.clone(), sealed]).await.map(|_| ())
}

/// One channel.
pub async fn get(conn: &mut Conn, tag: &[u8]) -> Result<Option<Channel>, StoreError> {
    let secret = &conn.secret();
    let row = conn.one("SELECT sealed FROM channels WHERE tag = $1", args![tag]).await?;
    row.map(|row| read(secret, tag, &row.blob(0)?)).transpose()
}

/// All channels that get announcements, at most 200.
pub async fn list(conn: &mut Conn) -> Result<Vec<(Tag, Channel)>, StoreError> {
    let mut all = all(conn).await?;
    all.retain(|(_, channel)| !channel.locales.is_empty());
    Ok(all)
}

/// The channel whose tag begins with these 16 hexadecimal digits, also if an organizer is still being
/// asked about it.
pub async fn known(conn: &mut Conn, digits: &str) -> Result<Option<(Tag, Channel)>, StoreError> {
    let secret = &conn.secret();
    let all = all(conn).await?;
    let is_it = |tag: &Tag| digits.len() == 16 && hex(tag).starts_with(digits);
    let Some((_, channel)) = all.into_iter().find(|(tag, _)| is_it(tag)) else { return Ok(None) };
    // Of a channel that has moved, this finds the row of the new address.
    let tag = secret.channel_tag(channel.platform, &channel.address);
    Ok(get(conn, &tag).await?.map(|channel| (tag, channel)))
}

async fn all(conn: &mut Conn) -> Result<Vec<(Tag, Channel)>, StoreError> {
    let secret = &conn.secret();
    let rows = conn.all("SELECT tag, sealed FROM channels ORDER BY tag LIMIT 200", args![]).await?;
    readable(rows.iter().map(|row| {
        let tag = row.blob(0)?;
        let channel = read(secret, &tag, &row.blob(1)?)?;
        Ok((tag, channel))
    }))
}

/// Removes a channel. `false` if there was none.
pub async fn end(conn: &mut Conn, tag: &[u8]) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM channels WHERE tag = $1", args![tag]).await? == 1)
}

/// A group has moved to another address. Its old row stays for posts that are already in a ledger, and
/// leads to the new address; it gets nothing else.
pub async fn move_to(conn: &mut Conn, tag: &[u8], address: &str) -> Result<(), StoreError> {
    let secret = &conn.secret();
    let Some(old) = get(conn, tag).await?.filter(|old| old.address != address) else {
        return Ok(());
    };
    let new = Channel { address: address.to_owned(), ..old };
    let leads = Channel { locales: BTreeSet::new(), ..new.clone() };
    put(conn, &tag.to_vec(), &leads).await?;
    let there = secret.channel_tag(new.platform, address);
    // Settings that were made at the new address are newer, so they stay.
    let said = get(conn, &there).await?.is_some_and(|one| !one.locales.is_empty());
    if said { Ok(()) } else { put(conn, &there, &new).await }
}

fn read(secret: &HostSecret, tag: &[u8], sealed: &[u8]) -> Result<Channel, StoreError> {
    secret.open(cell(tag), sealed).value().ok_or(StoreError::Corrupt("channels.sealed"))
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "channels", column: "sealed", row: tag }
}
