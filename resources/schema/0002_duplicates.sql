-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pairs to be looked at by people, what a merged record takes from which original, runs of the search for
-- duplicates, and what the facets of the list of records count.

CREATE TABLE duplicate_pair(
  id {seq}, uid TEXT NOT NULL UNIQUE, a_id {int} NOT NULL REFERENCES record(id),
  b_id {int} NOT NULL REFERENCES record(id), score {real} NOT NULL, reasons TEXT NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('open', 'later', 'same', 'different')),
  UNIQUE(a_id, b_id), CHECK(a_id < b_id)){strict}

CREATE INDEX duplicate_pair_b ON duplicate_pair(b_id)

CREATE TABLE merge_choice(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id), field TEXT NOT NULL,
  from_record_id {int} NOT NULL REFERENCES record(id), UNIQUE(record_id, field)){strict}

CREATE TABLE dedupe_run(
  id {seq}, uid TEXT NOT NULL UNIQUE, newest_record {int} NOT NULL, records {int} NOT NULL,
  removed {int} NOT NULL, pairs {int} NOT NULL, finished_at TEXT NOT NULL){strict}

ALTER TABLE record ADD COLUMN has_abstract {int} NOT NULL DEFAULT 0

ALTER TABLE record ADD COLUMN corrected {int} NOT NULL DEFAULT 0

UPDATE record SET has_abstract = 1 WHERE abstract <> ''

UPDATE record SET corrected = 1 WHERE uid IN (SELECT subject FROM event WHERE kind = 'record.update')

DROP INDEX record_batch

CREATE INDEX record_facet ON record(batch_id, year, has_abstract, incomplete, corrected)

CREATE VIEW copy AS
  SELECT d.record_id, d.of_record_id, d.kind, d.reason FROM duplicate d
  WHERE d.of_record_id NOT IN (
    SELECT r.id FROM import_batch b CROSS JOIN record r WHERE r.batch_id = b.id AND b.withdrawn = 1)
