//! One delivery, step by step: first the response to the interaction, then the rest.

mod erase;

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::Value;
use serenity::model::id::{ChannelId, MessageId, UserId};
use tokio::time::Instant;

use crate::calls::{Call, Ephemeral, Hooked, Post, Response};
use crate::errors::Failure;
use crate::inbound::{Origin, Place};
use crate::memory::Shown;
use crate::message::Message;
use crate::outbound::Step;
use crate::sender::{Key, Sender};
use crate::uploads::Uploads;
use crate::wire::Calls;

/// Discord: an interaction can be followed up for fifteen minutes. A little less, because clocks and
/// network delays differ.
pub(crate) const TOKEN_LIFE: Duration = Duration::from_secs(14 * 60);
/// A message without an interaction is given up after this time.
const PATIENCE: Duration = Duration::from_secs(600);

/// The state of the answer to an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Not answered. Without an interaction it stays so.
    Open,
    /// "The bot is thinking" is shown until it is edited.
    Thinking,
    /// The press is acknowledged; the person's screen can still be edited.
    Acknowledged,
    /// The person sees an answer.
    Given,
    /// Too late, or impossible.
    Lost,
}

/// A delivery on its way.
pub(crate) struct Work {
    place: Place,
    steps: VecDeque<Step>,
    /// When the event came in.
    received: Instant,
    answer: Answer,
    /// What this delivery has shown.
    shown: Vec<Shown>,
}

impl Work {
    /// Nothing to do yet.
    pub(crate) fn new(place: Place, received: Instant) -> Self {
        Self { place, steps: VecDeque::new(), received, answer: Answer::Open, shown: Vec::new() }
    }

    /// Adds what the core has answered.
    pub(crate) fn with(mut self, steps: Vec<Step>) -> Self {
        self.steps = steps.into();
        self
    }

    pub(crate) const fn place(&self) -> &Place {
        &self.place
    }

    /// Whether nothing is left to do.
    fn is_done(&self) -> bool {
        self.steps.is_empty() && self.answer != Answer::Thinking
    }

    fn origin(&self) -> Option<&Origin> {
        match &self.place {
            Place::Interaction(origin) => Some(origin),
            _ => None,
        }
    }

    /// Gains time while the core has not answered: tells Discord that the answer follows.
    pub(crate) async fn defer<C: Calls>(&mut self, sender: &Sender<C>) {
        let Some(origin) = self.origin().cloned() else { return };
        let (response, answer) = match origin.screen {
            Some(_) => (Response::DeferUpdate, Answer::Acknowledged),
            None => (Response::Defer(Ephemeral(origin.ephemeral())), Answer::Thinking),
        };
        self.answer = match sender.respond(&origin, self.received, response).await {
            // Acknowledged perhaps by this very response, whose answer was lost.
            Ok(_) | Err(Failure::Acknowledged) => answer,
            Err(failure) => lost(failure),
        };
    }

    /// Sends the first visible message as the interaction's first response, if none was given yet.
    pub(crate) async fn first<C: Calls>(&mut self, sender: &Sender<C>) {
        let Some(origin) = self.origin().cloned() else { return };
        if self.answer != Answer::Open {
            return;
        }
        if self.begins_with_a_file() {
            // An upload may take longer than a first response may.
            return self.defer(sender).await;
        }
        let Some((message, in_place, asks)) = self.next_message() else {
            // There is nothing to show: a press is just acknowledged, and "the bot is thinking" is
            // deleted later.
            return self.defer(sender).await;
        };
        let mut screen = origin.screen.filter(|_| in_place);
        let fresh = || Response::Show(message.clone(), Ephemeral(origin.ephemeral()));
        let response = screen.map_or_else(fresh, |_| Response::Update(message.clone()));
        let mut result = sender.respond(&origin, self.received, response).await;
        // A second press on a screen that the first press replaced is answered all the same.
        if screen.is_some() && matches!(result, Err(Failure::Stale)) {
            screen = None;
            result = sender.respond(&origin, self.received, fresh()).await;
        }
        match result {
            Ok(answer) => {
                let told = &answer["resource"]["message"]["id"];
                let id = screen.or_else(|| id(told));
                self.see(sender, shown(&origin, self.received, id), asks);
                self.answer = Answer::Given;
            }
            // Most likely an earlier try arrived whose answer was lost; then editing changes nothing.
            Err(Failure::Acknowledged) => {
                self.answer =
                    if screen.is_some() { Answer::Acknowledged } else { Answer::Thinking };
                self.put_back(message, in_place, asks);
            }
            Err(failure) => {
                self.answer = lost(failure);
                // The message may still be posted to the person's chat with the bot.
                if origin.direct.is_some() {
                    self.put_back(message, in_place, asks);
                }
            }
        }
    }

