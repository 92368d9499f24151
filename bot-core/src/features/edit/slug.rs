//! The short name in links: proposed from the English title, unique, and for ever.

use super::{Open, way};
use crate::campaign::Kind;
use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::{SLUG, Words, is_slug};
use crate::conversation::{Instead, Stop, Turn};
use crate::features::shared::find;
use crate::locale::Locale;
use crate::msg;
use crate::outcome::Outcome;
use crate::store::content_items;

/// As much of a title as makes a short name; empty if nothing does.
pub(super) fn from(title: &str) -> String {
    let mut slug = String::new();
    for word in title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let gap = usize::from(!slug.is_empty());
        if slug.len() + gap + word.len() > SLUG {
            break;
        }
        if gap > 0 {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    slug
}

/// The first of `name`, `name-2`, … that nobody has.
pub(super) fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = |number: usize| {
        let tail = format!("-{number}");
        let head: String = wanted.chars().take(SLUG - tail.len()).collect();
        format!("{}{tail}", head.trim_end_matches('-'))
    };
    let mut all = std::iter::once(wanted.to_owned()).chain((2..).map(numbered));
    all.find(|slug| !taken(slug)).unwrap_or_default()
}

/// What is proposed; `None` if there is no English title to take it from.
pub(super) async fn proposal(turn: &mut Turn<'_>, draft: &Draft) -> Result<Option<String>, Stop> {
    let title = if draft.kind == Kind::Faq { Words::Question } else { Words::Title };
    let title = draft.words(Locale::EN, title).pop().unwrap_or_default();
    let wanted = from(&title);
    if !is_slug(draft.kind, &wanted) {
        return Ok(None);
    }
    let all = content_items::list(turn.conn, draft.kind).await?;
    Ok(Some(free(&wanted, |slug| all.iter().any(|one| one.slug() == slug))))
}

/// *Use it* was pressed.
pub(super) async fn proposed(turn: &mut Turn<'_>, open: Open) -> Result<Outcome, Stop> {
    match proposal(turn, &open.draft).await? {
        Some(slug) if open.draft.step == Step::Slug => keep(turn, open, slug).await,
        _ => super::go(turn, open).await,
    }
}

/// Another one was typed.
pub(super) async fn typed(turn: &mut Turn<'_>, open: Open, text: &str) -> Result<Outcome, Stop> {
    let slug = text.trim().to_ascii_lowercase();
    if !is_slug(open.draft.kind, &slug) {
        let most = i64::try_from(SLUG).unwrap_or(i64::MAX);
        return Err(Instead::Hint(msg!("edit-slug-refused", most = most)).into());
    }
    if find::item(turn, open.draft.kind, &slug).await?.is_some() {
        return Err(Instead::Hint(msg!("edit-slug-taken")).into());
    }
    keep(turn, open, slug).await
}

async fn keep(turn: &mut Turn<'_>, mut open: Open, slug: String) -> Result<Outcome, Stop> {
    open.draft.set("slug", Some(slug.into()));
    way::onward(turn, open).await
}

#[cfg(test)]
mod tests {
    use super::{free, from};

    #[test]
    fn a_title_makes_a_short_name() {
        assert_eq!(from("The right to vote, from abroad!"), "the-right-to-vote-from-abroad");
        assert_eq!(from(&"word ".repeat(20)), "word-word-word-word-word-word-word-word");
        assert_eq!(from("វេទិកា"), ""); // exempt: read, never shown
        assert_eq!(free("one", |slug| slug == "one" || slug == "one-2"), "one-3");
    }
}
