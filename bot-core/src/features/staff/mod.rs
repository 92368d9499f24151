//! `/roles`: owners invite by one-time links, see who is who by label, and take roles and links back.

pub(crate) mod audit;

use crate::clock::{DAY, Seconds};
use crate::command::Role;
use crate::conversation::INVITE;
use crate::conversation::press::Press;
use crate::conversation::state::{Aside, State, mark};
use crate::conversation::{Core, Instead, Stop, Turn};
use crate::features::shared::team::{self, Change, Loss};
use crate::features::shared::words::role_name;
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Place, Reply};
use crate::store::roles::{self, Invitation, Member};
use crate::text::{Phrase, Text};
use crate::vault::{AccountTable, Seed, hex};

/// Characters of a label.
const LABEL: std::ops::RangeInclusive<usize> = 2..=40;
/// Letters of an invitation's code: 98 bits.
const CODE: usize = 20;

/// The list, and the ways to change it.
pub(crate) async fn list(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    // Words that are typed below the list are no label.
    if let Some(State::Invite { .. }) = turn.state().await? {
        turn.clear().await?;
    }
    let members = roles::list(turn.conn).await?;
    let mut text = Text::new().title(msg!("roles-title"));
    let mut reply_rows = Vec::new();
    for member in &members {
        let label = member.staff.label.as_str();
        let platform = member.staff.platform.as_str();
        text = text.item(msg!(
            "roles-row",
            label = label,
            role = role_name(member.role),
            platform = platform
        ));
        let press = Press::Remove(short(&member.tag));
        reply_rows.push(Button::press(msg!("button-remove", label = label), press.data()));
    }
    if members.is_empty() {
        text = text.para(msg!("roles-none"));
    }
    let open = roles::open(turn.conn, turn.now).await?;
    if !open.is_empty() {
        text = text.para(msg!("roles-open"));
    }
    for one in &open {
        let label = one.invitation.label.as_str();
        text = text.item(msg!("roles-open-row", label = label, role = role_name(one.role)));
        let press = Press::Recall(short(&one.tag));
        reply_rows.push(Button::press(msg!("button-recall", label = label), press.data()));
    }
    let reply = turn.reply(text.para(msg!("roles-how"))).row([
        Button::press(msg!("button-invite-moderator"), Press::Invite(Role::Moderator).data()),
        Button::press(msg!("button-invite-organizer"), Press::Invite(Role::Organizer).data()),
    ]);
    let reply =
        reply.row([Button::press(msg!("button-invite-owner"), Press::Invite(Role::Owner).data())]);
    let reply = reply_rows.into_iter().fold(reply, |reply, button| reply.row([button]));
    Ok(Outcome::reply(reply))
}

/// *Invite …* was pressed: how shall we call them?
pub(crate) async fn invite(turn: &mut Turn<'_>, role: Role) -> Result<Outcome, Stop> {
    if role == Role::Supporter {
        return Err(Instead::Stale.into());
    }
    turn.save(&State::Invite { role: role.as_str().to_owned(), label: None }).await?;
    Ok(Outcome::reply(label_screen(turn, role.as_str(), None)))
}

/// The question for the label; with one that was typed, whether it is right.
pub(crate) fn label_screen(turn: &Turn<'_>, role: &str, label: Option<&(String, String)>) -> Reply {
    let role = role_name(Role::parse(role).unwrap_or(Role::Supporter));
    let cancel = Button::press(msg!("button-cancel"), Press::Cancel.data());
    match label {
        None => turn.reply(Text::of(msg!("roles-label", role = role))).row([cancel]),
        Some((label, mark)) => {
            let text = Text::of(msg!("roles-label-right", label = label.as_str(), role = role));
            let make = Press::InviteSure(mark.clone());
            let make =
                Button::press(msg!("button-invite-sure", label = label.as_str()), make.data());
            turn.reply(text).row([make]).row([cancel])
        }
    }
}

/// The label was typed: it is shown back.
pub(crate) async fn label(turn: &mut Turn<'_>, role: &str, text: &str) -> Result<Outcome, Stop> {
    let label = if text.len() > 2000 { String::new() } else { khmer::clean_line(text) };
    if !LABEL.contains(&label.chars().count()) {
        return Err(Instead::Hint(msg!("roles-label-refused")).into());
    }
    let label = Some((label, mark(&mut turn.seed)));
    let reply = label_screen(turn, role, label.as_ref());
    turn.save(&State::Invite { role: role.to_owned(), label }).await?;
    Ok(Outcome::reply(reply))
}

