//! Into the store, out of it, and in again.

use bot_core::campaign::{Campaign, SAMPLE};

use super::office::{GOOD, Office, good_with, report};
use testing::world::MAIN;

const SLUG: &str = "clean-water";

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    for (text, slug, count) in [(SAMPLE, MAIN, 2), (GOOD, SLUG, 1)] {
        let office = Office::new();
        assert_eq!(office.imports(text), report(count, 0, 0));
        let out = office.exports();
        for _ in 0..2 {
            assert_eq!(office.imports(text), report(0, 0, count));
            assert_eq!(office.versions(slug).await, (1, 1));
            assert_eq!(office.exports(), out);
        }
    }
}

#[test]
fn the_word_sample_stands_for_the_sample_campaign() {
    let office = Office::new();
    let ended = office.tries("sample");
    assert_eq!((ended.code, ended.stdout), (0, all_of_the_sample("added")));
    assert_eq!(office.imports_all(SAMPLE), all_of_the_sample("unchanged"));
}

/// What an import of the sample prints where everything is of this kind.
fn all_of_the_sample(what: &str) -> String {
    let kinds = [("petitions", 2), ("events", 3), ("FAQ topics", 4), ("FAQ answers", 13)];
    let counts = |count: usize| {
        ["added", "changed", "unchanged"]
            .map(|one| format!("{} {one}", if one == what { count } else { 0 }))
            .join(", ")
    };
    let kinds = kinds.map(|(kind, count)| format!("{kind}: {}\n", counts(count))).concat();
    format!("{kinds}who is behind it: {what}\n")
}

#[test]
fn a_campaign_moves_to_an_empty_store_byte_for_byte() {
    let difficult = good_with(
        "We ask for clean water.\"",
        "\\n  \\\"Water\\\" \\\\ \\t water \\u00e9 💧\\n\\n'''one'''\\n\\n\\\"\\\"\\\"two\\\"\\\"\\\"\\n \"",
    );
    let bare = GOOD
        .lines()
        .filter(|line| !line.starts_with(['o', 'c', 'p', 'n']) || line.contains("name."));
    let bare = bare.collect::<Vec<_>>().join("\n");
    for text in [SAMPLE, GOOD, &difficult, &bare] {
        let office = Office::new();
        office.imports(text);
        let out = office.exports();
        let (out_again, mut written) =
            (Campaign::parse(&out).unwrap(), Campaign::parse(text).unwrap());
        // A moving example comes out with the day that it got.
        for (event, dated) in written.events.iter_mut().zip(&out_again.events) {
            *event = event.dated(Some(dated), 0);
        }
        assert_eq!(out_again, written);
        let other = Office::new();
        other.imports(&out);
        assert_eq!(other.exports(), out);
        assert!(office.imports(&out).starts_with("petitions: 0 added, 0 changed"));
    }
}

#[tokio::test]
async fn a_changed_word_is_a_new_text_and_nothing_else_is() {
    let office = Office::new();
    office.imports(GOOD);
    let words = [
        ("every school", "each school"),
        ("Please sign", "Do sign"),
        ("title = \"ទឹកស្អាត\"", "title = \"ទឹក\""),
        ("Ministry of Education", "Ministry of Health"),
    ];
    for (version, (from, to)) in (2..).zip(words) {
        assert_eq!(office.imports(&good_with(from, to)), report(0, 1, 0));
        assert_eq!(office.versions(SLUG).await, (version, 1), "{from:?}");
    }
    let (text, _) = office.versions(SLUG).await;
    assert_eq!(office.imports(GOOD), report(0, 1, 0));
    assert_eq!(office.versions(SLUG).await, (text + 1, 1), "an old word again is new again");
    let settings = [("5000", "6000"), ("2026-12-31", "2027-12-31"), ("hall", "poster")];
    for (from, to) in settings {
        assert_eq!(office.imports(&good_with(from, to)), report(0, 1, 0));
        assert_eq!(office.versions(SLUG).await, (text + 1, 1), "{from:?} is no text");
    }
}

#[tokio::test]
async fn who_gets_names_is_a_new_consent() {
    let office = Office::new();
    office.imports(GOOD);
    assert_eq!(office.imports(&good_with("names = false", "names = true")), report(0, 1, 0));
    assert_eq!(office.versions(SLUG).await, (1, 2));
    assert_eq!(office.imports(GOOD), report(0, 1, 0));
    assert_eq!(office.versions(SLUG).await, (1, 3));
}

#[tokio::test]
async fn a_file_that_was_saved_on_windows_is_the_same_file() {
    let office = Office::new();
    office.imports(SAMPLE);
    let windows = format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(office.imports(&windows), report(0, 0, 2));
    assert_eq!(office.versions(MAIN).await, (1, 1));
}

#[test]
fn a_petition_that_a_file_leaves_out_stays() {
    let office = Office::new();
    office.imports(SAMPLE);
    assert_eq!(office.imports(GOOD), report(1, 0, 0));
    let campaign = Campaign::parse(&office.exports()).unwrap();
    let mut slugs: Vec<_> = campaign.petitions.iter().map(|one| one.slug.as_str()).collect();
    slugs.sort_unstable();
    assert_eq!(slugs, [SLUG, "paris-agreement", MAIN]);
}
