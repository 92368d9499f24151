//! `/newpetition`, `/newevent`, `/newfaq`, `/edit`: the campaign's content, made and changed from a phone.
//!
//! ```text
//!  language ──► words ──► (the other language) ──► figures, days, place ──► file ──► preview ──► published
//! ```
//!
//! What is being written is a [`Draft`], a row of its own that outlives the conversation; it holds the
//! open [`Step`]. `ask` has a screen for each step, `take` reads what is typed, `way` knows what comes next,
//! `publish` puts it into the campaign, and `desk` is what can be done with what is there.

mod ask;
mod dates;
mod desk;
mod fields;
mod figures;
mod file;
mod list;
mod names;
mod place;
mod preview;
mod publish;
mod samples;
mod slug;
mod take;
mod tap;
mod topic;
mod way;

pub(super) use file::{attachment, point, row};
pub(super) use list::{command, told};
pub(super) use tap::{Act, Tap};

use serde::{Deserialize, Serialize};

use super::press::Press;
use super::state::State;
use super::{Failure, Turn, fallback};
use crate::campaign::Kind;
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::Words;
use crate::command::Role;
use crate::i18n::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::drafts;
use crate::text::{Arg, Message, Text};
use tap::What;

/// Letters of a draft's id: 39 bits, and unique by the table.
const ID: usize = 8;

/// What an organizer looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum View {
    /// A draft, at this question.
    Draft(String, Step),
    /// All there is to edit.
    List,
    /// One of them.
    Show(Kind, String),
    /// *Really?*
    Sure(Act, Kind, String),
    /// What goes if the examples go.
    Samples,
}

impl View {
    /// Whether the answer is typed.
    pub(super) const fn wants_words(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.wants_words())
    }

    /// Whether any words are an answer, also those that stand for a command.
    pub(super) const fn takes_words(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.takes_words())
    }

    /// Whether the answer may have several lines.
    pub(super) const fn takes_lines(&self) -> bool {
        matches!(self, Self::Draft(_, step) if step.takes_lines())
    }
}

/// A draft with its id.
struct Open {
    id: String,
    draft: Draft,
}

async fn open(turn: &mut Turn<'_>, id: &str) -> Result<Option<Open>, Failure> {
    let account = &turn.incoming.account;
    let found = drafts::find(turn.conn, &turn.core.secret, account, id).await?;
    Ok(found.map(|draft| Open { id: id.to_owned(), draft }))
}

/// Something new: which language first?
pub(super) async fn new(turn: &mut Turn<'_>, kind: Kind) -> Result<Outcome, Failure> {
    if turn.role < Role::Organizer {
        return fallback::stale(turn).await;
    }
    begin(turn, Draft::new(kind)).await
}

/// An answer that was given to somebody becomes one for everybody.
///
/// The organizer goes on with the words that it brings.
pub(in crate::features) async fn faq_from(
    turn: &mut Turn<'_>,
    locale: Locale,
    question: &str,
    answer: &str,
) -> Result<Outcome, Failure> {
    if turn.role < Role::Organizer {
        return fallback::stale(turn).await;
    }
    let mut draft = Draft::new(Kind::Faq);
    draft.languages.push(locale);
    for (words, text) in [(Words::Question, question), (Words::Answer, answer)] {
        // What does not fit is asked for.
        if let Ok(all) = take::words(words, text) {
            draft.set_words(locale, words, all);
        }
    }
    draft.step = Step::Topic;
    begin(turn, draft).await
}

async fn begin(turn: &mut Turn<'_>, draft: Draft) -> Result<Outcome, Failure> {
    let account = &turn.incoming.account;
    let own = drafts::of(turn.conn, &turn.core.secret, account).await?;
    if i64::try_from(own.len()).unwrap_or(i64::MAX) >= drafts::MOST {
        let mut outcome = list::show(turn).await?;
        if let Some(reply) = outcome.replies.first_mut() {
            *reply = above(reply.clone(), msg!("edit-many-drafts", most = drafts::MOST));
        }
        return Ok(outcome);
    }
    let id = turn.seed.code(ID);
    go(turn, Open { id, draft }).await
}

