-- Ids that lead to a lead beside its own: what its person was called before a merge, in HubSpot and here.
CREATE TABLE aliases (
    name TEXT PRIMARY KEY,                -- a HubSpot contact id, or a LeadSync id
    lead TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX aliases_lead ON aliases (lead);

-- People who were forgotten: keyed fingerprints alone, so that a late event brings nobody back.
CREATE TABLE forgotten (
    name   TEXT PRIMARY KEY,
    at     INTEGER NOT NULL,
    erased INTEGER NOT NULL               -- 0: the contact was merely deleted, and may be restored
) WITHOUT ROWID;

-- What is held is asked for by people, and is little among many leads.
CREATE INDEX leads_held ON leads (id) WHERE json_array_length(state, '$.holds') > 0;
CREATE INDEX outbox_lead ON outbox (lead);
