//! Signatures: one row each, and the counters that move with it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::tallies::{self, Moves};
use super::{Conn, Row, StoreError, args, readable};
use crate::country::Country;
use crate::locale::Locale;
use crate::vault::{Cell, HostSecret, Tag, hex};

/// What the running bot can read about a signature.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facts {
    /// The signature's random id, in hexadecimal. The sealed files hold the same id.
    pub id: String,
    /// The chosen country.
    pub country: Country,
    /// The campaign's day on which it was given.
    pub day: Date,
    /// The language in which it was given.
    pub language: Locale,
    /// The platform.
    pub platform: String,
    /// The link that led to the petition, if an organizer made it.
    pub channel: Option<String>,
    /// 1 for the account's own person, higher numbers for people beside them.
    pub seat: i64,
    /// The version of the text that was signed.
    pub text_version: i64,
    /// The version of the consent that was given.
    pub consent_version: i64,
    /// The mark of the keys to which the name is sealed; empty where an older version sealed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub keys: String,
}

/// A signature as it is stored.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The tag, made with the petition's own key.
    pub tag: Tag,
    /// What the bot can read, sealed.
    pub facts: Facts,
    /// The sealed name: an age file.
    pub name: Vec<u8>,
    /// The sealed region, if one was given: an age file.
    pub region: Option<Vec<u8>>,
}

const COUNTED: &str = "counted";

/// Adds a signature and moves the counters. `false` if this seat has signed already: the unique tag
/// decides, and nothing is changed.
pub async fn add(
    conn: &mut Conn,
    petition: &str,
    signature: &Signature,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let facts = secret.seal(cell(&signature.tag), 256, &signature.facts);
    let sql = "INSERT INTO signatures (petition, tag, state, facts, name, region) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (petition, tag) DO NOTHING";
    let row = args![
        petition,
        signature.tag.clone(),
        COUNTED,
        facts,
        signature.name.clone(),
        signature.region.clone()
    ];
    if conn.execute(sql, row).await? == 0 {
        return Ok(false);
    }
    let mut moves = breakdown_moves(&signature.facts, 1);
    moves.insert((tallies::SIGNED, String::new()), 1);
    tallies::apply(conn, petition, &moves).await?;
    Ok(true)
}

/// The facts of one seat's signature.
pub async fn find(
    conn: &mut Conn,
    petition: &str,
    tag: &[u8],
) -> Result<Option<Facts>, StoreError> {
    Ok(found(conn, petition, tag).await?.map(|(facts, _)| facts))
}

/// The most seats that one person can have: two connected accounts add theirs together.
pub const SEATS: usize = 8;

/// The facts of those of these signatures that exist, each with its index in the list.
pub async fn several(
    conn: &mut Conn,
    petition: &str,
    tags: &[Tag; SEATS],
) -> Result<Vec<(usize, Facts)>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, facts FROM signatures \
               WHERE petition = $1 AND tag IN ($2, $3, $4, $5, $6, $7, $8, $9)";
    let args = args![petition].into_iter().chain(tags.iter().map(|tag| tag.clone().into()));
    let rows = conn.all(sql, args.collect()).await?;
    let mut found = Vec::new();
    for row in &rows {
        let tag = row.blob(0)?;
        let facts = secret.open(cell(&tag), &row.blob(1)?).value();
        let facts = facts.ok_or(StoreError::Corrupt("signatures.facts"))?;
        let place = tags.iter().position(|one| *one == tag);
        found.push((place.ok_or(StoreError::Corrupt("signatures.tag"))?, facts));
    }
    found.sort_by_key(|(place, _)| *place);
    Ok(found)
}

/// Moves a signature to another person or seat. Its facts are bound to the row, so they are sealed
/// anew; the files for key-holders stay. No counter moves, because an own signature stays an own one
/// and a shared one stays shared. `false` if there is none. The new place must be free.
pub async fn relocate(
    conn: &mut Conn,
    petition: &str,
    (from, to): (&[u8], &[u8]),
    seat: i64,
) -> Result<bool, StoreError> {
    let secret = &conn.secret();
    let Some(facts) = find(conn, petition, from).await? else { return Ok(false) };
    let facts = secret.seal(cell(to), 256, &Facts { seat, ..facts });
    let sql = "UPDATE signatures SET tag = $3, facts = $4 WHERE petition = $1 AND tag = $2";
    Ok(conn.execute(sql, args![petition, from, to, facts]).await? == 1)
}

