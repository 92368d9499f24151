//! The photo or PDF of content: from a chat, to everyone, into a folder beside the campaign file and back.

use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use bot_core::campaign::Kind;
use bot_core::command::Role;
use bot_core::locale::Locale;
use bot_core::msg;

use super::story::{pdf, piece, writes_a_petition, writes_a_question};
use testing::actor::Actor as _;
use testing::binary::{Ended, samleng, secret_of};
use testing::world::{SECRET, World};
use testing::writer::Writer;

const BYTES: &[u8] = b"%PDF-1.7";

/// Runs a command of the program on a world's store.
pub(super) fn runs(home: &Path, args: &[&str]) -> Ended {
    let secret = secret_of(home);
    if !secret.exists() {
        std::fs::create_dir_all(secret.parent().unwrap()).unwrap();
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(secret)
            .unwrap();
        std::io::Write::write_all(&mut file, bot_core::vault::hex(&SECRET).as_bytes()).unwrap();
    }
    samleng(home).args(args).output("")
}

async fn petition_with_file(world: &World) -> Writer {
    let mut dara = Writer::new(world, 1, Role::Organizer, Locale::EN).await;
    writes_a_petition(world, &mut dara).await;
    dara.taps(msg!("button-publish")).await;
    dara
}

#[tokio::test]
async fn everyone_opens_the_file_of_a_petition() {
    let world = World::new().await;
    petition_with_file(&world).await;
    let mut sokha = Writer::new(&world, 2, Role::Organizer, Locale::KM).await;
    sokha.presses("text:clean-water").await;
    let name = msg!("announce-file-named", name = "Programme.pdf");
    sokha.taps(msg!("button-see-file", name = name)).await;
    let file = sokha.last.replies[0].attachment.clone().unwrap();
    assert_eq!(world.engine.file(&file).await.unwrap().as_deref(), Some(BYTES));
    // What is taken back is nobody's to open any more.
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.presses("ed:unpublish:petition:clean-water").await;
    let mut maly = world.person(3, "Maly");
    maly.presses("lang:en").await;
    let incoming =
        maly.incoming(bot_core::incoming::Event::Press("ed:file:petition:clean-water".to_owned()));
    assert!(maly.submit(incoming).await.replies.iter().all(|reply| reply.attachment.is_none()));
}

#[tokio::test]
async fn nothing_is_published_before_its_file_is_here() {
    let world = World::new().await;
    let mut dara = Writer::new(&world, 1, Role::Organizer, Locale::EN).await;
    dara.types("/newfaq").await;
    dara.types("English").await;
    let topic =
        bot_core::campaign::Campaign::parse(bot_core::campaign::SAMPLE).unwrap().topics[0].clone();
    dara.taps(topic.name[&Locale::EN].clone()).await;
    dara.answers(&["Is it clean?", "It is.", "clean"]).await;
    dara.taps(msg!("button-later")).await;
    dara.gives(pdf("BQAD")).await;
    dara.taps(msg!("button-use-slug")).await;
    let said = dara.taps(msg!("button-publish")).await;
    assert!(said.contains(&dara.label(msg!("edit-file-not-here"))), "{said}");
    assert_eq!(piece(&world, Kind::Faq, "is-it-clean").await, None);
    // It is fetched once more, and arrives.
    let (id, code) = ("e:", "publish");
    let data = dara.last_button(id, code);
    dara.presses(&data).await;
    dara.file_arrives(&world, BYTES).await;
    let data = dara.last_button(id, code);
    dara.presses(&data).await;
    assert!(piece(&world, Kind::Faq, "is-it-clean").await.unwrap().enclosure().is_some());
}

