//! Input that no phone would send: nothing is lost, nothing crashes.

use std::io::Write as _;

use bot_core::locale::Locale;
use bot_core::msg;

use testing::binary::samleng;
use testing::terminal::Terminal;
use testing::world::words;

const DARA: [&str; 4] = ["--as", "Dara", "--locale", "en"];

#[test]
fn an_empty_line_is_not_a_message() {
    let terminal = Terminal::fresh();
    let plain = terminal.chats(&DARA, "1\n2\n1\n");
    assert_eq!(terminal.total(), 1);
    let other = Terminal::fresh();
    assert_eq!(other.chats(&DARA, "\n  \n1\r\n\n\t\n2\n\r\n1\n\n"), plain);
    assert_eq!(other.total(), 1);
}

#[test]
fn bytes_that_are_no_text_are_an_answer_that_was_not_understood() {
    let terminal = Terminal::fresh();
    let seen = terminal.chats(&DARA, b"1\n\xff\xfe\x00\n\x1b[2J\x07\n2\n1\n");
    assert_eq!(seen.matches(&words(Locale::EN, msg!("country-unknown"))).count(), 2, "{seen}");
    assert_eq!(terminal.total(), 1);
}

#[test]
fn a_very_long_line_is_refused_at_every_step_and_the_next_one_is_read() {
    let terminal = Terminal::fresh();
    let long = "ក្រុង".repeat(20_000);
    let other = words(Locale::EN, msg!("button-other-name"));
    let sign = words(Locale::EN, msg!("button-sign-typed", name = "Dara Sok"));
    let lines = [&long, "1", &long, "2", &other, &long, "Dara Sok", &sign, &long, "1"].join("\n");
    let seen = terminal.chats(&DARA, &lines);
    for hint in ["fallback-press-a-button", "country-unknown", "name-not-understood"] {
        let hint = words(Locale::EN, bot_core::text::Message::new(hint, Vec::new()));
        assert_eq!(seen.matches(&hint).count(), 1, "{hint}");
    }
    assert!(seen.contains(&words(Locale::EN, msg!("after-region-refused"))));
    assert_eq!(terminal.total(), 1);
}

#[test]
fn an_end_in_the_middle_loses_nothing_and_the_next_chat_offers_to_continue() {
    for ended in [&["1"][..], &["1", "2"], &["1", "Cambodia"]] {
        let terminal = Terminal::fresh();
        terminal.script("Dara", Locale::EN, ended);
        assert_eq!(terminal.total(), 0);
        let title = "The right to vote for Cambodians overseas";
        let offer = words(Locale::EN, msg!("continue-offer", title = title));
        let seen = terminal.script("Dara", Locale::EN, &[]);
        assert!(seen.contains(&offer), "{ended:?}: {seen}");
        let go_on = words(Locale::EN, msg!("button-continue"));
        let sign = words(Locale::EN, msg!("button-sign-as", name = "Dara"));
        let rest: &[&str] = match ended {
            ["1"] => &[&go_on, "2", &sign],
            ["1", "2"] => &[&go_on, &sign],
            _ => &[&go_on, &go_on, &sign],
        };
        terminal.script("Dara", Locale::EN, rest);
        assert_eq!(terminal.total(), 1, "{ended:?}");
        let other = terminal.script("Bopha", Locale::EN, &[]);
        assert!(!other.contains(&offer), "nobody else is asked to go on");
    }
}

#[test]
fn a_last_line_without_its_end_counts_and_no_line_at_all_is_fine() {
    let terminal = Terminal::fresh();
    assert!(terminal.chats(&DARA, "").contains(&words(Locale::EN, msg!("button-agree"))));
    terminal.chats(&DARA, "1\n2\n1");
    assert_eq!(terminal.total(), 1);
}

#[test]
fn a_reader_who_goes_away_ends_the_chat_in_good_order() {
    let terminal = Terminal::fresh();
    terminal.chats(&DARA, "1\n2\n1\n");
    let mut chat = samleng(terminal.home()).args(["chat"]).args(DARA).spawn();
    drop(chat.stdout.take());
    let mut stdin = chat.stdin.take().unwrap();
    // It may be gone before it has read all of this.
    let _ = stdin.write_all("/help\n".repeat(2_000).as_bytes());
    drop(stdin);
    let ended = chat.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(terminal.total(), 1);
}
