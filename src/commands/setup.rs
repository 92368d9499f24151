//! `setup`: from nothing to a store, a key and an owner's link. Every answer has a flag.

mod env;
mod keys;
mod tokens;
mod zone;

use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use bot_core::clock::{Clock as _, DAY, SystemClock};
use bot_core::command::Role;
use bot_core::i18n::{Catalogue, StartLinks};
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::audit::{self, Act};
use bot_core::store::campaign;
use bot_core::store::roles::{self, Invitation};
use bot_core::text::{Message, Phrase};
use bot_core::vault::{KeyHolders, Seed};

use super::keygen::write_key;
use super::run;
use crate::Refusal;
use crate::files;
use crate::platforms::{Platforms, bulk_per_second};
use crate::settings::{Settings, SetupArgs};
use crate::wiring::{self, Purpose};

use env::ENV;

/// The campaign's store if the usual file holds a practice store.
const BESIDE_PRACTICE: &str = "sqlite://campaign.db";

/// The prefix of an invitation's payload.
const INVITE: &str = "invite_";

struct Setup<'a> {
    catalogue: &'a Catalogue,
    locale: Locale,
    args: &'a SetupArgs,
}

struct NoLinks;

impl StartLinks for NoLinks {
    fn start_link(&self, _: &str) -> String {
        String::new()
    }
}

/// `samleng setup`. Nothing is written before every answer has been checked.
pub async fn setup(settings: &Settings, args: &SetupArgs) -> Result<(), Refusal> {
    if Path::new(ENV).exists() {
        return Err(Refusal::new(
            "there is an .env here already: a second set-up would hide its keys. Move it away first",
        ));
    }
    let (catalogue, default) = check(settings)?;
    let mut setup = Setup { catalogue: &catalogue, locale: default, args };
    setup.locale = setup.language()?;
    let mut settings = settings.clone();
    setup.default_language(&mut settings)?;
    setup.zone(&mut settings)?;
    let platforms = setup.platforms(&mut settings).await?;
    let (keys, kept) = setup.keys(&settings).await?;
    settings.tell("PETITION_RECIPIENTS", keys.public().join(","));
    if let Some(key) = &kept {
        write_key(key.file, &key.private, &key.public)?;
    }
    let written = setup.write(&mut settings, &platforms).await;
    let (code, unknown) = match &kept {
        // Nothing was sealed to it, and the next attempt makes another one.
        Some(key) => files::or_remove(key.file, written)?,
        None => written?,
    };
    if let Some(key) = &kept {
        setup.say(&msg!("setup-key-written", file = key.file.display().to_string()));
    }
    setup.lead_on(&platforms, &code);
    setup.say(&msg!("setup-next"));
    if unknown {
        setup.say(&msg!("setup-campaign"));
    }
    Ok(())
}

/// Whatever `run` would refuse is refused before anything is asked.
fn check(settings: &Settings) -> Result<(Arc<Catalogue>, Locale), Refusal> {
    wiring::zone(settings)?;
    wiring::apart(settings)?;
    run::owners(settings)?;
    bulk_per_second(settings)?;
    if !settings.petition_recipients.trim().is_empty() {
        KeyHolders::parse(&settings.petition_recipients)?;
    }
    wiring::catalogue(settings)
}

