//! Signing by a piped script, twice, and taking it back.

use bot_core::locale::Locale;
use bot_core::msg;

use testing::film::{READERS, assert_film};
use testing::telegram_world::country_name;
use testing::terminal::Terminal;
use testing::world::words;

/// From the first screen to the end: buttons by Latin and Khmer digits, labels and free text.
fn whole_way(locale: Locale, name: &str) -> [String; 7] {
    [
        "1".to_owned(),
        "២".to_owned(),
        words(locale, msg!("button-sign-as", name = name)),
        "Île-de-France".to_owned(),
        words(locale, msg!("button-skip")),
        words(locale, msg!("button-share")),
        words(locale, msg!("button-done")),
    ]
}

#[test]
fn a_piped_script_signs_once_and_takes_it_back() {
    for (locale, name) in READERS {
        let terminal = Terminal::fresh();
        let lines = whole_way(locale, name);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut film = terminal.script(name, locale, &lines);
        assert_eq!(terminal.total(), 1);
        film.push_str("=== the same script again\n");
        film.push_str(&terminal.script(name, locale, &lines));
        assert_eq!(terminal.total(), 1);
        film.push_str("=== taken back\n");
        let sure = words(locale, msg!("button-withdraw-sure"));
        film.push_str(&terminal.script(name, locale, &["/withdraw", &sure]));
        assert_eq!(terminal.total(), 0);
        assert_film("terminal_script", locale, &film);
        terminal.script(name, locale, &lines);
        let totals = terminal.totals();
        assert_eq!((&totals["signed"], &totals["withdrawn"]), (&2.into(), &1.into()));
        assert_eq!(totals["by_country"]["FR"], 1);
        assert_eq!(totals["by_language"][locale.as_str()], 1);
    }
}

#[test]
fn a_script_of_numbers_that_is_piped_twice_takes_nothing_back() {
    let terminal = Terminal::fresh();
    for (name, country) in [("Dara", "1"), ("Bopha", "2"), ("Veasna", "3")] {
        for _ in 0..2 {
            terminal.script(name, Locale::EN, &["1", country, "1"]);
        }
    }
    assert_eq!(terminal.total(), 3);
    assert_eq!(terminal.totals()["signed"], 3);
}

#[test]
fn another_name_is_another_person_and_the_same_name_the_same() {
    let terminal = Terminal::fresh();
    let (locale, agree, sign) = (Locale::KM, "1", "1");
    let japan = words(locale, country_name("JP"));
    for name in ["សុខា", "ដារ៉ា", "Bopha", "  bopha ", "BOPHA"] {
        terminal.script(name, locale, &[agree, &japan, sign]);
    }
    assert_eq!(terminal.total(), 3);
    let seen = terminal.script("bopha", locale, &[]);
    assert!(!seen.contains(&words(locale, msg!("button-agree"))), "she signed already: {seen}");
}

#[test]
fn a_button_is_pressed_by_number_in_any_digits_or_by_its_label_in_any_case() {
    let agrees = ["1", "១", " ១ ", "I agree, sign", "i AGREE,  sign"];
    let countries = ["10", "១០", "1០", "Cambodia", "cambodia"];
    for (agree, country) in agrees.iter().zip(countries) {
        let terminal = Terminal::fresh();
        let seen = terminal.script("Dara", Locale::EN, &[agree, country]);
        let risk = words(Locale::EN, msg!("country-risk"));
        assert!(seen.contains(&risk), "{agree:?}, {country:?}: {seen}");
        terminal.script("Dara", Locale::EN, &["1", "1", "1"]);
        assert_eq!(terminal.totals()["by_country"]["KH"], 1);
    }
}

#[test]
fn a_number_without_a_button_presses_nothing() {
    let terminal = Terminal::fresh();
    for line in ["0", "4", "99", "-1", "99999999999999999999999999", "១.៥"] {
        let seen = terminal.script("Dara", Locale::EN, &[line]);
        let hint = words(Locale::EN, msg!("fallback-press-a-button"));
        assert!(seen.contains(&hint), "{line:?}: {seen}");
    }
    assert_eq!(terminal.total(), 0);
}
