//! What somebody means who types: one pure function over the words, the open question, the screen, and
//! what the languages and the campaign know.
//!
//! Read in this order: [`Meaning`] is what comes out, `decide` below is the order in which it is looked for;
//! `said` cuts a text into words, `pattern` compares them, `sayings` holds the words of all languages,
//! `name`, `answers` and `questions` judge one thing each.
//!
//! The principle: whoever says no, is afraid, asks or hesitates never gives a name, a region or a consent by
//! it; and whoever gives a name that is also a word is one press away. Nothing here signs: a typed name is
//! always shown back.

mod answers;
mod questions;

use crate::command::{Command, Parsed, Role, Words};
use crate::conversation::asked::Asked;
use crate::country::{Country, CountryIndex, Found, PlaceIndex};
use crate::locale::Locale;
use crate::sayings::Kind;
use crate::sayings::Sayings;
use crate::sayings::said;
use crate::sayings::said::{Said, squeezed};
use crate::search::{Index, SmallTalk, Talk};
use questions::{Answered, Reading};

/// Everything that the words may be compared with. Made for each text from what lives longer.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    /// The words of commands.
    pub commands: &'a Words,
    /// How people talk, in every language.
    pub sayings: &'a Sayings,
    /// Greetings, thanks.
    pub talk: &'a Talk,
    /// The names of countries.
    pub countries: &'a CountryIndex,
    /// The places that tell a time zone.
    pub places: &'a PlaceIndex,
    /// The campaign's questions with their answers.
    pub questions: &'a Index,
}

/// What the person sees, in their language.
#[derive(Clone, Debug)]
pub struct Screen {
    /// What they may do: the words of staff commands are everyone's words.
    pub role: Role,
    /// Whether a question is open, also one that only buttons answer.
    pub open: bool,
    /// The labels of buttons that can be pressed now, each with its index.
    pub buttons: Vec<(String, usize)>,
    /// The labels below the open question that do something, each with its index: with a doubt or a word
    /// around it, a label is no press, and no answer either.
    pub acts: Vec<(String, usize)>,
    /// Titles and labels that were shown before: petitions, forums, questions.
    pub shown: Vec<(String, usize)>,
}

/// What the words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A command, with what was typed after it.
    Command(Command, String),
    /// A slash and something that is no command.
    UnknownCommand,
    /// The label of the button of this index, typed whole: a press.
    Button(usize),
    /// The label of this index among those that do something, with a sign or a yes around it: never the act.
    Nearly(usize),
    /// The name of a language.
    Language(Locale),
    /// No, later, wait: nothing is done, and the question stays open.
    ///
    /// Like some others this holds the words as a name, where a name is asked for and they can be one:
    /// people are called No, Ok, Stop. LinkCode it as one more button; never take it.
    Refusal(Option<String>),
    /// Stop, cancel, back: what is open ends. The name as above.
    Stop(Option<String>),
    /// No more news.
    StopNews,
    /// A title or label that was shown before.
    Shown(usize),
    /// Surely the answer to what is asked.
    Answer(Answer),
    /// Surely this question of the campaign's (its slug). The name as above, for a single word such as
    /// `Paris`.
    Question(String, Option<String>),
    /// How many have signed?
    Total,
    /// Who is behind this, who holds the keys?
    Behind,
    /// For whom should I vote?
    Neutral,
    /// Perhaps the answer to what is asked: it is shown back, and a press confirms it. A name is always this.
    Confirm(Answer),
    /// Perhaps one of these questions: at most three slugs, the likeliest first. The name as above.
    Offers(Vec<String>, Option<String>),
    /// Small talk. The name as above.
    Talk(SmallTalk, Option<String>),
    /// Yes, I agree, in words: never the act. The name as above.
    Agree(Option<String>),
    /// Nothing of all this: the question again, with what would be right.
    Unclear,
}

/// An answer to what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A person's name, as it is sealed.
    Name(String),
    /// This country.
    Country(Country),
    /// Countries to choose from, as the index found them.
    Countries(Found),
    /// A region or city, on one line.
    Region(String),
    /// How many.
    Count(i64),
    /// A place that may tell a time zone, on one line.
    Place(String),
    /// A code, as it was typed but without what stands around it.
    Code(String),
    /// Free words, or a day: whoever asked reads them.
    Words(String),
}

