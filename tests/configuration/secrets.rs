//! The host secret: broken, foreign, gone, or open to others.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use super::NewHost;
use testing::binary::secret_of;

const COMMANDS: [&[&str]; 5] =
    [&["run"], &["import", "sample"], &["totals"], &["backup", "copy.db"], &["doctor"]];

/// Damages the secret and tells what the line must say.
type Harm = fn(&NewHost) -> &'static str;

fn set(new: &NewHost, text: &str, mode: u32) {
    let path = secret_of(new.home.path());
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
}

/// What is wrong with any store, and also with none.
const BROKEN: [Harm; 4] = [
    |new| {
        set(new, "hunter2", 0o600);
        "put your copy of it back"
    },
    |new| {
        set(new, "", 0o600);
        "put your copy of it back"
    },
    |new| {
        set(new, &"xy".repeat(32), 0o600);
        "64 hexadecimal digits"
    },
    |new| {
        set(new, &"07".repeat(32), 0o644);
        "can be read by others: run `chmod 600 "
    },
];

const UNFIT: [Harm; 2] = [
    |new| {
        set(new, &"07".repeat(32), 0o600);
        "does not belong to this database: set SAMLENG_SECRET_FILE"
    },
    |new| {
        std::fs::remove_file(secret_of(new.home.path())).unwrap();
        "is gone, and without it this database can't be used: put it back"
    },
];

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_is_broken_or_not_the_stores_own_opens_nothing() {
    let new = NewHost::with_store().await;
    let right = std::fs::read_to_string(secret_of(new.home.path())).unwrap();
    for harm in BROKEN.into_iter().chain(UNFIT) {
        let says = harm(&new);
        for command in COMMANDS {
            new.refuses(&format!("{command:?}"), new.samleng(command), says);
        }
        set(&new, &right, 0o600);
    }
    new.does(&["totals"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_secret_is_no_reason_to_make_a_store() {
    let new = NewHost::new().await;
    for harm in BROKEN {
        let says = harm(&new);
        for command in ["run", "chat"] {
            new.refuses(command, new.samleng(&[command]), says);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_is_its_owners_alone_and_is_not_printed() {
    let new = NewHost::new().await;
    let ended = new.does(&["import", "sample"]);
    let path = secret_of(new.home.path());
    let secret = std::fs::read_to_string(&path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(secret.len(), 64);
    assert!(!ended.stdout.contains(&secret) && !ended.stderr.contains(&secret));
    let store = std::fs::metadata(new.path("samleng.db")).unwrap();
    assert_eq!(store.permissions().mode() & 0o777, 0o600);
}
