//! Faults, each prepared in a store of its own.

use std::fs::OpenOptions;
use std::os::unix::fs::{FileExt as _, PermissionsExt as _};

use bot_core::clock::DAY;
use samleng::Exit;

use super::{Clinic, PRIVATE, Patient};

/// How a fault is made.
enum By {
    /// Somebody who can write the database.
    Sql(&'static str),
    /// A disk, or somebody with a shell.
    Shell(fn(&Patient)),
    /// Settings or a clock.
    Setting(fn(&mut Patient)),
}
use By::{Setting, Shell, Sql};

/// A fault, how the program ends, and what every line of it says among others: what it is, and what to do.
type Fault = (By, Exit, &'static [&'static str]);

const FORGED: &str = "is damaged, or another program wrote it";
const FILE: &str = "load your campaign file with `samleng import FILE`";
const RESTORE: &str = "put a backup back with `samleng restore FILE`";
const WHO: &str = "find out who writes into this database";

const ROWS: &[Fault] = &[
    (
        Sql("UPDATE roles SET role = 'owner' WHERE role = 'moderator'"),
        Exit::Found,
        &["of roles", FORGED, "`samleng role grant`"],
    ),
    (
        Sql("UPDATE accounts SET person = (SELECT person FROM accounts ORDER BY tag LIMIT 1)"),
        Exit::Found,
        &["of accounts", FORGED, RESTORE],
    ),
    (
        Sql("UPDATE invites SET expires = expires + 1"),
        Exit::Found,
        &["of invites", FORGED, "invite anew"],
    ),
    (
        Sql("DELETE FROM meta WHERE name = 'two_people'"),
        Exit::Found,
        &["row two_people of meta", RESTORE],
    ),
    (
        Sql("UPDATE meta SET value = '1' WHERE name = 'practice'"),
        Exit::Found,
        &["row practice of meta", RESTORE],
    ),
    (Sql("DELETE FROM meta WHERE name = 'bound'"), Exit::Found, &["row bound of meta", RESTORE]),
    (
        Sql(
            "UPDATE petitions SET settings = replace(settings, 'a', 'b') WHERE slug = 'vote-from-abroad'",
        ),
        Exit::Found,
        &["row vote-from-abroad of petitions", FORGED, FILE],
    ),
    (
        Sql(
            "UPDATE revisions SET body = body || ' ' WHERE petition = 'vote-from-abroad' AND kind = 'text'",
        ),
        Exit::Found,
        &["row vote-from-abroad text 1 of revisions", FILE],
    ),
    (
        Sql("UPDATE events SET settings = settings || ' ' WHERE slug = 'town-hall'"),
        Exit::Found,
        &["row town-hall of events", FILE],
    ),
    (Sql("UPDATE faqs SET place = place + 1"), Exit::Found, &["of faqs", FORGED, FILE]),
    (Sql("UPDATE faq_topics SET bound = x'00'"), Exit::Found, &["of faq_topics", FORGED, FILE]),
    (
        Sql("UPDATE follows SET sealed = x'00' WHERE tag = (SELECT MIN(tag) FROM follows)"),
        Exit::Found,
        &["of follows", FORGED, RESTORE],
    ),
    (
        Sql("UPDATE conversations SET sealed = x'00'"),
        Exit::Found,
        &["of conversations", "begins anew"],
    ),
    (Sql("UPDATE audit SET sealed = x'00'"), Exit::Found, &["of audit", FORGED]),
    (
        Sql("UPDATE rsvps SET sealed = x'00' WHERE tag = (SELECT MIN(tag) FROM rsvps)"),
        Exit::Found,
        &["of rsvps", "(1 can't be read)"],
    ),
];

