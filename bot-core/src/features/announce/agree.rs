//! Two people must agree, where the owners have switched that on.

use super::{act_button, count, decide, is_mine, list, moved_on, own_tag, preview};
use crate::announcement::Act;
use crate::clock::time_of;
use crate::command::Role;
use crate::conversation::press::Press;
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Stop, Turn};
use crate::features::shared::team;
use crate::features::shared::two_people::{self, WAIT, own_tags};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Job, Notice, Outcome, Place, Reply};
use crate::store::announcements::{Announcement, State as Stage};
use crate::store::meta::{self, TwoPeople};
use crate::store::roles::Member;
use crate::text::{Message, Text};

/// Whether a second person must agree to this one. A trial reaches nobody else.
pub(super) async fn is_needed(turn: &mut Turn<'_>, one: &Announcement) -> Result<bool, Stop> {
    Ok(!one.body.content.audience.myself && two_people::is_on(turn).await?)
}

/// The owners' switch, below the list.
pub(super) async fn with_switch(turn: &mut Turn<'_>, reply: Reply) -> Result<Reply, Stop> {
    let stands = meta::two_people(turn.conn).await?;
    let (line, on) = match stands {
        TwoPeople::On => (msg!("two-people-on"), true),
        TwoPeople::Until(end) if turn.now < end => {
            (msg!("two-people-ends", time = time_of(end, &turn.core.zone)), false)
        }
        _ => (msg!("two-people-off"), false),
    };
    let label = if on { msg!("button-two-people-off") } else { msg!("button-two-people-on") };
    let reply = Reply { text: reply.text.clone().para(line), ..reply };
    Ok(reply.row([Button::press(label, Press::TwoPeople(!on).data())]))
}

/// The switch was pressed. Whoever could send something alone must not be able to switch it off, send, and switch it on
/// again unseen: off takes effect after a while, and the whole team is told.
pub(crate) async fn switch(turn: &mut Turn<'_>, on: bool) -> Result<Outcome, Stop> {
    let stands = meta::two_people(turn.conn).await?;
    let to = match (on, stands) {
        (true, TwoPeople::Off | TwoPeople::Until(_)) => TwoPeople::On,
        (false, TwoPeople::On) => TwoPeople::Until(turn.now + WAIT),
        _ => return list::command(turn).await,
    };
    meta::set_two_people(turn.conn, to).await?;
    let act = if on { "two_people_on" } else { "two_people_off" };
    turn.note(act, &[]).await?;
    let member = turn.member().await?;
    let by = member.as_ref().map_or("", |member| &member.staff.label);
    let spoken = turn.core.catalogue.spoken(turn.core.default_locale);
    let told = |_| match on {
        true => vec![msg!("two-people-told-on", by = by)],
        false => vec![msg!("two-people-told-off", by = by)],
    };
    let own = member.as_ref().map(|member| member.tag.clone());
    let others = |one: &Member| Some(&one.tag) != own.as_ref();
    team::staff(turn.conn, &spoken, turn.now, others, told).await?;
    Ok(list::command(turn).await?.with(Job::Wake))
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
    let others = two_people::others(turn, &own, one.body.author.person).await?;
    for reader in &others {
        for post in preview::posts(turn, &one.body.content) {
            notices.push(reader.notice(post));
        }
        notices.push(reader.notice(question(&one, reader.locale)));
    }
    let text = match i64::try_from(others.len()).unwrap_or(0) {
        0 => msg!("agree-nobody"),
        number => msg!("agree-asked", number = number),
    };
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
    two_people::minutes_left(turn.now, one.body.asked.unwrap_or(turn.now))
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
    for reader in two_people::team(turn).await?.iter().filter(|one| one.member.tag != own) {
        let kind = super::words::one(one.body.content.kind);
        let text = Text::of(msg!("agree-alone", kind = kind));
        outcome.notices.push(reader.notice(Reply::new(reader.locale, text)));
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
