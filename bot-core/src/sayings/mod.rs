//! The words of all languages that carry a meaning, as their locale files have them, read once.

pub(crate) mod pattern;
pub(crate) mod said;

use std::collections::HashMap;
use std::ops::Range;

use crate::command::{Command, TABLE};
use crate::locale::Locale;
use pattern::{Id, Pattern, Phrases, Sorts, Vocabulary};
pub(crate) use said::{Part, Said, squeezed};

/// The sorts of words that patterns may name.
const SORTS: &[&str] = &[
    "understand-sorts.i",
    "understand-sorts.yes",
    "understand-sorts.no",
    "understand-sorts.not",
    "understand-sorts.want",
    "understand-sorts.act",
    "understand-sorts.this",
    "understand-sorts.stop",
    "understand-sorts.news",
    "understand-sorts.who",
    "understand-sorts.what",
    "understand-sorts.aux",
    "understand-sorts.them",
    "understand-sorts.signed",
];

/// What a sentence does, whatever it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// It says no.
    Refusal,
    /// It puts off.
    Delay,
    /// It puts off until some day: an answer where a day is asked for.
    Day,
    /// It wants to end what is open.
    Stop,
    /// The same, in the few words that mean it even in the middle of free writing.
    End,
    /// It wants no more news.
    StopNews,
    /// It asks, surely.
    Asks,
    /// It may be asking.
    AsksPerhaps,
    /// It tells of somebody: no answer, and no name.
    Told,
    /// It asks how many have signed.
    Total,
    /// It asks who stands behind the campaign.
    Behind,
    /// It asks for whom to vote.
    Neutral,
    /// It says yes.
    Agreeing,
    /// It tells a name.
    Name,
    /// It may tell a name: `I am …`.
    NamePerhaps,
    /// It names a language.
    Language,
    /// It holds a place.
    Home,
}

const KINDS: &[(Kind, &str)] = &[
    (Kind::Refusal, "understand-words.refusals"),
    (Kind::Delay, "understand-words.delays"),
    (Kind::Day, "understand-words.days"),
    (Kind::Stop, "understand-words.stops"),
    (Kind::End, "understand-words.ends"),
    (Kind::StopNews, "understand-words.stop-news"),
    (Kind::Asks, "understand-words.asks"),
    (Kind::AsksPerhaps, "understand-words.asks-perhaps"),
    (Kind::Told, "understand-words.told"),
    (Kind::Total, "understand-words.totals"),
    (Kind::Behind, "understand-words.behind"),
    (Kind::Neutral, "understand-words.neutral"),
    (Kind::Agreeing, "understand-words.agreeing"),
    (Kind::Name, "understand-words.names"),
    (Kind::NamePerhaps, "understand-words.names-perhaps"),
    (Kind::Language, "understand-words.languages"),
    (Kind::Home, "understand-words.homes"),
];

/// Commands that people ask for in more than a word, with the patterns of each.
const COMMANDS: &[&str] = &[
    "understand-commands.help",
    "understand-commands.sign",
    "understand-commands.follow",
    "understand-commands.mydata",
    "understand-commands.withdraw",
    "understand-commands.forget",
    "understand-commands.language",
    "understand-commands.ask",
    "understand-commands.start",
    "understand-commands.privacy",
    "understand-commands.petitions",
    "understand-commands.events",
    "understand-commands.faq",
    "understand-commands.idea",
    "understand-commands.connect",
];

/// All that the locale files say about how people talk.
#[derive(Debug, Default)]
pub struct Sayings {
    words: Vocabulary,
    sorts: Sorts,
    kinds: HashMap<Kind, Vec<Pattern>>,
    commands: Vec<(Command, Pattern)>,
    /// What stands before and after what is meant: politeness, a greeting.
    before: Phrases,
    after: Phrases,
    fears: Phrases,
    /// Words that no name has, and words that are names as well.
    plain: Phrases,
    perhaps: Phrases,
    /// Words beside a number that is only how many.
    counts: Phrases,
    /// Words that a date has.
    dates: Phrases,
    /// What asks for the entry on safety, in every language.
    pub(crate) fear_means: Vec<String>,
    /// What people type who want a language, without signs and spaces.
    languages: HashMap<String, Locale>,
}

/// A text by the numbers of its words.
#[derive(Debug)]
pub(crate) struct Heard {
    /// All of it.
    pub(crate) whole: Vec<Id>,
    /// The same as it is written, where typing mistakes must not be forgiven.
    exact: Vec<Id>,
    /// What is said without politeness around it, once, by its place in the whole.
    pub(crate) core: Range<usize>,
}

