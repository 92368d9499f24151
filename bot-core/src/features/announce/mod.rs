//! `/announce`: an organizer writes an announcement, previews it, sends it by typing how many people
//! get it, and watches it.
//!
//! ```text
//!  kind ──► (about) ──► text ──► (missing, area, file) ──► desk ──► preview ──► count typed ──► sent
//! ```
//!
//! The draft is a row of its own and survives everything; the conversation keeps only its id and the
//! open [`Step`]. Each step is a file. Whoever sends it out is [`crate::broadcast`].

mod acts;
mod agree;
mod area;
mod audience;
pub(super) mod channel;
mod count;
mod desk;
mod elsewhere;
mod file;
mod forum;
mod greeting;
mod kind;
mod leave;
mod links;
mod list;
mod petition;
mod preview;
mod server;
mod step;
mod tap;
mod text;
pub(super) mod times;
mod way;
pub(super) mod when;
mod words;

pub(super) use acts::act;
pub(super) use agree::switch;
pub(super) use desk::left;
pub(super) use kind::{chosen as kind_chosen, command, new};
pub(super) use leave::leave;
pub(super) use list::command as broadcasts;
pub(super) use server::{Server, chosen as server_chosen};
pub(super) use step::{Step, Writing};
pub(super) use tap::Tap;
pub(super) use text::tidy;

use super::press::Press;
use super::state::State;
use super::{Failure, Turn, fallback};
use crate::announcement::{Act, Attachment, Content};
use crate::command::Role;
use crate::i18n::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::announcements::{self, Announcement, Body, State as Stage};
use crate::vault::{AccountTable, Tag};
use tap::What;
use way::onward;

/// The row of the acting account's role: who an author is.
fn own_tag(turn: &Turn<'_>) -> Tag {
    turn.core.secret.account_tag(AccountTable::Roles, &turn.incoming.account)
}

fn is_mine(turn: &Turn<'_>, one: &Announcement) -> bool {
    one.body.author.tag == own_tag(turn)
}

/// Whether it waits for somebody to make it theirs: a milestone has proposed it.
fn is_nobodys(one: &Announcement) -> bool {
    one.state == Stage::Draft && one.body.author.tag.is_empty()
}

/// Whether it is still being written.
fn is_unwritten(one: &Announcement) -> bool {
    matches!(one.state, Stage::Draft | Stage::Counting | Stage::Ready)
}

/// Whether this person may see it: what others have not finished is theirs.
fn is_shown(turn: &Turn<'_>, one: &Announcement) -> bool {
    !is_unwritten(one) || is_mine(turn, one) || is_nobodys(one)
}

async fn find(turn: &mut Turn<'_>, id: &str) -> Result<Option<Announcement>, Failure> {
    // What the bot says by itself is nobody's.
    let found = announcements::find(turn.conn, &turn.core.secret, id).await?;
    Ok(found.filter(|one| !one.is_own()))
}

/// What this person is writing; `None` if it is gone, somebody else's, or not to be written any more.
async fn draft(turn: &mut Turn<'_>, id: &str) -> Result<Option<Announcement>, Failure> {
    let found = find(turn, id).await?;
    Ok(found.filter(|one| is_unwritten(one) && is_mine(turn, one)))
}

/// Changes a draft; it must be counted anew then. `None` if it is no longer a draft.
async fn change(
    turn: &mut Turn<'_>,
    id: &str,
    how: impl FnOnce(&mut Body),
) -> Result<Option<Announcement>, Failure> {
    let Some(mut one) = draft(turn, id).await? else { return Ok(None) };
    how(&mut one.body);
    let moved = decide(turn, &one, Stage::Draft, 0).await?;
    one.state = Stage::Draft;
    Ok(moved.then_some(one))
}

/// Moves an announcement on, with what was decided. `false` if somebody else moved it first.
async fn decide(
    turn: &mut Turn<'_>,
    one: &Announcement,
    to: Stage,
    due: i64,
) -> Result<bool, Failure> {
    let (secret, states) = (&turn.core.secret, (one.state, to));
    Ok(announcements::decide(turn.conn, secret, &one.id, &one.body, states, due).await?)
}

/// Every language, the organizer's own first.
fn languages(turn: &Turn<'_>) -> Vec<(Locale, String)> {
    let mut all = turn.core.languages.clone();
    all.sort_by_key(|(locale, _)| *locale != turn.locale);
    all
}

/// The name of a language in itself.
fn language_name(turn: &Turn<'_>, wanted: Locale) -> String {
    let found = turn.core.languages.iter().find(|(locale, _)| *locale == wanted);
    found.map_or_else(|| wanted.to_string(), |(_, name)| name.clone())
}

