//! What can be done with content that is there. The role and the state are checked at each act.

use jiff::civil::Date;

use super::{Open, above, agree, begin, go, list, publish};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::Words;
use crate::campaign::{ContentItem, Event, Kind, Standing};
use crate::conversation::press::{EditAct, EditPress, Press};
use crate::conversation::state::{EditState, State};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::msg;
use crate::outcome::{Button, Job, Outcome, Reply};
use crate::store::petitions::Put;
use crate::store::{content_items, drafts};
use crate::text::{Message, Text};

fn button(label: Message, act: EditAct, piece: &ContentItem) -> Button {
    let tap = EditPress::EditAct(act, piece.kind(), piece.slug().to_owned());
    Button::press(label, Press::Edit(tap).data())
}

/// How it stands, in a word.
pub(super) fn state(piece: &ContentItem) -> Message {
    match piece.state() {
        Standing::Published => msg!("edit-state-published"),
        Standing::Unpublished => msg!("edit-state-unpublished"),
        Standing::Closed => msg!("edit-state-closed"),
        Standing::Archived => msg!("edit-state-archived"),
    }
}

/// Shows one with what can be done.
pub(super) async fn show(turn: &mut Turn<'_>, kind: Kind, slug: &str) -> Result<Outcome, Stop> {
    let Some(reply) = screen(turn, kind, slug).await? else { return list::show(turn).await };
    turn.save(&State::Edit(EditState::Show(kind, slug.to_owned()))).await?;
    Ok(Outcome::reply(reply))
}

/// The same, with a note above.
pub(super) async fn show_with(
    turn: &mut Turn<'_>,
    kind: Kind,
    slug: &str,
    note: Message,
) -> Result<Outcome, Stop> {
    let mut outcome = show(turn, kind, slug).await?;
    if let Some(reply) = outcome.replies.first_mut() {
        *reply = above(reply.clone(), note);
    }
    Ok(outcome)
}

pub(super) async fn screen(
    turn: &mut Turn<'_>,
    kind: Kind,
    slug: &str,
) -> Result<Option<Reply>, Stop> {
    let Some(piece) = find::item(turn, kind, slug).await? else { return Ok(None) };
    let mut text = Text::new()
        .title(piece.title(turn.locale).to_owned())
        .para(msg!("edit-standing", kind = list::kind_name(kind), state = state(&piece)))
        .line(msg!("edit-link-name", slug = slug));
    if matches!(&piece, ContentItem::Event(event) if event.cancelled) {
        text = text.para(msg!("edit-is-cancelled"));
    }
    let (slug, standing) = (slug.to_owned(), piece.state());
    let see = match kind {
        Kind::Petition => Press::Petition(slug),
        Kind::Event => Press::Event(slug),
        Kind::Faq => Press::FaqEntry(slug),
    };
    let mut reply = turn.reply(text).row([
        button(msg!("button-edit"), EditAct::Edit, &piece),
        Button::press(msg!("button-see"), see.below()),
    ]);
    if matches!(&piece, ContentItem::Event(event) if event.is_over(turn.now)) {
        let written = matches!(&piece, ContentItem::Event(event) if has_recap(event));
        let send = (written && standing.is_public())
            .then(|| button(msg!("button-send-recap"), EditAct::SendRecap, &piece));
        let write = button(msg!("button-write-recap"), EditAct::Recap, &piece);
        reply = reply.row([write].into_iter().chain(send));
    }
    let coming = match &piece {
        ContentItem::Event(event) if !event.is_over(turn.now) && standing.is_public() => {
            Some(event.cancelled)
        }
        _ => None,
    };
    reply = reply.row(coming.map(|cancelled| match cancelled {
        true => button(msg!("button-revive-forum"), EditAct::Revive, &piece),
        false => button(msg!("button-cancel-forum"), EditAct::Cancel, &piece),
    }));
    let publish = match standing {
        Standing::Unpublished => Some(msg!("button-publish")),
        Standing::Closed | Standing::Archived => Some(msg!("button-publish-again")),
        Standing::Published => None,
    };
    reply = reply.row(publish.map(|label| button(label, EditAct::Publish, &piece)));
    let close = (kind == Kind::Petition && standing == Standing::Published)
        .then(|| button(msg!("button-close"), EditAct::Close, &piece));
    let hide =
        standing.is_public().then(|| button(msg!("button-unpublish"), EditAct::Unpublish, &piece));
    let archive = (standing != Standing::Archived)
        .then(|| button(msg!("button-archive"), EditAct::Archive, &piece));
    reply = reply.row(close.into_iter().chain(hide)).row(archive);
    let back = Button::press(msg!("button-back"), Press::Edit(EditPress::List).data());
    Ok(Some(reply.row([back])))
}

