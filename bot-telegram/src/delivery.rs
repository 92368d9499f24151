//! One delivery, step by step.

use bot_core::announcement::Attachment;
use bot_core::platform::Platform;
use teloxide::types::{ChatId, MessageId};

use crate::errors::Failure;
use crate::foreign_files::Taken;
use crate::message::{Call, Keyboard, Made};
use crate::outbound::{Delivery, How, Screen, Step};
use crate::sender::{Sender, Sent};
use crate::wire::Calls;

/// Telegram Bot API: deleteMessages.
const ERASED_PER_CALL: usize = 100;
/// How far back a chat is erased beyond what is remembered. All private chats share one sequence of
/// ids, so most of these ids belong to other chats; Telegram skips them.
const ERASED_UNSEEN: i32 = 300;
/// How many calls erasing a chat may take.
const ERASING_CALLS: usize = 24;

/// Queues a delivery behind the others of its chat. Never waits.
pub(crate) fn push<C: Calls>(sender: &Sender<C>, delivery: Delivery) {
    if let Some(message) = delivery.cause.filter(|_| delivery.private) {
        sender.memory().note(delivery.chat, message);
    }
    if !delivery.steps.is_empty() {
        let (own, chat) = (sender.clone(), delivery.chat);
        let run = async move { Run::new(&own, &delivery).all(&delivery.steps).await };
        sender.outbox().push(chat, run);
    }
}

/// What a delivery has done so far.
struct Run<'a, C> {
    sender: &'a Sender<C>,
    delivery: &'a Delivery,
    /// Changes when the group moves.
    chat: ChatId,
    moved: bool,
    /// The newest screen before this delivery, until something replaces it.
    earlier: Vec<MessageId>,
    /// What this delivery has put into the chat.
    shown: Vec<MessageId>,
}

impl<'a, C: Calls> Run<'a, C> {
    fn new(sender: &'a Sender<C>, delivery: &'a Delivery) -> Self {
        // In a group the newest screen may be another person's, so only the pressed one is replaced.
        let earlier =
            if delivery.private { sender.memory().screen(delivery.chat) } else { Vec::new() };
        Self { sender, delivery, chat: delivery.chat, moved: false, earlier, shown: Vec::new() }
    }

    /// Carries out every step. A step that fails does not stop the next one, unless the chat is closed.
    async fn all(mut self, steps: &[Step]) {
        for step in steps {
            let result = match step {
                Step::Show(screen) => self.show(screen).await,
                Step::Erase(message) => {
                    self.erase(vec![*message]).await;
                    Ok(())
                }
                Step::EraseQuestions => {
                    let mut questions = self.sender.memory().answered(self.chat);
                    questions.retain(|message| !self.shown.contains(message));
                    self.erase(questions).await;
                    Ok(())
                }
                Step::Mark(message) => {
                    self.sender.memory().mark(self.chat, *message);
                    Ok(())
                }
                Step::EraseMarked => {
                    let marked = self.sender.memory().marked(self.chat);
                    self.erase(marked).await;
                    Ok(())
                }
                Step::EraseChat => {
                    self.erase_chat().await;
                    Ok(())
                }
            };
            if let Err(failure) = result {
                // People may close their chat; an operator need not know.
                if failure == Failure::Gone {
                    tracing::debug!(code = failure.code(), "a chat is closed to the bot");
                    return;
                }
                tracing::warn!(code = failure.code(), "a reply was not sent");
            }
        }
    }

    /// Makes a call, and once more at the new address if the group has moved.
    async fn call(&mut self, call: &Call) -> Result<Sent, Failure> {
        match self.sender.attempt(self.chat, call).await {
            Err(Failure::Moved(chat)) if !self.moved => {
                self.moved = true;
                self.chat = chat;
                self.sender.attempt(chat, call).await
            }
            result => result,
        }
    }

