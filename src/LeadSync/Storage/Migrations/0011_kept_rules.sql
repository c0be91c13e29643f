-- The rules that looks were decided by: a simulation compares with them, whatever the configuration reads by now.

CREATE TABLE rules (
    hash  TEXT PRIMARY KEY,
    files TEXT NOT NULL                 -- the files of the configuration, secrets hidden, as JSON
) WITHOUT ROWID;
