//! From one question to the next, and back.

use super::{Step, Writing, draft, go, lacking, languages, links, moved_on, open};
use crate::announcement::{Content, Kind};
use crate::features::{Failure, Turn, fallback};
use crate::i18n::Locale;
use crate::outcome::Outcome;

/// What follows this question for a new announcement; the desk for one that is being changed.
pub(super) async fn onward(turn: &mut Turn<'_>, writing: &Writing) -> Result<Outcome, Failure> {
    let Some(one) = draft(turn, &writing.id).await? else {
        return moved_on(turn, &writing.id).await;
    };
    let next =
        if writing.guided { next(turn, &one.body.content, &writing.step) } else { Step::Desk };
    let guided = writing.guided && next != Step::Desk;
    go(turn, Writing { guided, ..writing.to(next) }).await
}

fn next(turn: &Turn<'_>, content: &Content, step: &Step) -> Step {
    let after_place = if content.kind == Kind::Press { Step::File } else { Step::Desk };
    let after_texts = if content.kind == Kind::Survey { Step::Area } else { after_place.clone() };
    match step {
        Step::Text(locale) => {
            let all = languages(turn).into_iter().map(|(one, _)| one);
            match all.skip_while(|one| one != locale).nth(1) {
                Some(language) => Step::Text(language),
                None if !lacking(turn, content).is_empty() => Step::Missing,
                None => after_texts,
            }
        }
        Step::Missing => after_texts,
        Step::Area | Step::Region(_) => after_place,
        _ => Step::Desk,
    }
}

/// Where *Back* leads.
fn before(turn: &Turn<'_>, content: &Content, writing: &Writing) -> Step {
    let languages: Vec<Locale> = languages(turn).into_iter().map(|(one, _)| one).collect();
    let last = languages.last().map_or(Step::Kind, |locale| Step::Text(*locale));
    match &writing.step {
        Step::Label(_) | Step::Address(_) => Step::Links,
        Step::Region(_) => Step::Area,
        Step::Area if !writing.guided => Step::Audience,
        _ if !writing.guided => Step::Desk,
        Step::Text(locale) => {
            let at = languages.iter().position(|one| one == locale).unwrap_or(0);
            match at.checked_sub(1) {
                Some(at) => Step::Text(languages[at]),
                None if content.kind == Kind::Greeting => Step::Greeting,
                None => Step::Kind,
            }
        }
        Step::Missing => last,
        Step::Area | Step::File if lacking(turn, content).is_empty() => last,
        Step::Area | Step::File => Step::Missing,
        _ => Step::Kind,
    }
}

/// *Skip* was pressed below this question.
pub(super) async fn skip(turn: &mut Turn<'_>, id: &str, code: &str) -> Result<Outcome, Failure> {
    match open(turn, id).await? {
        Some(writing) if writing.step.code() == code => match &writing.step {
            Step::Text(_) | Step::File => onward(turn, &writing).await,
            Step::Label(labels) => links::without_label(turn, &writing, labels.clone()).await,
            _ => fallback::stale(turn).await,
        },
        _ => fallback::stale(turn).await,
    }
}

/// *Back* was pressed below this question.
pub(super) async fn back(turn: &mut Turn<'_>, id: &str, code: &str) -> Result<Outcome, Failure> {
    let Some(writing) = open(turn, id).await?.filter(|writing| writing.step.code() == code) else {
        return fallback::stale(turn).await;
    };
    let Some(one) = draft(turn, id).await? else { return moved_on(turn, id).await };
    let step = before(turn, &one.body.content, &writing);
    go(turn, writing.to(step)).await
}