/// "Close it for good?"
pub(super) async fn sure_screen(
    turn: &mut Turn<'_>,
    act: EditAct,
    kind: Kind,
    slug: &str,
) -> Result<Option<Reply>, Stop> {
    let Some(piece) = find::item(turn, kind, slug).await? else { return Ok(None) };
    let title = piece.title(turn.locale);
    let (text, label, sure) = match act {
        EditAct::Close => {
            let text = msg!("edit-close-sure", title = title);
            (text, msg!("button-close-sure"), EditAct::CloseSure)
        }
        EditAct::Cancel => {
            let text = msg!("edit-cancel-sure", title = title);
            (text, msg!("button-cancel-forum-sure"), EditAct::CancelSure)
        }
        _ => return screen(turn, kind, slug).await,
    };
    let back = Press::Edit(EditPress::Show(kind, slug.to_owned())).data();
    let reply = turn.reply(Text::of(text));
    Ok(Some(reply.row([button(label, sure, &piece), Button::press(msg!("button-back"), back)])))
}

/// A button below one.
pub(super) async fn act(
    turn: &mut Turn<'_>,
    act: EditAct,
    kind: Kind,
    slug: &str,
) -> Result<Outcome, Stop> {
    match act {
        EditAct::Edit => edit(turn, kind, slug, None).await,
        EditAct::Recap => edit(turn, kind, slug, Some(Words::Recap)).await,
        EditAct::SendRecap => send_recap(turn, slug).await,
        EditAct::Publish => stand(turn, kind, slug, Standing::Published).await,
        EditAct::Unpublish => stand(turn, kind, slug, Standing::Unpublished).await,
        EditAct::Archive => stand(turn, kind, slug, Standing::Archived).await,
        EditAct::Close | EditAct::Cancel => match sure_screen(turn, act, kind, slug).await? {
            Some(reply) => {
                turn.save(&State::Edit(EditState::Sure(act, kind, slug.to_owned()))).await?;
                Ok(Outcome::reply(reply))
            }
            None => Err(Instead::Stale.into()),
        },
        EditAct::CloseSure => stand(turn, kind, slug, Standing::Closed).await,
        EditAct::CancelSure => takes_place(turn, slug, false).await,
        EditAct::Revive => takes_place(turn, slug, true).await,
    }
}

/// Goes on with what this person has begun to change, or begins.
async fn edit(
    turn: &mut Turn<'_>,
    kind: Kind,
    slug: &str,
    words: Option<Words>,
) -> Result<Outcome, Stop> {
    let piece = find::item(turn, kind, slug).await?.ok_or(Instead::Stale)?;
    let account = &turn.incoming.account;
    let own = drafts::of(turn.conn, account).await?;
    let begun = own.into_iter().find(|(_, one)| one.kind == kind && one.changes() == Some(slug));
    let step = |draft: &Draft| match (words, draft.languages.first()) {
        (Some(words), Some(first)) => Step::Words(*first, words),
        _ => Step::Fields,
    };
    match begun {
        Some((id, mut draft)) => {
            draft.step = step(&draft);
            go(turn, Open { id, draft }).await
        }
        None => {
            let mut draft = Draft::of(&piece, turn.locale);
            draft.step = step(&draft);
            begin(turn, draft).await
        }
    }
}

