//! What the open question asks for.

/// What typed words may answer. Each open question declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// No question waits for words: there are only buttons, or there is no question at all.
    Nothing,
    /// A country.
    Country,
    /// A person's name.
    Name,
    /// A region or city, in the person's own words.
    Region,
    /// How many.
    Count,
    /// A day, perhaps with a time.
    Day,
    /// A place that tells a time zone.
    Place,
    /// A code that somebody was given.
    Code,
    /// A line that is no prose, such as a short name, a link or a city: a refusal, a wish to stop, a yes and
    /// a question are none.
    Line,
    /// Free words: a message to the campaign, the text of an announcement.
    Words,
}

impl Asked {
    /// Every kind, for tests and tables.
    pub const ALL: [Self; 10] = [
        Self::Nothing,
        Self::Country,
        Self::Name,
        Self::Region,
        Self::Count,
        Self::Day,
        Self::Place,
        Self::Code,
        Self::Line,
        Self::Words,
    ];

    /// Its name in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Country => "country",
            Self::Name => "name",
            Self::Region => "region",
            Self::Count => "count",
            Self::Day => "day",
            Self::Place => "place",
            Self::Code => "code",
            Self::Line => "line",
            Self::Words => "words",
        }
    }
}
