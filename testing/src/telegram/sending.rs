//! sendMessage, sendDocument, sendPhoto, sendVoice, sendChatAction.

use serde_json::json;

use super::{
    files,
    markup::Markup,
    messages::{Content, Message, Sender},
    params::Params,
    refusal::{Answer, Refusal},
    text::{CAPTION_LIMIT, ENTITY_LIMIT, Styled, TEXT_LIMIT},
    world::World,
};

pub(super) fn send_message(world: &mut World, params: &Params) -> Answer {
    let preview = params.structure("link_preview_options");
    if preview.is_some_and(|options| !options.is_object()) {
        return Err(Refusal::careless("object expected as link preview options"));
    }
    let text = read_text(world, params)?;
    deliver(world, params, text, Content::Text)
}

pub(super) fn send_document(world: &mut World, params: &Params) -> Answer {
    let caption = read_caption(world, params)?;
    let content = files::document(world, params)?;
    deliver(world, params, caption, content)
}

pub(super) fn send_photo(world: &mut World, params: &Params) -> Answer {
    let caption = read_caption(world, params)?;
    let content = files::photo(world, params)?;
    deliver(world, params, caption, content)
}

pub(super) fn send_voice(world: &mut World, params: &Params) -> Answer {
    let caption = read_caption(world, params)?;
    let content = files::voice(world, params)?;
    deliver(world, params, caption, content)
}

pub(super) fn send_venue(world: &mut World, params: &Params) -> Answer {
    let degrees = |name: &str| params.text(name).and_then(|text| text.parse::<f64>().ok());
    let (Some(latitude), Some(longitude)) = (degrees("latitude"), degrees("longitude")) else {
        return Err(Refusal::careless("Bad request: location must be non-empty"));
    };
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return Err(Refusal::careless("wrong location specified"));
    }
    let words = |name: &str| params.text(name).filter(|text| !text.trim().is_empty());
    let (Some(title), Some(address)) = (words("title"), words("address")) else {
        return Err(Refusal::careless("title and address must be non-empty"));
    };
    let location = json!({ "latitude": latitude, "longitude": longitude });
    let venue = json!({ "location": location, "title": title, "address": address });
    deliver(world, params, Styled::default(), Content::Other("venue", venue))
}

const CHAT_ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

pub(super) fn send_chat_action(world: &mut World, params: &Params) -> Answer {
    let action = params.text("action").unwrap_or_default();
    if !CHAT_ACTIONS.contains(&action.as_str()) {
        return Err(Refusal::careless("wrong parameter action in request"));
    }
    world.writable_chat(params)?;
    Ok(true.into())
}

/// The `text` of a call, checked.
pub(super) fn read_text(world: &mut World, params: &Params) -> Result<Styled, Refusal> {
    if params.text("text").is_none() {
        return Err(Refusal::careless("message text is empty"));
    }
    let text = Styled::read(params, "text", "entities")?;
    if text.text.is_empty() {
        return Err(Refusal::careless("text must be non-empty"));
    }
    if text.units() > TEXT_LIMIT {
        return Err(Refusal::careless("message is too long"));
    }
    remark_entities(world, &text);
    Ok(text)
}

/// The `caption` of a call, checked; it may be absent.
pub(super) fn read_caption(world: &mut World, params: &Params) -> Result<Styled, Refusal> {
    let caption = Styled::read(params, "caption", "caption_entities")?;
    if caption.units() > CAPTION_LIMIT {
        return Err(Refusal::careless("message caption is too long"));
    }
    remark_entities(world, &caption);
    Ok(caption)
}

fn remark_entities(world: &mut World, text: &Styled) {
    if text.entities.len() > ENTITY_LIMIT {
        world.remark(format!("entities beyond {ENTITY_LIMIT} are dropped silently"));
    }
}

/// The markup of a call; what the server lets pass silently is remarked.
pub(super) fn read_markup(world: &mut World, params: &Params) -> Result<Markup, Refusal> {
    let mut remarks = Vec::new();
    let markup = Markup::read(params.structure("reply_markup"), &mut remarks);
    remarks.into_iter().for_each(|remark| world.remark(remark));
    markup
}

fn deliver(world: &mut World, params: &Params, text: Styled, content: Content) -> Answer {
    let markup = read_markup(world, params)?;
    let chat = world.writable_chat(params)?;
    let reply_to = replied(world, params, chat)?;
    world.throttle(chat, false)?;
    let mut message = Message::new(chat, Sender::Bot, text);
    message.content = content;
    message.reply_to = reply_to;
    message.editable = !markup.bars_editing();
    message.buttons = markup.clone().into_buttons();
    world.tally.count(chat, &message.text.text);
    let id = world.post(message);
    world.show_keyboard(chat, id, markup);
    let message = world.message(chat, id).ok_or_else(Refusal::not_found)?;
    Ok(world.message_json(message))
}

fn replied(world: &World, params: &Params, chat: i64) -> Result<Option<i32>, Refusal> {
    let Some(reply) = params.structure("reply_parameters") else {
        return Ok(None);
    };
    if !reply.is_object() {
        return Err(Refusal::careless("object expected as reply parameters"));
    }
    let id = reply["message_id"].as_i64().and_then(|id| i32::try_from(id).ok());
    let Some(id) = id else {
        return Err(Refusal::careless("can't find field \"message_id\""));
    };
    match world.message(chat, id) {
        Some(_) => Ok(Some(id)),
        None if reply["allow_sending_without_reply"] == true => Ok(None),
        None => Err(Refusal::bad_request("message to be replied not found")),
    }
}
