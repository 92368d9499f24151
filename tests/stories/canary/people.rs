//! Signers whose every word can be told from anything else.

use bot_core::vault::Seed;

use super::needles::Needles;
use testing::telegram::{Person, Telegram};

/// How many sign. Every second one in Khmer.
pub(super) fn signers() -> usize {
    testing::often(1_000, 300)
}

/// One signer and all that must stay unseen.
pub(super) struct Canary {
    pub(super) person: Person,
    pub(super) khmer: bool,
    /// The name that is signed with.
    pub(super) name: String,
    /// Whether that name is typed; else it is the profile's.
    pub(super) types: bool,
    /// What was typed for a country and is none.
    pub(super) nowhere: String,
    pub(super) region: String,
    words: Vec<(&'static str, String)>,
}

impl Canary {
    pub(super) fn new(tg: &Telegram, number: usize, seed: &mut Seed) -> Self {
        let khmer = number % 2 == 1;
        let types = number % 4 >= 2;
        let word = |seed: &mut Seed| if khmer { khmer_word(seed) } else { latin_word(seed) };
        let (first, last, typed) = (word(seed), word(seed), word(seed));
        let (nowhere, region, username) = (word(seed), word(seed), latin_word(seed));
        // Ten digits, beyond 32 bits.
        let id = 5_000_000_000 + i64::try_from(number).unwrap() * 1_000_003 + 777;
        let person = tg.person(id, &first).last_name(&last).username(&username);
        let language = if khmer { "km" } else { "en" };
        let person = person.language(language);
        let name = if types { typed.clone() } else { format!("{first} {last}") };
        let words = vec![
            ("first name", first),
            ("last name", last),
            ("typed name", typed),
            ("country", nowhere.clone()),
            ("region", region.clone()),
            ("username", username),
        ];
        Self { person, khmer, name, types, nowhere, region, words }
    }

    /// A label in this person's language.
    pub(super) fn label(&self, english: &'static str, khmer: &'static str) -> &'static str {
        if self.khmer { khmer } else { english }
    }

    /// Everything of this person that must be nowhere.
    pub(super) fn tell(&self, needles: &mut Needles) {
        for (what, word) in &self.words {
            needles.add(&format!("{what} of {}", self.person.id()), word.as_bytes());
        }
        let id = self.person.id();
        needles.add(&format!("id {id} as text"), id.to_string().as_bytes());
        needles.add(&format!("id {id} in 8 bytes"), &id.to_be_bytes());
        needles.add(&format!("id {id} in 8 bytes, turned round"), &id.to_le_bytes());
    }

    /// Only what must stay hidden from the host's own eyes, too.
    pub(super) fn tell_names(&self, needles: &mut Needles) {
        for (what, word) in &self.words {
            needles.add(&format!("{what} of {}", self.person.id()), word.as_bytes());
        }
    }
}

/// Sixteen letters.
pub(super) fn latin_word(seed: &mut Seed) -> String {
    let bytes = seed.bytes();
    let letters: String = bytes[..16].iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    letters[..1].to_uppercase() + &letters[1..]
}

/// Consonants only: any order of them is canonical.
pub(super) fn khmer_word(seed: &mut Seed) -> String {
    let bytes = seed.bytes();
    let letter = |byte: &u8| char::from_u32(0x1780 + u32::from(byte % 33)).unwrap();
    bytes[..16].iter().map(letter).collect()
}
