//! `doctor`: proves that the counters equal the rows, and that the store keeps its promises.

use std::collections::BTreeMap;

use bot_core::store::rsvps::{self, Way};
use bot_core::store::signatures::{breakdown_moves, page};
use bot_core::store::tallies::total;
use bot_core::store::{Conn, Dialect, attendance, copy, events, petitions, tallies};
use bot_core::vault::HostSecret;

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
            println!("database file: ok");
        } else {
            findings.push("the database file is damaged: restore a backup".to_owned());
        }
    }
    match holders {
        Ok(holders) => {
            for key in holders.public() {
                println!("names are sealed to {key}");
            }
        }
        Err(refusal) => findings.push(refusal.to_string()),
    }
    conn.begin_reading().await?;
    for stored in petitions::list(&mut conn).await? {
        let slug = stored.petition.slug;
        let found = check(&mut conn, &opened.secret, &slug).await?;
        if found.is_empty() {
            println!(
                "{slug}: {} signatures, every counter is right",
                total(&mut conn, &slug).await?
            );
        }
        findings.extend(found);
    }
    for event in events::list(&mut conn).await? {
        findings.extend(check_forum(&mut conn, &opened.secret, &event.slug).await?);
    }
    conn.commit().await?;
    conn.close().await;
    if findings.is_empty() { Ok(()) } else { Err(Refusal::new(findings.join("\n"))) }
}

/// Counts those who take part in one forum and compares.
async fn check_forum(
    conn: &mut Conn,
    secret: &HostSecret,
    slug: &str,
) -> Result<Option<String>, Refusal> {
    let (mut rows, mut after) = ([0; 4], Vec::new());
    loop {
        let page = rsvps::page(conn, secret, slug, &after, 500).await?;
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
async fn check(conn: &mut Conn, secret: &HostSecret, slug: &str) -> Result<Vec<String>, Refusal> {
    let mut counted: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut after = Vec::new();
    loop {
        let rows = page(conn, secret, slug, &after).await?;
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
