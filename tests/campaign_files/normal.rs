//! Khmer is put in canonical order when it comes in, as it is where it is typed.

use bot_core::campaign::Campaign;
use bot_core::khmer::{clean_line, khnormal};
use bot_core::locale::Locale;

use super::forums::FORUM;
use super::office::{GOOD, Office, good_with};

/// Words that dictionaries write with subscript DA, which in print is subscript TA.
const WITH_DA: [&str; 3] = ["សេចក្ដី", "កណ្ដាល", "ស្ដាប់"];
/// A vowel before the subscript: it looks right on most screens.
const WRONG_ORDER: &str = "\u{1781}\u{17C2}\u{17D2}\u{1798}\u{179A}";

/// The line that says how many texts were changed.
fn said(printed: &str) -> Option<&str> {
    printed.lines().find(|line| line.starts_with("texts put into canonical form"))
}

#[test]
fn khmer_of_every_keyboard_is_taken_and_what_was_changed_is_counted() {
    for word in WITH_DA.iter().chain([&WRONG_ORDER]) {
        let office = Office::new();
        let file = GOOD
            .replacen("ទឹកស្អាត\"", &format!("{word}\""), 1)
            .replacen("យើងខ្ញុំសូមទឹកស្អាត។", &format!("យើងខ្ញុំ\\n\\n{word}។"), 1)
            .replacen("ក្រសួងអប់រំ", word, 1);
        let printed = office.imports_all(&file);
        let line =
            "texts put into canonical form: 3 (the order of Khmer letters, spaces at the ends)";
        assert_eq!(said(&printed), Some(line), "{printed}");
        let petition = Campaign::parse(&office.exports()).unwrap().petitions.remove(0);
        let text = &petition.text[&Locale::KM];
        assert_eq!(text.title, khnormal(word));
        assert_eq!(text.body, format!("យើងខ្ញុំ\n\n{}។", khnormal(word)));
        assert_eq!(petition.recipients[0].name[&Locale::KM], khnormal(word));
        // The second time nothing changes in the store, and the file is still what it is.
        let again = office.imports_all(&file);
        assert!(again.starts_with("petitions: 0 added, 0 changed, 1 unchanged"), "{again}");
        assert_eq!(said(&again), Some(line));
        assert_eq!(said(&office.imports_all(&office.exports())), None);
    }
}

#[test]
fn every_text_of_the_file_is_kept_as_if_it_were_typed() {
    let spaced = "  Friends\u{200B} \n of\twater ";
    let lines = [("Town hall", "title"), ("The hall", "place"), ("A lawyer", "speakers")];
    for (from, key) in lines.into_iter().chain([("Why water?", "question"), ("drink", "words")]) {
        let file = FORUM.replacen(from, &spaced.replace('\n', "\\n").replace('\t', "\\t"), 1);
        let (campaign, changed) = Campaign::read(&file, &[Locale::EN, Locale::KM]).unwrap();
        assert_eq!(changed, 1, "{key}");
        assert!(campaign.to_toml().unwrap().contains(&clean_line(spaced)), "{key}");
    }
    let who = good_with(
        "format = 1\n",
        "format = 1\n[campaign]\nabout.en = \"\"\"\nOne.\n\nTwo.\"\"\"\n",
    );
    let (campaign, changed) = Campaign::read(&who, &[Locale::EN, Locale::KM]).unwrap();
    assert_eq!((changed, campaign.behind.about[&Locale::EN].as_str()), (1, "One. Two."));
}
