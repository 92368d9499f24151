//! What buttons send back is made of these parts, with colons between them. Anyone can send anything, so
//! each kind of part has its letters and its length.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::Press;
use crate::announcement::{Act, Kind, Topic};
use crate::campaign::{self, Fact, rules};
use crate::command::Role;
use crate::conversation::state::{AfterStep, StepName};
use crate::country::Country;
use crate::locale::Locale;

/// What is left to read.
pub(crate) type Parts<'a> = std::str::Split<'a, char>;

/// One kind of part.
pub(crate) trait Part {
    /// What a button of the program holds.
    type Value;

    /// As it is sent.
    fn written(value: &Self::Value) -> String;

    /// The reverse of [`Part::written`].
    fn read(parts: &mut Parts<'_>) -> Option<Self::Value>;

    /// Who may press a button with it.
    fn role(_value: &Self::Value) -> Role {
        Role::Supporter
    }

    /// For tests: one of each, with the longest first.
    #[cfg(test)]
    fn examples() -> Vec<Self::Value>;

    /// The example of this number, from the beginning again where there are fewer.
    #[cfg(test)]
    fn example(number: usize) -> Self::Value {
        let mut all = Self::examples();
        all.swap_remove(number % all.len())
    }
}

/// Reads one line of a table: nothing may be left over. Where it does not fit, the next line is tried.
pub(super) fn whole<T>(
    parts: &mut Parts<'_>,
    read: impl FnOnce(&mut Parts<'_>) -> Option<T>,
) -> Option<T> {
    let mut rest = parts.clone();
    let found = read(&mut rest).filter(|_| rest.next().is_none())?;
    *parts = rest;
    Some(found)
}

/// Whether the word of a line comes next, which may have colons itself.
pub(super) fn said(parts: &mut Parts<'_>, code: &str) -> Option<()> {
    code.split(':').all(|word| parts.next() == Some(word)).then_some(())
}

fn text(
    parts: &mut Parts<'_>,
    length: &RangeInclusive<usize>,
    good: fn(char) -> bool,
) -> Option<String> {
    let text = parts.next()?;
    (length.contains(&text.len()) && text.chars().all(good)).then(|| text.to_owned())
}

/// Kinds of text: the letters, how many at least and at most.
macro_rules! texts {
    ($( $(#[$doc:meta])* $name:ident($length:expr, $good:expr); )*) => { $(
        $(#[$doc])*
        pub(crate) enum $name {}

        impl Part for $name {
            type Value = String;

            fn written(value: &String) -> String {
                value.clone()
            }

            fn read(parts: &mut Parts<'_>) -> Option<String> {
                text(parts, &$length, $good)
            }

            #[cfg(test)]
            fn examples() -> Vec<String> {
                vec!["a".repeat(*$length.end()), "2".repeat(*$length.start())]
            }
        }
    )* };
}

const SMALL: fn(char) -> bool = |c| c.is_ascii_lowercase() || c.is_ascii_digit();
const NAME: fn(char) -> bool = |c| SMALL(c) || c == '-';

texts! {
    /// The name of a petition, a forum, a question or a topic.
    Slug(1..=rules::SLUG, NAME);
    /// A message, a question to speakers or a draft of the campaign's content.
    Id(1..=10, SMALL);
    /// An announcement; empty where none is meant.
    AnnouncementId(0..=8, SMALL);
    /// An announcement, and the second at which a second person was asked about it.
    Asked(1..=20, |c| SMALL(c) || c == '.');
    /// The beginning of a member's or a channel's row, hexadecimal.
    RowTag(16..=16, |c| c.is_ascii_hexdigit() && !c.is_ascii_uppercase());
    /// What connects two accounts, or ends a mute.
    Code(1..=8, SMALL);
    /// Tells the words above a button from all others (see `HostSecret::mark`).
    Mark(8..=8, SMALL);
    /// The name of a question about a draft.
    StepCode(1..=20, NAME);
    /// The IANA name of a time zone.
    Zone(1..=40, |c| c.is_ascii_alphanumeric() || "/_+-".contains(c));
}

/// Kinds of numbers: the smallest and the greatest.
macro_rules! numbers {
    ($( $(#[$doc:meta])* $name:ident($number:ty, $range:expr); )*) => { $(
        $(#[$doc])*
        pub(crate) enum $name {}

        impl Part for $name {
            type Value = $number;

            fn written(value: &$number) -> String {
                value.to_string()
            }

            fn read(parts: &mut Parts<'_>) -> Option<$number> {
                parts.next()?.parse().ok().filter(|number| $range.contains(number))
            }

            #[cfg(test)]
            fn examples() -> Vec<$number> {
                vec![*$range.end(), *$range.start()]
            }
        }
    )* };
}

numbers! {
    /// Of a petition's text or consent: it goes up by one with each change.
    Version(i64, 0..=999_999);
    /// 1 for the account's own person; two connected accounts have up to eight.
    Seat(i64, 1..=8);
    /// A page of a list; the first is 0.
    Page(i64, 0..=9_999);
    /// When a message arrived, as the inbox counts.
    Arrival(i64, 0..=i64::MAX);
    /// Which one of a short list, or how long it is.
    Number(usize, 0..=999);
}

/// Kinds whose values have names of their own.
macro_rules! named {
    ($( $kind:ty, $examples:expr $(, $role:expr)?; )*) => { $(
        impl Part for $kind {
            type Value = Self;

            fn written(value: &Self) -> String {
                value.as_str().to_owned()
            }

            fn read(parts: &mut Parts<'_>) -> Option<Self> {
                Self::parse(parts.next()?)
            }

            $( fn role(value: &Self) -> Role {
                $role(value)
            } )?

            #[cfg(test)]
            fn examples() -> Vec<Self> {
                Vec::from($examples)
            }
        }
    )* };
}
pub(super) use named;

named! {
    Locale, [Self::KM, Self::EN];
    Kind, Self::ALL;
    Act, Self::ALL, |act: &Act| match act {
        Act::SendAlone => Role::Owner,
        _ => Role::Organizer,
    };
    campaign::Kind, Self::ALL;
    Role, [Self::Moderator, Self::Organizer, Self::Owner];
    StepName, Self::ALL;
    AfterStep, Self::ALL;
}

impl Part for Country {
    type Value = Self;

    fn written(value: &Self) -> String {
        value.code().to_owned()
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::parse_code(parts.next()?)
    }

    #[cfg(test)]
    fn examples() -> Vec<Self> {
        crate::country::DIASPORA.to_vec()
    }
}

impl Part for Fact {
    type Value = Self;

    fn written(value: &Self) -> String {
        value.code()
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::parse(parts.next()?)
    }

    #[cfg(test)]
    fn examples() -> Vec<Self> {
        let words = [rules::Words::Holders, rules::Words::Contact, rules::Words::Group];
        words.map(|words| Self::In(Locale::KM, words)).into_iter().chain([Self::Web]).collect()
    }
}

impl Part for Topic {
    type Value = Self;

    fn written(value: &Self) -> String {
        value.code()
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::parse(parts.next()?).filter(|topic| match topic {
            Self::News | Self::Surveys => true,
            Self::Petition(slug) | Self::Forum(slug) => rules::is_name(slug, rules::SLUG),
        })
    }

    #[cfg(test)]
    fn examples() -> Vec<Self> {
        let slug = "a".repeat(rules::SLUG);
        vec![Self::Petition(slug.clone()), Self::Forum(slug), Self::News, Self::Surveys]
    }
}

/// Any number of languages.
impl Part for BTreeSet<Locale> {
    type Value = Self;

    fn written(value: &Self) -> String {
        value.iter().map(Locale::as_str).collect::<Vec<_>>().join("+")
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        parts.next()?.split('+').filter(|name| !name.is_empty()).map(Locale::parse).collect()
    }

    #[cfg(test)]
    fn examples() -> Vec<Self> {
        vec![Self::from([Locale::EN, Locale::KM]), Self::from([Locale::KM]), Self::new()]
    }
}

/// Yes or no, in these words.
macro_rules! switches {
    ($( $(#[$doc:meta])* $name:ident($yes:literal, $no:literal); )*) => { $(
        $(#[$doc])*
        pub(crate) enum $name {}

        impl Part for $name {
            type Value = bool;

            fn written(value: &bool) -> String {
                if *value { $yes.to_owned() } else { $no.to_owned() }
            }

            fn read(parts: &mut Parts<'_>) -> Option<bool> {
                let word = parts.next()?;
                (word == $yes || word == $no).then_some(word == $yes)
            }

            #[cfg(test)]
            fn examples() -> Vec<bool> {
                vec![true, false]
            }
        }
    )* };
}

switches! {
    /// What is from now on: a second tap must not undo the first.
    OnOff("on", "off");
    /// The same, shorter.
    Sign("+", "-");
}

/// A sign before something else, in one word.
pub(crate) struct Signed<P>(std::marker::PhantomData<P>);

impl<P: Part> Part for Signed<P> {
    type Value = (P::Value, bool);

    fn written((value, on): &Self::Value) -> String {
        Sign::written(on) + &P::written(value)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self::Value> {
        let (sign, rest) = parts.next()?.split_at_checked(1)?;
        let on = Sign::read(&mut sign.split(':'))?;
        Some((P::read(&mut rest.split(':'))?, on))
    }

    #[cfg(test)]
    fn examples() -> Vec<Self::Value> {
        P::examples().into_iter().zip([true, false].into_iter().cycle()).collect()
    }
}

/// A whole button inside another one, but not one that has one itself.
pub(crate) enum Inner {}

impl Part for Inner {
    type Value = Box<Press>;

    fn written(value: &Box<Press>) -> String {
        value.data()
    }

    fn read(parts: &mut Parts<'_>) -> Option<Box<Press>> {
        // Checked before reading on: what is sent could begin with any number of these.
        if parts.clone().next() == Some("new") {
            return None;
        }
        Press::read(parts).map(Box::new)
    }

    fn role(value: &Box<Press>) -> Role {
        value.role()
    }

    #[cfg(test)]
    fn examples() -> Vec<Box<Press>> {
        vec![Box::new(Press::Petition("a".repeat(rules::SLUG))), Box::new(Press::Unfollow)]
    }
}
