//! What the engine says without having been asked: to staff, and while the database is away.

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::outcome::Notice;
use crate::platform::Platform;

/// Gives every notice for this platform to `send`, until the engine is gone.
pub async fn forward(
    mut notices: Receiver<Notice>,
    platform: Platform,
    mut send: impl FnMut(Notice),
) {
    loop {
        match notices.recv().await {
            Ok(notice) if notice.platform == platform => send(notice),
            Ok(_) => {}
            Err(RecvError::Lagged(count)) => {
                tracing::warn!(code = "notices_lost", count, "too many notices at once");
            }
            Err(RecvError::Closed) => return,
        }
    }
}