const FIGURES: &[Fault] = &[
    (
        Sql("UPDATE signatures SET facts = x'00' WHERE tag = (SELECT MIN(tag) FROM signatures)"),
        Exit::Found,
        &["of signatures", "the counter total is 3, the rows say 2"],
    ),
    (
        Sql("UPDATE tallies SET n = n + 1 WHERE dimension = 'total'"),
        Exit::Found,
        &["the counter total is 4, the rows say 3", WHO, RESTORE],
    ),
    (
        Sql("UPDATE tallies SET item = 'KH' WHERE item = 'FR'"),
        Exit::Found,
        &[
            "the counter country KH is 3, the rows say 0",
            "the counter country FR is 0, the rows say 3",
        ],
    ),
    (
        Sql("UPDATE tallies SET n = n + 1 WHERE dimension = 'withdrawn' OR dimension = 'signed'"),
        Exit::Found,
        &["4 signed less 0 taken back is not 3 rows"],
    ),
    (
        Sql("DELETE FROM signatures WHERE tag = (SELECT MIN(tag) FROM signatures)"),
        Exit::Found,
        &["3 signed less 0 taken back is not 2 rows"],
    ),
    (
        Sql("UPDATE signatures SET name = x'00' WHERE tag = (SELECT MIN(tag) FROM signatures)"),
        Exit::Found,
        &["1 signatures have no name that key-holders can open", RESTORE],
    ),
    (
        Sql("UPDATE signatures SET state = 'gone'"),
        Exit::Found,
        &["3 signatures are in a state that this program does not know", RESTORE],
    ),
    (
        Sql("DELETE FROM petitions WHERE slug = 'vote-from-abroad'"),
        Exit::Found,
        &["vote-from-abroad: there are signatures or counters, and no petition", RESTORE],
    ),
    (
        Sql("UPDATE petitions SET sealed_key = NULL WHERE slug = 'vote-from-abroad'"),
        Exit::Found,
        &["vote-from-abroad: it is open, and its own key is gone, so nobody can sign", RESTORE],
    ),
    (
        Sql("UPDATE petitions SET sealed_key = x'00' WHERE slug = 'vote-from-abroad'"),
        Exit::Found,
        &["row vote-from-abroad of petitions", "its own key is gone"],
    ),
    (
        Sql("DELETE FROM revisions WHERE petition = 'vote-from-abroad' AND kind = 'text'"),
        Exit::Found,
        &["version 1 of its text is not in the store", RESTORE],
    ),
    (
        Sql("UPDATE attendance SET inside = inside + 1"),
        Exit::Found,
        &["town-hall: the counters are", "the rows say", RESTORE],
    ),
    (
        Sql(
            "DELETE FROM ledger WHERE tag = (SELECT MIN(tag) FROM ledger WHERE announcement = 'forum')",
        ),
        Exit::Found,
        &["announcement forum: its figures say 10 rows, its ledger 9", "/broadcasts"],
    ),
    (
        Sql("UPDATE ledger SET state = 5 WHERE announcement = 'forum'"),
        Exit::Found,
        &["its figures say 10 sent, its ledger 0"],
    ),
    (
        Sql("UPDATE announcements SET sent = sent + 1 WHERE id = 'forum'"),
        Exit::Found,
        &["10 were built, and 11 have an outcome"],
    ),
    (
        Sql("UPDATE announcements SET state = 'lost' WHERE id = 'forum'"),
        Exit::Found,
        &["announcement forum: nobody can tell how far it is", RESTORE],
    ),
];

const TABLES: &[Fault] = &[
    (Sql("DROP INDEX handled_at"), Exit::Found, &["the index handled_at is missing", WHO]),
    (
        Sql("CREATE TRIGGER spy AFTER INSERT ON meta BEGIN SELECT 1; END"),
        Exit::Found,
        &["the trigger spy was added by another program", WHO],
    ),
    (
        Sql("ALTER TABLE roles ADD COLUMN note TEXT"),
        Exit::Found,
        &["the table roles was changed by another program", RESTORE],
    ),
    (Sql("DROP TABLE mutes"), Exit::Found, &["the table mutes is missing", RESTORE]),
    (
        Sql("DROP TABLE tallies"),
        Exit::Found,
        &[
            "the table tallies is missing",
            "the signatures of vote-from-abroad can't be examined to the end",
            RESTORE,
        ],
    ),
    (
        Sql("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 3"),
        Exit::Refused,
        &["were not made by this program, or not to the end", RESTORE],
    ),
    (
        Sql("UPDATE _sqlx_migrations SET success = 0 WHERE version = 3"),
        Exit::Refused,
        &["were not made by this program, or not to the end", RESTORE],
    ),
];

const AROUND: &[Fault] = &[
    (
        Shell(a_bad_page),
        Exit::Found,
        &[
            "it is damaged. Stop the bot, look at the disk",
            "put a backup back (`samleng restore FILE`)",
        ],
    ),
    (Shell(readable_by_all), Exit::Found, &["others on this computer can open", "chmod 600"]),
    (
        Shell(|one| std::fs::remove_file(one.file()).unwrap()),
        Exit::Refused,
        &["there is no database at", "put it back, or a backup with `samleng restore FILE`"],
    ),
    (
        Shell(|one| std::fs::write(one.file(), b"").unwrap()),
        Exit::Refused,
        &["the database is empty", RESTORE],
    ),
    (
        Shell(another_secret),
        Exit::Refused,
        &["does not belong to this database", "SAMLENG_SECRET_FILE"],
    ),
    (
        Setting(|one| one.settings.petition_recipients.clear()),
        Exit::Found,
        &["PETITION_RECIPIENTS", "`samleng setup` makes a key"],
    ),
    (
        Setting(|one| one.settings.campaign_tz = "Mars/Base".to_owned()),
        Exit::Found,
        &["CAMPAIGN_TZ is \"Mars/Base\"", "write a name such as"],
    ),
    (
        Setting(|one| one.clock = bot_core::clock::FixedClock::at(testing::world::NOW - 3 * DAY)),
        Exit::Found,
        &["this machine's clock is 3 days behind", "timedatectl"],
    ),
    (
        Setting(|one| one.clock = bot_core::clock::FixedClock::at(testing::world::NOW + 400 * DAY)),
        Exit::Found,
        &["this machine's clock is 400 days ahead", "`samleng doctor --clock-is-right`"],
    ),
    (
        Setting(no_copies),
        Exit::Found,
        &["no daily copy was made since 2026-11-21", "BACKUP_DIR has room"],
    ),
];

