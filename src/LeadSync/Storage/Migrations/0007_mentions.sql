-- Several sources tell of the same thing: one mention counts, the others name it.

ALTER TABLE engagements ADD COLUMN source INTEGER NOT NULL DEFAULT 1;  -- who told it, the finest first; see ToldBy
ALTER TABLE engagements ADD COLUMN same_as TEXT;                       -- key of the mention that counts; null: this one
UPDATE engagements SET source = 0 WHERE key LIKE 'form/%';
UPDATE engagements SET source = 3 WHERE key LIKE 'mail/%';
CREATE INDEX engagements_at ON engagements (at);
CREATE INDEX engagements_forms ON engagements (at) WHERE kind = 'form_submit';
