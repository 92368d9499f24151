//! What the simulated platforms share: the world behind its lock, wires that can be cut, gates, chance.

mod gate;
mod load;
mod shared;
mod wire;

pub(crate) use self::{
    gate::Chance,
    shared::{InFlight, Shared, Works},
    wire::{Exchange, Scissors},
};
pub use self::{gate::Gate, load::load};
