//! What a test turns: the clock, the gateway, faults, limits.

use std::time::Duration;

use serde_json::Value;

use super::{
    Discord,
    faults::{Fault, When},
    interactions::Progress,
    limits::{Limiter, Limits},
    session::Frame,
};

impl Discord {
    /// From now on the token is refused.
    pub fn revoke_token(&self) {
        self.shared.change(|world| world.bot.revoked = true);
    }

    /// Milliseconds since 1970 on the simulator's clock.
    pub fn now(&self) -> i64 {
        self.shared.read(|world| world.clock)
    }

    /// Sets the clock to a second since 1970.
    pub fn set_now(&self, seconds: i64) {
        self.shared.change(|world| world.clock = seconds * 1000);
    }

    /// Moves the clock on: interactions without a response fail after 3 seconds, tokens after 15 minutes.
    pub fn advance(&self, time: Duration) {
        let pause = i64::try_from(time.as_millis()).expect("less than an age");
        self.shared.change(|world| world.clock += pause);
    }

    /// An interaction that got no response in time.
    pub fn expire(&self, interaction: u64) {
        self.shared.change(|world| {
            let interaction = world.interactions.get_mut(&interaction).expect("it exists");
            if interaction.progress == Progress::Open {
                interaction.progress = Progress::Failed;
            }
        });
    }

    /// Sends the event of an interaction once more.
    pub fn redeliver(&self, interaction: u64) {
        self.shared.change(|world| {
            let event = world.interactions[&interaction].event.clone();
            world.gateway.dispatch("INTERACTION_CREATE", 0, &event)
        });
    }

    /// Sends any event, as it is, to every session.
    pub fn push_raw(&self, name: &str, data: &Value) {
        self.shared.change(|world| world.gateway.dispatch(name, 0, data));
    }

    /// The gateway's connection ends without a word; the session can be resumed.
    pub fn drop_gateway(&self) {
        self.shared.change(|world| world.gateway.break_off(&Frame::Cut));
    }

    /// The gateway closes its connection with a code; after 4000 the session can be resumed.
    pub fn close_gateway(&self, code: u16) {
        self.shared.change(|world| world.gateway.break_off(&Frame::Close(code)));
    }

    /// The gateway asks the bot to connect anew and resume (op 7).
    pub fn ask_to_reconnect(&self) {
        let frame = serde_json::json!({ "op": 7, "d": null });
        self.shared.change(|world| world.gateway.tell_all(&Frame::Json(frame)));
    }

    /// The session is over (op 9): the bot has to identify again, and what it missed is lost.
    pub fn invalid_session(&self) {
        self.shared.change(|world| world.gateway.invalidate());
    }

    /// Heartbeats are answered, or not any more.
    pub fn answer_heartbeats(&self, on: bool) {
        self.shared.change(|world| world.gateway.deaf = !on);
    }

    /// New connections are asked for a heartbeat this often.
    pub fn set_heartbeat(&self, interval: Duration) {
        let interval = u64::try_from(interval.as_millis()).ok();
        self.shared.change(|world| world.gateway.interval = interval);
    }

    /// From now on calls that `when` meets suffer `fault`.
    pub fn inject(&self, when: When, fault: Fault) {
        self.shared.change(|world| world.rules.add(when, fault));
    }

    /// Nothing goes wrong any more.
    pub fn heal(&self) {
        self.shared.change(|world| world.rules.clear());
    }

    /// From now on calls that come too fast are answered with 429.
    pub fn enforce(&self, limits: Limits) {
        self.shared.change(|world| world.limiter = Limiter::new(Some(limits)));
    }
}
