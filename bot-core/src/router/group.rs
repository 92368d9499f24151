//! In a group: answers to what is public, and a door into the private chat for everything else.

use crate::command::{Command, Parsed, Role};
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::features::{announce, event, faq, petition, privacy};
use crate::incoming::Event;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, is_start_payload};
use crate::platform::Address;
use crate::store::channels;
use crate::text::Text;

/// Decides about what was addressed to the bot in a group. Nothing personal is ever answered here,
/// and staff commands look like any other.
pub(crate) async fn decide(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Event::Text(text) = &turn.incoming.event else { return Ok(Outcome::silent()) };
    match turn.core.indexes.words.parse(text) {
        Parsed::Command(Command::Petitions, _) => petition::list(turn).await,
        Parsed::Command(Command::Events, _) => event::list(turn).await,
        Parsed::Command(Command::Privacy, _) => privacy::show(turn).await,
        Parsed::Command(Command::Faq, rest) => {
            let public = faq::in_group(turn, &rest).await?;
            Ok(public.unwrap_or_else(|| door(turn, faq::LINK)))
        }
        Parsed::Command(Command::Sign, rest) => {
            let slug = if rest.is_empty() { main(turn).await? } else { rest };
            Ok(door(turn, &slug).with(Job::EraseTyped))
        }
        Parsed::Command(Command::Channel, rest) if turn.role >= Role::Organizer => {
            let said = announce::channel::in_group(turn, &rest).await?;
            if !said.replies.is_empty() {
                return Ok(said);
            }
            Ok(Outcome { notices: said.notices, ..door(turn, "").with(Job::EraseTyped) })
        }
        Parsed::Command(Command::Help, _) | Parsed::Unknown | Parsed::Free => Ok(door(turn, "")),
        Parsed::Command(..) => Ok(door(turn, "").with(Job::EraseTyped)),
    }
}

/// The group lives elsewhere now, as one that became a supergroup does: announcements go there.
pub(crate) async fn moved(turn: &mut Turn<'_>, to: &Address) -> Result<Outcome, Stop> {
    let (secret, here) = (&turn.core.secret, turn.incoming);
    let tag = secret.channel_tag(here.account.platform, &here.address.0);
    channels::move_to(turn.conn, &tag, &to.0).await?;
    Ok(Outcome::silent())
}

/// The campaign's main petition: a link without a payload would only open the chat.
async fn main(turn: &mut Turn<'_>) -> Result<String, Stop> {
    let today = turn.today();
    let all = find::petitions(turn).await?;
    let open = all.into_iter().find(|stored| stored.is_open(today, &turn.core.secret));
    Ok(open.map(|stored| stored.petition.slug).unwrap_or_default())
}

fn door(turn: &Turn<'_>, payload: &str) -> Outcome {
    let payload = if is_start_payload(payload) { payload } else { "" };
    let button = Button::start(msg!("button-private"), payload);
    Outcome::reply(turn.reply(Text::of(msg!("group-private"))).row([button]))
}
