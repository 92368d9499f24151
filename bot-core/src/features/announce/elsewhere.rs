//! A file that another platform is to post, too: its bytes must be here.

use crate::announcement::{Attachment, KEPT_FILE};
use crate::conversation::{Stop, Turn};
use crate::msg;
use crate::outcome::{Fetch, Job};
use crate::store::announcements::{Announcement, Body};
use crate::store::{channels, files};
use crate::text::Message;

/// Whether one of these can't be sent the file by its id: the author, followers, channels.
async fn is_needed(
    turn: &mut Turn<'_>,
    body: &Body,
    file: &Attachment,
    to_channels: bool,
) -> Result<bool, Stop> {
    let elsewhere = |platform| platform != file.platform;
    if !file.platform.holds_files() || elsewhere(body.author.platform) {
        return Ok(true);
    }
    if !to_channels || body.content.audience.myself {
        return Ok(false);
    }
    let all = channels::list(turn.conn).await?;
    Ok(all.iter().any(|(_, channel)| elsewhere(channel.platform)))
}

/// Why a new file can't be taken: it is too big to be kept, and has to be.
pub(super) async fn refusal(
    turn: &mut Turn<'_>,
    body: &Body,
    file: &Attachment,
) -> Result<Option<Message>, Stop> {
    let to_channels = body.content.audience.channels;
    let big = file.size > KEPT_FILE && is_needed(turn, body, file, to_channels).await?;
    Ok(big.then(|| msg!("announce-file-big-elsewhere")))
}

/// Fetches a new file, if it may be needed: who gets it is often decided later.
pub(super) async fn fetch(turn: &mut Turn<'_>, one: &Announcement) -> Result<Option<Job>, Stop> {
    let Some(file) = one.body.content.attachment.clone() else { return Ok(None) };
    if file.size > KEPT_FILE || !is_needed(turn, &one.body, &file, true).await? {
        return Ok(None);
    }
    Ok(Some(Job::KeepFile(Box::new(Fetch { announcement: one.id.clone(), file }))))
}

/// What stands in the way of sending: the file is not here. With what may bring it.
pub(super) async fn lacks(
    turn: &mut Turn<'_>,
    one: &Announcement,
) -> Result<Option<(Message, Option<Job>)>, Stop> {
    let content = &one.body.content;
    let Some(file) = &content.attachment else { return Ok(None) };
    if !is_needed(turn, &one.body, file, content.audience.channels).await?
        || files::is_kept(turn.conn, file).await?
    {
        return Ok(None);
    }
    if file.size > KEPT_FILE {
        return Ok(Some((msg!("announce-file-big-elsewhere"), None)));
    }
    Ok(Some((msg!("announce-file-not-here"), fetch(turn, one).await?)))
}
