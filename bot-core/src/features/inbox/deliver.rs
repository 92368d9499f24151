//! What is written to people by itself: to moderators what came, to askers what became of it.

use super::{ABOVE, ask, kind, message_button};
use crate::command::Role;
use crate::conversation::press::{InboxPress, Reason};
use crate::conversation::{Stop, Turn};
use crate::direct_message::{Contents, DirectMessage, MessageButton, MessageLine};
use crate::features::shared::quoting::brief;
use crate::features::shared::quoting::quoted;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::Job;
use crate::platform::Platform;
use crate::store::inbox::{self as items, Item, Kind, Said};
use crate::store::roles::Member;
use crate::store::{accounts, direct_messages, roles, staff_notifications};
use crate::text::{Message, Text};

/// Notes for one moderator in one hour. What comes beyond waits in the inbox.
const NOTES: i64 = 20;
const HOUR: i64 = 3_600;

/// Tells every member of the team who is on duty. The job that fetches a voice note, if somebody can't be
/// sent it otherwise.
pub(super) async fn to_team(turn: &mut Turn<'_>, item: &Item) -> Result<Option<Job>, Stop> {
    let secret = &turn.core.secret;
    let mut team: Vec<(Member, Platform)> = roles::list(turn.conn)
        .await?
        .into_iter()
        .filter(|member| member.role >= Role::Moderator)
        .filter_map(|member| Some((Platform::parse(&member.staff.platform)?, member)))
        .map(|(platform, member)| (member, platform))
        .collect();
    // In one order: two messages that come at once must not wait for each other.
    team.sort_by_cached_key(|(member, _)| secret.staff_notification_tag(&member.tag));
    let earlier = match &item.said.about {
        Some(id) => items::find(turn.conn, id).await?,
        None => None,
    };
    let hour = turn.now.div_euclid(HOUR);
    let mut elsewhere = false;
    for (member, platform) in team {
        elsewhere |= platform != item.said.platform;
        let count = staff_notifications::count(turn.conn, &member.tag, hour).await?;
        let what = match count {
            Some(count) if count <= NOTES => arrived(item, earlier.as_ref(), member.role),
            Some(count) if count == NOTES + 1 => {
                let (new, taken) = items::waiting(turn.conn).await?;
                more(new + taken)
            }
            _ => continue,
        };
        let at = (platform, member.staff.address.as_str());
        let chosen = accounts::language(turn.conn, at).await?;
        let chosen = chosen.filter(|locale| turn.core.catalogue.has(*locale));
        let locale = chosen.unwrap_or(turn.core.default_locale);
        let note =
            DirectMessage { platform, address: member.staff.address, locale, what, voice: None };
        direct_messages::add(turn.conn, turn.now, &note).await?;
    }
    let needed = elsewhere || !item.said.platform.holds_files();
    Ok(if needed { ask::fetch(item) } else { None })
}

/// What a moderator reads when something comes.
fn arrived(item: &Item, earlier: Option<&Item>, role: Role) -> Contents {
    let mut lines = vec![MessageLine::say(kind(item.kind))];
    if let Some(earlier) = earlier {
        lines.push(MessageLine::say(msg!("inbox-asked-before")));
        lines.push(words(&earlier.said, ABOVE));
        if !earlier.answer.is_empty() {
            lines.push(MessageLine::say(msg!("inbox-answered-before")));
            lines.push(MessageLine::quoted(brief(&earlier.answer, ABOVE)));
        }
        lines.push(MessageLine::say(msg!("inbox-asks-again")));
    }
    lines.push(words(&item.said, usize::MAX));
    let id = || item.id.clone();
    let mut buttons = Vec::new();
    if item.said.voice.is_some() {
        buttons.push(message_button(msg!("button-listen"), InboxPress::Listen(id())));
    }
    buttons.push(message_button(msg!("button-answer"), InboxPress::Answer(id())));
    if role >= Role::Organizer && item.kind == Kind::Question {
        buttons.push(message_button(msg!("button-make-faq"), InboxPress::Faq(id())));
    }
    buttons.push(message_button(msg!("button-decline"), InboxPress::Decline(id())));
    buttons.push(message_button(msg!("button-take"), InboxPress::Take(id())));
    buttons.push(message_button(msg!("button-mute"), InboxPress::Mute(id())));
    Contents::Plain { lines, buttons }
}

