//! The methods that are simulated, with the parameters that each one knows.

use serde_json::Value;

use super::{
    callbacks, chats, editing, files,
    params::Params,
    profile,
    refusal::{Answer, Refusal},
    sending, webhook,
    world::World,
};

/// A method of the Bot API.
#[derive(Debug)]
pub(super) struct Method {
    pub(super) name: &'static str,
    parameters: &'static [&'static [&'static str]],
    run: fn(&mut World, &Params) -> Answer,
}

const CHAT: &[&str] = &["chat_id"];
const LANGUAGE: &[&str] = &["language_code"];
const SCOPE: &[&str] = &["scope", "language_code"];
const EDIT: &[&str] =
    &["business_connection_id", "chat_id", "message_id", "inline_message_id", "reply_markup"];
const SEND: &[&str] = &[
    "business_connection_id",
    "chat_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "disable_notification",
    "protect_content",
    "allow_paid_broadcast",
    "message_effect_id",
    "suggested_post_parameters",
    "reply_parameters",
    "reply_markup",
];
const TEXT: &[&str] = &["text", "parse_mode", "entities", "link_preview_options"];
const CAPTION: &[&str] = &["caption", "parse_mode", "caption_entities"];

/// One row a method.
const METHODS: &[Method] = &[
    row("getMe", &[], |world, _| Ok(world.bot.me())),
    row("getUpdates", &[&["offset", "limit", "timeout", "allowed_updates"]], elsewhere),
    row("sendMessage", &[SEND, TEXT], sending::send_message),
    row(
        "sendDocument",
        &[SEND, CAPTION, &["document", "thumbnail", "disable_content_type_detection"]],
        sending::send_document,
    ),
    row(
        "sendPhoto",
        &[SEND, CAPTION, &["photo", "show_caption_above_media", "has_spoiler"]],
        sending::send_photo,
    ),
    row("getFile", &[&["file_id"]], files::get_file),
    row("sendVoice", &[SEND, CAPTION, &["voice", "duration"]], sending::send_voice),
    row(
        "sendVenue",
        &[
            SEND,
            &["latitude", "longitude", "title", "address"],
            &["foursquare_id", "foursquare_type", "google_place_id", "google_place_type"],
        ],
        sending::send_venue,
    ),
    row(
        "sendChatAction",
        &[CHAT, &["business_connection_id", "message_thread_id", "action"]],
        sending::send_chat_action,
    ),
    row("editMessageText", &[EDIT, TEXT, &["rich_message"]], editing::edit_text),
    row(
        "editMessageCaption",
        &[EDIT, CAPTION, &["show_caption_above_media"]],
        editing::edit_caption,
    ),
    row("editMessageReplyMarkup", &[EDIT], editing::edit_markup),
    row("deleteMessage", &[CHAT, &["message_id"]], editing::delete_message),
    row("deleteMessages", &[CHAT, &["message_ids"]], editing::delete_messages),
    row(
        "answerCallbackQuery",
        &[&["callback_query_id", "text", "show_alert", "url", "cache_time"]],
        callbacks::answer,
    ),
    row("setMyCommands", &[SCOPE, &["commands"]], profile::set_commands),
    row("getMyCommands", &[SCOPE], profile::get_commands),
    row("deleteMyCommands", &[SCOPE], profile::delete_commands),
    row("setMyName", &[LANGUAGE, &["name"]], profile::set_name),
    row("getMyName", &[LANGUAGE], profile::get_name),
    row("setMyDescription", &[LANGUAGE, &["description"]], profile::set_description),
    row("getMyDescription", &[LANGUAGE], profile::get_description),
    row(
        "setMyShortDescription",
        &[LANGUAGE, &["short_description"]],
        profile::set_short_description,
    ),
    row("getMyShortDescription", &[LANGUAGE], profile::get_short_description),
    row("setChatMenuButton", &[CHAT, &["menu_button"]], profile::set_menu_button),
    row("getChatMenuButton", &[CHAT], profile::get_menu_button),
    row(
        "setWebhook",
        &[&[
            "url",
            "certificate",
            "ip_address",
            "max_connections",
            "allowed_updates",
            "drop_pending_updates",
            "secret_token",
        ]],
        webhook::set_webhook,
    ),
    row("deleteWebhook", &[&["drop_pending_updates"]], webhook::delete_webhook),
    row("getWebhookInfo", &[], webhook::webhook_info),
    row("getChat", &[CHAT], chats::get_chat),
    row("getChatMember", &[CHAT, &["user_id"]], chats::get_chat_member),
    row("leaveChat", &[CHAT], chats::leave_chat),
];

const fn row(
    name: &'static str,
    parameters: &'static [&'static [&'static str]],
    run: fn(&mut World, &Params) -> Answer,
) -> Method {
    Method { name, parameters, run }
}

/// `getUpdates` waits, so it is not run like the others.
fn elsewhere(_: &mut World, _: &Params) -> Answer {
    Err(Refusal::unknown_method())
}

/// Finds a method, however its name is capitalised.
pub(super) fn find(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name.eq_ignore_ascii_case(name))
}

impl Method {
    fn knows(&self, parameter: &str) -> bool {
        self.parameters.iter().any(|group| group.contains(&parameter))
    }

    /// Remarks on parameters that the method does not know; the server ignores them.
    pub(super) fn check_names(&self, world: &mut World, params: &Params) {
        let strangers: Vec<String> =
            params.names().filter(|name| !self.knows(name)).map(str::to_owned).collect();
        for name in strangers {
            world.remark(format!("there is no parameter {name}"));
        }
    }

    /// Carries out a call and records it.
    pub(super) fn perform(&self, world: &mut World, params: &Params) -> Answer {
        self.check_names(world, params);
        let answer = (self.run)(world, params);
        let values: Value = params.to_value();
        world.record(self.name, &values, &answer);
        answer
    }
}
