//! Notes: durable messages to one person each.

use super::{Conn, StoreError};
use crate::clock::Seconds;
use crate::note::Note;
use crate::vault::HostSecret;

/// Lets a person be told this, once.
///
/// # Errors
/// The database failed.
pub async fn add(_: &mut Conn, _: &HostSecret, _: Seconds, _: &Note) -> Result<(), StoreError> {
    Ok(())
}
