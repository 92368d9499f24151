//! What the buttons of the inbox send back.

use crate::store::inbox::Kind;

/// Why something is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The answer stands among the questions and answers.
    Known,
    /// The campaign can't help with this.
    Beyond,
    /// Nobody understood it.
    Unclear,
    /// Without words.
    Silent,
}

impl Reason {
    pub(crate) const ALL: [Self; 4] = [Self::Known, Self::Beyond, Self::Unclear, Self::Silent];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Beyond => "beyond",
            Self::Unclear => "unclear",
            Self::Silent => "silent",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }
}

/// A pressed button of the inbox. Where it is about a message it says which one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InboxPress {
    /// Sends what was searched for as a question.
    AskThis,
    /// A new message of this kind.
    New(Kind),
    /// Asks back about an answered one.
    Again(String),
    /// Sends what stands above.
    Send,
    /// Other words.
    Anew,
    /// The open ones that came before this arrival.
    List(i64),
    Open(String),
    Answer(String),
    /// Sends the answer that stands above.
    Reply(String),
    Rewrite(String),
    Take(String),
    /// Takes what somebody else has.
    TakeOver(String),
    /// Which reason?
    Decline(String),
    DeclineFor(String, Reason),
    Mute(String),
    MuteSure(String),
    Muted,
    Unmute(String),
    Listen(String),
    Faq(String),
    /// Whether this member of the team is told of what comes.
    Duty(bool),
}

impl InboxPress {
    /// At most 64 bytes: `in:`, a word, an id of ten, a reason.
    pub(crate) fn data(&self) -> String {
        match self {
            Self::AskThis => "in:this".to_owned(),
            Self::New(Kind::Question) => "in:ask".to_owned(),
            Self::New(Kind::Idea) => "in:idea".to_owned(),
            Self::Again(id) => format!("in:again:{id}"),
            Self::Send => "in:send".to_owned(),
            Self::Anew => "in:anew".to_owned(),
            Self::List(before) => format!("in:list:{before}"),
            Self::Open(id) => format!("in:open:{id}"),
            Self::Answer(id) => format!("in:answer:{id}"),
            Self::Reply(id) => format!("in:reply:{id}"),
            Self::Rewrite(id) => format!("in:rewrite:{id}"),
            Self::Take(id) => format!("in:take:{id}"),
            Self::TakeOver(id) => format!("in:over:{id}"),
            Self::Decline(id) => format!("in:decline:{id}"),
            Self::DeclineFor(id, reason) => format!("in:no:{id}:{}", reason.as_str()),
            Self::Mute(id) => format!("in:mute:{id}"),
            Self::MuteSure(id) => format!("in:mute!:{id}"),
            Self::Muted => "in:muted".to_owned(),
            Self::Unmute(code) => format!("in:unmute:{code}"),
            Self::Listen(id) => format!("in:listen:{id}"),
            Self::Faq(id) => format!("in:faq:{id}"),
            Self::Duty(true) => "in:duty:on".to_owned(),
            Self::Duty(false) => "in:duty:off".to_owned(),
        }
    }

    /// The reverse of [`InboxPress::data`].
    pub(crate) fn parse(data: &str) -> Option<Self> {
        let parts: Vec<&str> = data.strip_prefix("in:")?.split(':').collect();
        let id = |id: &&str| (*id).to_owned();
        Some(match parts.as_slice() {
            ["this"] => Self::AskThis,
            ["ask"] => Self::New(Kind::Question),
            ["idea"] => Self::New(Kind::Idea),
            ["send"] => Self::Send,
            ["anew"] => Self::Anew,
            ["muted"] => Self::Muted,
            ["again", one] => Self::Again(id(one)),
            ["list", before] => Self::List(before.parse().ok()?),
            ["open", one] => Self::Open(id(one)),
            ["answer", one] => Self::Answer(id(one)),
            ["reply", one] => Self::Reply(id(one)),
            ["rewrite", one] => Self::Rewrite(id(one)),
            ["take", one] => Self::Take(id(one)),
            ["over", one] => Self::TakeOver(id(one)),
            ["decline", one] => Self::Decline(id(one)),
            ["no", one, reason] => Self::DeclineFor(id(one), Reason::parse(reason)?),
            ["mute", one] => Self::Mute(id(one)),
            ["mute!", one] => Self::MuteSure(id(one)),
            ["unmute", code] => Self::Unmute(id(code)),
            ["listen", one] => Self::Listen(id(one)),
            ["faq", one] => Self::Faq(id(one)),
            ["duty", "on"] => Self::Duty(true),
            ["duty", "off"] => Self::Duty(false),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{InboxPress, Reason};
    use crate::store::inbox::Kind;

    #[test]
    fn every_button_is_read_as_it_was_written() {
        let id = || "a".repeat(10);
        let taps = [
            InboxPress::AskThis,
            InboxPress::New(Kind::Question),
            InboxPress::New(Kind::Idea),
            InboxPress::Again(id()),
            InboxPress::Send,
            InboxPress::Anew,
            InboxPress::List(i64::MAX),
            InboxPress::Open(id()),
            InboxPress::Answer(id()),
            InboxPress::Reply(id()),
            InboxPress::Rewrite(id()),
            InboxPress::Take(id()),
            InboxPress::TakeOver(id()),
            InboxPress::Decline(id()),
            InboxPress::DeclineFor(id(), Reason::Unclear),
            InboxPress::Mute(id()),
            InboxPress::MuteSure(id()),
            InboxPress::Muted,
            InboxPress::Unmute(id()),
            InboxPress::Listen(id()),
            InboxPress::Faq(id()),
            InboxPress::Duty(true),
            InboxPress::Duty(false),
        ];
        for tap in taps {
            let data = tap.data();
            assert!(data.len() + "new:".len() <= 64, "{data}");
            assert_eq!(InboxPress::parse(&data), Some(tap));
        }
        for bad in ["in:", "in:open", "in:list:x", "in:no:a:b", "q:ask", "in:duty:1"] {
            assert_eq!(InboxPress::parse(bad), None, "{bad}");
        }
    }
}