/// The languages of the audience in which there is no text.
fn lacking(turn: &Turn<'_>, content: &Content) -> Vec<Locale> {
    let read = &content.audience.locales;
    let all = languages(turn).into_iter().map(|(locale, _)| locale);
    all.filter(|locale| read.is_empty() || read.contains(locale))
        .filter(|locale| !content.text.contains_key(locale))
        .collect()
}

fn button(label: crate::text::Message, id: &str, what: What) -> Button {
    Button::press(label, Tap { id: id.to_owned(), what }.data())
}

/// The last rows of a question: *Skip* where it can be skipped, *Back*, *Cancel*.
fn with_ways_out(reply: Reply, writing: &Writing, skip: bool) -> Reply {
    let code = writing.step.code();
    let skip = skip.then(|| button(msg!("button-skip"), &writing.id, What::Skip(code.clone())));
    reply.row(skip).row([
        button(msg!("button-back"), &writing.id, What::Back(code)),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ])
}

/// Keeps the question and asks it.
async fn go(turn: &mut Turn<'_>, writing: Writing) -> Result<Outcome, Failure> {
    turn.save(&State::Announce(writing.clone())).await?;
    match screen(turn, &writing).await? {
        Some(reply) => Ok(Outcome::reply(reply)),
        None => moved_on(turn, &writing.id).await,
    }
}

/// The same, with a note above it.
async fn go_with(
    turn: &mut Turn<'_>,
    writing: Writing,
    note: crate::text::Message,
) -> Result<Outcome, Failure> {
    let mut outcome = go(turn, writing).await?;
    if let Some(reply) = outcome.replies.last_mut() {
        let mut text = crate::text::Text::of(note);
        reply.text.lines.iter_mut().take(1).for_each(|line| line.gap = true);
        text.lines.append(&mut reply.text.lines);
        reply.text = text;
    }
    Ok(outcome)
}

/// It is no longer what the button or the question was about: says so and shows what it is now.
async fn moved_on(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    match find(turn, id).await? {
        Some(one) if is_shown(turn, &one) => {
            let outcome = list::watch(turn, &one).await?;
            let note = turn.reply(crate::text::Text::of(msg!("announce-moved-on")));
            let replies = outcome.replies.into_iter().map(|reply| reply.place(Place::Fresh));
            let replies = replies.collect();
            Ok(Outcome { replies, ..outcome }.first(note))
        }
        _ => {
            turn.clear().await?;
            fallback::stale(turn).await
        }
    }
}

/// A pressed button under a draft.
pub(super) async fn tap(turn: &mut Turn<'_>, tap: Tap) -> Result<Outcome, Failure> {
    if turn.role < Role::Organizer {
        return fallback::stale(turn).await;
    }
    let id = tap.id.clone();
    if tap.what == What::Posts {
        return preview::posts_of(turn, &id).await;
    }
    if draft(turn, &id).await?.is_none() {
        return moved_on(turn, &id).await;
    }
    let to = |step| Writing::at(&id, step);
    match tap.what {
        What::Desk => go(turn, to(Step::Desk)).await,
        What::Text(locale) => go(turn, to(Step::Text(locale))).await,
        What::Missing => go(turn, to(Step::Missing)).await,
        What::File => go(turn, to(Step::File)).await,
        What::Links => go(turn, to(Step::Links)).await,
        What::Web => go(turn, to(Step::Label(Default::default()))).await,
        What::Audience => go(turn, to(Step::Audience)).await,
        What::Area => go(turn, to(Step::Area)).await,
        What::When => go(turn, to(Step::When)).await,
        What::Discard => go(turn, to(Step::Discard)).await,
        What::Skip(code) => way::skip(turn, &id, &code).await,
        What::Back(code) => way::back(turn, &id, &code).await,
        other => effect(turn, &id, other).await,
    }
}

/// The buttons that change the draft or send it on.
async fn effect(turn: &mut Turn<'_>, id: &str, what: What) -> Result<Outcome, Failure> {
    match what {
        What::Preview => preview::start(turn, id).await,
        What::About(slug) => kind::about(turn, id, &slug).await,
        What::Greeting(number) => greeting::chosen(turn, id, number).await,
        What::OwnWords => greeting::own_words(turn, id).await,
        What::NoText(locale) => text::remove(turn, id, locale).await,
        What::MissingGet(missing) => text::missing(turn, id, missing).await,
        What::NoFile => file::remove(turn, id).await,
        What::Sign(slug) => links::sign(turn, id, slug).await,
        What::Forum(slug) => links::forum(turn, id, slug).await,
        What::NoLink(number) => links::remove(turn, id, number).await,
        What::Follows(topic, on) => audience::topic(turn, id, topic, on).await,
        What::Reads(locale, on) => audience::language(turn, id, locale, on).await,
        What::Channels(on) => audience::channels(turn, id, on).await,
        What::Myself(on) => audience::myself(turn, id, on).await,
        What::Everywhere => area::everywhere(turn, id).await,
        What::Country(country) => area::country(turn, id, country).await,
        What::WholeCountry => area::whole(turn, id).await,
        What::AtOnce => when::at_once(turn, id).await,
        What::Urgent(on) => desk::urgent(turn, id, on).await,
        What::DiscardSure => desk::discard(turn, id).await,
        _ => fallback::stale(turn).await,
    }
}

