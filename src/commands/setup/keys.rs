//! The question for the petition keys: given, or a new one, with those of further key-holders.

use std::path::Path;

use bot_core::khmer;
use bot_core::msg;
use bot_core::store::{meta, sqlite_file};
use bot_core::vault::{KeyHolders, generate_key};
use secrecy::{ExposeSecret as _, SecretString};

use super::Setup;
use crate::Refusal;
use crate::commands::sealed;
use crate::files;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

/// A new key whose private half goes into a file.
pub(super) struct NewKey<'a> {
    pub(super) file: &'a Path,
    pub(super) private: SecretString,
    pub(super) public: String,
}

impl Setup<'_> {
    /// The public keys to which names are sealed: those from the settings, or a new one and further
    /// ones. For a new one, also where its private half is written.
    pub(super) async fn keys(
        &self,
        settings: &Settings,
    ) -> Result<(KeyHolders, Option<NewKey<'_>>), Refusal> {
        let before = self.keys_before(settings).await?;
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
            if let Some(keys) = before.filter(|_| !self.args.yes)
                && self.same_again()?
            {
                return Ok((self.holders(keys)?, None));
            }
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

    /// Says to which keys how many names of this store are sealed, as a new key opens none of them. The keys to which
    /// the newest are.
    async fn keys_before(&self, settings: &Settings) -> Result<Option<String>, Refusal> {
        if sqlite_file(&settings.database_url).is_some_and(|file| !file.exists()) {
            return Ok(None);
        }
        // What is wrong with the store is said when it is opened to be used.
        let Ok(opened) = wiring::open(settings, Purpose::Existing).await else { return Ok(None) };
        let mut conn = opened.store.connect().await?;
        let sealed = sealed::so_far(&mut conn).await?;
        let keys = meta::get(&mut conn, meta::KEYS).await?;
        conn.close().await;
        if opened.practice || sealed.is_empty() {
            return Ok(None);
        }
        self.say(&msg!("setup-names-there"));
        for names in &sealed {
            say!("{names}");
        }
        Ok(keys)
    }

    /// Whether names go on being sealed to the keys of before.
    fn same_again(&self) -> Result<bool, Refusal> {
        loop {
            let typed = self.ask(&msg!("setup-keys-again"), "--petition-recipients")?;
            if typed.is_empty() {
                return Ok(true);
            }
            let new = |locale| khmer::key(&self.words(&msg!("setup-keys-new"), locale));
            if self.catalogue.locales().any(|locale| new(locale) == khmer::key(&typed)) {
                return Ok(false);
            }
        }
    }

    /// The new key, and those of the other key-holders.
    fn holders(&self, mut list: String) -> Result<KeyHolders, Refusal> {
        if let Some(more) = &self.args.key_holders {
            return Ok(KeyHolders::parse(&format!("{list},{more}"))?);
        }
        if self.args.yes {
            return Ok(KeyHolders::parse(&list)?);
        }
        let own = KeyHolders::parse(&list)?;
        if own.public().len() == 3 {
            return Ok(own);
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
