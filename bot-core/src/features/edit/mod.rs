//! `/newpetition`, `/newevent`, `/newfaq`, `/edit`: the campaign's content, made and changed from a phone.
//!
//! ```text
//!  language ──► words ──► (the other language) ──► figures, days, place ──► file ──► preview ──► published
//! ```
//!
//! What is being written is a [`Draft`], a row of its own that outlives the conversation; it holds the
//! open [`Step`]. `ask` has a screen for each step, `take` reads what is typed, `way` knows what comes next,
//! `publish` puts it into the campaign, and `desk` is what can be done with what is there. Who is behind the
//! campaign is no draft: `behind` has its questions.

mod agree;
mod ask;
mod behind;
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
mod topic;
mod way;

pub(crate) use file::{attachment, point};
pub(crate) use list::{command, told};

use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::Words;
use crate::campaign::{Kind, TextChange};
use crate::command::Role;
use crate::conversation::press::{EditDraftAct, EditPress, Press};
use crate::conversation::state::{EditState, State};
use crate::conversation::{Failure, Instead, Stop, Turn};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::drafts;
use crate::text::{Message, Phrase, Text};

/// Letters of a draft's id: 39 bits, and unique by the table.
const ID: usize = 8;

/// A draft with its id.
struct Open {
    id: String,
    draft: Draft,
}

async fn open(turn: &mut Turn<'_>, id: &str) -> Result<Option<Open>, Stop> {
    let account = &turn.incoming.account;
    let found = drafts::find(turn.conn, account, id).await?;
    Ok(found.map(|draft| Open { id: id.to_owned(), draft }))
}

/// Something new: which language first?
pub(crate) async fn new(turn: &mut Turn<'_>, kind: Kind) -> Result<Outcome, Stop> {
    begin(turn, Draft::new(kind)).await
}

/// An answer that was given to somebody becomes one for everybody.
///
/// The organizer goes on with the words that it brings.
pub(crate) async fn faq_from(
    turn: &mut Turn<'_>,
    locale: Locale,
    question: &str,
    answer: &str,
) -> Result<Outcome, Stop> {
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

async fn begin(turn: &mut Turn<'_>, draft: Draft) -> Result<Outcome, Stop> {
    let account = &turn.incoming.account;
    let own = drafts::of(turn.conn, account).await?;
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
async fn go(turn: &mut Turn<'_>, open: Open) -> Result<Outcome, Stop> {
    let account = &turn.incoming.account;
    let row = (open.id.as_str(), &open.draft);
    if !drafts::save(turn.conn, account, turn.now, row).await? {
        return Err(Failure::Bug("a draft's id is taken").into());
    }
    turn.save(&State::Edit(EditState::Draft(open.id.clone(), open.draft.step.clone()))).await?;
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
async fn to(turn: &mut Turn<'_>, mut open: Open, step: Step) -> Result<Outcome, Stop> {
    open.draft.step = step;
    go(turn, open).await
}

/// The same, with a note above.
async fn go_with(turn: &mut Turn<'_>, open: Open, note: Message) -> Result<Outcome, Stop> {
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

fn button(label: impl Into<Phrase>, id: &str, what: EditDraftAct) -> Button {
    Button::press(label, Press::Draft { id: id.to_owned(), what }.data())
}

/// Every language, the reader's own first.
fn languages(turn: &Turn<'_>) -> Vec<Locale> {
    let mut all: Vec<Locale> = turn.core.languages.iter().map(|(locale, _)| *locale).collect();
    all.sort_by_key(|locale| *locale != turn.locale);
    all
}

/// A pressed button.
pub(crate) async fn tap(turn: &mut Turn<'_>, tap: EditPress) -> Result<Outcome, Stop> {
    match tap {
        EditPress::File(kind, slug) => file::show(turn, kind, &slug).await,
        EditPress::List => list::show(turn).await,
        EditPress::New(kind) => new(turn, kind).await,
        EditPress::Samples => samples::ask(turn).await,
        EditPress::SamplesSure => samples::remove(turn).await,
        EditPress::Show(kind, slug) => desk::show(turn, kind, &slug).await,
        EditPress::EditAct(act, kind, slug) => desk::act(turn, act, kind, &slug).await,
        EditPress::Agree(id, shown) => agree::agreed(turn, &id, &shown).await,
        EditPress::Refuse(id, shown) => agree::refused(turn, &id, &shown).await,
        EditPress::Alone(id, shown) => agree::alone(turn, &id, &shown).await,
        EditPress::Behind(what) => behind::tap(turn, what).await,
    }
}

/// A pressed button under a draft.
pub(crate) async fn draft_tap(
    turn: &mut Turn<'_>,
    id: &str,
    what: EditDraftAct,
) -> Result<Outcome, Stop> {
    match open(turn, id).await? {
        Some(open) => under(turn, open, what).await,
        None => gone(turn).await,
    }
}

/// The draft is published, thrown away, or somebody else's.
async fn gone(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let mut outcome = list::show(turn).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), msg!("edit-gone"));
    }
    Ok(outcome)
}

/// A button under a draft.
async fn under(turn: &mut Turn<'_>, mut open: Open, what: EditDraftAct) -> Result<Outcome, Stop> {
    // A button of an earlier question must not answer the one that is open now.
    let here = |code: &str| open.draft.step.code() == code;
    match what {
        EditDraftAct::GoOn => go(turn, open).await,
        EditDraftAct::Skip(code) if here(&code) => way::onward(turn, open).await,
        EditDraftAct::Back(code) if here(&code) => way::back(turn, open).await,
        EditDraftAct::Clear(code) if here(&code) => {
            fields::clear(&mut open.draft);
            way::onward(turn, open).await
        }
        EditDraftAct::Skip(_) | EditDraftAct::Back(_) | EditDraftAct::Clear(_) => {
            go(turn, open).await
        }
        EditDraftAct::To(code) => fields::chosen(turn, open, &code).await,
        EditDraftAct::Language(locale) => way::language(turn, open, locale).await,
        EditDraftAct::Without(locale) => {
            open.draft.drop_language(locale);
            to(turn, open, Step::Preview).await
        }
        EditDraftAct::Later => way::later(turn, open).await,
        EditDraftAct::AskRegion | EditDraftAct::NoRegion => {
            open.draft.set("ask_region", Some((what == EditDraftAct::AskRegion).into()));
            way::answered(turn, open, &Step::Region).await
        }
        EditDraftAct::AddRecipient
        | EditDraftAct::NoRecipient(..)
        | EditDraftAct::WithNames
        | EditDraftAct::FiguresOnly
        | EditDraftAct::Done => names::tapped(turn, open, what).await,
        EditDraftAct::Zone(number) => place::zone_chosen(turn, open, number).await,
        EditDraftAct::Topic(slug) => topic::chosen(turn, open, slug).await,
        EditDraftAct::NewTopic => topic::new(turn, open).await,
        EditDraftAct::UseSlug => slug::proposed(turn, open).await,
        EditDraftAct::Preview => to(turn, open, Step::Preview).await,
        EditDraftAct::Fields => to(turn, open, Step::Fields).await,
        EditDraftAct::Publish => publish::publish(turn, open, false).await,
        EditDraftAct::Anyway => publish::publish(turn, open, true).await,
        EditDraftAct::Theirs => publish::theirs(turn, open).await,
        EditDraftAct::Keep => publish::keep(turn, open).await,
        EditDraftAct::Another => publish::said(turn, open, TextChange::Another).await,
        EditDraftAct::Spelling => publish::said(turn, open, TextChange::Spelling).await,
        EditDraftAct::Discard => to(turn, open, Step::Discard).await,
        EditDraftAct::DiscardSure => discard(turn, open).await,
    }
}

async fn discard(turn: &mut Turn<'_>, open: Open) -> Result<Outcome, Stop> {
    let account = &turn.incoming.account;
    drafts::end(turn.conn, account, &open.id).await?;
    let mut outcome = list::show(turn).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), msg!("edit-discarded"));
    }
    Ok(outcome)
}

