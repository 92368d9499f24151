//! Groups and channels that get announcements.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Conn, StoreError, args};
use crate::i18n::Locale;
use crate::incoming::Platform;
use crate::vault::{Cell, HostSecret, Tag, hex};

/// A group or a channel.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// The platform.
    pub platform: Platform,
    /// Its address there.
    pub address: String,
    /// What it is called there.
    pub title: String,
    /// In which languages announcements appear there: a post for each. Empty while an organizer is
    /// being asked: it gets nothing then.
    pub locales: BTreeSet<Locale>,
}

impl std::fmt::Debug for Channel {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Channel(…)")
    }
}

/// Adds a channel, or changes it.
///
/// # Errors
/// The database failed.
pub async fn set(
    conn: &mut Conn,
    secret: &HostSecret,
    channel: &Channel,
) -> Result<Tag, StoreError> {
    let tag = secret.channel_tag(channel.platform, &channel.address);
    let sealed = secret.seal(cell(&tag), 256, channel);
    let sql = "INSERT INTO channels (tag, sealed) VALUES ($1, $2) \
               ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed";
    conn.execute(sql, args![tag.clone(), sealed]).await?;
    Ok(tag)
}

/// One channel.
///
/// # Errors
/// The database failed, or the row doesn't open.
pub async fn get(
    conn: &mut Conn,
    secret: &HostSecret,
    tag: &[u8],
) -> Result<Option<Channel>, StoreError> {
    let row = conn.one("SELECT sealed FROM channels WHERE tag = $1", args![tag]).await?;
    row.map(|row| read(secret, tag, &row.blob(0)?)).transpose()
}

/// All that get announcements, at most 200.
///
/// # Errors
/// The database failed, or a row doesn't open.
pub async fn list(conn: &mut Conn, secret: &HostSecret) -> Result<Vec<(Tag, Channel)>, StoreError> {
    let mut all = all(conn, secret).await?;
    all.retain(|(_, channel)| !channel.locales.is_empty());
    Ok(all)
}

/// The one whose tag begins with these 16 hexadecimal digits, also if an organizer is still being
/// asked about it.
///
/// # Errors
/// The database failed, or a row doesn't open.
pub async fn known(
    conn: &mut Conn,
    secret: &HostSecret,
    digits: &str,
) -> Result<Option<(Tag, Channel)>, StoreError> {
    let all = all(conn, secret).await?;
    let is_it = |tag: &Tag| digits.len() == 16 && hex(tag).starts_with(digits);
    Ok(all.into_iter().find(|(tag, _)| is_it(tag)))
}

async fn all(conn: &mut Conn, secret: &HostSecret) -> Result<Vec<(Tag, Channel)>, StoreError> {
    let rows = conn.all("SELECT tag, sealed FROM channels ORDER BY tag LIMIT 200", args![]).await?;
    rows.iter()
        .map(|row| {
            let tag = row.blob(0)?;
            let channel = read(secret, &tag, &row.blob(1)?)?;
            Ok((tag, channel))
        })
        .collect()
}

/// Takes a channel away. `false` if there was none.
///
/// # Errors
/// The database failed.
pub async fn end(conn: &mut Conn, tag: &[u8]) -> Result<bool, StoreError> {
    Ok(conn.execute("DELETE FROM channels WHERE tag = $1", args![tag]).await? == 1)
}

/// The group lives at another address now.
///
/// # Errors
/// The database failed, or the row doesn't open.
pub async fn move_to(
    conn: &mut Conn,
    secret: &HostSecret,
    tag: &[u8],
    address: &str,
) -> Result<(), StoreError> {
    let Some(channel) = get(conn, secret, tag).await? else { return Ok(()) };
    end(conn, tag).await?;
    set(conn, secret, &Channel { address: address.to_owned(), ..channel }).await.map(|_| ())
}

fn read(secret: &HostSecret, tag: &[u8], sealed: &[u8]) -> Result<Channel, StoreError> {
    secret.open(cell(tag), sealed).value().ok_or(StoreError::Corrupt("channels.sealed"))
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "channels", column: "sealed", row: tag }
}
