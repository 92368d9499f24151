//! `role grant|revoke` and `roles`: the team, from the host.

use bot_core::clock::{Clock as _, SystemClock, TimeZone, day_of};
use bot_core::command::Role;
use bot_core::features::shared::team::{self, Change, Loss};
use bot_core::locale::Spoken;
use bot_core::platform::{Account, Platform};
use bot_core::store::{Conn, roles};
use bot_core::vault::{AccountTable, Seed};

use crate::Refusal;
use crate::settings::{RoleAct, Settings};
use crate::wiring::{self, Purpose};

/// `samleng role grant|revoke PLATFORM:ID ROLE`.
pub async fn role(settings: &Settings, act: &RoleAct) -> Result<(), Refusal> {
    let (RoleAct::Grant { account, role } | RoleAct::Revoke { account, role }) = act;
    let account = parse_account(account)?;
    let role = Role::parse(role).filter(|role| *role > Role::Supporter);
    let role =
        role.ok_or_else(|| Refusal::new("the role must be moderator, organizer or owner"))?;
    let (catalogue, locale) = wiring::catalogue(settings)?;
    let spoken = catalogue.spoken(locale);
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let mut conn = opened.store.connect().await?;
    conn.begin().await?;
    let done = match act {
        RoleAct::Grant { .. } => grant(&mut conn, spoken, &account, role).await,
        RoleAct::Revoke { .. } => revoke(&mut conn, spoken, &account, role).await,
    };
    if done.is_ok() {
        conn.commit().await?;
    }
    conn.close().await;
    done?;
    say!("done");
    Ok(())
}

async fn revoke(
    conn: &mut Conn,
    spoken: Spoken,
    account: &Account,
    role: Role,
) -> Result<(), Refusal> {
    let tag = conn.secret().account_tag(AccountTable::Roles, account);
    let member = roles::member(conn, &tag).await?.filter(|member| member.role == role);
    let member = member.ok_or_else(|| Refusal::new("this account does not have that role"))?;
    let mut seed = Seed::fresh()?;
    team::take(conn, &mut change(spoken, &mut seed), &member, Loss::Removed).await?;
    Ok(())
}

/// Gives a role in an open transaction.
pub async fn grant(
    conn: &mut Conn,
    spoken: Spoken,
    account: &Account,
    role: Role,
) -> Result<(), Refusal> {
    let label = format!("{} (host)", role.as_str());
    let mut seed = Seed::fresh()?;
    // On both platforms an account's id is also the address of its private chat.
    let taken = (account, account.user.as_str());
    let what = (role, label.as_str());
    team::give(conn, &mut change(spoken, &mut seed), taken, what, "role_given_by_host").await?;
    Ok(())
}

fn change(spoken: Spoken, seed: &mut Seed) -> Change<'_> {
    Change { spoken, now: SystemClock.now(), seed, by: None }
}

/// `samleng roles`: who is in the team, and which invitations are open. Labels only: nobody's number is kept.
pub async fn list(settings: &Settings) -> Result<(), Refusal> {
    let zone = wiring::zone(settings)?;
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let mut conn = opened.store.connect().await?;
    conn.begin_reading().await?;
    let mut members = roles::list(&mut conn).await?;
    let open = roles::open(&mut conn, SystemClock.now()).await?;
    conn.commit().await?;
    conn.close().await;
    members.sort_by(|a, b| (b.role, &a.staff.label).cmp(&(a.role, &b.staff.label)));
    for member in &members {
        let (label, platform) = (&member.staff.label, &member.staff.platform);
        let since = since(member.staff.since, &zone);
        say!("{} \"{label}\" on {platform}{since}", member.role.as_str());
    }
    if members.is_empty() {
        say!("nobody has a role yet");
    }
    for one in &open {
        let label = &one.invitation.label;
        say!(
            "open invitation: {} \"{label}\"; an owner can take it back with /roles",
            one.role.as_str()
        );
    }
    Ok(())
}

/// Roles that an older version gave do not say since when.
fn since(at: i64, zone: &TimeZone) -> String {
    if at == 0 { String::new() } else { format!(", since {}", day_of(at, zone)) }
}

/// Reads `telegram:123`.
pub fn parse_account(text: &str) -> Result<Account, Refusal> {
    let wrong = || Refusal::new("an account is written telegram:123456 or discord:123456");
    let (platform, user) = text.trim().split_once(':').ok_or_else(wrong)?;
    let platform = Platform::parse(platform).filter(|one| *one != Platform::Terminal);
    let digits =
        !user.is_empty() && user.len() <= 20 && user.bytes().all(|byte| byte.is_ascii_digit());
    match platform {
        Some(platform) if digits => Ok(Account { platform, user: user.to_owned() }),
        _ => Err(wrong()),
    }
}
