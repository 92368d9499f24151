//! The real program in a directory of its own, with nothing of this machine's settings.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use bot_core::store::{Conn, Store};
use bot_core::vault::HostSecret;

/// How long a run may take that should end by itself.
const LONGEST: Duration = crate::PATIENCE;

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// One run of the program.
#[derive(Debug)]
pub struct Run(Command);

/// The program with `home` as working directory and as home.
pub fn samleng(home: &Path) -> Run {
    let mut command = Command::new(program());
    command.env_clear().current_dir(home).env("HOME", home);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Run(command)
}

/// Where Cargo has put the program: it says so to the tests and benchmarks of the program's own package,
/// whose files are in `deps/`, beside it.
pub fn program() -> PathBuf {
    std::env::var_os("CARGO_BIN_EXE_samleng").map_or_else(
        || {
            let test = std::env::current_exe().expect("a test has a file");
            test.ancestors().nth(2).expect("it is in a folder of a folder").join("samleng")
        },
        PathBuf::from,
    )
}

/// Where the program keeps its secret if `home` is its home.
pub fn secret_of(home: &Path) -> PathBuf {
    home.join(".config/samleng/secret")
}

/// A connection to the store in `home`, beside the program's.
pub async fn conn_of(home: &Path) -> Conn {
    let url = format!("sqlite://{}", home.join("samleng.db").display());
    let secret = Arc::new(HostSecret::read(&secret_of(home)).unwrap());
    Store::open(&url, false).await.unwrap().with_secret(secret).connect().await.unwrap()
}

impl Run {
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.0.args(args);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    /// No file may grow beyond a few kilobytes, as if the disk were full.
    pub fn with_small_files(self) -> Self {
        let script = "trap '' XFSZ; ulimit -f 70; exec \"$@\"";
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh"]).arg(self.0.get_program()).args(self.0.get_args());
        command
            .env_clear()
            .envs(self.0.get_envs().filter_map(|(name, value)| Some((name, value?))));
        if let Some(home) = self.0.get_current_dir() {
            command.current_dir(home);
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Self(command)
    }

    /// Starts it and lets it run. Its pipes are the caller's.
    pub fn spawn(mut self) -> Child {
        self.0.stdin(Stdio::piped()).spawn().expect("the program starts")
    }

    /// What it logs goes to this file.
    pub fn logs_to(mut self, file: &Path) -> Self {
        self.0.stderr(std::fs::File::create(file).expect("a new file"));
        self
    }

    /// What it prints goes to this file.
    pub fn prints_to(mut self, file: std::fs::File) -> Self {
        self.0.stdout(file);
        self
    }

    /// Feeds it these lines and waits for its end.
    pub fn output(self, input: impl AsRef<[u8]>) -> Ended {
        let mut child = self.spawn();
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.as_ref().to_vec();
        // A program that ends early breaks the pipe, and that is its right.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        // A program that never ends is a failure, not a wait without end.
        let (ended, waits) = channel::<()>();
        let id = child.id().to_string();
        let guard = std::thread::spawn(move || {
            if waits.recv_timeout(LONGEST) == Err(RecvTimeoutError::Timeout) {
                let _ = Command::new("kill").args(["-9", &id]).status();
            }
        });
        let out = child.wait_with_output().expect("the program ends");
        drop(ended);
        guard.join().expect("watched");
        feeder.join().expect("fed");
        Ended {
            code: out.status.code().unwrap_or(-1),
            stdout: String::from_utf8(out.stdout).expect("UTF-8"),
            stderr: String::from_utf8(out.stderr).expect("UTF-8"),
        }
    }
}

/// Reads what a run prints until these words stand there.
pub fn read_until(run: &mut Child, words: &str) -> String {
    let out = run.stdout.as_mut().expect("a pipe");
    let (mut read, mut chunk) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&read).contains(words) {
        let count = out.read(&mut chunk).expect("a pipe that can be read");
        assert!(count > 0, "ended after {}", String::from_utf8_lossy(&read));
        read.extend(&chunk[..count]);
    }
    String::from_utf8(read).expect("UTF-8")
}

/// One question of the program, and what is typed.
pub fn answer(run: &mut Child, question: &str, line: &str) -> String {
    let seen = read_until(run, question);
    writeln!(run.stdin.as_mut().expect("a pipe"), "{line}").expect("somebody reads");
    seen
}
