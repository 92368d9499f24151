//! What a channel of a server has beside its languages: a role that is mentioned, and forums that become
//! events. Platforms without servers never come here.

use std::collections::BTreeSet;

use super::channel::{note, press, short};
use super::{language_name, languages};
use crate::command::Argument;
use crate::conversation::press::{Press, Server};
use crate::conversation::{Instead, Stop, Turn};
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::channels::{self, Channel};
use crate::text::{Arg, Phrase, Text};

/// What was said behind the command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    role: Option<String>,
    events: Option<bool>,
}

impl Said {
    /// `role:123 events:on`, in any order; `None` for anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut said = Self::default();
        for word in text.split_whitespace() {
            let (name, value) = word.split_once(':')?;
            if name == Argument::Role.as_str() && said.role.is_none() {
                said.role = Some(id(value)?);
            } else if name == Argument::Events.as_str() && said.events.is_none() {
                said.events = Some(match value {
                    "on" => true,
                    "off" => false,
                    _ => return None,
                });
            } else {
                return None;
            }
        }
        Some(said)
    }

    /// Whether it changes anything.
    pub(super) fn apply(self, channel: &mut Channel) -> bool {
        let before = channel.clone();
        channel.role = self.role.or_else(|| channel.role.take());
        channel.events = self.events.unwrap_or(channel.events);
        *channel != before
    }
}

/// A decimal id, written as it is and not otherwise.
fn id(text: &str) -> Option<String> {
    let number: u64 = text.parse().ok()?;
    (number > 0 && number.to_string() == text).then(|| text.to_owned())
}

/// What is set, for a line of the list.
pub(super) fn names(turn: &Turn<'_>, channel: &Channel) -> Vec<Arg> {
    let languages = channel.locales.iter().map(|locale| language_name(turn, *locale).into());
    let mut names: Vec<Arg> = languages.collect();
    if channel.platform.has_server_events() {
        names.push(match channel.role {
            Some(_) => msg!("channel-with-role").into(),
            None => msg!("channel-without-role").into(),
        });
        names.push(match channel.events {
            true => msg!("channel-with-events").into(),
            false => msg!("channel-without-events").into(),
        });
    }
    names
}

/// All that is set there, and what can be changed.
pub(super) fn screen(turn: &Turn<'_>, channel: &Channel) -> Reply {
    let title = channel.title.as_str();
    let mut text = Text::of(msg!("channel-kept", title = title, names = names(turn, channel)));
    if channel.role.is_none() {
        text = text.para(msg!("channel-role-how"));
    }
    if channel.events {
        text = text.para(msg!("channel-events-once"));
    }
    let tag = short(&turn.core.secret.channel_tag(channel.platform, &channel.address));
    let one =
        |(locale, name)| Button::press(Phrase::Plain(name), press(&tag, BTreeSet::from([locale])));
    let all = languages(turn).into_iter().map(|(locale, _)| locale).collect();
    let set = |what| Press::Server { tag: tag.clone(), what }.data();
    let events = match channel.events {
        true => Button::press(msg!("button-channel-no-events"), set(Server::NoEvents)),
        false => Button::press(msg!("button-channel-events"), set(Server::Events)),
    };
    let no_role = Button::press(msg!("button-channel-no-role"), set(Server::NoRole));
    turn.reply(text)
        .row(languages(turn).into_iter().map(one))
        .row([Button::press(msg!("button-all-languages"), press(&tag, all))])
        .row(channel.role.is_some().then_some(no_role))
        .row([events])
        .row([Button::press(msg!("button-channel-remove"), press(&tag, BTreeSet::new()))])
}

/// A button below it was pressed.
pub(crate) async fn chosen(turn: &mut Turn<'_>, tag: &str, what: Server) -> Result<Outcome, Stop> {
    let found = channels::known(turn.conn, tag).await?;
    let here = |(_, channel): &(_, Channel)| {
        channel.platform.has_server_events() && !channel.locales.is_empty()
    };
    let Some((_, mut channel)) = found.filter(here) else {
        return Err(Instead::Stale.into());
    };
    let before = channel.clone();
    match what {
        Server::Show => {}
        Server::NoRole => channel.role = None,
        Server::Events => channel.events = true,
        Server::NoEvents => channel.events = false,
    }
    if channel != before {
        channels::set(turn.conn, &channel).await?;
        note(turn, "channel_changed").await?;
    }
    Ok(Outcome::reply(screen(turn, &channel)))
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn a_role_and_events_are_read_strictly() {
        let said = |role: Option<&str>, events| Said { role: role.map(str::to_owned), events };
        for (text, read) in [
            ("", Some(said(None, None))),
            ("role:123", Some(said(Some("123"), None))),
            ("events:off  role:18446744073709551615", {
                Some(said(Some("18446744073709551615"), Some(false)))
            }),
            ("events:on", Some(said(None, Some(true)))),
            ("role:", None),
            ("role:0", None),
            ("role:+5", None),
            ("role:007", None),
            ("role:18446744073709551616", None),
            ("role:@everyone", None),
            ("role:1 role:2", None),
            ("events:yes", None),
            ("events", None),
            ("please", None),
        ] {
            assert_eq!(Said::parse(text), read, "{text}");
        }
    }
}
