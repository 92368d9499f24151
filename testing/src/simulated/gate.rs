//! What holds calls back, and what picks some of them.

use std::sync::Arc;

use tokio::sync::watch;

/// Holds calls back until it is opened.
#[derive(Clone, Debug)]
pub struct Gate(Arc<watch::Sender<bool>>);

impl Gate {
    pub fn closed() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    pub fn open(&self) {
        self.0.send_replace(true);
    }

    /// Whether both are the same gate.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub fn is_open(&self) -> bool {
        *self.0.borrow()
    }

    pub async fn pass(&self) {
        // The sender lives in `self`, so waiting cannot fail.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}

/// Meets calls with a probability.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    probability: f64,
    state: u64,
}

impl Chance {
    /// `probability` is from 0 to 1.
    pub(crate) fn new(probability: f64, seed: u64) -> Self {
        Self { probability, state: seed }
    }

    /// SplitMix64: the same seed meets the same calls.
    pub(crate) fn strikes(&mut self) -> bool {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let share = f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap_or_default());
        share < self.probability * f64::from(u32::MAX)
    }
}
