-- What LeadSync remembers. Instants are milliseconds since 1970 in UTC: they sort, and both dialects know them.

CREATE TABLE leads (
    id              TEXT PRIMARY KEY,
    contact_id      TEXT UNIQUE,
    email           TEXT,
    crm_id          TEXT,
    stage           TEXT NOT NULL,
    owner_id        TEXT,
    due_at          INTEGER,            -- when time alone asks for the next look
    version         INTEGER NOT NULL,
    seen_hubspot    TEXT,               -- fingerprint of what the last look read there
    seen_salesforce TEXT,
    failures        INTEGER NOT NULL DEFAULT 0,
    contact         TEXT,               -- the contact as last read
    state           TEXT NOT NULL       -- the whole Lead, as JSON
) WITHOUT ROWID;
CREATE INDEX leads_email ON leads (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX leads_crm ON leads (crm_id) WHERE crm_id IS NOT NULL;
CREATE INDEX leads_due ON leads (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX leads_stage ON leads (stage, owner_id);

-- One row per lead that needs a look, whoever asked and however often.
CREATE TABLE work (
    lead          TEXT PRIMARY KEY,
    seq           INTEGER NOT NULL,     -- rises with every arrival; a row is removed only where it is what was seen
    due           INTEGER NOT NULL,
    lane          INTEGER NOT NULL,     -- 0 hand-raisers, 1 events and deadlines, 2 polls, 3 bulk
    sides         INTEGER NOT NULL,     -- who moved: 1 HubSpot, 2 Salesforce
    token         TEXT,
    token_until   INTEGER,
    hubspot       TEXT,                 -- what a poll brought, read as of hubspot_at
    hubspot_at    INTEGER,
    salesforce    TEXT,
    salesforce_at INTEGER
) WITHOUT ROWID;
CREATE INDEX work_next ON work (lane, due);

CREATE TABLE engagements (
    key        TEXT PRIMARY KEY,
    contact_id TEXT,
    email      TEXT,                    -- a form knows an address, not a contact
    kind       TEXT NOT NULL,
    at         INTEGER NOT NULL,
    url        TEXT,
    title      TEXT,
    form       TEXT,
    form_id    TEXT,
    topic      TEXT,
    channel    TEXT
) WITHOUT ROWID;
CREATE INDEX engagements_contact ON engagements (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX engagements_email ON engagements (email) WHERE email IS NOT NULL;

CREATE TABLE history (
    id    INTEGER PRIMARY KEY,
    lead  TEXT NOT NULL,
    at    INTEGER NOT NULL,
    kind  TEXT NOT NULL,
    text  TEXT NOT NULL,                -- a sentence for a person
    rules TEXT,                         -- hash of the rules in force
    look  INTEGER                       -- the look that decided it
);
CREATE INDEX history_lead ON history (lead, id);

-- What a look that changed something decided on.
CREATE TABLE looks (
    id    INTEGER PRIMARY KEY,
    lead  TEXT NOT NULL,
    at    INTEGER NOT NULL,
    rules TEXT NOT NULL,
    seen  TEXT NOT NULL
);
CREATE INDEX looks_lead ON looks (lead, id);

-- Desired values (kind record: one waiting row per lead and target) and messages (append-only under their key).
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    lead       TEXT NOT NULL,
    target     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    key        TEXT,
    body       TEXT NOT NULL,
    state      TEXT NOT NULL,           -- waiting, sending, done
    lane       INTEGER NOT NULL,        -- of the look that asked: who waits for company, and for how long
    seek       INTEGER NOT NULL DEFAULT 0,  -- a message of unknown outcome: sought by key before it is repeated
    created_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL
);
CREATE UNIQUE INDEX outbox_record ON outbox (lead, target) WHERE kind = 'record' AND state = 'waiting';
CREATE UNIQUE INDEX outbox_message ON outbox (key) WHERE key IS NOT NULL;
CREATE INDEX outbox_open ON outbox (target, state, due_at) WHERE state <> 'done';

-- What became of a delivery, until the next look has taken note of it.
CREATE TABLE receipts (
    id      INTEGER PRIMARY KEY,
    lead    TEXT NOT NULL,
    target  TEXT NOT NULL,
    kind    TEXT NOT NULL,              -- written, refused, unknown, again, changed, gone
    crm_id  TEXT,
    code    TEXT,
    message TEXT,
    body    TEXT,                       -- what was sent
    at      INTEGER NOT NULL
);
CREATE INDEX receipts_lead ON receipts (lead, id);

CREATE TABLE dead_letters (
    id      INTEGER PRIMARY KEY,
    lead    TEXT NOT NULL,
    target  TEXT NOT NULL,
    key     TEXT,
    body    TEXT NOT NULL,
    code    TEXT,
    message TEXT NOT NULL,
    at      INTEGER NOT NULL
);
CREATE INDEX dead_letters_lead ON dead_letters (lead, target);

-- Whose turn it is: leads given to each member of each pool.
CREATE TABLE turns (key TEXT PRIMARY KEY, given INTEGER NOT NULL) WITHOUT ROWID;

-- Small facts that must survive a restart: poll cursors, the moment of going live.
CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Members of the HubSpot lists that a rule asks for.
CREATE TABLE list_members (list TEXT NOT NULL, contact_id TEXT NOT NULL, PRIMARY KEY (list, contact_id)) WITHOUT ROWID;
CREATE INDEX list_members_contact ON list_members (contact_id);
