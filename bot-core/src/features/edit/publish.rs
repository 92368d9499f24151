//! From a draft into the campaign. Nothing is overwritten that somebody else changed meanwhile.

use serde_json::Value;

use super::{Open, agree, desk, fields, file, go, go_with, preview, samples, to, topic};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::{ContentItem, Kind, Standing, TextChange};
use crate::command::Role;
use crate::conversation::{Failure, Stop, Turn};
use crate::features::shared::find;
use crate::msg;
use crate::outcome::{Job, Outcome};
use crate::store::petitions::Put;
use crate::store::{content_items, drafts};

/// What is not written by whoever edits: it stays as it is.
const OTHERS: [&str; 4] = ["state", "cancelled", "sequence", "sample"];
/// The same in each language.
const ANSWERED: &str = "questions";

/// *Publish*, or *Publish the changes*: what is archived or closed stays so.
pub(super) async fn publish(
    turn: &mut Turn<'_>,
    open: Open,
    anyway: bool,
) -> Result<Outcome, Stop> {
    let state = if preview::published(&open.draft) { None } else { Some(Standing::Published) };
    write(turn, open, state, How { anyway, change: None }).await
}

/// How a draft is written.
#[derive(Clone, Copy, Default)]
struct How {
    /// Also over what somebody else wrote meanwhile.
    anyway: bool,
    /// What an owner says of a change to a text that somebody has signed.
    change: Option<TextChange>,
}

/// An owner says what the change to a text is that somebody has signed.
pub(super) async fn said(
    turn: &mut Turn<'_>,
    open: Open,
    change: TextChange,
) -> Result<Outcome, Stop> {
    let Step::Signed { keep } = open.draft.step else { return go(turn, open).await };
    let state = match preview::published(&open.draft) {
        true => None,
        false if keep => Some(Standing::Unpublished),
        false => Some(Standing::Published),
    };
    write(turn, open, state, How { anyway: false, change: Some(change) }).await
}

/// Somebody has signed another text: owners are asked what the change is, anyone else to ask an owner.
async fn ask_what(
    turn: &mut Turn<'_>,
    open: Open,
    keep: bool,
    total: i64,
) -> Result<Outcome, Stop> {
    if turn.role < Role::Owner {
        let note = msg!("edit-signed-owner", number = total);
        return go_with(
            turn,
            Open { draft: Draft { step: Step::Preview, ..open.draft }, ..open },
            note,
        )
        .await;
    }
    to(turn, open, Step::Signed { keep }).await
}

/// *Keep unpublished*.
pub(super) async fn keep(turn: &mut Turn<'_>, open: Open) -> Result<Outcome, Stop> {
    write(turn, open, Some(Standing::Unpublished), How::default()).await
}

/// *As it is now*: what somebody else wrote is where the changes begin anew.
pub(super) async fn theirs(turn: &mut Turn<'_>, mut open: Open) -> Result<Outcome, Stop> {
    let kind = open.draft.kind;
    let slug = open.draft.changes().unwrap_or_default().to_owned();
    let Some(piece) = find::item(turn, kind, &slug).await? else {
        return go(turn, open).await;
    };
    let first = open.draft.languages.first().copied().unwrap_or(turn.locale);
    open.draft = Draft { step: Step::Preview, ..Draft::of(&piece, first) };
    go(turn, open).await
}

/// Copies what others decide from what is stored.
pub(super) fn with_others(content: &mut Value, stored: Option<&Value>) {
    let Some(content) = content.as_object_mut() else { return };
    for key in OTHERS {
        match stored.and_then(|stored| stored.get(key)) {
            Some(value) => drop(content.insert(key.to_owned(), value.clone())),
            None => drop(content.remove(key)),
        }
    }
    // Moderators publish questions to the speakers with the recap.
    let Some(text) = content.get_mut("text").and_then(Value::as_object_mut) else { return };
    for (locale, own) in text {
        let Some(own) = own.as_object_mut() else { continue };
        let theirs = stored.and_then(|stored| stored.get("text")?.get(locale)?.get(ANSWERED));
        match theirs {
            Some(value) => drop(own.insert(ANSWERED.to_owned(), value.clone())),
            None => drop(own.remove(ANSWERED)),
        }
    }
}

pub(super) fn without_others(value: &Value) -> Value {
    let mut value = value.clone();
    with_others(&mut value, None);
    value
}

