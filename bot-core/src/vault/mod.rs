//! Keyed tags, sealing under the host secret, and sealing to the key-holders, which this program can't
//! open.

mod host;
mod petition;
mod secret;
mod seed;

pub use host::{Cell, Opened};
pub use petition::{
    Identity, KeyHolders, PetitionKeyError, SealedName, generate_key, is_sealed_file, open_with,
    parse_identities,
};
pub use secret::{HostSecret, SecretError, open_to_others};
pub use seed::Seed;

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;

use crate::platform::{Account, Platform};

/// An HMAC-SHA256 value. It is equal for equal input under one key, and reveals nothing else.
pub type Tag = Vec<u8>;

/// A person across accounts: 16 random bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PersonId(pub [u8; 16]);

impl std::fmt::Debug for PersonId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("PersonId(…)")
    }
}

/// The tables whose rows belong to a person. Each has a sub-key of its own, so that rows of two
/// tables can't be joined without the host secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonTable {
    /// Chosen languages.
    Profiles,
    /// Followers.
    Follows,
    /// Connected accounts.
    Links,
    /// The holders of signatures of disconnected accounts.
    Holders,
    /// Senders of questions and ideas.
    Inbox,
    /// Askers of questions to speakers.
    Questions,
}

/// The tables whose rows belong to one account on one platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountTable {
    /// The person of an account.
    Accounts,
    /// Conversations.
    Conversations,
    /// Roles.
    Roles,
    /// Codes that an account has shown or typed.
    Connecting,
    /// Drafts.
    Drafts,
    /// Moderators who have taken a question.
    Desk,
    /// Muted accounts.
    Mutes,
}

