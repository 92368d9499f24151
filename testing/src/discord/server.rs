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
    extract::{ConnectInfo, DefaultBodyLimit, Query, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
    routing::{any, get},
};
use tokio::{net::TcpListener, runtime, sync::oneshot};

use super::{
    faults::Fault,
    files, gateway,
    refusal::{Answer, Refusal},
    request,
    routes::{self, Ask, Route},
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
        shared.change(|world| world.address = address.to_string());
        let (stop, stopped) = oneshot::channel();
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        thread::Builder::new().name("discord".into()).spawn(move || {
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
    let router = Router::new()
        .route("/ws", any(gateway::upgrade))
        .route("/ws/", any(gateway::upgrade))
        .route("/attachments/{channel}/{id}/{name}", get(files::serve))
        .fallback(handle)
        .layer(DefaultBodyLimit::disable())
        .with_state(shared);
    let service = router.into_make_service_with_connect_info::<Scissors>();
    axum::serve(Exchange(TcpListener::from_std(listener)?), service).await
}

async fn handle(
    State(shared): State<Arc<Shared<World>>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response {
    let busy = InFlight::begin(&shared);
    let (route, parts) = match admit(&shared, &request) {
        Ok(found) => found,
        Err(refusal) => {
            let operation = format!("{} {}", request.method(), request.uri().path());
            let answer = Err(refusal);
            shared.change(|world| world.record(&operation, &Ask::default(), &answer));
            return respond(&answer);
        }
    };
    let query = Query::try_from_uri(request.uri()).map(|Query(query)| query).unwrap_or_default();
    let mut ask = Ask { parts, query, ..Ask::default() };
    match request::read(request).await {
        Ok((body, files)) => (ask.body, ask.files) = (body, files),
        Err(refusal) => {
            let answer = Err(refusal);
            shared.change(|world| world.record(route.operation, &ask, &answer));
            return respond(&answer);
        }
    }
    // A call goes on when the caller hangs up, as it does on the real server.
    let call = tokio::spawn(async move {
        let response = process(&shared, route, &ask, &scissors).await;
        drop(busy);
        response
    });
    let broken = || respond(&Err(Refusal::new(500, 0, "500: Internal Server Error")));
    call.await.unwrap_or_else(|_| broken())
}

/// Finds the route and looks at the token.
fn admit(
    shared: &Shared<World>,
    request: &Request,
) -> Result<(&'static Route, Vec<String>), Refusal> {
    let path = request.uri().path().strip_prefix("/api/v10").ok_or_else(Refusal::no_such_path)?;
    let token = request.headers().get(header::AUTHORIZATION).and_then(|held| held.to_str().ok());
    let token = token.and_then(|held| held.strip_prefix("Bot ")).unwrap_or_default();
    let known = shared.read(|world| !world.bot.revoked && world.bot.token == token);
    let found = routes::find(request.method().as_str(), path);
    match found {
        Some((route, parts)) if known || route.open => Ok((route, parts)),
        Some(_) => Err(Refusal::unauthorized()),
        None => Err(Refusal::no_such_path()),
    }
}

async fn process(
    shared: &Shared<World>,
    route: &'static Route,
    ask: &Ask,
    scissors: &Scissors,
) -> Response {
    let fate = shared.change(|world| world.fate(route.operation, ask));
    fate.wait(shared).await;
    if let Some(fault) = &fate.instead {
        return stumble(shared, route, ask, fault, scissors);
    }
    let (mut answer, limits) = shared.change(|world| {
        let answer = world.throttle(route, ask).and_then(|()| (route.run)(world, ask));
        world.record(route.operation, ask, &answer);
        (answer, world.limit_headers(route, ask))
    });
    for fault in &fate.after {
        match fault {
            Fault::SlowAnswer(time) => tokio::time::sleep(*time).await,
            Fault::UnreadableAnswer => answer = answer.map(|_| serde_json::json!([{}])),
            _ => scissors.cut(),
        }
    }
    let mut response = respond(&answer);
    for (name, value) in limits {
        put(&mut response, name, &value);
    }
    response
}

/// The call is not carried out.
fn stumble(
    shared: &Shared<World>,
    route: &Route,
    ask: &Ask,
    fault: &Fault,
    scissors: &Scissors,
) -> Response {
    let Some(refusal) = fault.refusal() else {
        scissors.cut();
        return respond(&Err(Refusal::no_such_path()));
    };
    let answer = Err(refusal);
    shared.change(|world| world.record(route.operation, ask, &answer));
    match fault {
        Fault::BadGateway => page(),
        _ => respond(&answer),
    }
}

fn respond(answer: &Answer) -> Response {
    let (status, body) = match answer {
        Ok(body) if body.is_null() => (204, String::new()),
        Ok(body) => (200, body.to_string()),
        Err(refusal) => (refusal.status, refusal.body().to_string()),
    };
    let mut response = response(status, "application/json", body);
    if let Err(Refusal { retry: Some((seconds, scope)), .. }) = answer {
        put(&mut response, "retry-after", &seconds.ceil().to_string());
        put(&mut response, "x-ratelimit-scope", scope.name());
        if *scope == super::Scope::Global {
            put(&mut response, "x-ratelimit-global", "true");
        }
    }
    response
}

fn page() -> Response {
    let page = "<html><head><title>502 Bad Gateway</title></head><body></body></html>";
    response(502, "text/html", page.into())
}

fn response(status: u16, kind: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    put(&mut response, "content-type", kind);
    response
}

fn put(response: &mut Response, name: &'static str, value: &str) {
    let value = HeaderValue::from_str(value).expect("a header in ASCII");
    response.headers_mut().insert(name, value);
}
