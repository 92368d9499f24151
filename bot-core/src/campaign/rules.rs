//! The rules for single values. They hold for the campaign file and for what organizers type in chat.

use jiff::civil::DateTime;
use jiff::tz::AmbiguousOffset;

use super::Kind;
use crate::clock::TimeZone;

/// A kind of words in the campaign's content.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// Of a petition or an event.
    Title,
    /// Of a petition.
    Summary,
    /// One sentence to pass on.
    Share,
    /// All of a petition.
    Body,
    /// A recipient's name.
    Recipient,
    /// What happens at an event.
    What,
    /// One speaker a line.
    Speakers,
    /// The venue's name.
    Place,
    /// Street and number.
    Street,
    /// The city.
    City,
    /// What came of an event.
    Recap,
    /// A question.
    Question,
    /// Its answer.
    Answer,
    /// Other words by which people may look for it.
    Others,
    /// The name of a group of questions.
    Topic,
    /// The name of the group behind the campaign.
    Group,
    /// Who that group is.
    About,
    /// How it is reached.
    Contact,
    /// Where journalists ask.
    Press,
    /// What the key-holders are called, one a line.
    Holders,
}

/// What is wrong with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There are none.
    Empty,
    /// More characters than there may be.
    Long {
        /// How many there may be.
        most: usize,
        /// How many there are.
        has: usize,
    },
    /// More words than there may be.
    Wordy {
        /// How many there may be.
        most: usize,
    },
    /// More lines, or more items between commas, than there may be.
    Many {
        /// How many there may be.
        most: usize,
    },
}

/// How many words a summary may have. Khmer is written without spaces between words, so there the
/// letters count.
pub const SUMMARY_WORDS: usize = 60;
/// How many signatures a petition can aim at.
pub const GOAL: i64 = 1_000_000_000;
/// How many people may sign on one account.
pub const PEOPLE: i64 = 4;
/// How many milestones a petition may have.
pub const MILESTONES: usize = 20;
/// Characters of the name of a link.
pub const CHANNEL: usize = 20;
/// Characters of a slug.
pub const SLUG: usize = 40;
/// How many places an event may have.
pub const CAPACITY: i64 = 1_000_000;
/// How many questions a recap may publish.
pub const QUESTIONS: usize = 30;
/// Characters of one of them, and of what the speakers said.
pub const ASKED: usize = 500;
pub const TOLD: usize = 2_000;
/// How many key-holders a campaign can say it has: the names are sealed to three keys at most, but several
/// people may keep one of them together.
pub const HOLDERS: i64 = 9;
/// Characters of a web address.
pub const LINK: usize = 500;

impl Words {
    /// How many characters there may be; of each one where there are several.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Title | Self::Question => 120,
            // Five letters are about one word of Khmer.
            Self::Summary | Self::Share => 420,
            Self::Body => 20_000,
            Self::Recipient
            | Self::Speakers
            | Self::Place
            | Self::Street
            | Self::Contact
            | Self::Press => 200,
            Self::About => 300,
            Self::What | Self::Recap | Self::Answer => 3_000,
            Self::City | Self::Others | Self::Topic | Self::Group | Self::Holders => 60,
        }
    }

    /// How many there may be.
    #[must_use]
    pub const fn many(self) -> usize {
        match self {
            Self::Speakers => 20,
            Self::Others => 30,
            Self::Holders => 9,
            _ => 1,
        }
    }

    /// Whether there may be none.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(
            self,
            Self::Speakers
                | Self::Street
                | Self::Recap
                | Self::Others
                | Self::Group
                | Self::About
                | Self::Contact
                | Self::Press
                | Self::Holders
        )
    }

    /// Whether line breaks are kept.
    #[must_use]
    pub const fn takes_lines(self) -> bool {
        matches!(
            self,
            Self::Body
                | Self::What
                | Self::Recap
                | Self::Answer
                | Self::Speakers
                | Self::Others
                | Self::Holders
        )
    }

    /// Checks one of them.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, text: &str) -> Result<(), Unfit> {
        let (most, has) = (self.most(), units(text));
        if has == 0 && self != Self::Street {
            return Err(Unfit::Empty);
        }
        if self == Self::Summary && text.split_whitespace().count() > SUMMARY_WORDS {
            return Err(Unfit::Wordy { most: SUMMARY_WORDS });
        }
        if has > most { Err(Unfit::Long { most, has }) } else { Ok(()) }
    }

    /// Checks all of them.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check_all(self, all: &[String]) -> Result<(), Unfit> {
        if all.len() > self.many() {
            return Err(Unfit::Many { most: self.many() });
        }
        all.iter().try_for_each(|one| self.check(one))
    }
}

/// Whether a goal can be aimed at.
#[must_use]
pub fn is_goal(goal: i64) -> bool {
    (1..=GOAL).contains(&goal)
}

/// Whether so many people may sign on one account.
#[must_use]
pub fn is_people(people: i64) -> bool {
    (1..=PEOPLE).contains(&people)
}

/// Whether a campaign can have so many key-holders.
#[must_use]
pub fn is_holders(count: i64) -> bool {
    (1..=HOLDERS).contains(&count)
}

/// Whether an event can have so many places.
#[must_use]
pub fn is_capacity(places: i64) -> bool {
    (1..=CAPACITY).contains(&places)
}

/// Whether milestones rise, none above the goal.
#[must_use]
pub fn are_milestones(all: &[i64], goal: i64) -> bool {
    let within = all.iter().all(|number| (1..=goal).contains(number));
    all.is_sorted_by(|one, next| one < next) && within && all.len() <= MILESTONES
}

/// Whether this can be a slug or the name of a link.
#[must_use]
pub fn is_name(name: &str, limit: usize) -> bool {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limit).contains(&name.len()) && name.bytes().all(good)
}

/// How many of a kind a campaign can have.
#[must_use]
pub const fn most(kind: Kind) -> usize {
    match kind {
        Kind::Petition | Kind::Event => 100,
        Kind::Faq => 1_000,
    }
}

/// Whether something of this kind can have this short name in links.
#[must_use]
pub fn is_slug(kind: Kind, slug: &str) -> bool {
    is_name(slug, SLUG) && (kind != Kind::Petition || !is_reserved(slug))
}

/// Whether links with this name lead elsewhere than to a petition.
#[must_use]
pub fn is_reserved(slug: &str) -> bool {
    matches!(slug, "invite" | "faq") || slug.starts_with("event-")
}

/// Whether the clock of a zone skips this time.
#[must_use]
pub fn is_skipped(zone: &TimeZone, at: DateTime) -> bool {
    matches!(zone.to_ambiguous_zoned_datetime(at).offset(), AmbiguousOffset::Gap { .. })
}

/// Whether this can be the link for taking part online.
#[must_use]
pub fn is_link(link: &str) -> bool {
    let visible = |c: char| !c.is_whitespace() && !c.is_control();
    link.len() <= LINK
        && link.strip_prefix("https://").is_some_and(|rest| !rest.is_empty())
        && link.chars().all(visible)
}

/// Whether this is a point on earth.
#[must_use]
pub fn is_point(north: f64, east: f64) -> bool {
    (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east)
}

/// The length of a text, without spaces around it.
pub(super) fn units(text: &str) -> usize {
    text.trim().chars().count()
}
