//! A draft exactly as people will see it, and what can be done with it.

use crate::features::shared::event_card;
use crate::features::shared::faq_card;
use crate::features::shared::file_button;
use crate::features::shared::find;
use crate::features::shared::petition_card;
use crate::features::shared::words::language_name;
use serde_json::Value;

use super::{Open, button, fields};
use crate::campaign::draft::{Draft, Step};
use crate::campaign::{ContentItem, Kind, SignedText, Standing};
use crate::conversation::press::{EditDraftAct, Press};
use crate::conversation::{Stop, Turn};
use crate::locale::Locale;
use crate::msg;
use crate::outcome::{Button, Place, Reply};
use crate::store::petitions;
use crate::text::{Arg, Text};

/// The cards in every language in which there is a text.
pub(super) async fn cards(turn: &mut Turn<'_>, draft: &Draft) -> Result<Vec<Reply>, Stop> {
    if !fields::missing(draft).is_empty() {
        return Ok(Vec::new());
    }
    let Some(piece) = draft.piece() else { return Ok(Vec::new()) };
    let (own, mut all) = (turn.locale, Vec::new());
    for locale in written(draft) {
        turn.locale = locale;
        let texts = texts(turn, &piece).await;
        turn.locale = own;
        let replies = texts?.into_iter().map(|text| Reply::new(locale, text).place(Place::Fresh));
        all.extend(replies);
    }
    Ok(all)
}

fn written(draft: &Draft) -> Vec<Locale> {
    draft.languages.iter().copied().filter(|locale| !draft.is_blank(*locale)).collect()
}

/// What stands on the screens of a reader.
async fn texts(turn: &mut Turn<'_>, piece: &ContentItem) -> Result<Vec<Text>, Stop> {
    Ok(match piece {
        ContentItem::Petition(one) => {
            let mut stored = petitions::Stored::draft(one);
            if let Some(now) = find::petition(turn, &one.slug).await?
                && SignedText::of(one, 0).says_the_same(&SignedText::of(&now.petition, 0))
            {
                stored.text_version = now.text_version;
            }
            let card = petition_card::consent(turn, &stored).await?;
            vec![card, petition_card::whole(turn, &stored)?]
        }
        ContentItem::Event(one) => {
            let text = event_card::about(turn, one).await?;
            vec![one.capacity.into_iter().fold(text, |text, places| {
                text.para(msg!("rsvp-places", number = places, most = places))
            })]
        }
        ContentItem::Faq(one) => vec![faq_card::card(turn, one)?],
    })
}

/// What now?
pub(super) async fn screen(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let draft = &open.draft;
    let missing = fields::missing(draft);
    let cancel = Button::press(msg!("button-cancel"), Press::Cancel.data());
    let back = button(msg!("button-change-something"), &open.id, EditDraftAct::Fields);
    let away = button(msg!("button-discard"), &open.id, EditDraftAct::Discard);
    if !missing.is_empty() {
        return Ok(missing_screen(turn, open, &missing).row([back, away]).row([cancel]));
    }
    let mut text = Text::of(msg!("edit-preview"));
    let names: Vec<Arg> = super::way::lacking(turn, draft)
        .into_iter()
        .chain(draft.languages.iter().copied().filter(|one| draft.is_blank(*one)))
        .map(|locale| language_name(turn, locale))
        .collect();
    if !names.is_empty() {
        text = text.para(msg!("edit-preview-one-language", names = names));
    }
    if let Some(file) = draft.enclosure() {
        text = text.para(msg!("edit-preview-file", name = file_button::name(&file)));
    }
    let live = published(draft);
    if live && draft.kind == Kind::Petition {
        text = text.para(msg!("edit-new-version"));
    }
    let publish = if live { msg!("button-publish-changes") } else { msg!("button-publish") };
    let mut reply = turn.reply(text).row([button(publish, &open.id, EditDraftAct::Publish)]);
    if !live {
        reply = reply.row([button(msg!("button-keep-unpublished"), &open.id, EditDraftAct::Keep)]);
    }
    Ok(reply.row([back, away]).row([cancel]))
}

