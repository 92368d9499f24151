//! Webhooks are remembered; nothing is delivered to them.

use serde_json::{Value, json};

use super::{
    params::Params,
    refusal::{Answer, Refusal},
    world::World,
};

pub(super) fn set_webhook(world: &mut World, params: &Params) -> Answer {
    let url = params.text("url").unwrap_or_default();
    if url.is_empty() {
        return delete_webhook(world, params);
    }
    let wrong = |why: &str| Err(Refusal::careless(format!("bad webhook: {why}")));
    let Some(host) = url.strip_prefix("https://").and_then(|rest| rest.split('/').next()) else {
        return wrong("An HTTPS URL must be provided for webhook");
    };
    let port = host.rsplit_once(':').map_or("443", |(_, port)| port);
    if !["443", "80", "88", "8443"].contains(&port) {
        return wrong("Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
    let secret = params.text("secret_token").unwrap_or_default();
    if secret.len() > 256 {
        return Err(Refusal::careless("secret token is too long"));
    }
    let fine = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'_' | b'-');
    if !secret.bytes().all(fine) {
        return Err(Refusal::careless("secret token contains unallowed characters"));
    }
    world.remember_allowed(params);
    world.drop_pending(params);
    let connections = params.integer("max_connections").unwrap_or(40).clamp(1, 100);
    world.profile.webhook =
        Some(json!({ "url": url, "secret_token": secret, "max_connections": connections }));
    Ok(true.into())
}

pub(super) fn delete_webhook(world: &mut World, params: &Params) -> Answer {
    world.drop_pending(params);
    world.profile.webhook = None;
    Ok(true.into())
}

pub(super) fn webhook_info(world: &mut World, _: &Params) -> Answer {
    let mut info = json!({
        "url": "",
        "has_custom_certificate": false,
        "pending_update_count": world.updates.len(),
    });
    if let Some(webhook) = &world.profile.webhook {
        info["url"] = webhook["url"].clone();
        info["max_connections"] = webhook["max_connections"].clone();
    }
    if let Some(kinds) = world.updates.allowed() {
        info["allowed_updates"] = kinds.into();
    }
    Ok(info)
}

impl World {
    fn drop_pending(&mut self, params: &Params) {
        if params.flag("drop_pending_updates") {
            self.updates.clear();
        }
    }

    /// `allowed_updates` of a call; absent means: as before.
    pub(super) fn remember_allowed(&mut self, params: &Params) {
        let Some(Value::Array(kinds)) = params.structure("allowed_updates") else {
            return;
        };
        for unknown in self.updates.allow(kinds) {
            self.remark(format!("there is no kind of update called {unknown}"));
        }
    }
}
