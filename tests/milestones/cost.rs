//! What milestones cost a signer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bot_core::command::Role;
use bot_core::engine::{Connector, Engine, Limits};
use bot_core::router::Features;
use bot_core::store::{Conn, Faults, Moment, Store, StoreError};
use futures_util::future::BoxFuture;

use super::{gives_name, import, ready};
use testing::world::World;

/// A store that counts the statements that it is told.
struct Counting(Store, Arc<Count>);

#[derive(Default)]
struct Count(AtomicUsize);

impl Faults for Count {
    fn strike(&self, _: &str, moment: Moment) -> Option<StoreError> {
        if moment == Moment::Before {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        None
    }
}

impl Connector for Counting {
    fn connect(&self) -> BoxFuture<'_, Result<Conn, StoreError>> {
        Box::pin(async { Ok(self.0.connect().await?.with_faults(self.1.clone())) })
    }
}

/// How many statements the last tap of each of three signers takes.
async fn statements(list: &str) -> Vec<usize> {
    let mut world = World::new().await;
    import(&world, list, 100).await;
    world.staff(1, "Dara", Role::Owner).await;
    world.engine.stop().await;
    let count = Arc::new(Count::default());
    let through = Arc::new(Counting(world.store.clone(), count.clone()));
    let (dialect, core) = (world.store.dialect(), world.core.clone());
    world.engine =
        Engine::start_with(through, dialect, core, Arc::new(Features), Limits::default());
    let mut taken = Vec::new();
    for id in 0..3 {
        let mut someone = ready(&world, 70_001 + id).await;
        let before = count.0.load(Ordering::Relaxed);
        gives_name(&mut someone).await;
        taken.push(count.0.load(Ordering::Relaxed) - before);
    }
    taken
}

#[tokio::test]
async fn a_signature_far_from_a_milestone_takes_no_statement_more() {
    let none = statements("").await;
    assert_eq!(statements("50").await, none);
    let past = statements("1").await;
    assert!(past[0] > none[0], "the first one reaches it: {past:?}");
    assert_eq!(past[1..], [none[1] + 1, none[2] + 1], "and later ones ask once");
}
