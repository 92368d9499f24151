-- What supporters ask and propose. The id is random; the asker an HMAC of the person under this table's own key, the holder one of
-- the account of the moderator who has it, empty as long as nobody has. The words, a voice note's address and where the answer goes
-- are sealed. Kinds: 0 question, 1 idea. States: 0 new, 1 taken, 2 answered, 3 declined. `arrival` puts the newest first.
CREATE TABLE inbox (
    id TEXT NOT NULL,
    asker BYTEA NOT NULL,
    kind BIGINT NOT NULL,
    state BIGINT NOT NULL,
    arrival BIGINT NOT NULL,
    day BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    holder BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    answer BYTEA NOT NULL,
    CONSTRAINT inbox_id PRIMARY KEY (id)
);
CREATE INDEX inbox_asker ON inbox (asker);
CREATE INDEX inbox_closed ON inbox (closed, arrival);
CREATE INDEX inbox_arrival ON inbox (arrival);

-- Accounts whose messages are not taken for a while. The tag is an HMAC of the account; a code stands for all accounts that one
-- person had connected.
CREATE TABLE mutes (
    tag BYTEA NOT NULL,
    code TEXT NOT NULL,
    day BIGINT NOT NULL,
    CONSTRAINT mutes_tag PRIMARY KEY (tag)
);
CREATE INDEX mutes_code ON mutes (code);
CREATE INDEX mutes_day ON mutes (day);

-- Who of the team is told of what comes. The tag is an HMAC of the role's; `round` tells one stretch of the clock from the next
-- without saying which, `notes` how many were sent in it.
CREATE TABLE duty (
    tag BYTEA NOT NULL,
    away BIGINT NOT NULL,
    round BIGINT NOT NULL,
    notes BIGINT NOT NULL,
    CONSTRAINT duty_tag PRIMARY KEY (tag)
);
