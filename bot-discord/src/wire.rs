//! Makes calls over HTTP within Discord's limits. The library's own client hides the headers that tell
//! the limits, so this is our own.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::multipart::{Form, Part};
use secrecy::ExposeSecret as _;
use serde_json::Value;
use serenity::model::id::ApplicationId;
use tokio::time::{Instant, sleep_until, timeout_at};
use tokio_util::sync::CancellationToken;

use crate::calls::{Call, Request};
use crate::errors::{Failure, Heads, classify, no_answer};
use crate::limits::{Class, Limits, Start, Told};
use crate::settings::Settings;

/// The time limit of every call.
pub(crate) const CALL_LIMIT: Duration = Duration::from_secs(8);
/// A wait for a turn that is longer than this is not spent inside the call.
const LONGEST_TURN: Duration = Duration::from_secs(1);
/// Discord requires this form, with a web address first. The program has none, so its name is there.
const AGENT: &str = concat!("DiscordBot (samleng, ", env!("CARGO_PKG_VERSION"), ")");

/// Makes calls. Tests use one that only records them.
pub(crate) trait Calls: Send + Sync + 'static {
    /// Makes one call within this time, including the wait for its turn. The answer; `null` if it is
    /// empty.
    fn call(
        &self,
        call: &Call,
        class: Class,
        within: Duration,
    ) -> impl Future<Output = Result<Value, Failure>> + Send;
}

/// Discord.
pub(crate) struct Wire {
    http: reqwest::Client,
    /// Such as `https://discord.com/api/v10`.
    base: String,
    authorization: HeaderValue,
    application: ApplicationId,
    began: Instant,
    limits: Mutex<Limits>,
    /// Told when Discord no longer accepts the token.
    pub(crate) refused: CancellationToken,
}

impl Wire {
    /// `None` if the settings hold no address or a token that can't be sent.
    pub(crate) fn new(settings: &Settings) -> Option<Self> {
        let token = format!("Bot {}", settings.token.expose_secret());
        let mut authorization = HeaderValue::try_from(token).ok()?;
        authorization.set_sensitive(true);
        // Discord does not redirect; an address that does is not Discord's.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = http.connect_timeout(CALL_LIMIT).timeout(CALL_LIMIT).build().ok()?;
        Some(Self {
            http,
            base: format!("{}/api/v10", settings.base()?),
            authorization,
            // Replaced once Discord has told it.
            application: ApplicationId::new(1),
            began: Instant::now(),
            limits: Mutex::new(Limits::new()),
            refused: CancellationToken::new(),
        })
    }

    /// Sets the application that owns the commands and interactions.
    pub(crate) fn of(self, application: ApplicationId) -> Self {
        Self { application, ..self }
    }

    fn limits(&self) -> MutexGuard<'_, Limits> {
        self.limits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the call may begin, or tells why that is not worthwhile.
    async fn turn(&self, request: &Request, until: Instant) -> Result<(), Failure> {
        loop {
            if request.signed && self.refused.is_cancelled() {
                return Err(Failure::Unauthorized);
            }
            let start = self.limits().begin(self.began.elapsed(), request.route);
            let at = match start {
                Start::Now => return Ok(()),
                Start::Held => return Err(Failure::Held),
                Start::NotBefore(at) => self.began + at,
            };
            let pause = at.saturating_duration_since(Instant::now());
            // A call that would have to wait long gives up its place instead of waiting.
            if at >= until || pause > LONGEST_TURN {
                return Err(Failure::Later { pause, global: false, shared: false });
            }
            sleep_until(at).await;
        }
    }

    fn build(&self, request: Request) -> Result<reqwest::RequestBuilder, Failure> {
        let url = format!("{}{}", self.base, request.path);
        let mut builder = self.http.request(request.method, url).header(USER_AGENT, AGENT);
        if request.signed {
            builder = builder.header(AUTHORIZATION, self.authorization.clone());
        }
        let Some(body) = request.body else { return Ok(builder) };
        let Some(upload) = request.upload else { return Ok(builder.json(&body)) };
        let file = Part::bytes(upload.bytes.to_vec()).file_name(upload.name);
        let file = file.mime_str(upload.mime).map_err(|_| Failure::Refused)?;
        let written = Part::text(body.to_string()).mime_str("application/json");
        let written = written.map_err(|_| Failure::Refused)?;
        Ok(builder.multipart(Form::new().part("payload_json", written).part("files[0]", file)))
    }

    async fn answered(&self, request: Request) -> Result<Value, Failure> {
        let (route, signed) = (request.route, request.signed);
        let response =
            self.build(request)?.send().await.map_err(|error| no_answer(&error.without_url()))?;
        let (status, told) = (response.status(), told(response.headers()));
        let heads = response.headers().clone();
        let body = response.bytes().await;
        let result = match (&body, status.is_success()) {
            // It was carried out, even if the rest of the answer is lost.
            (Ok(body), true) => Ok(serde_json::from_slice(body).unwrap_or_default()),
            (Err(_), true) => Ok(Value::Null),
            (Ok(body), false) => Err(classify(status.as_u16(), said(&heads), body)),
            (Err(_), false) => Err(classify(status.as_u16(), said(&heads), b"")),
        };
        let failure = result.as_ref().err().copied();
        let now = self.began.elapsed();
        let mut limits = self.limits();
        limits.learn(now, route, told, failure);
        let shared = matches!(failure, Some(Failure::Later { shared: true, .. }));
        if matches!(status.as_u16(), 401 | 403 | 429) && !shared {
            limits.refused(now);
        }
        drop(limits);
        if failure == Some(Failure::Unauthorized) && signed && !self.refused.is_cancelled() {
            tracing::error!(code = "token_refused", "Discord no longer accepts the token");
            self.refused.cancel();
        }
        result
    }
}

impl Calls for Wire {
    async fn call(&self, call: &Call, class: Class, within: Duration) -> Result<Value, Failure> {
        let until = Instant::now() + within;
        let request = call.request(self.application, class);
        self.turn(&request, until).await?;
        timeout_at(until, self.answered(request)).await.unwrap_or(Err(Failure::Unanswered))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn told(headers: &HeaderMap) -> Told {
    let reset: Option<f64> =
        text(headers, "x-ratelimit-reset-after").and_then(|text| text.parse().ok());
    Told {
        bucket: text(headers, "x-ratelimit-bucket").map(str::to_owned),
        remaining: text(headers, "x-ratelimit-remaining").and_then(|text| text.parse().ok()),
        reset_after: reset.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
    }
}

fn said(headers: &HeaderMap) -> Heads<'_> {
    Heads {
        retry_after: text(headers, "retry-after").and_then(|text| text.parse().ok()),
        global: text(headers, "x-ratelimit-global") == Some("true"),
        scope: text(headers, "x-ratelimit-scope"),
    }
}