/// Keeps the draft and asks its question.
async fn go(turn: &mut Turn<'_>, open: Open) -> Result<Outcome, Failure> {
    let account = &turn.incoming.account;
    let row = (open.id.as_str(), &open.draft);
    if !drafts::save(turn.conn, &turn.core.secret, account, turn.now, row).await? {
        return Err(Failure::Bug("a draft's id is taken"));
    }
    turn.save(&State::Edit(View::Draft(open.id.clone(), open.draft.step.clone()))).await?;
    let shown = match open.draft.step {
        Step::Preview => preview::cards(turn, &open.draft).await?,
        _ => Vec::new(),
    };
    let mut outcome = Outcome::reply(ask::screen(turn, &open).await?);
    if !shown.is_empty() {
        for reply in &mut outcome.replies {
            reply.place = crate::outcome::Place::Fresh;
        }
    }
    outcome.replies.splice(0..0, shown);
    Ok(outcome)
}

/// To another question.
async fn to(turn: &mut Turn<'_>, mut open: Open, step: Step) -> Result<Outcome, Failure> {
    open.draft.step = step;
    go(turn, open).await
}

/// The same, with a note above.
async fn go_with(turn: &mut Turn<'_>, open: Open, note: Message) -> Result<Outcome, Failure> {
    let mut outcome = go(turn, open).await?;
    if let Some(reply) = outcome.replies.last_mut() {
        *reply = above(reply.clone(), note);
    }
    Ok(outcome)
}

/// A note above what a screen says.
fn above(mut reply: Reply, note: Message) -> Reply {
    let mut text = Text::of(note);
    reply.text.lines.iter_mut().take(1).for_each(|line| line.gap = true);
    text.lines.append(&mut reply.text.lines);
    Reply { text, ..reply }
}

fn button(label: Message, id: &str, what: What) -> Button {
    Button::press(label, Press::Edit(Tap::Draft(id.to_owned(), what)).data())
}

/// Every language, the reader's own first.
fn languages(turn: &Turn<'_>) -> Vec<Locale> {
    let mut all: Vec<Locale> = turn.core.languages.iter().map(|(locale, _)| *locale).collect();
    all.sort_by_key(|locale| *locale != turn.locale);
    all
}

/// The name of a language as its reader calls it; its own where there is none.
pub(super) fn language_name(turn: &Turn<'_>, wanted: Locale) -> Arg {
    let id = format!("language-in-{wanted}");
    match turn.core.catalogue.plain(turn.locale, &id) {
        Some(_) => Arg::from(Message::new(id, Vec::new())),
        None => Arg::from(own_name(turn, wanted)),
    }
}

/// The name of a language in itself, for whoever chooses one.
fn own_name(turn: &Turn<'_>, wanted: Locale) -> String {
    let found = turn.core.languages.iter().find(|(locale, _)| *locale == wanted);
    found.map_or_else(|| wanted.to_string(), |(_, name)| name.clone())
}

/// A pressed button.
pub(super) async fn tap(turn: &mut Turn<'_>, tap: Tap) -> Result<Outcome, Failure> {
    if let Tap::File(kind, slug) = &tap {
        return file::show(turn, *kind, slug).await;
    }
    if turn.role < Role::Organizer {
        return fallback::stale(turn).await;
    }
    match tap {
        Tap::List => list::show(turn).await,
        Tap::New(kind) => new(turn, kind).await,
        Tap::Samples => samples::ask(turn).await,
        Tap::SamplesSure => samples::remove(turn).await,
        Tap::Show(kind, slug) => desk::show(turn, kind, &slug).await,
        Tap::Act(act, kind, slug) => desk::act(turn, act, kind, &slug).await,
        Tap::File(..) => fallback::stale(turn).await,
        Tap::Draft(id, what) => match open(turn, &id).await? {
            Some(open) => under(turn, open, what).await,
            None => gone(turn).await,
        },
    }
}

/// The draft is published, thrown away, or somebody else's.
async fn gone(turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
    let mut outcome = list::show(turn).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), msg!("edit-gone"));
    }
    Ok(outcome)
}

