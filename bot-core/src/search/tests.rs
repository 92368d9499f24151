use std::collections::BTreeMap;

use super::{Fillers, Found, Index, SmallTalk, Talk, is_sentence, sound, tokens};
use crate::campaign::{Faq, FaqText};
use crate::locale::Locale;

fn faq(slug: &str, locale: Locale, question: &str, answer: &str) -> Faq {
    let text = FaqText { question: question.to_owned(), answer: answer.to_owned(), words: vec![] };
    let (topic, text) = ("all".to_owned(), BTreeMap::from([(locale, text)]));
    serde_json::from_value(serde_json::json!({ "slug": slug, "topic": topic, "text": text }))
        .unwrap_or_else(|error| panic!("{error}"))
}

fn fillers() -> Fillers {
    Fillers::new(["where, can, i, my, is, the, a, to, when, whether".to_owned()])
}

fn index() -> Index {
    let all = [
        faq("bicycle", Locale::EN, "Where can I leave my bicycle?", "Behind the hall."),
        faq("cloakroom", Locale::EN, "Is there a cloakroom?", "Yes, beside the entrance."),
        faq("speaker", Locale::EN, "When does the speaker begin?", "At seven."),
        faq(
            "water",
            Locale::KM,
            "\u{178F}\u{17BE}\u{1791}\u{17B9}\u{1780}\u{1793}\u{17C5}\u{178E}\u{17B6}?",
            "",
        ),
    ];
    Index::new(&all, &fillers())
}

#[test]
fn mistakes_and_spaces_change_nothing() {
    let index = index();
    for query in
        ["bicycle", "bicicle", "bicycles", "my bicylce", "bi cycle", "wherecanileavemybicycle"]
    {
        assert_eq!(index.find(query), Found::Clear("bicycle".to_owned()), "{query}");
    }
}

#[test]
fn what_only_fills_finds_nothing() {
    let index = index();
    for query in ["where is the", "wher can i", "", " ", "?!", "weather", "\u{200B}"] {
        assert_eq!(index.find(query), Found::Nothing, "{query}");
    }
}

#[test]
fn without_entries_nothing_is_found() {
    let index = Index::new(&[], &fillers());
    assert_eq!(index.find("bicycle"), Found::Nothing);
}

#[test]
fn coverage_is_a_share() {
    for hit in index().ranked("bicycle cloakroom elephant speaker water") {
        assert!((0.0..=1.0).contains(&hit.coverage), "{hit:?}");
    }
}

#[test]
fn a_query_is_cut_before_anything_is_done_with_it() {
    let long = "\u{1780}".repeat(400_000);
    assert_eq!(tokens::cut(&long).chars().count(), tokens::CLUSTERS);
    let marks = format!("\u{1780}{}", "\u{17D2}".repeat(400_000));
    assert!(tokens::cut(&marks).len() <= 3_000);
    assert!(index().ranked(&"ab ".repeat(400_000)).is_empty());
}

#[test]
fn spellings_that_sound_alike_are_one() {
    // samnuor with NO and with NNO, and jomloey with a subscript and with the sign
    let pairs = [
        ("\u{179F}\u{17C6}\u{1793}\u{17BD}\u{179A}", "\u{179F}\u{17C6}\u{178E}\u{17BC}\u{179A}"),
        (
            "\u{1785}\u{1798}\u{17D2}\u{179B}\u{17BE}\u{1799}",
            "\u{1785}\u{17C6}\u{179B}\u{17BE}\u{1799}",
        ),
    ];
    for (one, other) in pairs {
        assert_eq!(sound::khmer(one), sound::khmer(other));
    }
    assert_eq!(
        sound::romanised("hathalekha"),
        sound::romanised("hattalekhar").map(|mut word| {
            word.pop();
            word
        })
    );
    assert_eq!(sound::stem("voting"), sound::stem("voters"));
    assert_eq!(sound::stem("registration"), sound::stem("registered"));
}

#[test]
fn small_talk_is_only_what_is_nothing_else() {
    let talk = Talk::new([
        (Some(SmallTalk::Greeting), "hello, good morning".to_owned()),
        (Some(SmallTalk::Thanks), "thank you, thanks".to_owned()),
        (None, "dear, friend".to_owned()),
    ]);
    assert_eq!(talk.kind("Hellooo, dear friend!! :)"), Some(SmallTalk::Greeting));
    assert_eq!(talk.kind("good  morning"), Some(SmallTalk::Greeting));
    assert_eq!(talk.kind("hello, thank you"), Some(SmallTalk::Greeting));
    assert_eq!(talk.kind("dear friend"), None, "it says nothing of a kind");
    assert_eq!(talk.kind("hello, where is the bicycle"), None);
    assert_eq!(talk.kind(&"hello ".repeat(100_000)), None);
    assert!(Talk::is_wordless("\u{1F44D} ?!") && !Talk::is_wordless("ok"));
}

#[test]
fn a_sentence_has_some_words() {
    assert!(is_sentence("where is it") && !is_sentence("bicycle") && !is_sentence("Los Angeles"));
    assert!(is_sentence(&"\u{1780}\u{1781}\u{1782}".repeat(3)) && !is_sentence("\u{1780}"));
}
