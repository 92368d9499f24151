//! Promotion from the waiting list: places that become free go to those who have waited longest.

use super::rsvps::{self, CODE, Rsvp, Way};
use super::{Conn, StoreError, direct_messages};
use crate::campaign::Event;
use crate::clock::Seconds;
use crate::direct_message::{Contents, DirectMessage, MessageButton, MessageLine};
use crate::msg;

/// Gives free places to people on the waiting list and queues a direct message to each of them. The
/// number of people who moved up. Call it whenever a place may have become free, also when a forum has
/// changed; then wake the runner.
pub async fn move_up(conn: &mut Conn, now: Seconds, event: &Event) -> Result<usize, StoreError> {
    if event.is_over(now) {
        return Ok(0);
    }
    let moved = rsvps::move_up(conn, event).await?;
    for (rsvp, way) in &moved {
        direct_messages::add(conn, now, &note(event, rsvp, *way)).await?;
    }
    Ok(moved.len())
}

/// *You have a place*, with the ticket.
fn note(event: &Event, rsvp: &Rsvp, way: Way) -> DirectMessage {
    let title = event.text_for(rsvp.locale).map(|(_, words)| words.title.clone());
    let title = title.unwrap_or_default();
    let mut lines = vec![MessageLine::say(msg!("rsvp-moved-up", title = title))];
    if way == Way::InPerson && rsvp.code.len() == CODE {
        let code = rsvp.code.to_uppercase();
        lines.push(MessageLine::say(msg!("rsvp-code", code = code)));
        lines.push(MessageLine::say(msg!("rsvp-bring")));
    }
    let slug = &event.slug;
    let buttons = vec![
        MessageButton::new(msg!("button-forum"), format!("new:event:{slug}")),
        MessageButton::new(msg!("button-come-not"), format!("new:r:no:{slug}")),
    ];
    let (platform, address) = (rsvp.platform, rsvp.address.clone());
    DirectMessage {
        platform,
        address,
        locale: rsvp.locale,
        what: Contents::Plain { lines, buttons },
        voice: None,
    }
}
