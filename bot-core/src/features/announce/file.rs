//! The photo or document.

use super::text::{number, units};
use super::{button, change, draft, elsewhere, go_with, moved_on, onward};
use super::{text, with_ways_out};
use crate::announcement::{Attachment, CAPTION, Content, FileKind};
use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::khmer;
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::store::files;
use crate::text::{Message, Text};

/// Bytes of a photo and of a document (Telegram Bot API: sending files).
const PHOTO: u64 = 10 * 1024 * 1024;
/// See [`PHOTO`].
const DOCUMENT: u64 = 50 * 1024 * 1024;

/// What a file is called.
pub(super) fn name(file: &Attachment) -> Message {
    let name = file.name.as_deref().map(khmer::clean_line).filter(|name| !name.is_empty());
    match (file.kind, name) {
        (FileKind::Photo, _) => msg!("announce-file-photo"),
        (FileKind::Document, Some(name)) => {
            msg!("announce-file-named", name = khmer::truncate(&name, 40))
        }
        (FileKind::Document | FileKind::Voice, _) => msg!("announce-file-document"),
    }
}

/// The question, with the limits.
pub(super) fn screen(turn: &Turn<'_>, writing: &AnnounceState, content: &Content) -> Reply {
    let limits = match turn.incoming.account.platform.holds_files() {
        true => msg!("announce-file-limits", most = number(CAPTION)),
        false => msg!("announce-file-limits-small", most = number(CAPTION)),
    };
    let text = Text::of(msg!("announce-file")).para(limits);
    let mut reply = turn.reply(text);
    if let Some(file) = &content.attachment {
        reply.text = reply.text.para(name(file));
        reply = reply.row([button(msg!("button-remove-file"), &writing.id, DraftAct::NoFile)]);
    }
    with_ways_out(reply, writing, writing.guided)
}

/// What is wrong with a file for this announcement.
fn refusal(content: &Content, file: &Attachment) -> Option<Message> {
    match file.kind {
        FileKind::Photo if file.size > PHOTO => return Some(msg!("announce-file-big-photo")),
        FileKind::Document if file.size > DOCUMENT => return Some(msg!("announce-file-big")),
        _ => {}
    }
    let longest = content.text.values().map(|words| units(words)).max().unwrap_or(0);
    (longest > CAPTION)
        .then(|| msg!("announce-file-long-text", number = number(longest), most = number(CAPTION)))
}

/// A file came. Where a text is asked for, the words below it are that text.
pub(super) async fn got(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    file: Attachment,
    caption: Option<String>,
) -> Result<Option<Outcome>, Stop> {
    if !matches!(writing.step, AnnounceStep::File | AnnounceStep::Desk | AnnounceStep::Text(_)) {
        return Ok(None);
    }
    let Some(one) = draft(turn, &writing.id).await? else {
        return moved_on(turn, &writing.id).await.map(Some);
    };
    if let Some(refusal) = refusal(&one.body.content, &file) {
        return Err(Instead::Hint(refusal).into()).map(Some);
    }
    if let Some(refusal) = elsewhere::refusal(turn, &one.body, &file).await? {
        return Err(Instead::Hint(refusal).into()).map(Some);
    }
    let put = |body: &mut super::Body| body.content.attachment = Some(file);
    let Some(one) = change(turn, &writing.id, put).await? else {
        return moved_on(turn, &writing.id).await.map(Some);
    };
    files::end(turn.conn, &one.id).await?;
    let fetch = elsewhere::fetch(turn, &one).await?;
    let mut outcome = match (&writing.step, caption) {
        (AnnounceStep::Text(locale), Some(words)) => {
            let locale = *locale;
            text::typed(turn, writing, locale, &words).await?
        }
        (AnnounceStep::Text(_), None) => go_with(turn, writing, msg!("announce-file-kept")).await?,
        _ => onward(turn, &writing).await?,
    };
    outcome.jobs.extend(fetch);
    Ok(Some(outcome))
}

/// *Remove the file* was pressed.
pub(super) async fn remove(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let writing = AnnounceState::at(id, AnnounceStep::Desk);
    match change(turn, id, |body| body.content.attachment = None).await? {
        Some(_) => {
            files::end(turn.conn, id).await?;
            super::go(turn, writing).await
        }
        None => moved_on(turn, id).await,
    }
}
