//! Events that servers show in their list.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{
    permissions::{CREATE_EVENTS, MANAGE_EVENTS},
    refusal::{Answer, Form, Refusal},
    routes::Ask,
    world::{World, text},
};

/// Somewhere outside Discord.
const EXTERNAL: i64 = 3;
/// How many may be planned in one server.
const MOST: usize = 100;

/// A planned event.
#[derive(Clone, Debug)]
pub struct Scheduled {
    pub guild: u64,
    /// As the bot sent it.
    pub body: Value,
}

impl World {
    fn event_json(&self, id: u64) -> Value {
        let Scheduled { guild, body } = &self.scheduled[&id];
        json!({
            "id": text(id),
            "guild_id": text(*guild),
            "channel_id": null,
            "creator_id": text(self.bot.id),
            "creator": self.bot.user(),
            "name": body["name"],
            "description": body["description"],
            "scheduled_start_time": body["scheduled_start_time"],
            "scheduled_end_time": body["scheduled_end_time"],
            "privacy_level": 2,
            "status": body["status"].as_i64().unwrap_or(1),
            "entity_type": EXTERNAL,
            "entity_id": null,
            "entity_metadata": body["entity_metadata"],
            "user_count": 0,
            "image": null,
        })
    }

    fn may_plan(&self, ask: &Ask) -> Result<u64, Refusal> {
        let guild = self.visit(ask)?;
        let bits = super::permissions::complete(guild.bot.unwrap_or_default());
        if bits & (CREATE_EVENTS | MANAGE_EVENTS) == 0 {
            return Err(Refusal::missing_permissions());
        }
        Ok(guild.id)
    }

    fn check_event(&self, body: &Value, form: &mut Form) {
        form.text(body, "", "name", 1, 100);
        form.text_if_any(body, "", "description", 0, 1000);
        form.number(body, "", "privacy_level", 2, 2);
        if body["privacy_level"].is_null() {
            form.wrong("privacy_level", "BASE_TYPE_REQUIRED", "This field is required");
        }
        if body["entity_type"] != EXTERNAL {
            form.wrong("entity_type", "BASE_TYPE_CHOICES", "Only external events are simulated.");
        }
        form.text(&body["entity_metadata"], "entity_metadata", "location", 1, 100);
        let start = instant(body, "scheduled_start_time", form);
        let end = instant(body, "scheduled_end_time", form);
        if start.is_some_and(|start| start.as_millisecond() <= self.clock) {
            let message = "Cannot schedule event in the past.";
            form.wrong("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", message);
        }
        if let (Some(start), Some(end)) = (start, end)
            && end <= start
        {
            let message = "Cannot schedule event to end before it starts.";
            form.wrong("scheduled_end_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_ORDER", message);
        }
    }
}

fn instant(body: &Value, key: &str, form: &mut Form) -> Option<Timestamp> {
    let time = body[key].as_str().and_then(|time| time.parse().ok());
    if time.is_none() {
        form.wrong(key, "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601.");
    }
    time
}

pub(super) fn create(world: &mut World, ask: &Ask) -> Answer {
    let guild = world.may_plan(ask)?;
    let mut form = Form::default();
    world.check_event(&ask.body, &mut form);
    form.finish()?;
    let planned = |event: &&Scheduled| {
        event.guild == guild && event.body["status"].as_i64().unwrap_or(1) <= 2
    };
    if world.scheduled.values().filter(planned).count() >= MOST {
        let message = "Maximum number of guild scheduled events reached (100)";
        return Err(Refusal::new(400, 30038, message));
    }
    let id = world.next_id();
    world.scheduled.insert(id, Scheduled { guild, body: ask.body.clone() });
    Ok(world.event_json(id))
}

pub(super) fn list(world: &mut World, ask: &Ask) -> Answer {
    let guild = world.visit(ask)?.id;
    let here = world.scheduled.iter().filter(|(_, event)| event.guild == guild);
    Ok(here.map(|(id, _)| world.event_json(*id)).collect())
}

pub(super) fn edit(world: &mut World, ask: &Ask) -> Answer {
    let guild = world.may_plan(ask)?;
    let id = ask.id(1)?;
    let known = world.scheduled.get(&id).filter(|event| event.guild == guild);
    let known = known.ok_or_else(|| Refusal::new(404, 10070, "Unknown Guild Scheduled Event"))?;
    let mut body = known.body.clone();
    for (key, value) in ask.body.as_object().into_iter().flatten() {
        body[key] = value.clone();
    }
    // One that is over or called off may lie in the past.
    if body["status"].as_i64().unwrap_or(1) == 1 {
        let mut form = Form::default();
        world.check_event(&body, &mut form);
        form.finish()?;
    }
    world.scheduled.insert(id, Scheduled { guild, body });
    Ok(world.event_json(id))
}
