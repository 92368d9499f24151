//! Two people must agree to what people get to read of a forum, where the owners have switched that on: a change, and its
//! recap, go to everybody who has joined it. What was asked about is the draft as it was shown; it waits there.

use serde_json::Value;

use super::{Open, desk, preview, publish};
use crate::campaign::asked::Asked;
use crate::campaign::draft::{Draft, Step};
use crate::campaign::{ContentItem, Event, Kind, Standing};
use crate::command::Role;
use crate::conversation::press::{EditPress, Press};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::features::shared::two_people::{self, Reader};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Job, Notice, Outcome, Place, Reply};
use crate::platform::Address;
use crate::store::{content_items, drafts, event_notices};
use crate::text::{Message, Text};

/// Characters of a recap in one message to a second person.
const RECAP: usize = 3_000;

/// Whether a second person must agree before this is published.
pub(super) async fn is_needed(turn: &mut Turn<'_>, piece: &ContentItem) -> Result<bool, Stop> {
    let public = piece.kind() == Kind::Event && piece.state().is_public();
    Ok(public && two_people::is_on(turn).await?)
}

/// Tells what is shown from anything else.
fn mark(turn: &Turn<'_>, id: &str, draft: &Draft) -> String {
    let words = publish::without_others(&draft.content).to_string();
    let recap = if draft.asked.as_ref().is_some_and(|asked| asked.recap) { "recap" } else { "" };
    let file = draft.mark.as_deref().unwrap_or_default();
    turn.core.secret.mark(&["forum", id, &words, file, recap])
}

/// Asks everyone who could agree. `stored` is what would be replaced.
pub(super) async fn ask(
    turn: &mut Turn<'_>,
    open: Open,
    stored: Option<Value>,
    recap: bool,
) -> Result<Outcome, Stop> {
    let Open { id, mut draft } = open;
    draft.base = stored;
    let asked = Asked {
        at: turn.now,
        shown: String::new(),
        own: two_people::own_tags(turn).await?,
        person: turn.person.map(|person| person.0),
        author: (turn.incoming.account.platform, turn.incoming.address.0.clone(), turn.locale),
        recap,
    };
    let before = draft.asked.take();
    draft.asked = Some(asked.clone());
    let shown = mark(turn, &id, &draft);
    // Asked once more about the same, it waits no longer than before.
    let at = before.filter(|before| before.shown == shown).map_or(turn.now, |before| before.at);
    let asked = Asked { at, shown, ..asked };
    draft.asked = Some(asked.clone());
    drafts::save(turn.conn, &turn.incoming.account, turn.now, (&id, &draft)).await?;
    note(turn, "content_asked", &draft).await?;
    turn.clear().await?;
    let posts = posts(turn, &draft).await?;
    let others = two_people::others(turn, &asked.own, asked.person).await?;
    let mut notices = Vec::new();
    for reader in &others {
        notices.extend(posts.iter().map(|post| reader.notice(post.clone())));
        notices.push(reader.notice(question(reader, &id, &draft, &asked)));
    }
    let text = match i64::try_from(others.len()).unwrap_or(0) {
        0 => msg!("forum-agree-nobody"),
        number => msg!("forum-agree-asked", number = number),
    };
    let alone = (turn.role == Role::Owner).then(|| alone_button(&id, &asked));
    let list = Button::press(msg!("button-edit-list"), Press::Edit(EditPress::List).data());
    let reply = turn.reply(Text::of(text)).row(alone).row([list]).place(Place::Fresh);
    Ok(Outcome { replies: vec![reply], notices, ..Outcome::default() })
}

/// What would go out, as people will read it.
async fn posts(turn: &mut Turn<'_>, draft: &Draft) -> Result<Vec<Reply>, Stop> {
    let mut all = preview::cards(turn, draft).await?;
    let Some(ContentItem::Event(event)) = draft.piece() else { return Ok(all) };
    for (locale, words) in &event.text {
        let Some(recap) = &words.recap else { continue };
        let text = Text::new().title(msg!("call-recap", title = words.title.trim()));
        let recap = khmer::fit(recap.trim(), RECAP);
        all.push(Reply::new(*locale, text.para(recap)).place(Place::Fresh));
    }
    Ok(all)
}

