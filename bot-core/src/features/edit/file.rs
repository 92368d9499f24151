//! The photo or PDF of content: taken from the chat, kept for every platform, shown to everyone.

use super::tap::Tap;
use super::{Open, View, open, place, way};
use crate::announcement::{Attachment, FileKind, KEPT_FILE};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::{ContentItem, Enclosure, Kind};
use crate::command::Role;
use crate::features::press::Press;
use crate::features::state::State;
use crate::features::{Failure, Turn, fallback};
use crate::i18n::khmer;
use crate::msg;
use crate::outcome::{Button, Fetch, Job, Outcome, Place};
use crate::store::{content_items, files};
use crate::text::{Message, Text};

/// The longest name of a file that is kept.
const NAME: usize = 100;

/// What a file is called.
pub(super) fn name(file: &Enclosure) -> Message {
    let name = file.name.as_deref().map(khmer::clean_line).filter(|name| !name.is_empty());
    match (file.kind, name) {
        (FileKind::Photo, _) => msg!("announce-file-photo"),
        (FileKind::Document | FileKind::Voice, Some(name)) => {
            msg!("announce-file-named", name = khmer::truncate(&name, 40))
        }
        (FileKind::Document | FileKind::Voice, None) => msg!("announce-file-document"),
    }
}

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
async fn asked(turn: &mut Turn<'_>) -> Result<Option<Open>, Failure> {
    match turn.state().await? {
        Some(State::Edit(View::Draft(id, _))) if turn.role >= Role::Organizer => {
            open(turn, &id).await
        }
        _ => Ok(None),
    }
}

/// A photo or a document. `None` where none is expected.
pub(in crate::features) async fn attachment(
    turn: &mut Turn<'_>,
    mut file: Attachment,
) -> Result<Option<Outcome>, Failure> {
    let Some(mut open) = asked(turn).await?.filter(|open| open.draft.step == Step::File) else {
        return Ok(None);
    };
    if let Some(refusal) = refusal(&file) {
        return fallback::with_current(turn, refusal).await.map(Some);
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
pub(in crate::features) async fn point(
    turn: &mut Turn<'_>,
    (north, east): (f64, f64),
) -> Result<Option<Outcome>, Failure> {
    let Some(mut open) = asked(turn).await?.filter(|open| open.draft.step == Step::Point) else {
        return Ok(None);
    };
    if !crate::campaign::rules::is_point(north, east) {
        return fallback::with_current(turn, msg!("edit-point-refused")).await.map(Some);
    }
    place::set_point(&mut open.draft, north, east);
    way::onward(turn, open).await.map(Some)
}

/// What stands below a card: its file for everyone, and the way to change it for those who may.
pub(in crate::features) fn row(
    turn: &Turn<'_>,
    kind: Kind,
    slug: &str,
    file: Option<&Enclosure>,
) -> Vec<Button> {
    let press = |tap| Press::Edit(tap).data();
    let file = file.map(|file| {
        let label = msg!("button-see-file", name = name(file));
        Button::press(label, press(Tap::File(kind, slug.to_owned())))
    });
    let edit = (turn.role >= Role::Organizer)
        .then(|| Button::press(msg!("button-edit"), press(Tap::Show(kind, slug.to_owned()))));
    file.into_iter().chain(edit).collect()
}

/// It was pressed: the file in a message of its own. Everyone may see what they may read.
pub(super) async fn show(turn: &mut Turn<'_>, kind: Kind, slug: &str) -> Result<Outcome, Failure> {
    let found = content_items::find(turn.conn, kind, slug).await?;
    let Some(piece) = found.filter(|one: &ContentItem| turn.sees(one.state())) else {
        return fallback::stale(turn).await;
    };
    let Some(file) = piece.enclosure() else { return fallback::stale(turn).await };
    let held = file.attachment();
    if !files::is_kept(turn.conn, &turn.core.secret, &held).await? {
        return Ok(turn.say(Text::of(msg!("edit-file-away"))));
    }
    let title = piece.title(turn.locale).to_owned();
    let mut reply = turn.reply(Text::new().title(title)).place(Place::Fresh);
    reply.attachment = Some(held);
    Ok(Outcome::reply(reply))
}
