//! Changes of the team, from the chat and from the host's computer alike: what somebody made with a role that they lose
//! goes no further, and every owner is told.

use crate::clock::Seconds;
use crate::command::Role;
use crate::direct_message::{Contents, DirectMessage, MessageLine};
use crate::locale::{Locale, Spoken};
use crate::msg;
use crate::platform::{Account, Platform};
use crate::store::announcements::{self, Announcement, Author, State as Stage};
use crate::store::roles::{self, Member, Staff};
use crate::store::{Conn, StoreError, accounts, audit, direct_messages};
use crate::text::Message;
use crate::vault::{AccountTable, Seed, Tag};

/// Pages of 100 that are looked through: years of announcements.
const PAGES: usize = 50;

/// Who changes the team, when, and in which languages owners are told.
#[derive(Debug)]
pub struct Change<'a> {
    /// The languages.
    pub spoken: Spoken,
    /// Now.
    pub now: Seconds,
    /// Randomness.
    pub seed: &'a mut Seed,
    /// Who does it; `None` is whoever has the host's computer.
    pub by: Option<Member>,
}

/// Why somebody has a role no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Somebody took it away.
    Removed,
    /// They were forgotten at their own wish.
    Left,
}

impl Change<'_> {
    fn by(&self) -> &str {
        self.by.as_ref().map_or("", |one| &one.staff.label)
    }

    async fn note(&mut self, conn: &mut Conn, act: &str, what: &[&str]) -> Result<(), StoreError> {
        let id = self.seed.id();
        audit::add(conn, id, self.now, act, &audit::Act::of(self.by(), what)).await
    }
}

/// Gives an account a role, in place of an earlier one: by the link of who changes the team, or from the host's
/// computer.
pub async fn give(
    conn: &mut Conn,
    change: &mut Change<'_>,
    (account, address): (&Account, &str),
    (role, label): (Role, &str),
    act: &str,
) -> Result<(), StoreError> {
    let tag = conn.secret().account_tag(AccountTable::Roles, account);
    let before = roles::member(conn, &tag).await?;
    let platform = account.platform.as_str().to_owned();
    let address = address.to_owned();
    let staff = Staff { label: label.to_owned(), platform, address, since: change.now };
    roles::grant(conn, account, role, &staff).await?;
    change.note(conn, act, &[role.as_str(), label]).await?;
    if let Some(before) = before.filter(|before| before.role > role) {
        end(conn, change, &before, role).await?;
    }
    let by = change.by().to_owned();
    tell(conn, change, &[tag], |_| {
        let (label, role) = (label.to_owned(), role.as_str());
        if by.is_empty() {
            msg!("team-given-by-host", label = label, role = role)
        } else {
            msg!("team-taken", label = label, role = role, by = by.as_str())
        }
    })
    .await
}

/// Takes a role away. `true` if whoever sends has to look at what is cancelled.
pub async fn take(
    conn: &mut Conn,
    change: &mut Change<'_>,
    member: &Member,
    loss: Loss,
) -> Result<bool, StoreError> {
    roles::revoke(conn, &member.tag).await?;
    let (role, label) = (member.role.as_str(), member.staff.label.as_str());
    let act = match (loss, &change.by) {
        (Loss::Left, _) => "role_left",
        (Loss::Removed, Some(_)) => "role_removed",
        (Loss::Removed, None) => "role_removed_by_host",
    };
    change.note(conn, act, &[role, label]).await?;
    let wake = end(conn, change, member, Role::Supporter).await?;
    let by = change.by().to_owned();
    let by_tag = change.by.as_ref().map(|one| one.tag.clone());
    let know: Vec<Tag> = [member.tag.clone()].into_iter().chain(by_tag).collect();
    tell(conn, change, &know, |_| match (loss, by.is_empty()) {
        (Loss::Left, _) => msg!("team-left", label = label, role = role),
        (Loss::Removed, true) => msg!("team-removed-by-host", label = label, role = role),
        (Loss::Removed, false) => {
            msg!("team-removed", label = label, role = role, by = by.as_str())
        }
    })
    .await?;
    Ok(wake)
}

/// Ends what a role allowed that is now this lower one: invitations, and announcements that are not sent yet.
async fn end(
    conn: &mut Conn,
    change: &mut Change<'_>,
    member: &Member,
    now_is: Role,
) -> Result<bool, StoreError> {
    if now_is < Role::Owner {
        for open in roles::open(conn, change.now).await? {
            if open.invitation.maker == member.tag && roles::recall(conn, &open.tag).await? {
                let what = [open.role.as_str(), open.invitation.label.as_str()];
                change.note(conn, "role_recalled", &what).await?;
            }
        }
    }
    if now_is >= Role::Organizer {
        return Ok(false);
    }
    let cancelled = give_up(conn, &member.tag, change.spoken.default, change.now).await?;
    for one in &cancelled {
        let what = [one.id.as_str(), one.body.content.kind.as_str()];
        change.note(conn, "announce_cancelled", &what).await?;
    }
    Ok(!cancelled.is_empty())
}

