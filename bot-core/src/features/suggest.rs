//! What a command could be told: the list from which a platform completes what is typed.

use crate::campaign::Kind;
use crate::command::{Argument, Role};
use crate::conversation::Core;
use crate::khmer;
use crate::locale::Locale;
use crate::platform::Account;
use crate::store::{Conn, StoreError, accounts, content_items, events, faqs, petitions, roles};

/// Choices that are shown at once (Discord: autocomplete, 25).
const MOST: usize = 25;
/// Bytes of what is typed: longer than any title. Hostile input can be a megabyte.
const TYPED: usize = 500;

/// What somebody types after a command.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who types.
    pub account: Account,
    /// What is asked for.
    pub argument: Argument,
    /// What is typed so far.
    pub typed: String,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Asked({:?})", self.argument)
    }
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is called, in the person's language. May be longer than a platform shows.
    pub label: String,
    /// What the command is told: a slug.
    pub value: String,
}

/// The choices that hold what is typed, in the order of the lists.
pub(crate) async fn choices(
    core: &Core,
    conn: &mut Conn,
    asked: &Asked,
) -> Result<Vec<Choice>, StoreError> {
    let locale = locale(core, conn, &asked.account).await?;
    let choice =
        |label: &str, slug: &str| Choice { label: label.to_owned(), value: slug.to_owned() };
    let all: Vec<Choice> = match asked.argument {
        Argument::Petition => petitions::list(conn)
            .await?
            .iter()
            .filter(|one| one.petition.state.is_listed())
            .filter_map(|one| Some((one.petition.text_for(locale)?.1, &one.petition.slug)))
            .map(|(words, slug)| choice(&words.title, slug))
            .collect(),
        Argument::Forum => events::list(conn)
            .await?
            .iter()
            .filter(|event| event.state.is_listed())
            .filter_map(|event| Some(choice(&event.text_for(locale)?.1.title, &event.slug)))
            .collect(),
        Argument::Question => faqs::list(conn)
            .await?
            .iter()
            .filter(|faq| faq.state.is_listed())
            .filter_map(|faq| Some(choice(&faq.text_for(locale)?.1.question, &faq.slug)))
            .collect(),
        // What is not published is nobody else's business.
        Argument::Content if roles::of(conn, &asked.account).await? >= Role::Organizer => {
            let mut all = Vec::new();
            for kind in Kind::ALL {
                let listed = content_items::list(conn, kind).await?;
                all.extend(listed.iter().map(|one| choice(one.title(locale), one.slug())));
            }
            all
        }
        Argument::Content => Vec::new(),
        Argument::Code | Argument::Words | Argument::Role | Argument::Events => Vec::new(),
    };
    Ok(all.into_iter().filter(|choice| holds(choice, &asked.typed)).take(MOST).collect())
}

fn holds(choice: &Choice, typed: &str) -> bool {
    if typed.len() > TYPED {
        return false;
    }
    let typed = khmer::key(typed);
    choice.value.contains(&typed) || khmer::key(&choice.label).contains(&typed)
}

async fn locale(core: &Core, conn: &mut Conn, account: &Account) -> Result<Locale, StoreError> {
    let Some(person) = accounts::person(conn, account).await? else {
        return Ok(core.default_locale);
    };
    let profile = accounts::profile(conn, person).await?;
    let chosen = profile.map(|profile| profile.locale);
    Ok(chosen.filter(|locale| core.catalogue.has(*locale)).unwrap_or(core.default_locale))
}
