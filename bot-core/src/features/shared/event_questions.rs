//! The buttons below a forum's card that lead to questions for its speakers.

use crate::campaign::Event;
use crate::command::Role;
use crate::conversation::press::{Press, QuestionsPress};
use crate::conversation::{Stop, Turn};
use crate::msg;
use crate::outcome::Button;
use crate::store::questions::{self as store, State as Status};
use crate::text::Message;

/// The buttons below a forum's card: a question for the speakers while it is to come, and the queue for
/// those who mind it.
pub(crate) async fn rows(turn: &mut Turn<'_>, event: &Event) -> Result<Vec<Vec<Button>>, Stop> {
    let mut rows = Vec::new();
    if !turn.private() {
        return Ok(rows);
    }
    let over = event.is_over(turn.now);
    if !over && !event.cancelled {
        let tap = QuestionsPress::Ask(event.slug.clone());
        rows.push(vec![button(msg!("button-ask-speakers"), tap)]);
    }
    if turn.role >= Role::Moderator {
        let number = waiting(turn, event).await?;
        if number > 0 {
            let label = msg!("button-questions", number = number);
            rows.push(vec![button(label, QuestionsPress::Queue(event.slug.clone()))]);
        }
    }
    Ok(rows)
}

/// How many of a forum's questions somebody could look at: the queue, and once it is over also those that
/// were asked and can be published.
pub(crate) async fn waiting(turn: &mut Turn<'_>, event: &Event) -> Result<i64, Stop> {
    let mut number = store::waiting(turn.conn, &event.slug, Status::Queued).await?;
    if event.is_over(turn.now) {
        number += store::waiting(turn.conn, &event.slug, Status::Asked).await?;
    }
    Ok(number)
}

pub(crate) fn button(label: Message, tap: QuestionsPress) -> Button {
    Button::press(label, Press::Questions(tap).data())
}
