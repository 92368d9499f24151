//! Pairs that readers take for the same text, and texts that must come through whole.

use super::*;

/// Typed form and canonical form, as SIL's `khnormal` gives it where that has no slip.
const PAIRS: [(&str, &str); 18] = [
    // subscript ro before another subscript
    ("ស\u{17D2}រ\u{17D2}គ", "ស\u{17D2}គ\u{17D2}រ"),
    ("សង\u{17D2}រ\u{17D2}គ\u{17C4}\u{17C7}", "សង\u{17D2}គ\u{17D2}រ\u{17C4}\u{17C7}"),
    ("ឥន\u{17D2}រ\u{17D2}ទ", "ឥន\u{17D2}ទ\u{17D2}រ"),
    // subscript DA for TA
    ("ស\u{17D2}ដ\u{17B8}", "ស\u{17D2}ត\u{17B8}"),
    ("កណ\u{17D2}ដ\u{17B6}ល", "កណ\u{17D2}ត\u{17B6}ល"),
    // vowels typed in two halves
    ("ក\u{17C1}\u{17B8}ត", "ក\u{17BE}ត"),
    ("ក\u{17C1}\u{17B6}\u{17C7}", "ក\u{17C4}\u{17C7}"),
    ("ល\u{17BE}\u{17B6}", "ល\u{17C4}\u{17B8}"),
    // register shifter after the vowel, or typed as U
    ("ស\u{17B8}\u{17CA}", "ស\u{17CA}\u{17B8}"),
    ("ស\u{17BB}\u{17B8}", "ស\u{17CA}\u{17B8}"),
    ("ម\u{17BB}\u{17BA}ង", "ម\u{17C9}\u{17BA}ង"),
    ("ញ\u{17BB}\u{17B6}\u{17C6}", "ញ\u{17C9}\u{17B6}\u{17C6}"),
    ("ប\u{17BB}\u{17B7}ន", "ប\u{17C9}\u{17B7}ន"),
    // nikahit before AA, vowel before subscript
    ("ទ\u{17C6}\u{17B6}ង", "ទ\u{17B6}\u{17C6}ង"),
    ("សិទ\u{17B7}\u{17D2}ធ", "សិទ\u{17D2}ធ\u{17B7}"),
    ("ខ\u{17BB}\u{17D2}ញ\u{17C6}", "ខ\u{17D2}ញ\u{17BB}\u{17C6}"),
    // robat after the vowel; a joiner that holds a subscript off
    ("ធម\u{17B6}\u{17CC}", "ធម\u{17CC}\u{17B6}"),
    ("ខ\u{17D2}\u{200D}ម\u{17C2}រ", "ខ\u{17D2}ម\u{17C2}រ"),
];

/// Small reproducible strings of everything that makes order and invisibility difficult.
fn hard_texts() -> impl Iterator<Item = String> {
    let alphabet: Vec<char> = "កញតដបមរសហអ់៉៊ុូិីាើេែោំះ៍័៌្្្្\u{200C}\u{200D}\u{200B}\u{17DD}\u{17B4} \
        aÉe\u{301}Ệđ\u{344}\u{AC00}\u{1161}\n\u{7}\u{202E}។៥"
        .chars()
        .collect();
    let mut state: u64 = 20140421;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % below
    };
    (0..5000).map(move |_| (0..next(12)).map(|_| alphabet[next(alphabet.len())]).collect())
}

#[test]
fn clusters_get_the_canonical_order() {
    for (typed, canonical) in PAIRS {
        assert_eq!(khnormal(typed), canonical, "{}", typed.escape_unicode());
        assert_eq!(khnormal(canonical), canonical, "{}", canonical.escape_unicode());
    }
}

#[test]
fn nothing_changes_the_second_time() {
    for text in hard_texts() {
        for change in [khnormal, key, clean_line] {
            let once = change(&text);
            assert_eq!(change(&once), once, "{}", text.escape_unicode());
        }
    }
}

