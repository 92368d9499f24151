//! What is said, before it has a language: messages with arguments, and the lines that they form.

use std::borrow::Cow;

use jiff::civil::{Date, Time};

use crate::clock::Seconds;
use crate::country::{Candidate, Country, Region};
use crate::locale::Locale;

/// A message of the locale files with its arguments. Write it with [`msg!`](crate::msg), so that the
/// tests can compare ids and arguments with the files.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The id in `locales/*/*.ftl`; `id.attribute` reads an attribute.
    pub id: String,
    /// Named arguments.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    /// See [`msg!`](crate::msg); for ids that are computed (`country-kh`).
    pub fn new(id: impl Into<String>, args: Vec<(&'static str, Arg)>) -> Self {
        let args = args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), arg)).collect();
        Self { id: id.into(), args }
    }

    /// A message whose id and arguments were stored, such as those of a direct message.
    pub fn named(id: impl Into<String>, args: Vec<(String, Arg)>) -> Self {
        let args = args.into_iter().map(|(name, arg)| (Cow::Owned(name), arg)).collect();
        Self { id: id.into(), args }
    }
}

/// A message with its arguments: `msg!("sign-thanks", number = 12)`.
#[macro_export]
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::Message::new($id, vec![$((stringify!($name), $crate::text::Arg::from($value))),*])
    };
}

/// An argument of a message.
#[derive(Clone, PartialEq)]
pub enum Arg {
    /// A person's words. Never logged; escaped if the platform needs it.
    Text(String),
    /// A number, grouped and in the reader's digits.
    Number(i64),
    /// A day, written out.
    Day(Date),
    /// A time of day, in hours and minutes.
    Time(Time),
    /// Another message, in the same language.
    Message(Box<Message>),
    /// Several, joined as the language joins a list.
    List(Vec<Arg>),
    /// The address that opens the private chat with this payload.
    StartLink(String),
}

impl std::fmt::Debug for Arg {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(_) | Self::StartLink(_) => out.write_str("…"),
            Self::Number(number) => write!(out, "{number}"),
            Self::Day(day) => write!(out, "{day}"),
            Self::Time(time) => write!(out, "{time}"),
            Self::Message(message) => write!(out, "{message:?}"),
            Self::List(list) => write!(out, "{list:?}"),
        }
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
impl From<Time> for Arg {
    fn from(time: Time) -> Self {
        Self::Time(time)
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
impl From<Country> for Arg {
    fn from(country: Country) -> Self {
        Self::from(Message::from(country))
    }
}
impl From<Vec<Arg>> for Arg {
    fn from(list: Vec<Arg>) -> Self {
        Self::List(list)
    }
}
impl From<Country> for Message {
    fn from(country: Country) -> Self {
        Self::new(country.message_id(), Vec::new())
    }
}

impl From<Region> for Message {
    fn from(region: Region) -> Self {
        Self::new(region.message_id(), Vec::new())
    }
}
impl From<Candidate> for Message {
    fn from(candidate: Candidate) -> Self {
        match candidate.region {
            Some(region) => msg!(
                "region-in-country",
                region = Message::from(region),
                country = candidate.country
            ),
            None => candidate.country.into(),
        }
    }
}

/// Words: a message, or the campaign's own text, which is already in the reader's language.
#[derive(Clone, PartialEq)]
pub enum Phrase {
    /// From the locale files.
    Message(Message),
    /// From the campaign, or a name.
    Plain(String),
    /// The address that opens the private chat with this payload, on a line of its own.
    StartLink(String),
    /// An organizer's words with bold, italic and links.
    Rich(Vec<Span>),
}

/// Words with the same look.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// The web address that they open.
    pub link: Option<String>,
}

impl std::fmt::Debug for Span {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Span(…)")
    }
}

impl std::fmt::Debug for Phrase {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Message(message) => write!(out, "{message:?}"),
            Self::Plain(_) | Self::StartLink(_) | Self::Rich(_) => out.write_str("…"),
        }
    }
}

impl From<Message> for Phrase {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}
impl From<Vec<Span>> for Phrase {
    fn from(spans: Vec<Span>) -> Self {
        Self::Rich(spans)
    }
}
impl From<Country> for Phrase {
    fn from(country: Country) -> Self {
        Self::Message(country.into())
    }
}

/// A bar of ten cells and the percentage, rounded down: 100 only when everything is done.
pub fn bar(done: i64, all: i64) -> (String, i64) {
    let percent = if all > 0 { done.saturating_mul(100) / all } else { 0 };
    let full = usize::try_from(percent.clamp(0, 100) / 10).unwrap_or(0);
    ("▰".repeat(full) + &"▱".repeat(10 - full), percent)
}

/// How a line looks. Platforms render it as well as they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The heading of a screen.
    Title,
    /// A paragraph.
    Plain,
    /// An item of a list.
    Item,
    /// A quotation: a consent, or a statement to read aloud.
    Quote,
}

/// One line of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How it looks.
    pub style: Style,
    /// What it says.
    pub phrase: Phrase,
    /// Its language, if it differs from the reply's.
    pub locale: Option<Locale>,
    /// Whether an empty line comes before it.
    pub gap: bool,
    /// The moment that it names. A platform that can show moments in each reader's own time adds it.
    pub moment: Option<Seconds>,
}

/// The text of one message, line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// In reading order.
    pub lines: Vec<Line>,
}

impl Text {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// A text of one paragraph.
    pub fn of(phrase: impl Into<Phrase>) -> Self {
        Self::new().para(phrase)
    }

    /// Adds a heading.
    #[must_use]
    pub fn title(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Title, phrase, true)
    }

    /// Adds a heading right below the last line.
    #[must_use]
    pub fn heading(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Title, phrase, false)
    }

    /// Adds a paragraph after an empty line.
    #[must_use]
    pub fn para(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Plain, phrase, true)
    }

    /// Adds a line right below the last one.
    #[must_use]
    pub fn line(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Plain, phrase, false)
    }

    /// Adds an item of a list.
    #[must_use]
    pub fn item(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Item, phrase, false)
    }

    /// Adds a quotation.
    #[must_use]
    pub fn quote(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Quote, phrase, true)
    }

    /// Adds what is set apart right below the last line.
    #[must_use]
    pub fn quote_below(self, phrase: impl Into<Phrase>) -> Self {
        self.add(Style::Quote, phrase, false)
    }

    /// Adds a line in a language of its own.
    #[must_use]
    pub fn line_in(mut self, locale: Locale, phrase: impl Into<Phrase>, gap: bool) -> Self {
        let gap = gap && !self.lines.is_empty();
        self.lines.push(Line {
            style: Style::Plain,
            phrase: phrase.into(),
            locale: Some(locale),
            gap,
            moment: None,
        });
        self
    }

    /// Sets the moment that the last line names.
    #[must_use]
    pub fn at(mut self, moment: Seconds) -> Self {
        if let Some(last) = self.lines.last_mut() {
            last.moment = Some(moment);
        }
        self
    }

    fn add(mut self, style: Style, phrase: impl Into<Phrase>, gap: bool) -> Self {
        let gap = gap && !self.lines.is_empty();
        self.lines.push(Line { style, phrase: phrase.into(), locale: None, gap, moment: None });
        self
    }
}
