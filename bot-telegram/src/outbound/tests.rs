#![expect(clippy::unwrap_used, clippy::panic, reason = "a failing test may panic")]

use bot_core::announcement::FileKind;
use bot_core::text::{Phrase, Text};

use super::*;

const CHAT: ChatId = ChatId(42);

fn place(origin: Origin, private: bool) -> Place {
    Place { chat: CHAT, private, thread: None, origin }
}

fn typed() -> Place {
    place(Origin::Typed(MessageId(5)), true)
}

fn pressed() -> Place {
    place(Origin::Pressed(MessageId(6)), true)
}

fn delivered(outcome: &Outcome, place: &Place) -> Vec<Step> {
    let catalogue = Catalogue::load(None).unwrap();
    let links = Links { username: "samleng_bot".into() };
    delivery(outcome, place, Words { catalogue: &catalogue, links: &links }).steps
}

fn says(text: &str) -> Reply {
    Reply::new(Locale::EN, Text::of(text.to_owned()))
}

fn label(text: &str) -> Phrase {
    Phrase::Plain(text.to_owned())
}

fn screens(outcome: &Outcome, place: &Place) -> Vec<Screen> {
    let steps = delivered(outcome, place).into_iter();
    steps
        .filter_map(|step| if let Step::Show(screen) = step { Some(screen) } else { None })
        .collect()
}

fn screen(reply: Reply, place: &Place) -> Screen {
    let mut screens = screens(&Outcome::reply(reply), place);
    assert_eq!(screens.len(), 1);
    screens.remove(0)
}

#[test]
fn a_screen_takes_the_place_of_the_pressed_message_once() {
    let outcome = Outcome { replies: vec![says("a"), says("b")], ..Outcome::default() };
    let how: Vec<How> = screens(&outcome, &pressed()).iter().map(|screen| screen.how).collect();
    assert_eq!(how, [How::Edit(MessageId(6)), How::Send]);
    assert_eq!(screen(says("a"), &typed()).how, How::Send);
}

#[test]
fn a_replacement_takes_the_pressed_or_else_the_remembered_message_away() {
    let reply = || says("a").place(Appears::Replace);
    assert_eq!(screen(reply(), &pressed()).how, How::Replace(Some(MessageId(6))));
    assert_eq!(screen(reply(), &typed()).how, How::Replace(None));
    assert_eq!(screen(says("a").place(Appears::Fresh), &pressed()).how, How::Send);
}

#[test]
fn the_standing_keyboard_holds_each_commands_first_word_and_comes_with_a_new_message() {
    let screen = screen(says("a").with_keyboard(), &pressed());
    let catalogue = Catalogue::load(None).unwrap();
    let words = catalogue.plain(Locale::EN, "command-sign.words").unwrap();
    let Keyboard::Standing(rows) = screen.keyboard else { panic!("no standing keyboard") };
    assert_eq!(rows.len(), KEYBOARD.len());
    assert_eq!(Some(rows[0][0].as_str()), words.split(',').next().map(str::trim));
    assert_eq!(screen.how, How::Replace(Some(MessageId(6))));
}

#[test]
fn a_group_gets_no_standing_keyboard_and_sees_who_is_answered() {
    let group = place(Origin::Typed(MessageId(5)), false);
    let shown = screen(says("a").with_keyboard(), &group);
    assert_eq!(shown.keyboard, Keyboard::None);
    assert_eq!(shown.answers, Some(MessageId(5)));
    assert_eq!(screen(says("a"), &typed()).answers, None);
    let erased = Outcome::reply(says("a")).with(Job::EraseTyped);
    assert_eq!(screens(&erased, &group)[0].answers, None);
}

#[test]
fn buttons_become_callbacks_and_links() {
    let reply = says("a")
        .row([
            Button::press(label("Yes"), "sign:1"),
            Button::start(label("Open"), "free-them_lyon"),
        ])
        .row([Button::press(label("No"), "no"), Button::start(label("Chat"), "")]);
    let open = "https://t.me/samleng_bot?start=free-them_lyon".to_owned();
    let chat = "https://t.me/samleng_bot".to_owned();
    let rows = vec![
        vec![Key::Press("Yes".to_owned(), "sign:1".to_owned()), Key::Open("Open".to_owned(), open)],
        vec![Key::Press("No".to_owned(), "no".to_owned()), Key::Open("Chat".to_owned(), chat)],
    ];
    assert_eq!(screen(reply, &typed()).keyboard, Keyboard::Inline(rows));
}

#[test]
fn buttons_that_telegram_would_refuse_are_left_out() {
    let reply = says("a").row([
        Button::press(label("long"), "x".repeat(65)),
        Button::press(label("khmer"), "ចុះ"),
        Button::press(label("empty"), ""),
        Button::press(label(" "), "no-label"),
        Button::start(label("payload"), "a b"),
        Button::press(label("good"), "x".repeat(64)),
    ]);
    let good = Key::Press("good".to_owned(), "x".repeat(64));
    assert_eq!(screen(reply, &typed()).keyboard, Keyboard::Inline(vec![vec![good]]));
}

