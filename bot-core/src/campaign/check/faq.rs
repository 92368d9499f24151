//! What must be right about questions and their topics.

use std::collections::BTreeSet;

use super::{Wrong, enclosed, length, named, not_closed, several, wrong};
use crate::campaign::rules::Words;
use crate::campaign::{Faq, FaqText, FaqTopic};
use crate::locale::Locale;

pub(super) fn check_topic(topic: &FaqTopic) -> Result<(), Wrong> {
    named("name", &topic.name, Words::Topic)
}

pub(super) fn check(faq: &Faq, topics: &BTreeSet<&str>) -> Result<(), Wrong> {
    if !topics.contains(faq.topic.as_str()) {
        return wrong("topic", "must be the slug of a [[faq_topic]] in this file");
    }
    not_closed(faq.state)?;
    enclosed(faq.attachment.as_ref())?;
    if faq.text.is_empty() {
        return wrong("text", "must be there: [faq.text.km] or [faq.text.en]");
    }
    faq.text.iter().try_for_each(|(locale, text)| check_text(*locale, text))
}

fn check_text(locale: Locale, text: &FaqText) -> Result<(), Wrong> {
    length(locale, "question", &text.question, Words::Question)?;
    length(locale, "answer", &text.answer, Words::Answer)?;
    several(locale, "words", &text.words, Words::Others)
}
