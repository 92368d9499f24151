//! What stands on the screen or was shown before.

use super::{KNOWN, empty, lexicon, meant};
use crate::command::{Command, Role};
use crate::conversation::asked::Asked;
use crate::locale::Locale;
use crate::router::understand::{Answer, Meaning, Screen, understand};

#[test]
fn a_label_typed_whole_is_a_press_and_less_of_it_is_none() {
    let buttons = vec![("I agree, sign".to_owned(), 7), ("✓ Forums".to_owned(), 8)];
    let screen = Screen { buttons, ..empty() };
    let at = |words| understand(words, Asked::Nothing, &screen, &lexicon());
    assert_eq!(at("I agree, sign"), Meaning::Button(7));
    assert_eq!(at("i agree sign!"), Meaning::Button(7));
    assert_eq!(at("forums"), Meaning::Button(8));
    assert_eq!(at("I agree"), Meaning::Agree(None));
    let words = understand("I agree, sign", Asked::Words, &screen, &lexicon());
    assert_eq!(words, Meaning::Button(7));
}

#[test]
fn a_label_with_a_doubt_or_a_yes_around_it_is_neither_a_press_nor_an_answer() {
    let acts = vec![("Send".to_owned(), 3), ("ផ្ញើ".to_owned(), 4), ("Yes, close it".to_owned(), 5)];
    let screen = Screen { acts, ..empty() };
    let at = |words, asked| understand(words, asked, &screen, &lexicon());
    for asked in [Asked::Nothing, Asked::Name, Asked::Line, Asked::Words] {
        for words in
            ["Send?", "ok send", "please send", "yes send!", "send please", "បាទ ផ្ញើ", "ផ្ញើ?"]
        {
            let got = at(words, asked);
            assert!(
                matches!(got, Meaning::Nearly(3 | 4)),
                "{words} at {}: {got:?}",
                asked.as_str()
            );
        }
        assert_eq!(at("yes close it?", asked), Meaning::Nearly(5));
    }
    for words in ["don't send", "Send my regards to Sok", "Please send it to the ministry"] {
        assert!(!matches!(at(words, Asked::Line), Meaning::Nearly(_)), "{words}");
    }
    assert!(!matches!(at("send", Asked::Country), Meaning::Nearly(_)));
}

#[test]
fn a_place_with_a_doubt_behind_it_is_shown_back_and_none_is_cut() {
    let at = |words: &str| meant(words, Asked::Region);
    let region = |name: &str| Answer::Region(name.to_owned());
    assert_eq!(at("texas"), Meaning::Answer(region("texas")));
    assert_eq!(at("texas?"), Meaning::Confirm(region("texas")));
    // Battambang ends like the polite word for an elder sister.
    let battambang = "បាត់ដំបង";
    for words in [format!("ខ្ញុំមកពី{battambang}"), format!("ខ្ញុំនៅ{battambang}"), battambang.to_owned()]
    {
        let got = at(&words);
        let whole = [Meaning::Answer(region(battambang)), Meaning::Confirm(region(battambang))];
        assert!(whole.contains(&got), "{words}: {got:?}");
    }
}

#[test]
fn a_title_that_was_shown_opens_that() {
    let mut shown = Vec::new();
    for (number, petition) in KNOWN.campaign.petitions.iter().enumerate() {
        shown.extend(petition.text.values().map(|text| (text.title.clone(), number)));
    }
    for (number, faq) in (100..).zip(&KNOWN.campaign.faqs) {
        shown.extend(faq.text.values().map(|text| (text.question.clone(), number)));
    }
    let screen = Screen { shown: shown.clone(), ..empty() };
    for (title, number) in shown {
        for asked in
            Asked::ALL.into_iter().filter(|asked| !matches!(asked, Asked::Line | Asked::Words))
        {
            let got = understand(&title, asked, &screen, &lexicon());
            assert_eq!(got, Meaning::Shown(number), "{title} at {}", asked.as_str());
        }
    }
}

#[test]
fn words_of_staff_are_words_for_everyone_else() {
    let staff = Screen { role: Role::Organizer, ..empty() };
    let at = |screen: &Screen| understand("announce", Asked::Nothing, screen, &lexicon());
    assert_eq!(at(&staff), Meaning::Command(Command::Announce, String::new()));
    assert!(!matches!(at(&empty()), Meaning::Command(..)));
}

#[test]
fn where_a_country_is_asked_its_code_is_no_language() {
    assert!(matches!(meant("KH", Asked::Country), Meaning::Answer(Answer::Country(_))));
    assert_eq!(meant("KH", Asked::Nothing), Meaning::Language(Locale::KM));
}

#[test]
fn a_hostile_megabyte_is_read_at_once() {
    let begun = std::time::Instant::now();
    for text in [
        "no i dont want ".repeat(100_000),
        "ទេ".repeat(400_000),
        "\u{200D}".repeat(400_000),
        "x".repeat(1_000_000),
    ] {
        for asked in Asked::ALL {
            assert!(!matches!(meant(&text, asked), Meaning::Confirm(Answer::Name(_))));
        }
    }
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
#[ignore = "a measurement, in a release build"]
fn how_long_it_takes() {
    let phrases = [
        "Sok Dara",
        "I don't want to sign this petition",
        "Could my relatives in Cambodia get in trouble if I sign?",
        "no",
    ];
    for phrase in phrases {
        for asked in [Asked::Name, Asked::Country, Asked::Nothing] {
            meant(phrase, asked);
            let begun = std::time::Instant::now();
            for _ in 0..1000 {
                meant(phrase, asked);
            }
            println!("{:>6} µs {} {phrase}", begun.elapsed().as_micros() / 1000, asked.as_str());
        }
    }
}
