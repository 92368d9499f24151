//! Nothing is written over, and no half of a file is left.

use std::os::unix::fs::PermissionsExt as _;

use super::NewHost;

#[tokio::test(flavor = "multi_thread")]
async fn no_command_writes_over_a_file_that_is_there() {
    let host = NewHost::with_store().await;
    host.does(&["keygen", "--out", "key"]);
    host.does(&["export", "vote-from-abroad", "--out", "export.tar"]);
    let over: [&[&str]; 6] = [
        &["export-campaign", "file"],
        &["keygen", "--out", "file"],
        &["backup", "file"],
        &["export", "vote-from-abroad", "--out", "file"],
        &["open", "export.tar", "--identity", "key", "--csv", "file"],
        &["setup", "--yes", "--language", "en", "--key-out", "file"],
    ];
    for args in over {
        let run = host.samleng(args);
        let run = if args[0] == "setup" { run.env("PETITION_RECIPIENTS", "") } else { run };
        let before = host.tree();
        let ended = run.output("");
        assert_eq!(ended.code, 2, "{args:?}");
        assert_eq!(ended.stderr, "samleng: file exists already: choose another name\n");
        assert!(host.tree() == before, "{args:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_named_with_a_way_on() {
    let host = NewHost::with_store().await;
    host.does(&["keygen", "--out", "key"]);
    host.does(&["export", "vote-from-abroad", "--out", "export.tar"]);
    let cases: [(&[&str], &str); 7] = [
        (&["export", "no-such", "--out", "out.tar"], "`samleng totals` lists them"),
        (&["totals", "--petition", "no-such"], "`samleng totals` lists them"),
        (&["role", "revoke", "telegram:1", "owner"], "this account does not have that role"),
        (&["open", "file", "--identity", "key", "--csv", "out.csv"], "file: "),
        (&["open", "export.tar", "--identity", "file", "--csv", "out.csv"], "no private key"),
        (&["backup", "nowhere/copy.db"], "nowhere/copy.db: No such file"),
        (&["export", "vote-from-abroad", "--out", "file/x.tar"], "file/x.tar: Not a directory"),
    ];
    for (args, says) in cases {
        host.refuses(&format!("{args:?}"), host.samleng(args), says);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_and_a_backup_are_their_owners_alone() {
    let host = NewHost::with_store().await;
    let ended = host.does(&["keygen", "--out", "key"]);
    host.does(&["backup", "copy.db"]);
    let key = std::fs::read_to_string(host.path("key")).unwrap();
    let private = key.lines().find(|line| line.starts_with("AGE-SECRET-KEY")).unwrap();
    assert!(ended.stdout.starts_with("age1") && key.contains(ended.stdout.trim()));
    assert!(!ended.stdout.contains(private) && !ended.stderr.contains(private));
    for name in ["key", "copy.db"] {
        let mode = std::fs::metadata(host.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reads_no_further_stops_no_work() {
    let host = NewHost::with_store().await;
    host.does(&["keygen", "--out", "key"]);
    let run = host.samleng(&["export", "vote-from-abroad", "--out", "export.tar"]);
    let mut run = run.spawn();
    drop(run.stdout.take());
    let ended = run.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
    assert!(host.home.path().join("export.tar").exists());
    // But a file that is not whole is no success.
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = host.samleng(&["totals", "--json"]).prints_to(full).output("");
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("what it prints is not whole"), "{}", ended.stderr);
}
