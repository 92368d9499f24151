//! Stands between the engine and PostgreSQL, and cuts lines on order.

use std::path::Path;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;

/// When a line is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// The server never hears of the commit.
    BeforeCommit,
    /// The server has committed; the client never hears of it.
    AfterCommit,
}

/// Where clients connect instead.
pub(super) struct Proxy {
    pub(super) url: String,
    shared: Arc<Shared>,
    _dir: TempDir,
}

struct Shared {
    next: Mutex<Option<Cut>>,
    closed: watch::Sender<bool>,
}

const SOCKET: &str = ".s.PGSQL.5432";

impl Proxy {
    /// A proxy to this database.
    pub(super) async fn to(url: &str) -> Self {
        let (before, rest) = url.split_once("host=").unwrap();
        let (server, after) = rest.split_once('&').unwrap();
        let dir = tempfile::tempdir().unwrap();
        let url = format!("{before}host={}&{after}", dir.path().display());
        let listener = UnixListener::bind(dir.path().join(SOCKET)).unwrap();
        let closed = watch::Sender::new(false);
        let shared = Arc::new(Shared { next: Mutex::new(None), closed });
        let (server, state) = (Path::new(server).join(SOCKET), shared.clone());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = UnixStream::connect(&server).await.unwrap();
                tokio::spawn(line(client, server, state.clone()));
            }
        });
        Self { url, shared, _dir: dir }
    }

    /// Cuts the line of the next commit.
    pub(super) fn cut_next(&self, cut: Cut) {
        *self.shared.next.lock().unwrap() = Some(cut);
    }

    /// Whether that happened.
    pub(super) fn has_cut(&self) -> bool {
        self.shared.next.lock().unwrap().is_none()
    }

    /// Cuts every line, and each new one at once, until it is opened again.
    pub(super) fn close(&self) {
        self.shared.closed.send_replace(true);
    }

    pub(super) fn open(&self) {
        self.shared.closed.send_replace(false);
    }
}

/// Carries bytes both ways until an end closes or the line is cut.
async fn line(mut client: UnixStream, mut server: UnixStream, shared: Arc<Shared>) {
    let mut closed = shared.closed.subscribe();
    let (mut asked, mut said) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            () = cut_off(&mut closed) => return,
            n = client.read(&mut asked) => {
                let Ok(n @ 1..) = n else { return };
                let commit = asked[..n].windows(7).any(|part| part == b"COMMIT\0");
                let cut = if commit { shared.next.lock().unwrap().take() } else { None };
                if cut == Some(Cut::BeforeCommit) || server.write_all(&asked[..n]).await.is_err() {
                    return;
                }
                if cut == Some(Cut::AfterCommit) {
                    // The server's word that it is done goes nowhere.
                    let _ = server.read(&mut said).await;
                    return;
                }
            }
            n = server.read(&mut said) => {
                let Ok(n @ 1..) = n else { return };
                if client.write_all(&said[..n]).await.is_err() {
                    return;
                }
            }
        }
    }
}

async fn cut_off(closed: &mut watch::Receiver<bool>) {
    let _ = closed.wait_for(|closed| *closed).await;
}
