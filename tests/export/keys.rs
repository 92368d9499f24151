//! After a change of the petition's keys: each opens its own, all of them everything.

use bot_core::vault::{KeyHolders, generate_key};
use secrecy::ExposeSecret as _;

use super::bench::Bench;

#[tokio::test(flavor = "multi_thread")]
async fn after_a_change_of_keys_several_open_what_one_alone_does_not() {
    let mut bench = Bench::with_signatures(3).await;
    let (private, public) = generate_key();
    bench.signs(&KeyHolders::parse(&public).unwrap(), 2).await;
    bench.export("export.tar");
    let old = std::fs::read_to_string(bench.file("key")).unwrap();
    std::fs::write(bench.file("new"), private.expose_secret()).unwrap();
    let both = format!("# before\n{old}\n# now\n{}\n", private.expose_secret());
    std::fs::write(bench.file("both"), both).unwrap();
    for (keys, opened, closed) in [
        (&["key"][..], 3, 2),
        (&["new"], 2, 3),
        (&["both"], 5, 0),
        (&["key", "new"], 5, 0),
        (&["both", "key"], 5, 0),
    ] {
        let csv = format!("{}.csv", keys.concat());
        let mut args = vec!["open", "export.tar", "--csv", &csv];
        keys.iter().for_each(|key| args.extend(["--identity", key]));
        let ended = bench.run(&args);
        let said = format!("{opened} signatures opened; every file is as the list says");
        assert!(ended.stdout.starts_with(&said), "{keys:?}: {} {}", ended.stdout, ended.stderr);
        assert_eq!(bench.table(&csv).len(), opened, "{keys:?}");
        let says = format!("samleng: {closed} more names open with none of these keys");
        assert_eq!(ended.stderr.starts_with(&says), closed > 0, "{keys:?}: {}", ended.stderr);
        assert_eq!(ended.code, if closed > 0 { 2 } else { 0 }, "{keys:?}");
    }
    // The host reads to which keys how many are sealed.
    let ended = bench.run(&["doctor"]);
    for (key, names) in [(public, 2), (bench.world.core.key_holders.public().join(","), 3)] {
        let line = format!("names that {key} opens: {names}");
        assert!(ended.stdout.lines().any(|one| one == line), "{line}: {}", ended.stdout);
    }
}
