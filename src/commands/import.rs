//! `import` and `export-campaign`.

use std::io::Write as _;
use std::path::Path;

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::store::petitions::{self, Put};
use bot_core::vault::Seed;

use super::files;
use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::{self, Opened, Purpose};

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// New petitions.
    pub added: usize,
    /// Petitions in which something changed.
    pub changed: usize,
    /// Petitions as they were.
    pub same: usize,
}

/// `samleng import FILE|sample`.
pub async fn import(settings: &Settings, file: &Path) -> Result<(), Refusal> {
    let text = if file == Path::new("sample") {
        SAMPLE.to_owned()
    } else {
        let told = |what: String| Refusal::new(format!("{}: {what}", file.display()));
        let bytes = std::fs::read(file).map_err(|error| told(error.to_string()))?;
        String::from_utf8(bytes)
            .map_err(|_| told("this is no UTF-8 text: save it again as UTF-8".to_owned()))?
    };
    let campaign = Campaign::parse(&text)?;
    let opened = wiring::open(settings, Purpose::Campaign).await?;
    let done = put(&opened, &campaign).await?;
    println!("petitions: {} added, {} changed, {} unchanged", done.added, done.changed, done.same);
    Ok(())
}

/// Brings the store up to a campaign, in one transaction.
pub async fn put(opened: &Opened, campaign: &Campaign) -> Result<Done, Refusal> {
    let mut conn = opened.store.connect().await?;
    let mut seed = Seed::fresh()?;
    let mut done = Done::default();
    conn.begin().await?;
    for (place, petition) in (0..).zip(&campaign.petitions) {
        match petitions::put(&mut conn, &opened.secret, &mut seed, place, petition).await? {
            Put::Added => done.added += 1,
            Put::Changed => done.changed += 1,
            Put::Same => done.same += 1,
            // Dropping the connection rolls back.
            Put::KeyGone => {
                return Err(Refusal::new(format!(
                    "petition {}: it closed more than 30 days ago and can't be opened again, as nobody can tell any more who signed it: give the new petition another slug",
                    petition.slug
                )));
            }
        }
    }
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
    let opened = wiring::open(settings, Purpose::Beside).await?;
    let mut conn = opened.store.connect().await?;
    let all = petitions::list(&mut conn).await?;
    conn.close().await;
    let petitions: Vec<_> = all.into_iter().map(|stored| stored.petition).collect();
    let count = petitions.len();
    let text = Campaign { format: 1, petitions }.to_toml()?;
    let mut out = files::make(file)?;
    let told = |error: std::io::Error| Refusal::new(format!("{}: {error}", file.display()));
    files::or_remove(file, out.write_all(text.as_bytes()).map_err(told))?;
    println!("{count} petitions written to {}", file.display());
    Ok(())
}
