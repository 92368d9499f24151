//! Writes every film in Khmer beside the same one in English, as a page that can be read on a phone:
//! `cargo run -p testing --example screens` makes `target/screens.html`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{fs, io};

use testing::sources::root;

const HEAD: &str = "<!doctype html>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>Samleng: every screen</title>
<style>
body { font: 16px/1.5 'Noto Sans Khmer', 'Khmer OS', 'Noto Sans', sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; }
section { border-top: 2px solid #888; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
h2 { grid-column: 1 / -1; margin: .5rem 0 0; font-size: 1.1rem; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: .6rem; border-radius: .6rem; background: #f1f3f5; }
pre[lang=km] { background: #e8f1e4; }
</style>
<h1>Samleng: every screen</h1>
<p>Khmer first, English beside or below it. » is what the person does, ● a new message, ✎ one that changed, [ … ] a button.
To note a correction: the name above the screen, the words, what you would say, and why.</p>
";

fn main() -> io::Result<()> {
    let mut films: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
    for file in fs::read_dir(root().join("tests/snapshots"))? {
        let path = file?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for locale in ["km", "en"] {
            if let Some(film) = name.strip_suffix(&format!("_{locale}")) {
                let text = fs::read_to_string(&path)?;
                // What stands before the second line of dashes is about the file.
                let text = text.splitn(3, "---\n").nth(2).unwrap_or_default().to_owned();
                films.entry(film.to_owned()).or_default().insert(locale, text);
            }
        }
    }
    let mut page = HEAD.to_owned();
    for (name, texts) in &films {
        // Writing into a string can't fail.
        let _ = writeln!(page, "<section id=\"{name}\"><h2>{name}</h2>");
        for locale in ["km", "en"] {
            let text = texts.get(locale).map_or("", String::as_str);
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(page, "<pre lang=\"{locale}\">{}</pre>", text.trim_end());
        }
        page += "</section>\n";
    }
    let path = root().join("target/screens.html");
    fs::create_dir_all(root().join("target"))?;
    fs::write(&path, page)?;
    println!("{} films are in {}", films.len(), path.display());
    Ok(())
}
