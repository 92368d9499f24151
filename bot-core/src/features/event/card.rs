//! What one forum says.

use crate::campaign::Event;
use crate::features::{Failure, Turn};
use crate::incoming::Platform;
use crate::msg;
use crate::text::Text;

pub(in crate::features) fn card(turn: &Turn<'_>, event: &Event) -> Result<Text, Failure> {
    let Some((locale, words)) = event.text_for(turn.locale) else {
        return Err(Failure::Bug("an event without a text"));
    };
    let mut text = Text::new();
    if event.sample && turn.incoming.account.platform != Platform::Terminal {
        text = text.para(msg!("event-example"));
    }
    text = text.title(words.title.clone());
    if locale != turn.locale {
        text = text.para(msg!("event-other-language"));
    }
    let over = event.is_over(turn.now);
    if over {
        text = text.para(msg!("event-is-over"));
    }
    if let (Some(when), Some(place)) = (event.when(turn.locale), event.place(turn.locale)) {
        let when = text.para(msg!("event-when", when = when)).at(event.start_instant());
        text = when.line(msg!("event-where", place = place));
    }
    text = paragraphs(text, &words.what);
    if !words.speakers.is_empty() {
        text = text.para(msg!("event-speakers"));
        for speaker in &words.speakers {
            text = text.item(speaker.clone());
        }
    }
    if let Some(link) = event.online.as_ref().filter(|_| !over) {
        text = text.para(msg!("event-online", link = link.as_str()));
    }
    if let Some(recap) = words.recap.as_ref().filter(|_| over) {
        text = paragraphs(text.para(msg!("event-recap")), recap);
    }
    Ok(text)
}

/// A text of the campaign, paragraph by paragraph.
pub(in crate::features) fn paragraphs(text: Text, all: &str) -> Text {
    let parts = all.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.fold(text, |text, part| text.para(part.to_owned()))
}
