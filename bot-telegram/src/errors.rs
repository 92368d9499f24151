//! Classifies failed calls by Telegram's own wording and not by teloxide's names: several of those
//! expect wordings that the server no longer uses.

use std::time::Duration;

use bot_core::broadcast::Posted;
use bot_core::platform::Address;
use teloxide::types::ChatId;
use teloxide::{ApiError, RequestError};

/// The pause after a "too many requests" that does not tell how long.
const UNSTATED_PAUSE: Duration = Duration::from_secs(5);
/// The pause before a post is tried again that was certainly not carried out.
const NEXT_TRY: Duration = Duration::from_secs(2);

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It was carried out, but the answer could not be read. With the new message's id, if that could
    /// be found.
    Delivered(Option<i32>),
    /// The message already looked like that.
    Unchanged,
    /// The message to edit or delete is gone, too old, or of a kind that can't be edited.
    Stale,
    /// Telegram asks for a pause.
    Later(Duration),
    /// The group became a supergroup and has this id now.
    Moved(ChatId),
    /// The bot may not write there: blocked, kicked, deleted, no such chat.
    Gone,
    /// What was sent is wrong and would be refused again.
    Refused,
    /// The token is not valid, or no longer.
    Unauthorized,
    /// Someone else polls with the same token, or a webhook is set.
    Conflict,
    /// No connection: certainly not carried out.
    Unreachable,
    /// The server reports that it failed: not carried out.
    Failed,
    /// The connection broke, or no answer came. It is unknown whether the call was carried out.
    Unanswered,
}

impl Failure {
    /// The word for logs. Telegram's own description is left out, because it may quote a text.
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
            Self::Failed => "server_failed",
            Self::Unanswered => "unanswered",
        }
    }

    /// Whether the cause is the server or the connection, and not the call.
    pub(crate) const fn is_on_the_way(self) -> bool {
        matches!(self, Self::Unreachable | Self::Failed | Self::Unanswered)
    }

    /// What it means for a post, which is not tried again if it might arrive twice.
    pub(crate) fn posted(self) -> Posted {
        match self {
            Self::Delivered(_) | Self::Unchanged => Posted::Sent,
            Self::Gone => Posted::Gone,
            Self::Moved(chat) => Posted::Moved(Address(chat.0.to_string())),
            // A post edits and deletes nothing, so the cause was the content.
            Self::Refused | Self::Stale => Posted::Refused,
            Self::Later(pause) => Posted::Wait(pause),
            // The connection is down for everybody, so this does not count as a try.
            Self::Unreachable => Posted::Wait(NEXT_TRY),
            Self::Failed | Self::Conflict => Posted::Later(NEXT_TRY),
            Self::Unanswered => Posted::Unknown,
            Self::Unauthorized => Posted::Token,
        }
    }
}

/// Classifies an error of any call.
pub(crate) fn classify(error: &RequestError) -> Failure {
    match error {
        RequestError::RetryAfter(pause) => Failure::Later(pause.duration()),
        RequestError::MigrateToChatId(chat) => Failure::Moved(*chat),
        RequestError::InvalidJson { raw, .. } => judge_answer(raw),
        RequestError::Api(ApiError::Unknown(description)) => judge(description),
        // Both wordings of a wrong token arrive as this error.
        RequestError::Api(ApiError::InvalidToken) => Failure::Unauthorized,
        RequestError::Api(known) => judge(&known.to_string()),
        RequestError::Network(error) if error.is_connect() => Failure::Unreachable,
        RequestError::Network(_) | RequestError::Io(_) => Failure::Unanswered,
    }
}

/// An answer that could not be parsed: carried out if Telegram says so, otherwise an error page of some
/// proxy.
fn judge_answer(raw: &str) -> Failure {
    let Ok(answer) = serde_json::from_str::<serde_json::Value>(raw) else {
        // It may be truncated, but Telegram writes "ok" first.
        let head: String = raw.chars().take(40).filter(|c| !c.is_whitespace()).collect();
        return if head.contains(r#""ok":true"#) {
            Failure::Delivered(None)
        } else {
            Failure::Unanswered
        };
    };
    if answer["ok"] == true {
        let id = answer["result"]["message_id"].as_i64().and_then(|id| i32::try_from(id).ok());
        return Failure::Delivered(id);
    }
    answer["description"].as_str().map_or(Failure::Unanswered, judge)
}

