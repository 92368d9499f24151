# Short names for what one types often. `just --list` shows them; see https://just.systems

# The bot in this terminal: just chat --locale en --role organizer
chat *args:
    cargo run -- chat {{args}}

# Every test, or those whose names contain a word: just test signing::
test *args:
    cargo test --workspace {{args}}

# Keep the films as they are now, to be read with `git diff tests/snapshots`: just film newcomer
film *args:
    INSTA_UPDATE=always cargo test --workspace --test scenarios {{args}}

# Look at changed films one by one (cargo install cargo-insta)
review *args:
    cargo insta review {{args}}

# Every screen in Khmer and English as one page, for a native reader: target/screens.html
screens:
    cargo run -p testing --example screens

# A Debian package in target/debian (cargo install cargo-deb)
deb:
    packaging/build-deb

# A benchmark: just bench broadcast people=20000
bench name *args:
    cargo bench --bench {{name}} -- {{args}}

# Everything that must hold before a change lands
ci:
    .ci/run
