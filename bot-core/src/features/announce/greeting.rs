//! Greetings that fit any year, or words of one's own.

use super::{at, button, change, go, moved_on, with_ways_out};
use crate::conversation::press::DraftAct;
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::text::{Message, Text};

/// What stands on the button, and what it says.
fn ready() -> [(Message, Message); 4] {
    [
        (msg!("button-greet-new-year"), msg!("greeting-new-year")),
        (msg!("button-greet-pchum"), msg!("greeting-pchum")),
        (msg!("button-greet-water"), msg!("greeting-water")),
        (msg!("button-greet-january"), msg!("greeting-january")),
    ]
}

/// Which one?
pub(super) fn screen(turn: &Turn<'_>, writing: &AnnounceState) -> Reply {
    let mut reply = turn.reply(Text::of(msg!("announce-greeting")));
    for (number, (label, _)) in ready().into_iter().enumerate() {
        reply = reply.row([button(label, &writing.id, DraftAct::Greeting(number))]);
    }
    let reply = reply.row([button(msg!("button-own-words"), &writing.id, DraftAct::OwnWords)]);
    with_ways_out(reply, writing, false)
}

/// A ready one, in every language.
pub(super) async fn chosen(turn: &mut Turn<'_>, id: &str, number: usize) -> Result<Outcome, Stop> {
    let Some((_, words)) = ready().into_iter().nth(number) else {
        return Err(Instead::Stale.into());
    };
    let core = turn.core;
    let languages = core.languages.iter().map(|(locale, _)| *locale);
    let text = languages.map(|locale| (locale, core.words_in(locale, words.clone()))).collect();
    match change(turn, id, |body| body.content.text = text).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await,
        None => moved_on(turn, id).await,
    }
}

/// Words of one's own.
pub(super) async fn own_words(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    let writing = at(turn, id, AnnounceStep::Greeting).await?;
    go(turn, AnnounceState { guided: true, ..writing.to(AnnounceStep::Text(turn.locale)) }).await
}
