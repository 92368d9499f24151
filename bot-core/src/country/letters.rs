//! A text as the letters that are compared, and where words may begin and end in them.

use crate::khmer::is_khmer;

/// The letters, digits and Khmer signs of a text without anything between them.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) bare: Vec<char>,
    /// Before which of them a word may begin or end. Khmer sets no spaces, so there it may at any
    /// cluster. One longer than the letters.
    pub(super) starts: Vec<bool>,
    /// Before which of them something stood that is no letter; also at both ends.
    pub(super) gaps: Vec<bool>,
}

impl Letters {
    /// Takes a comparison key.
    pub(super) fn of(key: &str) -> Self {
        let mut letters = Self { bare: Vec::new(), starts: Vec::new(), gaps: Vec::new() };
        let mut gap = true;
        let mut last = ' ';
        let spelt_out = key.replace('&', " and ");
        for c in spelt_out.chars() {
            let khmer = is_khmer(c) && !matches!(c, '\u{17D4}'..='\u{17DC}');
            if khmer || c.is_alphanumeric() {
                let base = c.is_alphanumeric()
                    && matches!(c, '\u{1780}'..='\u{17B3}')
                    && last != '\u{17D2}';
                letters.starts.push(gap || base || khmer != is_khmer(last));
                letters.gaps.push(gap);
                letters.bare.push(c);
                last = c;
                gap = false;
            } else {
                gap = true;
            }
        }
        letters.starts.push(true);
        letters.gaps.push(true);
        letters
    }

    pub(super) fn text(&self) -> String {
        self.bare.iter().collect()
    }

    pub(super) fn part(&self, from: usize, end: usize) -> String {
        self.bare.get(from..end).unwrap_or_default().iter().collect()
    }

    /// Whether a part stands alone, with no letter right before or after it.
    pub(super) fn stands_alone(&self, from: usize, end: usize) -> bool {
        self.gaps[from] && self.gaps[end]
    }
}
