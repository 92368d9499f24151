//! `/channel`: groups and channels that get announcements.

use std::collections::BTreeSet;

use super::server::{self, Said};
use super::{languages, own_tag};
use crate::command::Role;
use crate::conversation::press::{Press, Server};
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::two_people;
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Notice, Outcome, Place, Reply};
use crate::store::channels::{self, Channel};
use crate::text::{Phrase, Text};
use crate::vault::hex;

/// Letters of a title.
const TITLE: usize = 60;

/// `/channel` in the private chat: all of them, and how to add one.
pub(crate) async fn command(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.save(&State::Announce(AnnounceState::at("", AnnounceStep::Channels))).await?;
    Ok(Outcome::reply(screen(turn).await?))
}

/// The list.
pub(super) async fn screen(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let all = channels::list(turn.conn).await?;
    let mut text = Text::new().title(msg!("channels-title"));
    if all.is_empty() {
        text = text.para(msg!("channels-none"));
    }
    let mut rows = Vec::new();
    for (tag, channel) in &all {
        let names = server::names(turn, channel);
        text = text.item(msg!("channels-row", title = channel.title.as_str(), names = names));
        let label = khmer::truncate(&channel.title, 24);
        rows.push(if channel.platform.has_server_events() {
            let show = Press::Server { tag: short(tag), what: Server::Show };
            Button::press(msg!("button-change", label = label), show.data())
        } else {
            let label = msg!("button-remove", label = label);
            Button::press(label, press(&short(tag), BTreeSet::new()))
        });
    }
    let how = match turn.incoming.account.platform.has_server_events() {
        true => msg!("channels-how-server"),
        false => msg!("channels-how"),
    };
    let reply = turn.reply(text.para(how));
    let reply = rows.into_iter().fold(reply, |reply, button| reply.row([button]));
    Ok(reply.row([Button::press(msg!("button-broadcasts"), Press::Broadcasts.data())]))
}

/// 16 hexadecimal digits tell 200 groups apart.
pub(super) fn short(tag: &[u8]) -> String {
    hex(tag).chars().take(16).collect()
}

/// What a button about these languages sends back.
pub(super) fn press(tag: &str, locales: BTreeSet<Locale>) -> String {
    Press::Channel { tag: tag.to_owned(), locales }.data()
}

/// The group or channel of this update.
fn here(turn: &Turn<'_>, locales: BTreeSet<Locale>) -> Channel {
    let title = turn.incoming.title.as_deref().map(khmer::clean_line).unwrap_or_default();
    let title = khmer::truncate(&title, TITLE);
    let platform = turn.incoming.account.platform;
    Channel::new(platform, turn.incoming.address.0.clone(), title, locales)
}

/// `/channel` in a group, by an organizer: it gets announcements from now on, in every language until
/// the organizer chooses in private.
pub(crate) async fn in_group(turn: &mut Turn<'_>, rest: &str) -> Result<Outcome, Stop> {
    let servers = turn.incoming.account.platform.has_server_events();
    let said = if servers { Said::parse(rest) } else { Some(Said::default()) };
    let Some(said) = said else { return Ok(turn.say(Text::of(msg!("channel-options")))) };
    let all = turn.core.languages.iter().map(|(locale, _)| *locale).collect();
    let mut channel = here(turn, all);
    let tag = turn.core.secret.channel_tag(channel.platform, &channel.address);
    let known = channels::get(turn.conn, &tag).await?;
    let known = known.filter(|known| !known.locales.is_empty());
    let new = known.is_none();
    channel = known.unwrap_or(channel);
    let changed = said.apply(&mut channel);
    if new || changed {
        channels::set(turn.conn, &channel).await?;
        note(turn, if new { "channel_added" } else { "channel_changed" }).await?;
    }
    if servers {
        // Only the organizer reads it.
        return Ok(Outcome::reply(server::screen(turn, &channel).place(Place::Fresh)));
    }
    // Nobody can know who reads along: here it looks like anybody's command, and the answer comes in private.
    let notices = question(turn, &channel, false).await?.into_iter().collect();
    Ok(Outcome { notices, ..Outcome::default() })
}

