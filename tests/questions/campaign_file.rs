//! What was published goes out with the campaign file and comes back.

use bot_core::campaign::{Answered, Campaign, SAMPLE};
use bot_core::locale::Locale;

#[test]
fn questions_and_answers_survive_the_way_through_a_file() {
    let mut campaign = Campaign::parse(SAMPLE).unwrap();
    let before = campaign.to_toml().unwrap();
    assert!(!before.contains(".questions]]"), "an event without questions says nothing of them");
    for (locale, text) in &mut campaign.events[0].text {
        let (question, answer) = match *locale {
            Locale::KM => ("តើអ្នកណាបង់ប្រាក់?", "គ្មាននរណាទេ។"),
            _ => ("Who pays?", "Nobody.\n\nWe are volunteers."),
        };
        text.questions.push(Answered { question: question.into(), answer: answer.into() });
    }
    let file = campaign.to_toml().unwrap();
    assert!(file.contains("[[event.text.en.questions]]"), "{file}");
    let back = Campaign::parse(&file).unwrap();
    assert_eq!(back, campaign);
    assert_eq!(back.to_toml().unwrap(), file);
}

#[test]
fn what_is_too_long_or_empty_is_refused_by_name() {
    let with = |question: &str, answer: &str| {
        let mut campaign = Campaign::parse(SAMPLE).unwrap();
        let text = campaign.events[0].text.get_mut(&Locale::EN).unwrap();
        text.questions.push(Answered { question: question.into(), answer: answer.into() });
        Campaign::parse(&campaign.to_toml().unwrap()).map(|_| ()).unwrap_err().to_string()
    };
    for (question, answer, what) in [
        ("", "Nobody.", "text.en.questions.question"),
        (&"x".repeat(501), "Nobody.", "text.en.questions.question"),
        ("Who?", "", "text.en.questions.answer"),
        ("Who?", &"x".repeat(2_001), "text.en.questions.answer"),
    ] {
        let error = with(question, answer);
        assert!(error.contains("text.en.questions"), "{what}: {error}");
    }
}
