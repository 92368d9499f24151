//! Classifies failed calls by Discord's own codes.

use std::time::Duration;

use bot_core::broadcast::Posted;
use serde_json::Value;

/// The pause after a "too many requests" that does not tell how long.
const UNSTATED_PAUSE: Duration = Duration::from_secs(60);
/// The pause before a post is tried again that was certainly not carried out.
const NEXT_TRY: Duration = Duration::from_secs(2);

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The interaction is over: its time has passed, or its token is no longer valid.
    TooLate,
    /// The interaction has had its first response already; it can still be edited.
    Acknowledged,
    /// The person does not accept direct messages from the bot.
    Closed,
    /// The bot may not do this there.
    Forbidden,
    /// The channel, server or person no longer exists.
    Gone,
    /// The message no longer exists, or is not the bot's.
    Stale,
    /// The bot opens direct messages too fast.
    Hasty,
    /// What was sent is wrong and would be refused again.
    Refused,
    /// It was too fast: certainly not carried out.
    Later {
        /// How long to wait.
        pause: Duration,
        /// Whether all calls must wait.
        global: bool,
        /// Whether others share the limit, so that it does not count against the bot.
        shared: bool,
    },
    /// Held back by the bot itself, because too many calls have failed.
    Held,
    /// The token is not valid, or no longer.
    Unauthorized,
    /// No connection: certainly not carried out.
    Unreachable,
    /// The server reports that it failed: not carried out.
    Failed,
    /// The connection broke, or no answer came. It is unknown whether the call was carried out.
    Unanswered,
}

impl Failure {
    /// The word for logs. Discord's own message is left out, because it may quote a text.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::TooLate => "interaction_unknown",
            Self::Acknowledged => "interaction_answered",
            Self::Closed => "direct_closed",
            Self::Forbidden => "access_missing",
            Self::Gone => "place_gone",
            Self::Stale => "message_stale",
            Self::Hasty => "directs_too_fast",
            Self::Refused => "reply_refused",
            Self::Later { .. } => "rate_limited",
            Self::Held => "held_back",
            Self::Unauthorized => "token_refused",
            Self::Unreachable => "unreachable",
            Self::Failed => "server_failed",
            Self::Unanswered => "unanswered",
        }
    }

    /// Whether the cause is the server or the connection, and not the call.
    pub(crate) const fn is_on_the_way(self) -> bool {
        matches!(self, Self::Unreachable | Self::Failed | Self::Unanswered)
    }

    /// What it means for a post to a channel, which is not tried again if it might arrive twice.
    pub(crate) const fn posted(self) -> Posted {
        match self {
            Self::Closed | Self::Forbidden | Self::Gone => Posted::Gone,
            // A post edits nothing and answers no interaction, so the cause was the content.
            Self::Refused | Self::Stale | Self::TooLate | Self::Acknowledged => Posted::Refused,
            Self::Later { pause, .. } => Posted::Wait(pause),
            // It has nothing to do with this post, so it does not count as a try.
            Self::Hasty | Self::Held => Posted::Wait(UNSTATED_PAUSE),
            Self::Unreachable => Posted::Wait(NEXT_TRY),
            Self::Failed => Posted::Later(NEXT_TRY),
            Self::Unanswered => Posted::Unknown,
            Self::Unauthorized => Posted::Token,
        }
    }
}

/// What the headers of an answer tell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heads<'a> {
    /// `Retry-After`, in seconds.
    pub(crate) retry_after: Option<f64>,
    /// `X-RateLimit-Global`.
    pub(crate) global: bool,
    /// `X-RateLimit-Scope`.
    pub(crate) scope: Option<&'a str>,
}

/// Classifies an answer that reports a failure.
pub(crate) fn classify(status: u16, heads: Heads<'_>, body: &[u8]) -> Failure {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let code = body["code"].as_i64().unwrap_or(0);
    match (status, code) {
        (429, _) => later(heads, &body),
        (_, 10_062 | 10_015 | 50_027) => Failure::TooLate,
        (_, 40_060) => Failure::Acknowledged,
        (_, 50_007 | 50_278) => Failure::Closed,
        (_, 40_003) => Failure::Hasty,
        (_, 10_003 | 10_004 | 10_013) => Failure::Gone,
        // 10008: unknown message. 50005: another's message. 50021: a message of the system.
        (_, 10_008 | 50_005 | 50_021) => Failure::Stale,
        (401, _) => Failure::Unauthorized,
        (403, _) | (_, 50_001 | 50_013) => Failure::Forbidden,
        (404, _) => Failure::Gone,
        (400..=499, _) => Failure::Refused,
        (503, _) => Failure::Failed,
        // The error page of a gateway does not tell what the server did.
        _ => Failure::Unanswered,
    }
}

