//! Two people must agree, where the owners have switched that on.

use super::{act_button, count, decide, is_mine, list, moved_on, own_tag, preview};
use crate::announcement::Act;
use crate::clock::MINUTE;
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Stop, Turn};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Job, Notice, Outcome, Place, Reply};
use crate::platform::Account;
use crate::platform::Address;
use crate::platform::Platform;
use crate::store::announcements::{Announcement, State as Stage};
use crate::store::roles::{self, Member, Staff};
use crate::store::{accounts, meta};
use crate::text::{Message, Text};
use crate::vault::{AccountTable, Tag};

/// How long a second person has before an owner may send it alone.
const WAIT: i64 = 30 * MINUTE;

/// Whether a second person must agree to this one. A trial reaches nobody else.
pub(super) async fn is_needed(turn: &mut Turn<'_>, one: &Announcement) -> Result<bool, Stop> {
    Ok(!one.body.content.audience.myself && is_on(turn).await?)
}

async fn is_on(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    // Where nothing stands, somebody has taken it away: every store says one or the other.
    Ok(meta::get(turn.conn, meta::TWO_PEOPLE).await?.as_deref() != Some("0"))
}

/// The owners' switch, below the list.
pub(super) async fn with_switch(turn: &mut Turn<'_>, reply: Reply) -> Result<Reply, Stop> {
    let on = is_on(turn).await?;
    let (line, label) = if on {
        (msg!("two-people-on"), msg!("button-two-people-off"))
    } else {
        (msg!("two-people-off"), msg!("button-two-people-on"))
    };
    let reply = Reply { text: reply.text.clone().para(line), ..reply };
    Ok(reply.row([Button::press(label, Press::TwoPeople(!on).data())]))
}

/// The switch was pressed.
pub(crate) async fn switch(turn: &mut Turn<'_>, on: bool) -> Result<Outcome, Stop> {
    if on != is_on(turn).await? {
        meta::set(turn.conn, meta::TWO_PEOPLE, if on { "1" } else { "0" }).await?;
        let act = if on { "two_people_on" } else { "two_people_off" };
        turn.note(act, &[]).await?;
    }
    list::command(turn).await
}

/// The count was typed: everyone who could agree is asked.
pub(super) async fn ask(turn: &mut Turn<'_>, mut one: Announcement) -> Result<Outcome, Stop> {
    // They are still one person's after the two have parted.
    let own = own_tags(turn).await?;
    one.body.own.clone_from(&own);
    (one.body.asked, one.body.agreed) = (Some(turn.now), None);
    if !decide(turn, &one, Stage::Agreeing, turn.now + WAIT).await? {
        return moved_on(turn, &one.id).await;
    }
    list::note(turn, "announce_asked", &one).await?;
    turn.save(&State::Announce(AnnounceState::at(&one.id, AnnounceStep::Watch))).await?;
    let mut notices = Vec::new();
    let mut others = 0;
    for member in roles::list(turn.conn).await? {
        let Some(reader) = reader(turn, &member.staff).await? else { continue };
        let same = reader.person.is_some() && reader.person == one.body.author.person;
        if member.role < Role::Organizer || own.contains(&member.tag) || same {
            continue;
        }
        others += 1;
        for post in preview::posts(turn, &one.body.content) {
            notices.push(reader.notice(post));
        }
        notices.push(reader.notice(question(&one, reader.locale)));
    }
    let text =
        if others == 0 { msg!("agree-nobody") } else { msg!("agree-asked", number = others) };
    let watch = act_button(msg!("button-watch"), Act::Show, &one.id);
    let reply = turn.reply(Text::of(text)).row([watch]);
    Ok(Outcome { replies: vec![reply], jobs: vec![Job::Wake], notices })
}

fn question(one: &Announcement, locale: Locale) -> Reply {
    let total = one.counted.unwrap_or(0);
    let kind = super::words::one(one.body.content.kind);
    let reply = Reply::new(locale, Text::of(msg!("agree-question", kind = kind, total = total)));
    reply.row(answers(one))
}

/// *I agree* and *No*, to what was asked at this moment and to nothing else.
fn answers(one: &Announcement) -> [Button; 2] {
    let asked = format!("{}.{}", one.id, one.body.asked.unwrap_or(0));
    [
        Button::press(msg!("button-agree-send"), Act::Agree.data(&asked)),
        Button::press(msg!("button-refuse-send"), Act::Refuse.data(&asked)),
    ]
}

/// Minutes until an owner may send it alone; 0 if that time has come.
fn minutes_left(turn: &Turn<'_>, one: &Announcement) -> i64 {
    let until = one.body.asked.unwrap_or(turn.now) + WAIT;
    (until - turn.now + MINUTE - 1).max(0) / MINUTE
}

/// A line about the waiting.
pub(super) fn waiting(turn: &Turn<'_>, one: &Announcement) -> Option<Message> {
    if one.state != Stage::Agreeing {
        return None;
    }
    Some(match minutes_left(turn, one) {
        0 => msg!("agree-late"),
        left => msg!("agree-waiting", number = left),
    })
}

/// What this person can do about one that waits.
pub(super) fn rows(turn: &Turn<'_>, one: &Announcement) -> Vec<Vec<Button>> {
    let mut rows = Vec::new();
    if !is_mine(turn, one) {
        rows.push(answers(one).to_vec());
    }
    if turn.role == Role::Owner && minutes_left(turn, one) == 0 {
        rows.push(vec![act_button(msg!("button-send-alone"), Act::SendAlone, &one.id)]);
    }
    rows
}

