//! A whole campaign at once: into the store, and out of it.

use std::collections::BTreeMap;

use super::petitions::Put;
use super::{Conn, StoreError, events, faqs, forum_changes, meta, petitions};
use crate::campaign::{Campaign, Discord, SignOn};
use crate::clock::Seconds;
use crate::locale::Locale;
use crate::vault::{HostSecret, Seed};

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
}

/// Why a campaign can't be put into the store. Roll back.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A petition would be open on other days, but its own key has been destroyed.
    #[error(
        "petition {0}: it closed more than 30 days ago and can't be opened again, as nobody can tell any more who signed it: give the new petition another slug"
    )]
    KeyGone(String),
}

impl Counts {
    /// `false` for a petition that can't be imported.
    fn count(&mut self, put: Put) -> bool {
        match put {
            Put::Added => self.added += 1,
            Put::Changed => self.changed += 1,
            Put::Same => self.same += 1,
            Put::KeyGone => return false,
        }
        true
    }
}

/// Imports a campaign. Items that the campaign leaves out stay as they are.
///
/// # Errors
/// See [`PutError`].
pub async fn put(
    conn: &mut Conn,
    secret: &HostSecret,
    seed: &mut Seed,
    now: Seconds,
    campaign: &Campaign,
) -> Result<Done, PutError> {
    let mut done = Done::default();
    if !campaign.contact.is_empty() {
        let contact = serde_json::to_string(&campaign.contact);
        let contact = contact.map_err(|_| StoreError::Corrupt("json"))?;
        meta::set(conn, meta::CONTACT, &contact).await?;
    }
    if let Some(discord) = campaign.discord {
        set_discord(conn, discord).await?;
    }
    for (place, petition) in (0..).zip(&campaign.petitions) {
        let put = petitions::put(conn, secret, seed, place, petition).await?;
        if !done.petitions.count(put) {
            return Err(PutError::KeyGone(petition.slug.clone()));
        }
    }
    // In the order of slugs, so that two imports that lock several forums can't wait for each other.
    let mut forums: Vec<_> = (0..).zip(&campaign.events).collect();
    forums.sort_by(|(_, a), (_, b)| a.slug.cmp(&b.slug));
    for (place, event) in forums {
        let stored = events::find(conn, &event.slug).await?;
        let event = event.dated(stored.as_ref(), now);
        done.events.count(forum_changes::put(conn, (secret, now), place, &event).await?);
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
        contact: contact(conn).await?,
        discord: discord(conn).await?,
        petitions: petitions.into_iter().map(|stored| stored.petition).collect(),
        events: events::list(conn).await?,
        topics: faqs::list_topics(conn).await?,
        faqs: faqs::list(conn).await?,
    })
}

/// Where people can report problems to the campaign, by language.
pub async fn contact(conn: &mut Conn) -> Result<BTreeMap<Locale, String>, StoreError> {
    let Some(kept) = meta::get(conn, meta::CONTACT).await? else { return Ok(BTreeMap::new()) };
    serde_json::from_str(&kept).map_err(|_| StoreError::Corrupt("meta.contact"))
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
