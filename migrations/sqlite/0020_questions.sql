-- Questions to the speakers of a forum. The id is random; the asker an HMAC of the person under this table's own key; `slot` counts
-- the questions of one person for one forum. `parent` is the question into which this one was merged. The words and where the asker
-- is told are sealed. States: 0 in the queue, 1 asked, 2 declined, 3 published. `day` is the forum's last one.
CREATE TABLE questions (
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    asker BLOB NOT NULL,
    slot BIGINT NOT NULL,
    state BIGINT NOT NULL,
    parent TEXT NOT NULL,
    place BIGINT NOT NULL,
    day BIGINT NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT questions_id PRIMARY KEY (id),
    CONSTRAINT questions_slot UNIQUE (event, asker, slot)
) WITHOUT ROWID;
CREATE INDEX questions_event ON questions (event, state, place);
CREATE INDEX questions_asker ON questions (asker);
CREATE INDEX questions_parent ON questions (parent);
CREATE INDEX questions_day ON questions (day);