/// Takes a signature back: deletes the row and moves the counters. `false` if there was none.
pub async fn withdraw(conn: &mut Conn, petition: &str, tag: &[u8]) -> Result<bool, StoreError> {
    let Some(facts) = find(conn, petition, tag).await? else { return Ok(false) };
    let sql = "DELETE FROM signatures WHERE petition = $1 AND tag = $2";
    if conn.execute(sql, args![petition, tag]).await? == 0 {
        return Ok(false);
    }
    let mut moves = breakdown_moves(&facts, -1);
    moves.insert((tallies::WITHDRAWN, String::new()), 1);
    tallies::apply(conn, petition, &moves).await?;
    Ok(true)
}

/// Replaces the sealed name, which is sealed to the keys of this mark. `false` if there is no such signature, or
/// somebody else changed it meanwhile.
pub async fn set_name(
    conn: &mut Conn,
    (petition, tag): (&str, &[u8]),
    name: Vec<u8>,
    keys: &str,
) -> Result<bool, StoreError> {
    let Some((facts, old)) = found(conn, petition, tag).await? else { return Ok(false) };
    let facts = Facts { keys: keys.to_owned(), ..facts };
    let new = conn.secret().seal(cell(tag), 256, &facts);
    // Every sealing differs, so this changes the row that was read, or none.
    let sql = "UPDATE signatures SET name = $5, facts = $4 WHERE petition = $1 AND tag = $2 AND facts = $3";
    Ok(conn.execute(sql, args![petition, tag, old, new, name]).await? == 1)
}

/// The facts of one seat's signature, and as they are sealed.
async fn found(
    conn: &mut Conn,
    petition: &str,
    tag: &[u8],
) -> Result<Option<(Facts, Vec<u8>)>, StoreError> {
    let sql = "SELECT facts FROM signatures WHERE petition = $1 AND tag = $2";
    let Some(row) = conn.one(sql, args![petition, tag]).await? else { return Ok(None) };
    let sealed = row.blob(0)?;
    let facts = conn.secret().open(cell(tag), &sealed).value();
    Ok(Some((facts.ok_or(StoreError::Corrupt("signatures.facts"))?, sealed)))
}

/// How many names of a petition are sealed to which keys, by their marks. A row that can't be read is left out.
pub async fn sealed_to(
    conn: &mut Conn,
    petition: &str,
) -> Result<BTreeMap<String, i64>, StoreError> {
    let secret = &conn.secret();
    let (mut counts, mut after) = (BTreeMap::new(), Vec::new());
    loop {
        let sql = "SELECT tag, facts FROM signatures \
                   WHERE petition = $1 AND tag > $2 ORDER BY tag LIMIT 500";
        let rows = conn.all(sql, args![petition, after]).await?;
        let Some(last) = rows.last() else { return Ok(counts) };
        after = last.blob(0)?;
        for row in &rows {
            let facts: Option<Facts> = secret.open(cell(&row.blob(0)?), &row.blob(1)?).value();
            if let Some(facts) = facts {
                *counts.entry(facts.keys).or_default() += 1;
            }
        }
    }
}

/// Lets a signature count for another country and moves the counters with it. `false` if there is no such
/// signature, or somebody else changed it meanwhile; a signature of that country is left as it is.
///
/// Nothing sealed to the key-holders changes: the server can't open the files of name and region, which hold
/// the country as it was. The country that counts is the one among the facts.
///
/// # Errors
/// The database failed, or the facts don't open.
pub async fn set_country(
    conn: &mut Conn,
    (petition, tag): (&str, &[u8]),
    country: Country,
) -> Result<bool, StoreError> {
    let Some((facts, old)) = found(conn, petition, tag).await? else { return Ok(false) };
    let was = facts.country;
    if was == country {
        return Ok(true);
    }
    let new = conn.secret().seal(cell(tag), 256, &Facts { country, ..facts });
    // Every sealing differs, so this changes the row that was read, or none.
    let sql = "UPDATE signatures SET facts = $4 WHERE petition = $1 AND tag = $2 AND facts = $3";
    if conn.execute(sql, args![petition, tag, old, new]).await? == 0 {
        return Ok(false);
    }
    let item = |country: Country| (tallies::COUNTRY, country.code().to_owned());
    let moves = Moves::from([(item(was), -1), (item(country), 1)]);
    tallies::apply(conn, petition, &moves).await?;
    Ok(true)
}

