//! The world behind its lock, and the signal that it changed.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use tokio::sync::watch;

use super::world::World;

/// What the server and all handles share.
#[derive(Debug)]
pub(super) struct Shared {
    world: Mutex<World>,
    changed: watch::Sender<u64>,
}

impl Shared {
    pub(super) fn new(world: World) -> Arc<Self> {
        Arc::new(Self { world: Mutex::new(world), changed: watch::Sender::new(0) })
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn read<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        look(&self.lock())
    }

    /// Changes the world and wakes whoever waits for a change.
    pub(super) fn change<R>(&self, act: impl FnOnce(&mut World) -> R) -> R {
        let result = act(&mut self.lock());
        self.changed.send_modify(|version| *version = version.wrapping_add(1));
        result
    }

    /// Changes the world and wakes nobody.
    pub(super) fn change_silently<R>(&self, act: impl FnOnce(&mut World) -> R) -> R {
        act(&mut self.lock())
    }

    /// Wakes on every change after this moment.
    pub(super) fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}

/// A request that is being worked on.
#[derive(Debug)]
pub(super) struct InFlight(Arc<Shared>);

impl InFlight {
    pub(super) fn begin(shared: &Arc<Shared>) -> Self {
        shared.change(|world| world.activity.in_flight += 1);
        Self(Arc::clone(shared))
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.change(|world| {
            world.activity.in_flight -= 1;
            world.activity.last = Instant::now();
        });
    }
}
