-- Which person an account is: the tag is an HMAC of platform and user id, the person a random id.
CREATE TABLE accounts (
    tag BYTEA NOT NULL,
    person BYTEA NOT NULL,
    CONSTRAINT accounts_tag PRIMARY KEY (tag)
);

-- What a person chose: the language, sealed. The tag is an HMAC of the person under this table's own key.
CREATE TABLE profiles (
    tag BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT profiles_tag PRIMARY KEY (tag)
);
