//! Facts about the store itself.

use super::{Conn, StoreError, args, unreadable};
use crate::clock::Seconds;
use crate::vault::{Cell, KeyHolders, Tag};

/// The fingerprint of the host secret.
pub const SECRET: &str = "secret";
/// `1` once all rows are bound to the secret.
pub const BOUND: &str = "bound";
/// `1` in a store that `chat` made, `0` in a campaign's.
pub const PRACTICE: &str = "practice";
/// The public key of a practice store.
pub const PRACTICE_KEY: &str = "practice_key";
/// The id of the Telegram bot that this store serves.
pub const TELEGRAM_BOT: &str = "telegram_bot";
/// The id of the Discord bot that this store serves.
pub const DISCORD_BOT: &str = "discord_bot";
/// Who is behind the campaign, as JSON.
pub const CAMPAIGN: &str = "campaign";
/// Whether people on Discord sign there or on Telegram.
pub const DISCORD_SIGN: &str = "discord_sign";
/// The tags of the accounts that the setting `OWNERS` has made owners.
pub const OWNERS: &str = "owners";
/// When this copy of a store was made, in seconds. Only in copies.
pub const COPIED: &str = "copied";
/// When the last daily copy succeeded, or daily copies were switched on, in seconds.
pub const BACKUP: &str = "backup";
/// When owners were last told that daily copies fail, in seconds.
pub const BACKUP_TOLD: &str = "backup_told";
/// When owners were last told that the bot is deaf on Telegram, in seconds.
pub const TELEGRAM_TOLD: &str = "telegram_told";
/// The same on Discord.
pub const DISCORD_TOLD: &str = "discord_told";
/// The latest time that this store has seen, in seconds; see [`super::latest`].
pub const LATEST: &str = "latest";
/// The latest time of which owners were told that the clock has jumped since.
pub const LATEST_TOLD: &str = "latest_told";
/// What was seen to be over, as JSON; see [`super::endings`].
pub const ENDINGS: &str = "endings";
/// Whether a second person must agree: see [`TwoPeople`].
pub const TWO_PEOPLE: &str = "two_people";

/// The public keys to which names are sealed now; with a mark behind it, those of that mark.
pub const KEYS: &str = "keys";

/// The public keys of a mark, since names were sealed to them.
pub async fn keys_of(conn: &mut Conn, mark: &str) -> Result<Option<String>, StoreError> {
    get(conn, &format!("{KEYS} {mark}")).await
}

/// Remembers the keys to which names are sealed from now on.
pub async fn seal_to(conn: &mut Conn, holders: &KeyHolders) -> Result<(), StoreError> {
    let list = holders.public().join(",");
    set_once(conn, &format!("{KEYS} {}", holders.mark()), &list).await?;
    if get(conn, KEYS).await?.as_deref() != Some(&list) {
        set(conn, KEYS, &list).await?;
    }
    Ok(())
}

/// Before a petition's slug: the day of its last export.
pub const EXPORTED: &str = "exported:";
/// Changes with every change of a question; see [`super::faqs::stamp`].
pub(super) const FAQS: &str = "faqs";

/// Whether a second person must agree to what carries free words to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwoPeople {
    /// Yes.
    On,
    /// Yes, until this moment: it was switched off shortly before.
    Until(Seconds),
    /// One may send alone.
    Off,
}

impl TwoPeople {
    /// Whether it holds then.
    pub fn is_on(self, now: Seconds) -> bool {
        match self {
            Self::On => true,
            Self::Until(end) => now < end,
            Self::Off => false,
        }
    }
}

/// Whether a second person must agree. Where nothing stands, somebody has taken it away: every store says one or the
/// other. The moment at which it ends stands in the same value, so that it is bound as the setting is.
pub async fn two_people(conn: &mut Conn) -> Result<TwoPeople, StoreError> {
    let value = get(conn, TWO_PEOPLE).await?;
    let value = value.as_deref();
    let until = value.and_then(|value| value.strip_prefix("until ")?.parse().ok());
    Ok(match value {
        Some("0") => TwoPeople::Off,
        _ => until.map_or(TwoPeople::On, TwoPeople::Until),
    })
}

/// Switches it.
pub async fn set_two_people(conn: &mut Conn, to: TwoPeople) -> Result<(), StoreError> {
    let value = match to {
        TwoPeople::On => "1".to_owned(),
        TwoPeople::Until(end) => format!("until {end}"),
        TwoPeople::Off => "0".to_owned(),
    };
    set(conn, TWO_PEOPLE, &value).await
}

/// One value. One that somebody else wrote is as good as none.
pub async fn get(conn: &mut Conn, name: &str) -> Result<Option<String>, StoreError> {
    let row = conn.one("SELECT value, bound FROM meta WHERE name = $1", args![name]).await?;
    let Some(row) = row else { return Ok(None) };
    let value = row.text(0)?;
    let ours = row.blob(1)? == bound(conn, name, &value);
    if !ours {
        unreadable("meta.value");
    }
    Ok(ours.then_some(value))
}

/// One value, whoever wrote it: for what is read before the secret is known.
pub async fn unbound(conn: &mut Conn, name: &str) -> Result<Option<String>, StoreError> {
    let row = conn.one("SELECT value FROM meta WHERE name = $1", args![name]).await?;
    row.map(|row| row.text(0)).transpose()
}

fn bound(conn: &Conn, name: &str, value: &str) -> Tag {
    let cell = Cell { table: "meta", column: "value", row: name.as_bytes() };
    conn.secret().bind(cell, &[value.as_bytes()])
}

/// Whether this store serves a bot on Discord and none on Telegram.
pub async fn on_discord_alone(conn: &mut Conn) -> Result<bool, StoreError> {
    Ok(get(conn, DISCORD_BOT).await?.is_some() && get(conn, TELEGRAM_BOT).await?.is_none())
}

/// Writes a value, unless there is one already.
pub async fn set_once(conn: &mut Conn, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (name, value, bound) VALUES ($1, $2, $3) \
               ON CONFLICT (name) DO NOTHING";
    let bound = bound(conn, name, value);
    conn.execute(sql, args![name, value, bound]).await.map(|_| ())
}

/// Writes a value in place of an earlier one.
pub async fn set(conn: &mut Conn, name: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (name, value, bound) VALUES ($1, $2, $3) \
               ON CONFLICT (name) DO UPDATE SET value = excluded.value, bound = excluded.bound";
    let bound = bound(conn, name, value);
    conn.execute(sql, args![name, value, bound]).await.map(|_| ())
}

/// Deletes a value.
pub async fn clear(conn: &mut Conn, name: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM meta WHERE name = $1", args![name]).await.map(|_| ())
}
