//! The gateway's WebSocket.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Message,
        handshake::derive_accept_key,
        protocol::{CloseFrame, Role},
    },
};

use super::{
    session::{Frame, GUILDS, KNOWN, PRIVILEGED},
    world::{World, text},
};
use crate::simulated::Shared;

type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// The handshake of RFC 6455, section 4.2.2.
pub(super) async fn upgrade(
    State(shared): State<Arc<Shared<World>>>,
    mut request: Request,
) -> Response {
    let Some(key) = request.headers().get(header::SEC_WEBSOCKET_KEY) else {
        return StatusCode::UPGRADE_REQUIRED.into_response();
    };
    let accepted = derive_accept_key(key.as_bytes());
    let upgraded = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        if let Ok(io) = upgraded.await {
            let io = TokioIo::new(io);
            talk(shared, Socket::from_raw_socket(io, Role::Server, None).await).await;
        }
    });
    let headers = [
        (header::CONNECTION, "upgrade".to_owned()),
        (header::UPGRADE, "websocket".to_owned()),
        (header::SEC_WEBSOCKET_ACCEPT, accepted),
    ];
    (StatusCode::SWITCHING_PROTOCOLS, headers, Body::empty()).into_response()
}

/// One connection.
struct Line {
    shared: Arc<Shared<World>>,
    sender: UnboundedSender<Frame>,
    session: Option<String>,
}

async fn talk(shared: Arc<Shared<World>>, mut socket: Socket) {
    let (sender, mut frames) = unbounded_channel();
    let interval = shared.read(|world| world.gateway.interval.unwrap_or(41_250));
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": interval } });
    let _ = sender.send(Frame::Json(hello));
    let mut line = Line { shared, sender, session: None };
    let mut over = false;
    loop {
        tokio::select! {
            frame = frames.recv() => match frame {
                Some(Frame::Json(json)) => {
                    if socket.send(Message::text(json.to_string())).await.is_err() {
                        break;
                    }
                }
                Some(Frame::Close(code)) => {
                    let frame = CloseFrame { code: code.into(), reason: "".into() };
                    let _ = socket.send(Message::Close(Some(frame))).await;
                    break;
                }
                _ => break,
            },
            message = socket.next() => match message {
                Some(Ok(Message::Text(json))) => line.hear(&json),
                Some(Ok(Message::Close(frame))) => {
                    over = frame.is_none_or(|frame| matches!(u16::from(frame.code), 1000 | 1001));
                    break;
                }
                Some(Ok(Message::Binary(_))) => line.answer(Frame::Close(4002)),
                Some(Ok(_)) => {}
                _ => break,
            },
        }
    }
    if let Some(session) = &line.session {
        line.shared.change(|world| world.gateway.leave(session, &line.sender, over));
    }
}

impl Line {
    fn answer(&self, frame: Frame) {
        // If the connection is gone its task ends by itself.
        let _ = self.sender.send(frame);
    }

    fn hear(&mut self, json: &str) {
        let Ok(said) = serde_json::from_str::<Value>(json) else {
            return self.answer(Frame::Close(4002));
        };
        match (said["op"].as_u64(), self.session.is_some()) {
            (Some(1), _) => {
                let deaf = self.shared.change(|world| {
                    world.gateway.heartbeats += 1;
                    world.gateway.deaf
                });
                if !deaf {
                    self.answer(Frame::Json(json!({ "op": 11 })));
                }
            }
            (Some(2 | 6), true) => self.answer(Frame::Close(4005)),
            (Some(2), false) => self.identify(&said["d"]),
            (Some(6), false) => self.resume(&said["d"]),
            (Some(3), true) => {}
            (Some(3 | 4 | 8), false) => self.answer(Frame::Close(4003)),
            _ => self.answer(Frame::Close(4001)),
        }
    }

    fn is_known(&self, token: &Value) -> bool {
        let token = token.as_str().unwrap_or_default().trim_start_matches("Bot ");
        self.shared.read(|world| !world.bot.revoked && world.bot.token == token)
    }

    fn identify(&mut self, said: &Value) {
        if !self.is_known(&said["token"]) {
            return self.answer(Frame::Close(4004));
        }
        let intents = said["intents"].as_u64().unwrap_or(u64::MAX);
        if intents & !KNOWN != 0 {
            return self.answer(Frame::Close(4013));
        }
        if intents & PRIVILEGED != 0 {
            let why = "privileged intents were not granted";
            self.shared.change(|world| world.violation("IDENTIFY", why, &json!(intents)));
            return self.answer(Frame::Close(4014));
        }
        if !said["properties"].is_object() {
            return self.answer(Frame::Close(4002));
        }
        let sender = self.sender.clone();
        self.session = Some(self.shared.change(|world| {
            let session = world.gateway.identify(intents, sender);
            world.welcome(&session, intents, &said["shard"]);
            session
        }));
    }

    fn resume(&mut self, said: &Value) {
        if !self.is_known(&said["token"]) {
            return self.answer(Frame::Close(4004));
        }
        let session = said["session_id"].as_str().unwrap_or_default();
        let seen = said["seq"].as_u64().and_then(|seen| usize::try_from(seen).ok());
        let sender = self.sender.clone();
        let outcome = self
            .shared
            .change(|world| world.gateway.resume(session, seen.unwrap_or(usize::MAX), sender));
        match outcome {
            Ok(()) => self.session = Some(session.into()),
            Err(frame) => self.answer(frame),
        }
    }
}

impl World {
    /// What a new session hears first.
    fn welcome(&mut self, session: &str, intents: u64, shard: &Value) {
        let guilds: Vec<u64> =
            self.guilds.values().filter(|it| it.bot.is_some()).map(|it| it.id).collect();
        let away = guilds.iter().map(|id| json!({ "id": text(*id), "unavailable": true }));
        let mut user = self.bot.user();
        user["verified"] = true.into();
        user["mfa_enabled"] = false.into();
        let ready = json!({
            "v": 10,
            "user": user,
            "guilds": away.collect::<Vec<_>>(),
            "private_channels": [],
            "session_id": session,
            "resume_gateway_url": self.gateway_url(),
            "shard": if shard.is_null() { json!([0, 1]) } else { shard.clone() },
            "application": { "id": text(self.bot.id), "flags": 0 },
            "session_type": "normal",
        });
        self.gateway.tell(session, "READY", &ready);
        if intents & GUILDS == 0 {
            return;
        }
        for guild in guilds {
            let created = self.guild_created(guild);
            self.gateway.tell(session, "GUILD_CREATE", &created);
        }
    }
}
