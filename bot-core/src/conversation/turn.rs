//! One update and all that a feature needs to decide about it.

use jiff::civil::Date;

use super::state::{Aside, State};
use super::{Core, Stop};
use crate::campaign::Standing;
use crate::clock::{Seconds, day_of};
use crate::command::Role;
use crate::incoming::{ChatKind, Incoming};
use crate::locale::Locale;
use crate::outcome::{Outcome, Reply};
use crate::platform::Account;
use crate::platform::Platform;
use crate::store::audit::{self, Act};
use crate::store::links::Linked;
use crate::store::roles::{self, Member};
use crate::store::{Conn, StoreError, accounts, conversations, links};
use crate::text::Text;
use crate::vault::{AccountTable, PersonId, Seed};

/// One update on an open transaction.
pub struct Turn<'a> {
    /// What all turns share.
    pub core: &'a Core,
    /// The open transaction.
    pub conn: &'a mut Conn,
    /// The update.
    pub incoming: &'a Incoming,
    /// Its randomness.
    pub seed: Seed,
    /// Its time.
    pub now: Seconds,
    /// Who acts, if the store knows them.
    pub person: Option<PersonId>,
    /// Their language.
    pub locale: Locale,
    /// Whether they chose it themselves.
    pub chosen: bool,
    /// What they may do, read in this transaction.
    pub role: Role,
}

impl std::fmt::Debug for Turn<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Turn({:?})", self.incoming)
    }
}

impl<'a> Turn<'a> {
    /// Reads who acts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn load(
        core: &'a Core,
        conn: &'a mut Conn,
        incoming: &'a Incoming,
        seed: Seed,
        now: Seconds,
    ) -> Result<Self, StoreError> {
        let account = &incoming.account;
        let person = accounts::person(conn, account).await?;
        let profile = match person {
            Some(person) => accounts::profile(conn, person).await?,
            None => None,
        };
        let chosen =
            profile.map(|profile| profile.locale).filter(|locale| core.catalogue.has(*locale));
        let hint = || core.guess_locale(incoming.language_hint.as_deref());
        let role = match incoming.terminal_role {
            Some(role) if account.platform == Platform::Terminal => role,
            _ => roles::of(conn, account).await?,
        };
        Ok(Self {
            core,
            conn,
            incoming,
            seed,
            now,
            person,
            locale: chosen.unwrap_or_else(hint),
            chosen: chosen.is_some(),
            role,
        })
    }

    /// The campaign's day.
    pub fn today(&self) -> Date {
        day_of(self.now, &self.core.zone)
    }

    /// The platform's name, for messages that differ there.
    pub(crate) const fn platform(&self) -> &'static str {
        self.incoming.account.platform.as_str()
    }

    /// Whether only this person reads the chat.
    pub fn private(&self) -> bool {
        self.incoming.chat == ChatKind::Private
    }

    /// Whether the acting person may read content that stands so, in the chat where it would be shown.
    pub(crate) fn sees(&self, state: Standing) -> bool {
        state.is_public() || (self.private() && self.role >= Role::Organizer)
    }

    /// The acting person; made on first need.
    pub(crate) async fn person(&mut self) -> Result<PersonId, Stop> {
        if let Some(person) = self.person {
            return Ok(person);
        }
        let person = PersonId(self.seed.id());
        accounts::add(self.conn, &self.incoming.account, person).await?;
        self.person = Some(person);
        Ok(person)
    }

    /// What the person is being asked.
    pub(crate) async fn state(&mut self) -> Result<Option<State>, Stop> {
        let account = &self.incoming.account;
        Ok(conversations::load(self.conn, account, self.now).await?)
    }

    /// Asks something else from now on.
    pub(crate) async fn save(&mut self, state: &State) -> Result<(), Stop> {
        let account = &self.incoming.account;
        conversations::save(self.conn, account, self.now, state).await?;
        Ok(())
    }

    /// Who acts as a member of staff; `None` for somebody without a role, and in the terminal.
    pub(crate) async fn member(&mut self) -> Result<Option<Member>, Stop> {
        let account = &self.incoming.account;
        let tag = self.core.secret.account_tag(AccountTable::Roles, account);
        Ok(roles::member(self.conn, &tag).await?)
    }

    /// Writes an act of staff down, and what it was done to.
    pub(crate) async fn note(&mut self, act: &str, what: &[&str]) -> Result<(), Stop> {
        let member = self.member().await?;
        let by = member.as_ref().map_or(self.role.as_str(), |one| &one.staff.label);
        audit::add(self.conn, self.seed.id(), self.now, act, &Act::of(by, what)).await?;
        Ok(())
    }

    /// Asks nothing any more.
    pub(crate) async fn clear(&mut self) -> Result<(), Stop> {
        conversations::clear(self.conn, &self.incoming.account).await?;
        Ok(())
    }

    /// Shows something that only buttons answer; what was open waits.
    pub(crate) async fn put_before(&mut self, what: Aside) -> Result<(), Stop> {
        let before = match self.state().await? {
            Some(State::Aside { before, .. }) => before,
            None | Some(State::Welcome { .. } | State::Searched { .. }) => None,
            Some(open) => Some(Box::new(open)),
        };
        self.save(&State::Aside { what, before }).await
    }

    /// Opens again what waits behind a question that only buttons answer. `false` if there is none.
    pub(crate) async fn leave_aside(&mut self) -> Result<bool, Stop> {
        let Some(State::Aside { before, .. }) = self.state().await? else { return Ok(false) };
        match before {
            Some(before) => self.save(&before).await?,
            None => self.clear().await?,
        }
        Ok(true)
    }

    /// Takes the lock of another account too, before anything is changed that both share: nothing may
    /// change who an account is without its lock. See [`Conn::lock_second`].
    pub(crate) async fn lock_with(&mut self, other: &Account) -> Result<(), Stop> {
        let secret = &self.core.secret;
        let own = secret.account_tag(AccountTable::Accounts, &self.incoming.account);
        let tag = secret.account_tag(AccountTable::Accounts, other);
        Ok(self.conn.lock_second(&own, &tag).await?)
    }

    /// The other account of the acting person, if two are connected.
    pub(crate) async fn linked(&mut self) -> Result<Option<Linked>, Stop> {
        let Some(person) = self.person else { return Ok(None) };
        let own = &self.incoming.account;
        let all = links::of(self.conn, person).await?;
        Ok(all.into_iter().find(|one| one.account() != *own))
    }

    /// The accounts of the acting person: the acting one, and the one that is connected with it.
    pub(crate) async fn accounts(&mut self) -> Result<Vec<Account>, Stop> {
        let other = self.linked().await?.map(|other| other.account());
        Ok(std::iter::once(self.incoming.account.clone()).chain(other).collect())
    }

    /// A reply in the person's language.
    pub(crate) fn reply(&self, text: Text) -> Reply {
        Reply::new(self.locale, text)
    }

    /// A single reply in the person's language.
    pub(crate) fn say(&self, text: Text) -> Outcome {
        Outcome::reply(self.reply(text))
    }
}
