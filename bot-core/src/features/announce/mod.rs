//! `/announce`: an organizer writes an announcement, previews it, sends it by typing how many people
//! get it, and watches it.
//!
//! ```text
//!  kind ──► (about) ──► text ──► (missing, area, file) ──► desk ──► preview ──► count typed ──► sent
//! ```
//!
//! The draft is a row of its own and survives everything; the conversation keeps only its id and the
//! open [`AnnounceStep`]. Each step is a file. Whoever sends it out is [`crate::broadcast`].

mod acts;
mod agree;
mod area;
mod audience;
pub(crate) mod channel;
mod count;
mod desk;
mod elsewhere;
mod file;
mod forum;
mod greeting;
mod kind;
mod links;
mod list;
mod petition;
mod preview;
mod server;
mod text;
mod way;
pub(crate) mod when;
mod words;

pub(crate) use acts::act;
pub(crate) use agree::switch;
pub(crate) use desk::left;
pub(crate) use kind::{chosen as kind_chosen, command, new};
pub(crate) use list::command as broadcasts;
pub(crate) use server::chosen as server_chosen;

use crate::announcement::{Act, Attachment, Content, Missing};
use crate::command::Role;
use crate::conversation::press::{DraftAct, Press};
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::team::is_unwritten;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Place, Reply};
use crate::store::announcements::{self, Announcement, Body, State as Stage};
use crate::text::Phrase;
use crate::vault::{AccountTable, Tag};
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

/// Whether this person may see it: what others have not finished is theirs.
fn is_shown(turn: &Turn<'_>, one: &Announcement) -> bool {
    !is_unwritten(one) || is_mine(turn, one) || is_nobodys(one)
}

async fn find(turn: &mut Turn<'_>, id: &str) -> Result<Option<Announcement>, Stop> {
    // What the bot says by itself is nobody's.
    let found = announcements::find(turn.conn, id).await?;
    Ok(found.filter(|one| !one.is_own()))
}

/// What this person is writing; `None` if it is gone, somebody else's, or not to be written any more.
async fn draft(turn: &mut Turn<'_>, id: &str) -> Result<Option<Announcement>, Stop> {
    let found = find(turn, id).await?;
    Ok(found.filter(|one| is_unwritten(one) && is_mine(turn, one)))
}

/// Changes a draft; it must be counted anew then. `None` if it is no longer a draft.
async fn change(
    turn: &mut Turn<'_>,
    id: &str,
    how: impl FnOnce(&mut Body),
) -> Result<Option<Announcement>, Stop> {
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
) -> Result<bool, Stop> {
    let states = (one.state, to);
    Ok(announcements::decide(turn.conn, &one.id, &one.body, states, due).await?)
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

fn button(label: impl Into<Phrase>, id: &str, what: DraftAct) -> Button {
    Button::press(label, Press::Write { id: id.to_owned(), what }.data())
}

/// The last rows of a question: *Skip* where it can be skipped, *Back*, *Cancel*.
fn with_ways_out(reply: Reply, writing: &AnnounceState, skip: bool) -> Reply {
    let code = writing.step.code();
    let skip = skip.then(|| button(msg!("button-skip"), &writing.id, DraftAct::Skip(code.clone())));
    reply.row(skip).row([
        button(msg!("button-back"), &writing.id, DraftAct::Back(code)),
        Button::press(msg!("button-cancel"), Press::Cancel.data()),
    ])
}

/// Keeps the question and asks it.
async fn go(turn: &mut Turn<'_>, writing: AnnounceState) -> Result<Outcome, Stop> {
    turn.save(&State::Announce(writing.clone())).await?;
    match screen(turn, &writing).await? {
        Some(reply) => Ok(Outcome::reply(reply)),
        None => moved_on(turn, &writing.id).await,
    }
}

/// The same, with a note above it.
async fn go_with(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    note: crate::text::Message,
) -> Result<Outcome, Stop> {
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
async fn moved_on(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
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
            Err(Instead::Stale.into())
        }
    }
}

