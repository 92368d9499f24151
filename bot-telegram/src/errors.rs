//! What a failed call means, judged by what Telegram wrote rather than by teloxide's names for it:
//! several of those expect wordings that the server no longer uses.

use std::time::Duration;

use teloxide::types::ChatId;
use teloxide::{ApiError, RequestError};

/// Waited after a "too many requests" that does not say how long.
const UNSTATED_PAUSE: Duration = Duration::from_secs(5);

/// What to do about a call that did not return what it promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It was carried out; only the answer could not be read. Holds the new message's id if even
    /// that could be found.
    Delivered(Option<i32>),
    /// The message already looked like that.
    Unchanged,
    /// The message to edit or delete is gone, too old, or of a kind that can't be edited.
    Stale,
    /// Telegram asks for a pause.
    Later(Duration),
    /// The group became a supergroup and lives at this id now.
    Moved(ChatId),
    /// The bot may not write there: blocked, kicked, deleted, no such chat.
    Gone,
    /// What was sent is wrong and would be wrong again.
    Refused,
    /// The token is not, or no longer, valid.
    Unauthorized,
    /// Someone else polls with the same token, or a webhook is set.
    Conflict,
    /// The server or the way to it failed. Whether the call was carried out is unknown.
    Unreachable,
}

impl Failure {
    /// The word for logs. Telegram's own description stays out of them: it may quote a text.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Delivered(_) => "answer_unreadable",
            Self::Unchanged => "message_unchanged",
            Self::Stale => "message_stale",
            Self::Later(_) => "rate_limited",
            Self::Moved(_) => "chat_moved",
            Self::Gone => "chat_gone",
            Self::Refused => "reply_refused",
            Self::Unauthorized => "token_refused",
            Self::Conflict => "poll_conflict",
            Self::Unreachable => "unreachable",
        }
    }
}

/// Judges an error of any call.
pub(crate) fn classify(error: &RequestError) -> Failure {
    match error {
        RequestError::RetryAfter(pause) => Failure::Later(pause.duration()),
        RequestError::MigrateToChatId(chat) => Failure::Moved(*chat),
        RequestError::InvalidJson { raw, .. } => judge_answer(raw),
        RequestError::Api(ApiError::Unknown(description)) => judge(description),
        // Both wordings of a wrong token arrive under this one name.
        RequestError::Api(ApiError::InvalidToken) => Failure::Unauthorized,
        RequestError::Api(known) => judge(&known.to_string()),
        RequestError::Network(_) | RequestError::Io(_) => Failure::Unreachable,
    }
}

/// An answer that did not parse: carried out if Telegram says so, else some proxy's error page.
fn judge_answer(raw: &str) -> Failure {
    let Ok(answer) = serde_json::from_str::<serde_json::Value>(raw) else {
        // Cut off in the middle, perhaps, but Telegram writes "ok" first.
        let head: String = raw.chars().take(40).filter(|c| !c.is_whitespace()).collect();
        return if head.contains(r#""ok":true"#) {
            Failure::Delivered(None)
        } else {
            Failure::Unreachable
        };
    };
    if answer["ok"] == true {
        let id = answer["result"]["message_id"].as_i64().and_then(|id| i32::try_from(id).ok());
        return Failure::Delivered(id);
    }
    answer["description"].as_str().map_or(Failure::Unreachable, judge)
}

/// 400 answers that say nothing about the text but that the chat is closed to the bot.
const CLOSED_CHATS: &[&str] = &[
    "chat not found",
    "user not found",
    "chat_write_forbidden",
    "peer_id_invalid",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "group is deactivated",
    "group chat was deleted",
];

/// 400 answers about a message that can't be edited or deleted any more.
const STALE_MESSAGES: &[&str] = &[
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message to delete not found",
    "message can't be deleted",
    "message_id_invalid",
    "message identifier is not specified",
];