impl Heard {
    pub(crate) fn core(&self) -> &[Id] {
        &self.whole[self.core.clone()]
    }
}

impl Sayings {
    /// Reads the locale files. `read` gives a message as each language has it.
    pub fn new(read: impl Fn(&str) -> Vec<(Locale, String)>) -> Self {
        let mut all = Self::default();
        for id in SORTS {
            let name = id.rsplit('.').next().unwrap_or_default();
            for (_, list) in read(id) {
                all.sorts.add(name, &list, &mut all.words);
            }
        }
        for (kind, id) in KINDS {
            let patterns = read(id).into_iter().flat_map(|(_, list)| all.patterns(&list));
            let patterns: Vec<Pattern> = patterns.collect();
            all.kinds.insert(*kind, patterns);
        }
        for id in COMMANDS {
            let name = id.rsplit('.').next().unwrap_or_default();
            let Some(spec) = TABLE.iter().find(|spec| spec.name == name) else { continue };
            for (_, list) in read(id) {
                let patterns = all.patterns(&list);
                all.commands.extend(patterns.into_iter().map(|pattern| (spec.command, pattern)));
            }
        }
        all.read_phrases(&read);
        for (locale, name) in read("language-name").into_iter().chain(read("language-name.words")) {
            let words = name.split(',').map(|word| (squeezed(word), locale));
            all.languages.extend(words);
        }
        all
    }

    fn patterns(&mut self, list: &str) -> Vec<Pattern> {
        let (sorts, words) = (&self.sorts, &mut self.words);
        list.split(',').filter_map(|text| Pattern::read(text, sorts, words)).collect()
    }

    fn read_phrases(&mut self, read: &impl Fn(&str) -> Vec<(Locale, String)>) {
        let words = &mut self.words;
        for (phrases, id) in [
            (&mut self.before, "understand-words.before"),
            (&mut self.after, "understand-words.after"),
            (&mut self.fears, "understand-words.fears"),
            (&mut self.plain, "understand-words.plain"),
            (&mut self.perhaps, "understand-words.perhaps"),
            (&mut self.counts, "understand-words.counts"),
            (&mut self.dates, "understand-words.dates"),
        ] {
            for (_, list) in read(id) {
                phrases.add(&list, words);
            }
        }
        let means = read("understand-words.fear-means").into_iter();
        self.fear_means = means.map(|(_, query)| query).collect();
    }

    /// A text by the numbers of its words, and what of it is more than politeness.
    pub(crate) fn hear(&self, said: &Said) -> Heard {
        let once = said.once();
        let whole = self.words.numbers(once);
        let exact = once.iter().map(|part| self.words.exact(part)).collect();
        let mut core = 0..whole.len();
        loop {
            let inner = &whole[core.clone()];
            // Somebody who says nothing but "please" says that.
            if let Some(length) = self.after.end(inner).filter(|length| *length < inner.len()) {
                core.end -= length;
            } else if let Some(length) =
                self.before.begin(inner).filter(|length| *length < inner.len())
            {
                core.start += length;
            } else {
                return Heard { whole, exact, core };
            }
        }
    }

    /// Whether a text is of this kind, with or without politeness around it. Patterns that are not firm
    /// don't hold in a question.
    pub(crate) fn is(&self, kind: Kind, heard: &Heard, asks: bool) -> bool {
        let patterns = self.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default();
        let mut patterns = patterns.iter().filter(|pattern| !asks || pattern.is_firm());
        patterns.any(|pattern| self.fits(pattern, heard))
    }

    fn fits(&self, pattern: &Pattern, heard: &Heard) -> bool {
        let (whole, core) = (heard.whole.as_slice(), heard.core());
        if !pattern.may_fit(whole, &self.sorts) {
            return false;
        }
        let (start, end) = (heard.core.start, heard.core.end);
        let wider = [whole, &whole[start..], &whole[..end]];
        pattern.fits(core, &self.sorts)
            || (core.len() < whole.len() && wider.iter().any(|ids| pattern.fits(ids, &self.sorts)))
    }

    /// The command that is asked for in a sentence.
    pub(crate) fn command(&self, heard: &Heard, asks: bool) -> Option<Command> {
        let mut commands = self.commands.iter().filter(|(_, pattern)| !asks || pattern.is_firm());
        commands.find(|(_, pattern)| self.fits(pattern, heard)).map(|(command, _)| *command)
    }

