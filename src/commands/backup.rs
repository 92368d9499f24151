//! `backup`: a consistent copy of a SQLite store while the bot runs.

use std::path::Path;

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::store::Dialect;

use crate::Refusal;
use crate::backups;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

/// `samleng backup FILE`. The copy does not hold the secret: keep that separately.
pub async fn backup(settings: &Settings, file: &Path) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Existing).await?;
    if opened.store.dialect() == Dialect::Postgres {
        return Err(Refusal::new("this store is on PostgreSQL: make backups with pg_dump"));
    }
    backups::write(&opened.store, &opened.secret, SystemClock.now(), file).await?;
    say!(
        "backup written to {} and checked. The secret is not in it: keep a copy of that elsewhere",
        file.display()
    );
    Ok(())
}
