//! Files that are refused: exit 2, which petition, what would be right; and nothing has changed.

use super::office::{GOOD, Office, good_with, report};

/// One change of the good file, and what the refusal says.
struct Bad(&'static str, String, &'static [&'static str]);

fn bad(from: &'static str, to: impl Into<String>, says: &'static [&'static str]) -> Bad {
    Bad(from, to.into(), says)
}

const SLUG_RULE: &[&str] = &["petition number 1:", "slug must be 1 to 40 of a-z, 0-9 and -"];
const CHANNEL_RULE: &[&str] =
    &["petition clean-water:", "channels must each be 1 to 20 of a-z, 0-9 and -"];
const RECIPIENT_RULE: &[&str] = &["petition clean-water:", "recipient.name", "1 to 200 letters"];
fn settings() -> Vec<Bad> {
    let slug = "slug = \"clean-water\"";
    let mut all: Vec<Bad> = ["", "Clean-Water", "clean_water", "ទឹក", "a b", "invite"]
        .map(|wrong| bad(slug, format!("slug = \"{wrong}\""), SLUG_RULE))
        .into();
    all.push(bad(slug, format!("slug = \"{}\"", "a".repeat(41)), SLUG_RULE));
    for goal in ["0", "-1", "1000000001"] {
        let says = &["petition clean-water:", "goal must be between 1 and 1000000000"];
        all.push(bad("5000", goal, says));
    }
    for people in ["0", "5", "-2"] {
        let says = &["petition clean-water:", "people_per_account must be 1 to 4"];
        all.push(bad("people_per_account = 2", format!("people_per_account = {people}"), says));
    }
    let late = &["petition clean-water:", "closes is before opens"];
    all.push(bad("2026-12-31", "2025-12-31", late));
    for channel in ["", "The Hall", "hall_1", "a-very-long-hall-name", "សាល"] {
        all.push(bad("hall", channel, CHANNEL_RULE));
    }
    let many: Vec<String> = (1..=21).map(|number| number.to_string()).collect();
    for list in ["2, 1", "5, 5", "0", "-1", "5001", &many.join(", ")] {
        let to = format!("goal = 5000\nmilestones = [{list}]");
        let says = &["petition clean-water:", "milestones must rise, each from 1 to the goal"];
        all.push(bad("goal = 5000", to, says));
    }
    all
}

fn words() -> Vec<Bad> {
    let mut all = vec![bad(
        "summary = \"We ask for clean water in every school.\"",
        format!("summary = \"{}\"", "water ".repeat(61)),
        &["petition clean-water:", "text.en.summary must have 1 to 60 words (420 letters)"],
    )];
    let title = &["petition clean-water:", "text.en.title must have 1 to 120 characters"];
    all.push(bad("Clean water\"", " \"", title));
    all.push(bad("Clean water\"", format!("{}\"", "w".repeat(121)), title));
    let summary =
        &["petition clean-water:", "text.km.summary must have 1 to 60 words (420 letters)"];
    all.push(bad("យើងខ្ញុំសូមទឹកស្អាតសម្រាប់សាលារៀន។", "", summary));
    all.push(bad("យើងខ្ញុំសូមទឹកស្អាតសម្រាប់សាលារៀន។", "ក".repeat(421), summary));
    let share = &["petition clean-water:", "text.en.share must have 1 to 420 letters"];
    all.push(bad("Please sign for clean water.", "", share));
    all.push(bad("Please sign for clean water.", "w".repeat(421), share));
    let body = &["petition clean-water:", "text.en.body must have 1 to 20000 letters"];
    all.push(bad("We ask for clean water.\"", "\\n\\n\"", body));
    all.push(bad("We ask for clean water.\"", format!("{}\"", "w".repeat(20_001)), body));
    all
}

fn recipients() -> Vec<Bad> {
    vec![
        bad(
            "name.en = \"The Ministry of Education\"\nname.km = \"ក្រសួងអប់រំ\"",
            "name = {}",
            RECIPIENT_RULE,
        ),
        bad("The Ministry of Education", " ", RECIPIENT_RULE),
        bad("The Ministry of Education", "w".repeat(201), RECIPIENT_RULE),
        bad("ក្រសួងអប់រំ", "ក".repeat(201), RECIPIENT_RULE),
    ]
}

/// What is wrong with the form is said with the line.
fn form() -> Vec<Bad> {
    let day = &["line 6", "a day such as \"2026-11-21\""];
    vec![
        bad("format = 1", "format = 2", &["line 1: format must be 1", "has format 2"]),
        bad("format = 1", "format = 2\nmottos = 3", &["line 1: format must be 1", "has format 2"]),
        bad("format = 1\n", "", &["format is missing"]),
        bad("goal = 5000", "gaol = 5000", &["line 5", "gaol is no key here", "`goal`"]),
        bad("goal = 5000\n", "", &["line 3", "goal is missing"]),
        bad("goal = 5000", "goal = \"many\"", &["line 5", "goal must be a whole number"]),
        bad(
            "title = \"Clean",
            "titel = \"Clean",
            &["line 12", "text.en.titel is no key here", "`title`"],
        ),
        bad(
            "names = false",
            "name_s = false",
            &["line 24", "recipient.name_s is no key here", "`names`"],
        ),
        bad("\"2026-01-01\"", "2026-01-01", day),
        bad("\"2026-01-01\"", "\"1 January\"", day),
        bad("\"2026-01-01\"", "\"2026-02-30\"", day),
        bad("text.km]", "text.Khmer]", &["line 17", "such as km or en"]),
        bad("[[petition]]", "[[petition]", &["line 3"]),
        bad("slug = \"clean-water\"", "slug = \"clean-water", &["line 4"]),
    ]
}

#[tokio::test]
async fn a_file_with_a_mistake_is_refused_and_changes_nothing() {
    let office = Office::new();
    office.imports(GOOD);
    let before = office.exports();
    let all = [settings(), words(), recipients(), form()].into_iter().flatten();
    for Bad(from, to, says) in all {
        let file = good_with(from, &to);
        std::fs::write(office.file("bad.toml"), &file).unwrap();
        let ended = office.tries("bad.toml");
        let what = format!("{from:?} -> {to:.60?}: {}", ended.stderr);
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{what}");
        assert!(ended.stderr.starts_with("samleng: bad.toml: "), "{what}");
        assert_eq!(ended.stderr.lines().count(), 1, "{what}");
        for part in says {
            assert!(ended.stderr.contains(part), "{part:?} is missing: {what}");
        }
    }
    assert_eq!(office.exports(), before);
    assert_eq!(office.versions("clean-water").await, (1, 1));
}

#[test]
fn one_bad_petition_keeps_the_good_ones_out() {
    let office = Office::new();
    office.imports(GOOD);
    let before = office.exports();
    let (_, petition) = GOOD.split_once('\n').unwrap();
    let second = [
        (petition.to_owned(), "petition clean-water: slug must be another one: two petitions have"),
        (petition.replace("clean-water", "Clean"), "petition number 2: slug must be"),
        (
            petition.replace("clean-water", "more").replace("5000", "0"),
            "petition more: goal must be",
        ),
    ];
    for (second, says) in second {
        let file = good_with("5000", "6000") + &second;
        std::fs::write(office.file("bad.toml"), file).unwrap();
        let ended = office.tries("bad.toml");
        assert_eq!(ended.code, 2, "{says}");
        assert!(ended.stderr.contains(says), "{says}: {}", ended.stderr);
        assert_eq!(office.exports(), before, "{says}");
    }
}

#[test]
fn a_petition_without_text_or_without_a_recipient_is_refused() {
    let office = Office::new();
    let (texts, recipient) = GOOD.split_once("[[petition.recipient]]").unwrap();
    let (settings, _) = texts.split_once("[petition.text.en]").unwrap();
    let textless = format!("{settings}text = {{}}\n[[petition.recipient]]{recipient}");
    let unwritten = format!("{settings}[[petition.recipient]]{recipient}");
    for (file, says) in [
        (
            textless,
            "petition clean-water: text must be there: [petition.text.km] or [petition.text.en]",
        ),
        (unwritten, "text is missing"),
        (texts.to_owned(), "petition clean-water: recipient must be there"),
    ] {
        std::fs::write(office.file("bad.toml"), file).unwrap();
        let ended = office.tries("bad.toml");
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{says}");
        assert!(ended.stderr.contains(says), "{says}: {}", ended.stderr);
    }
    assert!(!office.file("samleng.db").exists(), "a bad file makes no store");
}

#[test]
fn what_is_no_campaign_file_at_all_is_refused_by_its_name() {
    let office = Office::new();
    std::fs::write(office.file("latin1.toml"), b"format = 1 # \xe9t\xe9").unwrap();
    std::fs::write(office.file("letter.txt"), "Dear friends, please sign.").unwrap();
    std::fs::create_dir(office.file("folder")).unwrap();
    for (file, says) in [
        ("nowhere.toml", &["nowhere.toml", "No such file"][..]),
        ("folder", &["folder", "directory"]),
        ("latin1.toml", &["latin1.toml", "UTF-8"]),
        ("letter.txt", &["can't be read", "line 1"]),
    ] {
        let ended = office.tries(file);
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{file}");
        for part in says {
            assert!(ended.stderr.contains(part), "{file}: {part:?}: {}", ended.stderr);
        }
    }
    assert!(!office.file("samleng.db").exists(), "a bad file makes no store");
}

#[test]
fn a_key_or_settings_taken_for_a_campaign_file_are_not_printed() {
    let office = Office::new();
    let secret = "AGE-SECRET-KEY-1QQQQ";
    std::fs::write(office.file("p.key"), format!("# made today\n{secret}\n")).unwrap();
    std::fs::write(office.file("env"), format!("TELEGRAM_BOT_TOKEN='{secret}'\n")).unwrap();
    for (file, says) in [("p.key", "line 2"), ("env", "TELEGRAM_BOT_TOKEN is no key here")] {
        let ended = office.tries(file);
        assert!(ended.stderr.contains(says), "{file}: {}", ended.stderr);
        assert!(!ended.stderr.contains(secret), "{file}: {}", ended.stderr);
    }
}

#[test]
fn more_petitions_than_the_lists_can_show_are_refused() {
    let (_, petition) = GOOD.split_once('\n').unwrap();
    let file = |count: i32| {
        let petitions = (0..count).map(|n| petition.replace("clean-water", &format!("water-{n}")));
        format!("format = 1\n{}", petitions.collect::<String>())
    };
    let office = Office::new();
    std::fs::write(office.file("bad.toml"), file(101)).unwrap();
    let ended = office.tries("bad.toml");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("more than 100 petitions"), "{}", ended.stderr);
    office.imports(&file(100));
    assert_eq!(office.exports().matches("[[petition]]").count(), 100);
}

#[test]
fn the_limits_themselves_are_allowed() {
    let office = Office::new();
    let file = GOOD
        .replace("clean-water", &"a".repeat(40))
        .replace("\"hall\"", &format!("\"{}\", \"1\", \"-\"", "h".repeat(20)))
        .replace("\"Clean water\"", &format!("\"{}\"", "w".repeat(120)))
        .replace("We ask for clean water in every school.", &"water ".repeat(60))
        .replace("Please sign for clean water.", &"w".repeat(420))
        .replace("We ask for clean water.", &"w".repeat(20_000))
        .replace("យើងខ្ញុំសូមទឹកស្អាតសម្រាប់សាលារៀន។", &"ក".repeat(420))
        .replace("ក្រសួងអប់រំ", &"ក".repeat(200))
        .replace("The Ministry of Education", &"w".repeat(200))
        .replace("= 5000", "= 1000000000")
        .replace("_account = 2", "_account = 4")
        .replace("2026-12-31", "2026-01-01");
    assert_eq!(office.imports(&file), report(1, 0, 0));
    assert!(office.imports("format = 1\n").contains("0 added"), "an empty campaign is one too");
}