impl Setup<'_> {
    fn say(&self, message: &Message) {
        say!("{}", self.words(message, self.locale));
    }

    fn words(&self, message: &Message, locale: Locale) -> String {
        self.catalogue.phrase(&Phrase::Message(message.clone()), locale, &NoLinks)
    }

    /// One line from the terminal. Without a terminal, a missing answer is an error.
    fn ask(&self, question: &Message, flag: &str) -> Result<String, Refusal> {
        if self.args.yes {
            return Err(Refusal::new(format!(
                "with --yes every answer must be a flag: {flag} is missing"
            )));
        }
        let mut out = std::io::stdout();
        write!(out, "{} ", self.words(question, self.locale))?;
        out.flush()?;
        let mut line = String::new();
        if std::io::stdin().lock().read_line(&mut line)? == 0 {
            return Err(Refusal::new(format!(
                "the input ended before every question was answered ({flag}); nothing was written"
            )));
        }
        Ok(line.trim().to_owned())
    }

    fn language(&self) -> Result<Locale, Refusal> {
        if let Some(name) = &self.args.language {
            return wiring::locale(self.catalogue, "--language", name);
        }
        for locale in self.catalogue.locales() {
            let name = self.catalogue.plain(locale, "language-name").unwrap_or_default();
            say!("{locale}  {name}");
        }
        loop {
            let name = self.ask(&msg!("setup-language"), "--language")?;
            if let Some(locale) = wiring::language(self.catalogue, &name) {
                return Ok(locale);
            }
            self.language_unknown();
        }
    }

    fn language_unknown(&self) {
        let known = wiring::known_languages(self.catalogue);
        self.say(&msg!("setup-language-unknown", known = known));
    }

    /// The language for people of whom nothing is known: that of the questions, unless another one is wanted.
    fn default_language(&self, settings: &mut Settings) -> Result<(), Refusal> {
        let chosen = if settings.is_told("DEFAULT_LOCALE") {
            wiring::locale(self.catalogue, "DEFAULT_LOCALE", &settings.default_locale)?
        } else if self.args.yes {
            self.locale
        } else {
            self.asked_default_language()?
        };
        settings.tell("DEFAULT_LOCALE", chosen.as_str());
        Ok(())
    }

    fn asked_default_language(&self) -> Result<Locale, Refusal> {
        let own = self.catalogue.plain(self.locale, "language-name").unwrap_or_default();
        let question = msg!("setup-default-language", language = own);
        loop {
            let name = self.ask(&question, "--default-locale")?;
            if name.is_empty() {
                return Ok(self.locale);
            }
            if let Some(locale) = wiring::language(self.catalogue, &name) {
                return Ok(locale);
            }
            self.language_unknown();
        }
    }

    /// The invitation of the first owner, and the link that adds the bot to a Discord server.
    fn lead_on(&self, platforms: &Platforms, code: &str) {
        let payload = format!("{INVITE}{code}");
        match (&platforms.telegram, &platforms.discord) {
            (Some(telegram), _) => {
                self.say(&msg!("setup-done"));
                say!("\n{}\n", telegram.start_link(&payload));
            }
            (None, _) => {
                self.say(&msg!("setup-done-discord"));
                say!("\n/start code:{payload}\n");
            }
        }
        if let Some(discord) = &platforms.discord {
            self.say(&msg!("setup-discord-invite"));
            say!("\n{}\n", discord.invite_link());
        }
    }

    /// The store, its bots and `.env`; the owner's code, and whether nobody knows yet who is behind the
    /// campaign.
    async fn write(
        &self,
        settings: &mut Settings,
        platforms: &Platforms,
    ) -> Result<(String, bool), Refusal> {
        let mut opened = wiring::open(settings, Purpose::Campaign).await?;
        if opened.practice {
            self.say(&msg!("setup-practice-store"));
            BESIDE_PRACTICE.clone_into(&mut settings.database_url);
            opened = wiring::open(settings, Purpose::Campaign).await?;
        }
        if opened.practice {
            return Err(Refusal::new(
                "campaign.db is for practice as well: choose another DATABASE_URL",
            ));
        }
        let code = match platforms.claim(&opened).await {
            Ok(()) => owner_code(&opened).await,
            Err(refusal) => Err(refusal),
        };
        let written = code.and_then(|code| {
            env::write(settings)?;
            Ok(code)
        });
        if written.is_err() {
            opened.store.discard_if_made();
        }
        written
    }
}

/// An invitation for the first owner: works once, for a day. With it, whether nobody knows yet who is behind
/// the campaign.
async fn owner_code(opened: &wiring::Opened) -> Result<(String, bool), Refusal> {
    let mut seed = Seed::fresh()?;
    let code = seed.code(20);
    let now = SystemClock.now();
    let mut conn = opened.store.connect().await?;
    conn.begin().await?;
    let invitation = Invitation { label: "owner".to_owned(), maker: Vec::new() };
    roles::invite(&mut conn, &code, Role::Owner, &invitation, now + DAY).await?;
    let act = Act::of("", &[Role::Owner.as_str(), "owner"]);
    audit::add(&mut conn, seed.id(), now, "owner_invited_by_setup", &act).await?;
    let unknown = campaign::behind(&mut conn).await?.is_empty();
    conn.commit().await?;
    conn.close().await;
    Ok((code, unknown))
}
