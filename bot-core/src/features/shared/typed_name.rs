//! A typed name that is shown back: sealed at once, so that what waits for the press can't be read here.

use crate::conversation::state::TypedName;
use crate::conversation::{Failure, Turn};
use crate::khmer;
use crate::text::Message;
use crate::vault::SealedName;

/// Characters of a name on a button; the sealed name is whole.
const LABEL: usize = 40;

/// A name as a button says it.
pub(crate) fn on_a_button(name: &str) -> String {
    khmer::truncate(name, LABEL)
}

/// Seals the name and keeps what a press needs.
pub(crate) fn sealed(turn: &Turn<'_>, name: &SealedName) -> Result<TypedName, Failure> {
    let holders = &turn.core.key_holders;
    let file = holders.seal(name).map_err(|_| Failure::Bug("sealing failed"))?;
    let mark = mark(turn, &name.signature, &on_a_button(&name.name));
    Ok(TypedName { id: name.signature.clone(), file, mark, keys: holders.mark().to_owned() })
}

/// Tells this name below this signature from all others, as keyed digits.
fn mark(turn: &Turn<'_>, signature: &str, shown: &str) -> String {
    turn.core.secret.mark(&["typed name", signature, &khmer::key(shown)])
}

/// Whether these words are the label of the button below the name that waits: a label that is typed whole
/// is a press. The name itself can't be read any more; its mark tells.
pub(crate) fn is_label(
    turn: &Turn<'_>,
    typed: &TypedName,
    label: impl Fn(&str) -> Message,
    words: &str,
) -> bool {
    /// Stands where the name stands. Nobody types it.
    const NAME: &str = "\u{1}";
    let label = turn.core.words_in(turn.locale, label(NAME));
    let name = label.split_once(NAME).and_then(|(before, after)| {
        let (start, end) = (before.trim(), after.trim());
        let words = words.trim();
        // Nobody minds capitals in the words around a name.
        let head =
            words.get(..start.len()).filter(|head| head.to_lowercase() == start.to_lowercase());
        head.and_then(|_| words[start.len()..].strip_suffix(end))
    });
    // Nothing is forgiven around the name: with a question mark behind it, it is a question.
    name.is_some_and(|name| mark(turn, &typed.id, name.trim()) == typed.mark)
}