/// Adds or replaces the sealed region. `false` if there is no such signature.
pub async fn set_region(
    conn: &mut Conn,
    petition: &str,
    tag: &[u8],
    region: Vec<u8>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE signatures SET region = $3 WHERE petition = $1 AND tag = $2";
    Ok(conn.execute(sql, args![petition, tag, region]).await? == 1)
}

/// The next signatures after `after` in the order of their tags, which is random: at most 500. One that can't
/// be read is left out.
pub async fn page(
    conn: &mut Conn,
    petition: &str,
    after: &[u8],
) -> Result<Vec<Signature>, StoreError> {
    let secret = &conn.secret();
    let sql = "SELECT tag, facts, name, region FROM signatures \
               WHERE petition = $1 AND tag > $2 ORDER BY tag LIMIT 500";
    let mut after = after.to_vec();
    loop {
        let rows = conn.all(sql, args![petition, after]).await?;
        let page = readable(rows.iter().map(|row| read(secret, row)))?;
        match rows.last() {
            Some(last) if page.is_empty() => after = last.blob(0)?,
            _ => return Ok(page),
        }
    }
}

/// The counters by text of all signatures of a petition that can be read, counted.
pub(super) async fn by_text(conn: &mut Conn, petition: &str) -> Result<Moves, StoreError> {
    let secret = &conn.secret();
    let (mut moves, mut after) = (Moves::new(), Vec::new());
    loop {
        let sql = "SELECT tag, facts FROM signatures \
                   WHERE petition = $1 AND tag > $2 ORDER BY tag LIMIT 500";
        let rows = conn.all(sql, args![petition, after]).await?;
        let Some(last) = rows.last() else { return Ok(moves) };
        after = last.blob(0)?;
        for row in &rows {
            let facts: Option<Facts> = secret.open(cell(&row.blob(0)?), &row.blob(1)?).value();
            let Some(facts) = facts else { continue };
            *moves.entry((tallies::TEXT, facts.text_version.to_string())).or_default() += 1;
        }
    }
}

fn read(secret: &HostSecret, row: &Row) -> Result<Signature, StoreError> {
    let tag = row.blob(0)?;
    let facts = secret.open(cell(&tag), &row.blob(1)?).value();
    let facts = facts.ok_or(StoreError::Corrupt("signatures.facts"))?;
    Ok(Signature { facts, name: row.blob(2)?, region: row.maybe_blob(3)?, tag })
}

/// The counters that one counted signature moves.
pub fn breakdown_moves(facts: &Facts, by: i64) -> Moves {
    let seat = if facts.seat == 1 { "own" } else { "shared" };
    Moves::from([
        ((tallies::TOTAL, String::new()), by),
        ((tallies::COUNTRY, facts.country.code().to_owned()), by),
        ((tallies::DAY, facts.day.to_string()), by),
        ((tallies::LANGUAGE, facts.language.to_string()), by),
        ((tallies::PLATFORM, facts.platform.clone()), by),
        ((tallies::CHANNEL, facts.channel.clone().unwrap_or_else(|| "-".to_owned())), by),
        ((tallies::SEAT, seat.to_owned()), by),
        ((tallies::TEXT, facts.text_version.to_string()), by),
    ])
}

/// A signature's id as text.
pub fn id_text(id: [u8; 16]) -> String {
    hex(&id)
}

fn cell(tag: &[u8]) -> Cell<'_> {
    Cell { table: "signatures", column: "facts", row: tag }
}
