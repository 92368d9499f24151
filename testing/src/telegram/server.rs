//! The HTTP side: paths, tokens, answers.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    thread,
};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, DefaultBodyLimit, Request, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::Response,
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, runtime, sync::oneshot};

use super::{
    faults::Fault,
    files,
    methods::{self, Method},
    params::Params,
    polling,
    refusal::{Answer, Refusal},
    world::World,
};
use crate::simulated::{Exchange, InFlight, Scissors, Shared};

/// Runs until it is dropped, on a thread of its own: a test that blocks does not stop it.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) address: SocketAddr,
    _stop: oneshot::Sender<()>,
}

impl Server {
    pub(super) fn start(shared: Arc<Shared<World>>) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        thread::Builder::new().name("telegram".into()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = serve(listener, shared) => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_background();
        })?;
        Ok(Self { address, _stop: stop })
    }
}

async fn serve(listener: std::net::TcpListener, shared: Arc<Shared<World>>) -> io::Result<()> {
    let router =
        Router::new().fallback(handle).layer(DefaultBodyLimit::disable()).with_state(shared);
    let service = router.into_make_service_with_connect_info::<Scissors>();
    axum::serve(Exchange(TcpListener::from_std(listener)?), service).await
}

async fn handle(
    State(shared): State<Arc<Shared<World>>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    if let Some(bytes) = shared.read(|world| files::download(world, request.uri().path())) {
        return Response::new(Body::from(bytes));
    }
    let method = match admit(&shared, request.uri().path()) {
        Ok(method) => method,
        Err(refusal) => return respond(&Err(refusal)),
    };
    if method.name == polling::METHOD {
        return match Params::read(request).await {
            Ok(params) => process(&shared, method, &params, &scissors).await,
            Err(refusal) => respond(&Err(refusal)),
        };
    }
    let busy = InFlight::begin(&shared);
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(refusal) => {
            let answer = Err(refusal);
            shared.change(|world| world.record(method.name, &Value::Null, &answer));
            return respond(&answer);
        }
    };
    // A call goes on when the caller hangs up, as it does on the real server.
    let call = tokio::spawn(async move {
        let response = process(&shared, method, &params, &scissors).await;
        drop(busy);
        response
    });
    call.await.unwrap_or_else(|_| respond(&Err(Refusal::new(500, "Internal Server Error".into()))))
}

/// Finds the method of a path `/bot<token>/<method>`.
fn admit(shared: &Shared<World>, path: &str) -> Result<&'static Method, Refusal> {
    let rest = path.strip_prefix("/bot").ok_or_else(Refusal::not_found)?;
    let (token, name) = rest.split_once('/').ok_or_else(Refusal::not_found)?;
    let (id, secret) = token.split_once(':').ok_or_else(Refusal::not_found)?;
    if id.parse::<u64>().is_err() || secret.is_empty() {
        return Err(Refusal::not_found());
    }
    if shared.read(|world| world.bot.token_revoked || world.bot.token != token) {
        return Err(Refusal::unauthorized());
    }
    methods::find(name.trim_end_matches('/')).ok_or_else(|| {
        let answer = Err(Refusal::unknown_method());
        shared.change(|world| world.record(name, &Value::Null, &answer));
        Refusal::unknown_method()
    })
}

async fn process(
    shared: &Shared<World>,
    method: &'static Method,
    params: &Params,
    scissors: &Scissors,
) -> Response {
    let fate = shared.change(|world| world.fate(method.name, params));
    fate.wait(shared).await;
    if let Some(fault) = &fate.instead {
        return stumble(shared, method, params, fault, scissors);
    }
    let mut answer = match method.name {
        polling::METHOD => polling::get_updates(shared, method, params).await,
        _ => shared.change(|world| method.perform(world, params)),
    };
    for fault in &fate.after {
        match fault {
            Fault::SlowAnswer(time) => tokio::time::sleep(*time).await,
            Fault::UnreadableAnswer => answer = answer.map(|_| json!({ "unheard_of": {} })),
            _ => scissors.cut(),
        }
    }
    respond(&answer)
}

/// The call is not carried out.
fn stumble(
    shared: &Shared<World>,
    method: &Method,
    params: &Params,
    fault: &Fault,
    scissors: &Scissors,
) -> Response {
    let Some(refusal) = fault.refusal() else {
        scissors.cut();
        return respond(&Err(Refusal::not_found()));
    };
    let answer = Err(refusal);
    shared.change(|world| world.record(method.name, &params.to_value(), &answer));
    match fault {
        Fault::BadGateway => page(),
        _ => respond(&answer),
    }
}

fn respond(answer: &Answer) -> Response {
    let (code, body) = match answer {
        Ok(result) => (200, json!({ "ok": true, "result": result })),
        Err(refusal) => (refusal.code, refusal.body()),
    };
    response(code, "application/json", body.to_string())
}

fn page() -> Response {
    let page = "<html><head><title>502 Bad Gateway</title></head><body></body></html>";
    response(502, "text/html", page.into())
}

fn response(code: u16, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST);
    response.headers_mut().insert(CONTENT_TYPE, kind.parse().expect("a media type"));
    response
}
