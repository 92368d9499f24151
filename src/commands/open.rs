//! `open`: a key-holder opens an export on a computer of their own. Needs neither store nor secret.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use bot_core::campaign::{Consent, SignedText};
use bot_core::khmer;
use bot_core::locale::Locale;
use bot_core::vault::{PetitionKeyError, SealedName, hex, open_with, parse_identities};
use sha2::{Digest as _, Sha256};

use super::export::{MANIFEST, Manifest};
use crate::Refusal;
use crate::files;

/// An export holds files of about 2 KiB; anything much larger is not one of ours.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What an export holds, and what these keys open of it.
#[derive(Default)]
struct Export {
    rows: BTreeMap<String, SealedName>,
    digests: BTreeMap<String, String>,
    manifest: Option<Manifest>,
    /// Names and regions that open with none of the keys.
    closed: [u64; 2],
}

/// `samleng open FILE --identity KEY… --csv FILE`.
pub fn open(file: &Path, identities: &[PathBuf], csv: &Path) -> Result<(), Refusal> {
    let mut keys = Vec::new();
    for path in identities {
        let text = std::fs::read_to_string(path).map_err(|error| told(path, error))?;
        keys.extend(parse_identities(&text).map_err(|error| told(path, error))?);
    }
    let export = read(file, &keys)?;
    let Export { rows, digests, manifest, closed: [names, regions] } = export;
    let manifest =
        manifest.ok_or_else(|| Refusal::new("this is not an export: it has no list of files"))?;
    let opened: BTreeMap<_, _> =
        rows.into_iter().filter(|(_, row)| names == 0 || !row.name.is_empty()).collect();
    check(&manifest, &digests, &opened, names)?;
    if opened.is_empty() && names > 0 {
        return Err(Refusal::new(format!(
            "none of the {names} names opens with these keys: they are sealed to others"
        )));
    }
    let out = files::make(csv)?;
    files::or_remove(csv, write(&opened, out))?;
    say!("{} signatures opened; every file is as the list says", opened.len());
    for line in texts(&manifest, &opened).into_iter().chain(consents(&manifest, &opened)) {
        say!("{line}");
    }
    if regions > 0 {
        say!("{regions} regions open with none of these keys, and stay empty");
    }
    if names > 0 {
        return Err(Refusal::new(format!(
            "{names} more names open with none of these keys: the table is without them. Add the other keys with --identity, or let another key-holder open the rest"
        )));
    }
    Ok(())
}

fn told(path: &Path, error: impl std::fmt::Display) -> Refusal {
    Refusal::new(format!("{}: {error}", path.display()))
}

/// Reads the whole tar. Whoever wrote it is not known: nothing of it is printed that it could choose.
fn read(file: &Path, keys: &[bot_core::vault::Identity]) -> Result<Export, Refusal> {
    let mut export = Export::default();
    let tar = std::fs::File::open(file).map_err(|error| told(file, error))?;
    let mut archive = tar::Archive::new(tar);
    for entry in archive.entries().map_err(|error| told(file, error))? {
        let mut entry = entry.map_err(|error| told(file, error))?;
        let name = entry.path()?.to_string_lossy().into_owned();
        if name != MANIFEST && !is_ours(&name) {
            return Err(Refusal::new(
                "this is not an export: it holds a file with a name that no export has",
            ));
        }
        if entry.size() > LARGEST {
            return Err(Refusal::new(format!("{name} is too large for an export of ours")));
        }
        let mut body = Vec::new();
        entry.read_to_end(&mut body).map_err(|error| told(file, error))?;
        if name == MANIFEST {
            let list = serde_json::from_slice::<Manifest>(&body).map_err(|error| {
                let (line, column) = (error.line(), error.column());
                Refusal::new(format!("{name} can't be read (line {line}, column {column})"))
            })?;
            export.manifest = Some(list);
            continue;
        }
        if export.digests.insert(name.clone(), hex(&Sha256::digest(&body))).is_some() {
            return Err(Refusal::new(format!("{name} is there twice: the export was changed")));
        }
        match open_with(keys, &body) {
            Ok(sealed) => merge(&mut export.rows, sealed),
            Err(PetitionKeyError::OtherKeys) => {
                export.closed[usize::from(!name.ends_with(NAME))] += 1;
            }
            Err(error) => return Err(Refusal::new(format!("{name}: {error}"))),
        }
    }
    Ok(export)
}

