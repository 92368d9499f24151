//! The calls that the sender makes, and how teloxide makes them.

use std::future::{Future, IntoFuture};
use std::time::Duration;

use bot_core::announcement::{Attachment, FileKind};
use bot_core::platform::Platform;
use teloxide::payloads::{
    EditMessageTextSetters as _, SendDocumentSetters as _, SendMessageSetters as _,
    SendPhotoSetters as _, SendVenueSetters as _, SendVoiceSetters as _,
};
use teloxide::prelude::Requester as _;
use teloxide::types::{
    CallbackQueryId, ChatId, FileId, InlineKeyboardButton, InlineKeyboardMarkup, InputFile,
    KeyboardButton, KeyboardMarkup, LinkPreviewOptions, Message, MessageId, ParseMode, PhotoSize,
    ReplyMarkup, ReplyParameters, ThreadId,
};
use teloxide::{Bot, RequestError};

use crate::errors::{Failure, classify};
use crate::message::{Call, Key, Keyboard, Made, Venue, opens};

/// The time limit of every call. teloxide's client gives up after 17 seconds, but on a 5xx it first
/// sleeps for ten seconds inside the call.
pub(crate) const CALL_LIMIT: Duration = Duration::from_secs(20);

/// Makes calls. Tests use one that only records them.
pub(crate) trait Calls: Send + Sync + 'static {
    /// Makes one call. The new message's id, if there is one and Telegram told it.
    fn call(
        &self,
        chat: ChatId,
        call: &Call,
    ) -> impl Future<Output = Result<Option<MessageId>, Failure>> + Send;

    /// Posts a file of another platform with its bytes, with the caption and the buttons of `call`. The new
    /// message and Telegram's own attachment, if it told them.
    fn upload(
        &self,
        chat: ChatId,
        call: &Call,
        bytes: Vec<u8>,
    ) -> impl Future<Output = Result<(Option<MessageId>, Option<Attachment>), Failure>> + Send;

    /// Stops the spinning of a pressed button.
    fn answer(&self, query: CallbackQueryId) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// Telegram.
#[derive(Clone)]
pub(crate) struct Wire(pub(crate) Bot);

impl Calls for Wire {
    async fn call(&self, chat: ChatId, call: &Call) -> Result<Option<MessageId>, Failure> {
        match call {
            Call::Send { file: None, text, keyboard, thread, answers } => {
                self.send(chat, text, keyboard, *thread, *answers).await.map(Some)
            }
            Call::Send { file: Some(file), text, keyboard, thread, answers } => {
                self.send_file(chat, file, text, keyboard, *thread, *answers).await.map(Some)
            }
            Call::Made { made, text, keyboard, thread, answers } => {
                let place = (*thread, *answers);
                self.send_made(chat, made, text, keyboard, place).await.map(Some)
            }
            Call::Edit { message, text, keyboard } => {
                self.edit(chat, *message, text, keyboard).await.map(|()| Some(*message))
            }
            Call::Delete(messages) => self.delete(chat, messages).await.map(|()| None),
        }
        .or_else(|failure| match failure {
            Failure::Delivered(id) => Ok(id.map(MessageId)),
            failure => Err(failure),
        })
    }

    async fn upload(
        &self,
        chat: ChatId,
        call: &Call,
        bytes: Vec<u8>,
    ) -> Result<(Option<MessageId>, Option<Attachment>), Failure> {
        let Call::Send { file: Some(file), text, keyboard, thread, answers } = call else {
            return Err(Failure::Refused);
        };
        let input = InputFile::memory(bytes).file_name(name(file));
        let place = (*thread, *answers);
        match self.send_input(chat, (file.kind, input), text, keyboard, place).await {
            Ok(message) => Ok((Some(message.id), held(file, &message))),
            Err(Failure::Delivered(id)) => Ok((id.map(MessageId), None)),
            Err(failure) => Err(failure),
        }
    }

    async fn answer(&self, query: CallbackQueryId) -> Result<(), Failure> {
        limited(self.0.answer_callback_query(query)).await.map(|_| ())
    }
}

/// Adds what all new messages may have. The request types have no trait in common, so this is a macro.
macro_rules! with {
    ($request:expr, $keyboard:expr, $thread:expr, $answers:expr) => {{
        let mut request = $request;
        if let Some(markup) = markup($keyboard) {
            request = request.reply_markup(markup);
        }
        if let Some(thread) = $thread {
            request = request.message_thread_id(thread);
        }
        if let Some(message) = $answers {
            request = request
                .reply_parameters(ReplyParameters::new(message).allow_sending_without_reply());
        }
        request
    }};
}

impl Wire {
    async fn send(
        &self,
        chat: ChatId,
        text: &str,
        keyboard: &Keyboard,
        thread: Option<ThreadId>,
        answers: Option<MessageId>,
    ) -> Result<MessageId, Failure> {
        let request = self.0.send_message(chat, text).parse_mode(ParseMode::Html);
        let request = request.link_preview_options(no_preview());
        let request = with!(request, keyboard, thread, answers);
        limited(request).await.map(|message| message.id)
    }

    async fn send_file(
        &self,
        chat: ChatId,
        file: &Attachment,
        caption: &str,
        keyboard: &Keyboard,
        thread: Option<ThreadId>,
        answers: Option<MessageId>,
    ) -> Result<MessageId, Failure> {
        let input = (file.kind, InputFile::file_id(FileId(file.file.clone())));
        let sent = self.send_input(chat, input, caption, keyboard, (thread, answers)).await;
        sent.map(|message| message.id)
    }

