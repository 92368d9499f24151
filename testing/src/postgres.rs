//! A throw-away PostgreSQL server for this test process, and worlds on it.
//!
//! It is started once, at the first need, from the binaries that the machine has. A small shell waits
//! on a pipe from the test process and takes the server away when that ends, however it ends.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::Connection as _;

use crate::world::World;

/// The one server of this process.
struct Server {
    socket: PathBuf,
    user: String,
    /// The shell; this process's end of the pipe closes with it.
    _keeper: Child,
}

/// Makes the cluster, starts the server without a network port, says so, waits for this process's end.
const KEEPER: &str = r#"
base=$1; bin=$2; data=$base/data
trap '' INT HUP
"$bin/initdb" -D "$data" -U samleng -A trust -E UTF8 --no-locale -N >"$base/log" 2>&1 &&
"$bin/pg_ctl" -D "$data" -w -l "$base/log" -o "-k $base -c listen_addresses='' \
  -c max_connections=300 -c fsync=off -c shared_buffers=16MB" start >"$base/log.start" 2>&1 &&
echo ready
cat >/dev/null
"$bin/pg_ctl" -D "$data" -m immediate stop >/dev/null 2>&1
rm -rf "$base"
"#;

impl Server {
    fn start(bin: &Path) -> Self {
        let base = tempfile::Builder::new().prefix("samleng-pg").tempdir().unwrap().keep();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(KEEPER).arg("sh").arg(&base).arg(bin);
        shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        shell.process_group(0).current_dir(&base);
        // The server refuses to run as root.
        if std::fs::metadata(&base).unwrap().uid() == 0 {
            let (uid, gid) = someone_else();
            chown(&base, Some(uid), Some(gid)).unwrap();
            shell.uid(uid).gid(gid);
        }
        let mut keeper = shell.spawn().expect("a shell");
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let log = || std::fs::read_to_string(base.join("log")).unwrap_or_default();
        assert_eq!(line.trim(), "ready", "the server of the tests does not start:\n{}", log());
        Self { socket: base, user: "samleng".to_owned(), _keeper: keeper }
    }

    fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user={}", self.socket.display(), self.user)
    }
}

/// User and group ids of an account without rights.
fn someone_else() -> (u32, u32) {
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap();
    let find = |name: &str| {
        let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2).map(str::parse);
        Some((fields.next()?.ok()?, fields.next()?.ok()?))
    };
    find("postgres").or_else(|| find("nobody")).expect("an account for the server")
}

/// Where `initdb` and `pg_ctl` are, if anywhere: in PATH, or where Debian puts them.
fn binaries() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    folders.extend(debian.map(|version| version.path().join("bin")));
    let complete = |folder: &PathBuf| {
        ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).exists())
    };
    folders.into_iter().find(complete)
}

fn server() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(|| binaries().map(|bin| Server::start(&bin))).as_ref()
}

/// The address of a new, empty database; `None`, loudly, where there is no server.
pub async fn database(test: &str) -> Option<String> {
    let Some(server) = server() else {
        let required = std::env::var_os("SAMLENG_REQUIRE_POSTGRES").is_some_and(|one| one == "1");
        assert!(!required, "SAMLENG_REQUIRE_POSTGRES=1, and this machine has no PostgreSQL");
        super::say_skipped(&format!("{test} on PostgreSQL: its programs are not on this machine"));
        return None;
    };
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
    command(&format!("CREATE DATABASE {name} TEMPLATE template0")).await;
    Some(server.url(&name))
}

/// Runs a statement as the server's owner.
pub async fn command(sql: &str) {
    sqlx::any::install_default_drivers();
    // Two databases can't be copied from one template at the same moment.
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one = ONE.lock().await;
    let url = server().expect("a server").url("postgres");
    let mut conn = sqlx::AnyConnection::connect(&url).await.unwrap();
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    sqlx::raw_sql(sql).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}

/// A world on PostgreSQL; `None`, loudly, where there is no server.
pub async fn world(test: &str) -> Option<World> {
    let url = database(test).await?;
    Some(World::on(tempfile::tempdir().unwrap(), &url).await)
}

/// Runs one scenario on a world on SQLite, then on one on PostgreSQL.
pub async fn on_both(test: &str, scenario: impl AsyncFn(World)) {
    eprintln!("{test}: on SQLite");
    scenario(World::new().await).await;
    if let Some(world) = world(test).await {
        eprintln!("{test}: on PostgreSQL");
        scenario(world).await;
    }
}
