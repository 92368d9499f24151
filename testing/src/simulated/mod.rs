//! What the simulated platforms share: the world behind its lock, the server, wires that can be cut,
//! gates, chance, faults on order, and how one waits until the bot is at rest.

mod faults;
mod gate;
mod load;
mod server;
mod settle;
mod shared;
mod wire;

pub(crate) use self::{
    faults::{Fate, Rules},
    server::{Server, put, response},
    settle::{Activity, ToDo},
    shared::{InFlight, Shared, Works},
    wire::Scissors,
};
pub use self::{
    faults::{Fault, Refuses, When},
    gate::Gate,
    load::load,
};
