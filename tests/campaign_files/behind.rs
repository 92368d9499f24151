//! Who is behind the campaign: `[campaign]` through the real program.

use bot_core::campaign::{Campaign, Holders, SAMPLE};
use bot_core::locale::Locale;

use super::office::{GOOD, Office};
use testing::binary::samleng;

/// The good file with this in front of its petition.
fn with(campaign: &str) -> String {
    GOOD.replacen("format = 1\n", &format!("format = 1\n{campaign}\n"), 1)
}

const WHO: &str = r#"
[campaign]
web = "https://example.org"
holders = ["Dara", { en = "A nurse", km = "គ្រូពេទ្យម្នាក់" }]
name = { en = "Friends of the Vote", km = "មិត្តនៃការបោះឆ្នោត" }
about.en = "An association of Cambodians in Canada."
contact.en = "hello@example.org"
press.km = "https://example.org/press"
"#;

fn last_line(printed: &str) -> &str {
    printed.lines().last().unwrap()
}

#[test]
fn it_goes_in_and_comes_out_as_it_was_and_twice_changes_nothing() {
    for text in [with(WHO), with("[campaign]\nholders = 3"), SAMPLE.to_owned()] {
        let office = Office::new();
        assert_eq!(last_line(&office.imports_all(&text)), "who is behind it: added");
        assert_eq!(last_line(&office.imports_all(&text)), "who is behind it: unchanged");
        let out = office.exports();
        let (came_out, went_in) =
            (Campaign::parse(&out).unwrap().behind, Campaign::parse(&text).unwrap().behind);
        assert_eq!(came_out, went_in);
        assert_eq!(last_line(&office.imports_all(&out)), "who is behind it: unchanged");
        assert_eq!(office.exports(), out);
    }
}

#[test]
fn the_contact_of_an_older_file_becomes_the_campaigns() {
    let office = Office::new();
    office.imports_all(&with("[contact]\nen = \"hello@example.org\""));
    let out = office.exports();
    assert!(out.contains("[campaign.contact]\nen = \"hello@example.org\""), "{out}");
    assert!(!out.contains("[contact]"), "{out}");
    // What a file leaves out stays, also if it leaves out all of it.
    office.imports_all(&with("[campaign]\nname.en = \"Friends\""));
    assert!(!office.imports_all(GOOD).contains("who is behind it"));
    let behind = Campaign::parse(&office.exports()).unwrap().behind;
    assert_eq!(behind.contact[&Locale::EN], "hello@example.org");
    assert_eq!(behind.name[&Locale::EN], "Friends");
}

#[test]
fn what_can_not_be_right_is_refused_with_what_would_be() {
    let long = format!("name.en = \"{}\"", "a".repeat(61));
    let list = format!("holders = [{}]", "\"A nurse\", ".repeat(10));
    let wrong = [
        ("name.en = \"\"", "campaign: name.en ", "1 to 60 letters"),
        (long.as_str(), "campaign: name.en ", "1 to 60 letters"),
        ("press.en = \"\"", "campaign: press.en ", "1 to 200 letters"),
        ("web = \"example.org\"", "campaign: web ", "begins with https://"),
        ("holders = 0", "campaign: holders ", "1 to 9"),
        ("holders = 10", "campaign: holders ", "1 to 9"),
        ("holders = []", "campaign: holders ", "1 to 9"),
        (list.as_str(), "campaign: holders ", "1 to 9"),
        ("holders = [\"\"]", "campaign: holders ", "1 to 60 letters"),
        ("holders = [{}]", "campaign: holders ", "1 to 60 letters"),
        (
            "holders = \"three\"",
            "line 3: campaign: ",
            "holders must be a number, such as 3, or a list",
        ),
        ("phone = \"+855\"", "line 3: campaign: ", "phone is no key here, only `sample`"),
        ("contact.en = \"a\"\n[contact]\nen = \"b\"", "line 4: contact ", "must be left out"),
    ];
    for (keys, which, what) in wrong {
        let refusal =
            Campaign::parse(&with(&format!("[campaign]\n{keys}"))).unwrap_err().to_string();
        assert!(refusal.contains(which) && refusal.contains(what), "{keys}: {refusal}");
    }
    let three = Campaign::parse(&with("[campaign]\nholders = 3")).unwrap();
    assert_eq!(three.behind.holders, Some(Holders::Count(3)));
}

/// The lines of `doctor` that begin with *hint*.
fn hints(office: &Office, keys: &str) -> Vec<String> {
    let doctor = samleng(office.file(".").as_path()).args(["doctor"]);
    let ended = doctor.env("PETITION_RECIPIENTS", keys).output("");
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""), "a hint is no failure");
    ended.stdout.lines().filter(|line| line.starts_with("hint: ")).map(str::to_owned).collect()
}

#[test]
fn the_doctor_says_what_is_missing_and_what_to_type() {
    let (_, key) = bot_core::vault::generate_key();
    let office = Office::new();
    office.imports_all(GOOD);
    let said = hints(&office, &key);
    assert_eq!(said.len(), 1, "{said:?}");
    for words in ["nobody can read who is behind the campaign", "/edit", "[campaign]"] {
        assert!(said[0].contains(words), "{said:?}");
    }
    office.imports_all(SAMPLE);
    let said = hints(&office, &key);
    assert!(said.len() == 1 && said[0].contains("is the example"), "{said:?}");
    office.imports_all(&with(WHO));
    let said = hints(&office, &key);
    assert!(said.len() == 1 && said[0].contains("2 key-holders"), "{said:?}");
    let (_, other) = bot_core::vault::generate_key();
    assert!(hints(&office, &format!("{key},{other}")).is_empty());
}
