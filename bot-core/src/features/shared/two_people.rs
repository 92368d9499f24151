//! Two people must agree, where the owners have switched that on: who is asked, who may answer, and for how long
//! the answer is waited for.

use crate::clock::{MINUTE, Seconds};
use crate::command::Role;
use crate::conversation::{Stop, Turn};
use crate::locale::Locale;
use crate::outcome::{Notice, Place, Reply};
use crate::platform::{Account, Address, Platform};
use crate::store::roles::{self, Member, Staff};
use crate::store::{accounts, meta};
use crate::vault::{AccountTable, Tag};

/// How long a second person has before an owner may do it alone, and how long it holds once it is switched off.
pub(crate) const WAIT: Seconds = 30 * MINUTE;

/// Whether a second person must agree now.
pub(crate) async fn is_on(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    Ok(meta::two_people(turn.conn).await?.is_on(turn.now))
}

/// Minutes until an owner may do alone what was asked then; 0 if that time has come.
pub(crate) fn minutes_left(now: Seconds, asked: Seconds) -> i64 {
    (asked + WAIT - now + MINUTE - 1).max(0) / MINUTE
}

/// The rows of roles of all accounts that this person has by now: two connected accounts are one person, also when they
/// were connected after the question was asked.
pub(crate) async fn own_tags(turn: &mut Turn<'_>) -> Result<Vec<Tag>, Stop> {
    let tag = |account: &Account| turn.core.secret.account_tag(AccountTable::Roles, account);
    let own = tag(&turn.incoming.account);
    let core = turn.core;
    let other = turn.linked().await?.map(|other| other.account());
    let other = other.map(|other| core.secret.account_tag(AccountTable::Roles, &other));
    Ok(std::iter::once(own).chain(other).collect())
}

/// Where a member of staff reads, and in which language.
pub(crate) struct Reader {
    platform: Platform,
    address: Address,
    pub(crate) locale: Locale,
    /// The member.
    pub(crate) member: Member,
    person: Option<[u8; 16]>,
}

impl Reader {
    pub(crate) fn notice(&self, reply: Reply) -> Notice {
        let (platform, address) = (self.platform, self.address.clone());
        Notice { platform, address, reply: reply.place(Place::Fresh) }
    }
}

/// The whole team, as far as it can be reached.
pub(crate) async fn team(turn: &mut Turn<'_>) -> Result<Vec<Reader>, Stop> {
    let mut all = Vec::new();
    for member in roles::list(turn.conn).await? {
        all.extend(reader(turn, member).await?);
    }
    Ok(all)
}

/// All who may agree to something of this author.
pub(crate) async fn others(
    turn: &mut Turn<'_>,
    own: &[Tag],
    person: Option<[u8; 16]>,
) -> Result<Vec<Reader>, Stop> {
    let mut all = team(turn).await?;
    all.retain(|one| {
        let same = one.person.is_some() && one.person == person;
        one.member.role >= Role::Organizer && !own.contains(&one.member.tag) && !same
    });
    Ok(all)
}

/// A private chat has the number of its person, where the platform gives both alike; elsewhere the language is not known.
async fn reader(turn: &mut Turn<'_>, member: Member) -> Result<Option<Reader>, Stop> {
    let Staff { platform, address, .. } = &member.staff;
    let Some(platform) = Platform::parse(platform) else { return Ok(None) };
    let account = Account { platform, user: address.clone() };
    let person = accounts::person(turn.conn, &account).await?;
    let profile = match person {
        Some(person) => accounts::profile(turn.conn, person).await?,
        None => None,
    };
    let known = profile.map(|one| one.locale).filter(|locale| turn.core.catalogue.has(*locale));
    let locale = known.unwrap_or(turn.core.default_locale);
    let (address, person) = (Address(address.clone()), person.map(|person| person.0));
    Ok(Some(Reader { platform, address, locale, member, person }))
}
