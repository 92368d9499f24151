//! Joins the parts: store, secret, languages, and checks that they belong together.

use std::path::Path;
use std::sync::Arc;

use bot_core::clock::{Clock, SystemClock};
use bot_core::conversation::{Core, CoreSettings, Indexes};
use bot_core::i18n::Catalogue;
use bot_core::khmer;
use bot_core::locale::Locale;
use bot_core::store::{
    Conn, EngineLock, OpenError, Store, binding, meta, sqlite_file, with_ending,
};
use bot_core::vault::{HostSecret, KeyHolders, SecretError, generate_key};

use crate::Refusal;
use crate::settings::{Settings, named};

/// What a command needs from a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The store that there is; none is begun.
    Existing,
    /// The same, to look at whatever is wrong with it.
    Examined,
    /// A campaign's store; created if there is none.
    Campaign,
    /// A practice store; created if there is none.
    Practice,
}

/// An opened store and its secret.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// The host secret, which fits the store.
    pub secret: Arc<HostSecret>,
    /// Whether it is a practice store.
    pub practice: bool,
}

/// Opens the store and checks that the secret belongs to it. A new secret is made only for an empty
/// store.
///
/// # Errors
/// Anything that is wrong with the store or the secret. A store that this call created is removed
/// again.
pub async fn open(settings: &Settings, purpose: Purpose) -> Result<Opened, Refusal> {
    let path = settings.secret_path()?;
    let secret = match HostSecret::read(&path) {
        Err(SecretError::Missing(_)) => {
            // A new one is never made where it would be copied together with what it locks.
            apart(settings)?;
            None
        }
        other => {
            let secret = other?;
            if apart(settings).is_err() {
                tracing::warn!(
                    code = "secret_beside_database",
                    "a copy of the database's folder takes the secret too: move it to another folder (SAMLENG_SECRET_FILE)"
                );
            }
            Some(secret)
        }
    };
    let begins = matches!(purpose, Purpose::Campaign | Purpose::Practice);
    let store = Store::open(&settings.database_url, begins).await?;
    let mut conn = store.connect().await?;
    let joined = join(&mut conn, &path, secret, begins).await;
    conn.close().await;
    let opened = match joined {
        Ok((secret, known)) => bound(store.clone(), Arc::new(secret), known, purpose, &path).await,
        Err(refusal) => Err(refusal),
    };
    if opened.is_err() {
        store.discard_if_made();
    }
    opened
}

/// Refuses a secret that lies in the folder of the database or of its copies: who copies that folder would have both.
///
/// # Errors
/// It lies there.
pub fn apart(settings: &Settings) -> Result<(), Refusal> {
    let secret = settings.secret_path()?;
    let folder = |path: &Path| {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        path.canonicalize().unwrap_or(path)
    };
    let above = |path: &Path| {
        let folder_of = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        folder(folder_of.unwrap_or(Path::new(".")))
    };
    let database = sqlite_file(&settings.database_url).map(|file| above(file.as_ref()));
    let copies = named(settings.backup_dir.as_ref()).map(folder);
    if [database, copies].into_iter().flatten().any(|taken| taken == above(&secret)) {
        return Err(Refusal::new(format!(
            "the secret file {} would lie beside the database, where a copy of the folder takes both: choose a place in another folder with SAMLENG_SECRET_FILE",
            secret.display()
        )));
    }
    Ok(())
}

/// The store with its secret. An empty one is begun, and the rows of one that an older version left are bound.
async fn bound(
    store: Store,
    secret: Arc<HostSecret>,
    known: bool,
    purpose: Purpose,
    path: &Path,
) -> Result<Opened, Refusal> {
    let store = store.with_secret(Arc::clone(&secret));
    let mut conn = store.connect().await?;
    if !known {
        found(&mut conn, purpose).await?;
    }
    bring_over(&mut conn, path, purpose).await?;
    let practice = meta::get(&mut conn, meta::PRACTICE).await?;
    conn.close().await;
    let examined = || (purpose == Purpose::Examined).then(String::new);
    let Some(practice) = practice.or_else(examined) else {
        return Err(Refusal::new(
            "somebody has changed the row of this database that says whether it is for practice: put a backup back with `samleng restore FILE`",
        ));
    };
    Ok(Opened { store, secret, practice: practice == "1" })
}

/// Binds the rows of an older version, once for this secret: a database that comes without bound rows later is
/// one that somebody has put there.
async fn bring_over(conn: &mut Conn, secret: &Path, purpose: Purpose) -> Result<(), Refusal> {
    let mark = with_ending(secret, ".bound");
    if !binding::is_done(conn).await? {
        if mark.exists() && purpose == Purpose::Examined {
            // Every row that is not bound is a finding.
            return Ok(());
        }
        if mark.exists() {
            return Err(Refusal::new(format!(
                "the rows of this database are not bound to its secret, although this program has bound them before: somebody has put an older database here, or changed this one. Put a backup back with `samleng restore FILE`. If it is another old database of yours, remove {} and start again",
                mark.display()
            )));
        }
        binding::all(conn).await?;
        tracing::warn!(
            code = "rows_bound",
            "the rows of an older version were bound to the secret"
        );
    }
    if !mark.exists() && std::fs::write(&mark, b"").is_err() {
        tracing::warn!(
            code = "mark_missing",
            "the folder of the secret can't be written: a database of an older version would be taken as it is"
        );
    }
    Ok(())
}

