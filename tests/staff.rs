//! Who is in the team: invitations, removals, and what the host does.

mod audit;
mod changes;
mod histories;
mod host;
mod invitations;
mod labels;
mod removal;

use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;
use bot_core::store::roles;
use bot_core::text::Message;

use testing::actor::Actor as _;
use testing::telegram_world::{Phone, TelegramWorld};

/// The first owner, who has chosen a language.
async fn owner(bot: &TelegramWorld, name: &str, locale: Locale) -> Phone {
    member(bot, 70_001, name, locale, Role::Owner).await
}

/// Somebody with a role, who has chosen a language.
async fn member(bot: &TelegramWorld, id: i64, name: &str, locale: Locale, role: Role) -> Phone {
    bot.world.staff(id.unsigned_abs(), name, role).await;
    bot.settled(id, name, locale).await
}

/// Invites under this label; the link's payload.
async fn invites(owner: &mut Phone, role: Role, label: &str) -> String {
    owner.types("/roles").await;
    owner.taps(Message::new(format!("button-invite-{}", role.as_str()), Vec::new())).await;
    owner.types(label).await;
    owner.taps(msg!("button-invite-sure", label = label)).await;
    payload(&owner.screen())
}

/// The payload of the link on this screen.
fn payload(screen: &str) -> String {
    let (_, rest) = screen.split_once("?start=").unwrap_or_else(|| panic!("no link: {screen}"));
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect()
}

/// What a film shows, with the random code named.
fn without_codes(film: &str, codes: &[&str]) -> String {
    codes.iter().fold(film.to_owned(), |film, code| film.replace(code, "invite_CODE"))
}

/// Everybody's role and label, sorted by the label.
async fn team(bot: &TelegramWorld) -> Vec<(String, Role)> {
    let mut conn = bot.world.conn().await;
    let members = roles::list(&mut conn).await.unwrap();
    conn.close().await;
    let mut team: Vec<_> = members.into_iter().map(|one| (one.staff.label, one.role)).collect();
    team.sort();
    team
}

/// Asks for the totals; whether they were given.
async fn may_read_totals(phone: &mut Phone) -> bool {
    phone.types("/totals").await;
    let refused = phone.label(msg!("fallback-unknown-command", platform = "telegram"));
    !phone.screen().contains(&refused)
}
