//! A whole campaign at once: into the store, and out of it.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::petitions::{How, Put};
use super::{Conn, StoreError, events, faqs, forum_changes, meta, petitions};
use crate::campaign::{Behind, Campaign, Discord, SignOn, TextChange};
use crate::clock::Seconds;
use crate::vault::Seed;

const HERE: &str = "here";
const TELEGRAM: &str = "telegram";

/// What an import did with the items of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Changed ones.
    pub changed: usize,
    /// Unchanged ones.
    pub same: usize,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// With petitions.
    pub petitions: Counts,
    /// With events.
    pub events: Counts,
    /// With topics of questions.
    pub topics: Counts,
    /// With questions.
    pub faqs: Counts,
    /// With who is behind it; `None` if the file says nothing about that.
    pub behind: Option<Put>,
}

/// What an owner says on the host of an import.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// What changes to texts are that somebody has signed.
    pub change: Option<TextChange>,
    /// That signatures on an example go, where the file has a real petition in its place.
    pub examples_go: bool,
}

/// Why a campaign can't be put into the store. Roll back.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody has signed another text, and nobody has said what the change is.
    #[error(
        "petition {0}: {1} people have signed its text, and the file has other words or recipients. Run it again with --changed-text another (a text of its own in every total) or, if only spelling is corrected, --changed-text spelling (the totals count both together)"
    )]
    Signed(String, i64),
    /// Signatures on an example would become real ones, or the reverse.
    #[error(
        "petition {0}: {1} signatures were given while its `sample` was another one, and can't change sides. Give the petition of the file another slug; or, if those signatures are an example's, run it again with --remove-example-signatures"
    )]
    Sample(String, i64),
    /// A petition would be open on other days, but its own key has been destroyed.
    #[error(
        "petition {0}: it closed more than 30 days ago and can't be opened again, as nobody can tell any more who signed it: give the new petition another slug"
    )]
    KeyGone(String),
}

impl Counts {
    const fn count(&mut self, put: Put) {
        match put {
            Put::Added => self.added += 1,
            Put::Changed => self.changed += 1,
            Put::Same => self.same += 1,
            Put::KeyGone | Put::Signed(_) | Put::Sample(_) => {}
        }
    }
}

/// Imports a campaign. Items that the campaign leaves out stay as they are.
///
/// # Errors
/// See [`PutError`].
pub async fn put(
    conn: &mut Conn,
    seed: &mut Seed,
    now: Seconds,
    campaign: &Campaign,
    said: Said,
) -> Result<Done, PutError> {
    let mut done = Done::default();
    if !campaign.behind.is_empty() {
        let old = behind(conn).await?;
        let new = old.clone().updated(&campaign.behind);
        done.behind = Some(match old == new {
            true => Put::Same,
            false if old.is_empty() => Put::Added,
            false => Put::Changed,
        });
        set_behind(conn, &new).await?;
    }
    if let Some(discord) = campaign.discord {
        set_discord(conn, discord).await?;
    }
    for (place, petition) in (0..).zip(&campaign.petitions) {
        let how = How { place, now, change: said.change };
        let mut put = petitions::put(conn, seed, how, petition).await?;
        if matches!(put, Put::Sample(_)) && said.examples_go && !petition.sample {
            petitions::remove(conn, &petition.slug, &mut { usize::MAX }).await?;
            put = petitions::put(conn, seed, how, petition).await?;
        }
        let slug = || petition.slug.clone();
        match put {
            Put::KeyGone => return Err(PutError::KeyGone(slug())),
            Put::Signed(total) => return Err(PutError::Signed(slug(), total)),
            Put::Sample(total) => return Err(PutError::Sample(slug(), total)),
            put => done.petitions.count(put),
        }
    }
    // In the order of slugs, so that two imports that lock several forums can't wait for each other.
    let mut forums: Vec<_> = (0..).zip(&campaign.events).collect();
    forums.sort_by(|(_, a), (_, b)| a.slug.cmp(&b.slug));
    for (place, event) in forums {
        let stored = events::find(conn, &event.slug).await?;
        let event = event.dated(stored.as_ref(), now);
        done.events.count(forum_changes::put(conn, now, place, &event).await?);
    }
    for (place, topic) in (0..).zip(&campaign.topics) {
        done.topics.count(faqs::put_topic(conn, place, topic).await?);
    }
    for (place, faq) in (0..).zip(&campaign.faqs) {
        done.faqs.count(faqs::put(conn, place, faq).await?);
    }
    Ok(done)
}

/// The campaign as it is in the store.
pub async fn read(conn: &mut Conn) -> Result<Campaign, StoreError> {
    let petitions = petitions::list(conn).await?;
    Ok(Campaign {
        format: 1,
        contact: BTreeMap::new(),
        behind: behind(conn).await?,
        discord: discord(conn).await?,
        petitions: petitions.into_iter().map(|stored| stored.petition).collect(),
        events: events::list(conn).await?,
        topics: faqs::list_topics(conn).await?,
        faqs: faqs::list(conn).await?,
    })
}

/// Who is behind the campaign: nothing, as long as it has said nothing.
pub async fn behind(conn: &mut Conn) -> Result<Behind, StoreError> {
    let Some(kept) = meta::get(conn, meta::CAMPAIGN).await? else { return Ok(Behind::default()) };
    serde_json::from_str(&kept).map_err(|_| StoreError::Corrupt("meta.campaign"))
}

/// Writes who is behind the campaign in place of what was said before.
pub async fn set_behind(conn: &mut Conn, behind: &Behind) -> Result<(), StoreError> {
    if behind.is_empty() {
        return meta::clear(conn, meta::CAMPAIGN).await;
    }
    let text = serde_json::to_string(behind).map_err(|_| StoreError::Corrupt("json"))?;
    meta::set(conn, meta::CAMPAIGN, &text).await
}

/// Lets nobody else change who is behind the campaign until the transaction ends. Taken before it is read.
pub async fn lock_behind(conn: &mut Conn) -> Result<(), StoreError> {
    conn.lock_account(&Sha256::digest("content:campaign")).await
}

/// Whether people sign on Discord; `None` means that they do.
pub async fn discord(conn: &mut Conn) -> Result<Option<Discord>, StoreError> {
    let kept = meta::get(conn, meta::DISCORD_SIGN).await?;
    Ok(kept.map(|kept| Discord {
        sign: if kept == TELEGRAM { SignOn::Telegram } else { SignOn::Here },
    }))
}

async fn set_discord(conn: &mut Conn, discord: Discord) -> Result<(), StoreError> {
    let value = match discord.sign {
        SignOn::Here => HERE,
        SignOn::Telegram => TELEGRAM,
    };
    meta::set(conn, meta::DISCORD_SIGN, value).await
}
