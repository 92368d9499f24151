//! The HTTP side of a simulated platform.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    thread,
};

use axum::{
    Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::{HeaderValue, StatusCode},
    response::Response,
};
use tokio::{net::TcpListener, runtime, sync::oneshot};

use super::wire::{Exchange, Scissors};

/// Runs until it is dropped, on a thread of its own: a test that blocks does not stop it.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Server {
    /// Listens on a free port of this machine; the thread gets this name.
    pub(crate) fn start(name: &str, router: Router) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        thread::Builder::new().name(name.into()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = serve(listener, router) => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        })?;
        Ok(Self { address, _stop: stop })
    }
}

async fn serve(listener: std::net::TcpListener, router: Router) -> io::Result<()> {
    let router = router.layer(DefaultBodyLimit::disable());
    let service = router.into_make_service_with_connect_info::<Scissors>();
    axum::serve(Exchange(TcpListener::from_std(listener)?), service).await
}

/// What something in front of the server says when the server is away.
pub(crate) fn page() -> Response {
    let page = "<html><head><title>502 Bad Gateway</title></head><body></body></html>";
    response(502, "text/html", page.into())
}

pub(crate) fn response(status: u16, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    put(&mut response, "content-type", kind);
    response
}

/// Sets a header.
pub(crate) fn put(response: &mut Response, name: &'static str, value: &str) {
    let value = HeaderValue::from_str(value).expect("a header in ASCII");
    response.headers_mut().insert(name, value);
}