/// A pressed button under a draft.
pub(crate) async fn tap(turn: &mut Turn<'_>, id: &str, what: DraftAct) -> Result<Outcome, Stop> {
    if what == DraftAct::Posts {
        return preview::posts_of(turn, id).await;
    }
    if draft(turn, id).await?.is_none() {
        return moved_on(turn, id).await;
    }
    let to = |step| AnnounceState::at(id, step);
    match what {
        DraftAct::Desk => go(turn, to(AnnounceStep::Desk)).await,
        DraftAct::Text(locale) => go(turn, to(AnnounceStep::Text(locale))).await,
        DraftAct::Missing => go(turn, to(AnnounceStep::Missing)).await,
        DraftAct::File => go(turn, to(AnnounceStep::File)).await,
        DraftAct::Links => go(turn, to(AnnounceStep::Links)).await,
        DraftAct::Web => go(turn, to(AnnounceStep::Label(Default::default()))).await,
        DraftAct::Audience => go(turn, to(AnnounceStep::Audience)).await,
        DraftAct::Area => go(turn, to(AnnounceStep::Area)).await,
        DraftAct::When => go(turn, to(AnnounceStep::When)).await,
        DraftAct::Discard => go(turn, to(AnnounceStep::Discard)).await,
        DraftAct::Skip(code) => way::skip(turn, id, &code).await,
        DraftAct::Back(code) => way::back(turn, id, &code).await,
        other => effect(turn, id, other).await,
    }
}

/// The buttons that change the draft or send it on.
async fn effect(turn: &mut Turn<'_>, id: &str, what: DraftAct) -> Result<Outcome, Stop> {
    match what {
        DraftAct::Preview => preview::start(turn, id).await,
        DraftAct::About(slug) => kind::about(turn, id, &slug).await,
        DraftAct::Greeting(number) => greeting::chosen(turn, id, number).await,
        DraftAct::OwnWords => greeting::own_words(turn, id).await,
        DraftAct::NoText(locale) => text::remove(turn, id, locale).await,
        DraftAct::MissingOther => text::missing(turn, id, Missing::Other).await,
        DraftAct::MissingNothing => text::missing(turn, id, Missing::Nothing).await,
        DraftAct::NoFile => file::remove(turn, id).await,
        DraftAct::Sign(slug) => links::sign(turn, id, slug).await,
        DraftAct::Forum(slug) => links::forum(turn, id, slug).await,
        DraftAct::NoLink(number) => links::remove(turn, id, number).await,
        DraftAct::Follows((topic, on)) => audience::topic(turn, id, topic, on).await,
        DraftAct::Reads((locale, on)) => audience::language(turn, id, locale, on).await,
        DraftAct::Channels(on) => audience::channels(turn, id, on).await,
        DraftAct::Myself(on) => audience::myself(turn, id, on).await,
        DraftAct::Everywhere => area::everywhere(turn, id).await,
        DraftAct::Country(country) => area::country(turn, id, country).await,
        DraftAct::WholeCountry => area::whole(turn, id).await,
        DraftAct::AtOnce => when::at_once(turn, id).await,
        DraftAct::Urgent(on) => desk::urgent(turn, id, on).await,
        DraftAct::DiscardSure => desk::discard(turn, id).await,
        _ => Err(Instead::Stale.into()),
    }
}

/// The open question, if it is about this draft.
async fn open(turn: &mut Turn<'_>, id: &str) -> Result<Option<AnnounceState>, Stop> {
    Ok(match turn.state().await? {
        Some(State::Announce(writing)) if writing.id == id => Some(writing),
        _ => None,
    })
}

/// The open question, as far as it is this one: whether it is one of several in a row matters.
async fn at(turn: &mut Turn<'_>, id: &str, step: AnnounceStep) -> Result<AnnounceState, Stop> {
    let open = open(turn, id).await?.filter(|writing| writing.step == step);
    Ok(open.unwrap_or_else(|| AnnounceState::at(id, step)))
}

