//! Milestones: when a petition has grown enough, an announcement is written and the organizers are asked
//! to look at it. Nothing is sent by itself.

use std::collections::BTreeSet;

use crate::announcement::{Act, Audience, Content, Kind, Link, Missing, Topic};
use crate::campaign::Petition;
use crate::command::Role;
use crate::conversation::{Stop, Turn};
use crate::features::shared::signed_texts::{self, SignedTexts};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Notice, Reply};
use crate::platform::Account;
use crate::platform::Address;
use crate::platform::Platform;
use crate::store::announcements::{self, Author, Body};
use crate::store::petitions::Stored;
use crate::store::roles::{Member, Staff};
use crate::store::{accounts, milestones, roles};
use crate::text::{Message, Text};

/// Letters of an announcement's id.
const ID: usize = 8;

/// After a signature has brought the petition to this total: what staff read if that is a milestone.
pub(crate) async fn look(
    turn: &mut Turn<'_>,
    stored: &Stored,
    total: i64,
) -> Result<Vec<Notice>, Stop> {
    // Most signatures are far from any milestone: they ask the store nothing.
    let petition = &stored.petition;
    let behind: Vec<i64> =
        petition.milestones.iter().copied().filter(|number| *number <= total).collect();
    if behind.is_empty() {
        return Ok(Vec::new());
    }
    let known = milestones::reached(turn.conn, &petition.slug).await?;
    // Several at once, as after an import of the list: all are marked, and only the highest counts.
    let mut newest = false;
    for number in behind.into_iter().filter(|number| !known.contains(number)) {
        newest = milestones::reach(turn.conn, &petition.slug, number).await?;
    }
    if newest { propose(turn, stored, total).await } else { Ok(Vec::new()) }
}

/// Writes the announcement and tells staff.
async fn propose(turn: &mut Turn<'_>, stored: &Stored, total: i64) -> Result<Vec<Notice>, Stop> {
    let petition = &stored.petition;
    let mut staff = roles::list(turn.conn).await?;
    staff.retain(|member| member.role >= Role::Organizer);
    // Owners first.
    staff.sort_by_key(|member| std::cmp::Reverse(member.role));
    let reached: Vec<(Member, Platform)> = staff
        .into_iter()
        .filter_map(|member| Some((Platform::parse(&member.staff.platform)?, member)))
        .map(|(platform, member)| (member, platform))
        .collect();
    let Some((_, platform)) = reached.first() else { return Ok(Vec::new()) };
    // Nobody's as yet: whoever looks at it first makes it theirs.
    let author = Author {
        tag: Vec::new(),
        person: None,
        platform: *platform,
        address: String::new(),
        locale: turn.core.default_locale,
    };
    let id = turn.seed.code(ID);
    let texts = signed_texts::of(turn, stored, total).await?;
    let content = content(turn, petition, total, &texts);
    let body = Body {
        content,
        author,
        at: None,
        asked: None,
        own: Vec::new(),
        agreed: None,
        decided: false,
        notice: None,
    };
    announcements::add(turn.conn, &id, turn.now, &body).await?;
    let mut notices = Vec::new();
    for (member, platform) in reached {
        let locale = chosen(turn, platform, &member.staff).await?;
        let reply = notice(turn, petition, total, &id, locale);
        notices.push(Notice { platform, address: Address(member.staff.address), reply });
    }
    Ok(notices)
}

/// The language that a member of the team has chosen, if they have ever spoken to the bot.
async fn chosen(
    turn: &mut Turn<'_>,
    platform: Platform,
    staff: &Staff,
) -> Result<Option<Locale>, Stop> {
    // A private chat has the number of its person, where the platform gives both alike.
    let account = Account { platform, user: staff.address.clone() };
    let Some(person) = accounts::person(turn.conn, &account).await? else {
        return Ok(None);
    };
    let profile = accounts::profile(turn.conn, person).await?;
    Ok(profile.map(|one| one.locale).filter(|locale| turn.core.catalogue.has(*locale)))
}

/// What it says, in every language, to those who follow the news or this petition.
fn content(turn: &Turn<'_>, petition: &Petition, total: i64, texts: &SignedTexts) -> Content {
    let languages = turn.core.languages.iter().map(|(locale, _)| *locale);
    let slug = petition.slug.clone();
    Content {
        kind: Kind::Petition,
        about: Some(slug.clone()),
        text: languages
            .map(|locale| {
                let words = words(petition, locale, (total, texts.is_one()));
                let words = turn.core.words_in(locale, words);
                (locale, texts.said(turn.core, locale, words))
            })
            .collect(),
        attachment: None,
        links: vec![Link::Sign(slug.clone())],
        audience: Audience {
            topics: BTreeSet::from([Topic::News, Topic::Petition(slug)]),
            ..Audience::default()
        },
        missing: Missing::Other,
        urgent: false,
    }
}

fn words(petition: &Petition, locale: Locale, (total, one): (i64, bool)) -> Message {
    let title = title(petition, locale);
    if !one {
        msg!("milestone-texts", total = total, title = title, goal = petition.goal)
    } else if total < petition.goal {
        msg!("milestone-text", total = total, title = title, goal = petition.goal)
    } else {
        msg!("milestone-goal", total = total, title = title, goal = petition.goal)
    }
}

/// What every organizer and owner reads; in two languages where theirs is not known.
fn notice(
    turn: &Turn<'_>,
    petition: &Petition,
    total: i64,
    id: &str,
    locale: Option<Locale>,
) -> Reply {
    let words = |locale| msg!("milestone-notice", total = total, title = title(petition, locale));
    let text = locale.map_or_else(|| turn.core.in_both_with(words), |one| Text::of(words(one)));
    let look = Button::press(msg!("button-milestone-look"), Act::Edit.data(id));
    Reply::new(locale.unwrap_or(turn.core.default_locale), text).row([look])
}

fn title(petition: &Petition, locale: Locale) -> &str {
    petition.text_for(locale).map_or("", |(_, words)| &words.title)
}
