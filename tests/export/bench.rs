//! A store with signatures, and the program beside it.

use std::collections::BTreeMap;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use bot_core::country::Country;
use bot_core::locale::Locale;
use bot_core::store::meta;
use bot_core::store::signatures::{self, Facts, Signature};
use bot_core::vault::{KeyHolders, SealedName, Seed, hex};
use tempfile::TempDir;

use testing::binary::{Ended, samleng, secret_of};
use testing::world::{MAIN, SECRET, World};

/// Names as people have them, and names as somebody who means harm has them.
pub(crate) const NAMES: &[&str] = &[
    "Sok Dara",
    "សុខ ដារ៉ា",
    "Nguyễn Văn An",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd",
    "@SUM(A1:A9)",
    "＝CMD()",
    "'=1+aa",
    " =leading space",
    "|pipe it",
    "%percent",
    "O'Neil; DROP TABLE",
    "quo\"te, comma",
];

pub(crate) struct Bench {
    pub(crate) world: World,
    pub(crate) home: TempDir,
    count: usize,
}

impl Bench {
    /// The sample campaign without a signature.
    pub(crate) async fn empty() -> Self {
        let world = World::new().await;
        let home = tempfile::tempdir().unwrap();
        let secret = secret_of(home.path());
        std::fs::create_dir_all(secret.parent().unwrap()).unwrap();
        write_private(&secret, &hex(&SECRET));
        write_private(&home.path().join("key"), &world.identity);
        Self { world, home, count: 0 }
    }

    /// So many signatures, with [`NAMES`] in turn.
    pub(crate) async fn with_signatures(count: usize) -> Self {
        let mut bench = Self::empty().await;
        let holders = bench.world.core.key_holders.clone();
        bench.signs(&holders, count).await;
        bench
    }

    /// So many more, sealed to these keys.
    pub(crate) async fn signs(&mut self, holders: &KeyHolders, count: usize) {
        let mut seed = Seed::from_bytes([9 + u8::try_from(self.count % 200).unwrap(); 32]);
        let mut conn = self.world.conn().await;
        conn.begin().await.unwrap();
        meta::seal_to(&mut conn, holders).await.unwrap();
        for number in self.count..self.count + count {
            let id = signatures::id_text(seed.id());
            let name = SealedName {
                signature: id.clone(),
                petition: MAIN.to_owned(),
                text_version: 1,
                consent_version: 1,
                name: NAMES[number % NAMES.len()].to_owned(),
                region: String::new(),
                country: Country::parse_code("FR"),
            };
            let facts = Facts {
                id,
                country: Country::parse_code("FR").unwrap(),
                day: "2026-11-21".parse().unwrap(),
                language: Locale::KM,
                platform: "telegram".to_owned(),
                channel: None,
                seat: 1,
                text_version: 1,
                consent_version: 1,
                keys: holders.mark().to_owned(),
            };
            let name = holders.seal(&name).unwrap();
            let tag = seed.bytes().to_vec();
            let signature = Signature { tag, facts, name, region: None };
            assert!(signatures::add(&mut conn, MAIN, &signature).await.unwrap());
        }
        conn.commit().await.unwrap();
        conn.close().await;
        self.count += count;
    }

    /// How often each name was given.
    pub(crate) fn names(&self) -> BTreeMap<String, i32> {
        let mut names = BTreeMap::new();
        for number in 0..self.count {
            *names.entry(NAMES[number % NAMES.len()].to_owned()).or_insert(0) += 1;
        }
        names
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.file(name)).unwrap()
    }

    /// Runs the program on this store.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        let run = samleng(self.home.path()).args(args);
        run.env("DATABASE_URL", &self.world.url).output("")
    }

    /// The same where no file can grow beyond a few kilobytes.
    pub(crate) fn run_on_a_full_disk(&self, args: &[&str]) -> Ended {
        let run = samleng(self.home.path()).args(args);
        run.env("DATABASE_URL", &self.world.url).with_small_files().output("")
    }

    pub(crate) fn export(&self, name: &str) {
        let ended = self.run(&["export", MAIN, "--out", name]);
        assert_eq!(ended.code, 0, "{}", ended.stderr);
    }

    pub(crate) fn open(&self, name: &str, csv: &str) -> Ended {
        self.run(&["open", name, "--identity", "key", "--csv", csv])
    }

    /// The rows of a table, without its head.
    pub(crate) fn table(&self, name: &str) -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_path(self.file(name)).unwrap();
        let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().map(|record| row(record.unwrap())).collect()
    }
}

fn write_private(path: &Path, text: &str) {
    let mut options = std::fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(true).mode(0o600).open(path).unwrap();
    file.set_permissions(std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(path, text).unwrap();
}
