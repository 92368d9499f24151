//! The index: which entries hold which parts of a query, and how much that counts.

use std::collections::{HashMap, HashSet};

use super::entry::{Parts, entry};
use super::latin::Vocabulary;
use super::part::Part;
use super::sums::Sums;
use super::talk::Fillers;
use super::tokens::{self, Token};
use super::{Found, sound};
use crate::campaign::Faq;
use crate::khmer;

/// Entries that are offered at most.
const OFFERED: usize = 3;
/// BM25 k1 (term saturation) and b (length normalization).
const SATURATION: f32 = 0.6;
const LENGTH: f32 = 0.4;
/// How much a part counts that only the answer has.
const BELOW: f32 = 0.5;
/// How much an entry counts among those that have a part, if only its answer has it.
const ASIDE: f32 = 0.35;
/// A Latin word counts as much as this many pairs of clusters.
const WORD: f32 = 2.5;
const PAIR: f32 = 0.6;
const SINGLE: f32 = 0.2;
/// A filler counts this little, and only for the order.
const FILLING: f32 = 0.2;
/// The weight of a pair in which one cluster is a filler: if some entry has it, and if none has.
const HALF: f32 = 0.5;
const EDGE: f32 = 0.15;
/// How many words are searched by similarity at most, because that is slow.
const GUESSED: usize = 24;
/// The share of a query that must be found for a clear answer, and for an offer.
const CLEAR: f32 = 0.5;
const LIKELY: f32 = 0.43;
const OFFER: f32 = 0.11;
/// How far behind the second entry must be: the farther, the less must be found.
const BEHIND: f32 = 0.8;
const FAR_BEHIND: f32 = 0.5;

/// One entry that matches a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The entry.
    pub slug: String,
    /// Only to compare it with other entries.
    pub score: f32,
    /// The share of the query that is found in it, by weight: 0 to 1.
    pub coverage: f32,
}

/// Where a part occurs.
#[derive(Debug, Default)]
struct Postings {
    entries: Vec<Posting>,
    /// How many entries have it, each weighted by how much it is about the part.
    having: f32,
}

#[derive(Debug)]
struct Posting {
    entry: u32,
    /// How often, weighted by where.
    often: f32,
    heading: bool,
}

/// What a query looks for: any of these parts, each with how well it fits.
struct Sought {
    weight: f32,
    /// Only helps to choose between entries; it need not be found.
    fills: bool,
    any: Vec<(Part, f32)>,
}

/// All entries, ready to be searched.
#[derive(Debug)]
pub struct Index {
    slugs: Vec<String>,
    postings: HashMap<Part, Postings>,
    /// The entry of each question, by the [`khmer::key`] of the question in any language.
    titles: HashMap<String, String>,
    words: Vocabulary,
    fillers: Fillers,
    /// The other words by which people may look for an entry.
    headings: Fillers,
}

impl Index {
    /// Reads all entries.
    pub fn new(faqs: &[Faq], fillers: &Fillers) -> Self {
        let mut words = Vocabulary::default();
        let entries: Vec<(Parts, f32)> =
            faqs.iter().map(|faq| entry(faq, fillers, &mut words)).collect();
        let sum: f32 = entries.iter().map(|(_, length)| length).sum();
        let mean = (sum / (entries.len().max(1) as f32)).max(1.0);
        let mut postings: HashMap<Part, Postings> = HashMap::new();
        for (number, (parts, length)) in (0..).zip(entries) {
            let norm = 1.0 - LENGTH + LENGTH * length / mean;
            for (part, (often, heading)) in parts {
                let posting = Posting { entry: number, often: often / norm, heading };
                let all = postings.entry(part).or_default();
                all.entries.push(posting);
                all.having += if heading { 1.0 } else { ASIDE };
            }
        }
        let mut titles = HashMap::new();
        for (faq, text) in
            faqs.iter().flat_map(|faq| faq.text.values().map(move |text| (faq, text)))
        {
            titles.entry(khmer::key(&text.question)).or_insert_with(|| faq.slug.clone());
        }
        let slugs = faqs.iter().map(|faq| faq.slug.clone()).collect();
        let others = faqs.iter().flat_map(|faq| faq.text.values()).flat_map(|text| &text.words);
        let headings = Fillers::new(others.cloned());
        Self { slugs, postings, titles, words, fillers: fillers.clone(), headings }
    }

