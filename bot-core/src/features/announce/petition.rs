//! How a petition is doing, written from its title and total.

use crate::features::shared::{find, signed_texts};
use crate::store::tallies;
use std::collections::BTreeMap;

use crate::announcement::{Link, Topic};
use crate::conversation::{Stop, Turn};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;

/// An announcement that wrote itself.
pub(super) struct Written {
    pub(super) text: BTreeMap<Locale, String>,
    pub(super) link: Link,
    pub(super) topic: Topic,
}

/// Slug and title of every petition that takes signatures.
pub(super) async fn open(turn: &mut Turn<'_>) -> Result<Vec<(String, String)>, Stop> {
    let today = turn.today();
    let all = find::petitions(turn).await?;
    let open = all.into_iter().map(|stored| stored.petition).filter(|one| one.open_on(today));
    let titled = open.filter_map(|one| {
        let title = khmer::truncate(&one.text_for(turn.locale)?.1.title, 60);
        Some((one.slug, title))
    });
    Ok(titled.collect())
}

/// The news of one petition, in every language that there is.
pub(super) async fn written(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Written>, Stop> {
    let found = find::petition(turn, slug).await?;
    let Some(stored) = found.filter(|one| one.petition.state.is_public()) else { return Ok(None) };
    let total = tallies::total(turn.conn, slug).await?;
    let texts = signed_texts::of(turn, &stored, total).await?;
    let petition = &stored.petition;
    let mut text = BTreeMap::new();
    for (locale, _) in &turn.core.languages {
        let Some((_, words)) = petition.text_for(*locale) else { continue };
        let (title, goal) = (words.title.as_str(), petition.goal);
        let news = if !texts.is_one() {
            msg!("announce-petition-texts", title = title, total = total, goal = goal)
        } else if total == 0 {
            msg!("announce-petition-begins", title = title, goal = goal)
        } else {
            msg!("announce-petition-news", title = title, total = total, goal = goal)
        };
        let news = turn.core.words_in(*locale, news);
        text.insert(*locale, texts.said(turn.core, *locale, news));
    }
    let slug = slug.to_owned();
    let link = Link::Sign(slug.clone());
    Ok(Some(Written { text, link, topic: Topic::Petition(slug) }))
}
