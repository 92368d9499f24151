//! The text, language by language, and what readers get whose language has none.

use super::{
    at, button, change, draft, go, go_with, lacking, language_name, moved_on, onward, with_ways_out,
};
use crate::announcement::{CAPTION, Content, Missing, TEXT};
use crate::broadcast::markup;
use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::quoting::tidy;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::text::{Arg, Message, Text};

/// Nobody types more; a hostile megabyte is not even read.
const READ_AT_MOST: usize = 60_000;

/// How long a text may be.
pub(super) fn most(content: &Content) -> usize {
    if content.attachment.is_some() { CAPTION } else { TEXT }
}

/// How long a text is when it is shown.
pub(super) fn units(words: &str) -> usize {
    markup::units(&markup::text(words))
}

/// A length as a number of a message.
pub(super) fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The question.
pub(super) fn screen(
    turn: &Turn<'_>,
    writing: &AnnounceState,
    content: &Content,
    locale: Locale,
) -> Reply {
    let language = language_name(turn, locale);
    let question = msg!("announce-text", language = language, most = number(most(content)));
    let mut text = Text::of(question).para(msg!("announce-text-marks"));
    let there = content.text.contains_key(&locale);
    if there {
        text = text.para(msg!("announce-text-there"));
    }
    let mut reply = turn.reply(text);
    if there && content.text.len() > 1 {
        let remove = button(msg!("button-remove-text"), &writing.id, DraftAct::NoText(locale));
        reply = reply.row([remove]);
    }
    // The last language can't be skipped if there is no text at all.
    let last = super::languages(turn).last().is_some_and(|(last, _)| *last == locale);
    let skip = writing.guided && (!last || !content.text.is_empty());
    with_ways_out(reply, writing, skip)
}

/// The text as it is kept, or what is wrong with it.
fn read(content: &Content, words: &str) -> Result<String, Message> {
    if words.len() > READ_AT_MOST {
        let (most, length) = (number(most(content)), number(words.len()));
        return Err(msg!("announce-text-long", number = length, most = most));
    }
    let words = tidy(words);
    let length = units(&words);
    if length == 0 {
        return Err(msg!("announce-text-empty"));
    }
    if length > most(content) {
        let (length, most) = (number(length), number(most(content)));
        return Err(if content.attachment.is_some() {
            msg!("announce-caption-long", number = length, most = most)
        } else {
            msg!("announce-text-long", number = length, most = most)
        });
    }
    Ok(words)
}

/// It was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    writing: AnnounceState,
    locale: Locale,
    text: &str,
) -> Result<Outcome, Stop> {
    let Some(one) = draft(turn, &writing.id).await? else {
        return moved_on(turn, &writing.id).await;
    };
    // What the platform's own formatting says is what the organizer sees while typing.
    let words = turn.incoming.formatted.clone().unwrap_or_else(|| text.to_owned());
    let words = match read(&one.body.content, &words) {
        Ok(words) => words,
        Err(hint) => return Err(Instead::Hint(hint).into()),
    };
    let keep = |body: &mut super::Body| drop(body.content.text.insert(locale, words));
    match change(turn, &writing.id, keep).await? {
        Some(_) => onward(turn, &writing).await,
        None => moved_on(turn, &writing.id).await,
    }
}

/// *Remove this text* was pressed.
pub(super) async fn remove(turn: &mut Turn<'_>, id: &str, locale: Locale) -> Result<Outcome, Stop> {
    let keep_one = |body: &mut super::Body| {
        if body.content.text.len() > 1 {
            body.content.text.remove(&locale);
        }
    };
    match change(turn, id, keep_one).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await,
        None => moved_on(turn, id).await,
    }
}

/// The names of languages as one argument.
pub(super) fn names(turn: &Turn<'_>, locales: &[Locale]) -> Vec<Arg> {
    locales.iter().map(|locale| Arg::from(language_name(turn, *locale))).collect()
}

/// "There is no text in …"
pub(super) fn missing_screen(turn: &Turn<'_>, writing: &AnnounceState, content: &Content) -> Reply {
    let names = names(turn, &lacking(turn, content));
    let reply = turn
        .reply(Text::of(msg!("announce-missing", names = names)))
        .row([button(msg!("button-missing-other"), &writing.id, DraftAct::MissingOther)])
        .row([button(msg!("button-missing-nothing"), &writing.id, DraftAct::MissingNothing)]);
    with_ways_out(reply, writing, false)
}

/// It was decided.
pub(super) async fn missing(
    turn: &mut Turn<'_>,
    id: &str,
    missing: Missing,
) -> Result<Outcome, Stop> {
    let writing = at(turn, id, AnnounceStep::Missing).await?;
    match change(turn, id, |body| body.content.missing = missing).await? {
        Some(_) if writing.guided => onward(turn, &writing).await,
        Some(_) => {
            go_with(turn, AnnounceState::at(id, AnnounceStep::Desk), msg!("announce-kept")).await
        }
        None => moved_on(turn, id).await,
    }
}