    /// The slug of the entry whose question has this [`khmer::key`].
    pub fn titled(&self, key: &str) -> Option<&str> {
        self.titles.get(key).map(String::as_str)
    }

    /// Whether a text is made of nothing but words by which people look for entries, and of words that
    /// only fill: `green card`, and no name.
    pub fn knows(&self, text: &str) -> bool {
        let mut named = false;
        for token in tokens::tokens(tokens::cut(text)) {
            let known = match token {
                Token::Word(word) if self.headings.has(&word) => {
                    named = true;
                    true
                }
                Token::Word(word) => self.fillers.has(&word),
                Token::Khmer(run) => {
                    let clusters = tokens::clusters(&run);
                    let headings = self.headings.within(&clusters);
                    let fillers = self.fillers.within(&clusters);
                    named |= headings.contains(&true);
                    headings.iter().zip(&fillers).all(|(heading, filler)| *heading || *filler)
                }
            };
            if !known {
                return false;
            }
        }
        named
    }

    /// What a query leads to.
    pub fn find(&self, query: &str) -> Found {
        let hits = self.ranked(query);
        let Some(best) = hits.first().filter(|best| best.coverage >= OFFER) else {
            return Found::Nothing;
        };
        let ahead = hits.get(1).is_none_or(|second| second.score <= best.score * BEHIND);
        let far_ahead = hits.get(1).is_none_or(|second| second.score <= best.score * FAR_BEHIND);
        if (best.coverage >= CLEAR && ahead) || (best.coverage >= LIKELY && far_ahead) {
            return Found::Clear(best.slug.clone());
        }
        let offered = hits.iter().take(OFFERED).filter(|hit| hit.score * 3.0 >= best.score);
        Found::Several(offered.map(|hit| hit.slug.clone()).collect())
    }

