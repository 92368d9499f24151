//! A role in the terminal.

use bot_core::locale::Locale;
use bot_core::msg;

use testing::terminal::Terminal;
use testing::world::words;

#[test]
fn a_supporter_gets_no_totals_and_a_role_lasts_no_longer_than_its_chat() {
    let terminal = Terminal::fresh();
    let aloud = "The goal is 100,000.";
    assert!(terminal.staff("owner", Locale::EN, &["/totals"]).contains(aloud));
    for command in ["/totals", "/roles"] {
        let seen = terminal.staff("supporter", Locale::EN, &[command]);
        assert!(!seen.contains(aloud), "{seen}");
        let unknown = words(Locale::EN, msg!("fallback-unknown-command", platform = "telegram"));
        assert!(seen.contains(&unknown), "{seen}");
    }
}