/// Tells every owner but those who know it, because they did it or it is about them.
async fn tell(
    conn: &mut Conn,
    change: &Change<'_>,
    know: &[Tag],
    says: impl Fn(Locale) -> Message,
) -> Result<(), StoreError> {
    let others = |member: &Member| !know.contains(&member.tag);
    owners(conn, &change.spoken, change.now, others, |locale| vec![says(locale), msg!("team-look")])
        .await
}

/// Queues a message to those owners, in the language that each has chosen. The caller has begun a transaction.
pub async fn owners(
    conn: &mut Conn,
    spoken: &Spoken,
    now: Seconds,
    whom: impl Fn(&Member) -> bool,
    says: impl Fn(Locale) -> Vec<Message>,
) -> Result<(), StoreError> {
    let whom = |member: &Member| member.role == Role::Owner && whom(member);
    staff(conn, spoken, now, whom, says).await
}

/// The same to those of the whole team.
pub async fn staff(
    conn: &mut Conn,
    spoken: &Spoken,
    now: Seconds,
    whom: impl Fn(&Member) -> bool,
    says: impl Fn(Locale) -> Vec<Message>,
) -> Result<(), StoreError> {
    for member in roles::list(conn).await?.into_iter().filter(whom) {
        let Some(platform) = Platform::parse(&member.staff.platform) else { continue };
        let address = member.staff.address;
        let locale = spoken.of(accounts::language(conn, (platform, &address)).await?);
        let lines = says(locale).into_iter().map(MessageLine::say).collect();
        let what = Contents::Plain { lines, buttons: Vec::new() };
        let note = DirectMessage { platform, address, locale, what, voice: None };
        direct_messages::add(conn, now, &note).await?;
    }
    Ok(())
}

/// Takes everything out of the hands of an author who is no longer in the team. What was cancelled.
async fn give_up(
    conn: &mut Conn,
    tag: &[u8],
    locale: Locale,
    now: Seconds,
) -> Result<Vec<Announcement>, StoreError> {
    let mut cancelled = Vec::new();
    let mut heir = None;
    let mut last = String::new();
    for _ in 0..PAGES {
        let page = announcements::after(conn, &last).await?;
        let Some(end) = page.last() else { break };
        last.clone_from(&end.id);
        for one in page.into_iter().filter(|one| one.body.author.tag == tag) {
            if heir.is_none() {
                heir = Some(self::heir(conn, tag, locale).await?);
            }
            let heir = heir.clone().flatten();
            cancelled.extend(end_one(conn, one, heir, now).await?);
        }
    }
    Ok(cancelled)
}

/// An owner who reads what becomes of it from now on. It is not theirs: nobody can write it any further.
async fn heir(conn: &mut Conn, tag: &[u8], locale: Locale) -> Result<Option<Author>, StoreError> {
    let team = roles::list(conn).await?;
    let mut owners = team.into_iter().filter(|one| one.role == Role::Owner && one.tag != tag);
    Ok(owners.find_map(|owner| {
        let platform = Platform::parse(&owner.staff.platform)?;
        let address = owner.staff.address;
        Some(Author { tag: Vec::new(), person: None, platform, address, locale })
    }))
}

/// The announcement, if it was cancelled.
async fn end_one(
    conn: &mut Conn,
    mut one: Announcement,
    heir: Option<Author>,
    now: Seconds,
) -> Result<Option<Announcement>, StoreError> {
    if is_unwritten(&one) && announcements::discard(conn, &one.id).await? {
        return Ok(None);
    }
    let author = &mut one.body.author;
    *author = heir.unwrap_or_else(|| Author {
        tag: Vec::new(),
        person: None,
        address: String::new(),
        ..author.clone()
    });
    announcements::hand_over(conn, &one.id, &one.body).await?;
    let stops = if is_going(one.state) {
        // A trial is for its author alone: nobody else shall get it.
        one.body.content.audience.myself
    } else {
        matches!(one.state, Stage::Agreeing | Stage::Scheduled | Stage::Late)
    };
    if !stops {
        return Ok(None);
    }
    let states = (one.state, Stage::Cancelling);
    let cancelled = announcements::decide(conn, &one.id, &one.body, states, now).await?;
    Ok(cancelled.then_some(one))
}

/// Whether it is still being written.
pub(crate) fn is_unwritten(one: &Announcement) -> bool {
    matches!(one.state, Stage::Draft | Stage::Counting | Stage::Ready)
}

fn is_going(state: Stage) -> bool {
    matches!(state, Stage::Building | Stage::Running | Stage::Paused)
}