/// Whether the name of a language is an answer now, and no wish to read another one.
pub(crate) async fn asks_language(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    let asked = matches!(
        turn.state().await?,
        Some(State::Edit(EditState::Draft(_, Step::First | Step::Other)))
    );
    Ok(asked && turn.role >= Role::Organizer)
}

/// A free text while something is edited.
pub(crate) async fn answer(
    turn: &mut Turn<'_>,
    view: EditState,
    text: &str,
) -> Result<Outcome, Stop> {
    if turn.role < Role::Organizer {
        turn.clear().await?;
        return Err(Instead::NotUnderstood.into());
    }
    if let EditState::Behind(draft) = view {
        return behind::typed(turn, *draft, text).await;
    }
    let EditState::Draft(id, _) = view else {
        return Err(Instead::Hint(msg!("fallback-press-a-button")).into());
    };
    match open(turn, &id).await? {
        Some(open) => take::typed(turn, open, text).await,
        None => gone(turn).await,
    }
}

/// *Cancel*: the draft stays, and it is said where.
pub(crate) async fn left(turn: &mut Turn<'_>, view: &EditState) -> Result<Outcome, Stop> {
    let mut text = msg!("cancel-done");
    if let EditState::Draft(id, _) = view
        && let Some(open) = open(turn, id).await?
    {
        let begun = open.draft.languages.iter().any(|locale| !open.draft.is_blank(*locale));
        if begun {
            text = msg!("edit-left");
        } else {
            let account = &turn.incoming.account;
            drafts::end(turn.conn, account, id).await?;
        }
    }
    let list = Button::press(msg!("button-edit-list"), Press::Edit(EditPress::List).data());
    Ok(Outcome::reply(turn.reply(Text::of(text)).row([list])))
}

/// The screen of what is open; `None` if there is nothing to ask any more.
pub(crate) async fn screen(turn: &mut Turn<'_>, view: &EditState) -> Result<Option<Reply>, Stop> {
    if turn.role < Role::Organizer {
        return Ok(None);
    }
    Ok(match view {
        EditState::Draft(id, _) => match open(turn, id).await? {
            Some(open) => Some(ask::screen(turn, &open).await?),
            None => None,
        },
        EditState::List => Some(list::screen(turn).await?),
        EditState::Show(kind, slug) => desk::screen(turn, *kind, slug).await?,
        EditState::Sure(act, kind, slug) => desk::sure_screen(turn, *act, *kind, slug).await?,
        EditState::Samples => samples::screen(turn).await?,
        EditState::Behind(_) if turn.role < Role::Owner => None,
        EditState::Behind(draft) => Some(behind::screen(turn, draft)),
    })
}
