//! The fields of a draft: what they are called, what they hold, and what is still missing.

use crate::features::shared::file_button;
use crate::features::shared::words;
use serde_json::Value;

use super::{Open, dates, go, names, to, topic};
use crate::campaign::Kind;
use crate::campaign::draft::{Draft, Step, words_of};
use crate::campaign::rules::Words;
use crate::conversation::{Stop, Turn};
use crate::khmer;
use crate::msg;
use crate::outcome::Outcome;
use crate::text::{Arg, Message};

/// Letters of a value that is shown to remind of it.
const SHOWN: usize = 200;

/// What can be changed, in the order in which it is asked for.
pub(super) fn all(turn: &Turn<'_>, draft: &Draft) -> Vec<Step> {
    let mut all = Vec::new();
    for locale in &draft.languages {
        all.extend(words_of(draft.kind).iter().map(|words| Step::Words(*locale, *words)));
        let over = dates::at(draft, "end").is_some_and(|_| is_over(turn, draft));
        if draft.kind == Kind::Event && over {
            all.push(Step::Words(*locale, Words::Recap));
        }
    }
    all.extend_from_slice(match draft.kind {
        Kind::Petition => &[
            Step::Goal,
            Step::Recipients,
            Step::Opens,
            Step::Closes,
            Step::People,
            Step::Region,
            Step::Milestones,
            Step::Channels,
        ],
        Kind::Event => &[
            Step::Zone,
            Step::Online,
            Step::Point,
            Step::Day,
            Step::Start,
            Step::End,
            Step::Capacity,
        ],
        Kind::Faq => &[Step::Topic],
    });
    all.push(Step::File);
    // A link that is known must go on leading there.
    all.extend(draft.base.is_none().then_some(Step::Slug));
    all
}

fn is_over(turn: &Turn<'_>, draft: &Draft) -> bool {
    let piece = draft.piece();
    matches!(piece, Some(crate::campaign::ContentItem::Event(event)) if event.is_over(turn.now))
}

/// What a field is called.
pub(super) fn name(step: &Step) -> Message {
    match step {
        Step::Words(_, words) => words_name(*words),
        Step::Goal => msg!("edit-field-goal"),
        Step::Recipients | Step::Recipient(_) | Step::RecipientNames => {
            msg!("edit-field-recipients")
        }
        Step::Opens => msg!("edit-field-opens"),
        Step::Closes => msg!("edit-field-closes"),
        Step::People => msg!("edit-field-people"),
        Step::Region => msg!("edit-field-region"),
        Step::Milestones => msg!("edit-field-milestones"),
        Step::Channels => msg!("edit-field-channels"),
        Step::Zone => msg!("edit-field-zone"),
        Step::Online => msg!("edit-field-online"),
        Step::Point => msg!("edit-field-point"),
        Step::Day => msg!("edit-field-day"),
        Step::Start => msg!("edit-field-start"),
        Step::End => msg!("edit-field-end"),
        Step::Capacity => msg!("edit-field-capacity"),
        Step::Topic | Step::TopicName(_) => msg!("edit-field-topic"),
        Step::File => msg!("edit-field-file"),
        _ => msg!("edit-field-slug"),
    }
}

pub(super) fn words_name(words: Words) -> Message {
    match words {
        Words::Title => msg!("edit-field-title"),
        Words::Summary => msg!("edit-field-summary"),
        Words::Share => msg!("edit-field-share"),
        Words::Body => msg!("edit-field-body"),
        Words::Recipient => msg!("edit-field-recipients"),
        Words::What => msg!("edit-field-what"),
        Words::Speakers => msg!("edit-field-speakers"),
        Words::Place => msg!("edit-field-place"),
        Words::Street => msg!("edit-field-street"),
        Words::City => msg!("edit-field-city"),
        Words::Recap => msg!("edit-field-recap"),
        Words::Question => msg!("edit-field-question"),
        Words::Answer => msg!("edit-field-answer"),
        Words::Others => msg!("edit-field-others"),
        Words::Topic => msg!("edit-field-topic"),
        Words::Group => msg!("edit-field-name"),
        Words::About => msg!("edit-field-about"),
        Words::Contact => msg!("edit-field-contact"),
        Words::Press => msg!("edit-field-press"),
        Words::Holders => msg!("edit-field-holders"),
    }
}

/// The same, with its language where it has one.
pub(super) fn label(turn: &Turn<'_>, step: &Step) -> Message {
    match step {
        Step::Words(locale, _) => {
            let language = words::language_name(turn, *locale);
            msg!("edit-field-in", field = name(step), language = language)
        }
        _ => name(step),
    }
}

