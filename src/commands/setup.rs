//! `setup`: from nothing to a store, a key and an owner's link. Every answer has a flag.

mod tokens;

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use bot_core::clock::{Clock as _, DAY, SystemClock};
use bot_core::command::Role;
use bot_core::i18n::{Catalogue, StartLinks};
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::audit::{self, Act};
use bot_core::store::roles::{self, Invitation};
use bot_core::store::{campaign, sqlite_file};
use bot_core::text::{Message, Phrase};
use bot_core::vault::{KeyHolders, Seed, generate_key};
use secrecy::{ExposeSecret as _, SecretString};

use super::keygen::write_key;
use crate::Refusal;
use crate::files;
use crate::platforms::{self, Platforms};
use crate::settings::{Settings, SetupArgs};
use crate::wiring::{self, Purpose};

/// The file for the settings: in the working directory, where `run` reads it as well.
const ENV: &str = ".env";
/// The campaign's store if the usual file holds a practice store.
const BESIDE_PRACTICE: &str = "sqlite://campaign.db";

/// The folder for the daily copies: in the working directory, too.
const BACKUPS: &str = "backups";

/// The prefix of an invitation's payload.
const INVITE: &str = "invite_";

struct Setup<'a> {
    catalogue: &'a Catalogue,
    locale: Locale,
    args: &'a SetupArgs,
}

/// A new key whose private half goes into a file.
struct NewKey<'a> {
    file: &'a Path,
    private: SecretString,
    public: String,
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
    let (catalogue, default) = wiring::catalogue(settings)?;
    wiring::zone(settings)?;
    let mut setup = Setup { catalogue: &catalogue, locale: default, args };
    setup.locale = setup.language()?;
    let mut settings = settings.clone();
    let platforms = setup.platforms(&mut settings).await?;
    let (keys, kept) = setup.keys(&settings)?;
    settings.petition_recipients = keys.public().join(",");
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
        let known = |name: &str| Locale::parse(name).filter(|locale| self.catalogue.has(*locale));
        if let Some(name) = &self.args.language {
            return wiring::locale(self.catalogue, "--language", name);
        }
        for locale in self.catalogue.locales() {
            let name = self.catalogue.plain(locale, "language-name").unwrap_or_default();
            say!("{locale}  {name}");
        }
        loop {
            let name = self.ask(&msg!("setup-language"), "--language")?;
            if let Some(locale) = known(&name.to_lowercase()) {
                return Ok(locale);
            }
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
            write_env(settings, self.locale)?;
            Ok(code)
        });
        if written.is_err() {
            opened.store.discard_if_made();
        }
        written
    }

    /// The public keys to which names are sealed: those from the settings, or a new one and further
    /// ones. For a new one, also where its private half is written.
    fn keys(&self, settings: &Settings) -> Result<(KeyHolders, Option<NewKey<'_>>), Refusal> {
        if !settings.petition_recipients.trim().is_empty() {
            return Ok((KeyHolders::parse(&settings.petition_recipients)?, None));
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

fn write_env(settings: &Settings, locale: Locale) -> Result<(), Refusal> {
    let mut lines = vec![
        ("DATABASE_URL", settings.database_url.clone()),
        ("PETITION_RECIPIENTS", settings.petition_recipients.clone()),
        ("DEFAULT_LOCALE", locale.to_string()),
        ("CAMPAIGN_TZ", settings.campaign_tz.clone()),
    ];
    if sqlite_file(&settings.database_url).is_some() {
        // A volunteer has copies without having thought of them.
        let folder = settings.backup_dir.as_ref().map(|folder| folder.display().to_string());
        lines.push(("BACKUP_DIR", folder.unwrap_or_else(|| BACKUPS.to_owned())));
    }
    let token = |token: &Option<SecretString>| {
        platforms::given(token.as_ref()).map(|token| token.expose_secret().to_owned())
    };
    let chosen = [
        ("TELEGRAM_BOT_TOKEN", token(&settings.telegram_bot_token)),
        ("TELEGRAM_API_URL", settings.telegram_api_url.clone()),
        ("DISCORD_BOT_TOKEN", token(&settings.discord_bot_token)),
        ("DISCORD_API_URL", settings.discord_api_url.clone()),
    ];
    lines.extend(chosen.into_iter().filter_map(|(name, value)| Some((name, value?))));
    if !settings.owners.trim().is_empty() {
        lines.push(("OWNERS", settings.owners.clone()));
    }
    if let Some(path) = &settings.secret_file {
        lines.push(("SAMLENG_SECRET_FILE", path.display().to_string()));
    }
    if let Some((name, _)) = lines.iter().find(|(_, value)| value.contains(['\'', '\n'])) {
        return Err(Refusal::new(format!("{name} holds a quotation mark: .env can't keep that")));
    }
    // Single quotes: dotenvy takes everything between them literally.
    let text: String = lines.iter().map(|(name, value)| format!("{name}='{value}'\n")).collect();
    let mut file = files::make(Path::new(ENV))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    let told = |error| Refusal::new(format!("{ENV}: {error}"));
    // A half-written file would keep the next set-up from starting.
    files::or_remove(Path::new(ENV), written.map_err(told))
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
