//! What a test turns: the clock, the queue, faults, limits.

use std::time::Duration;

use serde_json::Value;

use super::{
    Telegram,
    faults::{Fault, When},
    limits::{Limiter, Limits},
    world::World,
};

impl Telegram {
    /// From now on the token is refused.
    pub fn revoke_token(&self) {
        self.shared.change(|world| world.bot.token_revoked = true);
    }

    /// Whether the bot sees only what is meant for it in groups; on at first.
    pub fn set_privacy(&self, on: bool) {
        self.shared.change(|world| world.bot.privacy = on);
    }

    /// Seconds since 1970 on the simulator's clock.
    pub fn now(&self) -> i64 {
        self.shared.read(World::now)
    }

    /// Moves the simulator's clock on; updates, presses and messages age by that.
    pub fn advance(&self, time: Duration) {
        let seconds = i64::try_from(time.as_secs()).expect("less than an age");
        self.shared.change(|world| {
            world.ahead += seconds;
            world.expire();
        });
    }

    /// Queues an update once more, whether it was confirmed or not.
    pub fn redeliver(&self, update: u32) {
        let known = self.shared.change(|world| world.updates.redeliver(update));
        assert!(known, "there was no update {update}");
    }

    /// Queues an update as it is; without an `update_id` it gets the next one.
    pub fn push_raw(&self, update: Value) -> u32 {
        self.shared.change(|world| {
            let expires = world.now() + 86_400;
            world.updates.push_raw(update, expires)
        })
    }

    /// The next update gets this id, as after a week without any.
    pub fn next_update_id(&self, id: u32) {
        self.shared.change(|world| world.updates.jump(id));
    }

    /// From now on calls that `when` meets suffer `fault`.
    pub fn inject(&self, when: When, fault: Fault) {
        self.shared.change(|world| world.rules.add(when, fault));
    }

    /// Only about the newest so many calls are kept from now on: for crowds.
    pub fn keep_calls(&self, newest: usize) {
        self.shared.change(|world| world.journal = newest);
    }

    /// Nothing goes wrong any more.
    pub fn heal(&self) {
        self.shared.change(|world| world.rules.clear());
    }

    /// From now on sending too fast is answered with 429.
    pub fn enforce(&self, limits: Limits) {
        self.shared.change(|world| world.limiter = Some(Limiter::new(limits)));
    }
}
