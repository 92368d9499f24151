//! What must be right about who is behind the campaign.

use super::FileError;
use crate::campaign::rules::{HOLDERS, Words, is_holders, is_link};
use crate::campaign::{Behind, Called, Campaign, Holders};
use crate::khmer;

impl Campaign {
    /// Checks it, and takes the contact of an older file as its own.
    pub(super) fn check_behind(&mut self) -> Result<(), FileError> {
        let fail = |which: &str, what: String| {
            Err(FileError::Value { kind: "campaign", which: which.to_owned(), what })
        };
        if !self.contact.is_empty() && !self.behind.contact.is_empty() {
            let what = "stands in [campaign.contact] already: leave [contact] out".to_owned();
            return fail("contact", what);
        }
        if self.behind.contact.is_empty() {
            self.behind.contact = std::mem::take(&mut self.contact);
        }
        self.behind.check().or_else(|(which, what)| fail(which, what))
    }
}

impl Behind {
    fn check(&self) -> Result<(), (&'static str, String)> {
        let texts = [
            ("name", &self.name, Words::Group),
            ("about", &self.about, Words::About),
            ("contact", &self.contact, Words::Contact),
            ("press", &self.press, Words::Press),
        ];
        for (key, all, words) in texts {
            if all.values().any(|text| !is_line(text, words)) {
                return Err((key, line(words)));
            }
        }
        if self.web.as_deref().is_some_and(|web| !is_link(web)) {
            return Err(("web", "must be a web address that begins with https://".to_owned()));
        }
        match &self.holders {
            Some(Holders::Count(count)) if !is_holders(*count) => {
                Err(("holders", format!("must be 1 to {HOLDERS}")))
            }
            Some(Holders::Named(all)) => check_named(all),
            _ => Ok(()),
        }
    }
}

fn check_named(all: &[Called]) -> Result<(), (&'static str, String)> {
    if all.is_empty() || all.len() > Words::Holders.many() {
        return Err(("holders", format!("must be 1 to {HOLDERS} names, or how many there are")));
    }
    let wrong = |one: &Called| match one {
        Called::Alike(name) => !is_line(name, Words::Holders),
        Called::Each(names) => {
            names.is_empty() || names.values().any(|name| !is_line(name, Words::Holders))
        }
    };
    if all.iter().any(wrong) {
        return Err(("holders", format!("each name {}", line(Words::Holders))));
    }
    Ok(())
}

/// Whether a text is one line as the program itself would keep it: in canonical order as well.
fn is_line(text: &str, words: Words) -> bool {
    words.check(text).is_ok() && khmer::clean_line(text) == text
}

fn line(words: Words) -> String {
    let most = words.most();
    format!(
        "must be one line of 1 to {most} characters, without spaces around it, in canonical order"
    )
}
