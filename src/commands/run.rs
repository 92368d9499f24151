//! `run`: the bot on every configured platform, until SIGINT or SIGTERM.

use std::sync::Arc;
use std::time::Duration;

use bot_core::broadcast::Runner;
use bot_core::campaign::SignOn;
use bot_core::command::Role;
use bot_core::engine::{Engine, Limits};
use bot_core::router::Features;
use bot_core::store::{campaign, meta, roles};
use bot_core::vault::{AccountTable, hex};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::role;
use crate::Refusal;
use crate::backups::Backups;
use crate::platforms::{Chosen, Parts, Reached};
use crate::settings::Settings;
use crate::wiring::{self, Opened, Purpose};

/// How long the end waits for posts under way, for recording their outcomes, and for a copy under way.
const LAST_WORK: Duration = Duration::from_secs(11);

/// `samleng run [--practice]`.
pub async fn run(settings: &Settings, practice: bool) -> Result<(), Refusal> {
    let chosen = Chosen::of(settings)?;
    // Everything that can be checked without a store is checked before one is made.
    wiring::check(settings, practice)?;
    let owners = owners(settings)?;
    let platforms = chosen.connect().await?;
    let opened = wiring::open(settings, Purpose::Existing).await?;
    if opened.practice && !practice {
        return Err(Refusal::new(
            "this database was made by `samleng chat` for practice: its signatures do not count. Choose another DATABASE_URL for the campaign, or use `samleng run --practice`",
        ));
    }
    let _lock = wiring::lock(&opened.store)?;
    platforms.claim(&opened.store).await?;
    signing_has_a_place(&opened, &platforms).await?;
    first_owners(settings, &opened, &owners).await?;
    let (store, core) = wiring::core(settings, opened).await?;
    let backups = Backups::of(settings, &store, &core)?;
    let (kept, shared) = (store.clone(), Arc::clone(&core));
    let engine = Engine::start(store, core, Arc::new(Features), Limits::default()).with_budgets();
    let stop = CancellationToken::new();
    tokio::spawn(cancel_on_signal(stop.clone())?);
    tracing::info!(code = "started", "the bot is running");
    let posting = stop.child_token();
    let parts = Parts { engine: engine.clone(), core: shared, store: kept };
    let (carriers, serving) = platforms.split(parts);
    let beside = TaskTracker::new();
    beside.spawn(Runner::new(Arc::new(engine.clone()), carriers).run(posting.clone()));
    if let Some(backups) = backups {
        beside.spawn(backups.run(engine.clone(), posting.clone()));
    }
    beside.close();
    let served = serving.run(stop.clone()).await;
    posting.cancel();
    let _ = tokio::time::timeout(LAST_WORK, beside.wait()).await;
    // The database may be away, and the end must not wait for it forever.
    let _ = tokio::time::timeout(Duration::from_secs(5), engine.stop()).await;
    // Service managers must see a failure in order to restart.
    served?;
    tracing::info!(code = "stopped", "the bot has stopped");
    Ok(())
}

/// A campaign that does not let people sign on Discord must be on Telegram.
async fn signing_has_a_place(opened: &Opened, platforms: &Reached) -> Result<(), Refusal> {
    let mut conn = opened.store.connect().await?;
    let decided = campaign::discord(&mut conn).await?;
    conn.close().await;
    let away = decided.is_some_and(|discord| discord.sign == SignOn::Telegram);
    if away && platforms.has_discord() && !platforms.has_telegram() {
        return Err(Refusal::new(
            "the campaign file says [discord] sign = \"telegram\", but TELEGRAM_BOT_TOKEN is missing: set it, or import the file with sign = \"here\"",
        ));
    }
    Ok(())
}

pub(super) fn owners(settings: &Settings) -> Result<Vec<bot_core::platform::Account>, Refusal> {
    let list = settings.owners.split(',').map(str::trim).filter(|one| !one.is_empty());
    list.map(|one| {
        role::parse_account(one).map_err(|error| Refusal::new(format!("OWNERS: {error}")))
    })
    .collect()
}

/// Applies `OWNERS`, but only while there is no owner, and each of them once for a store: an owner who was removed does
/// not come back with the next start.
async fn first_owners(
    settings: &Settings,
    opened: &Opened,
    owners: &[bot_core::platform::Account],
) -> Result<(), Refusal> {
    if owners.is_empty() {
        return Ok(());
    }
    let (catalogue, locale) = wiring::catalogue(settings)?;
    let mut conn = opened.store.connect().await?;
    conn.begin().await?;
    let mut given = meta::get(&mut conn, meta::OWNERS).await?.unwrap_or_default();
    if roles::owners(&mut conn).await? == 0 {
        for account in owners {
            let mark = hex(&conn.secret().account_tag(AccountTable::Roles, account));
            if !given.contains(&mark) {
                role::grant(&mut conn, catalogue.spoken(locale), account, Role::Owner).await?;
                given = format!("{given} {mark}");
            }
        }
        meta::set(&mut conn, meta::OWNERS, given.trim()).await?;
    }
    conn.commit().await?;
    conn.close().await;
    Ok(())
}

fn cancel_on_signal(
    stop: CancellationToken,
) -> Result<impl Future<Output = ()> + Send + 'static, Refusal> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        stop.cancel();
    })
}