/// Whether what is changed is with the public.
pub(super) fn published(draft: &Draft) -> bool {
    let state = draft.base.as_ref().map(|base| base.get("state").cloned());
    let read = |state: Value| serde_json::from_value(state).unwrap_or(Standing::Unpublished);
    match state {
        None => false,
        Some(state) => state.map_or(Standing::Published, read).is_public(),
    }
}

fn missing_screen(turn: &Turn<'_>, open: &Open, missing: &[Step]) -> Reply {
    let mut reply = turn.reply(Text::of(msg!("edit-missing")));
    for pair in missing.chunks(2) {
        let one = |step: &Step| {
            button(fields::label(turn, step), &open.id, EditDraftAct::To(step.code()))
        };
        reply = reply.row(pair.iter().map(one));
    }
    // A language that was begun can wait.
    let written = written(&open.draft);
    let half = |locale: &&Locale| {
        let lacks = |step: &Step| matches!(step, Step::Words(one, _) if one == *locale);
        missing.iter().any(lacks)
    };
    for locale in written.iter().filter(half).filter(|_| written.len() > 1) {
        let label = msg!("button-without-language", language = language_name(turn, *locale));
        reply = reply.row([button(label, &open.id, EditDraftAct::Without(*locale))]);
    }
    reply
}

/// The keys in which two versions differ.
fn differences(one: &Value, other: &Value) -> Vec<String> {
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default()
    };
    let mut all: Vec<String> = keys(one).into_iter().chain(keys(other)).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|key| one.get(key) != other.get(key));
    all
}

/// "Somebody has changed it meanwhile", and what.
pub(super) async fn changed_screen(turn: &mut Turn<'_>, open: &Open) -> Result<Reply, Stop> {
    let draft = &open.draft;
    let slug = draft.changes().unwrap_or_default().to_owned();
    let now = find::item(turn, draft.kind, &slug).await?.map(|piece| piece.to_json());
    let (base, now) = (draft.base.clone().unwrap_or_default(), now.unwrap_or_default());
    let nothing = Value::default();
    let mut names = Vec::new();
    for key in differences(&base, &now) {
        if key == "text" {
            let text = |value: &Value| value.get("text").cloned().unwrap_or_default();
            for locale in differences(&text(&base), &text(&now)) {
                let own = |value: &Value| text(value).get(&locale).cloned().unwrap_or_default();
                for words in differences(&own(&base), &own(&now)) {
                    names.extend(step(&format!("{words}-{locale}")));
                }
            }
        } else {
            names.extend(step(&key));
        }
    }
    let mut text = Text::of(msg!("edit-changed"));
    let _ = nothing;
    names.dedup();
    for step in &names {
        let was = fields::value(turn, &at(draft, &base), step).await?;
        let is = fields::value(turn, &at(draft, &now), step).await?;
        let empty = || Arg::from(msg!("edit-empty"));
        let (was, is) = (was.unwrap_or_else(empty), is.unwrap_or_else(empty));
        text = text.item(msg!(
            "edit-changed-field",
            field = fields::label(turn, step),
            was = was,
            is = is
        ));
    }
    Ok(turn
        .reply(text)
        .row([button(msg!("button-publish-anyway"), &open.id, EditDraftAct::Anyway)])
        .row([button(msg!("button-take-theirs"), &open.id, EditDraftAct::Theirs)])
        .row([
            button(msg!("button-back"), &open.id, EditDraftAct::Back(draft.step.code())),
            Button::press(msg!("button-cancel"), Press::Cancel.data()),
        ]))
}

/// A version of the same thing, to read its fields.
fn at(draft: &Draft, content: &Value) -> Draft {
    Draft {
        content: content.clone(),
        file: None,
        mark: None,
        topic: Default::default(),
        ..draft.clone()
    }
}

/// The field of a key of the campaign file.
fn step(key: &str) -> Option<Step> {
    Some(match key {
        "recipient" => Step::Recipients,
        "people_per_account" => Step::People,
        "ask_region" => Step::Region,
        "latitude" | "longitude" => Step::Point,
        "attachment" => Step::File,
        key => Step::parse(key)?,
    })
}
