//! The campaign file: into the store and back without a loss, and clear words for every mistake.

use bot_core::campaign::{Campaign, SAMPLE};
use bot_core::i18n::Locale;
use tempfile::TempDir;

use crate::support::binary::{Ended, samleng};

/// A directory in which a campaign is prepared.
struct Desk {
    home: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    fn run(&self, args: &[&str]) -> Ended {
        samleng(self.home.path()).args(args).output("")
    }

    fn does(&self, args: &[&str]) -> String {
        let ended = self.run(args);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "{args:?}");
        ended.stdout
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.home.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.home.path().join(name)).unwrap()
    }
}

#[test]
fn importing_twice_changes_nothing() {
    let desk = Desk::new();
    assert_eq!(desk.does(&["import", "sample"]), "petitions: 2 added, 0 changed, 0 unchanged\n");
    desk.does(&["export-campaign", "first.toml"]);
    assert_eq!(desk.does(&["import", "sample"]), "petitions: 0 added, 0 changed, 2 unchanged\n");
    desk.does(&["export-campaign", "second.toml"]);
    assert_eq!(desk.read("first.toml"), desk.read("second.toml"));
}

#[test]
fn a_campaign_goes_from_store_to_store_byte_by_byte() {
    let (here, there) = (Desk::new(), Desk::new());
    here.does(&["import", "sample"]);
    here.does(&["export-campaign", "campaign.toml"]);
    let text = here.read("campaign.toml");
    there.write("campaign.toml", &text);
    let said = there.does(&["import", "campaign.toml"]);
    assert_eq!(said, "petitions: 2 added, 0 changed, 0 unchanged\n");
    there.does(&["export-campaign", "again.toml"]);
    assert_eq!(there.read("again.toml"), text);
    assert_eq!(Campaign::parse(&text).unwrap(), Campaign::parse(SAMPLE).unwrap());
}

#[test]
fn an_edited_petition_is_changed_and_the_others_stay() {
    let desk = Desk::new();
    desk.does(&["import", "sample"]);
    desk.write("edited.toml", &SAMPLE.replacen("goal = 100000", "goal = 200000", 1));
    let said = desk.does(&["import", "edited.toml"]);
    assert_eq!(said, "petitions: 0 added, 1 changed, 1 unchanged\n");
    assert!(desk.does(&["totals"]).contains("vote-from-abroad: 0 of 200000"));
}

#[test]
fn a_file_with_one_mistake_changes_nothing_at_all() {
    let desk = Desk::new();
    desk.does(&["import", "sample"]);
    desk.does(&["export-campaign", "before.toml"]);
    let mut campaign = Campaign::parse(SAMPLE).unwrap();
    campaign.petitions[0].goal = 7;
    campaign.petitions[1].goal = 0;
    desk.write("wrong.toml", &campaign.to_toml().unwrap());
    let ended = desk.run(&["import", "wrong.toml"]);
    assert_eq!(ended.code, 2);
    assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    desk.does(&["export-campaign", "after.toml"]);
    assert_eq!(desk.read("before.toml"), desk.read("after.toml"));
}

#[test]
fn the_sample_is_whole_in_both_languages() {
    let campaign = Campaign::parse(SAMPLE).unwrap();
    assert_eq!(campaign.petitions.len(), 2);
    for petition in &campaign.petitions {
        assert!(petition.sample, "{}: what is only an example says so", petition.slug);
        for locale in [Locale::KM, Locale::EN] {
            let text = petition.text.get(&locale);
            let text = text.unwrap_or_else(|| panic!("{} lacks {locale}", petition.slug));
            assert!(text.body.chars().count() > 500, "{} {locale}", petition.slug);
            // A Telegram message holds 4,096 units.
            let units = text.body.encode_utf16().count();
            assert!(units < 3_500, "{} {locale}: {units}", petition.slug);
            for recipient in &petition.recipients {
                assert!(recipient.name.contains_key(&locale), "{} {locale}", petition.slug);
            }
        }
    }
}

/// A campaign of one petition in which nothing is wrong.
const GOOD: &str = r#"format = 1

[[petition]]
slug = "good"
goal = 1000
opens = "2026-01-01"
closes = "2026-12-31"
people_per_account = 3
channels = ["poster"]

[petition.text.en]
title = "A title"
summary = "A summary"
share = "Please share"
body = "A body"

[petition.text.km]
title = "ចំណងជើង"
summary = "សេចក្តីសង្ខេប"
share = "សូមចែករំលែក"
body = "អត្ថបទ"

[[petition.recipient]]
names = false
name = { en = "The United Nations", km = "អង្គការសហប្រជាជាតិ" }
"#;

