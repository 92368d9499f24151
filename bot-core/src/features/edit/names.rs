//! The recipients of a petition: each by its names, and whether it gets those of the signers.

use crate::conversation::press::EditDraftAct;
use crate::features::shared::words::language_name;
use serde_json::{Value, json};

use super::{Open, button, go, languages, take, to, way};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::Words;
use crate::conversation::{Stop, Turn};
use crate::khmer;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Outcome, Reply};
use crate::text::{Message, Text};

/// How many a petition can have here.
const MOST: usize = 30;

fn all(draft: &Draft) -> Vec<Value> {
    draft.get("recipient").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Their names as the reader of this language knows them.
pub(super) fn shown(draft: &Draft, locale: Locale) -> Vec<(String, bool)> {
    let name = |one: &Value| {
        let names = one.get("name")?.as_object()?;
        let own = names.get(locale.as_str()).or_else(|| names.values().next());
        let gets = one.get("names").and_then(Value::as_bool).unwrap_or(false);
        Some((own?.as_str()?.to_owned(), gets))
    };
    all(draft).iter().filter_map(name).collect()
}

pub(super) fn screen(turn: &Turn<'_>, open: &Open) -> Reply {
    let named = shown(&open.draft, turn.locale);
    let mut text = Text::of(msg!("edit-ask-recipients"));
    for (name, gets) in &named {
        text = text.item(if *gets {
            msg!("recipient-with-names", name = name.as_str())
        } else {
            msg!("recipient-figures", name = name.as_str())
        });
    }
    let add = (named.len() < MOST)
        .then(|| button(msg!("button-add-recipient"), &open.id, EditDraftAct::AddRecipient));
    let mut reply = turn.reply(text).row(add);
    for (number, (name, _)) in named.iter().enumerate() {
        let label = msg!("button-remove-recipient", name = khmer::truncate(name, 40));
        reply =
            reply.row([button(label, &open.id, EditDraftAct::NoRecipient(number, named.len()))]);
    }
    let done =
        (!named.is_empty()).then(|| button(msg!("button-done"), &open.id, EditDraftAct::Done));
    reply.row(done)
}

pub(super) fn question(turn: &Turn<'_>, locale: Locale) -> Text {
    let (language, most) = (language_name(turn, locale), Words::Recipient.most());
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Text::of(msg!("edit-ask-recipient", language = language, most = most))
}

pub(super) fn names_screen(turn: &Turn<'_>, open: &Open) -> Reply {
    let text = Text::of(msg!("edit-ask-names")).para(msg!("edit-ask-names-consent"));
    turn.reply(text)
        .row([button(msg!("button-figures-only"), &open.id, EditDraftAct::FiguresOnly)])
        .row([button(msg!("button-names-too"), &open.id, EditDraftAct::WithNames)])
}

pub(super) fn typed(draft: &mut Draft, locale: Locale, text: &str) -> Result<(), Message> {
    let name = take::words(Words::Recipient, text);
    let name = name.map_err(|unfit| take::hint(Words::Recipient, unfit))?;
    draft.recipient.extend(name.into_iter().map(|name| (locale, name)));
    Ok(())
}

pub(super) async fn tapped(
    turn: &mut Turn<'_>,
    mut open: Open,
    what: EditDraftAct,
) -> Result<Outcome, Stop> {
    let draft = &mut open.draft;
    let mut kept = all(draft);
    let gets = what == EditDraftAct::WithNames;
    match (what, &draft.step) {
        (EditDraftAct::AddRecipient, Step::Recipients) if kept.len() < MOST => {
            draft.recipient.clear();
            let first = languages(turn).first().copied().unwrap_or(turn.locale);
            to(turn, open, Step::Recipient(first)).await
        }
        (EditDraftAct::NoRecipient(number, count), Step::Recipients)
            if count == kept.len() && number < count =>
        {
            kept.remove(number);
            draft.set("recipient", Some(kept.into()));
            go(turn, open).await
        }
        (EditDraftAct::WithNames | EditDraftAct::FiguresOnly, Step::RecipientNames)
            if !draft.recipient.is_empty() =>
        {
            kept.push(json!({ "names": gets, "name": draft.recipient }));
            draft.recipient.clear();
            draft.set("recipient", Some(kept.into()));
            way::onward(turn, open).await
        }
        (EditDraftAct::Done, Step::Recipients) if !kept.is_empty() => way::onward(turn, open).await,
        _ => go(turn, open).await,
    }
}
