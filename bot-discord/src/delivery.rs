//! One delivery, step by step: first what answers the interaction, then the rest.

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

/// Discord: an interaction can be followed up for fifteen minutes. A little less, for clocks and ways.
pub(crate) const TOKEN_LIFE: Duration = Duration::from_secs(14 * 60);
/// What is said without an interaction is given up after this time.
const PATIENCE: Duration = Duration::from_secs(600);

/// How far the answer to an interaction has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    /// Not answered. Where there is no interaction it stays so.
    Open,
    /// "The bot is thinking" stands there until it is edited.
    Thinking,
    /// The press is acknowledged; the person's screen can still be edited.
    Acknowledged,
    /// There is something to see.
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
    /// What this delivery has put before the person.
    shown: Vec<Shown>,
}

impl Work {
    /// Nothing to do yet.
    pub(crate) fn new(place: Place, received: Instant) -> Self {
        Self { place, steps: VecDeque::new(), received, answer: Answer::Open, shown: Vec::new() }
    }

    /// What the core has answered.
    pub(crate) fn with(mut self, steps: Vec<Step>) -> Self {
        self.steps = steps.into();
        self
    }

    pub(crate) const fn place(&self) -> &Place {
        &self.place
    }

    /// Whether nothing is left.
    fn is_done(&self) -> bool {
        self.steps.is_empty() && self.answer != Answer::Thinking
    }

    fn origin(&self) -> Option<&Origin> {
        match &self.place {
            Place::Interaction(origin) => Some(origin),
            _ => None,
        }
    }

    /// Gains time: the core has not answered yet.
    pub(crate) async fn defer<C: Calls>(&mut self, sender: &Sender<C>) {
        let Some(origin) = self.origin().cloned() else { return };
        let (response, answer) = match origin.screen {
            Some(_) => (Response::DeferUpdate, Answer::Acknowledged),
            None => (Response::Defer(Ephemeral(origin.ephemeral())), Answer::Thinking),
        };
        self.answer = match sender.respond(&origin, self.received, response).await {
            // It may have been this very response, whose answer was lost.
            Ok(_) | Err(Failure::Acknowledged) => answer,
            Err(failure) => lost(failure),
        };
    }

    /// Makes the first thing to see the interaction's first response, if it still waits for one.
    pub(crate) async fn first<C: Calls>(&mut self, sender: &Sender<C>) {
        let Some(origin) = self.origin().cloned() else { return };
        if self.answer != Answer::Open {
            return;
        }
        if self.begins_with_a_file() {
            // Its way may take longer than a first response may.
            return self.defer(sender).await;
        }
        let Some((message, in_place, asks)) = self.next_message() else {
            // Nothing to say: a press is just acknowledged; else what was begun here is deleted below.
            return self.defer(sender).await;
        };
        let mut screen = origin.screen.filter(|_| in_place);
        let fresh = || Response::Show(message.clone(), Ephemeral(origin.ephemeral()));
        let response = screen.map_or_else(fresh, |_| Response::Update(message.clone()));
        let mut result = sender.respond(&origin, self.received, response).await;
        // A second press on a screen that the first one took away: it is answered all the same.
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
            // By an earlier try whose answer was lost, most likely: then this changes nothing.
            Err(Failure::Acknowledged) => {
                self.answer =
                    if screen.is_some() { Answer::Acknowledged } else { Answer::Thinking };
                self.put_back(message, in_place, asks);
            }
            Err(failure) => {
                self.answer = lost(failure);
                // The chat with the bot may still take it.
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

    /// Everything that is left, one thing after another.
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
                // Closed messages are the person's choice, not an operator's worry.
                Err(failure @ (Failure::Closed | Failure::Gone)) => {
                    tracing::debug!(code = failure.code(), "a chat is closed to the bot");
                    return;
                }
                Err(failure) => tracing::warn!(code = failure.code(), "a reply was not sent"),
            }
        }
        // "The bot is thinking" would stand there for ever.
        if let (Answer::Thinking, Some(origin)) = (self.answer, self.origin()) {
            let call = Call::DeleteHooked(origin.token.clone(), Hooked::Original);
            erase::quietly(sender.attempt(&call, self.token_ends()).await);
        }
    }

    /// Takes out the next message, if the next step to see is at the front; the first response may also
    /// overtake what is erased.
    fn next_message(&mut self) -> Option<(Message, bool, bool)> {
        let at = self.steps.iter().position(|step| matches!(step, Step::Show(_)))?;
        let Some(Step::Show(screen)) = self.steps.get_mut(at) else { return None };
        let mut messages = std::mem::take(&mut screen.messages).into_iter();
        let first = messages.next();
        let (in_place, asks) = (screen.in_place, screen.asks);
        screen.messages = messages.collect();
        // Only the first takes the place of anything.
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

    /// Gets the bytes of all files. Without them the words go alone.
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

    /// Notes what stands before the person now.
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

    /// Shows something after the first response.
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
            // Too late for the interaction is not too late for the chat with the bot.
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

    /// Says something to a person who did nothing just now: where they are, or in their chat with the bot.
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
                // It may have arrived: once is enough.
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

/// Whose delivery it is.
pub(crate) const fn person(place: &Place) -> Option<UserId> {
    match place {
        Place::Interaction(origin) => Some(origin.user),
        Place::Direct { user, .. } | Place::User(user) => Some(*user),
        Place::Channel(..) => None,
    }
}

/// The interaction can't be answered any more. Its effect stands; the next press leads on.
fn lost(failure: Failure) -> Answer {
    tracing::warn!(code = failure.code(), "an interaction was not answered");
    Answer::Lost
}

/// The first response, or what it was edited to. In the chat with the bot it outlives the interaction.
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
    // Without an id it can't be deleted later; it is there all the same.
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
