//! What the program tells the owners through the bot.

use bot_core::clock::Seconds;
use bot_core::command::Role;
use bot_core::direct_message::{Contents, DirectMessage, MessageLine};
use bot_core::i18n::Catalogue;
use bot_core::locale::Locale;
use bot_core::platform::Platform;
use bot_core::store::{Conn, StoreError, accounts, direct_messages, roles};
use bot_core::text::Message;

/// Queues a message to every owner, in the language that each has chosen. The caller has begun a
/// transaction.
pub(crate) async fn tell(
    conn: &mut Conn,
    (catalogue, default): (&Catalogue, Locale),
    now: Seconds,
    says: impl Fn(Locale) -> Vec<Message>,
) -> Result<(), StoreError> {
    for member in roles::list(conn).await? {
        let Some(platform) = Platform::parse(&member.staff.platform) else { continue };
        if member.role != Role::Owner {
            continue;
        }
        let address = member.staff.address;
        let chosen = accounts::language(conn, (platform, &address)).await?;
        let locale = chosen.filter(|locale| catalogue.has(*locale)).unwrap_or(default);
        let lines = says(locale).into_iter().map(MessageLine::say).collect();
        let what = Contents::Plain { lines, buttons: Vec::new() };
        let note = DirectMessage { platform, address, locale, what, voice: None };
        direct_messages::add(conn, now, &note).await?;
    }
    Ok(())
}
