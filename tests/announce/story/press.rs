//! A press release: a document with words and buttons below it, uploaded once by its author.

use bot_core::msg;

use super::Scene;
use testing::actor::Actor as _;
use testing::film::{READERS, assert_film};
use testing::telegram::Content;

const KHMER: &str = "<b>សេចក្តីថ្លែងការណ៍</b>\nសូមអាន <a href=\"https://example.org/km\">ឯកសារពេញលេញ</a>។";
const ENGLISH: &str = "<b>Statement</b> & <i>appeal</i>\nPlease read <a href=\"https://example.org/en\">all of it</a>.";

#[tokio::test]
async fn a_press_release_comes_as_a_document_with_bold_words_links_and_buttons() {
    for (locale, name) in READERS {
        let mut scene = Scene::new(locale, name).await;
        scene.dara.types("/announce").await;
        scene.dara.taps(msg!("announce-kind-press")).await;
        let khmer_first = locale == bot_core::locale::Locale::KM;
        let texts = if khmer_first { [KHMER, ENGLISH] } else { [ENGLISH, KHMER] };
        for text in texts {
            scene.dara.person.send_formatted(text).await;
            scene.dara.look("types: a text, with the app's own formatting").await;
        }
        scene.dara.person.document("statement.pdf", b"%PDF-1.7 the statement").await;
        scene.dara.look("sends: statement.pdf").await;
        scene.dara.taps(msg!("button-links")).await;
        scene.dara.taps(msg!("button-add-web")).await;
        scene.dara.types(if khmer_first { "អានបន្ត" } else { "Read more" }).await;
        scene.dara.taps(msg!("button-skip")).await;
        scene.dara.types("https://example.org/report").await;
        let one = scene.previews_and_sends(12).await;
        assert_eq!(one.counts.sent, 12);
        let document = msg!("button-stop-announcements");
        scene.reader.hears("the announcement comes", document).await;
        // The document stays, and what was pressed comes below it.
        scene.reader.taps(msg!("button-stop-announcements")).await;
        assert_film("phone_press", locale, &scene.films());

        let sent = scene.bot.tg.log().into_iter().filter(|call| call.method == "sendDocument");
        let ids: Vec<String> = sent.map(|call| call.params["document"].to_string()).collect();
        assert_eq!(ids.len(), 14, "two in the preview, one for each follower");
        assert!(ids.iter().all(|id| *id == ids[0]), "nothing is uploaded again: {ids:?}");
        let kept = scene.reader.person.messages();
        let is_document = |content: &Content| matches!(content, Content::Document { .. });
        assert_eq!(kept.iter().filter(|message| is_document(&message.content)).count(), 1);
        scene.bot.close().await;
    }
}