#[test]
fn long_labels_are_cut_between_clusters_and_long_rows_are_broken() {
    let reply = says("a").row([Button::press(label(&"ស្ត្រី".repeat(70)), "x")]);
    let Keyboard::Inline(rows) = screen(reply, &typed()).keyboard else { panic!("no buttons") };
    let Key::Press(text, _) = &rows[0][0] else { panic!("no press") };
    assert_eq!(text.trim_end_matches('…').replace("ស្ត្រី", ""), "");
    let wide = says("a").row((0..17).map(|n| Button::press(label("x"), n.to_string())));
    let Keyboard::Inline(rows) = screen(wide, &typed()).keyboard else { panic!("no buttons") };
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [8, 8, 1]);
}

#[test]
fn jobs_follow_the_replies_and_only_what_was_typed_is_erased() {
    let outcome =
        Outcome::reply(says("a")).with(Job::EraseTyped).with(Job::EraseChat).with(Job::Scrub);
    let steps = delivered(&outcome, &typed());
    assert!(matches!(steps[0], Step::Show(_)));
    assert_eq!(steps[1..], [Step::Erase(MessageId(5)), Step::EraseChat]);
    assert_eq!(delivered(&outcome, &pressed())[1..], [Step::EraseChat]);
}

#[test]
fn a_reply_without_words_is_not_sent() {
    assert!(delivered(&Outcome::reply(says(" ")), &typed()).is_empty());
}

fn shows(text: &str, platform: Platform) -> Reply {
    let (kind, file) = (FileKind::Document, "held".to_owned());
    let attachment = Attachment { platform, kind, file, size: 1, name: None };
    Reply { attachment: Some(attachment), ..says(text) }
}

#[test]
fn a_file_has_the_text_below_it_and_comes_as_a_new_message() {
    let reply = shows("a & b", Platform::Telegram);
    let shown = screen(reply.clone(), &pressed());
    assert_eq!(shown.texts, ["a &amp; b"]);
    assert!(shown.file.is_some());
    assert_eq!(shown.how, How::Replace(Some(MessageId(6))));
    assert_eq!(screen(reply.place(Appears::Fresh), &pressed()).how, How::Send);
}

#[test]
fn a_text_too_long_for_a_caption_follows_the_file() {
    let long = "x".repeat(1_025);
    assert_eq!(screen(shows(&long, Platform::Telegram), &typed()).texts, ["", &long]);
    assert_eq!(screen(shows("", Platform::Telegram), &typed()).texts, [""]);
}

#[test]
fn another_platforms_file_is_left_out_and_the_words_are_not() {
    let shown = screen(shows("a", Platform::Discord), &typed());
    assert_eq!((shown.file, shown.texts), (None, vec!["a".to_owned()]));
}

#[test]
fn a_button_that_opens_no_address_is_left_out() {
    let reply = says("a").row([
        Button::open(label("Good"), "https://example.org/a"),
        Button::open(label("Bad"), "no address"),
    ]);
    let good = Key::Open("Good".to_owned(), "https://example.org/a".to_owned());
    assert_eq!(screen(reply, &typed()).keyboard, Keyboard::Inline(vec![vec![good]]));
}

#[test]
fn a_press_under_a_file_leaves_it_where_it_is_unless_it_is_to_go() {
    let under = place(Origin::PressedFile(MessageId(6)), true);
    assert_eq!(screen(says("a"), &under).how, How::Send);
    assert_eq!(screen(says("a").with_keyboard(), &under).how, How::Send);
    let replace = says("a").place(Appears::Replace);
    assert_eq!(screen(replace, &under).how, How::Replace(Some(MessageId(6))));
}

#[test]
fn sharing_opens_the_sheet_of_the_app_with_link_and_sentence() {
    let share = |text: &str| {
        let button = Button::share(label("Share"), "vote", text, "share:vote");
        match screen(says("a").row([button]), &typed()).keyboard {
            Keyboard::Inline(rows) => rows,
            other => panic!("{other:?}"),
        }
    };
    let link = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fsamleng_bot%3Fstart%3Dvote";
    let opens = |url: String| vec![vec![Key::Open("Share".to_owned(), url)]];
    assert_eq!(
        share("Sign & tell: ក"),
        opens(format!("{link}&text=Sign%20%26%20tell%3A%20%E1%9E%80"))
    );
    // What the address has no room for is left out; the link is what matters.
    assert_eq!(share(&"ក".repeat(400)), opens(link.to_owned()));
    let wrong = Button::share(label("Share"), "no payload", "", "share:vote");
    let keyboard = screen(says("a").row([wrong]), &typed()).keyboard;
    let press = Key::Press("Share".to_owned(), "share:vote".to_owned());
    assert_eq!(keyboard, Keyboard::Inline(vec![vec![press]]));
}
