-- Which question an account is being asked, sealed, for 24 hours. `day` is coarse on purpose: it only serves the cleaning.
CREATE TABLE conversations (
    tag BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT conversations_tag PRIMARY KEY (tag)
);
CREATE INDEX conversations_day ON conversations (day);
