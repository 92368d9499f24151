//! The question for the petition keys: given, or a new one, with those of further key-holders.

use std::path::Path;

use bot_core::msg;
use bot_core::vault::{KeyHolders, generate_key};
use secrecy::{ExposeSecret as _, SecretString};

use super::Setup;
use crate::Refusal;
use crate::files;
use crate::settings::Settings;

/// A new key whose private half goes into a file.
pub(super) struct NewKey<'a> {
    pub(super) file: &'a Path,
    pub(super) private: SecretString,
    pub(super) public: String,
}

impl Setup<'_> {
    /// The public keys to which names are sealed: those from the settings, or a new one and further
    /// ones. For a new one, also where its private half is written.
    pub(super) fn keys(
        &self,
        settings: &Settings,
    ) -> Result<(KeyHolders, Option<NewKey<'_>>), Refusal> {
        let given = settings.petition_recipients.trim();
        if !given.is_empty() {
            if self.args.key_out.is_some() {
                return Err(Refusal::new(
                    "--key-out makes a new key, and PETITION_RECIPIENTS names the keys already: leave one of them out",
                ));
            }
            let more = self.args.key_holders.as_deref().unwrap_or_default();
            return Ok((KeyHolders::parse(&format!("{given},{more}"))?, None));
        }
        let Some(file) = &self.args.key_out else {
            let public = self.shown_key()?;
            return Ok((self.holders(public)?, None));
        };
        if file.exists() {
            return Err(files::taken(file));
        }
        let (private, public) = generate_key();
        let keys = self.holders(public.clone())?;
        Ok((keys, Some(NewKey { file, private, public })))
    }

    /// The new key, and those of the other key-holders.
    fn holders(&self, mut list: String) -> Result<KeyHolders, Refusal> {
        if let Some(more) = &self.args.key_holders {
            return Ok(KeyHolders::parse(&format!("{list},{more}"))?);
        }
        if self.args.yes {
            return Ok(KeyHolders::parse(&list)?);
        }
        self.say(&msg!("setup-holders-how"));
        loop {
            let more = self.ask(&msg!("setup-holders-key"), "--key-holders")?;
            if more.is_empty() {
                return Ok(KeyHolders::parse(&list)?);
            }
            match KeyHolders::parse(&format!("{list},{more}")) {
                Ok(keys) if keys.public().len() == 3 => return Ok(keys),
                Ok(keys) => list = keys.public().join(","),
                Err(error) => say!("{error}"),
            }
        }
    }

    /// Makes a petition key. It is shown once, and the last six characters, typed, prove that it was
    /// kept.
    fn shown_key(&self) -> Result<String, Refusal> {
        let (private, public) = generate_key();
        if self.args.yes {
            return Err(Refusal::new(
                "with --yes every answer must be a flag: --key-out is missing",
            ));
        }
        self.say(&msg!("setup-key-how"));
        say!("\n{}\n", private.expose_secret());
        let end = private.expose_secret();
        let end = &end[end.len() - 6..];
        loop {
            let typed = self.ask(&msg!("setup-key-check"), "--key-out")?;
            if typed.eq_ignore_ascii_case(end) {
                return Ok(public);
            }
            self.say(&msg!("setup-key-wrong"));
        }
    }
}
