//! The first questions: go on with a draft, which kind, what about.

use super::{button, draft, forum, go, is_mine, own_tag, petition, words};
use crate::announcement::{Audience, Content, Kind, Topic};
use crate::broadcast::markup;
use crate::conversation::press::{DraftAct, Press};
use crate::conversation::state::{AnnounceState, AnnounceStep};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::team::is_unwritten;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::store::announcements::{self, Announcement, Author, Body};
use crate::text::{Phrase, Text};
use std::collections::BTreeSet;

/// How far back a draft is looked for.
const LOOK: i64 = 30;
/// Letters of an announcement's id: 39 bits, and unique by the table.
const ID: usize = 8;

/// `/announce`: goes on with a draft, or begins one.
pub(crate) async fn command(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    for one in drafts(turn).await? {
        if !one.body.content.text.is_empty() {
            return go(turn, AnnounceState::at(&one.id, AnnounceStep::Unfinished)).await;
        }
    }
    new(turn).await
}

/// A new one: which kind?
pub(crate) async fn new(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    go(turn, AnnounceState::at("", AnnounceStep::Kind)).await
}

/// What this person has begun to write, the newest first.
async fn drafts(turn: &mut Turn<'_>) -> Result<Vec<Announcement>, Stop> {
    let mut all = announcements::newest(turn.conn, LOOK).await?;
    all.retain(|one| is_unwritten(one) && is_mine(turn, one));
    Ok(all)
}

/// "You have not finished …"
pub(super) fn unfinished_screen(turn: &Turn<'_>, one: &Announcement) -> Reply {
    let content = &one.body.content;
    let first = content.text.get(&turn.locale).or_else(|| content.text.values().next());
    let first = first.map_or_else(String::new, |words| markup::first_words(words, 60));
    let text = msg!("announce-unfinished", kind = words::one(content.kind), words = first);
    turn.reply(Text::of(text))
        .row([button(msg!("button-go-on"), &one.id, DraftAct::Desk)])
        .row([Button::press(msg!("button-new-announcement"), Press::NewAnnouncement.data())])
        .row([
            button(msg!("button-discard"), &one.id, DraftAct::Discard),
            Button::press(msg!("button-cancel"), Press::Cancel.data()),
        ])
}

/// Which kind?
pub(super) fn screen(turn: &Turn<'_>) -> Reply {
    let reply = turn.reply(Text::of(msg!("announce-kind")));
    let kinds = Kind::ALL.chunks(2).fold(reply, |reply, pair| {
        let one = |kind: &Kind| Button::press(words::kind(*kind), Press::Kind(*kind).data());
        reply.row(pair.iter().map(one))
    });
    kinds.row([Button::press(msg!("button-cancel"), Press::Cancel.data())])
}

/// A kind was pressed: the draft begins.
pub(crate) async fn chosen(turn: &mut Turn<'_>, kind: Kind) -> Result<Outcome, Stop> {
    // What was begun and never got a word is not worth keeping.
    for one in drafts(turn).await? {
        if one.body.content.text.is_empty() {
            announcements::discard(turn.conn, &one.id).await?;
        }
    }
    let about = match kind {
        Kind::Forum => forum::coming(turn).await?,
        Kind::Petition => petition::open(turn).await?,
        _ => Vec::new(),
    };
    if matches!(kind, Kind::Forum | Kind::Petition) && about.is_empty() {
        let none = if kind == Kind::Forum {
            msg!("announce-no-forum")
        } else {
            msg!("announce-no-petition")
        };
        return Err(Instead::Hint(none).into());
    }
    let id = turn.seed.code(ID);
    let body = begun(turn, kind).await?;
    announcements::add(turn.conn, &id, turn.now, &body).await?;
    let writing = |step| AnnounceState { id: id.clone(), step, guided: true };
    match (kind, about.as_slice()) {
        (Kind::Forum | Kind::Petition, [(slug, _)]) => self::about(turn, &id, slug).await,
        (Kind::Forum | Kind::Petition, _) => go(turn, writing(AnnounceStep::About)).await,
        (Kind::Greeting, _) => go(turn, writing(AnnounceStep::Greeting)).await,
        _ => go(turn, writing(AnnounceStep::Text(turn.locale))).await,
    }
}

/// An empty announcement of this kind.
async fn begun(turn: &mut Turn<'_>, kind: Kind) -> Result<Body, Stop> {
    let author = author(turn).await?;
    let topic = if kind == Kind::Survey { Topic::Surveys } else { Topic::News };
    Ok(Body {
        content: Content {
            kind,
            about: None,
            text: Default::default(),
            attachment: None,
            links: Vec::new(),
            audience: Audience { topics: BTreeSet::from([topic]), ..Audience::default() },
            missing: Default::default(),
            urgent: false,
        },
        author,
        at: None,
        asked: None,
        own: Vec::new(),
        agreed: None,
        decided: false,
        notice: None,
    })
}

/// Whoever acts, as an author.
pub(super) async fn author(turn: &mut Turn<'_>) -> Result<Author, Stop> {
    let person = turn.person().await?;
    Ok(Author {
        tag: own_tag(turn),
        person: Some(person.0),
        platform: turn.incoming.account.platform,
        address: turn.incoming.address.0.clone(),
        locale: turn.locale,
    })
}

/// Which forum, which petition?
pub(super) async fn about_screen(
    turn: &mut Turn<'_>,
    writing: &AnnounceState,
    kind: Kind,
) -> Result<Reply, Stop> {
    let (question, all) = if kind == Kind::Forum {
        (msg!("announce-which-forum"), forum::coming(turn).await?)
    } else {
        (msg!("announce-which-petition"), petition::open(turn).await?)
    };
    let mut reply = turn.reply(Text::of(question));
    for (slug, title) in all {
        reply = reply.row([button(Phrase::Plain(title), &writing.id, DraftAct::About(slug))]);
    }
    Ok(super::with_ways_out(reply, writing, false))
}

/// It is about this: the text writes itself.
pub(super) async fn about(turn: &mut Turn<'_>, id: &str, slug: &str) -> Result<Outcome, Stop> {
    let Some(one) = draft(turn, id).await? else { return super::moved_on(turn, id).await };
    let written = match one.body.content.kind {
        Kind::Forum => forum::written(turn, slug).await?,
        Kind::Petition => petition::written(turn, slug).await?,
        _ => None,
    };
    let written = written.ok_or(Instead::Stale)?;
    let fill = |body: &mut Body| {
        body.content.about = Some(slug.to_owned());
        body.content.text = written.text;
        body.content.links = vec![written.link];
        body.content.audience.topics = BTreeSet::from([Topic::News, written.topic]);
    };
    match super::change(turn, id, fill).await? {
        Some(_) => go(turn, AnnounceState::at(id, AnnounceStep::Desk)).await,
        None => super::moved_on(turn, id).await,
    }
}
