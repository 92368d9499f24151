//! The subcommands besides `run` and `chat`: one file each.

pub mod backup;
pub mod doctor;
mod enclosures;
pub mod export;
pub mod import;
pub mod keygen;
pub mod open;
pub mod restore;
pub mod role;
pub mod run;
mod sealed;
pub mod setup;
pub mod totals;
