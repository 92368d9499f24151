-- Announcements: what an organizer decides about one is sealed; how far it is and what became of its
-- posts is in the clear. built = sent + gone + failed + unknown + left_out once it is done.
CREATE TABLE announcements (
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    made BIGINT NOT NULL,
    due BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    counted BIGINT NOT NULL,
    built BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    left_out BIGINT NOT NULL,
    lead BIGINT NOT NULL,
    built_to BYTEA NOT NULL,
    progress BYTEA,
    CONSTRAINT announcements_id PRIMARY KEY (id)
);
CREATE INDEX announcements_state ON announcements (state, due);
CREATE INDEX announcements_made ON announcements (made);