    async fn show(&mut self, screen: &Screen) -> Result<(), Failure> {
        let mut messages = Vec::new();
        let last = screen.texts.len().saturating_sub(1);
        for (index, text) in screen.texts.iter().enumerate() {
            let keyboard = if index == last { screen.keyboard.clone() } else { Keyboard::None };
            let sent = match screen.how {
                How::Edit(message) if index == 0 => {
                    self.edit(message, text, keyboard, screen.answers).await?
                }
                _ => {
                    let answers = screen.answers.filter(|_| index == 0);
                    match screen.made.as_deref().cloned().filter(|_| index == 0) {
                        Some(made) => self.send_made(made, text, keyboard, answers).await?,
                        None => {
                            let file = screen.file.clone().filter(|_| index == 0);
                            self.send(file, text, keyboard, answers).await?
                        }
                    }
                }
            };
            messages.extend(sent);
        }
        self.shown.extend(&messages);
        let retired = self.retired(screen.how);
        if self.delivery.private {
            self.remember(screen, messages);
            if !retired.is_empty() {
                self.sender.memory().retire(self.chat, &retired);
            }
        }
        self.erase(retired).await;
        Ok(())
    }

    fn remember(&self, screen: &Screen, messages: Vec<MessageId>) {
        let mut memory = self.sender.memory();
        for message in &messages {
            memory.note(self.chat, *message);
        }
        memory.ask(self.chat, &messages, screen.asks);
        // The permanent keyboard disappears with the message that brought it, so nothing may replace
        // that message.
        let brings_keyboard = matches!(screen.keyboard, Keyboard::Standing(_));
        memory.show(self.chat, if brings_keyboard { Vec::new() } else { messages });
    }

    /// The messages that a screen replaces. The pressed message may be the last of several that belong
    /// together.
    fn retired(&mut self, how: How) -> Vec<MessageId> {
        let mut retired = match how {
            How::Send => Vec::new(),
            How::Replace(None) => std::mem::take(&mut self.earlier),
            How::Replace(Some(message)) | How::Edit(message) if self.earlier.contains(&message) => {
                std::mem::take(&mut self.earlier)
            }
            How::Replace(Some(message)) => vec![message],
            How::Edit(_) => Vec::new(),
        };
        retired.retain(|message| !self.shown.contains(message));
        retired
    }

    async fn send(
        &mut self,
        file: Option<Attachment>,
        text: &str,
        keyboard: Keyboard,
        answers: Option<MessageId>,
    ) -> Result<Sent, Failure> {
        let (text, thread) = (text.to_owned(), self.delivery.thread);
        let call = Call::Send { file, text, keyboard, thread, answers };
        match &call {
            Call::Send { file: Some(file), .. } if file.platform != Platform::Telegram => {
                self.send_kept(file.clone(), call).await
            }
            _ => self.call(&call).await,
        }
    }

    /// A file that the host holds: uploaded once, then sent by Telegram's own id. Where it is not kept any
    /// more, or Telegram does not take it, the words stand alone.
    async fn send_kept(&mut self, kept: Attachment, mut call: Call) -> Result<Sent, Failure> {
        let mut file = kept.clone();
        let taken = match self.sender.files() {
            Some(files) => files.take_file(&mut file).await,
            None => Taken::Missing,
        };
        let put = |call: &mut Call, new: Option<Attachment>| {
            if let Call::Send { file, .. } = call {
                *file = new;
            }
        };
        put(&mut call, Some(file));
        let failure = match taken {
            Taken::Held => return self.call(&call).await,
            Taken::Bytes(bytes, _alone) => {
                match self.sender.upload(self.chat, &call, bytes).await {
                    Ok((message, held)) => {
                        self.sender.files().inspect(|files| files.learn(Some(&kept), held));
                        return Ok(message);
                    }
                    Err(Failure::Gone) => return Err(Failure::Gone),
                    Err(failure) => failure.code(),
                }
            }
            Taken::Missing => "file_missing",
        };
        tracing::warn!(code = failure, "a file was not sent with its words");
        put(&mut call, None);
        match &call {
            Call::Send { text, .. } if text.is_empty() => Ok(None),
            _ => self.call(&call).await,
        }
    }

