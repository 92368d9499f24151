//! `backup`: a consistent copy of a SQLite store while the bot runs.

use std::path::Path;

use bot_core::store::{Dialect, copy};

use super::files;
use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

/// `samleng backup FILE`. The copy does not hold the secret: keep that separately.
pub async fn backup(settings: &Settings, file: &Path) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Beside).await?;
    if opened.store.dialect() == Dialect::Postgres {
        return Err(Refusal::new("this store is on PostgreSQL: make backups with pg_dump"));
    }
    let name = file.to_str().ok_or_else(|| Refusal::new("the file's name must be UTF-8"))?;
    // Made empty first with its owner's permissions only: SQLite may write into an empty file, and
    // nobody else can read it at any moment.
    files::make(file)?;
    let mut conn = opened.store.connect().await?;
    files::or_remove(file, copy::to(&mut conn, name).await.map_err(Refusal::from))?;
    conn.close().await;
    println!(
        "backup written to {}. The secret is not in it: keep a copy of that elsewhere",
        file.display()
    );
    Ok(())
}
