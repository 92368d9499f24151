-- A code that connects two accounts, for ten minutes. The tag is an HMAC of the code; who offered it, who typed it and what each
-- answered is sealed. `day` is coarse on purpose: it only serves the cleaning.
CREATE TABLE offers (
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT offers_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
CREATE INDEX offers_day ON offers (day);

-- Which code an account has shown or typed, and when it typed wrong ones, sealed.
CREATE TABLE connecting (
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT connecting_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
CREATE INDEX connecting_day ON connecting (day);

-- The accounts of a person who has connected two, sealed. The tag is an HMAC of the person under this table's own key.
CREATE TABLE links (
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT links_tag PRIMARY KEY (tag)
) WITHOUT ROWID;

-- Petitions that a disconnected account may not sign before a day. The tag is an HMAC of petition and account; the holder one of
-- the person with whom the signature stayed.
CREATE TABLE bars (
    tag BLOB NOT NULL,
    holder BLOB NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT bars_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
CREATE INDEX bars_holder ON bars (holder);
CREATE INDEX bars_day ON bars (day);
