//! The binary's parts, as a library so that the scenarios can drive them.

/// A line on standard output. Whoever reads no further, as in `samleng doctor | head`, ends neither the work nor
/// the program, which `println!` would.
macro_rules! say {
    ($($line:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($line)*);
    }};
}

pub mod backups;
pub mod chat;
pub mod commands;
mod files;
mod owners;
pub mod platforms;
pub mod settings;
pub mod wiring;

use std::fmt;

/// An error that ends the program: one clear line that says what to do.
#[derive(Debug)]
pub struct Refusal(String);

impl Refusal {
    /// A refusal with this line.
    pub fn new(line: impl fmt::Display) -> Self {
        Self(line.to_string())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Any error with a line for the operator.
impl<E: std::error::Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}
