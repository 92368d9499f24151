//! The world behind its lock, and the signal that it changed.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use tokio::sync::watch;

use super::settle::{Activity, ToDo};

/// A world in which the bot has something to do.
pub(crate) trait Works {
    /// Where somebody may wait for a reaction.
    type Awaited;

    fn activity(&self) -> &Activity<Self::Awaited>;
    fn activity_mut(&mut self) -> &mut Activity<Self::Awaited>;

    /// What the bot has to do, beside the calls that are under way.
    fn to_do(&self) -> Option<ToDo>;

    /// People stop waiting for what comes too late.
    fn give_up(&mut self) {}
}

/// What the server and all handles share.
#[derive(Debug)]
pub(crate) struct Shared<W> {
    world: Mutex<W>,
    changed: watch::Sender<u64>,
}

impl<W> Shared<W> {
    pub(crate) fn new(world: W) -> Arc<Self> {
        Arc::new(Self { world: Mutex::new(world), changed: watch::Sender::new(0) })
    }

    fn lock(&self) -> MutexGuard<'_, W> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn read<R>(&self, look: impl FnOnce(&W) -> R) -> R {
        look(&self.lock())
    }

    /// Changes the world and wakes whoever waits for a change.
    pub(crate) fn change<R>(&self, act: impl FnOnce(&mut W) -> R) -> R {
        let result = act(&mut self.lock());
        self.changed.send_modify(|version| *version = version.wrapping_add(1));
        result
    }

    /// Changes the world and wakes nobody.
    pub(crate) fn change_silently<R>(&self, act: impl FnOnce(&mut W) -> R) -> R {
        act(&mut self.lock())
    }

    /// Wakes on every change after this moment.
    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}

/// A request that is being worked on.
#[derive(Debug)]
pub(crate) struct InFlight<W: Works>(Arc<Shared<W>>);

impl<W: Works> InFlight<W> {
    pub(crate) fn begin(shared: &Arc<Shared<W>>) -> Self {
        shared.change(|world| world.activity_mut().in_flight += 1);
        Self(Arc::clone(shared))
    }
}

impl<W: Works> Drop for InFlight<W> {
    fn drop(&mut self) {
        self.0.change(|world| {
            let activity = world.activity_mut();
            activity.in_flight -= 1;
            activity.last = Instant::now();
        });
    }
}
