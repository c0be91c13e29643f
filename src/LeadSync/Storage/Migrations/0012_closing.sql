-- What is being sold to people is followed by its own id: a Contact's role in it comes and goes.
CREATE INDEX leads_opportunity ON leads (state ->> '$.opportunity.id') WHERE state ->> '$.opportunity.id' IS NOT NULL;

-- The further addresses of a contact, of which few have any: whoever is erased, or asked for, may be meant by one of them.
CREATE INDEX leads_further_emails ON leads (contact ->> '$.properties.hs_additional_emails') WHERE contact ->> '$.properties.hs_additional_emails' IS NOT NULL;
