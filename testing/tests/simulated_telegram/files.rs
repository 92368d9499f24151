//! Files: uploaded once, known by their id from then on.

use serde_json::json;
use teloxide::{
    payloads::SendDocumentSetters,
    requests::Requester,
    types::{ChatId, InputFile},
};

use super::{call, client, fetch, refused, started};
use testing::telegram::{Content, Telegram};

const SOKHA: ChatId = ChatId(70_001);
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";

#[tokio::test]
async fn a_file_is_uploaded_once_and_sent_again_by_its_id() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    let bot = client(&tg);
    let file = InputFile::memory("a,b".as_bytes().to_vec()).file_name("signatures.csv");
    let sent = bot.send_document(SOKHA, file).caption("Here").await.unwrap();
    assert_eq!(sokha.screen(), "(document signatures.csv)\nHere");
    let id = sent.document().unwrap().file.id.clone();
    bot.send_document(SOKHA, InputFile::file_id(id.clone())).await.unwrap();
    let newest = sokha.messages().pop().unwrap().content;
    assert!(matches!(newest, Content::Document { size: 3, .. }));
    assert_eq!(tg.file(&id.0).unwrap(), b"a,b");
    let photo = bot.send_photo(SOKHA, InputFile::memory(PNG)).await.unwrap();
    let sizes = photo.photo().unwrap();
    assert!(sizes.len() == 2 && sizes[1].width > sizes[0].width);
}

#[tokio::test]
async fn what_a_person_sent_can_be_sent_on_by_its_id_but_not_as_something_else() {
    let tg = Telegram::start().await;
    let sokha = started(&tg).await;
    sokha.send_formatted("see <i>this</i>").await;
    sokha.photo("<b>Look</b>").await;
    sokha.document_with("list.pdf", b"%PDF", "a list").await;
    let updates = fetch(&tg, 0).await;
    let sent: Vec<_> = updates.iter().map(|update| &update["message"]).collect();
    assert_eq!(sent[1]["entities"][0]["type"], "italic");
    assert_eq!(sent[2]["caption_entities"][0]["type"], "bold");
    let photo = &sent[2]["photo"][1]["file_id"];
    let document = &sent[3]["document"]["file_id"];
    let params = json!({ "chat_id": 70_001, "photo": photo, "caption": "On" });
    assert_eq!(call(&tg, "sendPhoto", params).await["ok"], true);
    assert_eq!(sokha.screen(), "(photo)\nOn");
    let wrong = json!({ "chat_id": 70_001, "photo": document });
    assert_eq!(refused(&tg, "sendPhoto", wrong).await, "400 Bad Request: type of file mismatch");
    let other = json!({ "chat_id": 70_001, "document": "BQACAgUAAxkBAAIunheard" });
    let why = refused(&tg, "sendDocument", other).await;
    assert_eq!(why, "400 Bad Request: wrong file identifier/HTTP URL specified");
}

#[tokio::test]
async fn a_photo_must_be_one() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let bot = client(&tg);
    let sent = bot.send_document(SOKHA, InputFile::memory(PNG)).await.unwrap();
    let document = sent.document().unwrap().file.id.clone();
    for (file, why) in [
        (InputFile::file_id(document), "type of file mismatch"),
        (InputFile::file_id("unknown".into()), "wrong file identifier/http url specified"),
        (InputFile::memory("text"), "image_process_failed"),
        (InputFile::memory(""), "file must be non-empty"),
    ] {
        let error = bot.send_photo(SOKHA, file).await.unwrap_err().to_string().to_lowercase();
        assert!(error.contains(why), "{error}");
    }
}

#[tokio::test]
async fn a_caption_is_shorter_than_a_text_and_is_edited_as_a_caption() {
    let tg = Telegram::start().await;
    started(&tg).await;
    let sent = client(&tg).send_document(SOKHA, InputFile::memory(PNG)).await.unwrap();
    let caption = json!({ "chat_id": 70_001, "document": "x", "caption": "x".repeat(1_025) });
    let why = refused(&tg, "sendDocument", caption).await;
    assert_eq!(why, "400 Bad Request: message caption is too long");
    let edit = json!({ "chat_id": 70_001, "message_id": sent.id.0, "caption": "There" });
    assert_eq!(call(&tg, "editMessageCaption", edit).await["ok"], true);
    let text = json!({ "chat_id": 70_001, "message_id": sent.id.0, "text": "There" });
    let why = refused(&tg, "editMessageText", text).await;
    assert_eq!(why, "400 Bad Request: there is no text in the message to edit");
}
