//! Exports that are not what the host wrote.

use std::io::Read as _;

use bot_core::vault::generate_key;
use secrecy::ExposeSecret as _;

use super::bench::Bench;

type Parts = Vec<(String, Vec<u8>)>;

/// The files in a tar.
fn parts(bench: &Bench, name: &str) -> Parts {
    let bytes = bench.bytes(name);
    let mut archive = tar::Archive::new(bytes.as_slice());
    let mut parts = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let mut body = Vec::new();
        entry.read_to_end(&mut body).unwrap();
        parts.push((entry.path().unwrap().display().to_string(), body));
    }
    parts
}

/// Writes a tar of these files.
fn write(bench: &Bench, name: &str, parts: &Parts) {
    let mut tar = tar::Builder::new(std::fs::File::create(bench.file(name)).unwrap());
    for (name, body) in parts {
        let mut header = tar::Header::new_ustar();
        header.set_size(body.len() as u64);
        tar.append_data(&mut header, name, body.as_slice()).unwrap();
    }
    tar.finish().unwrap();
}

/// Opening must fail, say why in one line, and leave no table.
fn is_refused(bench: &Bench, name: &str, why: &str) {
    let ended = bench.open(name, "meddled.csv");
    assert_eq!(ended.code, 2, "{name} was opened: {}", ended.stdout);
    assert!(ended.stderr.contains(why), "{name}: {}", ended.stderr);
    assert_eq!(ended.stderr.trim().lines().count(), 1, "{}", ended.stderr);
    assert!(!bench.file("meddled.csv").exists(), "{name} left a table");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_lost_or_doubled_file_is_noticed() {
    let bench = Bench::with_signatures(20).await;
    bench.export("export.tar");
    let whole = parts(&bench, "export.tar");
    assert_eq!(whole.len(), 21);
    type Meddle = fn(&mut Parts);
    let ways: [(&str, Meddle, &str); 7] = [
        ("changed", |parts| *parts[3].1.last_mut().unwrap() ^= 1, "is damaged"),
        (
            "exchanged",
            |parts| {
                let other = parts[4].1.clone();
                parts[3].1 = other;
            },
            "changed",
        ),
        ("lost", |parts| drop(parts.remove(3)), "changed or is cut short"),
        (
            "doubled",
            |parts| {
                let (_, body) = parts[3].clone();
                parts.insert(0, ("0000021.name.age".to_owned(), body));
            },
            "changed",
        ),
        (
            "same name twice",
            |parts| {
                let twice = parts[3].clone();
                parts.insert(4, twice);
            },
            "twice",
        ),
        ("without its list", |parts| drop(parts.pop()), "no list of files"),
        ("list of something else", |parts| parts[20].1 = b"{}".to_vec(), "manifest.json"),
    ];
    for (name, meddle, why) in ways {
        let mut parts = whole.clone();
        meddle(&mut parts);
        write(&bench, name, &parts);
        is_refused(&bench, name, why);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_made_to_fit_a_doubled_signature_is_noticed() {
    let bench = Bench::with_signatures(5).await;
    bench.export("export.tar");
    let mut parts = parts(&bench, "export.tar");
    let (_, list) = parts.pop().unwrap();
    let mut list: serde_json::Value = serde_json::from_slice(&list).unwrap();
    let (_, body) = parts[0].clone();
    let digest = list["files"][0][1].clone();
    parts.push(("0000006.name.age".to_owned(), body));
    list["files"].as_array_mut().unwrap().push(serde_json::json!(["0000006.name.age", digest]));
    list["signatures"] = 6.into();
    parts.push(("manifest.json".to_owned(), serde_json::to_vec(&list).unwrap()));
    write(&bench, "forged.tar", &parts);
    is_refused(&bench, "forged.tar", "doubled");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_that_is_cut_short_anywhere_is_noticed() {
    let bench = Bench::with_signatures(5).await;
    bench.export("export.tar");
    let whole = bench.bytes("export.tar");
    // The two empty blocks at the end of a tar carry nothing.
    let content = whole.len() - 1024;
    for cut in (0..content).step_by(701) {
        std::fs::write(bench.file("cut.tar"), &whole[..cut]).unwrap();
        is_refused(&bench, "cut.tar", "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_a_stranger_wrote_into_an_export_reaches_the_terminal() {
    let bench = Bench::with_signatures(2).await;
    bench.export("export.tar");
    let whole = parts(&bench, "export.tar");
    const STEERS: &str = "\u{1b}[31m\u{7}evil";
    for name in
        [STEERS, "../names.csv", "1.name.age.age", "\u{1b}.name.age", ".name.age", "2.NAME.age"]
    {
        let mut parts = whole.clone();
        parts.insert(0, (name.trim_start_matches("../").to_owned(), b"x".to_vec()));
        write(&bench, "named.tar", &parts);
        let ended = bench.open("named.tar", "meddled.csv");
        assert!(!ended.stderr.contains(['\u{1b}', '\u{7}']), "{:?}", ended.stderr);
        is_refused(&bench, "named.tar", "a file with a name that no export has");
    }
    // A list that can't be read, and recipients whose names steer a terminal.
    let mut broken = whole.clone();
    broken[2].1 = format!("{{\"format\": \"{STEERS}\"}}").into_bytes();
    write(&bench, "broken.tar", &broken);
    assert!(!bench.open("broken.tar", "meddled.csv").stderr.contains('\u{1b}'));
    is_refused(&bench, "broken.tar", "manifest.json can't be read (line 1");
    let mut list: serde_json::Value = serde_json::from_slice(&whole[2].1).unwrap();
    let consent = serde_json::json!({"names": [{"names": true, "name": {"en": STEERS}}]});
    list["consents"] = serde_json::json!([[1, consent.to_string()]]);
    let mut named = whole.clone();
    named[2].1 = serde_json::to_vec(&list).unwrap();
    write(&bench, "consent.tar", &named);
    let ended = bench.open("consent.tar", "consent.csv");
    assert!(ended.stdout.contains("2 signatures: [31mevil"), "{:?}", ended.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_petitions_signature_does_not_slip_in() {
    let bench = Bench::with_signatures(3).await;
    let other = Bench::with_signatures(3).await;
    bench.export("export.tar");
    other.export("export.tar");
    let mut mixed = parts(&bench, "export.tar");
    mixed[1].1 = parts(&other, "export.tar")[1].1.clone();
    write(&bench, "mixed.tar", &mixed);
    is_refused(&bench, "mixed.tar", "the export was changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_opens_nothing_and_what_is_no_export_is_said_to_be_none() {
    let bench = Bench::with_signatures(3).await;
    bench.export("export.tar");
    let (private, public) = generate_key();
    std::fs::write(bench.file("other"), private.expose_secret()).unwrap();
    std::fs::write(bench.file("public"), public).unwrap();
    for (key, why) in
        [("other", "none of the 3 names opens with these keys"), ("public", "AGE-SECRET-KEY")]
    {
        let ended = bench.run(&["open", "export.tar", "--identity", key, "--csv", "other.csv"]);
        assert_eq!(ended.code, 2);
        assert!(ended.stderr.contains(why), "{}", ended.stderr);
        assert!(!bench.file("other.csv").exists());
    }
    for junk in [&b""[..], b"not a tar at all", &[0; 4096], &[0xff; 4096]] {
        std::fs::write(bench.file("junk.tar"), junk).unwrap();
        is_refused(&bench, "junk.tar", "");
    }
}