/// What these words mean where this is asked. The first that fits counts, in the order of the design:
/// a command; a label on the screen; a language; no and stop; a command's word; what was shown before; a
/// certain answer; a certain question; a possible answer; possible questions. Small talk and agreeing are so few words that they
/// are looked for before questions.
#[must_use]
pub fn understand(words: &str, asked: Asked, screen: &Screen, lexicon: &Lexicon<'_>) -> Meaning {
    if words.trim_start().starts_with('/') {
        return match lexicon.commands.parse(words) {
            Parsed::Command(command, rest) => Meaning::Command(command, rest),
            Parsed::Unknown | Parsed::Free => Meaning::UnknownCommand,
        };
    }
    let typed = squeezed(words);
    if let Some(button) = labelled(&screen.buttons, &typed) {
        return Meaning::Button(button);
    }
    let said = Said::read(words);
    let heard = lexicon.sayings.hear(&said);
    let reading = Reading::new(words, &typed, &said, &heard, asked, screen, lexicon);
    if let Some(button) = nearly(&reading) {
        return Meaning::Nearly(button);
    }
    if asked == Asked::Words {
        let alone = words.trim().chars().all(|c| c == ' ' || said::is_letter(c));
        return match alone && lexicon.sayings.is_exactly(Kind::End, &heard) {
            true => Meaning::Stop(None),
            false => Meaning::Answer(Answer::Words(words.to_owned())),
        };
    }
    if asked == Asked::Line {
        return line(&reading).unwrap_or_else(|| Meaning::Answer(Answer::Words(words.to_owned())));
    }
    decide(&reading)
}

/// Whether words that nothing asked for may be somebody's name: they are, if they would be taken as one where a
/// name is asked for.
#[must_use]
pub fn may_be_name(words: &str, lexicon: &Lexicon<'_>) -> bool {
    let (none, role) = (Vec::new, Role::Supporter);
    let screen = Screen { role, open: false, buttons: none(), acts: none(), shown: none() };
    let meaning = understand(words, Asked::Name, &screen, lexicon);
    matches!(meaning, Meaning::Confirm(Answer::Name(_)))
}

