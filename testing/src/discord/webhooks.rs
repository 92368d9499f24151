//! What may follow a first response: reading, editing and deleting it, and more messages.

use serde_json::Value;

use super::{
    drafts::Purpose,
    interactions::Progress,
    messages::LOADING,
    refusal::{Answer, Refusal},
    routes::Ask,
    world::World,
};

impl World {
    /// The interaction whose token a call carries.
    fn by_token(&self, ask: &Ask) -> Result<u64, Refusal> {
        let unknown = || Refusal::new(404, 10015, "Unknown Webhook");
        let ours = ask.id(0)? == self.bot.id;
        let mut all = self.interactions.iter().filter(|_| ours);
        let found = all.find(|(_, interaction)| interaction.token == ask.part(1));
        let (id, interaction) = found.ok_or_else(unknown)?;
        if interaction.is_over(self.clock) {
            return Err(Refusal::new(401, 50027, "Invalid Webhook Token"));
        }
        if interaction.progress != Progress::Answered {
            return Err(unknown());
        }
        Ok(*id)
    }

    /// The message that a call names.
    fn answered(&self, ask: &Ask) -> Result<u64, Refusal> {
        let interaction = &self.interactions[&self.by_token(ask)?];
        let named = match ask.part(2) {
            "@original" => interaction.original,
            _ => Some(ask.id(2)?).filter(|id| {
                interaction.original == Some(*id) || interaction.follow_ups.contains(id)
            }),
        };
        let there = named.filter(|id| self.messages.contains_key(id));
        there.ok_or_else(Refusal::unknown_message)
    }

    /// Changes a message that answers an interaction; the first change ends the waiting.
    fn rewrite(&mut self, id: u64, ask: &Ask) -> Answer {
        let mut message = self.messages[&id].clone();
        let waiting = message.is_loading();
        let purpose = if waiting { Purpose::Response } else { Purpose::Update };
        message.flags &= !LOADING;
        self.fill(&mut message, &ask.body, &ask.files, purpose)?;
        message.edited = (!waiting).then_some(self.clock);
        self.messages.insert(id, message);
        if waiting {
            self.tell_message(id);
        }
        Ok(self.told(id))
    }
}

pub(super) fn get(world: &mut World, ask: &Ask) -> Answer {
    let id = world.answered(ask)?;
    Ok(world.told(id))
}

pub(super) fn edit(world: &mut World, ask: &Ask) -> Answer {
    let id = world.answered(ask)?;
    world.rewrite(id, ask)
}

pub(super) fn delete(world: &mut World, ask: &Ask) -> Answer {
    let id = world.answered(ask)?;
    world.messages.remove(&id);
    Ok(Value::Null)
}

/// `POST /webhooks/{app}/{token}`: the first after a deferral is what was waited for.
pub(super) fn follow_up(world: &mut World, ask: &Ask) -> Answer {
    let id = world.by_token(ask)?;
    let original = world.interactions[&id].original;
    let waiting = original.filter(|id| world.messages.get(id).is_some_and(|it| it.is_loading()));
    if let Some(message) = waiting {
        return world.rewrite(message, ask);
    }
    let message = world.reply(id, &ask.body, &ask.files)?;
    world.interactions.entry(id).and_modify(|it| it.follow_ups.push(message));
    // An interaction's webhook always waits.
    Ok(world.told(message))
}