/// The secret of the store, and whether the store knows it already.
async fn join(
    conn: &mut Conn,
    path: &Path,
    secret: Option<HostSecret>,
    begins: bool,
) -> Result<(HostSecret, bool), Refusal> {
    let known = meta::unbound(conn, meta::SECRET).await?;
    if known.is_none() && !begins {
        return Err(OpenError::Empty.into());
    }
    let secret = match (secret, &known) {
        (Some(secret), Some(known)) if secret.fingerprint() != *known => {
            return Err(Refusal::new(format!(
                "the secret in {} does not belong to this database: set SAMLENG_SECRET_FILE to the right one, or choose another DATABASE_URL",
                path.display()
            )));
        }
        (Some(secret), _) => secret,
        (None, None) => HostSecret::create(path)?,
        (None, Some(_)) => {
            return Err(Refusal::new(format!(
                "the secret file {} is gone, and without it this database can't be used: put it back, or choose another DATABASE_URL",
                path.display()
            )));
        }
    };
    Ok((secret, known.is_some()))
}

async fn found(conn: &mut Conn, purpose: Purpose) -> Result<(), Refusal> {
    let secret = &conn.secret();
    conn.begin().await?;
    meta::set_once(conn, meta::SECRET, &secret.fingerprint()).await?;
    if purpose == Purpose::Practice {
        meta::set_once(conn, meta::PRACTICE, "1").await?;
    }
    binding::begin(conn).await?;
    conn.commit().await?;
    Ok(())
}

/// Checks the settings that need no store, before one is made.
pub fn check(settings: &Settings, practice: bool) -> Result<(Arc<Catalogue>, Locale), Refusal> {
    if !practice || !settings.petition_recipients.trim().is_empty() {
        listed_holders(settings)?;
    }
    zone(settings)?;
    catalogue(settings)
}

fn listed_holders(settings: &Settings) -> Result<KeyHolders, Refusal> {
    KeyHolders::parse(&settings.petition_recipients).map_err(|error| {
        Refusal::new(format!("PETITION_RECIPIENTS: {error}. `samleng setup` makes a key"))
    })
}

/// The key-holders from the settings. A practice store without any gets a key of its own, whose private
/// half is discarded at once.
pub async fn key_holders(settings: &Settings, opened: &Opened) -> Result<KeyHolders, Refusal> {
    if !settings.petition_recipients.trim().is_empty() || !opened.practice {
        return listed_holders(settings);
    }
    let mut conn = opened.store.connect().await?;
    let (_, public) = generate_key();
    meta::set_once(&mut conn, meta::PRACTICE_KEY, &public).await?;
    let kept = meta::get(&mut conn, meta::PRACTICE_KEY).await?.unwrap_or(public);
    conn.close().await;
    Ok(KeyHolders::parse(&kept)?)
}

/// The languages of the settings.
pub fn catalogue(settings: &Settings) -> Result<(Arc<Catalogue>, Locale), Refusal> {
    let catalogue = Catalogue::load(named(settings.locales_dir.as_ref()))?;
    let locale = locale(&catalogue, "DEFAULT_LOCALE", &settings.default_locale)?;
    Ok((Arc::new(catalogue), locale))
}

/// The language of this name, from a setting or a flag.
pub fn locale(catalogue: &Catalogue, asker: &str, name: &str) -> Result<Locale, Refusal> {
    language(catalogue, name).ok_or_else(|| {
        Refusal::new(format!("{asker} is {name:?}; there are: {}", known_languages(catalogue)))
    })
}

/// The language that goes by this name: its folder's, or what people call it.
pub fn language(catalogue: &Catalogue, name: &str) -> Option<Locale> {
    let folder = Locale::parse(&name.trim().to_lowercase());
    let folder = folder.filter(|locale| catalogue.has(*locale));
    folder.or_else(|| catalogue.language_words().get(&khmer::key(name)).copied())
}

/// The names of all languages, for a line that says what there is.
pub fn known_languages(catalogue: &Catalogue) -> String {
    let known: Vec<String> = catalogue.locales().map(|locale| locale.to_string()).collect();
    known.join(", ")
}

/// The services that the features share.
pub async fn core(settings: &Settings, opened: Opened) -> Result<(Store, Arc<Core>), Refusal> {
    core_with(settings, opened, Arc::new(SystemClock)).await
}

/// The same, with another clock.
pub async fn core_with(
    settings: &Settings,
    opened: Opened,
    clock: Arc<dyn Clock>,
) -> Result<(Store, Arc<Core>), Refusal> {
    let key_holders = key_holders(settings, &opened).await?;
    let mut conn = opened.store.connect().await?;
    meta::seal_to(&mut conn, &key_holders).await?;
    conn.close().await;
    let (catalogue, default_locale) = catalogue(settings)?;
    let core = Core::new(CoreSettings {
        secret: opened.secret,
        key_holders,
        clock,
        zone: zone(settings)?,
        default_locale,
        indexes: Arc::new(Indexes::of(&catalogue)),
        catalogue,
        practice: opened.practice,
    });
    Ok((opened.store, Arc::new(core)))
}

/// The campaign's time zone.
pub fn zone(settings: &Settings) -> Result<bot_core::clock::TimeZone, Refusal> {
    let name = &settings.campaign_tz;
    bot_core::clock::TimeZone::get(name).map_err(|_| {
        Refusal::new(format!(
            "CAMPAIGN_TZ is {name:?}; write a name such as America/Vancouver or UTC"
        ))
    })
}

/// The lock of a command that runs the engine.
pub fn lock(store: &Store) -> Result<EngineLock, Refusal> {
    Ok(EngineLock::take(store)?)
}