    /// Queues what is left behind the other deliveries to this person or channel. Never waits.
    pub(crate) fn push<C: Calls>(self, sender: &Sender<C>) {
        if !self.is_done() {
            let own = sender.clone();
            sender.outbox().push(Key::of(&self.place), async move { self.rest(&own).await });
        }
    }

    /// Carries out everything that is left, one step after another.
    async fn rest<C: Calls>(mut self, sender: &Sender<C>) {
        while let Some(step) = self.steps.front() {
            let result = match step {
                Step::Show(_) => match self.next_message() {
                    Some((message, in_place, asks)) => {
                        self.show(sender, message, in_place, asks).await
                    }
                    None => Ok(()),
                },
                Step::EraseQuestions => {
                    self.steps.pop_front();
                    self.erase_questions(sender).await;
                    Ok(())
                }
                Step::EraseChat => {
                    self.steps.pop_front();
                    self.erase_chat(sender).await;
                    Ok(())
                }
            };
            match result {
                Ok(()) => {}
                // Closed direct messages are the person's choice; no operator must know.
                Err(failure @ (Failure::Closed | Failure::Gone)) => {
                    tracing::debug!(code = failure.code(), "a chat is closed to the bot");
                    return;
                }
                Err(failure) => tracing::warn!(code = failure.code(), "a reply was not sent"),
            }
        }
        // Otherwise "the bot is thinking" would be shown forever.
        if let (Answer::Thinking, Some(origin)) = (self.answer, self.origin()) {
            let call = Call::DeleteHooked(origin.token.clone(), Hooked::Original);
            erase::quietly(sender.attempt(&call, self.token_ends()).await);
        }
    }

    /// Takes out the next message, if the next visible step is at the front. The first response may
    /// overtake deletions.
    fn next_message(&mut self) -> Option<(Message, bool, bool)> {
        let at = self.steps.iter().position(|step| matches!(step, Step::Show(_)))?;
        let Some(Step::Show(screen)) = self.steps.get_mut(at) else { return None };
        let mut messages = std::mem::take(&mut screen.messages).into_iter();
        let first = messages.next();
        let (in_place, asks) = (screen.in_place, screen.asks);
        screen.messages = messages.collect();
        // Only the first message may replace a screen.
        screen.in_place = false;
        if screen.messages.is_empty() {
            self.steps.remove(at);
        }
        first.map(|message| (message, in_place, asks))
    }

    fn begins_with_a_file(&self) -> bool {
        let first = self.steps.iter().find_map(|step| match step {
            Step::Show(screen) => screen.messages.first(),
            Step::EraseQuestions | Step::EraseChat => None,
        });
        first.is_some_and(|message| message.file.is_some())
    }

    /// Gets the bytes of all files. If they are missing, the words are sent alone.
    pub(crate) async fn load(&mut self, uploads: &Uploads) {
        let screens = self.steps.iter_mut().filter_map(|step| match step {
            Step::Show(screen) => Some(screen),
            Step::EraseQuestions | Step::EraseChat => None,
        });
        for message in screens.flat_map(|screen| &mut screen.messages) {
            let Some(file) = &message.file else { continue };
            message.upload = uploads.of(file).await;
            if message.upload.is_none() {
                tracing::warn!(code = "file_missing", "a reply has a file that is not kept");
            }
        }
    }

    fn put_back(&mut self, message: Message, in_place: bool, asks: bool) {
        let screen = crate::outbound::Screen { messages: vec![message], in_place, asks };
        self.steps.push_front(Step::Show(screen));
    }

    fn token_ends(&self) -> Instant {
        self.received + TOKEN_LIFE
    }

    /// Remembers what the person sees now.
    fn see<C: Calls>(&mut self, sender: &Sender<C>, shown: Shown, asks: bool) {
        if let Some(user) = person(&self.place) {
            sender.memory().show(user, &shown, asks.then_some(self.received));
        }
        self.shown.push(shown);
    }

    async fn show<C: Calls>(
        &mut self,
        sender: &Sender<C>,
        message: Message,
        in_place: bool,
        asks: bool,
    ) -> Result<(), Failure> {
        let shown = match self.place.clone() {
            Place::Interaction(origin) => self.follow(sender, &origin, message, in_place).await?,
            Place::Direct { channel, .. } | Place::Channel(_, channel) => {
                post(sender, channel, message).await?
            }
            Place::User(user) => self.tell(sender, user, message).await?,
        };
        self.see(sender, shown, asks);
        Ok(())
    }