/// The first page that holds a sealed name.
fn a_bad_page(patient: &Patient) {
    let bytes = std::fs::read(patient.file()).unwrap();
    let size = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
    let name = b"age-encryption.org";
    let page = bytes.chunks(size).position(|page| page.windows(name.len()).any(|at| at == name));
    let at = page.unwrap() * size;
    let file = OpenOptions::new().write(true).open(patient.file()).unwrap();
    file.write_all_at(&vec![0x55; size], at as u64).unwrap();
}

fn readable_by_all(patient: &Patient) {
    let mode = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(patient.file(), mode).unwrap();
}

fn another_secret(patient: &Patient) {
    super::write_private(patient.settings.secret_file.as_ref().unwrap(), &"08".repeat(32));
}

fn no_copies(patient: &mut Patient) {
    patient.settings.backup_dir = Some(patient.home.path().join("copies"));
    patient.clock = bot_core::clock::FixedClock::at(testing::world::NOW + 3 * DAY);
}

async fn each_is_found(faults: &[Fault]) {
    let clinic = Clinic::open().await;
    for (by, exit, says) in faults {
        let mut patient = clinic.admits();
        match by {
            Sql(statement) => patient.suffers(statement).await,
            Shell(harm) => harm(&patient),
            Setting(harm) => harm(&mut patient),
        }
        let (heard, ended) = patient.hears().await;
        assert_eq!(ended, Some(*exit), "{says:?}: {heard}");
        assert!(says.iter().all(|words| heard.contains(words)), "{says:?}:\n{heard}");
        let told = PRIVATE.iter().find(|words| heard.contains(**words));
        assert_eq!(told, None, "{heard}");
        let todo = |line: &str| line.contains(": ") || line.contains("; ");
        let short = heard.lines().find(|line| *exit == Exit::Found && !todo(line));
        assert_eq!(short, None, "it does not say what to do:\n{heard}");
    }
}

#[tokio::test]
async fn a_row_that_another_program_wrote_is_named_with_what_to_do() {
    each_is_found(ROWS).await;
}

#[tokio::test]
async fn figures_that_do_not_add_up_are_named_with_what_to_do() {
    each_is_found(FIGURES).await;
}

#[tokio::test]
async fn tables_that_are_not_ours_are_named_with_what_to_do() {
    each_is_found(TABLES).await;
}

#[tokio::test]
async fn a_fault_around_the_rows_is_named_with_what_to_do() {
    each_is_found(AROUND).await;
}

#[tokio::test]
async fn a_file_that_was_cut_in_half_is_called_damaged() {
    let patient = Clinic::open().await.admits();
    let file = OpenOptions::new().write(true).open(patient.file()).unwrap();
    file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    let (heard, ended) = patient.hears().await;
    assert!(ended.is_some());
    assert!(heard.contains("damaged") && heard.contains("samleng restore FILE"), "{heard}");
}

#[tokio::test]
async fn the_first_finding_hides_no_other() {
    let clinic = Clinic::open().await;
    let mut patient = clinic.admits();
    // What would hide the row that another fault is about.
    let hides = ["UPDATE petitions", "UPDATE events", "'bound'"];
    let alone = |statement: &str| !hides.iter().any(|words| statement.contains(words));
    let all: Vec<&Fault> = ROWS.iter().chain(&FIGURES[5..6]).chain(&FIGURES[11..13]).collect();
    let mut expected = Vec::new();
    for (by, _, says) in all {
        if let Sql(statement) = by
            && alone(statement)
        {
            patient.suffers(statement).await;
            expected.push(says[0]);
        }
    }
    no_copies(&mut patient);
    readable_by_all(&patient);
    expected.extend(["no daily copy", "others on this computer"]);
    let (heard, ended) = patient.hears().await;
    assert_eq!(ended, Some(Exit::Found));
    assert!(expected.len() > 15, "{expected:?}");
    for words in expected {
        assert!(heard.contains(words), "{words} is hidden:\n{heard}");
    }
}
