//! The HTTP side: paths, tokens, answers.

use std::{io, sync::Arc};

use axum::{
    Router,
    extract::{ConnectInfo, Query, Request, State},
    http::header,
    response::Response,
    routing::{any, get},
};
use serde_json::json;

use super::{
    files, gateway,
    refusal::{Answer, Refusal},
    request,
    routes::{self, Ask, Route},
    world::World,
};
use crate::simulated::{InFlight, Scissors, Server, Shared, put, response};

/// Starts a server on this world.
pub(super) fn start(shared: &Arc<Shared<World>>) -> io::Result<Server> {
    let router = Router::new()
        .route("/ws", any(gateway::upgrade))
        .route("/ws/", any(gateway::upgrade))
        .route("/attachments/{channel}/{id}/{name}", get(files::serve))
        .fallback(handle)
        .with_state(Arc::clone(shared));
    let server = Server::start("discord", router)?;
    shared.change(|world| world.address = server.address.to_string());
    Ok(server)
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
        return fault.answer(scissors, |refusal| {
            let answer = Err(refusal);
            shared.change(|world| world.record(route.operation, ask, &answer));
            respond(&answer)
        });
    }
    let (answer, limits) = shared.change(|world| {
        let answer = world.throttle(route, ask).and_then(|()| (route.run)(world, ask));
        world.record(route.operation, ask, &answer);
        (answer, world.limit_headers(route, ask))
    });
    let mut response = respond(&fate.befall(answer, json!([{}]), scissors).await);
    for (name, value) in limits {
        put(&mut response, name, &value);
    }
    response
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
