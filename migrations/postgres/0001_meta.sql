-- Facts about the store itself: the secret's fingerprint, whether it is a practice store, which bot it serves.
CREATE TABLE meta (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT meta_name PRIMARY KEY (name)
);
