//! Adds up the score of a query for each entry.

/// The score of each entry so far.
pub(super) struct Sums {
    /// Score, and what is found.
    pub(super) sums: Vec<(f32, f32)>,
    /// The same for the current part: the best of its alternatives.
    now: Vec<(f32, f32)>,
    /// The entries that have it.
    touched: Vec<usize>,
}

impl Sums {
    pub(super) fn new(entries: usize) -> Self {
        let zero = vec![(0.0, 0.0); entries];
        Self { sums: zero.clone(), now: zero, touched: Vec::with_capacity(entries) }
    }

    /// One place where the part occurs.
    pub(super) fn note(&mut self, entry: usize, score: f32, found: f32) {
        let Some(now) = self.now.get_mut(entry) else { return };
        if now.0 == 0.0 {
            self.touched.push(entry);
        }
        *now = (now.0.max(score), now.1.max(found));
    }

    /// Ends the current part.
    pub(super) fn add(&mut self, weight: f32, fills: bool) {
        for entry in self.touched.drain(..) {
            let (score, found) = std::mem::take(&mut self.now[entry]);
            let sum = &mut self.sums[entry];
            sum.0 += score * weight;
            sum.1 += if fills { 0.0 } else { found * weight };
        }
    }
}
