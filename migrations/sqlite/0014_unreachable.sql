-- The day on which a platform said that a follower can't be reached any more; 0 as long as all is well.
ALTER TABLE follows ADD COLUMN gone BIGINT NOT NULL DEFAULT 0;
CREATE INDEX follows_gone ON follows (gone) WHERE gone > 0;