/// The words, or how long a voice note is.
fn words(said: &Said, most: usize) -> MessageLine {
    match &said.voice {
        Some(voice) => MessageLine::say(msg!("inbox-voice", number = voice.seconds)),
        None if most == usize::MAX => MessageLine::quoted(said.text.clone()),
        None => MessageLine::quoted(brief(&said.text, most)),
    }
}

/// One line in place of many notes.
fn more(number: i64) -> Contents {
    Contents::Plain {
        lines: vec![MessageLine::say(msg!("inbox-more-wait", number = number))],
        buttons: vec![message_button(msg!("button-inbox"), InboxPress::List(i64::MAX))],
    }
}

/// What an asker reads.
pub(super) struct Told {
    lines: Vec<Part>,
    buttons: Vec<MessageButton>,
}

/// One line of it.
enum Part {
    Message(Message),
    Words(String),
}

impl Told {
    fn note(self, said: &Said) -> DirectMessage {
        let lines = self.lines.into_iter().map(|line| match line {
            Part::Message(message) => MessageLine::say(message),
            Part::Words(words) => MessageLine::quoted(words),
        });
        let what = Contents::Plain { lines: lines.collect(), buttons: self.buttons };
        let (platform, address) = (said.platform, said.address.clone());
        DirectMessage { platform, address, locale: said.locale, what, voice: None }
    }

    /// The same as a moderator sees it before it goes: in the asker's language.
    pub(super) fn preview(self, text: Text, locale: Locale) -> Text {
        let from = text.lines.len();
        let mut text = self.lines.into_iter().fold(text, |text, line| match line {
            Part::Message(message) => text.para(message),
            Part::Words(words) => quoted(text, &words),
        });
        for line in text.lines.iter_mut().skip(from) {
            line.locale = Some(locale);
        }
        text
    }
}

/// What the asker wrote, as far as it stands above what became of it.
fn about(item: &Item) -> Part {
    match &item.said.voice {
        Some(voice) => Part::Message(msg!("inbox-voice", number = voice.seconds)),
        None => Part::Words(brief(&item.said.text, ABOVE)),
    }
}

/// An answer. Nothing in it tells who wrote it.
pub(super) fn answered(item: &Item, answer: &str) -> Told {
    let again = InboxPress::Again(item.id.clone());
    Told {
        lines: vec![
            Part::Message(match item.kind {
                Kind::Question => msg!("inbox-answer-to-question"),
                Kind::Idea => msg!("inbox-answer-to-idea"),
            }),
            about(item),
            Part::Message(msg!("inbox-answer-is")),
            Part::Words(answer.to_owned()),
        ],
        buttons: vec![message_button(msg!("button-ask-again"), again)],
    }
}

/// No answer, and why.
pub(super) fn declined(item: &Item, reason: Reason) -> Told {
    let thanks = match item.kind {
        Kind::Question => msg!("inbox-declined-question"),
        Kind::Idea => msg!("inbox-declined-idea"),
    };
    let mut lines = vec![Part::Message(thanks), about(item)];
    match reason {
        Reason::Known => lines.push(Part::Message(msg!("inbox-reason-known"))),
        Reason::Beyond => lines.push(Part::Message(msg!("inbox-reason-beyond"))),
        Reason::Unclear => lines.push(Part::Message(msg!("inbox-reason-unclear"))),
        Reason::Silent => {}
    }
    Told { lines, buttons: Vec::new() }
}

/// Nobody answered for so long that nobody will.
pub(super) fn overdue(item: &Item) -> Told {
    let lines = vec![Part::Message(msg!("inbox-overdue")), about(item)];
    let (label, again) = match item.kind {
        Kind::Question => (msg!("button-ask-again"), InboxPress::NewQuestion),
        Kind::Idea => (msg!("button-send-again"), InboxPress::NewIdea),
    };
    Told { lines, buttons: vec![message_button(label, again)] }
}

/// What is sent to the asker.
pub(super) fn note(item: &Item, told: Told) -> DirectMessage {
    told.note(&item.said)
}

/// Tells the asker.
pub(super) async fn to_asker(turn: &mut Turn<'_>, item: &Item, told: Told) -> Result<(), Stop> {
    direct_messages::add(turn.conn, turn.now, &note(item, told)).await?;
    Ok(())
}
