//! `run`: the bot on every platform that is set up, until SIGINT or SIGTERM.

use std::sync::Arc;
use std::time::Duration;

use bot_core::broadcast::Runner;
use bot_core::command::Role;
use bot_core::engine::{Engine, Limits};
use bot_core::features::Features;
use bot_core::store::{meta, roles};
use bot_telegram::Telegram;
use secrecy::ExposeSecret as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::role;
use crate::Refusal;
use crate::settings::Settings;
use crate::wiring::{self, Opened, Purpose};

/// How long the end waits for posts under way and for writing down what became of them.
const LAST_POSTS: Duration = Duration::from_secs(11);

/// `samleng run [--practice]`.
pub async fn run(settings: &Settings, practice: bool) -> Result<(), Refusal> {
    let Some(telegram) = telegram_settings(settings)? else {
        return Err(Refusal::new(
            "no platform is set up (TELEGRAM_BOT_TOKEN is missing): run `samleng setup` first",
        ));
    };
    // What can be wrong without a store is looked at before one is made.
    wiring::check(settings, practice)?;
    let owners = owners(settings)?;
    let telegram = Telegram::connect(telegram).await?;
    let purpose = if practice { Purpose::Practice } else { Purpose::Campaign };
    let opened = wiring::open(settings, purpose).await?;
    if opened.practice && !practice {
        return Err(Refusal::new(
            "this database was made by `samleng chat` for practice: its signatures do not count. Choose another DATABASE_URL for the campaign, or use `samleng run --practice`",
        ));
    }
    let _lock = wiring::lock(&opened.store)?;
    claim(&opened, telegram.bot_id()).await?;
    first_owners(&opened, &owners).await?;
    let (store, core) = wiring::core(settings, opened).await?;
    let (catalogue, locale) = (core.catalogue.clone(), core.default_locale);
    let engine = Engine::start(store, core, Arc::new(Features), Limits::default());
    let stop = CancellationToken::new();
    tokio::spawn(cancel_on_signal(stop.clone())?);
    tracing::info!(code = "started", "the bot is running");
    let carriers = vec![telegram.carrier(catalogue.clone(), Arc::new(engine.clone()))];
    let posting = stop.child_token();
    let runner = Runner::new(Arc::new(engine.clone()), carriers).run(posting.clone());
    let runner = tokio::spawn(runner);
    telegram.run(engine.clone(), catalogue, locale, stop.clone()).await;
    posting.cancel();
    let _ = tokio::time::timeout(LAST_POSTS, runner).await;
    // The database may be away; ending must not wait for it for ever.
    let _ = tokio::time::timeout(Duration::from_secs(5), engine.stop()).await;
    if !stop.is_cancelled() {
        // Whatever restarts services after failures must see one.
        return Err(Refusal::new("the engine ended by itself: start the bot again"));
    }
    tracing::info!(code = "stopped", "the bot has stopped");
    Ok(())
}

fn telegram_settings(settings: &Settings) -> Result<Option<bot_telegram::Settings>, Refusal> {
    let Some(token) = settings.telegram_bot_token.clone() else { return Ok(None) };
    if token.expose_secret().trim().is_empty() {
        return Ok(None);
    }
    Ok(Some(bot_telegram::Settings {
        api_url: settings.telegram_api_url.clone(),
        bulk_per_second: bulk_per_second(settings)?,
        ..bot_telegram::Settings::new(token)
    }))
}

fn bulk_per_second(settings: &Settings) -> Result<u32, Refusal> {
    let rate = settings.telegram_bulk_per_second.trim().parse().ok();
    rate.filter(|rate| (1..=1_000).contains(rate)).ok_or_else(|| {
        Refusal::new("TELEGRAM_BULK_PER_SECOND must be a whole number from 1 to 1000, such as 25")
    })
}

/// Ties the store to one bot: with another bot's token every follower would look unreachable.
pub(super) async fn claim(opened: &Opened, bot: u64) -> Result<(), Refusal> {
    let mut conn = opened.store.connect().await?;
    let bot = bot.to_string();
    meta::set_once(&mut conn, meta::TELEGRAM_BOT, &bot).await?;
    let kept = meta::get(&mut conn, meta::TELEGRAM_BOT).await?;
    conn.close().await;
    if kept.as_deref() != Some(&bot) {
        return Err(Refusal::new(
            "this database belongs to another Telegram bot: use that bot's token, or another DATABASE_URL",
        ));
    }
    Ok(())
}

fn owners(settings: &Settings) -> Result<Vec<bot_core::incoming::Account>, Refusal> {
    let list = settings.owners.split(',').map(str::trim).filter(|one| !one.is_empty());
    list.map(|one| {
        role::parse_account(one).map_err(|error| Refusal::new(format!("OWNERS: {error}")))
    })
    .collect()
}

/// `OWNERS` counts only while there is no owner.
async fn first_owners(
    opened: &Opened,
    owners: &[bot_core::incoming::Account],
) -> Result<(), Refusal> {
    let mut conn = opened.store.connect().await?;
    conn.begin().await?;
    if roles::owners(&mut conn).await? == 0 {
        for account in owners {
            role::grant(&mut conn, &opened.secret, account, Role::Owner).await?;
        }
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