/// What a field holds, as a reminder; `None` if nothing.
pub(super) async fn value(
    turn: &mut Turn<'_>,
    draft: &Draft,
    step: &Step,
) -> Result<Option<Arg>, Stop> {
    let number = |key: &str| draft.get(key).and_then(Value::as_i64).map(Arg::from);
    let text = |key: &str| draft.get(key).and_then(Value::as_str).map(Arg::from);
    Ok(match step {
        Step::Words(locale, words) => {
            let all = draft.words(*locale, *words).join(", ");
            (!all.is_empty()).then(|| khmer::truncate(&all, SHOWN).into())
        }
        Step::Goal => number("goal"),
        Step::People => number("people_per_account"),
        Step::Capacity => number("capacity"),
        Step::Recipients => {
            let all: Vec<Arg> = names::shown(draft, turn.locale)
                .into_iter()
                .map(|(name, _)| Arg::from(name))
                .collect();
            (!all.is_empty()).then(|| all.into())
        }
        Step::Opens => dates::day(draft, "opens").map(Arg::from),
        Step::Closes => dates::day(draft, "closes").map(Arg::from),
        Step::Day => {
            let start = dates::at(draft, "start").map(|start| start.date());
            start.or(draft.day).map(Arg::from)
        }
        Step::Start => dates::at(draft, "start").map(|start| start.time().into()),
        Step::End => dates::at(draft, "end").map(|end| end.time().into()),
        Step::Region => draft.get("ask_region").and_then(Value::as_bool).map(|on| {
            let answer = if on { msg!("edit-yes") } else { msg!("edit-no") };
            answer.into()
        }),
        Step::Milestones => list(draft, "milestones"),
        Step::Channels => list(draft, "channels"),
        Step::Zone => text("zone"),
        Step::Online => text("online"),
        Step::Slug => text("slug"),
        Step::Point => {
            let degrees = |key: &str| draft.get(key).and_then(Value::as_f64);
            let both = degrees("latitude").zip(degrees("longitude"));
            both.map(|(north, east)| format!("{north}, {east}").into())
        }
        Step::Topic => topic::name(turn, draft).await?.map(Arg::from),
        Step::File => draft.enclosure().map(|file| file_button::name(&file).into()),
        _ => None,
    })
}

fn list(draft: &Draft, key: &str) -> Option<Arg> {
    let all = draft.get(key)?.as_array()?;
    let one = |value: &Value| match value {
        Value::String(text) => Arg::from(text.as_str()),
        other => Arg::from(other.as_i64().unwrap_or(0)),
    };
    (!all.is_empty()).then(|| all.iter().map(one).collect::<Vec<Arg>>().into())
}

/// Whether a field may stay empty.
pub(super) const fn is_optional(step: &Step) -> bool {
    match step {
        Step::Words(_, words) => words.is_optional(),
        Step::Opens
        | Step::Closes
        | Step::People
        | Step::Region
        | Step::Milestones
        | Step::Channels
        | Step::Online
        | Step::Point
        | Step::Capacity
        | Step::File => true,
        _ => false,
    }
}

/// Takes the answer to the open question away.
pub(super) fn clear(draft: &mut Draft) {
    match draft.step.clone() {
        step if !is_optional(&step) => {}
        Step::Words(locale, words) => draft.set_words(locale, words, Vec::new()),
        Step::Opens => draft.set("opens", None),
        Step::Closes => draft.set("closes", None),
        Step::People => draft.set("people_per_account", None),
        Step::Region => draft.set("ask_region", None),
        Step::Milestones => draft.set("milestones", None),
        Step::Channels => draft.set("channels", None),
        Step::Online => draft.set("online", None),
        Step::Capacity => draft.set("capacity", None),
        Step::Point => {
            draft.set("latitude", None);
            draft.set("longitude", None);
        }
        Step::File => {
            (draft.file, draft.mark) = (None, None);
            draft.set("attachment", None);
        }
        _ => {}
    }
}

/// What must still be said.
pub(super) fn missing(draft: &Draft) -> Vec<Step> {
    let mut all = Vec::new();
    let written = draft.languages.iter().filter(|locale| !draft.is_blank(**locale));
    let first = draft.languages.iter().take(1);
    let languages: Vec<_> =
        if written.clone().count() > 0 { written.collect() } else { first.collect() };
    for locale in languages {
        let needed = words_of(draft.kind).iter().filter(|words| !words.is_optional());
        let needed = needed.filter(|words| draft.words(*locale, **words).is_empty());
        all.extend(needed.map(|words| Step::Words(*locale, *words)));
    }
    let keys: &[(&str, Step)] = match draft.kind {
        Kind::Petition => &[("goal", Step::Goal), ("recipient", Step::Recipients)],
        Kind::Event => &[("zone", Step::Zone), ("start", Step::Start), ("end", Step::End)],
        Kind::Faq => &[("topic", Step::Topic)],
    };
    let keys = keys.iter().chain(&[("slug", Step::Slug)]);
    let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    let lacks = |key: &str| draft.get(key).is_none_or(empty);
    for (_, step) in keys.filter(|(key, _)| lacks(key)) {
        all.push(match step {
            Step::Start if draft.day.is_none() => Step::Day,
            step => step.clone(),
        });
    }
    all
}

/// A field was chosen.
pub(super) async fn chosen(
    turn: &mut Turn<'_>,
    mut open: Open,
    code: &str,
) -> Result<Outcome, Stop> {
    let step = Step::parse(code).filter(|step| all(turn, &open.draft).contains(step));
    let Some(step) = step else { return go(turn, open).await };
    open.draft.guided = false;
    to(turn, open, step).await
}
