//! A figure belongs to the text that was signed: whoever reads a total under a title reads how many signed other
//! words.

use crate::clock::{TimeZone, day_of};
use crate::conversation::{Core, Stop, Turn};
use crate::locale::Locale;
use crate::msg;
use crate::store::petitions::Stored;
use crate::store::tallies;
use crate::store::text_versions::{self, TextTotal};
use crate::text::Message;

/// The texts that a total is made of, if it is not all of the one that stands there now.
#[derive(Debug, Default)]
pub(crate) struct SignedTexts {
    all: Vec<TextTotal>,
    now: i64,
}

/// What this total of a petition is made of.
pub(crate) async fn of(
    turn: &mut Turn<'_>,
    stored: &Stored,
    total: i64,
) -> Result<SignedTexts, Stop> {
    let (slug, now) = (stored.petition.slug.as_str(), stored.text_version);
    // Almost always everybody has signed what stands there.
    if tallies::get(turn.conn, slug, tallies::TEXT, &now.to_string()).await? == total {
        return Ok(SignedTexts::default());
    }
    let all = text_versions::totals(turn.conn, slug, now).await?;
    let one = all.len() == 1 && all[0].versions.contains(&now);
    let all = if one { Vec::new() } else { all };
    Ok(SignedTexts { all, now })
}

impl SignedTexts {
    /// Whether everybody has signed what stands there now.
    pub(crate) const fn is_one(&self) -> bool {
        self.all.is_empty()
    }

    /// A line for each text, the one that stands there now first.
    pub(crate) fn lines(&self, zone: &TimeZone, locale: Locale) -> Vec<Message> {
        self.all.iter().map(|one| self.line(one, zone, locale)).collect()
    }

    /// The lines below a sentence that says the total.
    pub(crate) fn said(&self, core: &Core, locale: Locale, sentence: String) -> String {
        let lines = self.lines(&core.zone, locale).into_iter();
        lines.fold(sentence, |text, line| format!("{text}\n• {}", core.words_in(locale, line)))
    }

    fn line(&self, one: &TextTotal, zone: &TimeZone, locale: Locale) -> Message {
        let number = one.total;
        if one.versions.contains(&self.now) {
            return msg!("text-now", number = number);
        }
        let title = one.title.get(&locale).or_else(|| one.title.values().next());
        let title = title.map_or("", String::as_str);
        match one.since {
            0 => {
                let version = one.versions.first().copied().unwrap_or(0);
                msg!("text-of-version", number = number, version = version, title = title)
            }
            since => {
                let day = day_of(since, zone);
                msg!("text-of", number = number, day = day, title = title)
            }
        }
    }
}

/// The same for the acting person.
pub(crate) async fn lines(
    turn: &mut Turn<'_>,
    stored: &Stored,
    total: i64,
) -> Result<Vec<Message>, Stop> {
    let texts = of(turn, stored, total).await?;
    Ok(texts.lines(&turn.core.zone, turn.locale))
}