    async fn send_made(
        &mut self,
        made: Made,
        text: &str,
        keyboard: Keyboard,
        answers: Option<MessageId>,
    ) -> Result<Sent, Failure> {
        let (text, thread) = (text.to_owned(), self.delivery.thread);
        self.call(&Call::Made { made, text, keyboard, thread, answers }).await
    }

    async fn edit(
        &mut self,
        message: MessageId,
        text: &str,
        keyboard: Keyboard,
        answers: Option<MessageId>,
    ) -> Result<Sent, Failure> {
        let call = Call::Edit { message, text: text.to_owned(), keyboard: keyboard.clone() };
        match self.call(&call).await {
            Ok(_) | Err(Failure::Unchanged) => Ok(Some(message)),
            Err(Failure::Stale) => self.edit_successor(message, text, keyboard, answers).await,
            Err(failure) => Err(failure),
        }
    }

    /// A second tap on a message that the first tap replaced edits the screen that replaced it.
    async fn edit_successor(
        &mut self,
        gone: MessageId,
        text: &str,
        keyboard: Keyboard,
        answers: Option<MessageId>,
    ) -> Result<Sent, Failure> {
        let successor = self.sender.memory().successor(self.chat, gone);
        if let Some(message) = successor {
            let call = Call::Edit { message, text: text.to_owned(), keyboard: keyboard.clone() };
            if let Ok(_) | Err(Failure::Unchanged) = self.call(&call).await {
                return Ok(Some(message));
            }
        }
        self.send(None, text, keyboard, answers).await
    }

    /// Deletes up to a hundred messages. Telegram does not allow every deletion, so a failure is
    /// ignored.
    async fn erase(&mut self, messages: Vec<MessageId>) {
        if messages.is_empty() {
            return;
        }
        if let Err(failure) = self.call(&Call::Delete(messages)).await {
            tracing::debug!(code = failure.code(), "messages were not deleted");
        }
    }

    /// Never in a group: an administrator bot would delete what others wrote.
    async fn erase_chat(&mut self) {
        if !self.delivery.private {
            return;
        }
        let known = self.sender.memory().forget(self.chat);
        let mut left: Vec<Vec<MessageId>> = erasable(known, self.delivery.cause, &self.shown)
            .chunks(ERASED_PER_CALL)
            .map(<[_]>::to_vec)
            .collect();
        for _ in 0..ERASING_CALLS {
            let Some(messages) = left.pop() else { break };
            let result = self.call(&Call::Delete(messages.clone())).await;
            // If one message is older than 48 hours, Telegram refuses the whole call. Halves the call,
            // the newer half first, until the limit is found.
            if result == Err(Failure::Stale) && messages.len() > 1 {
                let (older, newer) = messages.split_at(messages.len() / 2);
                left.extend([older.to_vec(), newer.to_vec()]);
            }
        }
        let shown = self.shown.clone();
        self.sender.memory().show(self.chat, shown);
    }
}

/// All that may be deleted, oldest first: what is remembered and the ids before the newest of it.
fn erasable(
    mut known: Vec<MessageId>,
    cause: Option<MessageId>,
    shown: &[MessageId],
) -> Vec<MessageId> {
    known.extend(cause);
    let newest =
        known.iter().filter(|message| !shown.contains(message)).map(|message| message.0).max();
    if let Some(newest) = newest.or_else(|| shown.iter().map(|message| message.0).max()) {
        known.extend((newest.saturating_sub(ERASED_UNSEEN - 1).max(1)..=newest).map(MessageId));
    }
    known.retain(|message| !shown.contains(message));
    known.sort_unstable_by_key(|message| message.0);
    known.dedup();
    known
}