/// What is wrong, in place of what, and the words that the refusal must have besides the petition's.
fn mistakes() -> Vec<(&'static str, String, &'static str)> {
    let long = |what: &str, count: usize| format!("{what} = \"{}\"", "long ".repeat(count));
    vec![
        ("goal = 1000", "goal = 0".into(), "goal must be between 1 and"),
        ("goal = 1000", "goal = -5".into(), "goal must be between 1 and"),
        ("goal = 1000", "goal = 5000000000".into(), "goal must be between 1 and"),
        (
            "people_per_account = 3",
            "people_per_account = 0".into(),
            "people_per_account must be 1 to 4",
        ),
        (
            "people_per_account = 3",
            "people_per_account = 5".into(),
            "people_per_account must be 1 to 4",
        ),
        ("2026-12-31", "2025-12-31".into(), "closes is before opens"),
        ("\"poster\"", "\"Poster\"".into(), "a channel must be 1 to 20"),
        ("\"poster\"", "\"a-channel-of-22-letters\"".into(), "a channel must be 1 to 20"),
        ("title = \"A title\"", "title = \"\"".into(), "text.en.title must have 1 to 120"),
        ("title = \"A title\"", long("title", 25), "text.en.title must have 1 to 120"),
        ("summary = \"A summary\"", long("summary", 61), "text.en.summary must have 1 to 60 words"),
        ("share = \"Please share\"", "share = \" \"".into(), "text.en.share must have 1 to"),
        ("body = \"A body\"", long("body", 5_000), "text.en.body must have 1 to 20000"),
        ("ចំណងជើង", "សិទ\u{17B7}\u{17D2}ធ".into(), "not in canonical cluster order"),
        ("The United Nations", "  ".into(), "every recipient a name"),
    ]
}

#[test]
fn every_mistake_names_the_petition_and_what_would_be_right() {
    Campaign::parse(GOOD).unwrap();
    for (right, wrong, words) in mistakes() {
        let text = GOOD.replacen(right, &wrong, 1);
        assert_ne!(text, GOOD, "{right}");
        let said = Campaign::parse(&text).expect_err(&wrong).to_string();
        assert!(said.starts_with("petition good: "), "{wrong}: {said}");
        assert!(said.contains(words), "{wrong}: {said}");
    }
}

#[test]
fn a_petition_whose_slug_is_wrong_is_named_by_its_number() {
    let long = "x".repeat(41);
    for slug in ["", "Vote", "vote from abroad", "បោះឆ្នោត", "invite", "a_b", long.as_str()]
    {
        let text = GOOD.replacen("slug = \"good\"", &format!("slug = \"{slug}\""), 1);
        let said = Campaign::parse(&text).expect_err(slug).to_string();
        assert!(said.starts_with("petition number 1: slug must be"), "{slug}: {said}");
    }
    let (_, petition) = GOOD.split_once("\n\n").unwrap();
    let said = Campaign::parse(&format!("{GOOD}\n{petition}")).unwrap_err().to_string();
    assert_eq!(said, "petition good: two petitions have this slug");
}

#[test]
fn a_petition_without_words_or_recipients_is_refused() {
    let (head, _) = GOOD.split_once("[petition.text.en]").unwrap();
    let said = Campaign::parse(&format!("{head}[petition.text]\n")).unwrap_err().to_string();
    assert!(said.contains("petition good: there is no [petition.text.km]"), "{said}");
    let (head, _) = GOOD.split_once("[[petition.recipient]]").unwrap();
    let said = Campaign::parse(head).unwrap_err().to_string();
    assert!(said.contains("petition good: every petition needs a recipient"), "{said}");
}

#[test]
fn what_is_no_campaign_file_is_said_with_its_place() {
    for (right, wrong, words) in [
        ("goal = 1000", "gaol = 1000", "gaol"),
        ("goal = 1000", "goal = \"many\"", "goal = \"many\""),
        ("goal = 1000", "goal = ", "line 5"),
        ("2026-01-01", "1 January", "opens"),
        ("[petition.text.en]", "[petition.text.english!]", "line"),
    ] {
        let said = Campaign::parse(&GOOD.replacen(right, wrong, 1)).expect_err(wrong).to_string();
        assert!(said.contains("can't be read") && said.contains(words), "{wrong}: {said}");
    }
    let said = Campaign::parse(&GOOD.replacen("format = 1", "format = 2", 1)).unwrap_err();
    assert!(said.to_string().contains("format 2, this program reads format 1"), "{said}");
    assert!(Campaign::parse("").is_err() && Campaign::parse("\u{0}").is_err());
}
