//! Tokens that stand in a file or come by standard input, so that no other user of the computer sees them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use bot_core::vault::open_to_others;
use secrecy::SecretString;

use crate::Refusal;
use crate::platforms::given;
use crate::settings::{Settings, named};

/// No token is longer.
const LONGEST: u64 = 4096;
/// Stands for standard input.
const INPUT: &str = "-";

/// Reads the tokens that the settings do not hold themselves.
///
/// # Errors
/// A token is set twice, or its file can't be read, is empty, or is open to others.
pub fn read(settings: &mut Settings) -> Result<(), Refusal> {
    let (file, token) = (&settings.telegram_bot_token_file, &settings.telegram_bot_token);
    if let Some((token, typed)) = one("TELEGRAM_BOT_TOKEN", named(file.as_ref()), token.as_ref())? {
        tell(settings, "TELEGRAM_BOT_TOKEN", &token, typed);
        settings.telegram_bot_token = Some(token.into());
    }
    let (file, token) = (&settings.discord_bot_token_file, &settings.discord_bot_token);
    if let Some((token, typed)) = one("DISCORD_BOT_TOKEN", named(file.as_ref()), token.as_ref())? {
        tell(settings, "DISCORD_BOT_TOKEN", &token, typed);
        settings.discord_bot_token = Some(token.into());
    }
    Ok(())
}

/// What was typed can't be read a second time, so `setup` writes it down; else it writes where the file is.
fn tell(settings: &mut Settings, name: &str, token: &str, typed: bool) {
    if typed {
        settings.told.remove(&format!("{name}_FILE"));
        settings.tell(name, token);
    }
}

/// A token, and whether it came by standard input.
fn one(
    name: &str,
    file: Option<&Path>,
    token: Option<&SecretString>,
) -> Result<Option<(String, bool)>, Refusal> {
    let Some(file) = file else { return Ok(None) };
    if given(token).is_some() {
        return Err(Refusal::new(format!(
            "{name} and {name}_FILE are both set: leave one of them out"
        )));
    }
    let typed = file == Path::new(INPUT);
    let told = |what: &dyn std::fmt::Display| {
        Refusal::new(format!("{name}_FILE: {}: {what}", file.display()))
    };
    let line = if typed {
        line(std::io::stdin().lock()).map_err(|error| told(&error))?
    } else {
        let opened = File::open(file).map_err(|error| told(&error))?;
        let meta = opened.metadata().map_err(|error| told(&error))?;
        if open_to_others(meta.mode(), meta.gid()) {
            let todo = format!("others can read it: run `chmod 600 {}`", file.display());
            return Err(told(&todo));
        }
        line(BufReader::new(opened)).map_err(|error| told(&error))?
    };
    if line.is_empty() { Err(told(&"there is no token in it")) } else { Ok(Some((line, typed))) }
}

fn line(from: impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    from.take(LONGEST).read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
