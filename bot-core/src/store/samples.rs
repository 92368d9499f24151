//! Removing the examples once the campaign has content of its own.

use super::{Conn, StoreError, args, campaign, events, faqs, petitions, rsvps};
use crate::campaign::Behind;

/// Statements in one update. An example that more people have signed takes several updates.
const PAGES: usize = 20;

/// The examples in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    /// Their slugs.
    pub petitions: Vec<String>,
    /// Their slugs.
    pub events: Vec<String>,
    /// Their slugs.
    pub faqs: Vec<String>,
    /// Topics that hold nothing but examples.
    pub topics: Vec<String>,
    /// Whether what is said of who is behind the campaign is an example.
    pub behind: bool,
}

impl Samples {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let nothing = self.petitions.is_empty() && self.events.is_empty() && self.faqs.is_empty();
        nothing && !self.behind
    }
}

/// All examples.
pub async fn list(conn: &mut Conn) -> Result<Samples, StoreError> {
    let petitions = petitions::list(conn).await?.into_iter().map(|stored| stored.petition);
    let petitions = petitions.filter(|one| one.sample).map(|one| one.slug).collect();
    let events = events::list(conn).await?.into_iter().filter(|one| one.sample);
    let (faqs, real): (Vec<_>, Vec<_>) =
        faqs::list(conn).await?.into_iter().partition(|one| one.sample);
    let behind = campaign::behind(conn).await?;
    let topics = faqs::list_topics(conn).await?.into_iter().map(|topic| topic.slug);
    let only = |slug: &String| {
        faqs.iter().any(|one| one.topic == *slug) && real.iter().all(|one| one.topic != *slug)
    };
    Ok(Samples {
        behind: behind.sample && !behind.is_empty(),
        petitions,
        events: events.map(|one| one.slug).collect(),
        topics: topics.filter(only).collect(),
        faqs: faqs.iter().map(|one| one.slug.clone()).collect(),
    })
}

/// Deletes examples with all their rows. `false` if there is more to delete: call it again.
pub async fn remove(conn: &mut Conn, samples: &Samples) -> Result<bool, StoreError> {
    let mut left = PAGES;
    for slug in &samples.petitions {
        if !petitions::remove(conn, slug, &mut left).await? {
            return Ok(false);
        }
    }
    for slug in &samples.events {
        // One page holds a thousand people; an example has few.
        while rsvps::drop_all(conn, slug).await? >= 1_000 {
            if left == 0 {
                return Ok(false);
            }
            left -= 1;
        }
        conn.execute("DELETE FROM events WHERE slug = $1", args![slug.as_str()]).await?;
    }
    for slug in &samples.faqs {
        faqs::remove(conn, slug).await?;
    }
    for slug in &samples.topics {
        conn.execute("DELETE FROM faq_topics WHERE slug = $1", args![slug.as_str()]).await?;
    }
    if samples.behind {
        campaign::set_behind(conn, &Behind::default()).await?;
    }
    Ok(true)
}
