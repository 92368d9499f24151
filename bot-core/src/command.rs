//! The commands: one table from which help, menus and the word index follow.

use std::collections::HashMap;

use crate::khmer;

/// The role of an account. Each role includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Everyone.
    Supporter,
    /// Reads totals, and answers messages and questions.
    Moderator,
    /// Announces, and edits content.
    Organizer,
    /// Gives roles.
    Owner,
}

impl Role {
    /// The name that people type.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Supporter => "supporter",
            Self::Moderator => "moderator",
            Self::Organizer => "organizer",
            Self::Owner => "owner",
        }
    }

    /// The reverse of [`Role::as_str`].
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Supporter, Self::Moderator, Self::Organizer, Self::Owner]
            .into_iter()
            .find(|role| role.as_str() == name)
    }
}

/// A command that people type. [`TABLE`] and the locale files say what each does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    Start,
    Help,
    Language,
    Petitions,
    Sign,
    Withdraw,
    Events,
    Faq,
    Ask,
    Idea,
    Follow,
    MyData,
    Connect,
    Forget,
    Privacy,
    Cancel,
    Totals,
    Inbox,
    Checkin,
    Announce,
    Broadcasts,
    Channel,
    NewPetition,
    NewEvent,
    NewFaq,
    Edit,
    Roles,
    Audit,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Which command.
    pub command: Command,
    /// What is typed after the slash: Latin, as Telegram requires.
    pub name: &'static str,
    /// Who may use it.
    pub role: Role,
    /// Whether its answer is private: it is never given in a group.
    pub personal: bool,
    /// Whether menus show it.
    pub menu: bool,
    /// What may be typed after its name, for platforms that offer it.
    pub argument: Option<Argument>,
    /// Further arguments, each typed as `name:value`, only on platforms with servers; see
    /// [`crate::platform::Platform::has_server_events`].
    pub options: &'static [Argument],
}

/// An argument of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Argument {
    /// The slug of a petition.
    Petition,
    /// The slug of a forum.
    Forum,
    /// The slug of a question.
    Question,
    /// The slug of anything that can be edited.
    Content,
    /// A code that somebody was given.
    Code,
    /// Any words.
    Words,
    /// A role of the server, by its decimal id.
    Role,
    /// `on` or `off`.
    Events,
}

impl Argument {
    /// Its name where a platform names it: Latin.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::Forum => "forum",
            Self::Question => "question",
            Self::Content => "content",
            Self::Code => "code",
            Self::Words => "words",
            Self::Role => "role",
            Self::Events => "events",
        }
    }

    /// Whether there is a list to choose from; see [`crate::engine::Engine::suggest`].
    pub const fn is_listed(self) -> bool {
        !matches!(self, Self::Code | Self::Words | Self::Role | Self::Events)
    }
}

const fn row(command: Command, name: &'static str, role: Role, personal: bool, menu: bool) -> Spec {
    Spec { command, name, role, personal, menu, argument: None, options: &[] }
}

impl Spec {
    const fn with(self, argument: Argument) -> Self {
        Self { argument: Some(argument), ..self }
    }

    const fn with_options(self, options: &'static [Argument]) -> Self {
        Self { options, ..self }
    }
}