/// 400 answers that do not concern the text: the chat is closed to the bot, or to messages of this
/// kind.
const CLOSED_CHATS: &[&str] = &[
    "chat not found",
    "user not found",
    "user is deactivated",
    "input_user_deactivated",
    "user_is_blocked",
    "peer_id_invalid",
    "channel_invalid",
    "channel_private",
    "chat_restricted",
    "chat_admin_required",
    // chat_write_forbidden, chat_send_photos_forbidden, chat_guest_send_forbidden …
    "_forbidden",
    "not enough rights",
    "have no rights to send",
    "have no write access",
    "need administrator rights",
    "group is deactivated",
    "group chat was deleted",
    "topic_closed",
];

/// Wordings of servers in front of Telegram, which don't know what Telegram did; and 5xx answers about
/// a message that may have been sent: the server was restarted meanwhile, or the message was deleted at
/// once.
const MAYBE_SENT: &[&str] = &["restart", "immediately deleted"];

const NOT_THE_SERVER: &[&str] = &["bad gateway", "gateway timeout", "gateway time-out"];

/// 400 answers about a message that can no longer be edited or deleted.
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
    } else if MAYBE_SENT.iter().chain(NOT_THE_SERVER).any(has) {
        Failure::Unanswered
    } else {
        // "Internal Server Error": not the message's fault.
        Failure::Failed
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use teloxide::prelude::Requester as _;

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
            "Bad Request: not enough rights to send photos to the chat",
            "Bad Request: need administrator rights in the channel chat",
            "Bad Request: have no write access to the chat",
            "Bad Request: CHAT_WRITE_FORBIDDEN",
            "Bad Request: CHAT_SEND_DOCS_FORBIDDEN",
            "Bad Request: CHAT_RESTRICTED",
            "Bad Request: CHANNEL_PRIVATE",
            "Bad Request: TOPIC_CLOSED",
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
    fn a_wrong_text_is_refused_and_a_broken_server_has_failed() {
        for answer in [
            "Bad Request: can't parse entities: Unexpected end tag at byte offset 7",
            "Bad Request: message is too long",
            "Bad Request: message text is empty",
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: message caption is too long",
            "Bad Request: wrong file identifier/HTTP URL specified",
            "Bad Request: type of file mismatch",
            "Bad Request: IMAGE_PROCESS_FAILED",
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ] {
            assert_eq!(judged(answer), Failure::Refused, "{answer}");
        }
        assert_eq!(judged("Internal Server Error"), Failure::Failed);
        let sent = "Internal Server Error: sent message was immediately deleted";
        for answer in ["Bad Gateway", "Gateway Timeout", "Internal Server Error: restart", sent] {
            assert_eq!(judged(answer), Failure::Unanswered, "{answer}");
        }
    }

    #[test]
    fn a_post_is_tried_again_only_if_it_surely_did_not_arrive() {
        let seconds = Duration::from_secs;
        let moved = Posted::Moved(Address("-100".to_owned()));
        for (failure, posted) in [
            (Failure::Delivered(None), Posted::Sent),
            (Failure::Gone, Posted::Gone),
            (Failure::Moved(ChatId(-100)), moved),
            (Failure::Refused, Posted::Refused),
            (Failure::Later(seconds(7)), Posted::Wait(seconds(7))),
            (Failure::Unreachable, Posted::Wait(NEXT_TRY)),
            (Failure::Failed, Posted::Later(NEXT_TRY)),
            (Failure::Unanswered, Posted::Unknown),
            (Failure::Unauthorized, Posted::Token),
        ] {
            assert_eq!(failure.posted(), posted, "{failure:?}");
        }
    }

    /// What comes of a call to this address.
    async fn called(url: &str) -> Failure {
        let bot = teloxide::Bot::new("1:abc").set_api_url(url.parse().unwrap());
        classify(&bot.get_me().await.unwrap_err())
    }

    #[tokio::test]
    async fn a_refused_connection_is_told_apart_from_one_that_drops() {
        assert_eq!(called("http://127.0.0.1:9").await, Failure::Unreachable);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let hang_up = async {
            let (mut stream, _) = listener.accept().await.unwrap();
            // The request is read, so that it is the answer that is missing.
            let _ = tokio::io::AsyncReadExt::read(&mut stream, &mut [0; 4096]).await;
        };
        let (failure, ()) = tokio::join!(called(&url), hang_up);
        assert_eq!(failure, Failure::Unanswered);
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
        assert_eq!(unreadable("<html>502 Bad Gateway</html>"), Failure::Unanswered);
        assert_eq!(
            unreadable(r#"{"ok":false,"description":"Forbidden: x","new":1}"#),
            Failure::Gone
        );
    }
}