fn judge(description: &str) -> Failure {
    let text = description.to_lowercase();
    let has = |part: &&str| text.contains(part);
    let starts = |word: &str| text.starts_with(word);
    if starts("forbidden") || CLOSED_CHATS.iter().any(has) {
        Failure::Gone
    } else if starts("unauthorized") {
        Failure::Unauthorized
    } else if starts("conflict") {
        Failure::Conflict
    } else if starts("too many requests") {
        Failure::Later(UNSTATED_PAUSE)
    } else if has(&"message is not modified") {
        Failure::Unchanged
    } else if STALE_MESSAGES.iter().any(has) {
        Failure::Stale
    } else if starts("bad request") || starts("request entity too large") {
        Failure::Refused
    } else {
        // "Internal Server Error", "Bad Gateway", "restart": nothing that is the message's fault.
        Failure::Unreachable
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use super::*;

    /// What teloxide makes of a server's answer to sendMessage, judged.
    fn judged(answer: &str) -> Failure {
        let error: ApiError = serde_json::from_value(answer.into()).unwrap();
        classify(&RequestError::Api(error))
    }

    fn unreadable(raw: &str) -> Failure {
        let source = serde_json::from_str::<u8>("x").unwrap_err();
        classify(&RequestError::InvalidJson { source: source.into(), raw: raw.into() })
    }

    #[test]
    fn a_closed_chat_is_recognised_in_every_wording() {
        for answer in [
            "Forbidden: bot was blocked by the user",
            "Forbidden: user is deactivated",
            "Forbidden: bot can't initiate conversation with a user",
            "Forbidden: bot was kicked from the supergroup chat",
            "Forbidden: bot is not a member of the channel chat",
            "Forbidden: the group chat was deleted",
            "Forbidden: bots can't send messages to bots",
            "Bad Request: chat not found",
            "Bad Request: private chat not found",
            "Bad Request: not enough rights to send text messages to the chat",
        ] {
            assert_eq!(judged(answer), Failure::Gone, "{answer}");
        }
    }

    #[test]
    fn a_message_that_cannot_be_edited_is_stale_and_an_equal_one_unchanged() {
        for answer in [
            "Bad Request: message to edit not found",
            "Bad Request: message can't be edited",
            "Bad Request: MESSAGE_ID_INVALID",
            "Bad Request: message to delete not found",
            "Bad Request: message can't be deleted for everyone",
        ] {
            assert_eq!(judged(answer), Failure::Stale, "{answer}");
        }
        let same = "Bad Request: message is not modified: specified new message content and reply markup are \
            exactly the same as a current content and reply markup of the message";
        assert_eq!(judged(same), Failure::Unchanged);
        assert_eq!(judged("Bad Request: message is not modified"), Failure::Unchanged);
    }

    #[test]
    fn a_wrong_text_is_refused_and_a_broken_server_is_unreachable() {
        for answer in [
            "Bad Request: can't parse entities: Unexpected end tag at byte offset 7",
            "Bad Request: message is too long",
            "Bad Request: message text is empty",
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ] {
            assert_eq!(judged(answer), Failure::Refused, "{answer}");
        }
        for answer in ["Internal Server Error: restart", "Bad Gateway", "Gateway Timeout"] {
            assert_eq!(judged(answer), Failure::Unreachable, "{answer}");
        }
    }

    #[test]
    fn the_polls_own_failures_are_told_apart() {
        let other = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
        assert_eq!(judged(other), Failure::Conflict);
        assert_eq!(
            judged("Conflict: can't use getUpdates method while webhook is active"),
            Failure::Conflict
        );
        assert_eq!(judged("Unauthorized"), Failure::Unauthorized);
        assert_eq!(judged("Not Found"), Failure::Unauthorized);
    }

    #[test]
    fn parameters_decide_before_descriptions() {
        let pause = teloxide::types::Seconds::from_seconds(7);
        assert_eq!(
            classify(&RequestError::RetryAfter(pause)),
            Failure::Later(Duration::from_secs(7))
        );
        let moved = classify(&RequestError::MigrateToChatId(ChatId(-100)));
        assert_eq!(moved, Failure::Moved(ChatId(-100)));
    }

    #[test]
    fn an_unreadable_answer_that_says_ok_was_delivered() {
        assert_eq!(
            unreadable(r#"{"ok": true, "result": {"message_id": 7, "new": {}}}"#),
            Failure::Delivered(Some(7))
        );
        assert_eq!(unreadable(r#"{"ok":true,"result":{"message_"#), Failure::Delivered(None));
        assert_eq!(unreadable("<html>502 Bad Gateway</html>"), Failure::Unreachable);
        assert_eq!(
            unreadable(r#"{"ok":false,"description":"Forbidden: x","new":1}"#),
            Failure::Gone
        );
    }
}
