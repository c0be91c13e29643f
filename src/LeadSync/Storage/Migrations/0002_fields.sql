-- Fields that a refusal names, as a JSON list.
ALTER TABLE receipts ADD COLUMN fields TEXT;

-- What has left and is not answered, by lead.
CREATE INDEX outbox_sending ON outbox (lead) WHERE state = 'sending';
