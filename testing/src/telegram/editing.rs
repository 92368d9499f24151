//! Changing and deleting messages.

use serde_json::Value;

use super::{
    chats::{Kind, Standing},
    messages::{Content, Message},
    params::Params,
    refusal::{Answer, Refusal},
    sending::{read_caption, read_markup, read_text},
    world::World,
};

/// How long a bot may delete a message.
const DELETE_WITHIN: i64 = 48 * 3600;
const DELETE_AT_ONCE: usize = 100;

const UNCHANGED: &str = "message is not modified: specified new message content and reply markup are \
                         exactly the same as a current content and reply markup of the message";

pub(super) fn edit_text(world: &mut World, params: &Params) -> Answer {
    let text = read_text(world, params)?;
    let fits = |message: &Message| match message.content {
        Content::Text => Ok(()),
        _ => Err(Refusal::careless("there is no text in the message to edit")),
    };
    edit(world, params, fits, |message| message.text = text)
}

pub(super) fn edit_caption(world: &mut World, params: &Params) -> Answer {
    let caption = read_caption(world, params)?;
    let fits = |message: &Message| match message.content {
        Content::Document { .. } | Content::Photo { .. } => Ok(()),
        _ => Err(Refusal::careless("there is no caption in the message to edit")),
    };
    edit(world, params, fits, |message| message.text = caption)
}

pub(super) fn edit_markup(world: &mut World, params: &Params) -> Answer {
    edit(world, params, |_| Ok(()), |_| {})
}

/// Every edit replaces the buttons too: none given, none left.
fn edit(
    world: &mut World,
    params: &Params,
    fits: impl Fn(&Message) -> Result<(), Refusal>,
    change: impl FnOnce(&mut Message),
) -> Answer {
    let markup = read_markup(world, params)?;
    if markup.bars_editing() {
        return Err(Refusal::careless("inline keyboard expected"));
    }
    let chat = world.writable_chat(params)?;
    let id = message_id(params)?;
    let before = world
        .message(chat, id)
        .cloned()
        .ok_or_else(|| Refusal::bad_request("message to edit not found"))?;
    if !before.is_bots() || !before.editable {
        return Err(Refusal::careless("message can't be edited"));
    }
    fits(&before)?;
    let mut after = before.clone();
    change(&mut after);
    after.buttons = markup.into_buttons();
    if after == before {
        return Err(Refusal::bad_request(UNCHANGED));
    }
    world.throttle(chat, true)?;
    after.edited = Some(world.now());
    let json = world.message_json(&after);
    if let Some(message) = world.message_mut(chat, id) {
        *message = after;
    }
    Ok(json)
}

pub(super) fn delete_message(world: &mut World, params: &Params) -> Answer {
    if params.text("chat_id").is_none() {
        return Err(Refusal::careless("chat identifier is not specified"));
    }
    let id = message_id(params)?;
    let chat = world.reachable_chat(params)?;
    if world.message(chat, id).is_none() {
        return Err(Refusal::bad_request("message to delete not found"));
    }
    world.may_delete(chat, id)?;
    world.remove(chat, id);
    Ok(true.into())
}

pub(super) fn delete_messages(world: &mut World, params: &Params) -> Answer {
    let ids = match params.structure("message_ids") {
        None => return Err(Refusal::careless("message identifiers are not specified")),
        Some(Value::Array(ids)) => ids,
        Some(_) => {
            return Err(Refusal::careless("expected an Array of message identifiers"));
        }
    };
    if ids.is_empty() {
        return Err(Refusal::careless("message identifiers are not specified"));
    }
    if ids.len() > DELETE_AT_ONCE {
        return Err(Refusal::careless("too many message identifiers specified"));
    }
    let read = |id: &Value| {
        let id = id.as_i64().or_else(|| id.as_str()?.parse().ok());
        let id = id.and_then(|id| i32::try_from(id).ok()).filter(|id| *id > 0);
        id.ok_or_else(|| Refusal::careless("invalid message identifier specified"))
    };
    let ids = ids.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let chat = world.reachable_chat(params)?;
    let known: Vec<i32> = ids.into_iter().filter(|id| world.message(chat, *id).is_some()).collect();
    known.iter().try_for_each(|id| world.may_delete(chat, *id))?;
    known.into_iter().for_each(|id| world.remove(chat, id));
    Ok(true.into())
}

fn message_id(params: &Params) -> Result<i32, Refusal> {
    let id = params.integer("message_id").and_then(|id| i32::try_from(id).ok());
    id.filter(|id| *id > 0).ok_or_else(|| Refusal::careless("message identifier is not specified"))
}

impl World {
    fn may_delete(&self, chat: i64, id: i32) -> Result<(), Refusal> {
        let Some(message) = self.message(chat, id) else {
            return Ok(());
        };
        let age = self.now() - message.date;
        let Some(group) = self.chats.get(&chat) else {
            return if age <= DELETE_WITHIN {
                Ok(())
            } else {
                Err(Refusal::bad_request("message can't be deleted for everyone"))
            };
        };
        let entitled = message.is_bots() || group.bot == Standing::Admin { deletes: true };
        let why = match group.kind {
            Kind::Group => "message can't be deleted for everyone",
            _ => "message can't be deleted",
        };
        if entitled && age < DELETE_WITHIN { Ok(()) } else { Err(Refusal::bad_request(why)) }
    }

    /// Takes a message out of its chat, and the keyboard that came with it.
    pub(super) fn remove(&mut self, chat: i64, id: i32) {
        if let Some(messages) = self.messages.get_mut(&chat) {
            messages.remove(&id);
        }
        self.drop_keyboard_of(chat, id);
    }
}