    /// What a sentence of this kind holds, by its parts: where most stands around it. The sentence ends
    /// before this part, as politeness may follow.
    pub(crate) fn held(&self, kind: Kind, heard: &Heard, end: usize) -> Option<Range<usize>> {
        let patterns = self.kinds.get(&kind)?;
        let from = |start: usize| {
            let ids = heard.whole.get(start..end).unwrap_or_default();
            let held = patterns.iter().filter_map(|pattern| pattern.gap(ids, &self.sorts));
            held.min_by_key(Range::len).map(|held| held.start + start..held.end + start)
        };
        let held = [from(0), from(heard.core.start)];
        held.into_iter().flatten().min_by_key(Range::len)
    }

    /// Whether it is of this kind as it stands: nothing around it, nothing misspelt.
    pub(crate) fn is_exactly(&self, kind: Kind, heard: &Heard) -> bool {
        let patterns = self.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default();
        patterns.iter().any(|pattern| pattern.fits(&heard.exact, &self.sorts))
    }

    /// Whether what is meant, without politeness around it, is of this kind.
    pub(crate) fn is_at_core(&self, kind: Kind, heard: &Heard) -> bool {
        let patterns = self.kinds.get(&kind).map(Vec::as_slice).unwrap_or_default();
        patterns.iter().any(|pattern| pattern.fits(heard.core(), &self.sorts))
    }

    /// Whether all words of a text but its numbers say that it is how many.
    pub(crate) fn only_counts(&self, parts: &[Part], heard: &Heard) -> bool {
        let mut at = heard.core.start;
        while at < heard.core.end {
            let number =
                parts.get(at).is_some_and(|part| part.text.chars().all(|c| c.is_ascii_digit()));
            match self.counts.begin(&heard.whole[at..heard.core.end]) {
                Some(length) => at += length,
                None if number => at += 1,
                None => return false,
            }
        }
        true
    }

    pub(crate) fn dates(&self, heard: &Heard) -> bool {
        self.dates.stand_in(&heard.whole)
    }

    pub(crate) fn fears(&self, heard: &Heard) -> bool {
        self.fears.stand_in(&heard.whole)
    }

    /// Whether words stand there that no name has.
    pub(crate) fn is_plain(&self, parts: Range<usize>, heard: &Heard) -> bool {
        let exact = &heard.exact[parts];
        if self.plain.stand_in(exact) {
            return true;
        }
        // One or two of them are a name, such as Long Van; three, or two and another, are a sentence.
        let perhaps = |id: &&Id| self.perhaps.begin(std::slice::from_ref(*id)).is_some();
        exact.len() > 2 && exact.iter().filter(perhaps).count() * 3 >= exact.len() * 2
    }

    /// The language that is named, alone or in a sentence that asks for it.
    pub(crate) fn language(&self, parts: &[Part], heard: &Heard) -> Option<Locale> {
        let named = |range: Range<usize>| {
            let name = parts.get(range)?.iter().map(|part| part.text.as_str()).collect::<String>();
            self.languages.get(&squeezed(&name)).copied()
        };
        named(0..parts.len())
            .or_else(|| named(heard.core.clone()))
            .or_else(|| named(self.held(Kind::Language, heard, heard.core.end)?))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::i18n::Catalogue;
    use crate::khmer;

    #[test]
    fn every_pattern_of_the_locale_files_is_read_and_canonical() {
        let catalogue = Catalogue::load(None).unwrap();
        let mut all = Sayings::new(|id| catalogue.everywhere(id));
        let ids = KINDS.iter().map(|(_, id)| *id).chain(COMMANDS.iter().copied());
        let mut count = 0;
        for (locale, list) in ids.flat_map(|id| catalogue.everywhere(id)) {
            assert_eq!(khmer::khnormal(&list), list);
            for pattern in list.split(',') {
                count += 1;
                let read = Pattern::read(pattern, &all.sorts, &mut all.words);
                assert!(read.is_some(), "{locale}: {pattern}");
            }
        }
        assert!(count > 1_000, "only {count}");
    }

    #[test]
    fn the_other_lists_are_canonical_too() {
        let catalogue = Catalogue::load(None).unwrap();
        for name in ["before", "after", "fears", "plain", "perhaps", "counts", "dates"] {
            for (_, list) in catalogue.everywhere(&format!("understand-words.{name}")) {
                assert_eq!(khmer::khnormal(&list), list);
            }
        }
        for (_, list) in SORTS.iter().flat_map(|id| catalogue.everywhere(id)) {
            assert_eq!(khmer::khnormal(&list), list);
        }
    }
}