/// What a line says that is no answer to what is asked.
fn line(reading: &Reading<'_>) -> Option<Meaning> {
    let question = || certain_question(reading).filter(|_| reading.asks());
    // The words of other commands are names of groups and topics as well.
    let help =
        || command(reading).filter(|it| *it == Meaning::Command(Command::Help, String::new()));
    let steps: [fn(&Reading<'_>) -> Option<Meaning>; 3] = [refusal, facts, talk];
    steps.iter().find_map(|step| step(reading)).or_else(help).or_else(question)
}

fn decide(reading: &Reading<'_>) -> Meaning {
    let steps: [fn(&Reading<'_>) -> Option<Meaning>; 11] = [
        language,
        refusal,
        facts,
        command,
        shown,
        told_name,
        talk,
        certain_answer,
        certain_question,
        possible_answer,
        possible_question,
    ];
    steps.iter().find_map(|step| step(reading)).unwrap_or(Meaning::Unclear)
}

/// The index of the label that reads like this. What is chosen has a mark before it that nobody types.
fn labelled(labels: &[(String, usize)], typed: &str) -> Option<usize> {
    let mut alike =
        labels.iter().filter(|(label, _)| !typed.is_empty() && squeezed(label) == typed);
    alike.next().map(|(_, index)| *index)
}

/// The label that stands in the words with a sign, politeness or a yes around it: `Send?`, `ok send`.
fn nearly(reading: &Reading<'_>) -> Option<usize> {
    let labels = &reading.screen.acts;
    // Where a place, a day or a number is asked for, the labels are answers.
    let elsewhere =
        !matches!(reading.asked, Asked::Nothing | Asked::Name | Asked::Line | Asked::Words);
    if labels.is_empty() || elsewhere || reading.said.long {
        return None;
    }
    let after_a_yes = || {
        let parts = reading.said.once().iter().skip(1);
        parts.map(|part| reading.words.split_at(part.at.start)).find_map(|(yes, rest)| {
            labelled(labels, &squeezed(rest)).filter(|_| reading.is_yes(yes))
        })
    };
    labelled(labels, reading.typed)
        .or_else(|| labelled(labels, &squeezed(reading.inner()?)))
        .or_else(after_a_yes)
}

fn language(reading: &Reading<'_>) -> Option<Meaning> {
    let locale = reading.language()?;
    // `KH` is the country where a country is asked for, although it also means Khmer.
    let country =
        reading.asked == Asked::Country && matches!(answers::country(reading), Found::One(_));
    (!country).then_some(Meaning::Language(locale))
}

/// No, later, stop, no more news.
fn refusal(reading: &Reading<'_>) -> Option<Meaning> {
    // A code may begin like a no, as `ot4k7m` does.
    let word = reading.words.trim();
    let digit = word.contains(char::is_numeric) && !word.contains(char::is_whitespace);
    if digit && reading.asked == Asked::Code && answers::code(reading).is_some() {
        return None;
    }
    if reading.is(Kind::StopNews) {
        return Some(Meaning::StopNews);
    }
    if reading.is(Kind::Stop) || reading.is(Kind::End) {
        return Some(Meaning::Stop(reading.maybe_name()));
    }
    let day = reading.asked == Asked::Day;
    // A certain wish for a command is no refusal: "I don't understand" wants help.
    let refuses =
        reading.is(Kind::Refusal) || reading.is(Kind::Delay) || (!day && reading.is(Kind::Day));
    (refuses && reading.spoken_command().is_none()).then(|| Meaning::Refusal(reading.maybe_name()))
}

/// Questions that the campaign's own figures and facts answer.
fn facts(reading: &Reading<'_>) -> Option<Meaning> {
    if labelled(&reading.screen.shown, reading.typed).is_some() {
        return None;
    }
    // The word of a command of the team is that to the team.
    if reading.worded_command().is_some_and(|command| command.spec().role > Role::Supporter) {
        return None;
    }
    let facts = [
        (Kind::Total, Meaning::Total),
        (Kind::Neutral, Meaning::Neutral),
        (Kind::Behind, Meaning::Behind),
    ];
    // These are questions by themselves.
    facts.into_iter().find(|(kind, _)| reading.asks_for(*kind)).map(|(_, meaning)| meaning)
}

fn command(reading: &Reading<'_>) -> Option<Meaning> {
    let command = reading.worded_command().or_else(|| reading.spoken_command())?;
    // Hello is also a word of /start; it says hello.
    if let Some(talk) = reading.talk().filter(|_| command == Command::Start) {
        return Some(Meaning::Talk(talk, reading.maybe_name()));
    }
    Some(Meaning::Command(command, String::new()))
}

fn shown(reading: &Reading<'_>) -> Option<Meaning> {
    labelled(&reading.screen.shown, reading.typed).map(Meaning::Shown)
}

fn certain_answer(reading: &Reading<'_>) -> Option<Meaning> {
    let place = || answers::places(reading).map(Meaning::Confirm);
    answers::certain(reading).map(Meaning::Answer).or_else(place)
}

fn certain_question(reading: &Reading<'_>) -> Option<Meaning> {
    match questions::certain(reading)? {
        Answered::Clear(slug) => Some(Meaning::Question(slug, reading.maybe_name())),
        Answered::Several(slugs) => Some(Meaning::Offers(slugs, reading.maybe_name())),
    }
}

/// A name in a sentence that tells it: shown back as any other.
fn told_name(reading: &Reading<'_>) -> Option<Meaning> {
    let name = if reading.asked == Asked::Name { answers::told_name(reading) } else { None };
    name.map(|name| Meaning::Confirm(Answer::Name(name)))
}

/// What people say who agree, greet or thank. Nothing but that: a question with a greeting is a question.
fn talk(reading: &Reading<'_>) -> Option<Meaning> {
    if reading.is(Kind::Agreeing) {
        return Some(Meaning::Agree(reading.maybe_name()));
    }
    reading.talk().map(|talk| Meaning::Talk(talk, reading.maybe_name()))
}

fn possible_answer(reading: &Reading<'_>) -> Option<Meaning> {
    answers::possible(reading).map(Meaning::Confirm)
}

fn possible_question(reading: &Reading<'_>) -> Option<Meaning> {
    let slugs = questions::possible(reading)?;
    Some(Meaning::Offers(slugs, reading.maybe_name()))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
mod tests;
