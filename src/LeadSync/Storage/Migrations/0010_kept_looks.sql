-- A look can be decided again under other rules: whom it could have given the lead to, and what it knew, said anything or not.

CREATE TABLE desks (
    hash TEXT PRIMARY KEY,
    desk TEXT NOT NULL                  -- users and queues of Salesforce at a time, as JSON
) WITHOUT ROWID;
ALTER TABLE looks ADD COLUMN desk TEXT;                        -- hash of the desk
ALTER TABLE looks ADD COLUMN inputs TEXT;                      -- fingerprint of what marketing knew
ALTER TABLE looks ADD COLUMN silent INTEGER NOT NULL DEFAULT 0; -- 1: it knew something new, and said nothing
CREATE INDEX looks_at ON looks (at);
CREATE INDEX looks_silent ON looks (at) WHERE silent = 1;