fn title(draft: &Draft, locale: Locale) -> String {
    draft.piece().map(|piece| piece.title(locale).to_owned()).unwrap_or_default()
}

fn alone_button(id: &str, asked: &Asked) -> Button {
    let press = EditPress::Alone(id.to_owned(), asked.shown.clone());
    Button::press(msg!("button-publish-alone"), Press::Edit(press).data())
}

fn question(reader: &Reader, id: &str, draft: &Draft, asked: &Asked) -> Reply {
    let title = title(draft, reader.locale);
    let text = if asked.recap {
        msg!("forum-agree-recap", title = title)
    } else {
        msg!("forum-agree-question", title = title)
    };
    let answer = |press: fn(String, String) -> EditPress| {
        Press::Edit(press(id.to_owned(), asked.shown.clone())).data()
    };
    let reply = Reply::new(reader.locale, Text::of(text)).row([
        Button::press(msg!("button-agree-send"), answer(EditPress::Agree)),
        Button::press(msg!("button-refuse-send"), answer(EditPress::Refuse)),
    ]);
    reply.row((reader.member.role == Role::Owner).then(|| alone_button(id, asked)))
}

/// What was asked about, if it is still the same and somebody else than its author answers; else what to say.
async fn asked(
    turn: &mut Turn<'_>,
    id: &str,
    shown: &str,
    by_author: bool,
) -> Result<Result<(Draft, Asked), Message>, Stop> {
    let changed = Ok(Err(msg!("forum-agree-changed")));
    let Some(mut draft) = drafts::any(turn.conn, id).await? else { return changed };
    let slug = slug(&draft);
    content_items::lock(turn.conn, Kind::Event, &slug).await?;
    let Some(asked) = draft.asked.clone() else { return changed };
    let tags = two_people::own_tags(turn).await?;
    let person = turn.person.map(|person| person.0);
    let own = tags.iter().any(|tag| asked.own.contains(tag));
    if !by_author && (own || (person.is_some() && person == asked.person)) {
        return Ok(Err(msg!("agree-not-yourself")));
    }
    let stored = find::item(turn, Kind::Event, &slug).await?;
    let stored = stored.map(|piece| piece.to_json());
    let same = stored.as_ref().map(publish::without_others)
        == draft.base.as_ref().map(publish::without_others);
    if shown != asked.shown || mark(turn, id, &draft) != asked.shown || !same {
        return changed;
    }
    publish::with_others(&mut draft.content, stored.as_ref());
    Ok(Ok((draft, asked)))
}

