-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sentences taken from reports with the place where they stand, and the day on which a database was searched.

CREATE TABLE quote(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id), page {int} NOT NULL,
  text TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK(purpose IN ('result', 'sample', 'risk-of-bias', 'eligibility', 'reason')),
  places TEXT NOT NULL DEFAULT '[]'){strict}

CREATE INDEX quote_record ON quote(record_id)

ALTER TABLE import_batch ADD COLUMN searched_on TEXT NOT NULL DEFAULT ''
