//! Chance that is the same in every run.

use bot_core::vault::Seed;

/// Random numbers that are the same in every run.
#[derive(Debug)]
pub struct Dice(Seed);

impl Dice {
    /// Chance of this number.
    pub fn new(number: u16) -> Self {
        let [high, low] = number.to_be_bytes();
        let mut seed = [low; 32];
        seed[0] ^= high;
        Self(Seed::from_bytes(seed))
    }

    /// 0 to `sides` - 1.
    pub fn below(&mut self, sides: usize) -> usize {
        let [a, b, c, d, ..] = self.0.bytes();
        u32::from_be_bytes([a, b, c, d]) as usize % sides
    }

    /// Brings things into any order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
