//! The sample campaign: what everybody reads first, and what organizers copy.

use std::collections::BTreeSet;

use bot_core::campaign::{Campaign, Petition, SAMPLE};
use bot_core::locale::Locale;

use testing::world::catalogue;

fn petitions() -> Vec<Petition> {
    Campaign::parse(SAMPLE).unwrap().petitions
}

/// Everything that people read of events and questions in one language, but streets, which are
/// written as they stand on the sign.
/// Without the words by which questions are found: people type Khmer in Latin letters, and names of
/// countries as they come.
fn forums_and_answers(locale: Locale) -> Vec<String> {
    let campaign = Campaign::parse(SAMPLE).unwrap();
    let behind = &campaign.behind;
    let mut all = vec![behind.name[&locale].clone(), behind.about[&locale].clone()];
    all.extend(behind.holders_for(locale));
    for event in &campaign.events {
        let text = &event.text[&locale];
        all.extend([&text.title, &text.what, &text.place, &text.city].map(String::clone));
        all.extend(text.speakers.iter().chain(&text.recap).cloned());
    }
    all.extend(campaign.topics.iter().map(|topic| topic.name[&locale].clone()));
    for faq in &campaign.faqs {
        let text = &faq.text[&locale];
        all.extend([text.question.clone(), text.answer.clone()]);
    }
    all
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
fn its_events_and_questions_are_examples_in_both_languages() {
    let campaign = Campaign::parse(SAMPLE).unwrap();
    let moving = campaign.events.iter().filter(|event| event.days_ahead.is_some()).count();
    assert_eq!((campaign.events.len(), moving), (3, 2), "one is over, two are always to come");
    assert!(campaign.events.iter().all(|event| event.sample));
    assert!(campaign.faqs.iter().all(|faq| faq.sample));
    assert_eq!((campaign.topics.len(), campaign.faqs.len()), (4, 13));
    for topic in &campaign.topics {
        let questions = campaign.faqs.iter().filter(|faq| faq.topic == topic.slug).count();
        assert!((3..=4).contains(&questions), "{}: {questions}", topic.slug);
    }
    let (km, en) = (forums_and_answers(Locale::KM), forums_and_answers(Locale::EN));
    assert!(km.iter().chain(&en).all(|part| !part.trim().is_empty()));
    for faq in &campaign.faqs {
        let (km, en) = (&faq.text[&Locale::KM], &faq.text[&Locale::EN]);
        let paragraphs = |answer: &str| answer.split("\n\n").count();
        assert_eq!(paragraphs(&km.answer), paragraphs(&en.answer), "{}", faq.slug);
        for question in [&km.question, &en.question] {
            assert!(question.chars().count() <= 60, "too long for a button: {question}");
        }
    }
}

#[test]
fn what_it_answers_about_safety_is_what_the_bot_says_of_privacy() {
    let campaign = Campaign::parse(SAMPLE).unwrap();
    let safe = campaign.faqs.iter().find(|faq| faq.slug == "is-it-safe").unwrap();
    for locale in [Locale::KM, Locale::EN] {
        let answer = &safe.text[&locale].answer;
        let label = catalogue().plain(locale, "button-erase-chat").unwrap();
        assert!(answer.contains(&label), "{locale}: there is no button of another name");
        assert!(answer.ends_with("/privacy"));
        for id in ["privacy-name", "privacy-platform"] {
            let said = catalogue().plain(locale, id).unwrap();
            let first = said.split(['.', '។']).next().unwrap();
            let first: String = first.chars().take(25).collect();
            assert!(answer.contains(&first), "{locale}: {first}");
        }
    }
}

#[test]
fn its_khmer_has_no_latin_letter_or_digit() {
    for part in forums_and_answers(Locale::KM) {
        let names = ["/withdraw", "/forget", "/petitions", "/events", "/follow", "/privacy"];
        let part = names.iter().fold(part, |part, name| part.replace(name, ""));
        let found: String = part.chars().filter(char::is_ascii_alphanumeric).collect();
        assert!(found.is_empty() || part == "វិទ្យាល័យ Guildford Park", "{part}");
    }
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
const CAPITALS: &str = "Afar Agreement Australia British Brunei Cambodia Cambodian Cambodians Canada China \
    Columbia Commissioner Committee Constitution Declaration Election Erase February First Foreign France \
    General Guildford High Human I India Indonesia Japan January July Khmer King Kingdom Laos Malaysia \
    March May Minister Nam National Nations New Assembly October Paris Park Peace Philippines President \
    Presidents Prime Read Rights Russia School Second Secondary Secretary Secretary-General Senate Share \
    Singapore States Surrey Thailand Third That The United Universal US Vancouver Viet Voices Year";

#[test]
fn no_private_person_is_named() {
    let known: BTreeSet<&str> = CAPITALS.split_whitespace().collect();
    let all = |locale| {
        let petitions = petitions().into_iter().flat_map(move |petition| words(&petition, locale));
        petitions.chain(forums_and_answers(locale))
    };
    for part in all(Locale::EN) {
        // The first word of a sentence has a capital whatever it is.
        for sentence in part.split(['.', '\n', ':', ';', '?']) {
            let words = sentence.split(|c: char| !c.is_alphanumeric() && c != '-');
            let inside = words.filter(|word| !word.is_empty()).skip(1);
            for word in inside.filter(|word| word.starts_with(char::is_uppercase)) {
                assert!(known.contains(word), "{word:?} in {sentence:?}: whose name is this?");
            }
        }
    }
    for part in all(Locale::KM) {
        let part = part.replace("ពិភពលោក", "");
        for honorific in ["លោក", "ឯកឧត្តម", "សម្តេច", "អ្នកស្រី", "ឧកញ៉ា"]
        {
            assert!(!part.contains(honorific), "{honorific} is followed by a name: {part}");
        }
    }
}

/// The keys that a part of the file may hold, as the refusal of an unknown key lists them.
fn allowed(before: &str) -> BTreeSet<String> {
    let refusal = Campaign::parse(&format!("{before}\nnot_a_key = 1\n")).unwrap_err().to_string();
    let (_, list) = refusal.split_once("only ").unwrap();
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
    let mut exist = allowed("format = 1");
    for part in [
        "[campaign]",
        "[discord]",
        "[[petition]]",
        "[[petition]]\n[petition.text.en]",
        "[[petition]]\n[[petition.recipient]]",
        "[[event]]",
        "[[event]]\n[event.text.en]",
        "[[faq_topic]]",
        "[[faq]]",
        "[[faq]]\n[faq.text.en]",
    ] {
        exist.extend(allowed(&format!("format = 1\n{part}")));
    }
    // These are headings, or what stands below one.
    let headings =
        ["campaign", "discord", "petition", "event", "faq_topic", "faq", "text", "recipient"];
    for heading in headings {
        assert!(exist.remove(heading), "{heading}");
    }
    assert_eq!(explained, exist);
    let texts = ["petition", "event", "faq"]
        .map(|kind| [".text.en", ".text.km"].map(|text| format!("[{kind}{text}]")));
    let lists = ["petition", "petition.recipient", "event", "faq_topic", "faq"]
        .map(|kind| format!("[[{kind}]]"));
    for heading in texts.iter().flatten().chain(&lists) {
        assert!(SAMPLE.lines().any(|line| line == heading), "{heading}");
        let places = ["# ", "and ", ". "].map(|before| format!("{before}{heading}"));
        assert!(places.iter().any(|place| SAMPLE.contains(place)), "{heading} is not explained");
    }
}

#[test]
fn the_line_that_is_commented_out_works_when_it_is_not() {
    let with = SAMPLE.replacen("# closes = ", "closes = ", 1);
    assert_ne!(with, SAMPLE);
    let campaign = Campaign::parse(&with).unwrap();
    assert!(campaign.petitions[0].closes.is_some());
}
