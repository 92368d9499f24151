//! Who is behind the campaign, and who holds the keys: as the campaign says so itself.

use crate::campaign::Behind;
use crate::campaign::rules::Words;
use crate::conversation::{Stop, Turn};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::store::campaign;
use crate::text::{Arg, Message, Style, Text};

/// Letters of a line on a phone: more would break the one line that a petition's card has for this.
const LINE: usize = 40;

/// The answer to "who is behind this?" and "who are the key-holders?": everything that is known.
pub(crate) async fn about(turn: &mut Turn<'_>) -> Result<Text, Stop> {
    let behind = campaign::behind(turn.conn).await?;
    let text = says(Text::new(), &behind, turn.locale);
    let text = if text.lines.is_empty() { Text::of(msg!("behind-none")) } else { text };
    Ok(text.para(holders(turn, &behind, turn.locale)))
}

/// The same without the key-holders, below another text; nothing if the campaign has said nothing.
pub(crate) async fn below(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let behind = campaign::behind(turn.conn).await?;
    Ok(says(text, &behind, turn.locale))
}

/// Who it is and how it is reached.
fn says(mut text: Text, behind: &Behind, locale: Locale) -> Text {
    let mut gap = true;
    for message in messages(behind, locale) {
        text = if gap { text.para(message) } else { text.line(message) };
        gap = false;
    }
    text
}

/// A line for each fact that is known, for a reader of this language.
fn messages(behind: &Behind, locale: Locale) -> Vec<Message> {
    let read = |words| behind.read(words, locale);
    let all = [
        read(Words::Group).map(|name| msg!("campaign-behind", name = name)),
        read(Words::About).map(|about| msg!("campaign-about", about = about)),
        read(Words::Contact).map(|contact| msg!("campaign-contact", contact = contact)),
        behind.web.as_deref().map(|web| msg!("campaign-web", address = web)),
        read(Words::Press).map(|press| msg!("campaign-press", contact = press)),
    ];
    all.into_iter().flatten().collect()
}

fn names(behind: &Behind, locale: Locale) -> Vec<Arg> {
    behind.holders_for(locale).into_iter().map(Arg::from).collect()
}

/// How many they are: as the campaign says, else as many as there are keys.
fn count(turn: &Turn<'_>, behind: &Behind) -> i64 {
    let keys = i64::try_from(turn.core.key_holders.public().len()).unwrap_or(i64::MAX);
    behind.holder_count().unwrap_or(keys)
}

/// Who can open the names, in a sentence.
fn holders(turn: &Turn<'_>, behind: &Behind, locale: Locale) -> Message {
    let (names, count) = (names(behind, locale), count(turn, behind));
    if names.is_empty() {
        msg!("campaign-holders-count", count = count)
    } else {
        msg!("campaign-holders", count = count, names = names)
    }
}

/// The same for the consent, in one line of a phone: their names where they fit, else how many they are.
pub(crate) async fn holders_in_a_line(turn: &mut Turn<'_>) -> Result<Message, Stop> {
    let behind = campaign::behind(turn.conn).await?;
    let (names, count) = (names(&behind, turn.locale), count(turn, &behind));
    if !names.is_empty() {
        let named = msg!("consent-holders", names = names);
        let words = turn.core.words_in(turn.locale, named.clone());
        if khmer::truncate(&words, LINE) == words {
            return Ok(named);
        }
    }
    Ok(msg!("consent-holders-count", count = count))
}

/// What people will read, in each of these languages.
pub(crate) fn preview(
    turn: &Turn<'_>,
    mut text: Text,
    behind: &Behind,
    languages: &[Locale],
) -> Text {
    for locale in languages {
        let mut all = messages(behind, *locale);
        all.push(holders(turn, behind, *locale));
        for (at, message) in all.into_iter().enumerate() {
            text = text.line_in(*locale, message, at == 0);
            if let Some(line) = text.lines.last_mut() {
                line.style = Style::Quote;
            }
        }
    }
    text
}
