//! What the buttons about a forum send back. Each says what shall be, so that a second tap changes nothing.

/// A pressed button about a forum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EventPress {
    /// *I will come*: in which way?
    Come(String),
    /// At the place.
    InPerson(String),
    /// From anywhere.
    Online(String),
    /// Sure?
    Leave(String),
    /// Yes.
    LeaveSure(String),
    /// *Calendar file*.
    Calendar(String),
    /// *Map*.
    Map(String),
    /// *Send me the recap*.
    Recap(String),
    /// *No recap, please*.
    NoRecap(String),
    /// The door of this forum.
    Door(String),
    /// Leaves the door.
    DoorDone,
}

impl EventPress {
    /// At most 64 bytes: `r:`, a short word, a slug of 40.
    pub(crate) fn data(&self) -> String {
        let (word, slug) = match self {
            Self::Come(slug) => ("come", slug),
            Self::InPerson(slug) => ("in", slug),
            Self::Online(slug) => ("on", slug),
            Self::Leave(slug) => ("no", slug),
            Self::LeaveSure(slug) => ("no!", slug),
            Self::Calendar(slug) => ("ics", slug),
            Self::Map(slug) => ("map", slug),
            Self::Recap(slug) => ("recap", slug),
            Self::NoRecap(slug) => ("recap!", slug),
            Self::Door(slug) => ("door", slug),
            Self::DoorDone => return "r:done".to_owned(),
        };
        format!("r:{word}:{slug}")
    }

    /// The reverse of [`EventPress::data`].
    pub(crate) fn parse(data: &str) -> Option<Self> {
        let rest = data.strip_prefix("r:")?;
        let Some((word, slug)) = rest.split_once(':') else {
            return (rest == "done").then_some(Self::DoorDone);
        };
        let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !(1..=40).contains(&slug.len()) || !slug.bytes().all(good) {
            return None;
        }
        let slug = slug.to_owned();
        Some(match word {
            "come" => Self::Come(slug),
            "in" => Self::InPerson(slug),
            "on" => Self::Online(slug),
            "no" => Self::Leave(slug),
            "no!" => Self::LeaveSure(slug),
            "ics" => Self::Calendar(slug),
            "map" => Self::Map(slug),
            "recap" => Self::Recap(slug),
            "recap!" => Self::NoRecap(slug),
            "door" => Self::Door(slug),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::EventPress;

    #[test]
    fn a_button_is_read_as_it_was_written() {
        let slug = "a".repeat(40);
        for tap in [
            EventPress::Come(slug.clone()),
            EventPress::InPerson(slug.clone()),
            EventPress::Online(slug.clone()),
            EventPress::Leave(slug.clone()),
            EventPress::LeaveSure(slug.clone()),
            EventPress::Calendar(slug.clone()),
            EventPress::Map(slug.clone()),
            EventPress::Recap(slug.clone()),
            EventPress::NoRecap(slug.clone()),
            EventPress::Door(slug),
            EventPress::DoorDone,
        ] {
            assert!(format!("new:{}", tap.data()).len() <= 64);
            assert_eq!(EventPress::parse(&tap.data()), Some(tap));
        }
        for forged in ["r:", "r:in", "r:in:", "r:in:A", "r:in:a:b", "r:fly:a", "r:done:a"] {
            assert_eq!(EventPress::parse(forged), None, "{forged}");
        }
    }
}
