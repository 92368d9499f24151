-- Breakdowns of a petition as everybody below owner sees them, sealed: they are written anew once a day or after 25 more signatures.
CREATE TABLE shown (
    petition TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT shown_petition PRIMARY KEY (petition)
);

-- What somebody who was forgotten had used up of a limit, and under which tag they can be muted, for a day. The tag is an HMAC of
-- the account or of the message; day only serves the cleaning.
CREATE TABLE spent (
    tag BYTEA NOT NULL,
    day BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT spent_tag PRIMARY KEY (tag)
);
CREATE INDEX spent_day ON spent (day);

-- Signatures of people beside that count against an account, although they stayed with another one when the two parted. The tag is
-- an HMAC of petition and account; which signatures it is stands in the sealed part, as tags under the petition's own key.
CREATE TABLE beside (
    petition TEXT NOT NULL,
    tag BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT beside_tag PRIMARY KEY (petition, tag)
);
