//! The whole signing story on Discord, as people see it, in Khmer and in English. The films are in
//! `tests/snapshots`: `»` is what a person does, below it stands what they then see.

mod elsewhere;
mod forum;
mod newcomer;
mod places;
mod trouble;
mod wrong;

use bot_core::locale::Locale;

const BOTH: [Locale; 2] = [Locale::KM, Locale::EN];