/// HMAC-SHA256 over parts, each with its length before it so that no two lists look alike.
pub(crate) fn mac(key: &[u8], parts: &[&[u8]]) -> Tag {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl HostSecret {
    /// The tag of an account in one table.
    pub fn account_tag(&self, table: AccountTable, account: &Account) -> Tag {
        let purpose = match table {
            AccountTable::Accounts => "tag/accounts",
            AccountTable::Conversations => "tag/conversations",
            AccountTable::Roles => "tag/roles",
            AccountTable::Connecting => "tag/connecting",
            AccountTable::Drafts => "tag/drafts",
            AccountTable::Desk => "tag/desk",
            AccountTable::Mutes => "tag/mutes",
        };
        let key = self.derive(purpose);
        mac(&key, &[account.platform.as_str().as_bytes(), account.user.as_bytes()])
    }

    /// The tag of a person in one table.
    pub fn person_tag(&self, table: PersonTable, person: PersonId) -> Tag {
        let purpose = match table {
            PersonTable::Profiles => "tag/profiles",
            PersonTable::Follows => "tag/follows",
            PersonTable::Links => "tag/links",
            PersonTable::Holders => "tag/holders",
            PersonTable::Inbox => "tag/inbox",
            PersonTable::Questions => "tag/questions",
        };
        mac(&self.derive(purpose), &[&person.0])
    }

    /// The key of an update in the set of handled ones.
    pub fn update_key(&self, platform: &str, update: &str) -> Tag {
        mac(&self.derive("tag/handled"), &[platform.as_bytes(), update.as_bytes()])
    }

    /// The tag of a group or channel that gets announcements.
    pub fn channel_tag(&self, platform: Platform, address: &str) -> Tag {
        mac(&self.derive("tag/channels"), &[platform.as_str().as_bytes(), address.as_bytes()])
    }

    /// The tag of one row of an announcement's ledger.
    pub fn ledger_tag(&self, announcement: &str, target: &[u8]) -> Tag {
        mac(&self.derive("tag/ledger"), &[announcement.as_bytes(), target])
    }

    /// The tag of an event notice, or of the time and place of a forum.
    pub fn event_notice_tag(&self, parts: &[&[u8]]) -> Tag {
        mac(&self.derive("tag/calls"), parts)
    }

    /// The tag of a forum among the scheduled events of a server.
    pub fn scheduled_tag(&self, platform: Platform, server: &str, forum: &str) -> Tag {
        let parts = [platform.as_str().as_bytes(), server.as_bytes(), forum.as_bytes()];
        mac(&self.derive("tag/scheduled"), &parts)
    }

    /// The tag of a file that an announcement has.
    pub fn file_tag(&self, platform: Platform, file: &str) -> Tag {
        mac(&self.derive("tag/files"), &[platform.as_str().as_bytes(), file.as_bytes()])
    }

    /// The tag of a staff member's notification settings. `role` is the tag of their role.
    pub fn staff_notification_tag(&self, role: &[u8]) -> Tag {
        mac(&self.derive("tag/duty"), &[role])
    }

    /// A number that is equal within one stretch of time and reveals nothing about the time.
    pub fn round(&self, stretch: i64) -> i64 {
        let tag = mac(&self.derive("tag/rounds"), &[&stretch.to_be_bytes()]);
        tag.iter().take(7).fold(0, |sum, byte| sum << 8 | i64::from(*byte))
    }

    /// The lock of the queue of a forum's questions.
    pub fn queue_tag(&self, event: &str) -> Tag {
        mac(&self.derive("tag/queues"), &[event.as_bytes()])
    }

    /// The tag of a one-time code.
    pub fn code_tag(&self, code: &str) -> Tag {
        mac(&self.derive("tag/codes"), &[code.as_bytes()])
    }

    /// The tag of a code that connects two accounts.
    pub fn link_code_tag(&self, code: &str) -> Tag {
        mac(&self.derive("tag/offers"), &[code.as_bytes()])
    }

    /// The tag of a participant of a forum.
    pub fn rsvp_tag(&self, event: &str, person: PersonId) -> Tag {
        mac(&self.derive("tag/rsvps"), &[event.as_bytes(), &person.0])
    }

    /// The tag of a ticket's code.
    pub fn ticket_tag(&self, code: &str) -> Tag {
        mac(&self.derive("tag/tickets"), &[code.as_bytes()])
    }

    /// The permanent id of a forum in calendar files. Nobody without the secret can make it for another
    /// campaign's forum.
    pub fn calendar_uid(&self, event: &str) -> String {
        format!("{}@samleng", hex(&mac(&self.derive("uid/events"), &[event.as_bytes()])[..16]))
    }

    /// The tag of an account's waiting period for a petition.
    pub fn waiting_period_tag(&self, petition: &str, account: &Account) -> Tag {
        let (platform, user) = (account.platform.as_str(), account.user.as_str());
        let key = self.derive("tag/bars");
        mac(&key, &[petition.as_bytes(), platform.as_bytes(), user.as_bytes()])
    }

    /// The tag of what counts against an account for a petition.
    pub fn beside_tag(&self, petition: &str, account: &Account) -> Tag {
        let (platform, user) = (account.platform.as_str(), account.user.as_str());
        let key = self.derive("tag/beside");
        mac(&key, &[petition.as_bytes(), platform.as_bytes(), user.as_bytes()])
    }

    /// The tag of how much of a limit an account had used up.
    pub fn spent_tag(&self, limit: &str, account: &Account) -> Tag {
        let (platform, user) = (account.platform.as_str(), account.user.as_str());
        mac(&self.derive("tag/spent"), &[limit.as_bytes(), platform.as_bytes(), user.as_bytes()])
    }

    /// The tag of a message whose sender was forgotten.
    pub fn sender_tag(&self, message: &str) -> Tag {
        mac(&self.derive("tag/senders"), &[message.as_bytes()])
    }
}

/// The tag of one seat's signature under the petition's own key.
pub fn signature_tag(petition_key: &[u8], person: PersonId, seat: i64) -> Tag {
    mac(petition_key, &[&person.0, &seat.to_be_bytes()])
}

/// The tag under which a signature counts against accounts that have parted, under the petition's own key.
pub fn count_tag(petition_key: &[u8], signature: &str) -> Tag {
    mac(petition_key, &[b"count", signature.as_bytes()])
}