    async fn send_made(
        &self,
        chat: ChatId,
        made: &Made,
        caption: &str,
        keyboard: &Keyboard,
        (thread, answers): (Option<ThreadId>, Option<MessageId>),
    ) -> Result<MessageId, Failure> {
        match made {
            Made::Document(file) => {
                let input = InputFile::memory(file.bytes.clone()).file_name(file.name.clone());
                let request = self.0.send_document(chat, input).caption(caption);
                let request = request.parse_mode(ParseMode::Html);
                limited(with!(request, keyboard, thread, answers)).await.map(|message| message.id)
            }
            Made::Venue(Venue { at: [north, east], title, address }) => {
                #[expect(clippy::cast_precision_loss, reason = "at most 180 million")]
                let degrees = |millionths: &i64| *millionths as f64 / 1e6;
                let (north, east) = (degrees(north), degrees(east));
                let request = self.0.send_venue(chat, north, east, title, address);
                limited(with!(request, keyboard, thread, answers)).await.map(|message| message.id)
            }
        }
    }

    async fn send_input(
        &self,
        chat: ChatId,
        (kind, input): (FileKind, InputFile),
        caption: &str,
        keyboard: &Keyboard,
        (thread, answers): (Option<ThreadId>, Option<MessageId>),
    ) -> Result<Message, Failure> {
        match kind {
            FileKind::Photo => {
                let request = self.0.send_photo(chat, input).caption(caption);
                let request = request.parse_mode(ParseMode::Html);
                limited(with!(request, keyboard, thread, answers)).await
            }
            FileKind::Document => {
                let request = self.0.send_document(chat, input).caption(caption);
                let request = request.parse_mode(ParseMode::Html);
                limited(with!(request, keyboard, thread, answers)).await
            }
            FileKind::Voice => {
                let request = self.0.send_voice(chat, input).caption(caption);
                limited(with!(request, keyboard, thread, answers)).await
            }
        }
    }

    async fn edit(
        &self,
        chat: ChatId,
        message: MessageId,
        text: &str,
        keyboard: &Keyboard,
    ) -> Result<(), Failure> {
        let mut request = self
            .0
            .edit_message_text(chat, message, text)
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview());
        if let Keyboard::Inline(rows) = keyboard {
            request = request.reply_markup(inline(rows));
        }
        limited(request).await.map(|_| ())
    }

    async fn delete(&self, chat: ChatId, messages: &[MessageId]) -> Result<(), Failure> {
        match messages {
            [] => Ok(()),
            [message] => limited(self.0.delete_message(chat, *message)).await.map(|_| ()),
            messages => limited(self.0.delete_messages(chat, messages.to_vec())).await.map(|_| ()),
        }
    }
}

/// Makes a request within the time limit, and classifies its failure.
pub(crate) async fn limited<R, T>(request: R) -> Result<T, Failure>
where
    R: IntoFuture<Output = Result<T, RequestError>>,
{
    match tokio::time::timeout(CALL_LIMIT, request.into_future()).await {
        Ok(result) => result.map_err(|error| classify(&error)),
        Err(_) => Err(Failure::Unanswered),
    }
}

/// The file's name for people who save it.
fn name(file: &Attachment) -> String {
    let plain = |c: &char| c.is_alphanumeric() || "-_. ".contains(*c);
    let given = file.name.as_deref().unwrap_or_default();
    let name: String = given.chars().filter(plain).take(60).collect();
    let name = name.trim();
    match file.kind {
        _ if !name.is_empty() => name.to_owned(),
        FileKind::Photo => "photo.jpg".to_owned(),
        FileKind::Document => "document".to_owned(),
        FileKind::Voice => "voice.ogg".to_owned(),
    }
}

/// The file as Telegram holds it now.
fn held(file: &Attachment, message: &Message) -> Option<Attachment> {
    let area = |size: &&PhotoSize| u64::from(size.width) * u64::from(size.height);
    let id = match file.kind {
        FileKind::Photo => &message.photo()?.iter().max_by_key(area)?.file.id,
        FileKind::Document => &message.document()?.file.id,
        FileKind::Voice => &message.voice()?.file.id,
    };
    Some(Attachment { platform: Platform::Telegram, file: id.0.clone(), ..file.clone() })
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

fn markup(keyboard: &Keyboard) -> Option<ReplyMarkup> {
    match keyboard {
        Keyboard::None => None,
        Keyboard::Inline(rows) => Some(ReplyMarkup::InlineKeyboard(inline(rows))),
        Keyboard::Standing(rows) => {
            let rows = rows.iter().map(|row| row.iter().map(KeyboardButton::new));
            Some(ReplyMarkup::Keyboard(KeyboardMarkup::new(rows).resize_keyboard().persistent()))
        }
    }
}

fn inline(rows: &[Vec<Key>]) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(rows.iter().map(|row| row.iter().filter_map(key)))
}

/// `None` if the address is invalid, which only a wrong user name could cause.
fn key(key: &Key) -> Option<InlineKeyboardButton> {
    match key {
        Key::Press(label, data) => Some(InlineKeyboardButton::callback(label, data)),
        Key::Open(label, link) => opens(label, link),
    }
}
