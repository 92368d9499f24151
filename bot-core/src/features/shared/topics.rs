//! What can be followed, and what it is called.

use std::collections::BTreeSet;

use crate::announcement::{Home, Topic};
use crate::campaign::Event;
use crate::conversation::{Stop, Turn};
use crate::country::zone_message_id;
use crate::features::shared::event_card;
use crate::msg;
use crate::store::{events, petitions};
use crate::text::{Arg, Message};

/// Topics on one screen, beside those that are followed. Telegram shows at most 100 buttons.
const LISTED: usize = 60;

/// A topic and its name in the reader's language.
type Named = (Topic, Message);

/// What stands on the screen: news, open petitions, coming forums, surveys; then whatever else is followed,
/// also when it is closed or over, so that it can be left.
pub(crate) async fn listed(
    turn: &mut Turn<'_>,
    chosen: &BTreeSet<Topic>,
) -> Result<Vec<Named>, Stop> {
    let mut all = vec![(Topic::News, msg!("topic-news"))];
    let offered = [petitions(turn).await?, forums(turn).await?].concat();
    let (mut open, mut over) = (0, Vec::new());
    for (topic, name, is_open) in offered {
        let followed = chosen.contains(&topic);
        open += usize::from(is_open);
        if followed && !is_open {
            over.push((topic, name));
        } else if followed || (is_open && open <= LISTED) {
            all.push((topic, name));
        }
    }
    all.push((Topic::Surveys, msg!("topic-surveys")));
    all.extend(over);
    Ok(all)
}

/// Whether somebody can begin to follow this.
pub(crate) async fn is_offered(turn: &mut Turn<'_>, topic: &Topic) -> Result<bool, Stop> {
    let offered = match topic {
        Topic::News | Topic::Surveys => return Ok(true),
        Topic::Petition(_) => petitions(turn).await?,
        Topic::Forum(_) => forums(turn).await?,
    };
    Ok(offered.iter().any(|(known, _, is_open)| known == topic && *is_open))
}

/// The names of what is followed, for a sentence.
pub(crate) async fn names(turn: &mut Turn<'_>, chosen: &BTreeSet<Topic>) -> Result<Vec<Arg>, Stop> {
    let all = listed(turn, chosen).await?.into_iter();
    Ok(all.filter(|(topic, _)| chosen.contains(topic)).map(|(_, name)| name.into()).collect())
}

/// What is followed and not public any more can still be left.
fn hidden() -> Arg {
    msg!("not-public").into()
}

/// Every petition: whether it takes signatures today.
async fn petitions(turn: &mut Turn<'_>) -> Result<Vec<(Topic, Message, bool)>, Stop> {
    let today = turn.today();
    let all = petitions::list(turn.conn).await?.into_iter().map(|stored| {
        let petition = stored.petition;
        let title = petition.text_for(turn.locale).map_or("", |(_, words)| &words.title);
        let title = if turn.sees(petition.state) { title.into() } else { hidden() };
        let name = msg!("topic-petition", title = title);
        let open = petition.open_on(today);
        (Topic::Petition(petition.slug), name, open)
    });
    Ok(all.collect())
}

/// Every forum, the soonest first: whether it is still to come.
async fn forums(turn: &mut Turn<'_>) -> Result<Vec<(Topic, Message, bool)>, Stop> {
    let mut all = events::list(turn.conn).await?;
    all.sort_by_key(Event::start_instant);
    let now = turn.now;
    let named = all.into_iter().map(|event| {
        let name = msg!("topic-forum", title = event_card::named(turn, &event));
        let coming = event.state.is_listed() && !event.is_over(now);
        (Topic::Forum(event.slug), name, coming)
    });
    Ok(named.collect())
}

/// A home in words: country, then region or city.
pub(crate) fn place(home: &Home) -> Vec<Arg> {
    let country = Arg::from(home.country);
    std::iter::once(country).chain(home.region.as_deref().map(Arg::from)).collect()
}

/// A time zone by its city, where the country has several. Elsewhere the country says it.
pub(crate) fn zone_name(home: &Home) -> Option<Message> {
    let zone = home.zone.as_deref()?;
    let chosen = home.country.zones().contains(&zone);
    chosen.then(|| Message::new(zone_message_id(zone), Vec::new()))
}
