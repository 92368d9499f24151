//! A forum, announced from what is known of it.

use super::petition::Written;
use crate::features::{Failure, Turn};

/// Slug and title of every forum that is still to come, the soonest first.
pub(super) async fn coming(_turn: &mut Turn<'_>) -> Result<Vec<(String, String)>, Failure> {
    Ok(Vec::new())
}

/// A forum's title.
pub(super) async fn title(_turn: &mut Turn<'_>, _slug: &str) -> Result<Option<String>, Failure> {
    Ok(None)
}

/// The announcement of one forum, in every language that there is.
pub(super) async fn written(_turn: &mut Turn<'_>, _slug: &str) -> Result<Option<Written>, Failure> {
    Ok(None)
}
