//! Handing over: the sealed export opens with stock tools and with ours, for whoever has the key, and
//! says so when somebody meddled with it.

pub(crate) mod bench;
mod keys;
mod meddled;

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use bench::{Bench, NAMES};
use samleng::commands::open::guard;

use testing::actor::Actor as _;
use testing::world::MAIN;

/// Whether the stock tool is there. Where it must be, its absence is a failure.
fn age_is_missing() -> bool {
    let there = Command::new("age").arg("--version").stdout(Stdio::null()).status().is_ok();
    let required = std::env::var_os("SAMLENG_REQUIRE_AGE").is_some();
    assert!(there || !required, "the age tool is not installed: apt-get install age");
    if !there {
        testing::say_skipped("the age tool is not installed (apt-get install age)");
    }
    !there
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_sealed_names_open_with_the_stock_tool() {
    if age_is_missing() {
        return;
    }
    let bench = Bench::with_signatures(1_000).await;
    bench.export("export.tar");
    let folder = bench.home.path().join("unpacked");
    std::fs::create_dir(&folder).unwrap();
    let mut tar = Command::new("tar");
    tar.arg("-xf").arg(bench.file("export.tar")).arg("-C").arg(&folder);
    assert!(tar.status().unwrap().success(), "a plain tar unpacks it");
    let mut opened = BTreeMap::new();
    for number in 1..=1_000 {
        let file = folder.join(format!("{number:07}.name.age"));
        let out = Command::new("age").arg("-d").arg("-i").arg(bench.file("key")).arg(file).output();
        let out = out.unwrap();
        assert!(out.status.success(), "{number}: {}", String::from_utf8_lossy(&out.stderr));
        let value: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(value["petition"], MAIN);
        *opened.entry(value["name"].as_str().unwrap().to_owned()).or_insert(0) += 1;
    }
    assert_eq!(opened, bench.names());
}

#[tokio::test(flavor = "multi_thread")]
async fn our_own_tool_opens_the_same_names_into_a_table() {
    let bench = Bench::with_signatures(1_000).await;
    bench.export("export.tar");
    let ended = bench.open("export.tar", "names.csv");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let mut found = BTreeMap::new();
    for row in bench.table("names.csv") {
        assert_eq!((row[2].as_str(), row[4].as_str()), ("FR", MAIN));
        *found.entry(row[1].clone()).or_insert(0) += 1;
    }
    let guarded: BTreeMap<String, i32> =
        bench.names().into_iter().map(|(name, count)| (guard(&name), count)).collect();
    assert_eq!(found, guarded);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cell_of_the_table_can_start_a_formula() {
    let bench = Bench::with_signatures(NAMES.len()).await;
    bench.export("export.tar");
    bench.open("export.tar", "names.csv");
    let mut guarded = 0;
    for row in bench.table("names.csv") {
        for cell in &row {
            let first = cell.chars().find(|c| *c != ' ').unwrap_or('.');
            assert!(!"=+-@\t\r\n|%＝＋－＠".contains(first), "a spreadsheet would run {cell:?}");
            guarded += usize::from(cell.starts_with('\''));
        }
    }
    assert!(guarded >= 8, "only {guarded} cells had to be guarded");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_name_and_a_region_come_together_in_one_row() {
    let bench = Bench::empty().await;
    let mut dara = bench.world.person(70_001, "Sok Dara");
    dara.signs("Canada").await;
    dara.types("កែប").await;
    dara.types("Alberta").await;
    dara.types("/mydata").await;
    dara.taps("Correct the name").await;
    dara.types("សុខ តារា").await;
    dara.taps("Change to សុខ តារា").await;
    bench.export("export.tar");
    let ended = bench.open("export.tar", "names.csv");
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    let table = bench.table("names.csv");
    assert_eq!(table.len(), 1, "{table:?}");
    assert_eq!(table[0][1..4], ["សុខ តារា", "CA", "កែប"].map(str::to_owned));
    // The key-holder reads at once that no recipient of this petition gets names.
    let consent = "consent_version 1, 1 signatures: nobody, figures only";
    assert!(ended.stdout.contains(consent), "{}", ended.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_over_and_no_half_file_is_left() {
    let bench = Bench::with_signatures(600).await;
    bench.export("export.tar");
    let before = bench.bytes("export.tar");
    let ended = bench.run(&["export", MAIN, "--out", "export.tar"]);
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("exists already: choose another name"), "{}", ended.stderr);
    assert!(before == bench.bytes("export.tar"));
    for args in [
        &["export", MAIN, "--out", "full.tar"][..],
        &["open", "export.tar", "--identity", "key", "--csv", "full.csv"],
        &["backup", "full.db"],
    ] {
        let ended = bench.run_on_a_full_disk(args);
        assert_eq!(ended.code, 2, "{args:?}: {}", ended.stderr);
        let left = bench.file(args.iter().find(|arg| arg.starts_with("full")).unwrap()).exists();
        assert!(!left, "{args:?} left half a file");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_export_and_the_table_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let bench = Bench::with_signatures(3).await;
    bench.export("export.tar");
    bench.open("export.tar", "names.csv");
    bench.run(&["backup", "backup.db"]);
    for name in ["export.tar", "names.csv", "backup.db"] {
        let mode = std::fs::metadata(bench.file(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_export_warns_of_the_first_one() {
    let bench = Bench::with_signatures(3).await;
    let first = bench.run(&["export", MAIN, "--out", "first.tar"]);
    assert!(!first.stdout.contains("warning"), "{}", first.stdout);
    let second = bench.run(&["export", MAIN, "--out", "second.tar"]);
    assert!(second.stdout.contains("warning: there is an earlier export"), "{}", second.stdout);
    assert!(second.stdout.contains("delete the earlier one"), "{}", second.stdout);
}
