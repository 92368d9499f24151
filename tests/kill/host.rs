//! A volunteer's computer: the real program in a folder of its own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use bot_core::store::{Conn, Store};
use bot_core::vault::HostSecret;
use serde_json::Value;
use tempfile::TempDir;

use testing::telegram::Telegram;

const PROGRAM: &str = env!("CARGO_BIN_EXE_samleng");

/// Starts the program, tells its process id, waits for it, tells how it ended. It dies with the test
/// process, however that ends: then the pipe at standard input closes.
const KEEPER: &str = r#"
exec 3<&0
"$@" </dev/null >/dev/null 2>>log &
pid=$!
echo $pid
( cat <&3 >/dev/null; kill -9 $pid ) >/dev/null 2>&1 &
watcher=$!
wait $pid
code=$?
kill $watcher 2>/dev/null
echo $code
"#;

/// The folder, the keys and the store.
pub(super) struct Host {
    dir: TempDir,
    settings: Vec<(&'static str, String)>,
}

impl Host {
    /// A fresh key, and the sample campaign in a store.
    pub(super) fn with_sample_campaign(tg: &Telegram) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let config = dir.path().join("config").display().to_string();
        let mut host = Self { dir, settings: vec![("XDG_CONFIG_HOME", config)] };
        let public = host.command(&["keygen", "--out", "petition.key"]);
        host.settings.extend([
            ("PETITION_RECIPIENTS", public.trim().to_owned()),
            ("TELEGRAM_BOT_TOKEN", tg.token()),
            ("TELEGRAM_API_URL", tg.url()),
            ("RUST_LOG", "info".to_owned()),
        ]);
        host.command(&["import", "sample"]);
        host
    }

    /// Sets a setting of the bot's next life.
    pub(super) fn set(&mut self, name: &'static str, value: &str) {
        self.settings.push((name, value.to_owned()));
    }

    /// A connection to the store, beside the bot.
    pub(super) async fn conn(&self) -> Conn {
        let url = format!("sqlite://{}", self.dir.path().join("samleng.db").display());
        let secret = self.dir.path().join("config/samleng/secret");
        let secret = Arc::new(HostSecret::read(&secret).unwrap());
        let store = Store::open(&url, false).await.unwrap().with_secret(secret);
        store.connect().await.unwrap()
    }

    fn prepared(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.dir.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end; what it printed.
    fn command(&self, args: &[&str]) -> String {
        let Output { status, stdout, stderr } =
            self.prepared(PROGRAM).args(args).stdin(Stdio::null()).output().unwrap();
        let complaint = String::from_utf8_lossy(&stderr);
        assert!(status.success(), "samleng {}: {complaint}", args.join(" "));
        String::from_utf8(stdout).unwrap()
    }

    /// Starts the bot; it has polled when this returns.
    pub(super) async fn run(&self, tg: &Telegram) -> Bot {
        let before = tg.polls();
        let mut keeper = self.prepared("sh");
        keeper.args(["-c", KEEPER, "sh", PROGRAM, "run"]);
        let mut keeper = keeper
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (line, lines) = mpsc::channel();
        let stdout = BufReader::new(keeper.stdout.take().unwrap());
        std::thread::spawn(move || {
            // Nobody listens any more when a scenario has failed.
            stdout.lines().map_while(Result::ok).try_for_each(|one| line.send(one))
        });
        let pid = lines.recv().unwrap();
        let bot = Bot { keeper, pid, lines };
        tg.wait_for("the bot to poll", |tg| tg.polls() > before).await;
        bot
    }

    /// Every counter equals the rows, or the scenario has failed.
    pub(super) fn doctor_finds_nothing(&self) {
        self.command(&["doctor"]);
    }

    /// The total as a program reads it; the days and countries sum to it.
    pub(super) fn total(&self, slug: &str) -> usize {
        let report: Value = serde_json::from_str(&self.command(&["totals", "--json"])).unwrap();
        let petitions = report["petitions"].as_array().unwrap();
        let petition = petitions.iter().find(|one| one["slug"] == slug).unwrap();
        let sum = |cells: &str| {
            let cells = petition[cells].as_object().unwrap();
            cells.values().filter_map(Value::as_u64).sum::<u64>()
        };
        let total = petition["total"].as_u64().unwrap();
        assert_eq!((sum("by_day"), sum("by_country")), (total, total), "{petition}");
        usize::try_from(total).unwrap()
    }

    /// What the bot logged, in all its lives.
    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(Path::new(self.dir.path()).join("log")).unwrap_or_default()
    }
}

/// The running bot. It never outlives this.
pub(super) struct Bot {
    keeper: Child,
    pid: String,
    lines: Receiver<String>,
}

impl Bot {
    fn signal(&self, signal: &str) -> i32 {
        let sent = Command::new("kill").args([signal, &self.pid]).status().unwrap();
        assert!(sent.success(), "the bot had ended before");
        let code = self.lines.recv_timeout(testing::PATIENCE).expect("the bot does not end");
        code.parse().unwrap()
    }

    /// `kill -9`.
    pub(super) fn kill(&mut self) {
        assert_eq!(self.signal("-KILL"), 128 + 9);
    }

    /// SIGTERM; the exit code.
    pub(super) fn terminate(&mut self) -> i32 {
        self.signal("-TERM")
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}
