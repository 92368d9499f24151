//! The file that belongs to a petition, a forum or an answer, as a button.

use crate::announcement::FileKind;
use crate::campaign::{Enclosure, Kind};
use crate::command::Role;
use crate::conversation::Turn;
use crate::conversation::press::{EditPress, Press};
use crate::khmer;
use crate::msg;
use crate::outcome::Button;
use crate::text::Message;

/// What stands below a card: its file for everyone, and the way to change it for those who may.
pub(crate) fn row(
    turn: &Turn<'_>,
    kind: Kind,
    slug: &str,
    file: Option<&Enclosure>,
) -> Vec<Button> {
    let press = |tap| Press::Edit(tap).data();
    let file = file.map(|file| {
        let label = msg!("button-see-file", name = name(file));
        Button::press(label, press(EditPress::File(kind, slug.to_owned())))
    });
    let edit = (turn.role >= Role::Organizer)
        .then(|| Button::press(msg!("button-edit"), press(EditPress::Show(kind, slug.to_owned()))));
    file.into_iter().chain(edit).collect()
}

/// What a file is called.
pub(crate) fn name(file: &Enclosure) -> Message {
    let name = file.name.as_deref().map(khmer::clean_line).filter(|name| !name.is_empty());
    match (file.kind, name) {
        (FileKind::Photo, _) => msg!("announce-file-photo"),
        (FileKind::Document | FileKind::Voice, Some(name)) => {
            msg!("announce-file-named", name = khmer::truncate(&name, 40))
        }
        (FileKind::Document | FileKind::Voice, None) => msg!("announce-file-document"),
    }
}
