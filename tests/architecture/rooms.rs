//! The tests of a room are found by its name.

use testing::sources::root;

/// What stands beside the rooms and is none: what several of them use.
const NO_ROOMS: &[&str] = &["mod", "shared"];

/// The rooms of the program: folders and files of `features/`.
fn rooms() -> Vec<String> {
    let mut rooms: Vec<String> = std::fs::read_dir(root().join("bot-core/src/features"))
        .unwrap()
        .map(|one| one.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| !NO_ROOMS.contains(&name.as_str()))
        .collect();
    rooms.sort();
    rooms.dedup();
    rooms
}

#[test]
fn every_room_has_scenarios_of_its_name() {
    let rooms = rooms();
    assert!(rooms.len() > 12, "only {rooms:?} were found");
    let missing: Vec<&String> = rooms
        .iter()
        .filter(|room| {
            let file = std::fs::read_to_string(root().join(format!("tests/{room}.rs")));
            // Scenarios, or the files that have them.
            !file.is_ok_and(|text| {
                ["\nmod ", "#[test]", "#[tokio::test"].iter().any(|one| text.contains(one))
            })
        })
        .collect();
    assert!(missing.is_empty(), "no scenarios in tests/ for {missing:?}");
}

#[test]
fn all_snapshots_are_in_one_folder() {
    let elsewhere: Vec<String> =
        ["tests", "testing", "bot-core", "bot-telegram", "bot-discord", "src"]
            .iter()
            .flat_map(|folder| testing::sources::below(folder, ".snap"))
            .map(|(name, _)| name)
            .filter(|name| !name.starts_with("tests/snapshots/"))
            .collect();
    assert!(elsewhere.is_empty(), "use testing::film: {elsewhere:?}");
}
