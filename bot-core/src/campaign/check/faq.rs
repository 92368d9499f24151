//! What must be right about questions and their topics.

use std::collections::BTreeSet;

use super::{DISORDER, enclosed, length, not_closed, order, ordered};
use crate::campaign::rules::Words;
use crate::campaign::{Faq, FaqText, FaqTopic};
use crate::locale::Locale;

pub(super) fn check_topic(topic: &FaqTopic) -> Result<(), String> {
    let wrong = |name: &String| Words::Topic.check(name).is_err();
    if topic.name.is_empty() || topic.name.values().any(wrong) {
        return Err(format!(
            "name.km or name.en must be there, with 1 to {} letters",
            Words::Topic.most()
        ));
    }
    if topic.name.get(&Locale::KM).is_some_and(|name| !ordered(name)) {
        return Err(format!("name.km is {DISORDER}"));
    }
    Ok(())
}

pub(super) fn check(faq: &Faq, topics: &BTreeSet<&str>) -> Result<(), String> {
    if !topics.contains(faq.topic.as_str()) {
        return Err("topic must be the slug of a [[faq_topic]] in this file".to_owned());
    }
    not_closed(faq.state)?;
    enclosed(faq.attachment.as_ref())?;
    if faq.text.is_empty() {
        return Err("there is no [faq.text.km] or [faq.text.en]".to_owned());
    }
    faq.text.iter().try_for_each(|(locale, text)| check_text(*locale, text))
}

fn check_text(locale: Locale, text: &FaqText) -> Result<(), String> {
    length(locale, "question", &text.question, Words::Question)?;
    length(locale, "answer", &text.answer, Words::Answer)?;
    let (many, most) = (Words::Others.many(), Words::Others.most());
    let bad = |word: &String| Words::Others.check(word).is_err();
    if text.words.len() > many || text.words.iter().any(bad) {
        return Err(format!(
            "text.{locale}.words must be at most {many}, each of 1 to {most} letters"
        ));
    }
    order(locale, [&text.question, &text.answer].into_iter().chain(&text.words))
}
