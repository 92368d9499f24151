//! Questions in a person's own words: `/faq words…`, and whatever is written to the bot that answers
//! nothing.

use crate::conversation::way_back::way_back;
use crate::features::shared::faq_card;
use crate::features::shared::file_button;
use crate::features::shared::find;
use std::sync::Arc;

use super::{LINK, questions_button, title};
use crate::campaign::{Faq, Kind};
use crate::conversation::press::Press;
use crate::conversation::state::{AfterStep, State};
use crate::conversation::{Stop, Turn};
use crate::khmer;
use crate::msg;
use crate::outcome::{Button, Outcome, Reply};
use crate::search::{Found, Index, Talk};
use crate::store::faqs;
use crate::text::{Message, Text};

/// Entries that are offered at most.
const OFFERED: usize = 3;
/// Characters of the longest text in which a question is looked for.
const LONGEST: usize = 400;
/// Characters that are remembered of what was asked.
const REMEMBERED: usize = 2_000;
/// What *Ask a person* sends: it leads to the words that were searched.
pub(crate) const ASK: &str = "in:this";

/// Words after `/faq`, in a private chat.
pub(super) async fn words(
    turn: &mut Turn<'_>,
    words: &str,
    kept: Option<&str>,
) -> Result<Outcome, Stop> {
    remember(turn, kept).await?;
    answer(turn, words).await
}

/// The answer, or what comes near to it.
async fn answer(turn: &mut Turn<'_>, words: &str) -> Result<Outcome, Stop> {
    if is_long(words) {
        return nothing(turn, msg!("search-long")).await;
    }
    let found = index(turn).await?.find(words);
    match found {
        Found::Clear(slug) => told(turn, &slug).await,
        Found::Several(slugs) => offers(turn, &slugs).await,
        Found::Nothing => nothing(turn, msg!("search-nothing")).await,
    }
}

/// The words ask this question.
pub(crate) async fn answered(
    turn: &mut Turn<'_>,
    words: Option<&str>,
    slug: &str,
) -> Result<Outcome, Stop> {
    remember(turn, words).await?;
    told(turn, slug).await
}

/// The words may ask one of these questions.
pub(crate) async fn offered(
    turn: &mut Turn<'_>,
    words: Option<&str>,
    slugs: &[String],
) -> Result<Outcome, Stop> {
    remember(turn, words).await?;
    offers(turn, slugs).await
}

/// No question is like these words.
pub(crate) async fn not_found(turn: &mut Turn<'_>, words: Option<&str>) -> Result<Outcome, Stop> {
    remember(turn, words).await?;
    let hint =
        if words.is_some_and(is_long) { msg!("search-long") } else { msg!("search-nothing") };
    nothing(turn, hint).await
}

/// A sentence of the campaign's own, with the way back.
pub(crate) async fn aside(turn: &mut Turn<'_>, sentence: Message) -> Result<Outcome, Stop> {
    nothing(turn, sentence).await
}

async fn told(turn: &mut Turn<'_>, slug: &str) -> Result<Outcome, Stop> {
    match find::faq(turn, slug).await? {
        Some(faq) => clear(turn, &faq).await,
        None => nothing(turn, msg!("search-nothing")).await,
    }
}

async fn offers(turn: &mut Turn<'_>, slugs: &[String]) -> Result<Outcome, Stop> {
    let intro = if slugs.len() == 1 { msg!("search-one") } else { msg!("search-several") };
    offer(turn, intro, slugs).await
}

/// The one answer that was meant.
async fn clear(turn: &mut Turn<'_>, faq: &Faq) -> Result<Outcome, Stop> {
    let file = file_button::row(turn, Kind::Faq, &faq.slug, faq.attachment.as_ref());
    let reply = turn.reply(faq_card::card(turn, faq)?);
    let reply = reply.row(way_back(turn).await?).row(file);
    let others = Button::press(msg!("button-other-questions"), Press::FaqOthers.data());
    Ok(Outcome::reply(reply.row([others]).row([ask_button()])))
}

/// Several entries to choose from.
async fn offer(turn: &mut Turn<'_>, intro: Message, slugs: &[String]) -> Result<Outcome, Stop> {
    let mut reply = turn.reply(Text::of(intro)).row(way_back(turn).await?);
    for faq in entries(turn, slugs).await? {
        reply = reply.row([questions_button(turn, &faq)]);
    }
    Ok(Outcome::reply(below(reply)))
}

