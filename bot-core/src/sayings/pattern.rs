//! Patterns of words, as locale files write them: `<i> <not> <want> …`.
//!
//! A pattern fits a whole text. `…` stands for any words, also for none, `_` for exactly one; a name in
//! angle brackets for any word of that sort. In Khmer every cluster is a word here.

use std::collections::HashMap;
use std::ops::Range;

use super::said::{Part, Said};
use crate::khmer;
use strsim::osa_distance;

/// Letters of the shortest word in which a typing mistake is forgiven: shorter ones are like too many others.
const FORGIVEN: usize = 6;

/// A word by its number. Zero is a word that no pattern has.
pub(crate) type Id = u32;

/// Every word that stands in a pattern.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<String, Id>,
    /// Words in which mistakes are forgiven, by their first letter.
    long: HashMap<char, Vec<(String, Id)>>,
}

impl Vocabulary {
    /// The words of a literal, in their order. New ones get a number.
    pub(crate) fn learn(&mut self, literal: &str) -> Vec<Id> {
        Said::read(literal).parts.into_iter().map(|part| self.number(part)).collect()
    }

    fn number(&mut self, part: Part) -> Id {
        let next = Id::try_from(self.ids.len()).unwrap_or(Id::MAX - 1) + 1;
        let id = *self.ids.entry(part.text.clone()).or_insert(next);
        if !part.khmer && id == next {
            // Whoever types without accents means the same word.
            let bare = khmer::key(&part.text);
            self.ids.entry(bare).or_insert(id);
            if let Some(first) =
                part.text.chars().next().filter(|_| part.text.chars().count() >= FORGIVEN)
            {
                self.long.entry(first).or_default().push((part.text, id));
            }
        }
        id
    }

    /// The words of a text by their numbers, typing mistakes forgiven.
    pub(crate) fn numbers(&self, parts: &[Part]) -> Vec<Id> {
        let number = |part: &Part| match self.ids.get(&part.text) {
            Some(id) => *id,
            None if part.khmer => 0,
            None => self.guess(&part.text),
        };
        parts.iter().map(number).collect()
    }

    /// The number of a word as it is written.
    pub(crate) fn exact(&self, part: &Part) -> Id {
        self.ids.get(&part.text).copied().unwrap_or(0)
    }

    fn guess(&self, word: &str) -> Id {
        let length = word.chars().count();
        // No word of a pattern is longer than this.
        if !(FORGIVEN - 1..=20).contains(&length) {
            return 0;
        }
        let Some(first) = word.chars().next() else { return 0 };
        let known = self.long.get(&first).map(Vec::as_slice).unwrap_or_default();
        let alike = |known: &&(String, Id)| {
            known.0.chars().count().abs_diff(length) <= 1 && osa_distance(&known.0, word) == 1
        };
        known.iter().find(alike).map_or(0, |(_, id)| *id)
    }
}

/// Sorts of words by their names, each a list of words that may stand in one place.
#[derive(Debug, Default)]
pub(crate) struct Sorts {
    names: HashMap<String, usize>,
    /// By the first word: all that begin with it, the longest first.
    members: Vec<HashMap<Id, Vec<Vec<Id>>>>,
}

impl Sorts {
    pub(crate) fn add(&mut self, name: &str, list: &str, words: &mut Vocabulary) {
        let number = *self.names.entry(name.to_owned()).or_insert(self.members.len());
        if number == self.members.len() {
            self.members.push(HashMap::new());
        }
        for literal in list.split(',') {
            let ids = words.learn(literal);
            if let (Some(first), Some(members)) = (ids.first(), self.members.get_mut(number)) {
                let alike = members.entry(*first).or_default();
                if !alike.contains(&ids) {
                    alike.push(ids);
                    alike.sort_by_key(|ids| std::cmp::Reverse(ids.len()));
                }
            }
        }
    }

    fn begin(&self, sort: usize, ids: &[Id]) -> impl Iterator<Item = usize> {
        let alike = ids.first().and_then(|first| self.members.get(sort)?.get(first));
        let alike = alike.map(Vec::as_slice).unwrap_or_default();
        alike.iter().filter(move |member| ids.starts_with(member)).map(Vec::len)
    }

