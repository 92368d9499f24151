//! Tells owners through the bot that it is deaf on a platform: those whom it still reaches on another one.

use std::sync::Arc;

use bot_core::clock::{DAY, Seconds};
use bot_core::conversation::Core;
use bot_core::engine::Engine;
use bot_core::features::shared::team;
use bot_core::msg;
use bot_core::platform::Platform;
use bot_core::store::{Store, StoreError, meta};

/// Owners are told once in so long, however often the bot is started.
const AGAIN: Seconds = DAY;

/// What is wrong with a platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It does not accept the token.
    Refused,
    /// It has not answered for long.
    Away,
}

/// How owners are told.
#[derive(Debug)]
pub struct Owners {
    /// The languages and the clock.
    pub core: Arc<Core>,
    /// The store with the team.
    pub store: Store,
    /// Sends what is queued.
    pub engine: Engine,
}

impl Owners {
    /// Tells all owners whose account is on another platform, unless they were told within a day.
    pub async fn hear(&self, platform: Platform, trouble: Trouble) {
        match self.tell(platform, trouble).await {
            Ok(true) => self.engine.wake(),
            Ok(false) => {}
            Err(error) => {
                tracing::error!(code = "owners_not_told", %error, "owners are told later");
            }
        }
    }

    async fn tell(&self, platform: Platform, trouble: Trouble) -> Result<bool, StoreError> {
        let now = self.core.clock.now();
        let (fact, name) = match platform {
            Platform::Discord => (meta::DISCORD_TOLD, "Discord"),
            _ => (meta::TELEGRAM_TOLD, "Telegram"),
        };
        let mut conn = self.store.connect().await?;
        conn.begin().await?;
        let told: Option<Seconds> =
            meta::get(&mut conn, fact).await?.and_then(|at| at.parse().ok());
        let due = told.is_none_or(|at| now - at >= AGAIN);
        if due {
            meta::set(&mut conn, fact, &now.to_string()).await?;
            let spoken = self.core.catalogue.spoken(self.core.default_locale);
            let elsewhere = |member: &bot_core::store::roles::Member| {
                member.staff.platform != platform.as_str()
            };
            team::owners(&mut conn, &spoken, now, elsewhere, |_| {
                vec![match trouble {
                    Trouble::Refused => msg!("platform-refused", platform = name),
                    Trouble::Away => msg!("platform-away", platform = name),
                }]
            })
            .await?;
        }
        conn.commit().await?;
        conn.close().await;
        Ok(due)
    }
}
