//! Greetings that fit any year, or words of one's own.

use super::tap::What;
use super::{Step, Writing, at, button, change, go, moved_on, with_ways_out};
use crate::features::{Failure, Turn, fallback};
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
pub(super) fn screen(turn: &Turn<'_>, writing: &Writing) -> Reply {
    let mut reply = turn.reply(Text::of(msg!("announce-greeting")));
    for (number, (label, _)) in ready().into_iter().enumerate() {
        reply = reply.row([button(label, &writing.id, What::Greeting(number))]);
    }
    let reply = reply.row([button(msg!("button-own-words"), &writing.id, What::OwnWords)]);
    with_ways_out(reply, writing, false)
}

/// A ready one, in every language.
pub(super) async fn chosen(
    turn: &mut Turn<'_>,
    id: &str,
    number: usize,
) -> Result<Outcome, Failure> {
    let Some((_, words)) = ready().into_iter().nth(number) else {
        return fallback::stale(turn).await;
    };
    let core = turn.core;
    let languages = core.languages.iter().map(|(locale, _)| *locale);
    let text = languages.map(|locale| (locale, core.words_in(locale, words.clone()))).collect();
    match change(turn, id, |body| body.content.text = text).await? {
        Some(_) => go(turn, Writing::at(id, Step::Desk)).await,
        None => moved_on(turn, id).await,
    }
}

/// Words of one's own.
pub(super) async fn own_words(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Failure> {
    let writing = at(turn, id, Step::Greeting).await?;
    go(turn, Writing { guided: true, ..writing.to(Step::Text(turn.locale)) }).await
}