/// The endings of sealed files.
const NAME: &str = ".name.age";
const REGION: &str = ".region.age";

/// Whether an export of ours has files of this name: a number, and what it is.
fn is_ours(name: &str) -> bool {
    let number = name.strip_suffix(NAME).or_else(|| name.strip_suffix(REGION));
    number.is_some_and(|number| {
        (1..=20).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// What was signed: a line for each version of the text that somebody signed.
fn texts(manifest: &Manifest, rows: &BTreeMap<String, SealedName>) -> Vec<String> {
    let line = |(version, body): &(i64, String)| {
        let count = rows.values().filter(|row| row.text_version == *version).count();
        let text = serde_json::from_str::<SignedText>(body).ok();
        let title = text.as_ref().and_then(|one| {
            one.text.get(&Locale::EN).or_else(|| one.text.values().next()).map(|words| &words.title)
        });
        let title = title.map_or_else(|| format!("see {MANIFEST}"), |title| format!("“{title}”"));
        let spelling = text.and_then(|text| text.spelling_of);
        let spelling = spelling.map_or_else(String::new, |version| {
            format!(" (corrects the spelling of version {version})")
        });
        (count > 0)
            .then(|| format!("text_version {version}, {count} signatures: {title}{spelling}"))
    };
    manifest.texts.iter().filter_map(line).collect()
}

/// Who may get the names of whom: a line for each version of the consent that somebody gave.
fn consents(manifest: &Manifest, rows: &BTreeMap<String, SealedName>) -> Vec<String> {
    let line = |(version, body): &(i64, String)| {
        let count = rows.values().filter(|row| row.consent_version == *version).count();
        let consent = serde_json::from_str::<Consent>(body);
        let who = match &consent {
            Ok(consent) if consent.names.is_empty() => "nobody, figures only".to_owned(),
            Ok(consent) => {
                let names = consent.names.iter().filter_map(|recipient| {
                    recipient.name.get(&Locale::EN).or_else(|| recipient.name.values().next())
                });
                // The file may come from anybody: on one line, and nothing that steers a terminal.
                names.map(|name| khmer::clean_line(name)).collect::<Vec<_>>().join("; ")
            }
            Err(_) => format!("see {MANIFEST}"),
        };
        (count > 0).then(|| format!("consent_version {version}, {count} signatures: {who}"))
    };
    manifest.consents.iter().filter_map(line).collect()
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
    closed: u64,
) -> Result<(), Refusal> {
    let listed: BTreeMap<String, String> = manifest.files.iter().cloned().collect();
    if listed != *digests {
        return Err(Refusal::new(
            "the files are not those of the list: the export was changed or is cut short",
        ));
    }
    let foreign = rows.values().any(|row| row.petition != manifest.petition || row.name.is_empty());
    if foreign || rows.len() as u64 + closed != manifest.signatures {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_gets_names_is_named_for_each_consent_that_somebody_gave()
    -> Result<(), serde_json::Error> {
        let body = r#"{"names":[{"names":true,"name":{"en":"The Ministry","km":"ក្រសួង"}},{"names":true,"name":{"km":"ស្ថានទូត"}}]}"#;
        let consents_of = |bodies: &[(i64, &str)]| Manifest {
            format: 1,
            petition: "water".to_owned(),
            signatures: 1,
            texts: Vec::new(),
            consents: bodies.iter().map(|(n, body)| (*n, (*body).to_owned())).collect(),
            files: Vec::new(),
        };
        let row = r#"{"signature":"","petition":"water","text_version":1,"consent_version":2,"country":null}"#;
        let row = serde_json::from_str::<SealedName>(row)?;
        let rows = BTreeMap::from([(String::new(), row)]);
        let manifest = consents_of(&[(1, r#"{"names":[]}"#), (2, body), (3, body)]);
        let line = "consent_version 2, 1 signatures: The Ministry; ស្ថានទូត";
        assert_eq!(consents(&manifest, &rows), [line]);
        let unknown = "consent_version 2, 1 signatures: see manifest.json";
        assert_eq!(consents(&consents_of(&[(2, "{}")]), &rows), [unknown]);
        Ok(())
    }
}
