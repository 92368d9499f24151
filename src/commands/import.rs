//! `import` and `export-campaign`.

use std::io::Write as _;
use std::path::Path;

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::clock::{Clock as _, SystemClock};
use bot_core::store::campaign::{self, Counts, Done, Said};
use bot_core::store::petitions::Put;
use bot_core::store::{files as store_files, petitions};
use bot_core::vault::Seed;

use super::enclosures::{self, Beside};
use crate::Refusal;
use crate::files;
use crate::settings::Settings;
use crate::wiring::{self, Opened, Purpose};

/// `samleng import FILE|sample`.
pub async fn import(settings: &Settings, file: &Path, said: Said) -> Result<(), Refusal> {
    let told = |what: String| Refusal::new(format!("{}: {what}", file.display()));
    let text = if file == Path::new("sample") {
        SAMPLE.to_owned()
    } else {
        let bytes = std::fs::read(file).map_err(|error| told(error.to_string()))?;
        String::from_utf8(bytes)
            .map_err(|_| told("this is no UTF-8 text: save it again as UTF-8".to_owned()))?
    };
    let (catalogue, _) = wiring::catalogue(settings)?;
    let languages: Vec<_> = catalogue.locales().collect();
    let read = Campaign::read(&text, &languages);
    let (mut campaign, rewritten) = read.map_err(|error| told(error.to_string()))?;
    let beside = enclosures::read(&mut campaign, file)?;
    let opened = wiring::open(settings, Purpose::Campaign).await?;
    let done = put_with(&opened, &campaign, &beside, said).await?;
    let kinds = [
        ("petitions", done.petitions),
        ("events", done.events),
        ("FAQ topics", done.topics),
        ("FAQ answers", done.faqs),
    ];
    for (kind, Counts { added, changed, same }) in kinds {
        say!("{kind}: {added} added, {changed} changed, {same} unchanged");
    }
    if let Some(put) = done.behind {
        let what = match put {
            Put::Added => "added",
            Put::Changed => "changed",
            Put::Same | Put::KeyGone | Put::Signed(_) | Put::Sample(_) => "unchanged",
        };
        say!("who is behind it: {what}");
    }
    if rewritten > 0 {
        say!(
            "texts put into canonical form: {rewritten} (the order of Khmer letters, spaces at the ends)"
        );
    }
    Ok(())
}

/// Imports a campaign in one transaction.
pub async fn put(opened: &Opened, campaign: &Campaign) -> Result<Done, Refusal> {
    put_with(opened, campaign, &[], Said::default()).await
}

async fn put_with(
    opened: &Opened,
    campaign: &Campaign,
    beside: &[Beside],
    said: Said,
) -> Result<Done, Refusal> {
    let mut conn = opened.store.connect().await?;
    let mut seed = Seed::fresh()?;
    // Sealing takes a moment, so it is done before the transaction.
    let beside: Vec<_> = beside.iter().map(|one| one.sealed(&opened.secret)).collect();
    conn.begin().await?;
    for (file, sealed) in beside {
        store_files::add_content(&mut conn, &file, sealed).await?;
    }
    let now = SystemClock.now();
    // Dropping the connection rolls back.
    let done = campaign::put(&mut conn, &mut seed, now, campaign, said).await?;
    conn.commit().await?;
    conn.close().await;
    Ok(done)
}

/// Loads the sample campaign into a store without petitions.
pub async fn sample_if_empty(opened: &Opened) -> Result<(), Refusal> {
    let mut conn = opened.store.connect().await?;
    let empty = petitions::list(&mut conn).await?.is_empty();
    conn.close().await;
    if empty {
        put(opened, &Campaign::parse(SAMPLE)?).await?;
    }
    Ok(())
}

/// `samleng export-campaign FILE`.
pub async fn export(settings: &Settings, file: &Path) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let mut conn = opened.store.connect().await?;
    let mut campaign = campaign::read(&mut conn).await?;
    let beside = enclosures::fetch(&mut conn, &mut campaign, file).await?;
    conn.close().await;
    let text = campaign.to_toml()?;
    let mut out = files::make(file)?;
    let told = |error: std::io::Error| Refusal::new(format!("{}: {error}", file.display()));
    files::or_remove(file, out.write_all(text.as_bytes()).map_err(told))?;
    files::or_remove(file, enclosures::write(&beside, file))?;
    say!(
        "{} petitions, {} events, {} FAQ topics and {} FAQ answers written to {}",
        campaign.petitions.len(),
        campaign.events.len(),
        campaign.topics.len(),
        campaign.faqs.len(),
        file.display()
    );
    Ok(())
}
