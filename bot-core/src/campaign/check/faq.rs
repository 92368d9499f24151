//! What must be right about questions and their topics.

use std::collections::BTreeSet;

use super::{DISORDER, TITLE, length, letters, order, ordered};
use crate::campaign::{Faq, FaqText, FaqTopic};
use crate::i18n::Locale;

const NAME: usize = 60;
const ANSWER: usize = 3_000;
const WORDS: usize = 30;
const WORD: usize = 60;

pub(super) fn check_topic(topic: &FaqTopic) -> Result<(), String> {
    let wrong = |name: &String| !(1..=NAME).contains(&letters(name));
    if topic.name.is_empty() || topic.name.values().any(wrong) {
        return Err(format!("name.km or name.en must be there, with 1 to {NAME} letters"));
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
    if faq.text.is_empty() {
        return Err("there is no [faq.text.km] or [faq.text.en]".to_owned());
    }
    faq.text.iter().try_for_each(|(locale, text)| check_text(*locale, text))
}

fn check_text(locale: Locale, text: &FaqText) -> Result<(), String> {
    length(locale, "question", &text.question, TITLE, "characters")?;
    length(locale, "answer", &text.answer, ANSWER, "letters")?;
    let bad = |word: &String| !(1..=WORD).contains(&letters(word));
    if text.words.len() > WORDS || text.words.iter().any(bad) {
        return Err(format!(
            "text.{locale}.words must be at most {WORDS}, each of 1 to {WORD} letters"
        ));
    }
    order(locale, [&text.question, &text.answer].into_iter().chain(&text.words))
}
