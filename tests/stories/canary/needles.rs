//! Looking for many small byte strings in large ones.

use std::collections::{BTreeMap, HashMap};

/// What to look for, each with a name for the report.
#[derive(Debug)]
pub(super) struct Needles {
    /// Whether any needle begins with these three bytes.
    starts: Vec<bool>,
    /// Needles by their first eight bytes.
    heads: HashMap<[u8; 8], Vec<(String, Vec<u8>)>>,
}

impl Needles {
    pub(super) fn new() -> Self {
        Self { starts: vec![false; 1 << 24], heads: HashMap::new() }
    }

    /// At least eight bytes; shorter ones would be found by chance.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        let head: [u8; 8] = bytes[..8].try_into().expect("eight bytes");
        self.starts[start(&head)] = true;
        self.heads.entry(head).or_default().push((name.to_owned(), bytes.to_vec()));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.heads.values().map(Vec::len).sum()
    }

    /// The names of those that occur.
    pub(super) fn found_in(&self, hay: &[u8]) -> Vec<String> {
        self.places_in(hay).into_keys().collect()
    }

    /// Where each one that occurs does so for the first time.
    pub(super) fn places_in(&self, hay: &[u8]) -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for (at, window) in hay.windows(8).enumerate() {
            if !self.starts[start(window)] {
                continue;
            }
            for (name, bytes) in self.heads.get(window).into_iter().flatten() {
                if hay[at..].starts_with(bytes) {
                    found.entry(name.clone()).or_insert(at);
                }
            }
        }
        found
    }
}

fn start(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 16 | usize::from(bytes[1]) << 8 | usize::from(bytes[2])
}

#[test]
fn a_needle_is_found_wherever_it_lies() {
    let mut needles = Needles::new();
    needles.add("first", b"abcdefgh");
    needles.add("longer", b"abcdefghij");
    needles.add("other", &7_000_000_001_i64.to_be_bytes());
    let mut hay = vec![0; 5_000];
    hay.extend(b"abcdefghi");
    hay.extend(7_000_000_001_i64.to_be_bytes());
    assert_eq!(needles.found_in(&hay), ["first", "other"]);
    assert_eq!(needles.found_in(b"abcdefg"), Vec::<String>::new());
    assert_eq!(needles.len(), 3);
}
