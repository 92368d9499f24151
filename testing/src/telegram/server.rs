//! The HTTP side: paths, tokens, answers.

use std::{io, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    files,
    methods::{self, Method},
    params::Params,
    polling,
    refusal::{Answer, Refusal},
    world::World,
};
use crate::simulated::{InFlight, Scissors, Server, Shared, response};

/// Starts a server on this world.
pub(super) fn start(shared: &Arc<Shared<World>>) -> io::Result<Server> {
    Server::start("telegram", Router::new().fallback(handle).with_state(Arc::clone(shared)))
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
        return fault.answer(scissors, |refusal| {
            let answer = Err(refusal);
            shared.change(|world| world.record(method.name, &params.to_value(), &answer));
            respond(&answer)
        });
    }
    let answer = match method.name {
        polling::METHOD => polling::get_updates(shared, method, params).await,
        _ => shared.change(|world| method.perform(world, params)),
    };
    respond(&fate.befall(answer, json!({ "unheard_of": {} }), scissors).await)
}

fn respond(answer: &Answer) -> Response {
    let (code, body) = match answer {
        Ok(result) => (200, json!({ "ok": true, "result": result })),
        Err(refusal) => (refusal.code, refusal.body()),
    };
    response(code, "application/json", body.to_string())
}
