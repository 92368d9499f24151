//! `/edit`: what one has begun, then all that there is.

use super::{behind, button, desk, samples};
use crate::campaign::draft::Draft;
use crate::campaign::rules::Words;
use crate::campaign::{ContentItem, Kind, Standing};
use crate::conversation::press::{EditDraftAct, EditPress, Press};
use crate::conversation::state::{EditState, State};
use crate::conversation::{Stop, Turn};
use crate::features::shared::find;
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply, is_start_payload};
use crate::store::{content_items, drafts};
use crate::text::{Arg, Message, Text};

/// How many of a kind have a button; the others are named behind the command.
const LISTED: usize = 15;
/// Letters of a title on a button.
const TITLE: usize = 40;

/// `/edit`, `/edit slug`.
pub(crate) async fn command(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    if !slug.is_empty() && is_start_payload(slug) {
        for kind in Kind::ALL {
            if find::item(turn, kind, slug).await?.is_some() {
                return desk::show(turn, kind, slug).await;
            }
        }
    }
    show(turn).await
}

/// For `/mydata`: what this account has begun to write.
pub(crate) async fn told(turn: &mut Turn<'_>, text: Text) -> Result<Text, Stop> {
    let account = &turn.incoming.account;
    let own = drafts::of(turn.conn, account).await?;
    let number = i64::try_from(own.len()).unwrap_or(i64::MAX);
    Ok(if number > 0 { text.item(msg!("mydata-drafts", number = number)) } else { text })
}

pub(super) async fn show(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    turn.save(&State::Edit(EditState::List)).await?;
    Ok(Outcome::reply(screen(turn).await?))
}

/// What a kind of content is called.
pub(super) fn kind_name(kind: Kind) -> Message {
    match kind {
        Kind::Petition => msg!("edit-kind-petition"),
        Kind::Event => msg!("edit-kind-event"),
        Kind::Faq => msg!("edit-kind-faq"),
    }
}

/// What a draft is called: its title, as far as there is one.
fn title(turn: &Turn<'_>, draft: &Draft) -> Arg {
    let words = if draft.kind == Kind::Faq { Words::Question } else { Words::Title };
    let own = draft.words(turn.locale, words).pop();
    let other = || draft.languages.iter().find_map(|locale| draft.words(*locale, words).pop());
    own.or_else(other)
        .map_or_else(|| kind_name(draft.kind).into(), |title| khmer::truncate(&title, TITLE).into())
}

pub(super) async fn screen(turn: &mut Turn<'_>) -> Result<Reply, Stop> {
    let account = &turn.incoming.account;
    let own = drafts::of(turn.conn, account).await?;
    let mut text = Text::new().title(msg!("edit-title"));
    if !own.is_empty() {
        text = text.para(msg!("edit-drafts"));
    }
    let mut reply = turn.reply(Text::new());
    for (id, draft) in &own {
        let title = title(turn, draft);
        text = text.item(msg!("edit-draft", kind = kind_name(draft.kind), title = title.clone()));
        reply = reply.row([
            button(msg!("button-draft-go-on", title = title), id, EditDraftAct::GoOn),
            button(msg!("button-discard"), id, EditDraftAct::Discard),
        ]);
    }
    text = text.para(msg!("edit-all"));
    let mut more = false;
    for kind in Kind::ALL {
        let mut all = content_items::list(turn.conn, kind).await?;
        if kind == Kind::Event {
            all.sort_by_key(|one| match one {
                ContentItem::Event(event) => -event.start_instant(),
                _ => 0,
            });
        }
        all.sort_by_key(|one| one.state() == Standing::Archived);
        more |= all.len() > LISTED;
        for piece in all.iter().take(LISTED) {
            let title = khmer::truncate(piece.title(turn.locale), TITLE);
            let press = Press::Edit(EditPress::Show(kind, piece.slug().to_owned())).data();
            let label = match piece.state() {
                Standing::Published => msg!("button-edit-one", title = title),
                _ => msg!("button-edit-state", title = title, state = desk::state(piece)),
            };
            reply = reply.row([Button::press(label, press)]);
        }
    }
    if more {
        text = text.para(msg!("edit-more"));
    }
    let new = |label, kind| Button::press(label, Press::Edit(EditPress::New(kind)).data());
    reply = reply.row([
        new(msg!("button-new-petition"), Kind::Petition),
        new(msg!("button-new-event"), Kind::Event),
        new(msg!("button-new-faq"), Kind::Faq),
    ]);
    let reply = Reply { text, ..reply }.row(behind::entry(turn));
    Ok(reply.row(samples::button(turn).await?))
}
