//! The binary `samleng`: reads the settings and runs one command.

use std::process::ExitCode;

use clap::Parser as _;
use samleng::settings::{Cli, Command, LogFormat, Settings};
use samleng::{Refusal, chat, commands};

/// The exit code of a refusal: one line has said what to do.
const REFUSED: u8 = 2;

fn main() -> ExitCode {
    // Only here, not in the folders above. No .env is fine; a broken one must not be half read.
    if let Err(error) = dotenvy::from_path(".env")
        && !error.not_found()
    {
        eprintln!("samleng: .env can't be read: {}", describe(&error));
        return ExitCode::from(REFUSED);
    }
    let cli = Cli::parse();
    if let Err(refusal) = logging(&cli) {
        eprintln!("samleng: {refusal}");
        return ExitCode::from(REFUSED);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("samleng: {error}");
            return ExitCode::from(REFUSED);
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("samleng: {refusal}");
            ExitCode::from(REFUSED)
        }
    }
}

/// A parse error names the line's text, which may hold a token: say only where.
fn describe(error: &dotenvy::Error) -> String {
    match error {
        dotenvy::Error::LineParse(_, at) => {
            format!("a line is not NAME=value (near character {at})")
        }
        dotenvy::Error::Io(error) => error.to_string(),
        _ => "a line is not NAME=value".to_owned(),
    }
}

async fn run(cli: Cli) -> Result<(), Refusal> {
    let settings = &cli.settings;
    match &cli.command {
        Command::Setup(args) => commands::setup::setup(settings, args).await,
        Command::Run { practice } => commands::run::run(settings, *practice).await,
        Command::Chat(args) => chat::chat(settings, args).await,
        Command::Import { file } => commands::import::import(settings, file).await,
        Command::ExportCampaign { file } => commands::import::export(settings, file).await,
        Command::Keygen { out } => commands::keygen::keygen(out),
        Command::Totals { petition, json } => {
            commands::totals::totals(settings, petition.as_deref(), *json).await
        }
        Command::Export { slug, out } => commands::export::export(settings, slug, out).await,
        Command::Open { file, identity, csv } => commands::open::open(file, identity, csv),
        Command::Role { act } => commands::role::role(settings, act).await,
        Command::Doctor => commands::doctor::doctor(settings).await,
        Command::Backup { file } => commands::backup::backup(settings, file).await,
    }
}

/// Logs go to standard error. Statements of the database are never logged: they could be asked for
/// with RUST_LOG, and values must not be.
fn logging(cli: &Cli) -> Result<(), Refusal> {
    let Settings { rust_log, log_format, .. } = &cli.settings;
    let quiet = if matches!(cli.command, Command::Run { .. }) { rust_log.as_str() } else { "warn" };
    let filter = tracing_subscriber::EnvFilter::try_new(quiet)
        .map_err(|_| Refusal::new("RUST_LOG can't be read: write for example info"))?;
    let layer = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match log_format {
        LogFormat::Text => layer.with_ansi(false).init(),
        LogFormat::Json => layer.json().init(),
    }
    Ok(())
}