    /// Shows a message after the first response.
    async fn follow<C: Calls>(
        &mut self,
        sender: &Sender<C>,
        origin: &Origin,
        message: Message,
        in_place: bool,
    ) -> Result<Shown, Failure> {
        let edits = match self.answer {
            Answer::Lost => Err(Failure::TooLate),
            Answer::Thinking => Ok(true),
            Answer::Acknowledged => Ok(in_place),
            Answer::Open | Answer::Given => Ok(false),
        };
        let result = match edits {
            Err(failure) => Err(failure),
            Ok(edits) => self.through_token(sender, origin, message.clone(), edits).await,
        };
        match (result, origin.direct) {
            // It is too late for the interaction, but not for the chat with the bot.
            (Err(Failure::TooLate), Some(channel)) => post(sender, channel, message).await,
            (result, _) => result,
        }
    }

    async fn through_token<C: Calls>(
        &mut self,
        sender: &Sender<C>,
        origin: &Origin,
        message: Message,
        edits: bool,
    ) -> Result<Shown, Failure> {
        let (token, until) = (origin.token.clone(), self.token_ends());
        if !edits {
            let call = Call::FollowUp(token, message, Ephemeral(origin.ephemeral()));
            let answer = sender.attempt(&call, until).await?;
            return Ok(followed(origin, self.received, &answer));
        }
        let call = Call::EditHooked(token, Hooked::Original, message);
        let answer = sender.attempt(&call, until).await?;
        let id = origin.screen.filter(|_| self.answer == Answer::Acknowledged);
        self.answer = Answer::Given;
        Ok(shown(origin, self.received, id.or_else(|| self::id(&answer["id"]))))
    }

    /// Sends a message to a person who did nothing just now: where they are, or in their chat with the
    /// bot.
    async fn tell<C: Calls>(
        &self,
        sender: &Sender<C>,
        user: UserId,
        message: Message,
    ) -> Result<Shown, Failure> {
        let held = sender.memory().token(user, Instant::now());
        if let Some((token, until)) = held {
            let call = Call::FollowUp(token.clone(), message.clone(), Ephemeral(true));
            match sender.attempt(&call, until).await {
                Ok(answer) => {
                    let id = id(&answer["id"]);
                    let which = id.map_or(Hooked::Original, Hooked::Message);
                    return Ok(Shown::Hooked { token, which, id, until });
                }
                // It may have arrived, and it must not arrive twice.
                Err(Failure::Unanswered) => return Err(Failure::Unanswered),
                Err(_) => {}
            }
        }
        let known = sender.memory().direct(user);
        let channel = match known {
            Some(channel) => channel,
            None => {
                let answer = sender.attempt(&Call::OpenDirect(user), patience()).await?;
                let channel = id(&answer["id"]).ok_or(Failure::Unanswered)?;
                let channel = ChannelId::new(channel.get());
                sender.memory().found(user, channel);
                channel
            }
        };
        post(sender, channel, message).await
    }
}

/// The person who gets the delivery.
pub(crate) const fn person(place: &Place) -> Option<UserId> {
    match place {
        Place::Interaction(origin) => Some(origin.user),
        Place::Direct { user, .. } | Place::User(user) => Some(*user),
        Place::Channel(..) => None,
    }
}

/// The interaction can't be answered any more. Its effect remains; the next press continues there.
fn lost(failure: Failure) -> Answer {
    tracing::warn!(code = failure.code(), "an interaction was not answered");
    Answer::Lost
}

/// The first response, or what it was edited to. In the chat with the bot it outlasts the interaction.
fn shown(origin: &Origin, received: Instant, id: Option<MessageId>) -> Shown {
    if let (Some(channel), Some(id)) = (origin.direct, id) {
        return Shown::Direct(channel, id);
    }
    let until = received + TOKEN_LIFE;
    Shown::Hooked { token: origin.token.clone(), which: Hooked::Original, id, until }
}

/// A later message of an interaction.
fn followed(origin: &Origin, received: Instant, answer: &Value) -> Shown {
    let id = id(&answer["id"]);
    match (shown(origin, received, id), id) {
        (Shown::Hooked { token, until, .. }, Some(message)) => {
            Shown::Hooked { token, which: Hooked::Message(message), id, until }
        }
        (shown, _) => shown,
    }
}

async fn post<C: Calls>(
    sender: &Sender<C>,
    channel: ChannelId,
    message: Message,
) -> Result<Shown, Failure> {
    let post = Post::new(message, sender.nonce());
    let answer = sender.attempt(&Call::Send(channel, Box::new(post)), patience()).await?;
    // Without its id it can't be deleted later, but it was sent.
    let id = id(&answer["id"]).unwrap_or(MessageId::new(1));
    Ok(Shown::Direct(channel, id))
}

fn patience() -> Instant {
    Instant::now() + PATIENCE
}

fn id(value: &Value) -> Option<MessageId> {
    let id: u64 = value.as_str()?.parse().ok()?;
    (id > 0).then(|| MessageId::new(id))
}
