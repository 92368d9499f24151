//! Buttons as Discord has them: at most five rows of five, and lists to choose from if there are more.

use std::collections::BTreeSet;

use bot_core::khmer;
use serenity::all::ButtonStyle;
use serenity::builder::{
    CreateActionRow, CreateButton, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
};

/// Discord: action rows of a message.
const ROWS: usize = 5;
/// Discord: buttons of a row.
const PER_ROW: usize = 5;
/// Discord: options of a select menu.
const OPTIONS: usize = 25;
/// From this many single buttons below each other on, they become a list.
const LIST: usize = 5;
/// Discord: a button's label, 80 characters. A cluster may have several characters.
const LABEL: usize = 80;
/// Discord: an option's label, 100 characters.
const OPTION: usize = 100;
/// The prefix of a list's id.
pub(crate) const PICK: &str = "pick:";

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A label, and the data that comes back: at most 100 characters (Discord: custom_id).
    Press(String, String),
    /// A label, and the address that it opens.
    Open(String, String),
}

impl Key {
    fn id(&self) -> &str {
        match self {
            Self::Press(_, id) | Self::Open(_, id) => id,
        }
    }
}

/// A row of buttons, or a list.
#[derive(Clone, Debug)]
enum Row {
    Buttons(Vec<Key>),
    List(Vec<Key>),
}

/// The rows in Discord's form. `choose` is shown on a list before something is chosen.
pub(crate) fn rows(keys: Vec<Vec<Key>>, choose: &str) -> Vec<CreateActionRow> {
    let mut seen = BTreeSet::new();
    // An id may occur only once in a message.
    let unique = |key: &Key| seen.insert(key.id().to_owned());
    let keys: Vec<Vec<Key>> = split(keys, unique);
    let mut rows: Vec<Row> = lists(keys);
    if rows.len() > ROWS {
        rows = dense(rows);
    }
    if rows.len() > ROWS {
        rows = surplus(rows);
    }
    if rows.len() > ROWS {
        let count = rows.len();
        tracing::error!(code = "too_many_buttons", count, "rows of buttons were left out");
        rows.truncate(ROWS);
    }
    let mut first = true;
    rows.into_iter().enumerate().map(|(at, row)| built(at, row, choose, &mut first)).collect()
}

/// Splits rows into rows of at most five, and drops empty ones.
fn split(keys: Vec<Vec<Key>>, mut unique: impl FnMut(&Key) -> bool) -> Vec<Vec<Key>> {
    let rows = keys.into_iter().map(|row| row.into_iter().filter(&mut unique).collect::<Vec<_>>());
    let rows = rows.flat_map(|row| row.chunks(PER_ROW).map(<[Key]>::to_vec).collect::<Vec<_>>());
    rows.filter(|row| !row.is_empty()).collect()
}

/// Turns runs of single buttons into lists, if the runs are long or if there is no room.
fn lists(keys: Vec<Vec<Key>>) -> Vec<Row> {
    let crowded = keys.len() > ROWS;
    let mut rows = Vec::new();
    let mut run: Vec<Key> = Vec::new();
    for row in keys {
        if let [Key::Press(..)] = row.as_slice() {
            run.extend(row);
        } else {
            end(&mut run, crowded, &mut rows);
            rows.push(Row::Buttons(row));
        }
    }
    end(&mut run, crowded, &mut rows);
    rows
}

fn end(run: &mut Vec<Key>, crowded: bool, rows: &mut Vec<Row>) {
    let run = std::mem::take(run);
    if run.len() >= LIST || (crowded && run.len() > 2) {
        rows.extend(run.chunks(OPTIONS).map(|part| Row::List(part.to_vec())));
    } else {
        rows.extend(run.into_iter().map(|key| Row::Buttons(vec![key])));
    }
}

/// Joins single buttons, as many as fit into a row.
fn dense(rows: Vec<Row>) -> Vec<Row> {
    let mut dense: Vec<Row> = Vec::new();
    for row in rows {
        match (row, dense.last_mut()) {
            (Row::Buttons(keys), Some(Row::Buttons(last)))
                if last.len() + keys.len() <= PER_ROW =>
            {
                last.extend(keys);
            }
            (row, _) => dense.push(row),
        }
    }
    dense
}

/// Turns what has no room into lists, below as many rows of buttons as still fit. The last row stays
/// last, because it leads out.
fn surplus(mut rows: Vec<Row>) -> Vec<Row> {
    let out = rows.pop_if(|row| matches!(row, Row::Buttons(_)));
    let room = ROWS - usize::from(out.is_some());
    let keep = (0..room).rev().find(|keep| keep + listed(&rows[*keep..]).len() <= room);
    let lists = listed(&rows.split_off(keep.unwrap_or_default()));
    rows.into_iter().chain(lists).chain(out).collect()
}

