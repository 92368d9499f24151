//! The binary `samleng`: reads the settings and runs one command.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use bot_core::store::campaign::Said;
use samleng::repeats::Repeats;
use samleng::settings::{Cli, Command, LogFormat, Settings};
use samleng::{Exit, Refusal, chat, commands, token_files};
use tracing_subscriber::filter::{EnvFilter, FilterExt as _, filter_fn};
use tracing_subscriber::prelude::*;

/// The exit code of a refusal: one line has said what to do.
const REFUSED: u8 = Exit::Refused as u8;
/// The settings in the current folder.
const ENV: &str = ".env";

fn main() -> ExitCode {
    // Only in this folder, not in the ones above. A missing .env is fine; a broken one must not be half
    // read.
    if let Some(refusal) = open_to_all(Path::new(ENV)) {
        eprintln!("samleng: {refusal}");
        return ExitCode::from(REFUSED);
    }
    if let Err(error) = dotenvy::from_path(ENV)
        && !error.not_found()
    {
        eprintln!("samleng: .env can't be read: {}", describe(&error));
        return ExitCode::from(REFUSED);
    }
    let cli = Cli::read();
    let repeats = Repeats::default();
    if let Err(refusal) = logging(&cli, &repeats) {
        eprintln!("samleng: {refusal}");
        return ExitCode::from(REFUSED);
    }
    // The default hook prints the message, which can hold a value.
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(code = "panic", at, "a bug stopped one piece of work");
    }));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("samleng: {error}");
            return ExitCode::from(REFUSED);
        }
    };
    let counts = repeats.clone();
    runtime.spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(60)).await;
            counts.flush();
        }
    });
    let done = runtime.block_on(run(cli));
    repeats.flush();
    match done.and_then(|()| samleng::unsaid().map_or(Ok(()), Err)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("samleng: {refusal}");
            ExitCode::from(refusal.exit() as u8)
        }
    }
}

/// It holds the token, and whoever writes into it decides where the token is sent. A group may read it, where somebody
/// has arranged that.
fn open_to_all(file: &Path) -> Option<String> {
    let meta = std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file)?;
    (meta.mode() & 0o027 != 0).then(|| {
        format!("{0} can be read or changed by others: run `chmod 600 {0}`", file.display())
    })
}

/// A parse error quotes the line, which may hold a token, so only its place is told.
fn describe(error: &dotenvy::Error) -> String {
    match error {
        dotenvy::Error::LineParse(_, at) => {
            format!("a line is not NAME=value (near character {at})")
        }
        dotenvy::Error::Io(error) => error.to_string(),
        _ => "a line is not NAME=value".to_owned(),
    }
}

async fn run(mut cli: Cli) -> Result<(), Refusal> {
    if matches!(cli.command, Command::Setup(_) | Command::Run { .. }) {
        token_files::read(&mut cli.settings)?;
    }
    let settings = &cli.settings;
    match &cli.command {
        Command::Setup(args) => commands::setup::setup(settings, args).await,
        Command::Run { practice } => commands::run::run(settings, *practice).await,
        Command::Chat(args) => chat::chat(settings, args).await,
        Command::Import { file, changed_text, remove_example_signatures } => {
            let said = Said { change: *changed_text, examples_go: *remove_example_signatures };
            commands::import::import(settings, file, said).await
        }
        Command::ExportCampaign { file } => commands::import::export(settings, file).await,
        Command::Keygen { out } => commands::keygen::keygen(out),
        Command::Totals { petition, json } => {
            commands::totals::totals(settings, petition.as_deref(), *json).await
        }
        Command::Export { slug, out } => commands::export::export(settings, slug, out).await,
        Command::Open { file, identity, csv } => commands::open::open(file, identity, csv),
        Command::Role { act } => commands::role::role(settings, act).await,
        Command::Roles => commands::role::list(settings).await,
        Command::Doctor { clock_is_right } => {
            commands::doctor::doctor(settings, *clock_is_right).await
        }
        Command::Backup { file } => commands::backup::backup(settings, file).await,
        Command::Restore { file } => commands::restore::restore(settings, file).await,
    }
}

/// What is logged by default.
const OURS: [&str; 4] = ["samleng", "bot_core", "bot_telegram", "bot_discord"];

/// Logs go to standard error. Libraries log at most warnings, whatever RUST_LOG says, because their
/// traces hold addresses with the token, statements and bodies.
fn logging(cli: &Cli, repeats: &Repeats) -> Result<(), Refusal> {
    let Settings { rust_log, log_format, .. } = &cli.settings;
    let wanted = EnvFilter::try_new(rust_log)
        .map_err(|_| Refusal::new("RUST_LOG can't be read: write for example info"));
    let wanted = match &cli.command {
        Command::Run { .. } => wanted?,
        // It writes down what `run` reads.
        Command::Setup(_) => wanted.map(|_| EnvFilter::new("warn"))?,
        _ => EnvFilter::new("warn"),
    };
    let ours = filter_fn(|event| {
        let target = event.target();
        // serenity's warnings quote what it can't read: events with names and tokens.
        (*event.level() <= tracing::Level::WARN && !target.starts_with("serenity"))
            || OURS.iter().any(|name| target.starts_with(name))
    });
    let ours = ours.and(repeats.clone());
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let registry = tracing_subscriber::registry().with(wanted);
    match log_format {
        LogFormat::Text => registry.with(lines.with_ansi(false).with_filter(ours)).init(),
        LogFormat::Json => registry.with(lines.json().with_filter(ours)).init(),
    }
    Ok(())
}
