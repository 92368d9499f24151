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
pub mod owners;
pub mod platforms;
pub mod repeats;
pub mod settings;
pub mod token_files;
pub mod wiring;

use std::error::Error;
use std::sync::{Mutex, PoisonError};
use std::{fmt, io};

use bot_core::store::{StoreError, Trouble};

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

/// How the program ends, for service managers and scripts; 0 when all is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// `doctor` has found something.
    Found = 1,
    /// Refused: somebody has to change something first.
    Refused = 2,
    /// A database or every platform is away, or has no room now (EX_UNAVAILABLE): another start may help.
    Away = 69,
    /// No platform accepts its token (EX_CONFIG): another start does not help.
    Token = 78,
}

/// An error that ends the program: one clear line that says what to do.
#[derive(Debug)]
pub struct Refusal {
    line: String,
    exit: Exit,
}

impl Refusal {
    /// A refusal with this line.
    pub fn new(line: impl fmt::Display) -> Self {
        Self { line: line.to_string(), exit: Exit::Refused }
    }

    /// The same line, with another exit code.
    #[must_use]
    pub fn with(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    /// How the program ends with it.
    pub fn exit(&self) -> Exit {
        self.exit
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.line)
    }
}

/// Any error with a line for the operator. What a database without room or without an answer has caused may be
/// over at the next start.
impl<E: Error + 'static> From<E> for Refusal {
    fn from(error: E) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
        let mut exit = None;
        while let Some(one) = cause {
            exit = exit.or_else(|| exit_of(one));
            cause = one.source();
        }
        Self::new(&error).with(exit.unwrap_or(Exit::Refused))
    }
}

/// How the program ends because of this error, if that tells.
fn exit_of(error: &(dyn Error + 'static)) -> Option<Exit> {
    use bot_discord::ConnectError as OnDiscord;
    use bot_telegram::ConnectError as OnTelegram;
    let trouble = error.downcast_ref::<StoreError>().and_then(StoreError::trouble);
    let (telegram, discord) = (error.downcast_ref(), error.downcast_ref());
    match (telegram, discord) {
        (Some(OnTelegram::WrongToken), _) | (_, Some(OnDiscord::WrongToken)) => Some(Exit::Token),
        (Some(OnTelegram::Unreachable), _) | (_, Some(OnDiscord::Unreachable)) => Some(Exit::Away),
        _ => trouble.filter(|one| Trouble::may_pass(*one)).map(|_| Exit::Away),
    }
}
