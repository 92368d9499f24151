-- Which person an account is: the tag is an HMAC of platform and user id, the person a random id.
CREATE TABLE accounts (
    tag BLOB NOT NULL,
    person BLOB NOT NULL,
    CONSTRAINT accounts_tag PRIMARY KEY (tag)
) WITHOUT ROWID;

-- What a person chose: the language, sealed. The tag is an HMAC of the person under this table's own key.
CREATE TABLE profiles (
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT profiles_tag PRIMARY KEY (tag)
) WITHOUT ROWID;
