//! What the acting person follows, and where they are reached.

use crate::announcement::Topic;
use crate::conversation::press::Press;
use crate::conversation::{Stop, Turn};
use crate::msg;
use crate::outcome::{Button, Reply};
use crate::store::follows::{self, Follow};
use crate::store::meta;
use crate::text::Text;
use std::collections::BTreeSet;

/// What this person follows, if anything. Whoever speaks to the bot can be reached again.
pub(crate) async fn current(turn: &mut Turn<'_>) -> Result<Option<Follow>, Stop> {
    let Some(person) = turn.person else { return Ok(None) };
    let platform = turn.platform();
    Ok(follows::seen(turn.conn, person, platform).await?)
}

/// Whether this person follows.
pub(crate) async fn is_following(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    Ok(current(turn).await?.is_some())
}

/// The person is here again, after the platform had said that they can't be reached.
pub(crate) async fn regain(turn: &mut Turn<'_>) -> Result<(), Stop> {
    current(turn).await.map(|_| ())
}

/// Where this person gets announcements: here, or on a connected account where here nobody gets any.
async fn reach(turn: &mut Turn<'_>) -> Result<Option<(String, String)>, Stop> {
    let platform = turn.incoming.account.platform;
    if platform.announces_in_private() {
        let address = turn.incoming.address.0.clone();
        return Ok(Some((platform.as_str().to_owned(), address)));
    }
    let other = turn.linked().await?.filter(|other| other.platform.announces_in_private());
    Ok(other.map(|other| (other.platform.as_str().to_owned(), other.address)))
}

/// Whether announcements can come to this person privately.
pub(crate) async fn is_possible(turn: &mut Turn<'_>) -> Result<bool, Stop> {
    Ok(reach(turn).await?.is_some())
}

/// Where nobody gets announcements privately: what there is instead.
pub(crate) async fn in_servers(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let alone = meta::on_discord_alone(turn.conn).await?;
    if alone {
        return Ok(turn.reply(Text::of(msg!("follow-in-servers-only"))));
    }
    let connect = Button::press(msg!("button-connect"), Press::Connect.data());
    Ok(turn.reply(Text::of(msg!("follow-in-servers"))).row([connect]))
}

/// Follows this as well, in this language and from this chat, or from a connected account's.
pub(crate) async fn add(turn: &mut Turn<'_>, topic: Topic) -> Result<(), Stop> {
    turn.person().await?;
    let Some((platform, address)) = reach(turn).await? else { return Ok(()) };
    let old = current(turn).await?;
    let (mut topics, home) =
        old.map_or_else(|| (BTreeSet::new(), None), |old| (old.topics, old.home));
    topics.insert(topic);
    let follow = Follow { platform, address, locale: turn.locale, topics, home };
    keep(turn, &follow).await
}

pub(crate) async fn keep(turn: &mut Turn<'_>, follow: &Follow) -> Result<(), Stop> {
    let person = turn.person().await?;
    follows::set(turn.conn, person, follow).await?;
    Ok(())
}

/// Brings the language of a follow in line with the person's.
pub(crate) async fn sync_locale(turn: &mut Turn<'_>) -> Result<(), Stop> {
    if let Some(mut follow) = current(turn).await? {
        follow.locale = turn.locale;
        keep(turn, &follow).await?;
    }
    Ok(())
}
