//! `doctor`: proves that the counters equal the rows, and checks the store.

use std::collections::BTreeMap;

use bot_core::campaign::Behind;
use bot_core::store::rsvps::{self, Way};
use bot_core::store::signatures::{breakdown_moves, page};
use bot_core::store::tallies::total;
use bot_core::store::{Conn, Dialect, attendance, campaign, copy, events, petitions, tallies};

use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

/// `samleng doctor`. Exit 0 when everything is right, 2 with a line per finding otherwise.
pub async fn doctor(settings: &Settings) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Beside).await?;
    let holders = wiring::key_holders(settings, &opened).await;
    let mut conn = opened.store.connect().await?;
    let mut findings = Vec::new();
    if opened.store.dialect() == Dialect::Sqlite {
        if copy::is_sound(&mut conn).await? {
            say!("database file: ok");
        } else {
            findings.push("the database file is damaged: restore a backup".to_owned());
        }
    }
    let mut keys = None;
    match holders {
        Ok(holders) => {
            for key in holders.public() {
                say!("names are sealed to {key}");
            }
            keys = Some(holders.public().len());
        }
        Err(refusal) => findings.push(refusal.to_string()),
    }
    conn.begin_reading().await?;
    for stored in petitions::list(&mut conn).await? {
        let slug = stored.petition.slug;
        let found = check(&mut conn, &slug).await?;
        if found.is_empty() {
            say!("{slug}: {} signatures, every counter is right", total(&mut conn, &slug).await?);
        }
        findings.extend(found);
    }
    for event in events::list(&mut conn).await? {
        findings.extend(check_forum(&mut conn, &event.slug).await?);
    }
    let behind = campaign::behind(&mut conn).await?;
    conn.commit().await?;
    conn.close().await;
    for hint in hints(&behind, keys) {
        say!("hint: {hint}");
    }
    if findings.is_empty() { Ok(()) } else { Err(Refusal::new(findings.join("\n"))) }
}

/// What is missing although nothing is broken, and what to type.
fn hints(behind: &Behind, keys: Option<usize>) -> Vec<String> {
    let how = "an owner can write it in the chat (/edit, \"Who is behind the campaign\"), or write [campaign] into \
               the campaign file and load it with `samleng import FILE`";
    let mut all = Vec::new();
    if behind.is_empty() {
        all.push(format!("nobody can read who is behind the campaign: {how}"));
    } else if behind.sample {
        all.push(format!(
            "what people read about who is behind the campaign is the example: {how}"
        ));
    }
    let named = behind.holder_count().and_then(|count| usize::try_from(count).ok());
    if let (Some(named), Some(keys), false) = (named, keys, behind.sample)
        && named != keys
    {
        all.push(format!(
            "people read of {named} key-holders, and names are sealed to {keys} keys: that is right only if \
             several people share a key or one holds several"
        ));
    }
    all
}

/// Counts the participants of one forum and compares.
async fn check_forum(conn: &mut Conn, slug: &str) -> Result<Option<String>, Refusal> {
    let (mut rows, mut after) = ([0; 4], Vec::new());
    loop {
        let page = rsvps::page(conn, slug, &after, 500).await?;
        let Some((last, _)) = page.last() else { break };
        after.clone_from(last);
        for (_, entry) in &page {
            let Some((_, way, came)) = entry else {
                return Ok(Some(format!("{slug}: a row of who takes part can't be read")));
            };
            rows[0] += i64::from(*way == Way::InPerson);
            rows[1] += i64::from(*way == Way::Online);
            rows[2] += i64::from(*way == Way::Waiting);
            rows[3] += i64::from(*came);
        }
    }
    let kept = attendance::counts(conn, slug).await?;
    let kept = [kept.inside, kept.online, kept.waiting, kept.came];
    Ok((kept != rows).then(|| {
        let say = |n: [i64; 4]| {
            format!("{} in person, {} online, {} waiting, {} came", n[0], n[1], n[2], n[3])
        };
        format!("{slug}: the counters are {}, the rows say {}", say(kept), say(rows))
    }))
}

/// Counts the rows of one petition and compares.
async fn check(conn: &mut Conn, slug: &str) -> Result<Vec<String>, Refusal> {
    let mut counted: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut after = Vec::new();
    loop {
        let rows = page(conn, slug, &after).await?;
        let Some(last) = rows.last() else { break };
        after.clone_from(&last.tag);
        for row in &rows {
            for ((dimension, item), by) in breakdown_moves(&row.facts, 1) {
                *counted.entry((dimension.to_owned(), item)).or_default() += by;
            }
        }
    }
    let mut kept = tallies::all(conn, slug).await?;
    let mut take = |name: &str| kept.remove(&(name.to_owned(), String::new())).unwrap_or(0);
    let (signed, withdrawn) = (take(tallies::SIGNED), take(tallies::WITHDRAWN));
    let rows = counted.get(&(tallies::TOTAL.to_owned(), String::new())).copied().unwrap_or(0);
    let mut findings = Vec::new();
    if signed - withdrawn != rows {
        findings.push(format!(
            "{slug}: {signed} signed less {withdrawn} taken back is not {rows} rows"
        ));
    }
    for (dimension, item) in counted.keys().chain(kept.keys()) {
        let key = (dimension.clone(), item.clone());
        let (n, rows) = (kept.get(&key).unwrap_or(&0), counted.get(&key).unwrap_or(&0));
        if n != rows {
            findings.push(format!(
                "{slug}: the counter {dimension} {item} is {n}, the rows say {rows}"
            ));
        }
    }
    findings.sort();
    findings.dedup();
    Ok(findings)
}