fn slug(draft: &Draft) -> String {
    draft.get("slug").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A second person agrees.
pub(super) async fn agreed(turn: &mut Turn<'_>, id: &str, shown: &str) -> Result<Outcome, Stop> {
    match asked(turn, id, shown, false).await? {
        Ok((draft, asked)) => go(turn, id, draft, &asked, "content_agreed").await,
        Err(why) => Ok(turn.say(Text::of(why))),
    }
}

/// A second person does not: it stays a draft, and its author is told.
pub(super) async fn refused(turn: &mut Turn<'_>, id: &str, shown: &str) -> Result<Outcome, Stop> {
    let (mut draft, was) = match asked(turn, id, shown, false).await? {
        Ok(found) => found,
        Err(why) => return Ok(turn.say(Text::of(why))),
    };
    note(turn, "content_refused", &draft).await?;
    let told = to_author(&was, msg!("forum-agree-no", title = title(&draft, was.author.2)));
    if was.recap {
        // Nothing was written.
        drafts::published(turn.conn, id).await?;
    } else {
        draft.asked = None;
        drafts::answer(turn.conn, (id, &draft)).await?;
    }
    let mut outcome = turn.say(Text::of(msg!("forum-agree-refused")));
    outcome.notices.push(told);
    Ok(outcome)
}

/// An owner does it alone, as nobody has answered; the whole team is told.
pub(super) async fn alone(turn: &mut Turn<'_>, id: &str, shown: &str) -> Result<Outcome, Stop> {
    let (draft, asked) = match asked(turn, id, shown, true).await? {
        Ok(found) => found,
        Err(why) => return Ok(turn.say(Text::of(why))),
    };
    let left = two_people::minutes_left(turn.now, asked.at);
    if left > 0 {
        return Ok(turn.say(Text::of(msg!("forum-agree-waiting", number = left))));
    }
    let about = draft.clone();
    let mut outcome = go(turn, id, draft, &asked, "content_alone").await?;
    let own = two_people::own_tags(turn).await?;
    for reader in two_people::team(turn).await?.iter().filter(|one| !own.contains(&one.member.tag))
    {
        let text = Text::of(msg!("forum-agree-alone", title = title(&about, reader.locale)));
        outcome.notices.push(reader.notice(Reply::new(reader.locale, text)));
    }
    Ok(outcome)
}

/// It is published, or the recap sent.
async fn go(
    turn: &mut Turn<'_>,
    id: &str,
    draft: Draft,
    asked: &Asked,
    act: &str,
) -> Result<Outcome, Stop> {
    note(turn, act, &draft).await?;
    let told = to_author(asked, msg!("forum-agree-yes", title = title(&draft, asked.author.2)));
    let state = if preview::published(&draft) { None } else { Some(Standing::Published) };
    let piece = publish::piece(&draft, state);
    let mut outcome = match piece {
        Some(piece) if asked.recap => {
            drafts::published(turn.conn, id).await?;
            send_recap(turn, &piece).await?
        }
        Some(piece) => {
            let open = Open { id: id.to_owned(), draft };
            publish::put(turn, open, &piece, (state, None)).await?
        }
        None => return Err(Instead::Stale.into()),
    };
    outcome.notices.push(told);
    Ok(outcome)
}

/// The recap goes to those who came or asked for it: once.
pub(super) async fn send_recap(turn: &mut Turn<'_>, piece: &ContentItem) -> Result<Outcome, Stop> {
    let ContentItem::Event(event) = piece else { return Err(Instead::Stale.into()) };
    let slug = event.slug.as_str();
    if !event_notices::recap(turn.conn, event, turn.now).await? {
        return desk::show_with(turn, Kind::Event, slug, msg!("edit-recap-again")).await;
    }
    publish::note(turn, "event_recap_sent", piece).await?;
    let sent = msg!("edit-recap-sent");
    Ok(desk::show_with(turn, Kind::Event, slug, sent).await?.with(Job::Wake))
}

/// *Send the recap*, where a second person must agree.
pub(super) async fn ask_for_recap(turn: &mut Turn<'_>, event: &Event) -> Result<Outcome, Stop> {
    if !event_notices::may_send_recap(turn.conn, event, turn.now).await? {
        return desk::show_with(turn, Kind::Event, &event.slug, msg!("edit-recap-again")).await;
    }
    let own = drafts::of(turn.conn, &turn.incoming.account).await?;
    let is_it = |draft: &Draft| {
        draft.changes() == Some(&event.slug) && draft.asked.as_ref().is_some_and(|one| one.recap)
    };
    let before = own.into_iter().find(|(_, draft)| is_it(draft));
    let piece = ContentItem::Event(Box::new(event.clone()));
    let fresh = Draft { step: Step::Preview, ..Draft::of(&piece, turn.locale) };
    let (id, asked) = match before {
        Some((id, draft)) => (id, draft.asked),
        None => (turn.seed.code(super::ID), None),
    };
    let draft = Draft { asked, ..fresh };
    let stored = draft.base.clone();
    ask(turn, Open { id, draft }, stored, true).await
}

fn to_author(asked: &Asked, text: Message) -> Notice {
    let (platform, address, locale) = asked.author.clone();
    let list = Button::press(msg!("button-edit-list"), Press::Edit(EditPress::List).data());
    let reply = Reply::new(locale, Text::of(text)).row([list]).place(Place::Fresh);
    Notice { platform, address: Address(address), reply }
}

/// Into the audit log.
async fn note(turn: &mut Turn<'_>, act: &str, draft: &Draft) -> Result<(), Stop> {
    turn.note(act, &[Kind::Event.as_str(), &slug(draft)]).await
}
