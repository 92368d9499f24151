//! The binary's parts, as a library so that the scenarios can drive them.

/// A line on standard output. Unlike `println!` it ends no work in the middle where nobody reads it: see [`unsaid`].
macro_rules! say {
    ($($line:tt)*) => {{
        use std::io::Write as _;
        $crate::said(writeln!(std::io::stdout(), $($line)*));
    }};
}

pub mod backups;
pub mod chat;
pub mod commands;
mod files;
pub mod platforms;
pub mod settings;
pub mod wiring;

use std::sync::{Mutex, PoisonError};
use std::{fmt, io};

/// Why a line could not be printed, if one could not.
static UNSAID: Mutex<Option<io::Error>> = Mutex::new(None);

/// Whoever reads no further, as in `samleng doctor | head`, has read enough.
fn said(printed: io::Result<()>) {
    if let Err(error) = printed
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        UNSAID.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }
}

/// What standard output did not take, such as a file on a full disk: the command was carried out, and what it
/// printed is not whole.
pub fn unsaid() -> Option<Refusal> {
    let error = UNSAID.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    Some(Refusal::new(format!("it is done, and what it prints is not whole: {error}")))
}

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