/// A free text while an announcement is written, sent or watched.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    text: &str,
) -> Result<Outcome, Stop> {
    if turn.role < Role::Organizer {
        turn.clear().await?;
        return Err(Instead::NotUnderstood.into());
    }
    match writing.step.clone() {
        AnnounceStep::Text(locale) => text::typed(turn, writing, locale, text).await,
        AnnounceStep::Area => area::typed(turn, writing, text).await,
        AnnounceStep::Region(country) => area::region(turn, writing, country, text).await,
        AnnounceStep::Label(labels) => links::label(turn, writing, labels, text).await,
        AnnounceStep::Address(labels) => links::address(turn, writing, labels, text).await,
        AnnounceStep::When => when::typed(turn, writing, text).await,
        AnnounceStep::Count => count::typed(turn, &writing.id, text).await,
        AnnounceStep::File => Err(Instead::Hint(msg!("announce-file-not-text")).into()),
        _ => Err(Instead::Hint(msg!("fallback-press-a-button")).into()),
    }
}

/// A photo or a document. `None` where none is expected.
pub(crate) async fn attachment(
    turn: &mut Turn<'_>,
    got: Attachment,
    caption: Option<String>,
) -> Result<Option<Outcome>, Stop> {
    match turn.state().await? {
        Some(State::Announce(writing)) if turn.role >= Role::Organizer => {
            file::got(turn, writing, got, caption).await
        }
        _ => Ok(None),
    }
}

/// The screen of the open question; `None` if there is nothing to ask any more.
pub(crate) async fn screen(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
) -> Result<Option<Reply>, Stop> {
    if turn.role < Role::Organizer {
        return Ok(None);
    }
    match writing.step {
        AnnounceStep::Kind => return Ok(Some(kind::screen(turn))),
        AnnounceStep::List => return list::screen(turn).await.map(Some),
        AnnounceStep::Channels => return channel::screen(turn).await.map(Some),
        AnnounceStep::Watch
        | AnnounceStep::CancelSure
        | AnnounceStep::ResendSure
        | AnnounceStep::Count => {
            return match find(turn, &writing.id).await? {
                Some(one) => list::screen_of(turn, &one, &writing.step).await.map(Some),
                None => Ok(None),
            };
        }
        _ => {}
    }
    let Some(one) = draft(turn, &writing.id).await? else { return Ok(None) };
    Ok(Some(match writing.step {
        AnnounceStep::Unfinished => kind::unfinished_screen(turn, &one),
        AnnounceStep::About => kind::about_screen(turn, writing, one.body.content.kind).await?,
        AnnounceStep::Greeting => greeting::screen(turn, writing),
        AnnounceStep::Text(locale) => text::screen(turn, writing, &one.body.content, locale),
        AnnounceStep::Missing => text::missing_screen(turn, writing, &one.body.content),
        AnnounceStep::Area => area::screen(turn, writing),
        AnnounceStep::Region(country) => area::region_screen(turn, writing, country),
        AnnounceStep::File => file::screen(turn, writing, &one.body.content),
        AnnounceStep::Links => links::screen(turn, writing, &one.body.content).await?,
        AnnounceStep::Label(ref labels) => links::label_screen(turn, writing, labels),
        AnnounceStep::Address(_) => links::address_screen(turn, writing),
        AnnounceStep::Audience => audience::screen(turn, writing, &one.body.content).await?,
        AnnounceStep::When => when::screen(turn, writing).await?,
        AnnounceStep::Discard => desk::discard_screen(turn, writing),
        _ => desk::screen(turn, &one).await?,
    }))
}

/// What a button about an announcement that exists sends back.
fn act_button(label: crate::text::Message, act: Act, id: &str) -> Button {
    Button::press(label, act.data(id))
}