/// The open question, if it is about this draft.
async fn open(turn: &mut Turn<'_>, id: &str) -> Result<Option<Writing>, Failure> {
    Ok(match turn.state().await? {
        Some(State::Announce(writing)) if writing.id == id => Some(writing),
        _ => None,
    })
}

/// The open question, as far as it is this one: whether it is one of several in a row matters.
async fn at(turn: &mut Turn<'_>, id: &str, step: Step) -> Result<Writing, Failure> {
    let open = open(turn, id).await?.filter(|writing| writing.step == step);
    Ok(open.unwrap_or_else(|| Writing::at(id, step)))
}

/// A free text while an announcement is written, sent or watched.
pub(super) async fn answer(
    turn: &mut Turn<'_>,
    writing: Writing,
    text: &str,
) -> Result<Outcome, Failure> {
    if turn.role < Role::Organizer {
        turn.clear().await?;
        return fallback::not_understood(turn).await;
    }
    match writing.step.clone() {
        Step::Text(locale) => text::typed(turn, writing, locale, text).await,
        Step::Area => area::typed(turn, writing, text).await,
        Step::Region(country) => area::region(turn, writing, country, text).await,
        Step::Label(labels) => links::label(turn, writing, labels, text).await,
        Step::Address(labels) => links::address(turn, writing, labels, text).await,
        Step::When => when::typed(turn, writing, text).await,
        Step::Count => count::typed(turn, &writing.id, text).await,
        Step::File => fallback::with_current(turn, msg!("announce-file-not-text")).await,
        _ => fallback::with_current(turn, msg!("fallback-press-a-button")).await,
    }
}

/// Whether any words are the answer to the open question, also those that stand for a command.
pub(super) async fn is_answered_by_words(turn: &mut Turn<'_>) -> Result<bool, Failure> {
    let organizer = turn.role >= Role::Organizer;
    let words = match turn.state().await? {
        Some(State::Announce(writing)) => writing.step.takes_words(),
        Some(State::Edit(view)) => view.takes_words(),
        _ => false,
    };
    Ok(organizer && words)
}

/// A photo or a document. `None` where none is expected.
pub(super) async fn attachment(
    turn: &mut Turn<'_>,
    got: Attachment,
    caption: Option<String>,
) -> Result<Option<Outcome>, Failure> {
    match turn.state().await? {
        Some(State::Announce(writing)) if turn.role >= Role::Organizer => {
            file::got(turn, writing, got, caption).await
        }
        _ => Ok(None),
    }
}

/// The screen of the open question; `None` if there is nothing to ask any more.
pub(super) async fn screen(
    turn: &mut Turn<'_>,
    writing: &Writing,
) -> Result<Option<Reply>, Failure> {
    if turn.role < Role::Organizer {
        return Ok(None);
    }
    match writing.step {
        Step::Kind => return Ok(Some(kind::screen(turn))),
        Step::List => return list::screen(turn).await.map(Some),
        Step::Channels => return channel::screen(turn).await.map(Some),
        Step::Watch | Step::CancelSure | Step::ResendSure | Step::Count => {
            return match find(turn, &writing.id).await? {
                Some(one) => list::screen_of(turn, &one, &writing.step).await.map(Some),
                None => Ok(None),
            };
        }
        _ => {}
    }
    let Some(one) = draft(turn, &writing.id).await? else { return Ok(None) };
    Ok(Some(match writing.step {
        Step::Unfinished => kind::unfinished_screen(turn, &one),
        Step::About => kind::about_screen(turn, writing, one.body.content.kind).await?,
        Step::Greeting => greeting::screen(turn, writing),
        Step::Text(locale) => text::screen(turn, writing, &one.body.content, locale),
        Step::Missing => text::missing_screen(turn, writing, &one.body.content),
        Step::Area => area::screen(turn, writing),
        Step::Region(country) => area::region_screen(turn, writing, country),
        Step::File => file::screen(turn, writing, &one.body.content),
        Step::Links => links::screen(turn, writing, &one.body.content).await?,
        Step::Label(ref labels) => links::label_screen(turn, writing, labels),
        Step::Address(_) => links::address_screen(turn, writing),
        Step::Audience => audience::screen(turn, writing, &one.body.content).await?,
        Step::When => when::screen(turn, writing).await?,
        Step::Discard => desk::discard_screen(turn, writing),
        _ => desk::screen(turn, &one).await?,
    }))
}

/// What a button about an announcement that exists sends back.
fn act_button(label: crate::text::Message, act: Act, id: &str) -> Button {
    Button::press(label, act.data(id))
}
