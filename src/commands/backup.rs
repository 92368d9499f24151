//! `backup`: a consistent copy of a SQLite store while the bot runs.

use std::path::Path;

use bot_core::store::{Dialect, Value};

use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

/// `samleng backup FILE`. The secret is not in it: keep that apart.
pub async fn backup(settings: &Settings, file: &Path) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Beside).await?;
    if opened.store.dialect() == Dialect::Postgres {
        return Err(Refusal::new("this store is on PostgreSQL: make backups with pg_dump"));
    }
    if file.exists() {
        return Err(Refusal::new(format!(
            "{} exists already: choose another name",
            file.display()
        )));
    }
    let name = file.to_str().ok_or_else(|| Refusal::new("the file's name must be UTF-8"))?;
    let mut conn = opened.store.connect().await?;
    conn.execute("VACUUM INTO $1", vec![Value::from(name)]).await?;
    conn.close().await;
    let mut permissions = std::fs::metadata(file)?.permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    std::fs::set_permissions(file, permissions)?;
    println!(
        "backup written to {}. The secret is not in it: keep a copy of that elsewhere",
        file.display()
    );
    Ok(())
}
