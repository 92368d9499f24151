//! `open`: a key-holder opens an export on a computer of their own. Needs neither store nor secret.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use bot_core::vault::{SealedName, hex, open_with, parse_identity};
use sha2::{Digest as _, Sha256};

use super::export::{MANIFEST, Manifest};
use crate::Refusal;
use crate::files;

/// An export holds files of about 2 KiB; anything much larger is not one of ours.
const LARGEST: u64 = 64 * 1024 * 1024;

/// `samleng open FILE --identity KEY --csv FILE`.
pub fn open(file: &Path, identity: &Path, csv: &Path) -> Result<(), Refusal> {
    let told = |path: &Path| {
        let path = path.display().to_string();
        move |error: std::io::Error| Refusal::new(format!("{path}: {error}"))
    };
    let key = std::fs::read_to_string(identity).map_err(told(identity))?;
    let key = parse_identity(&key);
    let key = key.map_err(|error| Refusal::new(format!("{}: {error}", identity.display())))?;
    let mut rows: BTreeMap<String, SealedName> = BTreeMap::new();
    let mut digests: BTreeMap<String, String> = BTreeMap::new();
    let mut manifest = None;
    let mut archive = tar::Archive::new(std::fs::File::open(file).map_err(told(file))?);
    for entry in archive.entries().map_err(told(file))? {
        let mut entry = entry.map_err(told(file))?;
        let name = entry.path()?.display().to_string();
        if entry.size() > LARGEST {
            return Err(Refusal::new(format!("{name} is too large for an export of ours")));
        }
        let mut body = Vec::new();
        entry.read_to_end(&mut body).map_err(told(file))?;
        if name == MANIFEST {
            let list = serde_json::from_slice::<Manifest>(&body);
            manifest = Some(list.map_err(|error| Refusal::new(format!("{name}: {error}")))?);
            continue;
        }
        if digests.insert(name.clone(), hex(&Sha256::digest(&body))).is_some() {
            return Err(Refusal::new(format!("{name} is there twice: the export was changed")));
        }
        let sealed =
            open_with(&key, &body).map_err(|error| Refusal::new(format!("{name}: {error}")))?;
        merge(&mut rows, sealed);
    }
    let manifest =
        manifest.ok_or_else(|| Refusal::new("this is not an export: it has no list of files"))?;
    check(&manifest, &digests, &rows)?;
    let out = files::make(csv)?;
    files::or_remove(csv, write(&rows, out))?;
    println!("{} signatures opened; every file is as the list says", rows.len());
    Ok(())
}

/// Joins the two files of a signature by its random id.
fn merge(rows: &mut BTreeMap<String, SealedName>, sealed: SealedName) {
    match rows.get_mut(&sealed.signature) {
        None => drop(rows.insert(sealed.signature.clone(), sealed)),
        Some(row) if sealed.name.is_empty() => row.region = sealed.region,
        Some(row) => {
            let region = std::mem::take(&mut row.region);
            *row = SealedName { region, ..sealed };
        }
    }
}

fn check(
    manifest: &Manifest,
    digests: &BTreeMap<String, String>,
    rows: &BTreeMap<String, SealedName>,
) -> Result<(), Refusal> {
    let listed: BTreeMap<String, String> = manifest.files.iter().cloned().collect();
    if listed != *digests {
        return Err(Refusal::new(
            "the files are not those of the list: the export was changed or is cut short",
        ));
    }
    let foreign = rows.values().any(|row| row.petition != manifest.petition || row.name.is_empty());
    if foreign || rows.len() as u64 != manifest.signatures {
        return Err(Refusal::new(
            "the sealed files do not fit the list: signatures are doubled, missing or of another petition",
        ));
    }
    Ok(())
}

fn write(rows: &BTreeMap<String, SealedName>, out: std::fs::File) -> Result<(), Refusal> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "signature",
        "name",
        "country",
        "region",
        "petition",
        "text_version",
        "consent_version",
    ])?;
    for row in rows.values() {
        let country = row.country.map(|country| country.code()).unwrap_or_default();
        let cells = [
            row.signature.clone(),
            row.name.clone(),
            country.to_owned(),
            row.region.clone(),
            row.petition.clone(),
            row.text_version.to_string(),
            row.consent_version.to_string(),
        ];
        table.write_record(cells.map(|cell| guard(&cell)))?;
    }
    table.flush()?;
    Ok(())
}

/// Prevents a cell from starting a formula (OWASP ASVS 5, 1.2.10), also behind spaces or in full-width
/// form.
pub fn guard(cell: &str) -> String {
    const STARTS: &[char] =
        &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', '|', '%'];
    if cell.trim_start_matches([' ', '"', '\'']).starts_with(STARTS) || cell.starts_with('\'') {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
