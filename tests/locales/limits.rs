//! Texts must fit where they stand.

use bot_core::command::TABLE;
use bot_core::locale::Locale;
use bot_core::text::{Arg, Message, Phrase};

use super::fluent::entries;
use super::rendered;
use testing::world::{TestLinks, catalogue};

/// Telegram counts UTF-16 units.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn plain(locale: Locale, id: &str) -> String {
    catalogue().plain(locale, id).unwrap()
}

#[test]
fn what_telegram_shows_before_start_fits_in_one_language_and_in_two() {
    for (id, most) in [("bot-name", 64), ("bot-short-description", 120), ("bot-description", 512)] {
        for locale in catalogue().locales() {
            let text = plain(locale, id);
            assert!(units(&text) <= most, "{locale}: {id} has {} of {most}", units(&text));
        }
    }
    let both = format!("{} · {}", plain(Locale::KM, "bot-name"), plain(Locale::EN, "bot-name"));
    assert!(units(&both) <= 64, "{both}");
}

#[test]
fn what_a_command_does_fits_into_a_menu_in_two_languages() {
    for spec in TABLE {
        let id = format!("{}.about", spec.command.message_id());
        let both = format!("{} · {}", plain(Locale::KM, &id), plain(Locale::EN, &id));
        assert!(units(&both) <= 256, "{id}: {}", units(&both));
        for locale in catalogue().locales() {
            let about = plain(locale, &id);
            assert!(!about.contains('\n') && !about.ends_with(['.', '។']), "{locale}: {about}");
        }
    }
}

#[test]
fn the_consent_has_at_most_fifty_words() {
    for platform in ["telegram", "discord", "terminal"] {
        for id in ["consent-no-names", "consent-names"] {
            let mut args = vec![("platform", Arg::from(platform))];
            if id == "consent-names" {
                args.push(("names", Arg::from("UN")));
            }
            let consent = Phrase::Message(Message::new(id, args));
            let consent = catalogue().phrase(&consent, Locale::EN, &TestLinks);
            let words = consent.split_whitespace().count();
            assert!((20..=50).contains(&words), "{words} words: {consent}");
        }
    }
}

#[test]
fn a_button_says_what_it_does_in_few_letters() {
    for locale in catalogue().locales() {
        for (id, entry) in entries(locale) {
            if !id.starts_with("button-") {
                continue;
            }
            let label = rendered(&catalogue(), locale, &id, &entry);
            let most = if entry.variables.is_empty() { 32 } else { 24 };
            let letters = label.chars().count();
            assert!(letters <= most, "{locale}: {id} has {letters} characters: {label}");
            assert!(!label.contains('\n'), "{locale}: {id} has two lines");
        }
    }
}

#[test]
fn a_word_on_the_standing_keyboard_fits_beside_another() {
    for command in bot_core::command::KEYBOARD.iter().copied().flatten() {
        for locale in catalogue().locales() {
            let word = plain(locale, &command.message_id());
            assert!(word.chars().count() <= 18, "{locale}: {word}");
        }
    }
}
