//! When there is no chat: exit 2, and one line that says what to do.

use testing::terminal::Terminal;

/// Runs what must be refused; the line.
fn refused(terminal: &Terminal, args: &[&str]) -> String {
    let ended = terminal.runs(args, "1\n");
    assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{args:?}");
    let line = ended.stderr.strip_suffix('\n').unwrap().to_owned();
    assert_eq!(line.lines().count(), 1, "{line}");
    line
}

#[test]
fn nobody_practises_on_the_store_of_a_campaign() {
    let terminal = Terminal::fresh();
    assert_eq!(terminal.runs(&["import", "sample"], "").code, 0);
    for args in [&["chat"][..], &["chat", "--role", "owner"], &["chat", "--script"]] {
        let line = refused(&terminal, args);
        assert!(line.contains("belongs to a campaign"), "{line}");
        assert!(line.contains("DATABASE_URL=sqlite://practice.db"), "{line}");
    }
    assert_eq!(terminal.totals()["signed"], 0);
    let other = ["chat", "--database-url", "sqlite://practice.db"];
    assert_eq!(terminal.runs(&other, "").code, 0, "what the line says helps");
}

#[test]
fn a_role_or_a_language_that_does_not_exist_is_refused_with_those_that_do() {
    let terminal = Terminal::fresh();
    for role in ["admin", "", "Owner", "owner,moderator"] {
        let line = refused(&terminal, &["chat", "--role", role]);
        for known in ["--role", "supporter", "moderator", "organizer", "owner"] {
            assert!(line.contains(known), "{known}: {line}");
        }
    }
    for locale in ["fr", "", "klingon", "../km"] {
        let line = refused(&terminal, &["chat", "--locale", locale]);
        for known in ["--locale", "en", "km"] {
            assert!(line.contains(known), "{known}: {line}");
        }
    }
}

#[test]
fn an_unknown_flag_or_a_missing_value_is_refused() {
    let terminal = Terminal::fresh();
    for args in [&["chat", "--as"][..], &["chat", "--rool", "owner"], &["chat", "more"]] {
        let ended = terminal.runs(args, "");
        assert_eq!((ended.code, ended.stdout.as_str()), (2, ""), "{args:?}");
        assert!(ended.stderr.contains("--help"), "{}", ended.stderr);
    }
}

#[test]
fn a_second_chat_on_the_same_store_is_told_who_is_there() {
    let terminal = Terminal::fresh();
    let mut first = testing::binary::samleng(terminal.home()).args(["chat"]).spawn();
    let mut screen = [0; 1];
    std::io::Read::read_exact(first.stdout.as_mut().unwrap(), &mut screen).unwrap();
    let line = refused(&terminal, &["chat", "--as", "Bopha"]);
    assert!(line.contains(&first.id().to_string()), "{line}");
    drop(first.stdin.take());
    assert!(first.wait_with_output().unwrap().status.success());
    terminal.chats(&["--as", "Bopha"], "");
}
