//! `docs/commands.md` is printed from the tables of the program.

use std::fmt::Write as _;
use std::path::Path;

use bot_core::command::TABLE;
use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use clap::CommandFactory as _;
use samleng::settings::Cli;

use testing::world::catalogue;

/// What no table says stands before and between the tables.
const HEAD: &str = "\
# Commands

For everybody: every command of the chat, and every command of the program. The two tables are printed from the program
itself; a test compares them.

## Who may do what

| role | may |
|---|---|
| supporter | everything for everyone: sign, take back, see and erase one's own data |
| moderator | also the inbox, the door of a forum, and `/totals` with figures rounded down to tens that seldom change, so that nobody can be recognized |
| organizer | also everything that the campaign shows, and announcements: write, send, stop, choose groups and channels. Owners can ask for the yes of a second person, also for changes of forums |
| owner | also exact countries in `/totals`, who is behind the campaign, and `/roles`: invite by a link that works once within 24 hours, and remove |

The host can give and take roles too: `samleng role grant telegram:123456 owner`. The last owner can't be removed in the
chat.

## In the chat

Each command also has words in every language that do the same as a plain message. In a group the bot answers
`/petitions`, `/events`, `/privacy`, `/faq` with words behind it, and organizers at `/channel`; for everything else it
offers a button into the private chat.

| who | command | to | in words |
|---|---|---|---|
";

const BETWEEN: &str = "
Some take more words behind them: `/sign`, `/events`, `/faq` and `/totals` the short name of a petition, a forum or an
answer; `/faq`, `/ask` and `/idea` the words themselves; `/checkin` the code of a ticket. In a private chat a question
finds its answer without any command.

## On the host

`samleng help COMMAND` says more. A refusal begins with `samleng:` on standard error; mostly it is one line. The exit code is 0 when all is done, 1 when `doctor` has found
something, 2 when you have to change something first, 69 when a database or every platform is away or has no room (the next start may help),
and 78 when no platform accepts its token. The settings that every
command takes are in [host/settings.md](host/settings.md).

| command | to |
|---|---|
";

fn chat_rows(page: &mut String, catalogue: &Catalogue) {
    let mut who = "";
    for spec in TABLE {
        let role = spec.role.as_str();
        let shown = if role == who { String::new() } else { format!("{role}s") };
        who = role;
        let id = spec.command.message_id();
        let about = catalogue.plain(Locale::EN, &format!("{id}.about")).unwrap();
        let words = [Locale::EN, Locale::KM].map(|locale| {
            let all = catalogue.plain(locale, &format!("{id}.words")).unwrap();
            all.split(',').next().unwrap().trim().to_owned()
        });
        let name = spec.name;
        writeln!(page, "| {shown} | `/{name}` | {about} | {} |", words.join(" · ")).unwrap();
    }
}

fn program_rows(page: &mut String, command: &clap::Command, parents: &str) {
    for one in command.get_subcommands().filter(|one| !one.is_hide_set()) {
        let name = format!("{parents}{}", one.get_name());
        if one.has_subcommands() {
            program_rows(page, one, &format!("{name} "));
            continue;
        }
        let own = one.get_arguments().filter(|arg| !arg.is_global_set() && !arg.is_hide_set());
        let (flags, words): (Vec<_>, Vec<_>) =
            own.partition(|arg| arg.get_long().is_some_and(|long| long != "help"));
        let words = words.into_iter().filter(|arg| arg.get_long().is_none());
        let line = words.fold(format!("samleng {name}"), |line, arg| {
            format!("{line} {}", arg.get_id().as_str().to_uppercase())
        });
        let mut about = one.get_about().unwrap().to_string();
        for flag in flags {
            let help = flag.get_help().unwrap().to_string();
            write!(about, "; `--{}`: {help}", flag.get_long().unwrap()).unwrap();
        }
        writeln!(page, "| `{line}` | {about} |").unwrap();
    }
}

#[test]
fn the_page_of_commands_is_what_the_program_has() {
    let mut page = HEAD.to_owned();
    chat_rows(&mut page, &catalogue());
    page += BETWEEN;
    program_rows(&mut page, &Cli::command(), "");
    super::is_printed("docs/commands.md", &page);
    assert!(page.lines().count() > 60, "the tables are not found any more");
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/host/settings.md").exists());
}