    /// All entries that match any part of a query, the likeliest first.
    pub fn ranked(&self, query: &str) -> Vec<Hit> {
        let sought = self.sought(tokens::cut(query));
        let mut all = Sums::new(self.slugs.len());
        let mut total = 0.0;
        for one in &sought {
            total += self.add(one, &mut all);
        }
        let mut hits: Vec<Hit> = (self.slugs.iter().zip(&all.sums))
            .filter(|(_, (score, found))| *score > 0.0 && *found > 0.0)
            .map(|(slug, (score, found))| Hit {
                slug: slug.clone(),
                score: *score,
                coverage: if total > 0.0 { found / total } else { 0.0 },
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }

    /// Adds the score of one part of the query to each entry. The weight of the part.
    fn add(&self, sought: &Sought, all: &mut Sums) -> f32 {
        let mut rarity = None;
        for (part, fit) in &sought.any {
            let Some(postings) = self.postings.get(part) else { continue };
            let rare = *rarity.get_or_insert_with(|| self.rarity(postings.having));
            for posting in &postings.entries {
                let often = posting.often * (SATURATION + 1.0) / (posting.often + SATURATION);
                let found = rare * fit * if posting.heading { 1.0 } else { BELOW };
                all.note(posting.entry as usize, found * often, found);
            }
        }
        all.add(sought.weight, sought.fills);
        if sought.fills {
            return 0.0;
        }
        sought.weight * rarity.unwrap_or_else(|| self.rarity(0.0))
    }

    /// The weight of a part that this many entries have.
    fn rarity(&self, having: f32) -> f32 {
        let all = self.slugs.len() as f32;
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }

    /// The things to look for, each once.
    fn sought(&self, query: &str) -> Vec<Sought> {
        let tokens = tokens::tokens(query);
        let mut sought = Vec::new();
        self.seek_words(&tokens, &mut sought);
        for token in &tokens {
            if let Token::Khmer(run) = token {
                self.seek_clusters(run, &mut sought);
            }
        }
        let mut seen = HashSet::new();
        sought.retain(|one: &Sought| one.any.first().is_some_and(|any| seen.insert(any.0)));
        sought
    }

    fn seek_words(&self, tokens: &[Token], sought: &mut Vec<Sought>) {
        let mut guesses = GUESSED;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            let Token::Word(word) = token else { continue };
            if self.fillers.has(word) {
                let any = vec![(Part::word(word), 1.0)];
                sought.push(Sought { weight: WORD * FILLING, fills: true, any });
                continue;
            }
            if self.words.has(word) {
                sought.push(self.exact(word));
                continue;
            }
            // A space too many: two halves of a known word.
            if let Some(Token::Word(next)) = tokens.get(at) {
                let whole = format!("{word}{next}");
                if self.words.has(&whole) {
                    sought.push(self.exact(&whole));
                    at += 1;
                    continue;
                }
            }
            if guesses == 0 {
                continue;
            }
            guesses -= 1;
            sought.extend(self.guess(word));
        }
    }

    /// A word that some entry has, or another one with the same stem.
    fn exact(&self, word: &str) -> Sought {
        let mut any = vec![(Part::word(word), 1.0)];
        any.push((Part::stem(word), 0.8));
        any.extend(Part::romanised(word).map(|part| (part, 0.6)));
        Sought { weight: WORD, fills: false, any }
    }

    /// A word that no entry has: the words that may be meant. Nothing if it is a filler.
    fn guess(&self, word: &str) -> Vec<Sought> {
        let mut any = Vec::new();
        let stem = Part::stem(word);
        if self.postings.contains_key(&stem) {
            any.push((stem, 0.8));
        }
        for (other, likeness) in self.words.similar(word) {
            any.push((Part::word(other), likeness));
        }
        if any.is_empty() {
            if self.fillers.is_like(word) {
                return Vec::new();
            }
            if let Some(parts) = self.words.split(word, |part| self.fillers.has(part)) {
                let parts = parts.into_iter().filter(|part| !self.fillers.has(part));
                return parts.map(|part| self.exact(part)).collect();
            }
        }
        any.extend(Part::romanised(word).map(|part| (part, 0.6)));
        if any.is_empty() {
            any.push((Part::word(word), 0.0));
        }
        vec![Sought { weight: WORD, fills: false, any }]
    }

    fn seek_clusters(&self, run: &str, sought: &mut Vec<Sought>) {
        let clusters = tokens::clusters(run);
        let filling = self.fillers.within(&clusters);
        for (cluster, filling) in clusters.iter().zip(&filling) {
            if !filling {
                let part = Part::single(cluster);
                sought.push(Sought { weight: SINGLE, fills: false, any: vec![(part, 1.0)] });
            }
        }
        for (pair, filling) in clusters.windows(2).zip(filling.windows(2)) {
            let [first, second] = pair else { continue };
            let part = Part::pair(first, second);
            self.seek_pair(part, filling, sought);
        }
        let sounds = sound::khmer(run);
        let filling = self.fillers.within_sounds(&sounds);
        for (pair, filling) in sounds.windows(2).zip(filling.windows(2)) {
            let [first, second] = pair else { continue };
            self.seek_pair(Part::sounds(first, second), filling, sought);
        }
    }

    fn seek_pair(&self, part: Part, filling: &[bool], sought: &mut Vec<Sought>) {
        let known = self.postings.contains_key(&part);
        let fills = filling == [true, true];
        let weight = match filling {
            [true, true] => PAIR * FILLING,
            [false, false] => PAIR,
            _ if known => PAIR * HALF,
            _ => PAIR * EDGE,
        };
        sought.push(Sought { weight, fills, any: vec![(part, 1.0)] });
    }
}
