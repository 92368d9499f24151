-- A petition's settings. `sealed_key` is its own key for signature tags; it is destroyed 30 days after closing.
CREATE TABLE petitions (
    slug TEXT NOT NULL,
    place BIGINT NOT NULL,
    settings TEXT NOT NULL,
    text_version BIGINT NOT NULL,
    consent_version BIGINT NOT NULL,
    sealed_key BYTEA,
    CONSTRAINT petitions_slug PRIMARY KEY (slug)
);

-- Every text that could be signed and every consent that could be given, by version.
CREATE TABLE revisions (
    petition TEXT NOT NULL,
    kind TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT revisions_version PRIMARY KEY (petition, kind, version)
);

-- Counters, moved in the transaction that moves a signature. Nothing counts rows.
CREATE TABLE tallies (
    petition TEXT NOT NULL,
    dimension TEXT NOT NULL,
    item TEXT NOT NULL,
    n BIGINT NOT NULL,
    CONSTRAINT tallies_item PRIMARY KEY (petition, dimension, item)
);