async fn nothing(turn: &mut Turn<'_>, hint: Message) -> Result<Outcome, Stop> {
    let reply = turn.reply(Text::of(hint)).row(way_back(turn).await?);
    Ok(Outcome::reply(below(reply)))
}

/// *Other questions* below a clear answer: what else comes near to the words, then all questions.
pub(crate) async fn others(turn: &mut Turn<'_>) -> Result<Outcome, Stop> {
    let Some(State::Searched { words }) = turn.state().await? else {
        return super::topics(turn).await;
    };
    let ranked = index(turn).await?.ranked(&words);
    let slugs: Vec<String> = ranked.into_iter().skip(1).take(OFFERED).map(|hit| hit.slug).collect();
    if slugs.is_empty() {
        return super::topics(turn).await;
    }
    offer(turn, msg!("search-others"), &slugs).await
}

/// Words after `/faq` in a group: a clear answer stands there, anything else leads into the private chat.
pub(super) async fn in_group(turn: &mut Turn<'_>, words: &str) -> Result<Option<Outcome>, Stop> {
    if is_long(words) || Talk::is_wordless(words) {
        return Ok(None);
    }
    let index = index(turn).await?;
    match index.find(words) {
        Found::Clear(slug) => match find::faq(turn, &slug).await? {
            Some(faq) => public(turn, &faq).map(Some),
            None => Ok(None),
        },
        Found::Several(slugs) => {
            let mut reply = turn.reply(Text::of(msg!("search-group")));
            for faq in entries(turn, &slugs).await? {
                let link = Button::start(title(turn, &faq), format!("{LINK}_{}", faq.slug));
                reply = reply.row([link]);
            }
            Ok(Some(Outcome::reply(reply)))
        }
        Found::Nothing => Ok(None),
    }
}

/// An answer that everybody reads.
pub(super) fn public(turn: &Turn<'_>, faq: &Faq) -> Result<Outcome, Stop> {
    let more = Button::start(msg!("button-all-questions"), LINK);
    Ok(Outcome::reply(turn.reply(faq_card::card(turn, faq)?).row([more])))
}

fn below(reply: Reply) -> Reply {
    let all = Button::press(msg!("button-all-questions"), Press::Faq.data());
    reply.row([ask_button()]).row([all])
}

fn ask_button() -> Button {
    Button::press(msg!("button-ask-person"), ASK)
}

/// The entries of these slugs that are still there.
async fn entries(turn: &mut Turn<'_>, slugs: &[String]) -> Result<Vec<Faq>, Stop> {
    let mut entries = Vec::with_capacity(slugs.len());
    for slug in slugs {
        entries.extend(find::faq(turn, slug).await?);
    }
    Ok(entries)
}

/// Keeps what was asked for *Ask a person*, unless an open question would be lost by it. What may be a name takes
/// the place of what was kept before, and is not kept.
async fn remember(turn: &mut Turn<'_>, words: Option<&str>) -> Result<(), Stop> {
    let free = match turn.state().await? {
        None | Some(State::Searched { .. }) => true,
        Some(State::Signed(signed)) => signed.next == AfterStep::More,
        Some(_) => false,
    };
    if free {
        let words = words.unwrap_or_default();
        let end = words.floor_char_boundary(words.len().min(4 * REMEMBERED));
        let words = khmer::fit(words[..end].trim(), REMEMBERED);
        turn.save(&State::Searched { words }).await?;
    }
    Ok(())
}

/// The index of what is in the store now. Another process may have changed it: the stamp tells.
pub(crate) async fn index(turn: &mut Turn<'_>) -> Result<Arc<Index>, Stop> {
    let stamp = faqs::stamp(turn.conn).await?;
    if let Some(index) = turn.core.faq_index.get(&stamp) {
        return Ok(index);
    }
    let mut all = find::faqs(turn).await?;
    all.retain(|faq| faq.state.is_listed());
    let index = Arc::new(Index::new(&all, &turn.core.indexes.fillers));
    turn.core.faq_index.put(stamp, index.clone());
    Ok(index)
}

fn is_long(text: &str) -> bool {
    text.len() > 4 * LONGEST || text.chars().count() > LONGEST
}
