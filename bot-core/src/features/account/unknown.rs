//! Petitions whose own key is destroyed: nobody can tell any more who signed them, so nothing can be taken back.

use crate::conversation::{Stop, Turn};
use crate::msg;
use crate::store::{petitions, tallies};
use crate::text::{Arg, Text};

/// Names those petitions below a text. Whether there are any.
pub(super) async fn named(turn: &mut Turn<'_>, mut text: Text) -> Result<(Text, bool), Stop> {
    let mut titles = Vec::new();
    for stored in petitions::list(turn.conn).await? {
        let petition = &stored.petition;
        let gone = stored.key(&turn.core.secret).is_none();
        if !gone || tallies::total(turn.conn, &petition.slug).await? == 0 {
            continue;
        }
        let words = petition.text_for(turn.locale).filter(|_| turn.sees(petition.state));
        titles.push(
            words.map_or_else(|| msg!("not-public").into(), |(_, words)| Arg::from(&*words.title)),
        );
    }
    let any = !titles.is_empty();
    if any {
        text = text.para(msg!("petitions-unknown"));
    }
    let each = titles.into_iter().map(|title| msg!("petition-unknown", title = title));
    Ok((each.fold(text, Text::item), any))
}
