//! The photos and PDFs that go with a campaign file, in a folder beside it.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use bot_core::announcement::{Attachment, FileKind, KEPT_FILE};
use bot_core::campaign::{Campaign, Enclosure, Kind};
use bot_core::store::{Conn, files as store};
use bot_core::vault::HostSecret;

use crate::Refusal;
use crate::files;

/// A file with its bytes.
pub(super) struct Beside {
    /// The path in the campaign file.
    path: String,
    held: Attachment,
    bytes: Vec<u8>,
}

impl Beside {
    /// As the store keeps it.
    pub(super) fn sealed(&self, secret: &HostSecret) -> (Attachment, (Vec<u8>, i64)) {
        let size = i64::try_from(self.bytes.len()).unwrap_or(i64::MAX);
        (self.held.clone(), (store::seal(secret, &self.held, &self.bytes), size))
    }
}

fn told(path: &Path, what: impl std::fmt::Display) -> Refusal {
    Refusal::new(format!("{}: {what}", path.display()))
}

/// Reads the files that a campaign file names. Afterwards the campaign names them by their marks.
pub(super) fn read(campaign: &mut Campaign, file: &Path) -> Result<Vec<Beside>, Refusal> {
    let folder = file.parent().unwrap_or_else(|| Path::new(""));
    let mut all = Vec::new();
    for (kind, slug, enclosure) in campaign.enclosures() {
        let path = folder.join(&enclosure.file);
        let bytes = bytes(folder, &path, enclosure.kind).map_err(|what| {
            let of = format!("the attachment of {} {slug}", kind.as_str());
            told(&path, format!("{of} {what}"))
        })?;
        let path = std::mem::replace(&mut enclosure.file, store::mark(&bytes));
        all.push(Beside { path, held: enclosure.attachment(), bytes });
    }
    Ok(all)
}

fn bytes(folder: &Path, path: &Path, kind: FileKind) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let unreadable = |error: std::io::Error| format!("can't be read: {error}");
    // Whoever wrote the campaign file may not be who loads it: a link could lead to any file of this computer, also
    // to the host secret, which everybody could then open in the chat.
    let within = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let within = within.canonicalize().map_err(unreadable)?;
    let real = path.canonicalize().map_err(unreadable)?;
    if !real.starts_with(&within) || fs::symlink_metadata(path).map_err(unreadable)?.is_symlink() {
        return Err(
            "is a link, or lies outside the folder of the campaign file: copy it there".to_owned()
        );
    }
    let file = fs::File::open(real).map_err(unreadable)?;
    // One byte more than allowed shows that it is too large.
    let read = file.take(KEPT_FILE + 1).read_to_end(&mut bytes);
    read.map_err(unreadable)?;
    match bytes.len() as u64 {
        0 => Err("is empty".to_owned()),
        size if size > KEPT_FILE => Err("is bigger than 10 MiB: make it smaller".to_owned()),
        _ if !kind.begins(&bytes) => Err(match kind {
            FileKind::Photo => "is no photo: it must be a JPEG, PNG or WebP file",
            FileKind::Document => "is no PDF file",
            FileKind::Voice => "is no voice note: it must be an OGG file",
        }
        .to_owned()),
        _ => Ok(bytes),
    }
}

/// Gets the files of a campaign from the store. Afterwards the campaign names their paths.
pub(super) async fn fetch(
    conn: &mut Conn,
    campaign: &mut Campaign,
    file: &Path,
) -> Result<Vec<Beside>, Refusal> {
    let secret = &conn.secret();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut all = Vec::new();
    for (kind, slug, enclosure) in campaign.enclosures() {
        let held = enclosure.attachment();
        let sealed = store::sealed(conn, &held).await?;
        let bytes = sealed.and_then(|sealed| store::open(secret, &held, &sealed));
        let Some(bytes) = bytes else {
            let kind = kind.as_str();
            let line = format!(
                "the attachment of {kind} {slug} is not in this store: send it again in chat"
            );
            return Err(Refusal::new(line));
        };
        enclosure.file = format!("{stem}.files/{}", name(kind, slug, enclosure));
        all.push(Beside { path: enclosure.file.clone(), held, bytes });
    }
    Ok(all)
}

/// A name that shows the owner, with the usual extension of its type.
fn name(kind: Kind, slug: &str, file: &Enclosure) -> String {
    let named = file.name.as_deref().and_then(|name| Path::new(name).extension()?.to_str());
    let plain = |ending: &&str| {
        ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let usual = match file.kind {
        FileKind::Photo => "jpg",
        FileKind::Document => "pdf",
        FileKind::Voice => "ogg",
    };
    let ending = named.filter(plain).unwrap_or(usual).to_ascii_lowercase();
    format!("{}-{slug}.{ending}", kind.as_str())
}

/// Writes them into a folder beside the campaign file.
pub(super) fn write(all: &[Beside], file: &Path) -> Result<(), Refusal> {
    let parent = file.parent().unwrap_or_else(|| Path::new(""));
    let Some(first) = all.first() else { return Ok(()) };
    let place = |one: &Beside| parent.join(&one.path);
    let folder = place(first).parent().map(PathBuf::from).unwrap_or_default();
    if folder.exists() {
        return Err(files::taken(&folder));
    }
    let made = fs::DirBuilder::new().mode(0o700).create(&folder);
    made.map_err(|error| told(&folder, error))?;
    for one in all {
        let path = place(one);
        let mut out = files::make(&path)?;
        out.write_all(&one.bytes).map_err(|error| told(&path, error))?;
    }
    Ok(())
}
