//! From one question to the next, and back.

use super::{draft, go, lacking, languages, links, moved_on, open};
use crate::announcement::{Content, Kind};
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::locale::Locale;
use crate::outcome::Outcome;

/// What follows this question for a new announcement; the desk for one that is being changed.
pub(super) async fn onward(turn: &mut Turn<'_>, writing: &AnnounceState) -> Result<Outcome, Stop> {
    let Some(one) = draft(turn, &writing.id).await? else {
        return moved_on(turn, &writing.id).await;
    };
    let next = if writing.guided {
        next(turn, &one.body.content, &writing.step)
    } else {
        AnnounceStep::Desk
    };
    let guided = writing.guided && next != AnnounceStep::Desk;
    go(turn, AnnounceState { guided, ..writing.to(next) }).await
}

fn next(turn: &Turn<'_>, content: &Content, step: &AnnounceStep) -> AnnounceStep {
    let after_place =
        if content.kind == Kind::Press { AnnounceStep::File } else { AnnounceStep::Desk };
    let after_texts =
        if content.kind == Kind::Survey { AnnounceStep::Area } else { after_place.clone() };
    match step {
        AnnounceStep::Text(locale) => {
            let all = languages(turn).into_iter().map(|(one, _)| one);
            match all.skip_while(|one| one != locale).nth(1) {
                Some(language) => AnnounceStep::Text(language),
                None if !lacking(turn, content).is_empty() => AnnounceStep::Missing,
                None => after_texts,
            }
        }
        AnnounceStep::Missing => after_texts,
        AnnounceStep::Area | AnnounceStep::Region(_) => after_place,
        _ => AnnounceStep::Desk,
    }
}

/// Where *Back* leads.
fn before(turn: &Turn<'_>, content: &Content, writing: &AnnounceState) -> AnnounceStep {
    let languages: Vec<Locale> = languages(turn).into_iter().map(|(one, _)| one).collect();
    let last = languages.last().map_or(AnnounceStep::Kind, |locale| AnnounceStep::Text(*locale));
    match &writing.step {
        AnnounceStep::Label(_) | AnnounceStep::Address(_) => AnnounceStep::Links,
        AnnounceStep::Region(_) => AnnounceStep::Area,
        AnnounceStep::Area if !writing.guided => AnnounceStep::Audience,
        _ if !writing.guided => AnnounceStep::Desk,
        AnnounceStep::Text(locale) => {
            let at = languages.iter().position(|one| one == locale).unwrap_or(0);
            match at.checked_sub(1) {
                Some(at) => AnnounceStep::Text(languages[at]),
                None if content.kind == Kind::Greeting => AnnounceStep::Greeting,
                None => AnnounceStep::Kind,
            }
        }
        AnnounceStep::Missing => last,
        AnnounceStep::Area | AnnounceStep::File if lacking(turn, content).is_empty() => last,
        AnnounceStep::Area | AnnounceStep::File => AnnounceStep::Missing,
        _ => AnnounceStep::Kind,
    }
}

/// *Skip* was pressed below this question.
pub(super) async fn skip(turn: &mut Turn<'_>, id: &str, code: &str) -> Result<Outcome, Stop> {
    match open(turn, id).await? {
        Some(writing) if writing.step.code() == code => match &writing.step {
            AnnounceStep::Text(_) | AnnounceStep::File => onward(turn, &writing).await,
            AnnounceStep::Label(labels) => {
                links::without_label(turn, &writing, labels.clone()).await
            }
            _ => Err(Instead::Stale.into()),
        },
        _ => Err(Instead::Stale.into()),
    }
}

/// *Back* was pressed below this question.
pub(super) async fn back(turn: &mut Turn<'_>, id: &str, code: &str) -> Result<Outcome, Stop> {
    let writing = open(turn, id)
        .await?
        .filter(|writing| writing.step.code() == code)
        .ok_or(Instead::Stale)?;
    let Some(one) = draft(turn, id).await? else { return moved_on(turn, id).await };
    let step = before(turn, &one.body.content, &writing);
    go(turn, writing.to(step)).await
}