/// The bot was added by somebody: if that is an organizer, they are asked in private.
pub(crate) async fn added(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if turn.private() || turn.role < Role::Organizer {
        return Ok(Outcome::silent());
    }
    let channel = here(turn, BTreeSet::new());
    let tag = turn.core.secret.channel_tag(channel.platform, &channel.address);
    if channels::get(turn.conn, &tag).await?.is_none() {
        // Without a language it gets nothing: it waits for the answer.
        channels::set(turn.conn, &channel).await?;
    }
    let notices = question(turn, &channel, true).await?.into_iter().collect();
    Ok(Outcome { notices, ..Outcome::default() })
}

/// The bot is not there any more.
pub(crate) async fn removed(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !turn.private() {
        let platform = turn.incoming.account.platform;
        let tag = turn.core.secret.channel_tag(platform, &turn.incoming.address.0);
        channels::end(turn.conn, &tag).await?;
    }
    Ok(Outcome::silent())
}

/// In which languages? To the organizer's private chat; `None` if that is not known.
async fn question(
    turn: &mut Turn<'_>,
    channel: &Channel,
    new: bool,
) -> Result<Option<Notice>, Stop> {
    let own = own_tag(turn);
    let team = two_people::team(turn).await?;
    let Some(reader) = team.into_iter().find(|one| one.member.tag == own) else {
        return Ok(None);
    };
    let title = channel.title.as_str();
    let text = if new {
        msg!("channel-ask", title = title)
    } else {
        msg!("channel-ask-languages", title = title)
    };
    let tag = short(&turn.core.secret.channel_tag(channel.platform, &channel.address));
    let mut reply = Reply::new(reader.locale, Text::of(text));
    let press = |locales| press(&tag, locales);
    let one = |(locale, name): (Locale, String)| {
        Button::press(Phrase::Plain(name), press(BTreeSet::from([locale])))
    };
    reply = reply.row(languages(turn).into_iter().map(one));
    let all = languages(turn).into_iter().map(|(locale, _)| locale).collect();
    reply = reply.row([Button::press(msg!("button-all-languages"), press(all))]);
    let no = if new { msg!("button-channel-no") } else { msg!("button-channel-remove") };
    reply = reply.row([Button::press(no, press(BTreeSet::new()))]);
    Ok(Some(reader.notice(reply)))
}

/// A language was pressed, or *Remove*: no language at all.
pub(crate) async fn chosen(
    turn: &mut Turn<'_>,
    tag: &str,
    locales: BTreeSet<Locale>,
) -> Result<Outcome, Stop> {
    let known = locales.iter().all(|locale| turn.core.catalogue.has(*locale));
    if !known {
        return Err(Instead::Stale.into());
    }
    let Some((full, channel)) = channels::known(turn.conn, tag).await? else {
        return Err(Instead::Stale.into());
    };
    let title = channel.title.clone();
    if locales.is_empty() {
        channels::end(turn.conn, &full).await?;
        note(turn, "channel_removed").await?;
        return Ok(turn.say(Text::of(msg!("channel-removed", title = title))));
    }
    let names = super::text::names(turn, &locales.iter().copied().collect::<Vec<_>>());
    let new = channel.locales.is_empty();
    let channel = Channel { locales, ..channel };
    channels::set(turn.conn, &channel).await?;
    note(turn, if new { "channel_added" } else { "channel_changed" }).await?;
    if channel.platform.has_server_events() {
        return Ok(Outcome::reply(server::screen(turn, &channel)));
    }
    Ok(turn.say(Text::of(msg!("channel-kept", title = title, names = names))))
}

/// For the record: that it happened. A group's name is not the record's business.
pub(super) async fn note(turn: &mut Turn<'_>, act: &str) -> Result<(), Stop> {
    turn.note(act, &[]).await
}