#[tokio::test]
async fn a_campaign_moves_with_its_files_byte_for_byte() {
    let world = World::new().await;
    let mut dara = petition_with_file(&world).await;
    let topic =
        bot_core::campaign::Campaign::parse(bot_core::campaign::SAMPLE).unwrap().topics[0].clone();
    writes_a_question(&mut dara, &topic.name[&Locale::EN], "Is it clean?").await;
    dara.taps(msg!("button-publish")).await;
    let home = world.dir.path();
    let ended = runs(home, &["export-campaign", "campaign.toml"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    let text = std::fs::read_to_string(home.join("campaign.toml")).unwrap();
    let place = "campaign.files/petition-clean-water.pdf";
    assert!(text.contains(&format!("file = \"{place}\"")), "{text}");
    assert_eq!(std::fs::read(home.join(place)).unwrap(), BYTES);
    let mode = std::fs::metadata(home.join(place)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let other = tempfile::tempdir().unwrap();
    std::fs::create_dir(other.path().join("campaign.files")).unwrap();
    for name in ["campaign.toml", place] {
        std::fs::copy(home.join(name), other.path().join(name)).unwrap();
    }
    let ended = runs(other.path(), &["import", "campaign.toml"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    for name in ["campaign.toml", "campaign.files"] {
        std::fs::rename(other.path().join(name), other.path().join(format!("old-{name}"))).unwrap();
    }
    let ended = runs(other.path(), &["export-campaign", "campaign.toml"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(other.path().join("campaign.toml")).unwrap(), text);
    assert_eq!(std::fs::read(other.path().join(place)).unwrap(), BYTES);
    // Twice changes nothing.
    let ended = runs(other.path(), &["import", "campaign.toml"]);
    assert!(
        ended.stdout.starts_with("petitions: 0 added, 0 changed, 3 unchanged"),
        "{}",
        ended.stdout
    );
}

#[test]
fn a_file_that_is_missing_too_big_a_link_or_something_else_is_refused_clearly() {
    let home = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let file = |name: &str| {
        bot_core::campaign::SAMPLE.replacen(
            "[petition.text.en]\ntitle",
            &format!("[petition.attachment]\nkind = \"document\"\nfile = \"{name}\"\n\n[petition.text.en]\ntitle"),
            1,
        )
    };
    std::fs::write(home.path().join("big.pdf"), vec![b'x'; 10 * 1024 * 1024 + 1]).unwrap();
    std::fs::write(home.path().join("empty.pdf"), b"").unwrap();
    std::fs::write(home.path().join("words.pdf"), b"AGE-SECRET-KEY-1").unwrap();
    std::fs::write(home.path().join("real.pdf"), b"%PDF-1.7").unwrap();
    std::fs::write(outside.path().join("secret.pdf"), b"%PDF-1.7").unwrap();
    let link = |to: std::path::PathBuf, name: &str| {
        std::os::unix::fs::symlink(to, home.path().join(name)).unwrap();
    };
    link(outside.path().join("secret.pdf"), "away.pdf");
    link(home.path().join("real.pdf"), "near.pdf");
    link(outside.path().to_owned(), "folder");
    for (name, what) in [
        ("none.pdf", "can't be read"),
        ("big.pdf", "is bigger than 10 MiB: make it smaller"),
        ("empty.pdf", "is empty"),
        ("words.pdf", "is no PDF file"),
        ("away.pdf", "is a link, or lies outside"),
        ("near.pdf", "is a link, or lies outside"),
        ("folder/secret.pdf", "is a link, or lies outside"),
        ("../up.pdf", "attachment.file must be a path"),
        ("/etc/hosts", "attachment.file must be a path"),
    ] {
        std::fs::write(home.path().join("campaign.toml"), file(name)).unwrap();
        let ended = runs(home.path(), &["import", "campaign.toml"]);
        assert_eq!(ended.code, 2, "{name}");
        assert!(ended.stderr.contains(what), "{name}: {}", ended.stderr);
        assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    }
}

#[tokio::test]
async fn files_that_nothing_has_any_more_are_cleaned_away() {
    let world = World::new().await;
    petition_with_file(&world).await;
    let mark = piece(&world, Kind::Petition, "clean-water").await.unwrap();
    let held = mark.enclosure().unwrap().attachment();
    let mut conn = world.conn().await;
    let prune = bot_core::store::files::prune_content;
    let kept = bot_core::store::content_items::marks(&mut conn).await.unwrap();
    assert_eq!(prune(&mut conn, &kept).await.unwrap(), 0);
    assert_eq!(prune(&mut conn, &["other".to_owned()]).await.unwrap(), 1);
    assert!(!bot_core::store::files::is_kept(&mut conn, &held).await.unwrap());
    conn.close().await;
}
