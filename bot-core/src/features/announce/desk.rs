//! The desk: all that is decided about a draft, in few lines, and a button to change each thing.

use super::{
    button, change, draft, go, lacking, language_name, languages, moved_on, text, when,
    with_ways_out, words,
};
use crate::announcement::{Content, Missing};
use crate::broadcast::markup;
use crate::conversation::press::{DraftAct, Press};
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Stop, Turn};
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::announcements::{self, Announcement};
use crate::text::{Message, Text};

/// Letters of a text on the desk.
const FIRST: usize = 50;

/// Everything, and what can be done with it.
pub(super) async fn screen(turn: &mut Turn<'_>, one: &Announcement) -> Result<Reply, Stop> {
    let (id, content) = (one.id.as_str(), &one.body.content);
    let mut text = Text::new().title(msg!("announce-desk", kind = words::one(content.kind)));
    for (locale, name) in languages(turn) {
        text = text.item(written(content, locale, &name));
    }
    if let Some(line) = missing(turn, content) {
        text = text.item(line);
    }
    text = text.item(file(content)).item(links(turn, content).await?);
    text = text.item(words::audience(turn, &content.audience).await?);
    text = text.item(match one.body.at {
        Some(at) => when::in_words(turn, at).await?,
        None => msg!("announce-at-once"),
    });
    if content.urgent {
        text = text.item(msg!("announce-urgent"));
    }
    let mut reply = turn.reply(text).row([button(msg!("button-preview"), id, DraftAct::Preview)]);
    let texts = languages(turn).into_iter().map(|(locale, name)| {
        button(msg!("button-text", language = name), id, DraftAct::Text(locale))
    });
    for pair in texts.collect::<Vec<_>>().chunks(2) {
        reply = reply.row(pair.to_vec());
    }
    if !lacking(turn, content).is_empty() {
        reply = reply.row([button(msg!("button-missing"), id, DraftAct::Missing)]);
    }
    Ok(rest(reply, id, content.urgent))
}

fn rest(reply: Reply, id: &str, urgent: bool) -> Reply {
    let urgency = if urgent {
        button(msg!("button-not-urgent"), id, DraftAct::Urgent(false))
    } else {
        button(msg!("button-urgent"), id, DraftAct::Urgent(true))
    };
    reply
        .row([
            button(msg!("button-file"), id, DraftAct::File),
            button(msg!("button-links"), id, DraftAct::Links),
        ])
        .row([
            button(msg!("button-audience"), id, DraftAct::Audience),
            button(msg!("button-when"), id, DraftAct::When),
        ])
        .row([urgency])
        .row([
            button(msg!("button-discard"), id, DraftAct::Discard),
            Button::press(msg!("button-cancel"), Press::Cancel.data()),
        ])
}

fn written(content: &Content, locale: crate::locale::Locale, name: &str) -> Message {
    match content.text.get(&locale) {
        Some(words) => msg!(
            "announce-has-text",
            language = name,
            words = markup::first_words(words, FIRST),
            number = text::number(text::units(words)),
            most = text::number(text::most(content))
        ),
        None => msg!("announce-no-text", language = name),
    }
}

fn missing(turn: &Turn<'_>, content: &Content) -> Option<Message> {
    let lacking = lacking(turn, content);
    if lacking.is_empty() || content.text.is_empty() {
        return None;
    }
    let names = text::names(turn, &lacking);
    Some(match content.missing {
        Missing::Undecided => msg!("announce-missing-undecided", names = names),
        Missing::Other => msg!("announce-missing-other", names = names),
        Missing::Nothing => msg!("announce-missing-nothing", names = names),
    })
}

fn file(content: &Content) -> Message {
    match &content.attachment {
        Some(file) => super::file::name(file),
        None => msg!("announce-no-file"),
    }
}

async fn links(turn: &mut Turn<'_>, content: &Content) -> Result<Message, Stop> {
    let mut names = Vec::new();
    for link in &content.links {
        names.push(super::links::name(turn, link).await?);
    }
    Ok(if names.is_empty() {
        msg!("announce-no-links")
    } else {
        msg!("announce-links-are", names = names)
    })
}

/// *Urgent* or *Not urgent* was pressed.
pub(super) async fn urgent(turn: &mut Turn<'_>, id: &str, on: bool) -> Result<Outcome, Stop> {
    match change(turn, id, |body| body.content.urgent = on).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await,
        None => moved_on(turn, id).await,
    }
}

/// Really?
pub(super) fn discard_screen(turn: &Turn<'_>, writing: &AnnounceState) -> Reply {
    let sure = button(msg!("button-discard-sure"), &writing.id, DraftAct::DiscardSure);
    with_ways_out(turn.reply(Text::of(msg!("announce-discard"))).row([sure]), writing, false)
}

/// Yes.
pub(super) async fn discard(turn: &mut Turn<'_>, id: &str) -> Result<Outcome, Stop> {
    if draft(turn, id).await?.is_none() || !announcements::discard(turn.conn, id).await? {
        return moved_on(turn, id).await;
    }
    turn.clear().await?;
    Ok(ended(turn, msg!("announce-discarded")))
}

/// What ended, and where to go from here.
pub(super) fn ended(turn: &Turn<'_>, what: Message) -> Outcome {
    let reply = turn.reply(Text::of(what)).row([
        Button::press(msg!("button-new-announcement"), Press::NewAnnouncement.data()),
        Button::press(msg!("button-broadcasts"), Press::Broadcasts.data()),
    ]);
    Outcome::reply(reply)
}

/// `/cancel` while something is written: it is kept.
pub(crate) fn left(turn: &Turn<'_>, writing: &AnnounceState) -> Outcome {
    let text = match writing.step {
        AnnounceStep::Kind
        | AnnounceStep::List
        | AnnounceStep::Watch
        | AnnounceStep::CancelSure => msg!("cancel-done"),
        AnnounceStep::ResendSure | AnnounceStep::Channels => msg!("cancel-done"),
        _ => msg!("announce-left-draft"),
    };
    ended(turn, text)
}

/// The names of the languages that get a post, in the order of the preview.
pub(super) fn readers(turn: &Turn<'_>, content: &Content) -> Vec<crate::locale::Locale> {
    let read = &content.audience.locales;
    let all = languages(turn).into_iter().map(|(locale, _)| locale);
    all.filter(|locale| read.is_empty() || read.contains(locale))
        .filter(|locale| content.text_for(*locale).is_some())
        .collect()
}

/// As one line: "Khmer, English".
pub(super) fn reader_names(turn: &Turn<'_>, content: &Content) -> Vec<crate::text::Arg> {
    readers(turn, content).iter().map(|locale| language_name(turn, *locale).into()).collect()
}
