//! What `doctor` says: of a healthy store nothing, of each fault what it is and what to do, and how it ends.

mod faults;
mod rows;

use std::path::{Path, PathBuf};

use bot_core::clock::FixedClock;
use bot_core::command::Role;
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::audit::{self, Act};
use bot_core::store::meta;
use bot_core::store::roles::{self, Invitation};
use clap::Parser as _;
use samleng::commands::doctor::doctor_at;
use samleng::settings::{Cli, Settings};
use samleng::{Exit, Refusal};
use sqlx::Connection as _;
use tempfile::TempDir;

use testing::actor::Actor as _;
use testing::binary::secret_of;
use testing::broadcasts::{AtWork, FakePlatform, follower, news};
use testing::postgres;
use testing::world::{NOW, World};

use super::event::rsvp::FORUM;

/// Somebody's public key.
const PUBLIC: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
/// Names that stand in the store sealed, and must stand in no line.
const PRIVATE: [&str; 3] = ["Sok Dara", "Lyon team", "telegram:"];

/// Everything that a campaign has: a team, signatures, a forum with somebody in it, followers, and an announcement
/// that all of them got.
async fn fill(world: &World) {
    world.import(FORUM).await;
    for (user, role) in [("2", Role::Moderator), ("3", Role::Organizer), ("4", Role::Owner)] {
        world.grant(Platform::Telegram, user, role).await;
    }
    for id in 1..=3 {
        let mut person = world.person(id, "Sok Dara");
        person.signs("France").await;
        person.presses("r:in:town-hall").await;
        person.types("/sign").await;
    }
    world.follow((11..=20).map(follower)).await;
    let platform = FakePlatform::new();
    let work = AtWork::start(world, vec![platform.clone()]);
    world.announce("forum", news()).await;
    world.until_state("forum", State::Done).await;
    work.stop().await;
    let mut conn = world.conn().await;
    let invitation = Invitation { label: "Lyon team".to_owned(), maker: Vec::new() };
    roles::invite(&mut conn, "aaaa", Role::Owner, &invitation, NOW + 3_600).await.unwrap();
    meta::set(&mut conn, meta::BACKUP, &NOW.to_string()).await.unwrap();
    let act = Act::of("", &["owner"]);
    audit::add(&mut conn, [1; 16], NOW, "owner_invited_by_setup", &act).await.unwrap();
    conn.close().await;
}

/// A campaign's store from which patients are made.
struct Clinic {
    world: World,
}

/// A store of its own, with the settings of its program.
struct Patient {
    home: TempDir,
    settings: Settings,
    clock: FixedClock,
}

impl Clinic {
    async fn open() -> Self {
        let world = World::new().await;
        fill(&world).await;
        world.engine.stop().await;
        let mut conn = world.conn().await;
        assert!(conn.scrub().await.unwrap());
        conn.close().await;
        Self { world }
    }

    fn admits(&self) -> Patient {
        let home = tempfile::tempdir().unwrap();
        std::fs::copy(self.world.file(), home.path().join("samleng.db")).unwrap();
        let url = format!("sqlite://{}", home.path().join("samleng.db").display());
        Patient::in_home(home, &url)
    }
}

impl Patient {
    fn in_home(home: TempDir, url: &str) -> Self {
        let secret = secret_of(home.path());
        write_private(&secret, &"07".repeat(32));
        // It has bound its rows before.
        write_private(&secret.with_extension("bound"), "");
        let flags = ["samleng", "--database-url", url, "--secret-file", secret.to_str().unwrap()];
        let flags = flags.into_iter().chain(["--petition-recipients", PUBLIC]);
        let settings = Cli::parse_from(flags.chain(["doctor"])).settings;
        Self { home, settings, clock: FixedClock::at(NOW) }
    }

    fn file(&self) -> PathBuf {
        self.home.path().join("samleng.db")
    }

    /// Runs a statement as another program would.
    async fn suffers(&self, statement: &'static str) {
        let mut conn = sqlx::AnyConnection::connect(&self.settings.database_url).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
    }

    async fn is_seen(&self) -> Result<(), Refusal> {
        doctor_at(&self.settings, &self.clock).await
    }

    /// What is said, and how the program ends.
    async fn hears(&self) -> (String, Option<Exit>) {
        match self.is_seen().await {
            Ok(()) => (String::new(), None),
            Err(refusal) => (refusal.to_string(), Some(refusal.exit())),
        }
    }
}

fn write_private(file: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[tokio::test]
async fn a_healthy_store_is_healthy_on_both_databases() {
    let clinic = Clinic::open().await;
    assert_eq!(clinic.admits().hears().await, (String::new(), None));
    let Some(world) = postgres::world("a healthy store").await else { return };
    fill(&world).await;
    let patient = Patient::in_home(tempfile::tempdir().unwrap(), &world.url);
    assert_eq!(patient.hears().await, (String::new(), None));
}

#[tokio::test]
async fn the_program_ends_with_the_code_of_what_it_found() {
    let clinic = Clinic::open().await;
    let patient = clinic.admits();
    let run = |args: &[&str]| {
        let run = testing::binary::samleng(patient.home.path()).args(args);
        run.env("PETITION_RECIPIENTS", PUBLIC).output("")
    };
    // The world's time stands still; the program has the machine's.
    let ended = run(&["doctor"]);
    assert_eq!(ended.code, 1);
    assert!(ended.stderr.contains("ahead of when the bot last cleaned up"), "{}", ended.stderr);
    let ended = run(&["doctor", "--clock-is-right"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let ended = run(&["doctor"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert!(ended.stdout.contains("vote-from-abroad: 3 signatures, every counter is right"));
    patient.suffers("UPDATE tallies SET n = n + 1 WHERE dimension = 'total'").await;
    let ended = run(&["doctor"]);
    assert_eq!(ended.code, 1, "{}", ended.stderr);
    assert!(ended.stderr.contains("the counter total is 4, the rows say 3"), "{}", ended.stderr);
    std::fs::write(patient.file(), b"").unwrap();
    for command in [&["doctor"][..], &["totals"]] {
        let ended = run(command);
        assert_eq!(ended.code, 2, "{}", ended.stderr);
        assert!(ended.stderr.contains("samleng: the database is empty"), "{}", ended.stderr);
    }
}

/// 100,000 signatures with `SAMLENG_WHOLE=1`.
#[tokio::test]
async fn a_store_with_many_signatures_is_read_in_a_minute() {
    let many = testing::often(100_000, 2_000);
    let bench = super::export::bench::Bench::with_signatures(many).await;
    bench.world.engine.stop().await;
    let begun = std::time::Instant::now();
    let patient = Patient::in_home(tempfile::tempdir().unwrap(), &bench.world.url);
    assert_eq!(patient.hears().await, (String::new(), None));
    eprintln!("{many} signatures were read in {:.1?}", begun.elapsed());
    assert!(begun.elapsed().as_secs() < 60);
}
