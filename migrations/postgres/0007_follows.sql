-- Who gets announcements. No column joins a follow with a signature.
CREATE TABLE follows (
    tag BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT follows_tag PRIMARY KEY (tag)
);