/// The rows of roles of all accounts that this person has by now: two connected accounts are one person,
/// also when they were connected after the question was asked.
async fn own_tags(turn: &mut Turn<'_>) -> Result<Vec<Tag>, Stop> {
    let other = turn.linked().await?.map(|other| other.account());
    let other = other.map(|other| turn.core.secret.account_tag(AccountTable::Roles, &other));
    Ok(std::iter::once(own_tag(turn)).chain(other).collect())
}

/// Whether this press is about what was asked, and by somebody else than its author. If not, what to
/// say.
async fn refusal(
    turn: &mut Turn<'_>,
    one: &Announcement,
    asked: &str,
) -> Result<Option<Outcome>, Stop> {
    let author = &one.body.author;
    let person = turn.person().await?;
    let mut tags = own_tags(turn).await?.into_iter();
    let own = tags.any(|tag| tag == author.tag || one.body.own.contains(&tag));
    let own = own || author.person == Some(person.0);
    if one.state == Stage::Agreeing && own {
        return Ok(Some(turn.say(Text::of(msg!("agree-not-yourself")))));
    }
    let same = one.body.asked.is_some_and(|at| at.to_string() == asked);
    if one.state == Stage::Agreeing && same {
        return Ok(None);
    }
    // What stood above the button is not what would go out now.
    if one.state == Stage::Agreeing {
        let note = turn.reply(Text::of(msg!("agree-changed")));
        let mut replies = vec![note];
        replies.extend(preview::posts(turn, &one.body.content));
        let question = question(one, turn.locale).place(Place::Fresh);
        replies.push(question);
        return Ok(Some(Outcome { replies, ..Outcome::default() }));
    }
    moved_on(turn, &one.id).await.map(Some)
}

/// A second person agrees.
pub(super) async fn agreed(
    turn: &mut Turn<'_>,
    mut one: Announcement,
    asked: &str,
) -> Result<Outcome, Stop> {
    if let Some(refusal) = refusal(turn, &one, asked).await? {
        return Ok(refusal);
    }
    one.body.agreed = Some(own_tag(turn));
    let mut outcome = go(turn, &one, "announce_agreed").await?;
    outcome.notices.push(to_author(&one, msg!("agree-yes")));
    Ok(outcome)
}

async fn go(turn: &mut Turn<'_>, one: &Announcement, act: &str) -> Result<Outcome, Stop> {
    let mut outcome = count::send(turn, one, act).await?;
    // In place of the question, so that nobody answers it twice.
    for reply in &mut outcome.replies {
        reply.place = Place::Screen;
    }
    Ok(outcome)
}

/// A second person does not: back to its author.
pub(super) async fn refused(
    turn: &mut Turn<'_>,
    mut one: Announcement,
    asked: &str,
) -> Result<Outcome, Stop> {
    if let Some(refusal) = refusal(turn, &one, asked).await? {
        return Ok(refusal);
    }
    (one.body.asked, one.body.agreed) = (None, None);
    if !decide(turn, &one, Stage::Draft, 0).await? {
        return moved_on(turn, &one.id).await;
    }
    list::note(turn, "announce_refused", &one).await?;
    let mut outcome = turn.say(Text::of(msg!("agree-refused")));
    outcome.notices.push(to_author(&one, msg!("agree-no")));
    Ok(outcome)
}

/// An owner sends it alone, as nobody has answered; the whole team is told.
pub(super) async fn alone(turn: &mut Turn<'_>, one: Announcement) -> Result<Outcome, Stop> {
    if one.state != Stage::Agreeing {
        return moved_on(turn, &one.id).await;
    }
    if minutes_left(turn, &one) > 0 {
        let left = msg!("agree-waiting", number = minutes_left(turn, &one));
        return Ok(turn.say(Text::of(left)));
    }
    let mut outcome = go(turn, &one, "announce_alone").await?;
    let own = own_tag(turn);
    for Member { tag, staff, .. } in roles::list(turn.conn).await? {
        if let Some(reader) = reader(turn, &staff).await?.filter(|_| tag != own) {
            let kind = super::words::one(one.body.content.kind);
            let text = Text::of(msg!("agree-alone", kind = kind));
            outcome.notices.push(reader.notice(Reply::new(reader.locale, text)));
        }
    }
    Ok(outcome)
}

fn to_author(one: &Announcement, text: Message) -> Notice {
    let author = &one.body.author;
    let reply = Reply::new(author.locale, Text::of(text)).row([act_button(
        msg!("button-watch"),
        Act::Show,
        &one.id,
    )]);
    let (platform, address) = (author.platform, author.address());
    Notice { platform, address, reply: reply.place(Place::Fresh) }
}

/// Where a member of staff reads, and in which language.
pub(super) struct Reader {
    platform: Platform,
    address: Address,
    pub(super) locale: Locale,
    person: Option<[u8; 16]>,
}

impl Reader {
    pub(super) fn notice(&self, reply: Reply) -> Notice {
        let (platform, address) = (self.platform, self.address.clone());
        Notice { platform, address, reply: reply.place(Place::Fresh) }
    }
}

/// A private chat has the number of its person, where the platform gives both alike; elsewhere the
/// language is not known.
pub(super) async fn reader(turn: &mut Turn<'_>, staff: &Staff) -> Result<Option<Reader>, Stop> {
    let Some(platform) = Platform::parse(&staff.platform) else { return Ok(None) };
    let account = Account { platform, user: staff.address.clone() };
    let person = accounts::person(turn.conn, &account).await?;
    let profile = match person {
        Some(person) => accounts::profile(turn.conn, person).await?,
        None => None,
    };
    let known = profile.map(|one| one.locale).filter(|locale| turn.core.catalogue.has(*locale));
    let locale = known.unwrap_or(turn.core.default_locale);
    let (address, person) = (Address(staff.address.clone()), person.map(|person| person.0));
    Ok(Some(Reader { platform, address, locale, person }))
}
