//! What an open question asks for.

/// The kind of answer that an open question waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Nothing: only buttons answer, or nothing is open.
    Nothing,
    /// A country.
    Country,
    /// A person's name.
    Name,
    /// A state, a province, a city.
    Region,
    /// A number.
    Count,
    /// A day, with or without an hour.
    Day,
    /// A place that tells a time zone.
    Place,
    /// A code that somebody was given.
    Code,
    /// Any words.
    Words,
}
