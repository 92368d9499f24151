//! Who the bot is, and where the gateway is.

use serde_json::{Value, json};

use super::{
    refusal::Answer,
    routes::Ask,
    world::{World, text},
};

impl World {
    pub(super) fn gateway_url(&self) -> String {
        format!("ws://{}/ws", self.address)
    }
}

pub(super) fn gateway(world: &mut World, _: &Ask) -> Answer {
    Ok(json!({ "url": world.gateway_url() }))
}

pub(super) fn gateway_bot(world: &mut World, _: &Ask) -> Answer {
    let limit = json!({
        "total": 1000,
        "remaining": 1000_usize.saturating_sub(world.gateway.identified),
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    });
    Ok(json!({ "url": world.gateway_url(), "shards": 1, "session_start_limit": limit }))
}

pub(super) fn me(world: &mut World, _: &Ask) -> Answer {
    let mut user = world.bot.user();
    user["verified"] = true.into();
    user["mfa_enabled"] = false.into();
    user["flags"] = 0.into();
    user["email"] = Value::Null;
    Ok(user)
}

pub(super) fn application(world: &mut World, _: &Ask) -> Answer {
    Ok(json!({
        "id": text(world.bot.id),
        "name": world.bot.name,
        "icon": null,
        "description": "",
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": "0".repeat(64),
        "flags": 0,
        "bot": world.bot.user(),
        "owner": null,
        "team": null,
    }))
}