/// A button under a draft.
async fn under(turn: &mut Turn<'_>, mut open: Open, what: What) -> Result<Outcome, Failure> {
    // A button of an earlier question must not answer the one that is open now.
    let here = |code: &str| open.draft.step.code() == code;
    match what {
        What::GoOn => go(turn, open).await,
        What::Skip(code) if here(&code) => way::onward(turn, open).await,
        What::Back(code) if here(&code) => way::back(turn, open).await,
        What::Clear(code) if here(&code) => {
            fields::clear(&mut open.draft);
            way::onward(turn, open).await
        }
        What::Skip(_) | What::Back(_) | What::Clear(_) => go(turn, open).await,
        What::To(code) => fields::chosen(turn, open, &code).await,
        What::Language(locale) => way::language(turn, open, locale).await,
        What::Without(locale) => {
            open.draft.drop_language(locale);
            to(turn, open, Step::Preview).await
        }
        What::Later => way::later(turn, open).await,
        What::Region(on) => {
            open.draft.set("ask_region", Some(on.into()));
            way::answered(turn, open, &Step::Region).await
        }
        What::AddRecipient | What::NoRecipient(..) | What::Names(_) | What::Done => {
            names::tapped(turn, open, what).await
        }
        What::Zone(number) => place::zone_chosen(turn, open, number).await,
        What::Topic(slug) => topic::chosen(turn, open, slug).await,
        What::NewTopic => topic::new(turn, open).await,
        What::UseSlug => slug::proposed(turn, open).await,
        What::Preview => to(turn, open, Step::Preview).await,
        What::Fields => to(turn, open, Step::Fields).await,
        What::Publish => publish::publish(turn, open, false).await,
        What::Anyway => publish::publish(turn, open, true).await,
        What::Theirs => publish::theirs(turn, open).await,
        What::Keep => publish::keep(turn, open).await,
        What::Discard => to(turn, open, Step::Discard).await,
        What::DiscardSure => discard(turn, open).await,
    }
}

async fn discard(turn: &mut Turn<'_>, open: Open) -> Result<Outcome, Failure> {
    let account = &turn.incoming.account;
    drafts::end(turn.conn, &turn.core.secret, account, &open.id).await?;
    let mut outcome = list::show(turn).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), msg!("edit-discarded"));
    }
    Ok(outcome)
}

/// Whether the name of a language is an answer now, and no wish to read another one.
pub(super) async fn asks_language(turn: &mut Turn<'_>) -> Result<bool, Failure> {
    let asked =
        matches!(turn.state().await?, Some(State::Edit(View::Draft(_, Step::First | Step::Other))));
    Ok(asked && turn.role >= Role::Organizer)
}

/// A free text while something is edited.
pub(super) async fn answer(
    turn: &mut Turn<'_>,
    view: View,
    text: &str,
) -> Result<Outcome, Failure> {
    if turn.role < Role::Organizer {
        turn.clear().await?;
        return fallback::not_understood(turn).await;
    }
    let View::Draft(id, _) = view else {
        return fallback::with_current(turn, msg!("fallback-press-a-button")).await;
    };
    match open(turn, &id).await? {
        Some(open) => take::typed(turn, open, text).await,
        None => gone(turn).await,
    }
}

/// *Cancel*: the draft stays, and it is said where.
pub(super) async fn left(turn: &mut Turn<'_>, view: &View) -> Result<Outcome, Failure> {
    let mut text = msg!("cancel-done");
    if let View::Draft(id, _) = view
        && let Some(open) = open(turn, id).await?
    {
        let begun = open.draft.languages.iter().any(|locale| !open.draft.is_blank(*locale));
        if begun {
            text = msg!("edit-left");
        } else {
            let account = &turn.incoming.account;
            drafts::end(turn.conn, &turn.core.secret, account, id).await?;
        }
    }
    let list = Button::press(msg!("button-edit-list"), Press::Edit(Tap::List).data());
    Ok(Outcome::reply(turn.reply(Text::of(text)).row([list])))
}

/// The screen of what is open; `None` if there is nothing to ask any more.
pub(super) async fn screen(turn: &mut Turn<'_>, view: &View) -> Result<Option<Reply>, Failure> {
    if turn.role < Role::Organizer {
        return Ok(None);
    }
    Ok(match view {
        View::Draft(id, _) => match open(turn, id).await? {
            Some(open) => Some(ask::screen(turn, &open).await?),
            None => None,
        },
        View::List => Some(list::screen(turn).await?),
        View::Show(kind, slug) => desk::screen(turn, *kind, slug).await?,
        View::Sure(act, kind, slug) => desk::sure_screen(turn, *act, *kind, slug).await?,
        View::Samples => samples::screen(turn).await?,
    })
}
