//! `export`: a petition's sealed signatures in a plain tar, one age file each.

use std::io::Write;
use std::path::Path;

use bot_core::clock::{Clock as _, Date, SystemClock, day_of};
use bot_core::store::{Conn, meta, petitions, revisions, signatures, tallies};
use bot_core::vault::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Refusal;
use crate::files;
use crate::settings::Settings;
use crate::wiring::{self, Purpose};

/// The name of the list inside the tar.
pub const MANIFEST: &str = "manifest.json";

/// The list of what the tar holds, so that a recipient's expert can check that nothing is missing.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// 1.
    pub format: i64,
    /// Which petition.
    pub petition: String,
    /// How many signatures.
    pub signatures: u64,
    /// Every version of the text that could be signed, as JSON.
    pub texts: Vec<(i64, String)>,
    /// Who got names under each version of the consent, as JSON.
    pub consents: Vec<(i64, String)>,
    /// Each file's SHA-256, in the order of the files.
    pub files: Vec<(String, String)>,
}

/// `samleng export SLUG --out FILE`. Nothing is opened, because the host can't.
pub async fn export(settings: &Settings, slug: &str, out: &Path) -> Result<(), Refusal> {
    let opened = wiring::open(settings, Purpose::Existing).await?;
    let mut conn = opened.store.connect().await?;
    let done = to_file(&mut conn, slug, out).await;
    let total = tallies::total(&mut conn, slug).await;
    let (done, total) = (done?, total?);
    conn.commit().await?;
    let earlier =
        note(&mut conn, slug, day_of(SystemClock.now(), &wiring::zone(settings)?)).await?;
    conn.close().await;
    if let Some(day) = earlier {
        say!(
            "warning: there is an earlier export of {slug}, of {day}. Whoever can open both learns who signed or took \
             their signature back between the two: delete the earlier one, everywhere"
        );
    }
    say!("{done} sealed signatures written to {}", out.display());
    if i64::try_from(done) != Ok(total) {
        say!("{total} are counted: the others can't be read, and `samleng doctor` names them");
    }
    Ok(())
}

/// Keeps the day of this export. The day of the one before.
async fn note(conn: &mut Conn, slug: &str, today: Date) -> Result<Option<String>, Refusal> {
    conn.begin().await?;
    let name = format!("{}{slug}", meta::EXPORTED);
    let earlier = meta::get(conn, &name).await?;
    meta::set(conn, &name, &today.to_string()).await?;
    conn.commit().await?;
    Ok(earlier)
}

async fn to_file(conn: &mut Conn, slug: &str, out: &Path) -> Result<u64, Refusal> {
    conn.begin_reading().await?;
    if petitions::find(conn, slug).await?.is_none() {
        let line = format!("there is no petition {slug}: `samleng totals` lists them");
        return Err(Refusal::new(line));
    }
    let file = std::io::BufWriter::new(files::make(out)?);
    files::or_remove(out, write(conn, slug, file).await)
}

async fn write(
    conn: &mut Conn,
    slug: &str,
    file: std::io::BufWriter<std::fs::File>,
) -> Result<u64, Refusal> {
    let mut tar = tar::Builder::new(file);
    let mut files = Vec::new();
    let mut count = 0;
    let mut after = Vec::new();
    loop {
        // In the order of the tags, which is random: the order does not show who signed first.
        let page = signatures::page(conn, slug, &after).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.tag);
        for signature in page {
            count += 1;
            add(&mut tar, &mut files, &format!("{count:07}.name.age"), &signature.name)?;
            if let Some(region) = signature.region {
                add(&mut tar, &mut files, &format!("{count:07}.region.age"), &region)?;
            }
        }
    }
    let manifest = Manifest {
        format: 1,
        petition: slug.to_owned(),
        signatures: count,
        texts: revisions::all(conn, slug, revisions::TEXT).await?,
        consents: revisions::all(conn, slug, revisions::CONSENT).await?,
        files,
    };
    append(&mut tar, MANIFEST, &serde_json::to_vec_pretty(&manifest)?)?;
    let mut file = tar.into_inner()?;
    file.flush()?;
    file.get_ref().sync_all()?;
    Ok(count)
}

fn add<W: Write>(
    tar: &mut tar::Builder<W>,
    files: &mut Vec<(String, String)>,
    name: &str,
    body: &[u8],
) -> Result<(), Refusal> {
    files.push((name.to_owned(), hex(&Sha256::digest(body))));
    append(tar, name, body)
}

fn append<W: Write>(tar: &mut tar::Builder<W>, name: &str, body: &[u8]) -> Result<(), Refusal> {
    let mut header = tar::Header::new_ustar();
    header.set_size(body.len() as u64);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, body)?;
    Ok(())
}
