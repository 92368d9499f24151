//! `totals`: the counters, for the host and for programs.

use std::collections::BTreeMap;

use bot_core::clock::{Clock as _, SystemClock, day_of};
use bot_core::store::tallies::total;
use bot_core::store::{petitions, tallies};
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
}

/// `samleng totals [--petition SLUG] [--json]`. All figures are from the same moment.
pub async fn totals(settings: &Settings, only: Option<&str>, json: bool) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let today = day_of(SystemClock.now(), &wiring::zone(settings)?).to_string();
    let mut conn = opened.store.connect().await?;
    let mut report = Report { petitions: Vec::new() };
    conn.begin_reading().await?;
    for stored in petitions::list(&mut conn).await? {
        let slug = stored.petition.slug;
        if only.is_some_and(|only| only != slug) {
            continue;
        }
        let total = total(&mut conn, &slug).await?;
        let mut by = [const { BTreeMap::new() }; tallies::BREAKDOWNS.len()];
        for (cells, dimension) in by.iter_mut().zip(tallies::BREAKDOWNS) {
            *cells = tallies::breakdown(&mut conn, &slug, dimension).await?;
        }
        let [by_country, by_day, by_language, by_platform, by_channel, by_seat] = by;
        report.petitions.push(Totals {
            total,
            // This version counts no paper signatures.
            with_paper: total,
            goal: stored.petition.goal,
            today: by_day.get(&today).copied().unwrap_or(0),
            signed: tallies::get(&mut conn, &slug, tallies::SIGNED, "").await?,
            withdrawn: tallies::get(&mut conn, &slug, tallies::WITHDRAWN, "").await?,
            by_country,
            by_day,
            by_language,
            by_platform,
            by_channel,
            by_seat,
            slug,
        });
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
        for (country, number) in one.by_country {
            say!("  {country}: {number}");
        }
    }
    Ok(())
}
