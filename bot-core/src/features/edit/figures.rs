//! Numbers and names of links.

use crate::campaign::draft::{Draft, Step};
use crate::campaign::rules::{
    CAPACITY, CHANNEL, GOAL, MILESTONES, PEOPLE, are_milestones, is_capacity, is_goal, is_name,
    is_people,
};
use crate::khmer;
use crate::msg;
use crate::text::Message;

/// Nobody types more.
const LONGEST: usize = 2_000;
/// How many links a petition may have.
const CHANNELS: usize = 50;

/// A number in Khmer or Latin digits, with or without commas.
pub(super) fn number(text: &str) -> Option<i64> {
    if text.len() > LONGEST {
        return None;
    }
    let text = khmer::to_latin_digits(text.trim());
    let digits: String =
        text.chars().filter(|c| !matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\'')).collect();
    let good = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| digits.parse().ok())?
}

pub(super) fn read(draft: &mut Draft, step: &Step, text: &str) -> Result<(), Message> {
    let text = if text.len() > LONGEST { "" } else { text };
    match step {
        Step::Goal => {
            let refused = || msg!("edit-goal-refused", most = GOAL);
            let goal = number(text).filter(|goal| is_goal(*goal)).ok_or_else(refused)?;
            draft.set("goal", Some(goal.into()));
            let mut kept = milestones(draft);
            kept.retain(|one| *one <= goal);
            set_milestones(draft, &kept);
        }
        Step::People => {
            let refused = || msg!("edit-people-refused", most = PEOPLE);
            let people = number(text).filter(|people| is_people(*people)).ok_or_else(refused)?;
            draft.set("people_per_account", Some(people.into()));
        }
        Step::Capacity => {
            let refused = || msg!("edit-capacity-refused", most = CAPACITY);
            let places = number(text).filter(|places| is_capacity(*places)).ok_or_else(refused)?;
            draft.set("capacity", Some(places.into()));
        }
        Step::Milestones => {
            let goal = draft.get("goal").and_then(serde_json::Value::as_i64).unwrap_or(GOAL);
            let most = i64::try_from(MILESTONES).unwrap_or(i64::MAX);
            let refused = || msg!("edit-milestones-refused", most = most, goal = goal);
            let mut all = numbers(text).ok_or_else(refused)?;
            all.sort_unstable();
            all.dedup();
            if all.is_empty() || !are_milestones(&all, goal) {
                return Err(refused());
            }
            set_milestones(draft, &all);
        }
        Step::Channels => {
            let parts = text.split(|c: char| c.is_whitespace() || ",;".contains(c));
            let mut all: Vec<String> =
                parts.filter(|one| !one.is_empty()).map(str::to_ascii_lowercase).collect();
            all.dedup();
            let good = all.iter().all(|one| is_name(one, CHANNEL));
            if all.is_empty() || !good || all.len() > CHANNELS {
                let most = i64::try_from(CHANNEL).unwrap_or(i64::MAX);
                return Err(msg!("edit-channels-refused", most = most));
            }
            draft.set("channels", Some(all.into()));
        }
        _ => return Err(msg!("fallback-press-a-button")),
    }
    Ok(())
}

/// `1,000 5,000` and `1000, 5000` alike.
fn numbers(text: &str) -> Option<Vec<i64>> {
    let text = khmer::to_latin_digits(text);
    let mut all = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ';') {
        let word = word.trim_matches(',');
        let mut groups = word.split(',');
        let first = groups.next().unwrap_or_default();
        let grouped = (1..=3).contains(&first.len()) && groups.clone().all(|one| one.len() == 3);
        let parts: Vec<String> = if grouped {
            vec![word.replace(',', "")]
        } else {
            word.split(',').map(str::to_owned).collect()
        };
        for part in parts.iter().filter(|part| !part.is_empty()) {
            all.push(part.parse().ok()?);
        }
    }
    Some(all)
}

fn milestones(draft: &Draft) -> Vec<i64> {
    let all = draft.get("milestones").and_then(|value| value.as_array().cloned());
    all.unwrap_or_default().iter().filter_map(serde_json::Value::as_i64).collect()
}

fn set_milestones(draft: &mut Draft, all: &[i64]) {
    draft.set("milestones", (!all.is_empty()).then(|| all.into()));
}

#[cfg(test)]
mod tests {
    use super::{number, numbers};

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(number("១០០,០០០"), Some(100_000)); // exempt: read, never shown
        assert_eq!(number(" 1 000 "), Some(1_000));
        assert_eq!(number("many"), None);
        assert_eq!(number("-5"), None);
        assert_eq!(numbers("1,000 5,000, 10000"), Some(vec![1_000, 5_000, 10_000]));
        assert_eq!(numbers("1000,5000"), Some(vec![1_000, 5_000]));
        assert_eq!(numbers("a few"), None);
    }
}
