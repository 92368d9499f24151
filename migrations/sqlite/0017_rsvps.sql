-- Who takes part in a forum. The tag is an HMAC of forum and person, `code` one of the ticket's code. way: 0 in person, 1 online,
-- 2 waiting, 3 only the recap. `place` is the turn of who waits and 0 for everyone else; how they are reached is sealed.
CREATE TABLE rsvps (
    event TEXT NOT NULL,
    tag BLOB NOT NULL,
    way BIGINT NOT NULL,
    place BIGINT NOT NULL,
    came BIGINT NOT NULL,
    code BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT rsvps_tag PRIMARY KEY (event, tag),
    CONSTRAINT rsvps_code UNIQUE (code)
) WITHOUT ROWID;
CREATE INDEX rsvps_waiting ON rsvps (event, place) WHERE place > 0;

-- How many take part in a forum, moved in the transaction that moves them. `turn` is the last one given to who waits. The row is
-- also the lock: whoever joins, leaves or moves up changes it first.
CREATE TABLE attendance (
    event TEXT NOT NULL,
    inside BIGINT NOT NULL,
    online BIGINT NOT NULL,
    waiting BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    came BIGINT NOT NULL,
    CONSTRAINT attendance_event PRIMARY KEY (event)
) WITHOUT ROWID;
