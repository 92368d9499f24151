//! Renders a text without a language into lines of one language.

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::{Date, Time};

use super::Catalogue;
use super::catalogue::text_value;
use crate::clock::Seconds;
use crate::locale::Locale;
use crate::text::{Arg, Message, Phrase, Style, Text};

/// How a platform writes the address that opens its private chat with the bot.
pub trait StartLinks {
    /// The address for this payload (64 of `A-Za-z0-9_-`).
    fn start_link(&self, payload: &str) -> String;
}

/// A line in its language, not yet escaped for any platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedLine {
    /// How it looks.
    pub style: Style,
    /// What it says. May hold line breaks where the campaign's text has them.
    pub text: String,
    /// Whether an empty line comes before it.
    pub gap: bool,
    /// Words in it that look different, in order and without overlap.
    pub marks: Vec<Mark>,
    /// The moment that it names.
    pub moment: Option<Seconds>,
}

/// Words of a line with another look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// From which byte to which.
    pub range: std::ops::Range<usize>,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are italic.
    pub italic: bool,
    /// The web address that they open.
    pub link: Option<String>,
}

impl Catalogue {
    /// All lines of a text. Lines that turn out empty are left out.
    pub fn render(&self, text: &Text, locale: Locale, links: &dyn StartLinks) -> Vec<RenderedLine> {
        let lines = text.lines.iter().map(|line| RenderedLine {
            style: line.style,
            text: self.phrase(&line.phrase, line.locale.unwrap_or(locale), links),
            gap: line.gap,
            marks: marks(&line.phrase),
            moment: line.moment,
        });
        lines.filter(|line| !line.text.is_empty()).collect()
    }

    /// One phrase, such as a button's label.
    pub fn phrase(&self, phrase: &Phrase, locale: Locale, links: &dyn StartLinks) -> String {
        match phrase {
            Phrase::Message(message) => self.message(message, locale, links),
            Phrase::Plain(text) => text.clone(),
            Phrase::StartLink(payload) => links.start_link(payload),
            Phrase::Rich(spans) => spans.iter().map(|span| span.text.as_str()).collect(),
        }
    }

    fn message(&self, message: &Message, locale: Locale, links: &dyn StartLinks) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(name.clone(), self.value(arg, locale, links));
        }
        self.format(locale, &message.id, &args)
    }

    fn value(&self, arg: &Arg, locale: Locale, links: &dyn StartLinks) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => text_value(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => text_value(self.day(*day, locale)),
            Arg::Time(time) => text_value(self.time(*time, locale)),
            Arg::Message(message) => text_value(self.message(message, locale, links)),
            Arg::StartLink(payload) => text_value(links.start_link(payload)),
            Arg::List(list) => {
                let join = self.plain(locale, "list-joint").unwrap_or_else(|| ", ".to_owned());
                let join = join.trim_matches('|').to_owned();
                let parts: Vec<String> =
                    list.iter().map(|part| self.words_of(part, locale, links)).collect();
                text_value(parts.join(&join))
            }
        }
    }

    fn words_of(&self, arg: &Arg, locale: Locale, links: &dyn StartLinks) -> String {
        match self.value(arg, locale, links) {
            FluentValue::String(text) => text.into_owned(),
            number => {
                let mut args = FluentArgs::new();
                args.set("number", number);
                self.format(locale, "plain-number", &args)
            }
        }
    }

    /// A day written out: weekday, day, month and year from the locale's own patterns.
    pub fn day(&self, day: Date, locale: Locale) -> String {
        let name = |id: String| self.format(locale, &id, &FluentArgs::new());
        let mut args = FluentArgs::new();
        args.set("weekday", name(format!("weekday-{}", day.weekday().to_monday_one_offset())));
        args.set("month", name(format!("month-{}", day.month())));
        args.set("day", i64::from(day.day()));
        // A year is a name and not an amount: no thousands separator.
        args.set("year", self.digits(&day.year().to_string(), locale));
        self.format(locale, "day-long", &args)
    }

    /// A time of day: hours as the locale counts them, minutes, and the part of the day.
    pub fn time(&self, time: Time, locale: Locale) -> String {
        let hour = time.hour();
        let twelve = self.plain(locale, "clock-hours");
        let twelve = twelve.is_none_or(|hours| crate::khmer::to_latin_digits(&hours) != "24");
        let shown = if twelve { (hour + 11) % 12 + 1 } else { hour };
        let mut args = FluentArgs::new();
        args.set("hour", self.digits(&shown.to_string(), locale));
        args.set("minute", self.digits(&format!("{:02}", time.minute()), locale));
        args.set("part", part_of_day(hour));
        self.format(locale, "time-long", &args)
    }

    /// Latin digits as this locale writes them.
    pub fn digits(&self, text: &str, locale: Locale) -> String {
        if locale == Locale::KM { crate::khmer::to_khmer_digits(text) } else { text.to_owned() }
    }
}

fn marks(phrase: &Phrase) -> Vec<Mark> {
    let Phrase::Rich(spans) = phrase else { return Vec::new() };
    let mut end = 0;
    let marks = spans.iter().map(|span| {
        let start = end;
        end += span.text.len();
        let (bold, italic, link) = (span.bold, span.italic, span.link.clone());
        Mark { range: start..end, bold, italic, link }
    });
    marks.filter(|mark| mark.bold || mark.italic || mark.link.is_some()).collect()
}

/// The parts of a date or time that languages treat differently; each locale's pattern names them.
const fn part_of_day(hour: i8) -> &'static str {
    match hour {
        0..4 => "small-hours",
        4..12 => "morning",
        12 => "noon",
        13..17 => "afternoon",
        17..19 => "evening",
        _ => "night",
    }
}
