//! The preview: the posts exactly as followers will see them, while the audience is counted.

use super::desk::{reader_names, readers};
use super::{decide, draft, elsewhere, find, go, go_with, is_shown, lacking, moved_on};
use crate::announcement::{Content, Missing};
use crate::broadcast::post;
use crate::conversation::state::{AnnounceState, AnnounceStep, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::msg;
use crate::outcome::{Job, Outcome, Reply};
use crate::store::announcements::State as Stage;
use crate::text::Text;

/// One post per language that gets one, the organizer's own first.
pub(super) fn posts(turn: &Turn<'_>, content: &Content) -> Vec<Reply> {
    let all = readers(turn, content).into_iter();
    all.filter_map(|locale| post::reply(content, locale, true)).collect()
}

/// *Preview* was pressed: what is still to be decided, or the posts and the counting.
pub(super) async fn start(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let Some(one) = draft(turn, id).await? else { return moved_on(turn, id).await };
    let content = &one.body.content;
    let to = |step| AnnounceState::at(id, step);
    if content.text.is_empty() {
        let step = to(AnnounceStep::Text(turn.locale));
        return go_with(turn, step, msg!("announce-needs-text")).await;
    }
    if content.missing == Missing::Undecided && !lacking(turn, content).is_empty() {
        return go(turn, to(AnnounceStep::Missing)).await;
    }
    let audience = &content.audience;
    if audience.topics.is_empty() && !audience.channels && !audience.myself {
        return go_with(turn, to(AnnounceStep::Audience), msg!("announce-needs-audience")).await;
    }
    if readers(turn, content).is_empty() {
        return go_with(turn, to(AnnounceStep::Audience), msg!("announce-needs-readers")).await;
    }
    if one.body.at.is_some_and(|at| at <= turn.now) {
        return go_with(turn, to(AnnounceStep::When), msg!("announce-when-past")).await;
    }
    // A second tap: it is being counted, and what it looks like stands above.
    if one.state != Stage::Draft {
        return go(turn, to(AnnounceStep::Count)).await;
    }
    if let Some((note, fetch)) = elsewhere::lacks(turn, &one).await? {
        let mut outcome = go_with(turn, to(AnnounceStep::File), note).await?;
        outcome.jobs.extend(fetch);
        return Ok(outcome);
    }
    if !decide(turn, &one, Stage::Counting, turn.now).await? {
        return moved_on(turn, id).await;
    }
    turn.save(&State::Announce(to(AnnounceStep::Count))).await?;
    let names = reader_names(turn, content);
    let head = turn.reply(Text::of(msg!("announce-preview", names = names)));
    let replies = [head].into_iter().chain(posts(turn, content)).collect();
    Ok(Outcome { replies, jobs: vec![Job::Wake], ..Outcome::default() })
}

/// *Show the posts* was pressed.
pub(super) async fn posts_of(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    match find(turn, id).await? {
        Some(one) if is_shown(turn, &one) => {
            let replies = posts(turn, &one.body.content);
            Ok(Outcome { replies, ..Outcome::default() })
        }
        _ => Err(Instead::Stale.into()),
    }
}