/// All commands, in the order of help and menus.
pub const TABLE: &[Spec] = &[
    row(Command::Sign, "sign", Role::Supporter, true, true).with(Argument::Petition),
    row(Command::Petitions, "petitions", Role::Supporter, false, true),
    row(Command::Events, "events", Role::Supporter, false, true).with(Argument::Forum),
    row(Command::Faq, "faq", Role::Supporter, false, true).with(Argument::Question),
    row(Command::Ask, "ask", Role::Supporter, true, true).with(Argument::Words),
    row(Command::Idea, "idea", Role::Supporter, true, true).with(Argument::Words),
    row(Command::Follow, "follow", Role::Supporter, true, true),
    row(Command::MyData, "mydata", Role::Supporter, true, true),
    row(Command::Withdraw, "withdraw", Role::Supporter, true, true),
    row(Command::Connect, "connect", Role::Supporter, true, true).with(Argument::Code),
    row(Command::Language, "language", Role::Supporter, true, true),
    row(Command::Privacy, "privacy", Role::Supporter, false, true),
    row(Command::Help, "help", Role::Supporter, false, true),
    row(Command::Forget, "forget", Role::Supporter, true, true),
    row(Command::Cancel, "cancel", Role::Supporter, true, false),
    row(Command::Start, "start", Role::Supporter, true, false).with(Argument::Code),
    row(Command::Totals, "totals", Role::Moderator, true, false).with(Argument::Petition),
    row(Command::Inbox, "inbox", Role::Moderator, true, false),
    row(Command::Checkin, "checkin", Role::Moderator, true, false).with(Argument::Code),
    row(Command::Announce, "announce", Role::Organizer, true, false),
    row(Command::Broadcasts, "broadcasts", Role::Organizer, true, false),
    row(Command::Channel, "channel", Role::Organizer, true, false)
        .with_options(&[Argument::Role, Argument::Events]),
    row(Command::NewPetition, "newpetition", Role::Organizer, true, false),
    row(Command::NewEvent, "newevent", Role::Organizer, true, false),
    row(Command::NewFaq, "newfaq", Role::Organizer, true, false),
    row(Command::Edit, "edit", Role::Organizer, true, false).with(Argument::Content),
    row(Command::Roles, "roles", Role::Owner, true, false),
    row(Command::Audit, "audit", Role::Owner, true, false),
];

/// The standing keyboard: rows of commands, labelled with each one's first word.
pub const KEYBOARD: &[&[Command]] = &[
    &[Command::Sign, Command::Petitions],
    &[Command::Events, Command::Faq],
    &[Command::Follow, Command::MyData],
    &[Command::Language, Command::Help],
];

impl Command {
    /// Its row. Every command has one; the tests of this file prove it.
    pub fn spec(self) -> &'static Spec {
        TABLE.iter().find(|spec| spec.command == self).unwrap_or(&TABLE[0])
    }

    /// The id of its messages: `command-sign`, with the attributes `words` and `about`.
    pub fn message_id(self) -> String {
        format!("command-{}", self.spec().name)
    }
}

/// What a message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// A command, with what was typed after it.
    Command(Command, String),
    /// A slash and a name that is no command.
    Unknown,
    /// Anything else.
    Free,
}

/// The words of every locale that stand for a command.
#[derive(Clone, Debug, Default)]
pub struct Words(HashMap<String, Command>);

impl Words {
    /// Builds the index from (command, words separated by commas).
    pub fn new(words: impl IntoIterator<Item = (Command, String)>) -> Self {
        let mut index = HashMap::new();
        for (command, list) in words {
            for word in list.split(',') {
                index.insert(khmer::key(word), command);
            }
        }
        Self(index)
    }

    /// Reads one message. Slash commands are recognised with or without `@bot`, in upper or lower case;
    /// a word of a command only if it is the whole message.
    pub fn parse(&self, text: &str) -> Parsed {
        let text = text.trim();
        if let Some(rest) = text.strip_prefix('/') {
            return Self::parse_slash(rest);
        }
        // Hostile input can be a megabyte; no word of a command is longer than this.
        if text.len() > 200 {
            return Parsed::Free;
        }
        match self.0.get(&khmer::key(text)) {
            Some(command) => Parsed::Command(*command, String::new()),
            None => Parsed::Free,
        }
    }

    fn parse_slash(rest: &str) -> Parsed {
        let (head, tail) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let name = head.split_once('@').map_or(head, |(name, _)| name).to_ascii_lowercase();
        match TABLE.iter().find(|spec| spec.name == name) {
            Some(spec) => Parsed::Command(spec.command, tail.trim().to_owned()),
            None => Parsed::Unknown,
        }
    }
}
