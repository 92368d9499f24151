//! `/totals`: what a moderator reads aloud, and what only an owner sees.

mod looks;

use bot_core::locale::Locale;
use bot_core::msg;

use testing::film::{READERS, assert_film};
use testing::telegram_world::country_name;
use testing::terminal::Terminal;
use testing::world::words;

/// 23 people in South Korea and 4 in France, on nine phones of up to three people.
fn busy_terminal() -> Terminal {
    let terminal = Terminal::fresh();
    let beside = words(Locale::EN, msg!("button-beside"));
    let phones = [("Korea South", 23_usize), ("France", 4)];
    for (country, people) in phones {
        for phone in 0..people.div_ceil(3) {
            let name = format!("Phone {phone} in {country}");
            let sign = words(Locale::EN, msg!("button-sign-as", name = name.as_str()));
            let mut lines = vec!["1", country, &sign];
            for neighbour in ["Sok Bopha", "Sok Veasna"].iter().take(people - 1 - 3 * phone) {
                // The name is shown back: its first button signs.
                lines.extend(["/sign", &beside, "1", country, neighbour, "1"]);
            }
            terminal.script(&name, Locale::EN, &lines);
        }
    }
    terminal
}

/// The time of the day has one name.
fn without_time(film: &str) -> String {
    let line = |line: &str| -> String {
        let end = [", with", "ពេលមាន"].iter().find_map(|word| line.find(word));
        match line.split_once("‹today›").zip(end) {
            Some(((before, _), end)) => format!("{before}‹today, now›{}", &line[end..]),
            None => line.to_owned(),
        }
    };
    film.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_moderator_reads_aloud_rounded_countries_that_sum_to_an_exact_total() {
    let terminal = busy_terminal();
    assert_eq!(terminal.total(), 27);
    for (locale, _) in READERS {
        let seen = terminal.staff("moderator", locale, &["/totals"]);
        assert_film("terminal_totals", locale, &without_time(&seen));
    }
    let korea = |number: i64| {
        let country = country_name("KR");
        format!(
            "• {}",
            words(Locale::EN, msg!("totals-country", country = country, number = number))
        )
    };
    let rest = |number: i64| words(Locale::EN, msg!("totals-rest", number = number));
    let moderator = terminal.staff("moderator", Locale::EN, &["/totals"]);
    assert!(moderator.contains(&korea(20)) && moderator.contains(&rest(7)), "{moderator}");
    assert!(!moderator.contains("23") && !moderator.contains("France: "), "{moderator}");
    let owner = terminal.staff("owner", Locale::EN, &["/totals"]);
    assert!(owner.contains(&korea(23)) && owner.contains("• France: 4"), "{owner}");
    assert!(!owner.contains(&words(Locale::EN, msg!("totals-rounded"))), "{owner}");
    let organizer = terminal.staff("organizer", Locale::EN, &["/totals"]);
    assert_eq!(
        without_time(&organizer),
        without_time(&moderator),
        "an organizer sees what a moderator sees"
    );
}
