//! The photo or PDF of content: taken from the chat, kept for every platform, shown to everyone.

use super::{Open, open, place, way};
use crate::announcement::{Attachment, FileKind, KEPT_FILE};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::{ContentItem, Kind};
use crate::command::Role;
use crate::conversation::state::{EditState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::khmer;
use crate::msg;
use crate::outcome::{Fetch, Job, Outcome, Place};
use crate::store::files;
use crate::text::{Message, Text};

/// The longest name of a file that is kept.
const NAME: usize = 100;

/// The question, with the limits.
pub(super) fn question(turn: &Turn<'_>) -> Text {
    Text::of(msg!("edit-ask-file", platform = turn.platform()))
}

/// What is wrong with a file.
fn refusal(file: &Attachment) -> Option<Message> {
    let pdf = file.name.as_ref().is_some_and(|name| name.to_ascii_lowercase().ends_with(".pdf"));
    match file.kind {
        FileKind::Document | FileKind::Voice if !pdf => Some(msg!("edit-file-no-pdf")),
        _ if file.size > KEPT_FILE => Some(msg!("edit-file-big")),
        _ => None,
    }
}

/// The draft whose question is open, for what is no text.
async fn asked(turn: &mut Turn<'_>) -> Result<Option<Open>, Stop> {
    match turn.state().await? {
        Some(State::Edit(EditState::Draft(id, _))) if turn.role >= Role::Organizer => {
            open(turn, &id).await
        }
        _ => Ok(None),
    }
}

/// A photo or a document. `None` where none is expected.
pub(crate) async fn attachment(
    turn: &mut Turn<'_>,
    mut file: Attachment,
) -> Result<Option<Outcome>, Stop> {
    let Some(mut open) = asked(turn).await?.filter(|open| open.draft.step == Step::File) else {
        return Ok(None);
    };
    if let Some(refusal) = refusal(&file) {
        return Err(Instead::Hint(refusal).into()).map(Some);
    }
    let named = file.name.as_deref().map(khmer::clean_line);
    file.name = named.filter(|name| !name.is_empty()).map(|name| khmer::truncate(&name, NAME));
    (open.draft.file, open.draft.mark) = (Some(file), None);
    let fetch = fetch(&open.id, &open.draft);
    let mut outcome = way::onward(turn, open).await?;
    outcome.jobs.extend(fetch);
    Ok(Some(outcome))
}

/// What brings the bytes of a draft's file here.
pub(super) fn fetch(id: &str, draft: &Draft) -> Option<Job> {
    let file = draft.file.clone()?;
    Some(Job::KeepFile(Box::new(Fetch { announcement: format!("{}{id}", files::DRAFT), file })))
}

/// A point on the map. `None` where none is expected.
pub(crate) async fn point(
    turn: &mut Turn<'_>,
    (north, east): (f64, f64),
) -> Result<Option<Outcome>, Stop> {
    let Some(mut open) = asked(turn).await?.filter(|open| open.draft.step == Step::Point) else {
        return Ok(None);
    };
    if !crate::campaign::rules::is_point(north, east) {
        return Err(Instead::Hint(msg!("edit-point-refused")).into()).map(Some);
    }
    place::set_point(&mut open.draft, north, east);
    way::onward(turn, open).await.map(Some)
}

/// It was pressed: the file in a message of its own. Everyone may see what they may read.
pub(super) async fn show(turn: &mut Turn<'_>, kind: Kind, slug: &str) -> Result<Outcome, Stop> {
    let found = find::item(turn, kind, slug).await?;
    let piece = found.filter(|one: &ContentItem| turn.sees(one.state())).ok_or(Instead::Stale)?;
    let file = piece.enclosure().ok_or(Instead::Stale)?;
    let held = file.attachment();
    if !files::is_kept(turn.conn, &held).await? {
        return Ok(turn.say(Text::of(msg!("edit-file-away"))));
    }
    let title = piece.title(turn.locale).to_owned();
    let mut reply = turn.reply(Text::new().title(title)).place(Place::Fresh);
    reply.attachment = Some(held);
    Ok(Outcome::reply(reply))
}