/// Without a readable body the answer came from the guard before the API, which stops everything.
fn later(heads: Heads<'_>, body: &Value) -> Failure {
    let seconds = body["retry_after"].as_f64().or(heads.retry_after);
    let pause = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let stated = body["global"].as_bool();
    Failure::Later {
        pause: pause.unwrap_or(UNSTATED_PAUSE),
        global: heads.global || heads.scope == Some("global") || stated.unwrap_or(body.is_null()),
        shared: heads.scope == Some("shared"),
    }
}

/// Classifies a call without an answer. The error itself is dropped, because it holds the address and
/// with it an interaction's token.
pub(crate) fn no_answer(error: &reqwest::Error) -> Failure {
    if error.is_connect() {
        Failure::Unreachable
    } else if error.is_builder() {
        Failure::Refused
    } else {
        Failure::Unanswered
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn judged(status: u16, code: i64) -> Failure {
        let body = json!({"code": code, "message": "…"}).to_string();
        classify(status, Heads::default(), body.as_bytes())
    }

    #[test]
    fn every_code_that_discord_names_is_handled_by_name() {
        for (status, code, failure) in [
            (404, 10_062, Failure::TooLate),
            (404, 10_015, Failure::TooLate),
            (401, 50_027, Failure::TooLate),
            (400, 40_060, Failure::Acknowledged),
            (403, 50_007, Failure::Closed),
            (403, 50_278, Failure::Closed),
            (403, 50_001, Failure::Forbidden),
            (403, 50_013, Failure::Forbidden),
            (403, 40_003, Failure::Hasty),
            (404, 10_003, Failure::Gone),
            (404, 10_004, Failure::Gone),
            (404, 10_013, Failure::Gone),
            (404, 10_008, Failure::Stale),
            (403, 50_005, Failure::Stale),
            (400, 50_035, Failure::Refused),
            (400, 50_006, Failure::Refused),
            (413, 40_005, Failure::Refused),
            (401, 0, Failure::Unauthorized),
            (403, 0, Failure::Forbidden),
            (404, 0, Failure::Gone),
            (500, 0, Failure::Unanswered),
            (502, 0, Failure::Unanswered),
            (503, 0, Failure::Failed),
        ] {
            assert_eq!(judged(status, code), failure, "{status} {code}");
        }
    }

    #[test]
    fn a_pause_comes_from_the_body_before_the_header_and_says_for_whom() {
        let body =
            |global| json!({"message": "…", "retry_after": 0.25, "global": global}).to_string();
        let heads = Heads { retry_after: Some(1.0), ..Heads::default() };
        let pause = Duration::from_millis(250);
        assert_eq!(
            classify(429, heads, body(false).as_bytes()),
            Failure::Later { pause, global: false, shared: false }
        );
        assert_eq!(
            classify(429, heads, body(true).as_bytes()),
            Failure::Later { pause, global: true, shared: false }
        );
        let heads = Heads { scope: Some("shared"), ..heads };
        assert_eq!(
            classify(429, heads, body(false).as_bytes()),
            Failure::Later { pause, global: false, shared: true }
        );
    }

    #[test]
    fn a_pause_without_a_readable_body_is_for_everything() {
        let heads = Heads { retry_after: Some(30.0), ..Heads::default() };
        let pause = Duration::from_secs(30);
        assert_eq!(
            classify(429, heads, b"<html>"),
            Failure::Later { pause, global: true, shared: false }
        );
        let heads = Heads { retry_after: Some(f64::NAN), ..Heads::default() };
        assert_eq!(
            classify(429, heads, b""),
            Failure::Later { pause: UNSTATED_PAUSE, global: true, shared: false }
        );
    }

    #[test]
    fn a_post_is_tried_again_only_if_it_surely_did_not_arrive() {
        let pause = Duration::from_secs(7);
        for (failure, posted) in [
            (Failure::Gone, Posted::Gone),
            (Failure::Forbidden, Posted::Gone),
            (Failure::Refused, Posted::Refused),
            (Failure::Later { pause, global: false, shared: false }, Posted::Wait(pause)),
            (Failure::Held, Posted::Wait(UNSTATED_PAUSE)),
            (Failure::Unreachable, Posted::Wait(NEXT_TRY)),
            (Failure::Failed, Posted::Later(NEXT_TRY)),
            (Failure::Unanswered, Posted::Unknown),
            (Failure::Unauthorized, Posted::Token),
        ] {
            assert_eq!(failure.posted(), posted, "{failure:?}");
        }
    }
}
