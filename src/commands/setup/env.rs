//! `.env`: every setting that was told, and every answer.

use std::io::Write as _;
use std::path::Path;

use bot_core::store::sqlite_file;
use secrecy::ExposeSecret as _;

use crate::Refusal;
use crate::files;
use crate::settings::Settings;

/// The file for the settings: in the working directory, where `run` reads it as well.
pub(super) const ENV: &str = ".env";
/// The folder for the daily copies: in the working directory, too.
const BACKUPS: &str = "backups";

pub(super) fn write(settings: &mut Settings) -> Result<(), Refusal> {
    settings.tell("DATABASE_URL", settings.database_url.clone());
    if sqlite_file(&settings.database_url).is_some() && !settings.is_told("BACKUP_DIR") {
        // A volunteer has copies without having thought of them.
        settings.tell("BACKUP_DIR", BACKUPS);
    }
    let mut text = String::new();
    for name in Settings::names() {
        let Some(value) = settings.told.get(&name) else { continue };
        let value = value.expose_secret();
        if value.contains(['\'', '\n']) {
            return Err(Refusal::new(format!(
                "{name} holds a quotation mark: .env can't keep that"
            )));
        }
        // Single quotes: dotenvy takes everything between them literally.
        text += &format!("{name}='{value}'\n");
    }
    let mut file = files::make(Path::new(ENV))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    let told = |error| Refusal::new(format!("{ENV}: {error}"));
    // A half-written file would keep the next set-up from starting.
    files::or_remove(Path::new(ENV), written.map_err(told))
}
