//! What the bot knows of one person's forums: for `/mydata`, `/forget` and `/connect`.

use super::join;
use crate::campaign::Event;
use crate::conversation::{Stop, Turn};
use crate::features::shared::event_card::{self, own_zone};
use crate::msg;
use crate::outcome::Job;
use crate::platform::Platform;
use crate::store::rsvps::{self, Entry, Rsvp, Way};
use crate::store::{attendance, events};
use crate::text::Text;
use crate::vault::PersonId;

/// How the acting person takes part in a forum.
pub(super) async fn of(turn: &mut Turn<'_>, slug: &str) -> Result<Option<Entry>, Stop> {
    let Some(person) = turn.person else { return Ok(None) };
    let tag = turn.core.secret.rsvp_tag(slug, person);
    Ok(rsvps::at(turn.conn, slug, &tag).await?)
}

/// How the acting person is reached from now on, as yet without a ticket.
pub(super) async fn reach(turn: &mut Turn<'_>) -> Result<Rsvp, Stop> {
    Ok(Rsvp {
        platform: turn.incoming.account.platform,
        address: turn.incoming.address.0.clone(),
        locale: turn.locale,
        zone: own_zone(turn).await?,
        code: String::new(),
    })
}

/// All forums, in the order in which their locks are taken: two who leave several must not wait for each
/// other.
async fn all(turn: &mut Turn<'_>) -> Result<Vec<Event>, Stop> {
    let mut all = events::list(turn.conn).await?;
    all.sort_by(|a, b| a.slug.cmp(&b.slug));
    Ok(all)
}

/// The forums of the acting person, the next ones first.
pub(crate) async fn said(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let (mut text, mut all) = (text, all(turn).await?);
    all.sort_by_key(Event::start_instant);
    for event in all {
        let Some((_, way, came)) = of(turn, &event.slug).await? else { continue };
        let title = event_card::named(turn, &event);
        text = text.item(match way {
            _ if came => msg!("mydata-forum-came", title = title),
            Way::InPerson => msg!("mydata-forum-in-person", title = title),
            Way::Online => msg!("mydata-forum-online", title = title),
            Way::Waiting => msg!("mydata-forum-waiting", title = title),
            Way::Recap => msg!("mydata-forum-recap", title = title),
        });
    }
    Ok(text)
}

/// The person goes: their places are free. Whether somebody moved up.
pub(crate) async fn forget(turn: &mut Turn<'_>, person: PersonId) -> Result<Option<Job>, Stop> {
    let mut wake = None;
    for event in all(turn).await? {
        let tag = turn.core.secret.rsvp_tag(&event.slug, person);
        if rsvps::at(turn.conn, &event.slug, &tag).await?.is_some() {
            attendance::lock(turn.conn, &event.slug).await?;
            rsvps::leave(turn.conn, &event.slug, &tag).await?;
            wake = join::move_up(turn, &event).await?.or(wake);
        }
    }
    Ok(wake)
}

/// One person becomes another one: of two places one is free. Whether somebody moved up.
pub(crate) async fn merge(
    turn: &mut Turn<'_>,
    (stays, goes): (PersonId, PersonId),
) -> Result<Option<Job>, Stop> {
    let mut wake = None;
    for event in all(turn).await? {
        let (slug, secret) = (event.slug.as_str(), &turn.core.secret);
        let tags = (secret.rsvp_tag(slug, stays), secret.rsvp_tag(slug, goes));
        if rsvps::at(turn.conn, slug, &tags.1).await?.is_some() {
            attendance::lock(turn.conn, slug).await?;
            rsvps::merge(turn.conn, slug, (&tags.0, &tags.1)).await?;
            wake = join::move_up(turn, &event).await?.or(wake);
        }
    }
    Ok(wake)
}

/// The acting person reads another language from now on, or has parted from an account of this platform
/// and reads here what went there.
pub(crate) async fn sync_locale(turn: &mut Turn<'_>, parted: Option<Platform>) -> Result<(), Stop> {
    let Some(person) = turn.person else { return Ok(()) };
    let platform = turn.incoming.account.platform;
    for event in all(turn).await? {
        let (slug, secret) = (event.slug.as_str(), &turn.core.secret);
        let tag = secret.rsvp_tag(slug, person);
        let Some((rsvp, ..)) = rsvps::at(turn.conn, slug, &tag).await? else { continue };
        let mut rsvp = Rsvp { locale: turn.locale, ..rsvp };
        if parted == Some(rsvp.platform) && rsvp.platform != platform {
            rsvp.platform = platform;
            rsvp.address.clone_from(&turn.incoming.address.0);
        }
        rsvps::reach(turn.conn, (slug, &tag), &rsvp).await?;
    }
    Ok(())
}
