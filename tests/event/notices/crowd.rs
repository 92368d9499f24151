//! A crowd in five zones, three forums of which one is moved and one cancelled, and a
//! process that is killed between any two steps.

use std::collections::BTreeMap;
use std::sync::Arc;

use bot_core::announcement::EventNotice;
use bot_core::campaign::Event;
use bot_core::clock::{Clock as _, HOUR};
use bot_core::platform::Platform;
use bot_core::store::announcements::State;
use bot_core::store::rsvps::{Rsvp, Way};

use super::{cancelled, forum, guest_in, id, join, moved, put, reminder, state};
use testing::broadcasts::{AtWork, FakePlatform};
use testing::world::World;

const ZONES: [&str; 5] = [
    "America/Vancouver",
    "America/New_York",
    "Europe/Paris",
    "Asia/Phnom_Penh",
    "Australia/Sydney",
];

/// How many come to each of the three forums: as the ends of ranges of ids.
fn ends() -> [u64; 3] {
    let all = testing::often(10_000, 2_000);
    [all / 2, all * 4 / 5, all]
}

struct Crowd {
    world: World,
    desks: [Arc<FakePlatform>; 2],
    work: Option<AtWork>,
}

impl Crowd {
    async fn new() -> Self {
        let world = World::new().await;
        let wide = |platform| FakePlatform::wide(platform, 64);
        let desks = [wide(Platform::Telegram), wide(Platform::Discord)];
        let mut crowd = Self { world, desks, work: None };
        crowd.begin();
        crowd
    }

    fn begin(&mut self) {
        let carriers = self
            .desks
            .iter()
            .map(|platform| -> Arc<dyn bot_core::broadcast::Carrier> { Arc::clone(platform) as _ });
        self.work = Some(AtWork::start(&self.world, carriers.collect()));
    }

    /// Kills it where all that is marked has arrived, and starts it anew.
    async fn kill_when_full(&mut self) {
        self.fill().await;
        self.kill().await;
    }

    /// Answers nothing until no more can be marked.
    async fn fill(&self) {
        for platform in &self.desks {
            platform.hold_answers(true);
        }
        for platform in &self.desks {
            platform.until_full().await;
        }
    }

    async fn kill(&mut self) {
        self.work.take().unwrap().kill().await;
        for platform in &self.desks {
            platform.hold_answers(false);
        }
        self.begin();
    }

    /// Waits until a call is over, without taking the machine from it.
    async fn over(&self, call: &EventNotice) {
        self.world.engine.wake();
        let done = async || state(&self.world, call).await == Some(State::Done);
        testing::until("it is over", done).await;
    }

    fn to(&self, moment: i64) {
        self.world.clock.advance(moment - self.world.clock.now());
        self.world.engine.wake();
    }

    async fn people(&self, event: &Event, ids: std::ops::Range<u64>) {
        let guest = |id: u64| {
            let zone = ZONES[usize::try_from(id % 5).unwrap()];
            let platform =
                if id.is_multiple_of(2) { Platform::Telegram } else { Platform::Discord };
            (Rsvp { platform, ..guest_in(id, zone) }, Way::InPerson)
        };
        join(&self.world, event, ids.map(guest)).await;
    }

    /// How often each person read each heading.
    fn read(&self) -> BTreeMap<(u64, String), u32> {
        let mut read = BTreeMap::new();
        for (to, text) in self.desks.iter().flat_map(|platform| platform.texts()) {
            let heading = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap();
            let kind = heading.split(':').next().unwrap().to_owned();
            *read.entry((to.parse().unwrap(), kind)).or_default() += 1;
        }
        read
    }
}

#[tokio::test]
async fn each_person_is_reminded_exactly_once_per_reminder_that_still_holds() {
    let begun = std::time::Instant::now();
    let [half, most, all] = ends();
    let mut crowd = Crowd::new().await;
    let stays = forum(&crowd.world, "stays", "2026-11-28T18:00").await;
    let moves = forum(&crowd.world, "moves", "2026-11-28T18:00").await;
    let mut ends = forum(&crowd.world, "ends", "2026-11-28T18:00").await;
    crowd.people(&stays, 0..half).await;
    crowd.people(&moves, half..most).await;
    crowd.people(&ends, most..all).await;
    eprintln!("{all} have joined after {:.1?}", begun.elapsed());
    // One is cancelled before any reminder, and killed while that is told.
    ends.cancelled = true;
    let ends = put(&crowd.world, &ends).await;
    crowd.fill().await;
    // No post begins while the ledgers of the reminders are built, and it is killed there.
    crowd.to(stays.start_instant() - 24 * HOUR);
    let call = reminder(&stays, 24);
    let building = async || state(&crowd.world, &call).await != Some(State::Scheduled);
    testing::until("its list is begun", building).await;
    crowd.kill().await;
    crowd.kill_when_full().await;
    // Some have been reminded when the other is moved by a day.
    let mut later = moves.clone();
    later.start = "2026-11-29T18:00".parse().unwrap();
    later.end = "2026-11-29T20:00".parse().unwrap();
    let later = put(&crowd.world, &later).await;
    crowd.kill_when_full().await;
    // Eight in the morning has come everywhere.
    crowd.to(stays.start_instant() - 4 * HOUR);
    crowd.over(&reminder(&stays, 24)).await;
    crowd.over(&reminder(&moves, 24)).await;
    crowd.over(&cancelled(&ends)).await;
    crowd.to(stays.start_instant() - 2 * HOUR);
    crowd.kill_when_full().await;
    crowd.over(&reminder(&stays, 2)).await;
    crowd.to(later.start_instant() - 24 * HOUR);
    crowd.kill_when_full().await;
    crowd.to(later.start_instant() - 4 * HOUR);
    crowd.over(&reminder(&later, 24)).await;
    crowd.over(&moved(&later)).await;
    crowd.to(later.start_instant() - 2 * HOUR);
    crowd.over(&reminder(&later, 2)).await;
    crowd.work.take().unwrap().stop().await;
    crowd.assert_right();
    for call in [reminder(&ends, 24), reminder(&ends, 2), reminder(&moves, 2)] {
        let stored = crowd.world.stored(&id(&crowd.world, &call)).await;
        assert_eq!((stored.state, stored.counts.built), (State::Cancelled, 0));
    }
    eprintln!("{all} people in {:.1?}", begun.elapsed());
}

impl Crowd {
    fn assert_right(&self) {
        let read = self.read();
        let times = |id: u64, kind: &str| read.get(&(id, kind.to_owned())).copied().unwrap_or(0);
        let mut early = 0;
        let [half, most, all] = ends();
        for id in 0..all {
            let got = ["Reminder", "Changed", "Cancelled"].map(|kind| times(id, kind));
            match id {
                _ if id < half => assert_eq!(got, [2, 0, 0], "{id}"),
                _ if id >= most => assert_eq!(got, [0, 0, 1], "{id}"),
                // A reminder of the first time holds for those alone who got it before the change.
                _ if got == [3, 1, 0] => early += 1,
                _ => assert_eq!(got, [2, 1, 0], "{id}"),
            }
        }
        assert!(early < most - half, "{early}");
        eprintln!("{early} were reminded before it was moved");
    }
}
