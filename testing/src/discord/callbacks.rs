//! First responses to interactions.

use serde_json::{Value, json};

use super::{
    commands::check_choice,
    components,
    drafts::Purpose,
    interactions::{FIRST, Interaction, Kind, Progress},
    messages::{EPHEMERAL, LOADING, Message},
    refusal::{Answer, Form, Refusal, join},
    request::Upload,
    routes::Ask,
    world::{World, text},
};

const MESSAGE: i64 = 4;
const DEFER: i64 = 5;
const DEFER_UPDATE: i64 = 6;
const UPDATE: i64 = 7;
const CHOICES: i64 = 8;
const MODAL: i64 = 9;

fn unknown() -> Refusal {
    Refusal::new(404, 10062, "Unknown interaction")
}

/// `POST /interactions/{id}/{token}/callback`.
pub(super) fn respond(world: &mut World, ask: &Ask) -> Answer {
    let id = ask.id(0)?;
    let now = world.clock;
    let interaction = world.interactions.get_mut(&id).filter(|it| it.token == ask.part(1));
    let interaction = interaction.ok_or_else(unknown)?;
    if interaction.progress == Progress::Answered {
        let message = "Interaction has already been acknowledged.";
        return Err(Refusal::new(400, 40060, message));
    }
    if interaction.progress == Progress::Failed || now - interaction.born >= FIRST {
        interaction.progress = Progress::Failed;
        return Err(unknown());
    }
    let interaction = interaction.clone();
    let kind = ask.body["type"].as_i64().unwrap_or_default();
    if !fits(&interaction, kind) {
        let message = format!("A response of type {kind} does not answer this interaction.");
        return Err(Refusal::field("type", "INTERACTION_RESPONSE_TYPE_INVALID", &message));
    }
    let outcome = world.answer(id, &interaction, kind, &ask.body["data"], &ask.files)?;
    let took = interaction.at.elapsed();
    if let Some(interaction) = world.interactions.get_mut(&id) {
        interaction.progress = Progress::Answered;
        interaction.took = Some(took);
        interaction.response = kind;
        interaction.original = outcome;
    }
    if !ask.flag("with_response") {
        return Ok(Value::Null);
    }
    let message = outcome.filter(|_| kind != DEFER_UPDATE).map(|id| world.told(id));
    Ok(json!({
        "interaction": { "id": text(id), "type": interaction.kind as i64 },
        "resource": { "type": kind, "message": message },
    }))
}

fn fits(interaction: &Interaction, kind: i64) -> bool {
    let from_message = interaction.source.is_some();
    match interaction.kind {
        Kind::Autocomplete => kind == CHOICES,
        Kind::Command => matches!(kind, MESSAGE | DEFER | MODAL),
        Kind::Component => matches!(kind, MESSAGE | DEFER | DEFER_UPDATE | UPDATE | MODAL),
        Kind::Modal if from_message => matches!(kind, MESSAGE | DEFER | DEFER_UPDATE | UPDATE),
        Kind::Modal => matches!(kind, MESSAGE | DEFER),
    }
}

/// Wrong fields of the message are wrong fields of `data`.
pub(super) fn inside(refusal: Refusal) -> Refusal {
    let errors = refusal.errors.map(|errors| json!({ "data": errors }));
    Refusal { errors, ..refusal }
}

impl World {
    /// Carries a response out; what `@original` means from now on.
    fn answer(
        &mut self,
        id: u64,
        interaction: &Interaction,
        kind: i64,
        data: &Value,
        files: &[Upload],
    ) -> Result<Option<u64>, Refusal> {
        match kind {
            MESSAGE => self.reply(id, data, files).map(Some).map_err(inside),
            DEFER => {
                let mut message = self.blank(id, data["flags"].as_u64().unwrap_or_default());
                message.flags |= LOADING;
                Ok(Some(self.post(message)))
            }
            UPDATE => {
                let source = interaction.source.and_then(|id| self.messages.get(&id));
                let mut message = source.cloned().ok_or_else(Refusal::unknown_message)?;
                self.fill(&mut message, data, files, Purpose::Update).map_err(inside)?;
                message.edited = Some(self.clock);
                self.messages.insert(message.id, message);
                Ok(interaction.source)
            }
            DEFER_UPDATE => Ok(interaction.source),
            CHOICES => self.suggest(id, interaction, data).map(|()| None),
            _ => self.open_modal(id, interaction, data).map(|()| None),
        }
    }

    /// A message of the bot that answers an interaction and is empty so far.
    fn blank(&self, id: u64, flags: u64) -> Message {
        let interaction = &self.interactions[&id];
        let private = flags & EPHEMERAL != 0;
        Message {
            channel: interaction.channel,
            author: self.bot.id,
            flags: flags & EPHEMERAL,
            only_for: private.then_some(interaction.person),
            interaction: Some(id),
            ..Message::default()
        }
    }

    /// A new message that answers an interaction.
    pub(super) fn reply(
        &mut self,
        id: u64,
        data: &Value,
        files: &[Upload],
    ) -> Result<u64, Refusal> {
        let mut message = self.blank(id, data["flags"].as_u64().unwrap_or_default());
        self.fill(&mut message, data, files, Purpose::Response)?;
        let message = self.post(message);
        self.tell_message(message);
        Ok(message)
    }

    fn suggest(&mut self, id: u64, by: &Interaction, data: &Value) -> Result<(), Refusal> {
        let mut form = Form::default();
        let choices = form.list(data, "data", "choices", 0, 25);
        for (place, choice) in choices.iter().enumerate() {
            let path = join("data.choices", place);
            check_choice(choice, by.typing, &path, &mut form);
        }
        form.finish()?;
        let choices = choices.to_vec();
        self.interactions.entry(id).and_modify(|it| it.choices = choices);
        Ok(())
    }

    fn open_modal(&mut self, id: u64, by: &Interaction, data: &Value) -> Result<(), Refusal> {
        let mut form = Form::default();
        components::check_modal(data, "data", &mut form);
        form.finish()?;
        self.interactions.entry(id).and_modify(|it| it.modal = Some(data.clone()));
        self.account(by.person).modal = Some(id);
        Ok(())
    }
}