/// From now on it stands so. Twice is once.
async fn stand(turn: &mut Turn<'_>, kind: Kind, slug: &str, to: Standing) -> Result<Outcome, Stop> {
    content_items::lock(turn.conn, kind, slug).await?;
    let mut piece = find::item(turn, kind, slug).await?.ok_or(Instead::Stale)?;
    let from = piece.state();
    let (act, said) = match to {
        Standing::Published => ("content_published", msg!("edit-published")),
        Standing::Unpublished => ("content_unpublished", msg!("edit-unpublished")),
        Standing::Closed => ("content_closed", msg!("edit-closed")),
        Standing::Archived => ("content_archived", msg!("edit-archived")),
    };
    if from == to {
        return show_with(turn, kind, slug, msg!("edit-already")).await;
    }
    if to == Standing::Closed && from != Standing::Published {
        return show(turn, kind, slug).await;
    }
    piece.set_state(to);
    if agree::is_needed(turn, &piece).await? && !from.is_public() {
        // Shown as people will read it; *Publish* below asks a second person.
        piece.set_state(from);
        let draft = Draft { step: Step::Preview, ..Draft::of(&piece, turn.locale) };
        return begin(turn, draft).await;
    }
    if let ContentItem::Petition(petition) = &mut piece {
        petition.closes = last_day(petition.closes, turn.today(), to);
    }
    let put = content_items::put(turn.conn, turn.now, &mut turn.seed, &piece, None).await?;
    if put == Put::KeyGone {
        return show_with(turn, kind, slug, msg!("edit-key-gone")).await;
    }
    publish::note(turn, act, &piece).await?;
    let shown = show_with(turn, kind, slug, said).await?;
    super::samples::offer(turn, &piece, shown).await
}

fn has_recap(event: &Event) -> bool {
    event.text.values().any(|text| text.recap.is_some())
}

/// What came of a forum goes to those who came or asked for it: once.
async fn send_recap(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    let kind = Kind::Event;
    let piece = find::item(turn, kind, slug).await?.ok_or(Instead::Stale)?;
    let ContentItem::Event(event) = &piece else { return Err(Instead::Stale.into()) };
    if !event.state.is_public() || event.cancelled || !event.is_over(turn.now) || !has_recap(event)
    {
        return show(turn, kind, slug).await;
    }
    if agree::is_needed(turn, &piece).await? {
        return agree::ask_for_recap(turn, event).await;
    }
    agree::send_recap(turn, &piece).await
}

/// Whether a forum takes place. Those who come are told of it.
async fn takes_place(turn: &mut Turn<'_>, slug: &str, on: bool) -> Result<Outcome, Stop> {
    let kind = Kind::Event;
    content_items::lock(turn.conn, kind, slug).await?;
    let Some(ContentItem::Event(mut event)) = find::item(turn, kind, slug).await? else {
        return Err(Instead::Stale.into());
    };
    if event.cancelled != on {
        return show_with(turn, kind, slug, msg!("edit-already")).await;
    }
    if event.is_over(turn.now) {
        return show(turn, kind, slug).await;
    }
    event.cancelled = !on;
    let piece = ContentItem::Event(event);
    content_items::put(turn.conn, turn.now, &mut turn.seed, &piece, None).await?;
    let act = if on { "event_revived" } else { "event_cancelled" };
    publish::note(turn, act, &piece).await?;
    let said = if on { msg!("edit-revived") } else { msg!("edit-cancelled") };
    Ok(show_with(turn, kind, slug, said).await?.with(Job::Wake))
}

/// A petition that takes no signatures any more has had its last day; one that takes them again has none
/// that is over.
fn last_day(closes: Option<Date>, today: Date, to: Standing) -> Option<Date> {
    match to {
        Standing::Published => closes.filter(|last| *last > today),
        Standing::Closed | Standing::Archived => Some(closes.map_or(today, |last| last.min(today))),
        Standing::Unpublished => closes,
    }
}
