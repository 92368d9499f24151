//! A question with its answer.

use crate::campaign::Faq;
use crate::conversation::{Failure, Stop, Turn};
use crate::features::shared::event_card::paragraphs;
use crate::msg;
use crate::platform::Platform;
use crate::text::Text;

/// What stands on the screen of one.
pub(crate) fn card(turn: &Turn<'_>, faq: &Faq) -> Result<Text, Stop> {
    let Some((locale, words)) = faq.text_for(turn.locale) else {
        return Err(Failure::Bug("a question without a text").into());
    };
    let mut text = Text::new();
    if faq.sample && turn.incoming.account.platform != Platform::Terminal {
        text = text.para(msg!("faq-example"));
    }
    text = text.title(words.question.clone());
    if locale != turn.locale {
        text = text.para(msg!("faq-other-language"));
    }
    Ok(paragraphs(text, &words.answer))
}
