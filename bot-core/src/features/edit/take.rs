//! What is typed: read, checked against the rules of the campaign file, and kept.

use super::{Open, dates, figures, names, place, slug, topic, way};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::{Unfit, Words};
use crate::conversation::{Instead, Stop, Turn};
use crate::khmer;
use crate::msg;
use crate::outcome::Outcome;
use crate::text::Message;

/// Nobody types more; a hostile megabyte is not even read.
const READ_AT_MOST: usize = 200_000;

/// An answer was typed.
pub(super) async fn typed(
    turn: &mut Turn<'_>,
    mut open: Open,
    text: &str,
) -> Result<Outcome, Stop> {
    let step = open.draft.step.clone();
    match step {
        Step::Slug => return slug::typed(turn, open, text).await,
        Step::Topic => return topic::typed(turn, open, text).await,
        Step::File => return Err(Instead::Hint(msg!("edit-file-not-text")).into()),
        _ if !step.wants_words() => {
            return Err(Instead::Hint(msg!("fallback-press-a-button")).into());
        }
        _ => {}
    }
    match read(turn, &mut open.draft, &step, text) {
        Ok(()) => way::onward(turn, open).await,
        Err(hint) => Err(Instead::Hint(hint).into()),
    }
}

fn read(turn: &Turn<'_>, draft: &mut Draft, step: &Step, text: &str) -> Result<(), Message> {
    match step {
        Step::Words(locale, kind) => {
            let all = words(*kind, text).map_err(|unfit| hint(*kind, unfit))?;
            let was = draft.words(*locale, *kind);
            let moved = !was.is_empty() && was != all;
            draft.set_words(*locale, *kind, all);
            if *kind == Words::City {
                place::find(turn, draft, text, moved);
            }
            Ok(())
        }
        Step::Recipient(locale) => names::typed(draft, *locale, text),
        Step::TopicName(locale) => topic::named(draft, *locale, text),
        Step::Opens | Step::Closes | Step::Day | Step::Start | Step::End => {
            dates::read(turn, draft, step, text)
        }
        Step::Zone | Step::Online | Step::Point => place::read(turn, draft, step, text),
        _ => figures::read(draft, step, text),
    }
}

/// Words as they are kept, or what is wrong with them.
pub(super) fn words(kind: Words, text: &str) -> Result<Vec<String>, Unfit> {
    if text.len() > READ_AT_MOST {
        return Err(Unfit::Long { most: kind.most(), has: text.chars().count() });
    }
    let text = text.replace("\r\n", "\n");
    let lines = text.lines().map(khmer::clean_line);
    let all: Vec<String> = match kind {
        Words::Speakers | Words::Holders => lines.filter(|line| !line.is_empty()).collect(),
        Words::Others => {
            let words = text.split(['\n', ',', ';', '،', '、']).map(khmer::clean_line); // exempt: read
            words.filter(|word| !word.is_empty()).collect()
        }
        _ if kind.takes_lines() => {
            let mut whole = lines.collect::<Vec<_>>().join("\n");
            while whole.contains("\n\n\n") {
                whole = whole.replace("\n\n\n", "\n\n");
            }
            vec![whole.trim().to_owned()]
        }
        _ => vec![khmer::clean_line(&text)],
    };
    if all.is_empty() || all.iter().all(String::is_empty) {
        return Err(Unfit::Empty);
    }
    kind.check_all(&all)?;
    Ok(all)
}

fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// What would be right.
pub(super) fn hint(kind: Words, unfit: Unfit) -> Message {
    match unfit {
        Unfit::Empty => msg!("edit-unfit-empty"),
        Unfit::Wordy { most } => msg!("edit-unfit-wordy", most = number(most)),
        Unfit::Many { most } => msg!("edit-unfit-many", most = number(most)),
        Unfit::Long { most, has } if kind.many() > 1 => {
            msg!("edit-unfit-long-one", most = number(most), number = number(has))
        }
        Unfit::Long { most, has } => {
            msg!("edit-unfit-long", most = number(most), number = number(has))
        }
    }
}
