//! Tells the program from which commit it was built, for `samleng --version`.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-env-changed=SAMLENG_COMMIT");
    // Where a package is built without the repository, whoever builds it says so.
    #[expect(clippy::disallowed_methods, reason = "this is no setting of the program")]
    let told = std::env::var("SAMLENG_COMMIT").ok();
    let commit = told.or_else(commit).unwrap_or_else(|| "unknown".to_owned());
    println!("cargo::rustc-env=SAMLENG_COMMIT={commit}");
}

/// The commit of the repository in this folder, if it is one.
fn commit() -> Option<String> {
    let git = |args: &[&str]| {
        let done = Command::new("git").args(args).output().ok().filter(|it| it.status.success())?;
        Some(String::from_utf8(done.stdout).ok()?.trim().to_owned())
    };
    for name in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", name])?;
        println!("cargo::rerun-if-changed={path}");
    }
    git(&["rev-parse", "--short=10", "HEAD"])
}
