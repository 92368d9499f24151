//! Gateway sessions: what was sent, and what is sent again after a break.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

/// Intents, as bits.
pub(super) const GUILDS: u64 = 1;
pub(super) const GUILD_MESSAGES: u64 = 1 << 9;
pub(super) const DIRECT_MESSAGES: u64 = 1 << 12;
/// Members, presences and the content of messages: each needs Discord's permission.
pub(super) const PRIVILEGED: u64 = (1 << 1) | (1 << 8) | (1 << 15);
/// All there are.
pub(super) const KNOWN: u64 = ((1 << 17) - 1) | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

/// What goes to a socket.
#[derive(Clone, Debug)]
pub(super) enum Frame {
    Json(Value),
    Close(u16),
    /// The connection ends without a word.
    Cut,
}

/// One session, which outlives its connection.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) intents: u64,
    /// Every event with its number, which is its place from 1 on.
    events: Vec<Value>,
    /// How many were handed to a connection.
    sent: usize,
    socket: Option<UnboundedSender<Frame>>,
    /// Discord broke the connection and expects the bot back.
    broken: bool,
}

impl Session {
    fn push(&mut self, name: &str, data: &Value) {
        let number = self.events.len() + 1;
        let event = json!({ "op": 0, "t": name, "s": number, "d": data });
        self.events.push(event.clone());
        // A socket that is gone shows itself when its task ends.
        if let Some(socket) = &self.socket
            && socket.send(Frame::Json(event)).is_ok()
        {
            self.sent = number;
        }
    }
}

/// All sessions of the bot.
#[derive(Debug, Default)]
pub(super) struct Gateway {
    sessions: BTreeMap<String, Session>,
    pub(super) identified: usize,
    pub(super) resumed: usize,
    pub(super) heartbeats: usize,
    /// Heartbeats are not answered.
    pub(super) deaf: bool,
    /// Milliseconds between heartbeats.
    pub(super) interval: Option<u64>,
}

impl Gateway {
    /// Starts a session; those that nobody listens to end.
    pub(super) fn identify(&mut self, intents: u64, socket: UnboundedSender<Frame>) -> String {
        self.sessions.retain(|_, session| session.socket.is_some());
        self.identified += 1;
        let id = format!("{:032x}", self.identified);
        let (events, socket) = (Vec::new(), Some(socket));
        let session = Session { intents, events, sent: 0, socket, broken: false };
        self.sessions.insert(id.clone(), session);
        id
    }

    /// Sends an event into one session, whatever its intents.
    pub(super) fn tell(&mut self, session: &str, name: &str, data: &Value) {
        if let Some(session) = self.sessions.get_mut(session) {
            session.push(name, data);
        }
    }

    /// Goes on with a session after its event `seen`; false if it cannot.
    pub(super) fn resume(
        &mut self,
        id: &str,
        seen: usize,
        socket: UnboundedSender<Frame>,
    ) -> Result<(), Frame> {
        let session = self.sessions.get_mut(id);
        let session = session.ok_or_else(|| Frame::Json(json!({ "op": 9, "d": false })))?;
        if seen > session.events.len() {
            return Err(Frame::Close(4007));
        }
        for event in session.events.iter().skip(seen) {
            // A socket that is gone shows itself when its task ends.
            let _ = socket.send(Frame::Json(event.clone()));
        }
        session.sent = session.events.len();
        session.socket = Some(socket);
        session.broken = false;
        session.push("RESUMED", &json!({ "_trace": [] }));
        self.resumed += 1;
        Ok(())
    }

    /// Sends an event to every session that asked for one of these intents (0: to every one).
    pub(super) fn dispatch(&mut self, name: &str, intents: u64, data: &Value) -> bool {
        let asked = |session: &&mut Session| intents == 0 || session.intents & intents != 0;
        let mut heard = false;
        for session in self.sessions.values_mut().filter(asked) {
            session.push(name, data);
            heard = true;
        }
        heard
    }

    /// A connection ended; `over` if the bot said so, or the session cannot be resumed.
    pub(super) fn leave(&mut self, id: &str, socket: &UnboundedSender<Frame>, over: bool) {
        let Some(session) = self.sessions.get_mut(id) else {
            return;
        };
        let ours = session.socket.as_ref().is_some_and(|held| held.same_channel(socket));
        if ours && over {
            self.sessions.remove(id);
        } else if ours {
            session.socket = None;
        }
    }

    /// Sends a frame over every connection and forgets them.
    pub(super) fn break_off(&mut self, frame: &Frame) {
        for session in self.sessions.values_mut() {
            if let Some(socket) = session.socket.take() {
                let _ = socket.send(frame.clone());
                session.broken = true;
            }
        }
    }

    /// Sends a frame over every connection.
    pub(super) fn tell_all(&self, frame: &Frame) {
        for socket in self.sessions.values().filter_map(|session| session.socket.as_ref()) {
            let _ = socket.send(frame.clone());
        }
    }

    /// Ends every session; the bot has to start anew.
    pub(super) fn invalidate(&mut self) {
        for session in std::mem::take(&mut self.sessions).into_values() {
            if let Some(socket) = session.socket {
                let _ = socket.send(Frame::Json(json!({ "op": 9, "d": false })));
            }
        }
    }

    /// Sessions that listen now.
    pub(super) fn connected(&self) -> usize {
        self.sessions.values().filter(|session| session.socket.is_some()).count()
    }

    /// What the bot has still to fetch after Discord broke the connection.
    pub(super) fn undelivered(&self) -> Option<String> {
        let missing = |session: &&Session| session.broken && session.sent < session.events.len();
        let session = self.sessions.values().find(missing)?;
        Some(format!("{} events wait for a resume", session.events.len() - session.sent))
    }
}
