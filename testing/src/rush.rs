//! Many people on Discord in a few seconds.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::discord::{Discord, Person};

/// What each presses, one after another, once the command is answered.
const WAY: [&str; 4] = ["English", "I agree", "France", "Sign as"];
const CALLBACK: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

/// How many come, within what time, and what each does.
#[derive(Clone, Copy, Debug)]
pub struct Rush {
    pub people: u32,
    pub within: Duration,
    /// Interactions of each: the command alone, or up to five, the last of which signs.
    pub steps: usize,
}

impl Rush {
    /// Everybody comes in turn. How long each first response took.
    ///
    /// # Panics
    /// If one was not answered, not within three seconds, or more than once.
    pub async fn comes(self, discord: &Discord) -> Vec<Duration> {
        let people: Vec<Person> =
            (0..self.people).map(|number| discord.person(&format!("Person {number}"))).collect();
        let (before, begun) = (callbacks(discord), Instant::now());
        let mut all = JoinSet::new();
        for (number, person) in (0..).zip(people) {
            let due = begun + self.within * number / self.people;
            let discord = discord.clone();
            all.spawn(async move {
                tokio::time::sleep_until(due.into()).await;
                acts(&discord, &person, self.steps).await
            });
        }
        let acts = all.join_all().await.concat();
        let times = acts.iter().map(|id| discord.response_time(*id).expect("it was answered"));
        let times: Vec<Duration> = times.collect();
        let slowest = times.iter().max().expect("somebody came");
        assert!(*slowest < Duration::from_secs(3), "one response took {slowest:?}");
        assert_eq!(callbacks(discord) - before, times.len(), "some were answered twice");
        times
    }
}

/// Calls that answer an interaction, also those that came too late or once too often.
fn callbacks(discord: &Discord) -> usize {
    discord.calls().iter().filter(|call| call.operation == CALLBACK).count()
}

/// One person's interactions, each when the one before is answered.
async fn acts(discord: &Discord, person: &Person, steps: usize) -> Vec<u64> {
    let mut done = vec![person.begin_slash(&person.room(), "sign", &[])];
    answered(discord, person, &done).await;
    for label in WAY.iter().take(steps.saturating_sub(1)) {
        // A busy bot asks for patience first, and shows the screen afterwards.
        if !person.screen().contains(label) {
            discord.wait_for(label, |_| person.screen().contains(label)).await;
        }
        done.push(person.begin_press(label));
        answered(discord, person, &done).await;
    }
    done
}

async fn answered(discord: &Discord, person: &Person, acts: &[u64]) {
    let newest = acts.last().copied().expect("there was one");
    discord.wait_for("the first response", |_| person.is_answered(newest)).await;
}
