//! A plain serenity client.

use std::sync::Arc;

use serenity::{
    all::{
        ActionRowComponent, CreateActionRow, CreateAutocompleteResponse, CreateButton, CreateEmbed,
        CreateInputText, CreateInteractionResponse, CreateInteractionResponseMessage,
        CreateMessage, CreateModal, InputTextStyle, Interaction, Message, ShardManager,
    },
    async_trait,
    client::{Client, ClientBuilder, Context, EventHandler},
    http::HttpBuilder,
    model::{gateway::GatewayIntents, id::ApplicationId},
};
use tokio::task::JoinHandle;

use testing::discord::Discord;

/// The client, pointed at the simulator.
pub(super) async fn client(
    dc: &Discord,
    token: &str,
    intents: GatewayIntents,
    handler: impl EventHandler + 'static,
) -> Client {
    let http = HttpBuilder::new(token)
        .proxy(dc.url())
        .ratelimiter_disabled(true)
        .application_id(ApplicationId::new(dc.application_id()))
        .build();
    ClientBuilder::new_with_http(http, intents).event_handler(handler).await.unwrap()
}

/// What a bot that keeps the rules asks for.
pub(super) fn usual() -> GatewayIntents {
    GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES
}

/// A running client.
pub(super) struct Bot {
    shards: Arc<ShardManager>,
    task: JoinHandle<()>,
}

impl Bot {
    async fn run(dc: &Discord, handler: impl EventHandler + 'static) -> Self {
        let before = dc.gateway_counts().0;
        let mut client = client(dc, &dc.token(), usual(), handler).await;
        let shards = Arc::clone(&client.shard_manager);
        let task = tokio::spawn(async move { client.start().await.unwrap() });
        dc.wait_for("a session", |dc| dc.gateway_counts().0 > before).await;
        Self { shards, task }
    }

    /// Hears everything and says nothing.
    pub(super) async fn listening(dc: &Discord) -> Self {
        Self::run(dc, Silent).await
    }

    /// Signs petitions: a command, a button, a form, a private thank-you.
    pub(super) async fn signing(dc: &Discord) -> Self {
        Self::run(dc, Signing).await
    }

    /// Says goodbye to the gateway and ends.
    pub(super) async fn stop(&mut self) {
        self.shards.shutdown_all().await;
        (&mut self.task).await.unwrap();
    }
}

/// Does nothing.
pub(super) struct Silent;

#[async_trait]
impl EventHandler for Silent {}

struct Signing;

#[async_trait]
impl EventHandler for Signing {
    async fn message(&self, context: Context, message: Message) {
        if message.author.bot {
            return;
        }
        let files: Vec<String> =
            message.attachments.iter().map(|file| file.filename.clone()).collect();
        let text = format!("You said {:?} {files:?}", message.content);
        message
            .channel_id
            .send_message(&context, CreateMessage::new().content(text))
            .await
            .unwrap();
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let outcome = match &interaction {
            Interaction::Command(command) => command.create_response(&context, question()).await,
            Interaction::Autocomplete(typing) => {
                let typed = typing.data.autocomplete().unwrap().value;
                let choices = CreateAutocompleteResponse::new()
                    .add_string_choice(format!("{typed}… for everyone"), "water");
                let response = CreateInteractionResponse::Autocomplete(choices);
                typing.create_response(&context, response).await
            }
            Interaction::Component(press) => press.create_response(&context, form()).await,
            Interaction::Modal(form) => {
                let ActionRowComponent::InputText(name) = &form.data.components[0].components[0]
                else {
                    panic!("a text input");
                };
                let text = format!("Thank you, {}!", name.value.as_deref().unwrap());
                let message =
                    CreateInteractionResponseMessage::new().content(text).components(Vec::new());
                let response = CreateInteractionResponse::UpdateMessage(message);
                form.create_response(&context, response).await
            }
            _ => panic!("an interaction that nobody knows"),
        };
        // A response that comes twice is refused; people see the first.
        let _ = outcome;
    }
}

fn question() -> CreateInteractionResponse {
    let embed = CreateEmbed::new().title("Clean water").description("1,156 signed so far.").field(
        "Until",
        "31 December",
        true,
    );
    let buttons = vec![
        CreateButton::new("sign:water").label("Sign"),
        CreateButton::new_link("https://example.org/water").label("Read more"),
    ];
    let message = CreateInteractionResponseMessage::new()
        .ephemeral(true)
        .embed(embed)
        .components(vec![CreateActionRow::Buttons(buttons)]);
    CreateInteractionResponse::Message(message)
}

fn form() -> CreateInteractionResponse {
    let name = CreateInputText::new(InputTextStyle::Short, "Your name", "name").max_length(60);
    let modal =
        CreateModal::new("name:water", "Sign").components(vec![CreateActionRow::InputText(name)]);
    CreateInteractionResponse::Modal(modal)
}
