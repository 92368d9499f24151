//! Khmer as it must be stored: one canonical form, nothing invisible, no variants that never come.

use bot_core::campaign::SAMPLE;
use bot_core::khmer;
use bot_core::locale::Locale;

use super::fluent::entries;
use super::rendered;
use testing::world::catalogue;

/// What nobody sees and everybody trips over.
const INVISIBLE: [char; 8] =
    ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}', '\u{FEFF}', '\u{AD}', '\u{17B4}', '\u{17B5}'];

#[test]
fn every_khmer_message_is_in_canonical_order() {
    for (id, entry) in entries(Locale::KM) {
        for text in entry.texts.iter().chain([&rendered(&catalogue(), Locale::KM, &id, &entry)]) {
            assert_eq!(&khmer::khnormal(text), text, "{id}: {}", text.escape_unicode());
        }
    }
}

#[test]
fn no_message_in_any_language_holds_an_invisible_character() {
    for locale in catalogue().locales() {
        for (id, entry) in entries(locale) {
            let text = entry.texts.concat();
            let found: Vec<char> = text.chars().filter(|c| INVISIBLE.contains(c)).collect();
            assert!(found.is_empty(), "{locale}: {id} holds {found:?}");
        }
    }
}

#[test]
fn the_sample_campaign_is_in_canonical_order_and_without_invisible_characters() {
    assert!(SAMPLE.chars().any(khmer::is_khmer));
    for (number, line) in (1..).zip(SAMPLE.lines()) {
        assert_eq!(khmer::khnormal(line), line, "line {number}");
        assert!(!line.contains(INVISIBLE), "line {number} holds an invisible character");
    }
}

#[test]
fn a_message_has_only_the_plural_forms_of_its_language() {
    for (id, entry) in entries(Locale::KM) {
        for dead in ["zero", "one", "two", "few", "many"] {
            assert!(!entry.variants.contains(dead), "{id}: Khmer never takes the form {dead}");
        }
    }
    for (id, entry) in entries(Locale::EN) {
        let one = entry.variants.contains("one");
        assert!(!one || entry.variants.contains("other"), "{id} lacks the form for several");
        for dead in ["zero", "two", "few", "many"] {
            assert!(!entry.variants.contains(dead), "{id}: English never takes the form {dead}");
        }
    }
}

#[test]
fn numbers_in_khmer_sentences_have_khmer_digits() {
    for (id, entry) in entries(Locale::KM) {
        if id.ends_with(".words") || id.ends_with(".aliases") || entry.variants.contains("telegram")
        {
            continue;
        }
        let text = entry.texts.concat();
        let token = id == "setup-telegram-how";
        let latin = text.chars().any(|c| c.is_ascii_digit());
        assert!(token || !latin || text.contains("age1"), "{id}: {text}");
    }
}
