//! `totals`: the counters, for the host and for programs.

use std::collections::BTreeMap;

use bot_core::clock::{Clock as _, SystemClock, TimeZone, day_of};
use bot_core::locale::Locale;
use bot_core::store::petitions::Stored;
use bot_core::store::tallies::total;
use bot_core::store::{Conn, petitions, tallies, text_versions};
use serde::Serialize;

use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

#[derive(Serialize)]
struct Report {
    petitions: Vec<Totals>,
}

#[derive(Serialize)]
struct Totals {
    slug: String,
    total: i64,
    with_paper: i64,
    goal: i64,
    today: i64,
    signed: i64,
    withdrawn: i64,
    by_country: BTreeMap<String, i64>,
    by_day: BTreeMap<String, i64>,
    by_language: BTreeMap<String, i64>,
    by_platform: BTreeMap<String, i64>,
    by_channel: BTreeMap<String, i64>,
    by_seat: BTreeMap<String, i64>,
    /// How many signed each text, the one that stands there now first.
    texts: Vec<Text>,
}

#[derive(Serialize)]
struct Text {
    /// Several, if the later ones only correct the spelling.
    versions: Vec<i64>,
    since: Option<String>,
    title: BTreeMap<Locale, String>,
    total: i64,
}

/// `samleng totals [--petition SLUG] [--json]`. All figures are from the same moment.
pub async fn totals(settings: &Settings, only: Option<&str>, json: bool) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let zone = wiring::zone(settings)?;
    let today = day_of(SystemClock.now(), &zone).to_string();
    let mut conn = opened.store.connect().await?;
    let mut report = Report { petitions: Vec::new() };
    conn.begin_reading().await?;
    for stored in petitions::list(&mut conn).await? {
        if only.is_some_and(|only| only != stored.petition.slug) {
            continue;
        }
        report.petitions.push(of(&mut conn, &stored, &today, &zone).await?);
    }
    conn.commit().await?;
    conn.close().await;
    if let (Some(only), true) = (only, report.petitions.is_empty()) {
        return Err(Refusal::new(format!(
            "there is no petition {only}: `samleng totals` lists them"
        )));
    }
    if json {
        say!("{}", serde_json::to_string(&report)?);
        return Ok(());
    }
    for one in report.petitions {
        say!("{}: {} of {}, today {}", one.slug, one.total, one.goal, one.today);
        for text in one.texts.iter().filter(|_| one.texts.len() > 1) {
            let since = text.since.as_deref().unwrap_or("an unknown day");
            let title = text.title.get(&Locale::EN).or_else(|| text.title.values().next());
            say!("  text of {since}: {} ({})", text.total, title.map_or("", String::as_str));
        }
        for (country, number) in one.by_country {
            say!("  {country}: {number}");
        }
    }
    Ok(())
}

/// All figures of one petition.
async fn of(
    conn: &mut Conn,
    stored: &Stored,
    today: &str,
    zone: &TimeZone,
) -> Result<Totals, Refusal> {
    let slug = stored.petition.slug.clone();
    let total = total(conn, &slug).await?;
    let mut by = [const { BTreeMap::new() }; tallies::BREAKDOWNS.len()];
    for (cells, dimension) in by.iter_mut().zip(tallies::BREAKDOWNS) {
        *cells = tallies::breakdown(conn, &slug, dimension).await?;
    }
    let [by_country, by_day, by_language, by_platform, by_channel, by_seat, _] = by;
    let texts = texts(conn, stored, zone).await?;
    Ok(Totals {
        total,
        // This version counts no paper signatures.
        with_paper: total,
        goal: stored.petition.goal,
        today: by_day.get(today).copied().unwrap_or(0),
        signed: tallies::get(conn, &slug, tallies::SIGNED, "").await?,
        withdrawn: tallies::get(conn, &slug, tallies::WITHDRAWN, "").await?,
        by_country,
        by_day,
        by_language,
        by_platform,
        by_channel,
        by_seat,
        texts,
        slug,
    })
}

async fn texts(conn: &mut Conn, stored: &Stored, zone: &TimeZone) -> Result<Vec<Text>, Refusal> {
    let all =
        text_versions::totals(conn, &stored.petition.slug, stored.text_version).await?.into_iter();
    Ok(all
        .map(|one| Text {
            versions: one.versions,
            since: (one.since > 0).then(|| day_of(one.since, zone).to_string()),
            title: one.title,
            total: one.total,
        })
        .collect())
}
