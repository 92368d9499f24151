//! From one question to the next, and back.

use super::{Open, go, languages, list, to};
use crate::campaign::Kind;
use crate::campaign::draft::{Draft, Step, words_of};
use crate::campaign::rules::Words;
use crate::conversation::{Stop, Turn};
use crate::locale::Locale;
use crate::outcome::Outcome;

/// All questions about something new, in their order.
fn order(turn: &Turn<'_>, draft: &Draft) -> Vec<Step> {
    let mut all = vec![Step::First];
    if draft.kind == Kind::Faq {
        all.push(Step::Topic);
    }
    for (number, locale) in draft.languages.iter().enumerate() {
        all.extend(words_of(draft.kind).iter().map(|words| Step::Words(*locale, *words)));
        if number == 0 && draft.kind == Kind::Event {
            all.push(Step::Zone);
        }
    }
    if !draft.later && !lacking(turn, draft).is_empty() {
        all.push(Step::Other);
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
        Kind::Event => {
            &[Step::Online, Step::Point, Step::Day, Step::Start, Step::End, Step::Capacity]
        }
        Kind::Faq => &[],
    });
    all.push(Step::File);
    all.extend(draft.base.is_none().then_some(Step::Slug));
    all.push(Step::Preview);
    all
}

/// The languages in which nothing is written.
pub(super) fn lacking(turn: &Turn<'_>, draft: &Draft) -> Vec<Locale> {
    let mut all = languages(turn);
    all.retain(|locale| !draft.languages.contains(locale));
    all
}

/// Whether the time zone is known.
fn has_zone(draft: &Draft) -> bool {
    draft.zones.is_empty() && draft.get("zone").is_some()
}

/// The language after this one, for what every language must have.
fn then(turn: &Turn<'_>, locale: Locale) -> Option<Locale> {
    languages(turn).into_iter().skip_while(|one| *one != locale).nth(1)
}

fn next(turn: &Turn<'_>, draft: &Draft) -> Step {
    match &draft.step {
        Step::Recipient(locale) => {
            return then(turn, *locale).map_or(Step::RecipientNames, Step::Recipient);
        }
        Step::RecipientNames => return Step::Recipients,
        Step::TopicName(locale) => {
            if let Some(other) = then(turn, *locale) {
                return Step::TopicName(other);
            }
        }
        _ => {}
    }
    if !draft.guided {
        return aside(draft);
    }
    let from = match &draft.step {
        Step::TopicName(_) => Step::Topic,
        step => step.clone(),
    };
    let mut rest = order(turn, draft).into_iter().skip_while(|step| *step != from).skip(1);
    rest.find(|step| *step != Step::Zone || !has_zone(draft)).unwrap_or(Step::Preview)
}

/// What follows a single change: nothing, unless the change asks for more.
fn aside(draft: &Draft) -> Step {
    match &draft.step {
        Step::Words(_, Words::City) if !has_zone(draft) => Step::Zone,
        Step::Words(locale, Words::Recap) => {
            let later = draft.languages.iter().skip_while(|one| *one != locale).nth(1);
            later.map_or(Step::Preview, |locale| Step::Words(*locale, Words::Recap))
        }
        Step::Words(locale, words) if !is_whole(draft, *locale) => {
            let later = words_of(draft.kind).iter().skip_while(|one| *one != words).skip(1);
            let empty = |words: &&Words| draft.words(*locale, **words).is_empty();
            let next = later.copied().find(|words| empty(&words));
            next.map_or(Step::Preview, |words| Step::Words(*locale, words))
        }
        Step::Day if draft.get("start").is_none() => Step::Start,
        Step::Start if draft.get("end").is_none() => Step::End,
        _ => Step::Preview,
    }
}

/// Whether everything is written in this language that must be.
fn is_whole(draft: &Draft, locale: Locale) -> bool {
    let mut needed = words_of(draft.kind).iter().filter(|words| !words.is_optional());
    needed.all(|words| !draft.words(locale, *words).is_empty())
}

/// The question is answered or skipped.
pub(super) async fn onward(turn: &mut Turn<'_>, mut open: Open) -> Result<Outcome, Stop> {
    // What nobody said has its usual value.
    if open.draft.step == Step::Zone && open.draft.get("zone").is_some() {
        open.draft.zones.clear();
    }
    let step = next(turn, &open.draft);
    if step == Step::Preview {
        open.draft.guided = false;
    }
    to(turn, open, step).await
}

/// The same for a button that answers one question only.
pub(super) async fn answered(
    turn: &mut Turn<'_>,
    open: Open,
    asked: &Step,
) -> Result<Outcome, Stop> {
    if open.draft.step == *asked { onward(turn, open).await } else { go(turn, open).await }
}

/// *Back*.
pub(super) async fn back(turn: &mut Turn<'_>, mut open: Open) -> Result<Outcome, Stop> {
    let draft = &mut open.draft;
    let step = match &draft.step {
        Step::Recipient(_) | Step::RecipientNames => {
            draft.recipient.clear();
            Step::Recipients
        }
        Step::TopicName(_) => {
            draft.topic.clear();
            Step::Topic
        }
        Step::Fields | Step::Changed | Step::Signed { .. } | Step::Discard => Step::Preview,
        Step::Preview => Step::Fields,
        _ if !draft.guided => Step::Fields,
        step => {
            let all = order(turn, draft);
            let mut before = all.into_iter().take_while(|one| one != step).collect::<Vec<_>>();
            before.retain(|one| *one != Step::Zone || !has_zone(draft));
            match before.pop() {
                Some(step) => step,
                None => return list::show(turn).await,
            }
        }
    };
    to(turn, open, step).await
}

/// A language was chosen: the first one, or one more.
pub(super) async fn language(
    turn: &mut Turn<'_>,
    mut open: Open,
    locale: Locale,
) -> Result<Outcome, Stop> {
    let draft = &mut open.draft;
    if !languages(turn).contains(&locale) {
        return go(turn, open).await;
    }
    match draft.step {
        // Nothing is written yet, so it can still be another one.
        Step::First => {
            let empty = draft.languages.iter().all(|one| draft.is_blank(*one));
            if empty {
                draft.languages.clear();
            }
            draft.languages.retain(|one| *one != locale);
            draft.languages.insert(0, locale);
            onward(turn, open).await
        }
        Step::Other | Step::Fields | Step::Preview => {
            if !draft.languages.contains(&locale) {
                draft.languages.push(locale);
            }
            let first = words_of(draft.kind).first().copied().unwrap_or(Words::Title);
            to(turn, open, Step::Words(locale, first)).await
        }
        // A second tap, or a button of an earlier question.
        _ => go(turn, open).await,
    }
}

/// *Later*: the other languages wait.
pub(super) async fn later(turn: &mut Turn<'_>, mut open: Open) -> Result<Outcome, Stop> {
    if open.draft.step != Step::Other {
        return go(turn, open).await;
    }
    let step = next(turn, &open.draft);
    open.draft.later = true;
    to(turn, open, step).await
}
