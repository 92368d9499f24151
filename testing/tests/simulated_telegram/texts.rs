//! What a message may say, and the buttons under it.

use serde_json::{Value, json};

use super::{call, refused, started};
use testing::telegram::Telegram;

fn text(text: &str) -> Value {
    json!({ "chat_id": 70_001, "text": text, "parse_mode": "HTML" })
}

fn with_button(button: Value) -> Value {
    let keyboard = json!({ "inline_keyboard": [[button]] });
    json!({ "chat_id": 70_001, "text": "Hello", "reply_markup": keyboard })
}

#[tokio::test]
async fn texts_have_their_limits() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let longest = "ក".repeat(4_096);
    let styled = format!("<b>{longest}</b>");
    assert_eq!(call(&tg, "sendMessage", text(&styled)).await["ok"], true);
    assert_eq!(sokha.messages().pop().unwrap().text.units(), 4_096);
    for (wrong, why) in [
        (String::new(), "message text is empty"),
        (" \n\u{a0}".into(), "text must be non-empty"),
        ("<b> </b>".into(), "text must be non-empty"),
        (format!("{longest}ក"), "message is too long"),
        ("😀".repeat(2_049), "message is too long"),
        ("x".repeat(40_000), "text is too long"),
    ] {
        let answer = refused(&tg, "sendMessage", text(&wrong)).await;
        assert_eq!(answer, format!("400 Bad Request: {why}"));
    }
    let mode = json!({ "chat_id": 70_001, "text": "Hello", "parse_mode": "BBCode" });
    assert!(refused(&tg, "sendMessage", mode).await.ends_with("unsupported parse_mode"));
    assert_eq!(tg.violations().len(), 7);
}

#[tokio::test]
async fn blanks_around_a_text_are_cut_and_entities_move_along() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    call(&tg, "sendMessage", text(" \n😀 a\tb<b> bold\r </b> \n ")).await;
    let message = sokha.messages().pop().unwrap();
    assert_eq!(message.text.text, "😀 a b bold");
    assert_eq!((message.text.entities[0].offset, message.text.entities[0].length), (6, 5));
}

