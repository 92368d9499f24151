//! `role grant|revoke`: roles from the host.

use bot_core::clock::{Clock as _, SystemClock};
use bot_core::command::Role;
use bot_core::platform::{Account, Platform};
use bot_core::store::roles::{self, Staff};
use bot_core::store::{Conn, audit};
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
    let opened = wiring::open(settings, Purpose::Beside).await?;
    let mut conn = opened.store.connect().await?;
    conn.begin().await?;
    let done = match act {
        RoleAct::Grant { .. } => grant(&mut conn, &account, role).await,
        RoleAct::Revoke { .. } => revoke(&mut conn, &account, role).await,
    };
    if done.is_ok() {
        conn.commit().await?;
    }
    conn.close().await;
    done?;
    say!("done");
    Ok(())
}

async fn revoke(conn: &mut Conn, account: &Account, role: Role) -> Result<(), Refusal> {
    let secret = &conn.secret();
    if roles::of(conn, account).await? != role {
        return Err(Refusal::new("this account does not have that role"));
    }
    roles::revoke(conn, &secret.account_tag(AccountTable::Roles, account)).await?;
    note(conn, "role_removed_by_host", role).await
}

/// Gives a role in an open transaction.
pub async fn grant(conn: &mut Conn, account: &Account, role: Role) -> Result<(), Refusal> {
    let staff = Staff {
        label: format!("{} (host)", role.as_str()),
        platform: account.platform.as_str().to_owned(),
        // On both platforms an account's id is also the address of its private chat.
        address: account.user.clone(),
        since: SystemClock.now(),
    };
    roles::grant(conn, account, role, &staff).await?;
    note(conn, "role_given_by_host", role).await
}

async fn note(conn: &mut Conn, act: &str, role: Role) -> Result<(), Refusal> {
    let id = Seed::fresh()?.id();
    audit::add(conn, id, SystemClock.now(), act, &(role.as_str(), "")).await?;
    Ok(())
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
