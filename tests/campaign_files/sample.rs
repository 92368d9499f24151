//! The sample campaign: what everybody reads first, and what organizers copy.

use std::collections::BTreeSet;

use bot_core::campaign::{Campaign, Petition, SAMPLE};
use bot_core::i18n::Locale;

fn petitions() -> Vec<Petition> {
    Campaign::parse(SAMPLE).unwrap().petitions
}

/// Everything that people read in one language: title, summary, share, body, recipients.
fn words(petition: &Petition, locale: Locale) -> Vec<String> {
    let text = &petition.text[&locale];
    let names = petition.recipients.iter().map(|one| one.name[&locale].clone());
    let text = [&text.title, &text.summary, &text.share, &text.body];
    text.into_iter().cloned().chain(names).collect()
}

#[test]
fn it_is_an_example_in_both_languages_and_asks_for_nothing_unusual() {
    assert_eq!(petitions().len(), 2);
    for petition in petitions() {
        assert!(petition.sample, "{} would count as a real petition", petition.slug);
        assert_eq!(petition.people_per_account, 3);
        assert!(petition.closes.is_none(), "the sample must not end");
        for locale in [Locale::KM, Locale::EN] {
            for part in words(&petition, locale) {
                assert!(!part.trim().is_empty());
            }
            let body = petition.text[&locale].body.chars().count();
            assert!(body <= 3_500, "{}: {locale}: its own comments say 3,500", petition.slug);
        }
    }
}

#[test]
fn its_khmer_has_no_latin_letter_or_digit() {
    for petition in petitions() {
        for part in words(&petition, Locale::KM) {
            let found: String = part.chars().filter(char::is_ascii_alphanumeric).collect();
            assert_eq!(found, "", "{}", petition.slug);
        }
    }
}

#[test]
fn both_languages_ask_for_the_same_number_of_things() {
    let asks = |petition: &Petition, locale: Locale| {
        let body = &petition.text[&locale].body;
        let digit = |c: char| c.is_ascii_digit() || ('០'..='៩').contains(&c);
        body.lines().filter(|line| line.starts_with(digit) && line.contains(". ")).count()
    };
    for petition in petitions() {
        assert_eq!(asks(&petition, Locale::KM), 4, "{}", petition.slug);
        assert_eq!(asks(&petition, Locale::EN), 4, "{}", petition.slug);
        let paragraphs = |locale| petition.text[&locale].body.split("\n\n").count();
        assert_eq!(paragraphs(Locale::KM), paragraphs(Locale::EN), "{}", petition.slug);
    }
}

/// Words with a capital inside a sentence: states, places, offices, documents and months. A person's
/// name is none of them.
const CAPITALS: &str = "Agreement Australia British Brunei Cambodia Cambodian Cambodians Canada China \
    Columbia Commissioner Committee Constitution Declaration Election February First Foreign France \
    General High Human India Indonesia Japan January July King Kingdom Laos Malaysia March Minister Nam \
    National Nations Assembly October Paris Peace Philippines President Presidents Prime Rights Russia \
    Second Secretary Secretary-General Senate Singapore States Thailand Third That The United Universal \
    US Viet";

#[test]
fn no_private_person_is_named() {
    let known: BTreeSet<&str> = CAPITALS.split_whitespace().collect();
    for petition in petitions() {
        for part in words(&petition, Locale::EN) {
            // The first word of a sentence has a capital whatever it is.
            for sentence in part.split(['.', '\n', ':', ';']) {
                let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-');
                let inside = words.filter(|word| !word.is_empty()).skip(1);
                for word in inside.filter(|word| word.starts_with(char::is_uppercase)) {
                    assert!(known.contains(word), "{word:?} in {sentence:?}: whose name is this?");
                }
            }
        }
        for part in words(&petition, Locale::KM) {
            let part = part.replace("ពិភពលោក", "");
            for honorific in ["លោក", "ឯកឧត្តម", "សម្តេច", "អ្នកស្រី", "ឧកញ៉ា"]
            {
                assert!(!part.contains(honorific), "{honorific} is followed by a name: {part}");
            }
        }
    }
}

/// The keys that a part of the file may hold, as the refusal of an unknown key lists them.
fn allowed(before: &str) -> BTreeSet<String> {
    let refusal = Campaign::parse(&format!("{before}\nnot_a_key = 1\n")).unwrap_err().to_string();
    let (_, list) = refusal.split_once("expected ").unwrap();
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn its_comments_explain_every_key_that_exists_and_no_other() {
    let comment = SAMPLE.lines().take_while(|line| line.starts_with('#'));
    let explained: BTreeSet<String> = comment
        .filter_map(|line| line.strip_prefix("#   "))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|rest| rest.split_once("  "))
        .flat_map(|(keys, _)| keys.split(", "))
        .map(str::to_owned)
        .collect();
    let petition = "format = 1\n[[petition]]";
    let mut exist = allowed("format = 1");
    exist.extend(allowed(petition));
    exist.extend(allowed(&format!("{petition}\n[petition.text.en]")));
    exist.extend(allowed(&format!("{petition}\n[[petition.recipient]]")));
    // These are headings, or what stands below one.
    for heading in ["petition", "text", "recipient", "name"] {
        assert!(exist.remove(heading), "{heading}");
    }
    assert_eq!(explained, exist);
    for heading in ["[petition.text.en]", "[petition.text.km]", "[[petition.recipient]]"] {
        assert!(SAMPLE.lines().any(|line| line == heading), "{heading}");
        assert!(
            SAMPLE.contains(&format!("# {heading}")) || SAMPLE.contains(&format!("and {heading}"))
        );
    }
}

#[test]
fn the_line_that_is_commented_out_works_when_it_is_not() {
    let with = SAMPLE.replacen("# closes = ", "closes = ", 1);
    assert_ne!(with, SAMPLE);
    let campaign = Campaign::parse(&with).unwrap();
    assert!(campaign.petitions[0].closes.is_some());
}