/// Buttons that send data as lists, and links in rows of their own.
fn listed(rows: &[Row]) -> Vec<Row> {
    let keys = rows.iter().flat_map(|row| match row {
        Row::Buttons(keys) | Row::List(keys) => keys.iter().cloned(),
    });
    let (pressed, open): (Vec<Key>, Vec<Key>) = keys.partition(|key| matches!(key, Key::Press(..)));
    let lists = pressed.chunks(OPTIONS).map(|part| Row::List(part.to_vec()));
    lists.chain(open.chunks(PER_ROW).map(|part| Row::Buttons(part.to_vec()))).collect()
}

fn built(at: usize, row: Row, choose: &str, first: &mut bool) -> CreateActionRow {
    match row {
        Row::Buttons(keys) => {
            CreateActionRow::Buttons(keys.into_iter().map(|key| button(key, first)).collect())
        }
        Row::List(keys) => {
            let options = keys.into_iter().filter_map(|key| match key {
                Key::Press(label, data) => {
                    Some(CreateSelectMenuOption::new(short(&label, OPTION), data))
                }
                Key::Open(..) => None,
            });
            let kind = CreateSelectMenuKind::String { options: options.collect() };
            let menu = CreateSelectMenu::new(format!("{PICK}{at}"), kind);
            CreateActionRow::SelectMenu(menu.placeholder(short(choose, OPTION)))
        }
    }
}

/// The first button of a screen stays a button, because most people want it.
fn button(key: Key, first: &mut bool) -> CreateButton {
    match key {
        Key::Press(label, id) => {
            let style =
                if std::mem::take(first) { ButtonStyle::Primary } else { ButtonStyle::Secondary };
            CreateButton::new(id).label(short(&label, LABEL)).style(style)
        }
        Key::Open(label, url) => CreateButton::new_link(url).label(short(&label, LABEL)),
    }
}

/// At most so many characters, cut between clusters.
pub(crate) fn short(text: &str, limit: usize) -> String {
    let text = text.trim();
    let mut most = limit;
    let mut cut = khmer::truncate(text, most);
    while cut.chars().count() > limit && most > 1 {
        most -= 1;
        cut = khmer::truncate(text, most);
    }
    cut
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failing test may panic")]

    use super::*;

    fn key(n: usize) -> Key {
        Key::Press(format!("k{n}"), format!("d{n}"))
    }

    fn shape(keys: Vec<Vec<Key>>) -> Vec<String> {
        let rows = rows(keys, "choose");
        rows.iter()
            .map(|row| match row {
                CreateActionRow::Buttons(buttons) => format!("{} buttons", buttons.len()),
                CreateActionRow::SelectMenu(menu) => {
                    let menu = serde_json::to_value(menu).unwrap();
                    format!("list of {}", menu["options"].as_array().map_or(0, Vec::len))
                }
                CreateActionRow::InputText(_) => "input".to_owned(),
            })
            .collect()
    }

    #[test]
    fn few_rows_stay_as_they_are() {
        assert_eq!(shape(vec![vec![key(1)], vec![key(2), key(3)]]), ["1 buttons", "2 buttons"]);
        assert_eq!(shape(Vec::new()), Vec::<String>::new());
    }

    #[test]
    fn many_buttons_one_below_the_other_become_a_list() {
        let mut keys: Vec<Vec<Key>> = (0..30).map(|n| vec![key(n)]).collect();
        keys.push(vec![key(98), key(99)]);
        assert_eq!(shape(keys), ["list of 25", "list of 5", "2 buttons"]);
    }

    #[test]
    fn pairs_of_buttons_stand_side_by_side_where_there_is_no_room() {
        let keys: Vec<Vec<Key>> = (0..8).map(|n| vec![key(2 * n), key(2 * n + 1)]).collect();
        assert_eq!(shape(keys), ["4 buttons", "4 buttons", "4 buttons", "4 buttons"]);
    }

    #[test]
    fn what_has_no_room_side_by_side_can_be_chosen_from_a_list() {
        let keys: Vec<Vec<Key>> = (0..15).map(|n| vec![key(2 * n), key(2 * n + 1)]).collect();
        let expected = ["4 buttons", "4 buttons", "4 buttons", "list of 16", "2 buttons"];
        assert_eq!(shape(keys), expected);
        let mut keys: Vec<Vec<Key>> = (0..45).map(|n| vec![key(2 * n), key(2 * n + 1)]).collect();
        keys.push(vec![key(200), Key::Open("site".into(), "https://a.org".into())]);
        let expected = ["list of 25", "list of 25", "list of 25", "list of 13", "4 buttons"];
        assert_eq!(shape(keys), expected);
    }

    #[test]
    fn an_id_stands_once_and_seven_in_a_row_are_two_rows() {
        assert_eq!(shape(vec![vec![key(1)], vec![key(1)]]), ["1 buttons"]);
        assert_eq!(shape(vec![(0..7).map(key).collect()]), ["5 buttons", "2 buttons"]);
    }

    #[test]
    fn labels_are_cut_between_clusters_and_within_discords_limits() {
        let long = "ស្ត្រី".repeat(60);
        let cut = short(&long, LABEL);
        assert!(cut.chars().count() <= LABEL, "{}", cut.chars().count());
        assert!(cut.ends_with('…'));
        assert_eq!(cut.trim_end_matches('…').replace("ស្ត្រី", ""), "");
    }
}
