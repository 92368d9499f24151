//! The binary's parts, as a library so that the scenarios can drive them.

pub mod chat;
pub mod commands;
pub mod settings;
pub mod wiring;

use std::path::Path;
use std::{fmt, io};

/// What ends the program before its work is done: one clear line, and what to do.
#[derive(Debug)]
pub struct Refusal(String);

impl Refusal {
    /// A refusal with this line.
    pub fn new(line: impl fmt::Display) -> Self {
        Self(line.to_string())
    }

    /// What the system said of a file.
    pub fn of_file(file: &Path, error: &io::Error) -> Self {
        let what = match error.kind() {
            io::ErrorKind::AlreadyExists => "exists already: choose another name".to_owned(),
            _ => error.to_string(),
        };
        Self(format!("{}: {what}", file.display()))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Any error with a line for the operator refuses.
impl<E: std::error::Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}
