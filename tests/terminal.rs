//! The real program with `chat`: people at one terminal, a practice store in a directory of its own.

mod odd_input;
mod refusals;
mod signing;
mod staff;
