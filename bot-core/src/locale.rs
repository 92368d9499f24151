//! The name of a language.

use std::fmt;

/// A language that has a folder under `locales/`: two to eight of `a-z-`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale {
    bytes: [u8; 8],
    len: u8,
}

impl Locale {
    /// Khmer.
    pub const KM: Self = Self { bytes: *b"km\0\0\0\0\0\0", len: 2 };
    /// English.
    pub const EN: Self = Self { bytes: *b"en\0\0\0\0\0\0", len: 2 };

    /// Reads a folder's name. Says nothing about whether the folder exists.
    pub fn parse(name: &str) -> Option<Self> {
        let good = (2..=8).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        good.then(|| {
            let mut bytes = [0; 8];
            bytes[..name.len()].copy_from_slice(name.as_bytes());
            Self { bytes, len: name.len().try_into().unwrap_or(8) }
        })
    }

    /// The folder's name.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or("en")
    }
}

/// The languages in which the bot speaks.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// For whoever has chosen none of them.
    pub default: Locale,
    /// All of them.
    pub all: Vec<Locale>,
}

impl Spoken {
    /// The language of somebody who chose this one, or none.
    #[must_use]
    pub fn of(&self, chosen: Option<Locale>) -> Locale {
        chosen.filter(|locale| self.all.contains(locale)).unwrap_or(self.default)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl serde::Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::parse(&name).ok_or_else(|| {
            serde::de::Error::custom("must be a language in small letters, such as km or en")
        })
    }
}
