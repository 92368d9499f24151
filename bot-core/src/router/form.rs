//! What a person may write as an answer, for platforms that show a form for it.

use super::{language, resume};
use crate::conversation::state::{AfterStep, HomeStep, SigningStep, State};
use crate::conversation::{Asked, Stop, Turn};
use crate::msg;
use crate::outcome::{Form, Outcome};
use crate::platform::Platform;
use crate::text::{Message, Text};

/// Puts the form of the open question to the last reply.
pub(crate) async fn complete(turn: &mut Turn<'_>, outcome: Outcome) -> Result<Outcome, Stop> {
    let mut outcome = outcome;
    if turn.incoming.account.platform == Platform::Terminal
        && let Some(last) = outcome.replies.last_mut()
    {
        let state = turn.state().await?;
        last.wants_number = state.is_some_and(|state| state.asked() == Asked::Count);
    }
    if !turn.private() || !turn.incoming.account.platform.has_forms() {
        return Ok(outcome);
    }
    // A reply without buttons stands at the end of something: nothing is asked below it.
    if let Some(last) = outcome.replies.last_mut().filter(|reply| !reply.buttons.is_empty()) {
        last.form = turn.state().await?.as_ref().and_then(form);
        // Whoever types where others read along has told them.
        if let Some(form) = &last.form {
            let hint = msg!("form-hint", label = form.label.clone());
            last.text = std::mem::take(&mut last.text).para(hint);
        }
    }
    Ok(outcome)
}

/// Whether what was written belongs to another question than the one that is open now: the button of a
/// form stays where it was shown.
pub(crate) async fn is_old(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    let Some(filled) = turn.incoming.form.clone() else { return Ok(false) };
    let open = turn.state().await?.as_ref().and_then(form);
    Ok(open.is_none_or(|form| form.label.id != filled))
}

/// What is asked now. What was written answers nothing.
pub(crate) async fn old(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    if !turn.chosen {
        return language::welcome_again(turn).await;
    }
    match resume::current(turn).await? {
        Some(screen) => {
            let hint = turn.reply(Text::of(msg!("form-old")));
            Ok(Outcome::reply(screen).first(hint))
        }
        None => resume::with_current(turn, msg!("form-old")).await,
    }
}

/// `None` where only buttons answer.
fn form(state: &State) -> Option<Form> {
    // Words that are shown back are sent by a button.
    let shown_back = matches!(state, State::Inbox(_) | State::Questions(_));
    match state.asked() {
        Asked::Nothing => return None,
        Asked::Line if shown_back => return None,
        _ => {}
    }
    Some(match state {
        State::Signing(half) => match half.step {
            SigningStep::Country => short(msg!("form-country")),
            _ => short(msg!("form-name")),
        },
        State::Correct { .. } => short(msg!("form-name")),
        State::CorrectCountry { .. } => short(msg!("form-country")),
        State::Signed(signed) if signed.next == AfterStep::Region => short(msg!("form-region")),
        State::Home(living) => match living.step {
            HomeStep::Country => short(msg!("form-country")),
            HomeStep::Region(_) => short(msg!("form-region")),
            HomeStep::Zone(..) => short(msg!("form-zone")),
        },
        State::Door { .. } => short(msg!("form-ticket")),
        State::Connect { .. } => short(msg!("form-code")),
        State::Inbox(talk) => talk.form(),
        State::Questions(talk) => talk.form(),
        State::Announce(writing) => {
            let long = writing.step.takes_lines();
            Form { label: if long { msg!("form-text") } else { msg!("form-answer") }, long }
        }
        State::Edit(view) if view.takes_lines() => Form { label: msg!("form-text"), long: true },
        _ => short(msg!("form-answer")),
    })
}

fn short(label: Message) -> Form {
    Form { label, long: false }
}