#[test]
fn keys_unite_what_looks_the_same() {
    let same = [
        ("ខ្មែ\u{200B}រ", "ខ្មែរ"),
        ("ស\u{17D2}ដ\u{17D2}រ\u{17B8}", "ស\u{17D2}រ\u{17D2}ត\u{17B8}"),
        ("ឆ្នាំ ២០២៦", "ឆ្នាំ 2026"),
        ("ឲ្យ", "ឱ្យ"),
        ("\u{17A3}\u{17B6}មេរិក", "អាមេរិក"),
        ("VIỆT  NAM\u{A0}", "viet nam"),
        ("Đà Nẵng", "da nang"),
        ("Cafe\u{301}", "CAFÉ"),
        ("Łódź, Ærø", "lodz, aero"),
        ("İstanbul", "istanbul"),
        ("\u{FEFF}\u{202E}Sok\u{AD}ha\u{200D}", "sokha"),
    ];
    for (one, other) in same {
        assert_eq!(key(one), key(other));
    }
    assert_eq!(key("Й 한국 ガ"), "й 한국 ガ");
}

#[test]
fn digits_go_both_ways() {
    assert_eq!(to_khmer_digits("1,156 នាក់"), "១,១៥៦ នាក់");
    assert_eq!(to_latin_digits("០១២៣៤៥៦៧៨៩ 5"), "0123456789 5");
    assert_eq!(to_latin_digits(&to_khmer_digits("9876543210")), "9876543210");
}

#[test]
fn thousands_are_grouped() {
    let cases = [
        (0, "0"),
        (999, "999"),
        (1156, "1,156"),
        (-1156, "-1,156"),
        (-100, "-100"),
        (1_000_000, "1,000,000"),
    ];
    for (number, text) in cases {
        assert_eq!(group_thousands(number), text);
    }
    assert_eq!(group_thousands(i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn no_khmer_cluster_is_torn() {
    let text = "ស្ត្រីខ្មែរ";
    let cut: Vec<String> = (0..=4).map(|max| truncate(text, max)).collect();
    assert_eq!(cut, ["", "…", "ស្ត្រី…", "ស្ត្រីខ្មែរ", "ស្ត្រីខ្មែរ"]);
    assert_eq!(truncate("one two", 5), "one…");
    assert_eq!(truncate("", 0), "");
    assert_eq!(truncate("ab", 0), "");
}

#[test]
fn typed_lines_become_clean() {
    let cases = [
        ("  Sok \t\r\n Dara ", "Sok Dara"),
        ("\u{202E}Sok\u{2066}ha\u{200F}", "Sokha"),
        ("So\u{200D}k\u{200C} \u{200B}D\u{FEFF}ara\u{0}", "Sok Dara"),
        ("Re\u{301}my", "Rémy"),
        ("សុខ\u{200B}ដារ៉ា", "សុខដារ៉ា"),
        ("ប\u{17C9}\u{200C}\u{17B8}\u{200C}", "ប\u{17C9}\u{200C}\u{17B8}"),
        ("ស\u{17B8}\u{17CA}ម Re\u{301}my", "ស\u{17CA}\u{17B8}ម Rémy"),
        ("ក\u{17DD}\u{17D2}ខ", "ក\u{17D2}ខ\u{17DD}"),
        ("\u{200B}\u{3000}\n", ""),
    ];
    for (typed, clean) in cases {
        assert_eq!(clean_line(typed), clean, "{}", typed.escape_unicode());
    }
}

#[test]
fn a_megabyte_of_marks_is_no_trouble() {
    let marks = format!("ក{}", "\u{17D2}រ\u{17BB}\u{17B8}".repeat(80_000));
    let khnormal = khnormal(&marks);
    assert!(khnormal.starts_with('ក'));
    assert!(key(&marks).len() <= marks.len());
    assert_eq!(truncate(&marks, 1), marks);
}