    fn stands(&self, sort: usize, ids: &[Id]) -> bool {
        self.members.get(sort).is_some_and(|members| ids.iter().any(|id| members.contains_key(id)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Word(Id),
    Sort(usize),
    /// Exactly one word, whichever.
    Any,
    /// Any words, or none.
    Gap,
}

/// One pattern.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pattern {
    items: Vec<Item>,
    /// Whether it holds also in what is asked like a question.
    firm: bool,
}

impl Pattern {
    /// `None` for one that says nothing: empty, or only gaps.
    pub(crate) fn read(text: &str, sorts: &Sorts, words: &mut Vocabulary) -> Option<Self> {
        let text = text.trim();
        let (firm, mut rest) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let mut items = Vec::new();
        while !rest.is_empty() {
            let end = rest.find(['…', '<', '_']).unwrap_or(rest.len());
            items.extend(words.learn(&rest[..end]).into_iter().map(Item::Word));
            rest = &rest[end..];
            if let Some(after) = rest.strip_prefix('…') {
                items.push(Item::Gap);
                rest = after;
            } else if let Some(after) = rest.strip_prefix('_') {
                items.push(Item::Any);
                rest = after;
            } else if let Some((name, after)) =
                rest.strip_prefix('<').and_then(|rest| rest.split_once('>'))
            {
                items.push(Item::Sort(*sorts.names.get(name)?));
                rest = after;
            } else if !rest.is_empty() {
                return None;
            }
        }
        let says = items.iter().any(|item| matches!(item, Item::Word(_) | Item::Sort(_)));
        let firm = firm || !items.contains(&Item::Gap);
        says.then_some(Self { items, firm })
    }

    pub(crate) const fn is_firm(&self) -> bool {
        self.firm
    }

    /// Whether it fits all of these words. Ask first whether it may: that is quicker.
    pub(crate) fn fits(&self, ids: &[Id], sorts: &Sorts) -> bool {
        fits(&self.items, ids, sorts)
    }

    /// Whether everything that it needs stands there at all: most patterns end here.
    pub(crate) fn may_fit(&self, ids: &[Id], sorts: &Sorts) -> bool {
        let words = self.items.iter().all(|item| match item {
            Item::Word(id) => ids.contains(id),
            _ => true,
        });
        words
            && self.items.iter().all(|item| match item {
                Item::Sort(sort) => sorts.stands(*sort, ids),
                _ => true,
            })
    }

    /// What stands in the gap of a pattern that has one, if it fits: at least one word.
    pub(crate) fn gap(&self, ids: &[Id], sorts: &Sorts) -> Option<Range<usize>> {
        if !self.may_fit(ids, sorts) {
            return None;
        }
        let at = self.items.iter().position(|item| *item == Item::Gap)?;
        let (before, after) = (&self.items[..at], &self.items[at + 1..]);
        let mut starts = (0..ids.len()).rev().filter(|start| fits(before, &ids[..*start], sorts));
        // What stands around is as long as it can be: `my name is …` before `my name …`.
        starts.next().and_then(|start| {
            let mut ends = start + 1..=ids.len();
            ends.find(|end| fits(after, &ids[*end..], sorts)).map(|end| start..end)
        })
    }
}

fn fits(items: &[Item], ids: &[Id], sorts: &Sorts) -> bool {
    match items.split_first() {
        None => ids.is_empty(),
        Some((Item::Gap, [])) => true,
        Some((Item::Gap, rest)) => (0..=ids.len()).any(|from| fits(rest, &ids[from..], sorts)),
        Some((Item::Any, rest)) => !ids.is_empty() && fits(rest, &ids[1..], sorts),
        Some((Item::Word(id), rest)) => ids.first() == Some(id) && fits(rest, &ids[1..], sorts),
        Some((Item::Sort(sort), rest)) => {
            sorts.begin(*sort, ids).any(|length| fits(rest, &ids[length..], sorts))
        }
    }
}

/// Sequences of words that may stand anywhere in a text.
#[derive(Debug, Default)]
pub(crate) struct Phrases(HashMap<Id, Vec<Vec<Id>>>);

impl Phrases {
    pub(crate) fn add(&mut self, list: &str, words: &mut Vocabulary) {
        for literal in list.split(',') {
            let ids = words.learn(literal);
            if let Some(first) = ids.first() {
                let alike = self.0.entry(*first).or_default();
                alike.push(ids);
                alike.sort_by_key(|ids| std::cmp::Reverse(ids.len()));
            }
        }
    }

    /// The length of the longest one that begins here.
    pub(crate) fn begin(&self, ids: &[Id]) -> Option<usize> {
        let alike = self.0.get(ids.first()?)?;
        alike.iter().find(|phrase| ids.starts_with(phrase)).map(Vec::len)
    }

    /// The length of the longest one that ends here.
    pub(crate) fn end(&self, ids: &[Id]) -> Option<usize> {
        let starts = ids.len().saturating_sub(LONGEST)..ids.len();
        starts.map(|start| &ids[start..]).find(|tail| self.is_one(tail)).map(<[Id]>::len)
    }

    fn is_one(&self, ids: &[Id]) -> bool {
        let alike = ids.first().and_then(|first| self.0.get(first));
        alike.is_some_and(|alike| alike.iter().any(|phrase| phrase == ids))
    }

    pub(crate) fn stand_in(&self, ids: &[Id]) -> bool {
        (0..ids.len()).any(|from| self.begin(&ids[from..]).is_some())
    }
}

/// Words and clusters of the longest phrase that is looked for at the end of a text.
const LONGEST: usize = 12;
