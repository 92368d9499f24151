//! What the adapter has seen of each person since it started: ids and tokens only.

use std::collections::{HashMap, VecDeque};

use serenity::model::id::{ChannelId, MessageId, UserId};
use tokio::time::Instant;

use crate::calls::Hooked;

/// People per generation: two generations are kept.
const GENERATION: usize = 10_000;
/// Messages that only the person can see, and questions, per person.
const RECENT: usize = 20;

/// A message that the bot has shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Shown {
    /// In a chat with the bot, or in a channel.
    Direct(ChannelId, MessageId),
    /// A message that only the person can see. It can be changed through an interaction while that
    /// lasts.
    Hooked {
        token: String,
        which: Hooked,
        /// Its id, if Discord told it.
        id: Option<MessageId>,
        until: Instant,
    },
}

impl Shown {
    fn id(&self) -> Option<MessageId> {
        match self {
            Self::Direct(_, id) => Some(*id),
            Self::Hooked { id, which, .. } => match which {
                Hooked::Message(id) => Some(*id),
                Hooked::Original => *id,
            },
        }
    }

    /// Whether it is the same message. After an edit a message has another token than before.
    pub(crate) fn is(&self, other: &Self) -> bool {
        match (self.id(), other.id()) {
            (Some(one), Some(two)) => one == two,
            _ => match (self, other) {
                (
                    Self::Hooked { token: one, which: first, .. },
                    Self::Hooked { token: two, which: second, .. },
                ) => one == two && first == second,
                _ => false,
            },
        }
    }

    /// Whether the bot can still change it.
    pub(crate) fn lasts(&self, now: Instant) -> bool {
        match self {
            Self::Direct(..) => true,
            Self::Hooked { until, .. } => now < *until,
        }
    }
}

/// Remembers about twenty thousand people, and forgets those who have been quiet the longest.
#[derive(Default)]
pub(crate) struct Memory {
    young: HashMap<UserId, Known>,
    old: HashMap<UserId, Known>,
}

#[derive(Default)]
struct Known {
    /// With the time of the event that each answered, because a later press may overtake the deletions
    /// of an earlier one.
    questions: Vec<(Instant, Shown)>,
    /// Messages that only the person can see, the newest last.
    personal: VecDeque<Shown>,
    /// The token of the newest interaction on a server, and until when it can be used for messages.
    token: Option<(String, Instant)>,
    /// The chat with the bot.
    direct: Option<ChannelId>,
}

impl Memory {
    /// Notes what the person sees now: a question, which is deleted once it is answered, or something
    /// else. A question comes with the time of the event that led to it.
    pub(crate) fn show(&mut self, user: UserId, shown: &Shown, asks: Option<Instant>) {
        let known = self.known(user);
        known.questions.retain(|(_, question)| !question.is(shown));
        if let Some(at) = asks {
            known.questions.push((at, shown.clone()));
            let surplus = known.questions.len().saturating_sub(RECENT);
            known.questions.drain(..surplus);
        }
        if matches!(shown, Shown::Hooked { .. }) {
            known.personal.retain(|earlier| !earlier.is(shown));
            if known.personal.len() == RECENT {
                known.personal.pop_front();
            }
            known.personal.push_back(shown.clone());
        }
    }

    /// Takes out the questions that events up to this time led to, except these.
    pub(crate) fn answered(
        &mut self,
        user: UserId,
        until: Instant,
        except: &[Shown],
    ) -> Vec<Shown> {
        let questions = &mut self.known(user).questions;
        let goes = |(at, question): &mut (Instant, Shown)| {
            *at <= until && !except.iter().any(|shown| shown.is(question))
        };
        questions.extract_if(.., goes).map(|(_, question)| question).collect()
    }

    /// Takes out the messages that only the person can see, except these.
    pub(crate) fn personal(&mut self, user: UserId, except: &[Shown]) -> Vec<Shown> {
        let known = self.known(user);
        known.questions.clear();
        let mut personal: Vec<Shown> = known.personal.drain(..).collect();
        personal.retain(|message| !except.iter().any(|shown| shown.is(message)));
        personal
    }

    /// The person used the bot on a server.
    pub(crate) fn acted(&mut self, user: UserId, token: String, until: Instant) {
        self.known(user).token = Some((token, until));
    }

    /// A token for a message that only this person sees, where they are right now.
    pub(crate) fn token(&mut self, user: UserId, now: Instant) -> Option<(String, Instant)> {
        self.known(user).token.clone().filter(|(_, until)| now < *until)
    }

    /// The person's chat with the bot.
    pub(crate) fn found(&mut self, user: UserId, direct: ChannelId) {
        self.known(user).direct = Some(direct);
    }

    /// See [`Self::found`].
    pub(crate) fn direct(&mut self, user: UserId) -> Option<ChannelId> {
        self.known(user).direct
    }

    fn known(&mut self, user: UserId) -> &mut Known {
        if !self.young.contains_key(&user) && self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        let old = &mut self.old;
        self.young.entry(user).or_insert_with(|| old.remove(&user).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn hooked(token: &str, id: Option<u64>) -> Shown {
        Shown::Hooked {
            token: token.to_owned(),
            which: Hooked::Original,
            id: id.map(MessageId::new),
            until: Instant::now() + Duration::from_secs(60),
        }
    }

    const USER: UserId = UserId::new(5);

    fn now() -> Option<Instant> {
        Some(Instant::now())
    }

    #[test]
    fn a_question_that_became_a_screen_is_no_question_any_more() {
        let mut memory = Memory::default();
        memory.show(USER, &hooked("a", Some(1)), now());
        memory.show(USER, &hooked("b", Some(1)), None);
        assert!(memory.answered(USER, Instant::now(), &[]).is_empty());
    }

    #[test]
    fn questions_are_taken_out_once_and_what_has_just_been_shown_stays() {
        let mut memory = Memory::default();
        memory.show(USER, &hooked("a", Some(1)), now());
        memory.show(USER, &Shown::Direct(ChannelId::new(9), MessageId::new(2)), now());
        let new = hooked("b", None);
        memory.show(USER, &new, now());
        let until = Instant::now();
        assert_eq!(memory.answered(USER, until, std::slice::from_ref(&new)).len(), 2);
        assert!(memory.answered(USER, until, &[]) == vec![new]);
        assert!(memory.answered(USER, until, &[]).is_empty());
    }

    #[test]
    fn a_token_counts_as_long_as_it_lasts() {
        let mut memory = Memory::default();
        let until = Instant::now() + Duration::from_secs(60);
        memory.acted(USER, "t".to_owned(), until);
        assert!(memory.token(USER, Instant::now()).is_some());
        assert!(memory.token(USER, until).is_none());
    }

    #[test]
    fn quiet_people_are_forgotten_and_busy_ones_are_not() {
        let mut memory = Memory::default();
        for id in 1..=30_000 {
            memory.found(UserId::new(id), ChannelId::new(id));
            memory.direct(UserId::new(100_000));
            memory.found(UserId::new(100_000), ChannelId::new(7));
        }
        assert_eq!(memory.direct(UserId::new(100_000)), Some(ChannelId::new(7)));
        assert_eq!(memory.direct(UserId::new(1)), None);
        assert!(memory.young.len() + memory.old.len() <= 2 * GENERATION);
    }

    #[test]
    fn what_is_remembered_of_one_person_is_bounded() {
        let mut memory = Memory::default();
        for id in 1..=100 {
            memory.show(USER, &hooked(&id.to_string(), Some(id)), now());
        }
        assert_eq!(memory.personal(USER, &[hooked("x", Some(100))]).len(), RECENT - 1);
    }
}