async fn write(
    turn: &mut Turn<'_>,
    mut open: Open,
    state: Option<Standing>,
    how: How,
) -> Result<Outcome, Stop> {
    if !fields::missing(&open.draft).is_empty() {
        return to(turn, open, Step::Preview).await;
    }
    if open.draft.file.is_some() && open.draft.mark.is_none() {
        let fetch = file::fetch(&open.id, &open.draft);
        let mut outcome = go_with(turn, open, msg!("edit-file-not-here")).await?;
        outcome.jobs.extend(fetch);
        return Ok(outcome);
    }
    let (kind, new) = (open.draft.kind, open.draft.base.is_none());
    let slug = open.draft.get("slug").and_then(Value::as_str).unwrap_or_default().to_owned();
    content_items::lock(turn.conn, kind, &slug).await?;
    let stored = find::item(turn, kind, &slug).await?.map(|piece| piece.to_json());
    if new && stored.is_some() {
        open.draft.set("slug", None);
        open.draft.step = Step::Slug;
        return go_with(turn, open, msg!("edit-slug-taken")).await;
    }
    let base = open.draft.base.as_ref().map(without_others);
    if !new && !how.anyway && stored.as_ref().map(without_others) != base {
        return to(turn, open, Step::Changed).await;
    }
    if new && is_full(turn, kind).await? {
        return go_with(turn, open, msg!("edit-full")).await;
    }
    with_others(&mut open.draft.content, stored.as_ref());
    if kind == Kind::Faq {
        topic::publish(turn, &mut open.draft).await?;
    }
    let Some(piece) = piece(&open.draft, state) else {
        return Err(Failure::Bug("a draft that lacks nothing is no content").into());
    };
    if !piece.is_right() {
        return go_with(turn, open, msg!("edit-not-right")).await;
    }
    // What was seen once is not asked again.
    open.draft.base.clone_from(&stored);
    if agree::is_needed(turn, &piece).await? {
        return agree::ask(turn, open, stored, false).await;
    }
    put(turn, open, &piece, (state, how.change)).await
}

/// What the draft will be, and how it will stand.
pub(super) fn piece(draft: &Draft, state: Option<Standing>) -> Option<ContentItem> {
    let mut piece = draft.piece()?;
    if let Some(state) = state {
        piece.set_state(state);
    }
    Some(piece)
}

/// Into the campaign, unless an owner has to say what a change is.
pub(super) async fn put(
    turn: &mut Turn<'_>,
    open: Open,
    piece: &ContentItem,
    (state, change): (Option<Standing>, Option<TextChange>),
) -> Result<Outcome, Stop> {
    let change = change.filter(|_| turn.role == Role::Owner);
    let put = content_items::put(turn.conn, turn.now, &mut turn.seed, piece, change).await?;
    match put {
        Put::KeyGone => return go_with(turn, open, msg!("edit-key-gone")).await,
        Put::Signed(total) => {
            let keep = state == Some(Standing::Unpublished);
            return ask_what(turn, open, keep, total).await;
        }
        Put::Sample(_) => return to(turn, open, Step::Changed).await,
        Put::Added | Put::Changed | Put::Same => {}
    }
    drafts::published(turn.conn, &open.id).await?;
    let act = match change {
        _ if put == Put::Added => "content_added",
        Some(TextChange::Another) => "text_changed",
        Some(TextChange::Spelling) => "text_corrected",
        None => "content_changed",
    };
    note(turn, act, piece).await?;
    done(turn, piece, state).await
}

/// As many as the campaign file takes.
async fn is_full(turn: &mut Turn<'_>, kind: Kind) -> Result<bool, Stop> {
    let most = crate::campaign::rules::most(kind);
    Ok(content_items::list(turn.conn, kind).await?.len() >= most)
}

/// Into the audit log: what, and which one.
pub(super) async fn note(turn: &mut Turn<'_>, act: &str, piece: &ContentItem) -> Result<(), Stop> {
    turn.note(act, &[piece.kind().as_str(), piece.slug()]).await
}

async fn done(
    turn: &mut Turn<'_>,
    piece: &ContentItem,
    state: Option<Standing>,
) -> Result<Outcome, Stop> {
    let said = match state {
        Some(Standing::Published) => msg!("edit-published"),
        Some(_) => msg!("edit-kept"),
        None => msg!("edit-changes-published"),
    };
    let shown = desk::show_with(turn, piece.kind(), piece.slug(), said).await?;
    let outcome = match state {
        Some(Standing::Published) => samples::offer(turn, piece, shown).await?,
        _ => shown,
    };
    // Whoever comes to a forum hears that it has moved.
    let moved = piece.kind() == Kind::Event;
    Ok(if moved { outcome.with(Job::Wake) } else { outcome })
}