/// *Invite …* was pressed below the label: here is the link.
pub(crate) async fn invited(turn: &mut Turn<'_>, mark: &str) -> Result<Outcome, Stop> {
    let Some(State::Invite { role, label: Some((label, known)) }) = turn.state().await? else {
        return Err(Instead::Stale.into());
    };
    let role = Role::parse(&role).filter(|_| known == mark).ok_or(Instead::Stale)?;
    let code = turn.seed.code(CODE);
    let maker = turn.core.secret.account_tag(AccountTable::Roles, &turn.incoming.account);
    let invitation = Invitation { label: label.clone(), maker };
    roles::invite(turn.conn, &code, role, &invitation, turn.now + DAY).await?;
    turn.note("role_invited", &[role.as_str(), &label]).await?;
    turn.clear().await?;
    let payload = format!("{}{code}", INVITE);
    let mut text = Text::new()
        .para(msg!("roles-link", label = label, role = role_name(role)))
        .para(Phrase::StartLink(payload.clone()));
    if turn.incoming.account.platform.has_forms() {
        // The link may lead to another platform.
        let typed = format!("/start code:{payload}");
        text = text.para(msg!("roles-link-typed")).line(typed);
    }
    Ok(Outcome::reply(turn.reply(text).place(Place::Fresh)))
}

/// An invitation's link was opened.
pub(crate) async fn redeem(turn: &mut Turn<'_>, code: &str) -> Result<Outcome, Stop> {
    let Some(open) = roles::redeem(turn.conn, code, turn.now).await? else {
        return Ok(turn.say(Text::of(msg!("roles-link-dead"))));
    };
    let (role, label) = (open.role, open.invitation.label);
    if role <= turn.role {
        // The link was seen by somebody for whom it is not: it must not wait for the next one.
        return Ok(turn.say(Text::of(msg!("roles-link-lower", role = role_name(turn.role)))));
    }
    let by = roles::member(turn.conn, &open.invitation.maker).await?;
    let (account, address) = (&turn.incoming.account, turn.incoming.address.0.as_str());
    let mut change = change(turn.core, turn.now, &mut turn.seed, by);
    let taken = (account, address);
    team::give(turn.conn, &mut change, taken, (role, &label), "role_taken").await?;
    let text = Text::of(msg!("roles-welcome", role = role_name(role)));
    let reply = turn.reply(text).row([Button::press(msg!("button-help"), Press::Help.data())]);
    Ok(Outcome::reply(reply).with(Job::EraseTyped).with(Job::Wake))
}

/// *Remove …* was pressed, and then perhaps *Yes, remove*.
pub(crate) async fn remove(turn: &mut Turn<'_>, tag: &str, sure: bool) -> Result<Outcome, Stop> {
    let owners = roles::owners(turn.conn).await?;
    let members = roles::list(turn.conn).await?;
    let found = members.iter().find(|member| short(&member.tag) == tag);
    let Some(member) = found else { return list(turn).await };
    if member.role == Role::Owner && owners == 1 {
        return Ok(turn.say(Text::of(msg!("roles-last-owner"))));
    }
    let by = turn.member().await?;
    // Whoever was let in by mistake must not be able to lock the others out at once.
    let new = by.as_ref().filter(|by| turn.now < by.staff.since + DAY);
    if member.role == Role::Owner && new.is_some_and(|by| member.staff.since < by.staff.since) {
        return Ok(turn.say(Text::of(msg!("roles-too-new"))));
    }
    let label = member.staff.label.clone();
    if sure {
        let mut change = change(turn.core, turn.now, &mut turn.seed, by);
        team::take(turn.conn, &mut change, member, Loss::Removed).await?;
        return Ok(list(turn).await?.with(Job::Wake));
    }
    let text = Text::of(msg!("roles-remove-ask", label = label, role = role_name(member.role)));
    let asks = Aside::Remove(tag.to_owned());
    let sure = asks.button();
    turn.put_before(asks).await?;
    let keep = Button::press(msg!("button-cancel"), Press::Keep.data());
    Ok(Outcome::reply(turn.reply(text).row(sure.into_iter().chain([keep]))))
}

/// *Take back …* was pressed: the link leads nowhere any more.
pub(crate) async fn recall(turn: &mut Turn<'_>, tag: &str) -> Result<Outcome, Stop> {
    let all = roles::open(turn.conn, turn.now).await?;
    let found = all.into_iter().find(|open| short(&open.tag) == tag);
    if let Some(open) = found
        && roles::recall(turn.conn, &open.tag).await?
    {
        turn.note("role_recalled", &[open.role.as_str(), &open.invitation.label]).await?;
    }
    list(turn).await
}

fn change<'a>(core: &'a Core, now: Seconds, seed: &'a mut Seed, by: Option<Member>) -> Change<'a> {
    Change { spoken: core.catalogue.spoken(core.default_locale), now, seed, by }
}

/// 16 hexadecimal digits tell 500 rows apart.
fn short(tag: &[u8]) -> String {
    hex(tag).chars().take(16).collect()
}
