//! Whose update is next: accounts take turns, and each account's own updates keep their order.

use std::collections::{HashMap, VecDeque};

use super::submission::Submission;
use crate::platform::Account;

/// Updates of one account in one group: whoever comes meanwhile waits for few of them.
const EACH: usize = 10;

/// Whose turn it is; the steps of announcements take one like an account.
type Whose = Option<Account>;

/// Everything that waits.
#[derive(Default)]
pub(super) struct Turns {
    queues: HashMap<Whose, VecDeque<Submission>>,
    order: VecDeque<Whose>,
}

impl Turns {
    /// Behind everything else of the same account.
    pub(super) fn push(&mut self, submission: Submission) {
        let whose = submission.update().map(|incoming| incoming.account.clone());
        let queue = self.queues.entry(whose.clone()).or_default();
        if queue.is_empty() {
            self.order.push_back(whose);
        }
        queue.push_back(submission);
    }

    /// Whether nobody waits.
    pub(super) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Everybody who waits.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Submission> {
        self.queues.values().flatten()
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.queues.clear();
        self.order.clear();
    }

    /// The next group: one of each account, then the second of each, up to `most`.
    pub(super) fn take(&mut self, most: usize) -> VecDeque<Submission> {
        let mut group = VecDeque::new();
        for _ in 0..EACH {
            for _ in 0..self.order.len() {
                if group.len() >= most {
                    return group;
                }
                let Some(whose) = self.order.pop_front() else { break };
                let Some(queue) = self.queues.get_mut(&whose) else { continue };
                group.extend(queue.pop_front());
                if queue.is_empty() {
                    self.queues.remove(&whose);
                } else {
                    self.order.push_back(whose);
                }
            }
        }
        group
    }
}