#[tokio::test]
async fn html_is_parsed_strictly() {
    let tg = Telegram::start().await;
    started(&tg).await;
    for (wrong, why) in [
        ("a <b>b", "Can't find end tag corresponding to start tag \"b\""),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
        ("<br>", "Unsupported start tag \"br\" at byte offset 0"),
        ("ក<p>x</p>", "Unsupported start tag \"p\" at byte offset 3"),
        ("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href=\"x>a</a>", "Unclosed start tag at byte offset 0"),
        ("<a \"x\">a</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
        ("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
    ] {
        let answer = refused(&tg, "sendMessage", text(wrong)).await;
        assert_eq!(answer, format!("400 Bad Request: can't parse entities: {why}"));
    }
}

#[tokio::test]
async fn html_becomes_entities() {
    let tg = Telegram::start().await;
    started(&tg).await;
    for (html, plain, kind) in [
        ("<strong>x</strong>", "x", "bold"),
        ("<EM>x</EM>", "x", "italic"),
        ("<ins>x</ins>", "x", "underline"),
        ("<del>x</del>", "x", "strikethrough"),
        ("<span class=\"tg-spoiler\">x</span>", "x", "spoiler"),
        ("<tg-spoiler>x</tg-spoiler>", "x", "spoiler"),
        ("<code>a &amp;&lt; b</code>", "a &< b", "code"),
        ("<blockquote expandable>x</blockquote>", "x", "expandable_blockquote"),
        ("<a href='http://example.org/?a=1&amp;b=2'>x</a>", "x", "text_link"),
        ("<a>example.org</a>", "example.org", "text_link"),
        ("/help", "/help", "bot_command"),
        ("#vote", "#vote", "hashtag"),
    ] {
        let result = call(&tg, "sendMessage", text(html)).await["result"].clone();
        assert_eq!(
            (&result["text"], &result["entities"][0]["type"]),
            (&json!(plain), &json!(kind))
        );
    }
    for (html, plain) in [
        ("&#39;&#x27;&quot;", "''\""),
        ("&apos;&nbsp;", "&apos;&nbsp;"),
        ("<a href=\"nowhere\">x</a>", "x"),
        ("<b></b>x", "x"),
    ] {
        let result = call(&tg, "sendMessage", text(html)).await["result"].clone();
        assert_eq!((&result["text"], &result["entities"]), (&json!(plain), &Value::Null));
    }
}

#[tokio::test]
async fn entities_may_be_listed_and_only_a_hundred_count() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let listed = json!({
        "chat_id": 70_001, "text": "Hello you", "entities": [{ "type": "bold", "offset": 6, "length": 3 }],
    });
    call(&tg, "sendMessage", listed).await;
    assert_eq!(sokha.screen(), "Hello *you*");
    let many = call(&tg, "sendMessage", text(&"<b>x</b> ".repeat(101))).await;
    assert_eq!(many["result"]["entities"].as_array().unwrap().len(), 100);
    assert_eq!(tg.violations().pop().unwrap().why, "entities beyond 100 are dropped silently");
}

#[tokio::test]
async fn wrong_buttons_are_refused() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let unparsable = "can't parse inline keyboard button: ";
    for (button, why) in [
        (json!({ "text": "x", "callback_data": "ក".repeat(22) }), "BUTTON_DATA_INVALID".to_owned()),
        (
            json!({ "text": "x" }),
            format!("{unparsable}Text buttons are unallowed in the inline keyboard"),
        ),
        (
            json!({ "text": "x", "callback_data": "" }),
            format!("{unparsable}Text buttons are unallowed in the inline keyboard"),
        ),
        (json!({ "callback_data": "x" }), format!("{unparsable}Can't find field \"text\"")),
        (json!("x"), format!("{unparsable}InlineKeyboardButton must be an Object")),
        (
            json!({ "text": "x", "url": "localhost" }),
            "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL".into(),
        ),
        (
            json!({ "text": "x", "url": "ftp://example.org" }),
            "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol"
                .into(),
        ),
    ] {
        let answer = refused(&tg, "sendMessage", with_button(button)).await;
        assert_eq!(answer, format!("400 Bad Request: {why}"));
    }
    for url in ["tg://resolve?domain=x", "t.me/samleng", "http://example.org:8080/a?b#c"] {
        let button = json!({ "text": "x", "url": url });
        assert_eq!(call(&tg, "sendMessage", with_button(button)).await["ok"], true, "{url}");
    }
    let placeholder = json!({ "force_reply": true, "input_field_placeholder": "x".repeat(65) });
    let message = json!({ "chat_id": 70_001, "text": "x", "reply_markup": placeholder });
    assert!(refused(&tg, "sendMessage", message).await.ends_with("REPLY_MARKUP_INVALID"));
}

#[tokio::test]
async fn keyboards_that_apps_cannot_show_are_held_against_the_bot() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let send = |keyboard: Value| json!({ "chat_id": 70_001, "text": "x", "reply_markup": { "inline_keyboard": keyboard } });
    let button = json!({ "text": "x", "callback_data": "x" });
    let wide = send(json!([vec![&button; 9]]));
    assert_eq!(call(&tg, "sendMessage", wide).await["ok"], true);
    let empty = send(json!([[{ "text": " ", "callback_data": "x" }], [button]]));
    assert_eq!(call(&tg, "sendMessage", empty).await["ok"], true);
    let twofold = with_button(json!({ "text": "x", "callback_data": "x", "url": "https://a.org" }));
    assert_eq!(call(&tg, "sendMessage", twofold).await["ok"], true);
    assert_eq!(tg.violations().len(), 3);
    let many = send(json!(vec![vec![&button; 8]; 13]));
    let why = refused(&tg, "sendMessage", many).await;
    assert_eq!(why, "400 Bad Request: reply markup is too long");
}
