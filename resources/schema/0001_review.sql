-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Statements are separated by an empty line; {seq} {int} {real} {strict} {c} are expanded by
-- the dialect. Never edit a released file: add the next number.

CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL){strict}

CREATE TABLE event(
  seq {seq}, uid TEXT NOT NULL UNIQUE, step TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
  kind TEXT NOT NULL, subject TEXT NOT NULL, before TEXT, after TEXT, undoes TEXT,
  note TEXT NOT NULL DEFAULT ''){strict}

CREATE INDEX event_step ON event(step)

CREATE INDEX event_undoes ON event(undoes)

CREATE INDEX event_subject ON event(subject)

CREATE TABLE review(
  id {seq}, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, population TEXT NOT NULL, intervention TEXT NOT NULL,
  comparator TEXT NOT NULL, outcomes TEXT NOT NULL, registration TEXT NOT NULL,
  votes {int} NOT NULL CHECK(votes IN (1, 2)), example TEXT NOT NULL DEFAULT '',
  notice TEXT NOT NULL DEFAULT ''){strict}

CREATE TABLE reviewer(id {seq}, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE){strict}

CREATE TABLE source(
  id {seq}, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('database', 'register', 'website', 'organisation', 'citation')),
  withdrawn {int} NOT NULL DEFAULT 0, UNIQUE(name, kind)){strict}

CREATE TABLE import_batch(
  id {seq}, uid TEXT NOT NULL UNIQUE, source_id {int} NOT NULL REFERENCES source(id), file TEXT NOT NULL,
  sha256 TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL, found {int} NOT NULL, imported {int} NOT NULL,
  incomplete {int} NOT NULL, refused {int} NOT NULL, issues TEXT NOT NULL, imported_at TEXT NOT NULL,
  withdrawn {int} NOT NULL DEFAULT 0){strict}

CREATE TABLE record(
  id {seq}, uid TEXT NOT NULL UNIQUE, batch_id {int} NOT NULL REFERENCES import_batch(id), line {int} NOT NULL,
  type TEXT NOT NULL, title TEXT NOT NULL, title_key TEXT NOT NULL, authors TEXT NOT NULL, year {int} NOT NULL,
  journal TEXT NOT NULL, volume TEXT NOT NULL, issue TEXT NOT NULL, pages TEXT NOT NULL, doi TEXT NOT NULL,
  doi_key TEXT NOT NULL, pmid TEXT NOT NULL, abstract TEXT NOT NULL, keywords TEXT NOT NULL,
  incomplete {int} NOT NULL, details TEXT NOT NULL){strict}

CREATE INDEX record_batch ON record(batch_id)

CREATE INDEX record_doi ON record(doi_key) WHERE doi_key <> ''

CREATE INDEX record_pmid ON record(pmid) WHERE pmid <> ''

CREATE TABLE duplicate(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL UNIQUE REFERENCES record(id),
  of_record_id {int} NOT NULL REFERENCES record(id),
  kind TEXT NOT NULL CHECK(kind IN ('exact', 'automatic', 'manual')), reason TEXT NOT NULL,
  CHECK(record_id <> of_record_id)){strict}

CREATE INDEX duplicate_of ON duplicate(of_record_id)

CREATE TABLE reason(
  id {seq}, uid TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, label TEXT NOT NULL, position {int} NOT NULL,
  UNIQUE(stage, label)){strict}

CREATE TABLE decision(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id),
  stage TEXT NOT NULL CHECK(stage IN ('title-abstract', 'full-text')),
  reviewer_id {int} NOT NULL REFERENCES reviewer(id),
  verdict TEXT NOT NULL CHECK(verdict IN ('include', 'maybe', 'exclude', 'not-retrieved')),
  reason_id {int} REFERENCES reason(id), other_reasons TEXT NOT NULL DEFAULT '[]', note TEXT NOT NULL DEFAULT '',
  decided_at TEXT NOT NULL, UNIQUE(stage, record_id, reviewer_id)){strict}

CREATE INDEX decision_standing ON decision(stage, record_id, verdict, reason_id)

CREATE TABLE adjudication(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id),
  stage TEXT NOT NULL CHECK(stage IN ('title-abstract', 'full-text')),
  reviewer_id {int} NOT NULL REFERENCES reviewer(id),
  verdict TEXT NOT NULL CHECK(verdict IN ('include', 'maybe', 'exclude', 'not-retrieved')),
  reason_id {int} REFERENCES reason(id), note TEXT NOT NULL DEFAULT '', decided_at TEXT NOT NULL,
  UNIQUE(stage, record_id)){strict}

CREATE TABLE record_tag(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id), label TEXT NOT NULL,
  UNIQUE(record_id, label)){strict}

CREATE TABLE record_note(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id),
  reviewer_id {int} NOT NULL REFERENCES reviewer(id), text TEXT NOT NULL, UNIQUE(record_id, reviewer_id)){strict}

CREATE TABLE attachment(
  id {seq}, uid TEXT NOT NULL UNIQUE, record_id {int} NOT NULL REFERENCES record(id), name TEXT NOT NULL,
  sha256 TEXT NOT NULL, withdrawn {int} NOT NULL DEFAULT 0){strict}

CREATE TABLE attachment_content(sha256 TEXT PRIMARY KEY, bytes {blob} NOT NULL){strict}

CREATE TABLE highlight(
  id {seq}, uid TEXT NOT NULL UNIQUE, word TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK(kind IN ('include', 'exclude', 'neutral'))){strict}

CREATE TABLE criterion(
  id {seq}, uid TEXT NOT NULL UNIQUE, heading TEXT NOT NULL, text TEXT NOT NULL, position {int} NOT NULL){strict}

CREATE TABLE study(
  id {seq}, uid TEXT NOT NULL UNIQUE, label TEXT NOT NULL UNIQUE, tag TEXT NOT NULL DEFAULT '',
  characteristics TEXT NOT NULL DEFAULT '{}'){strict}

CREATE TABLE study_report(
  id {seq}, uid TEXT NOT NULL UNIQUE, study_id {int} NOT NULL REFERENCES study(id),
  record_id {int} NOT NULL UNIQUE REFERENCES record(id)){strict}

CREATE INDEX study_report_study ON study_report(study_id)

CREATE TABLE outcome(
  id {seq}, uid TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
  higher_is_better {int} NOT NULL DEFAULT 0, favours_left TEXT NOT NULL DEFAULT '',
  favours_right TEXT NOT NULL DEFAULT '', arm1 TEXT NOT NULL DEFAULT '', arm2 TEXT NOT NULL DEFAULT '',
  position {int} NOT NULL, plan TEXT NOT NULL){strict}

CREATE TABLE outcome_row(
  id {seq}, uid TEXT NOT NULL UNIQUE, outcome_id {int} NOT NULL REFERENCES outcome(id),
  study_id {int} NOT NULL REFERENCES study(id), scale TEXT NOT NULL DEFAULT '', time_point TEXT NOT NULL DEFAULT '',
  subgroup TEXT NOT NULL DEFAULT '', position {int} NOT NULL, included {int} NOT NULL DEFAULT 1,
  UNIQUE(outcome_id, study_id, time_point, subgroup)){strict}

CREATE TABLE cell(
  id {seq}, uid TEXT NOT NULL UNIQUE, row_id {int} NOT NULL REFERENCES outcome_row(id), name TEXT NOT NULL,
  printed TEXT NOT NULL, value {real}, conversion TEXT NOT NULL DEFAULT '', tag TEXT NOT NULL DEFAULT '',
  page TEXT NOT NULL DEFAULT '', quote TEXT NOT NULL DEFAULT '', UNIQUE(row_id, name)){strict}

CREATE TABLE rob_assessment(
  id {seq}, uid TEXT NOT NULL UNIQUE, study_id {int} NOT NULL REFERENCES study(id),
  outcome_id {int} REFERENCES outcome(id), tool TEXT NOT NULL, tool_version TEXT NOT NULL,
  reviewer_id {int} NOT NULL REFERENCES reviewer(id), tag TEXT NOT NULL DEFAULT ''){strict}

CREATE INDEX rob_assessment_study ON rob_assessment(study_id)

CREATE TABLE rob_answer(
  id {seq}, uid TEXT NOT NULL UNIQUE, assessment_id {int} NOT NULL REFERENCES rob_assessment(id),
  question TEXT NOT NULL, answer TEXT NOT NULL, support TEXT NOT NULL DEFAULT '',
  UNIQUE(assessment_id, question)){strict}

CREATE TABLE rob_judgement(
  id {seq}, uid TEXT NOT NULL UNIQUE, assessment_id {int} NOT NULL REFERENCES rob_assessment(id),
  domain TEXT NOT NULL, judgement TEXT NOT NULL, override_reason TEXT NOT NULL DEFAULT '',
  UNIQUE(assessment_id, domain)){strict}

CREATE VIEW tally AS
  SELECT record_id, stage, COUNT(*) AS votes,
    SUM(CASE WHEN verdict IN ('include', 'maybe') THEN 1 ELSE 0 END) AS positive,
    SUM(CASE WHEN verdict = 'exclude' THEN 1 ELSE 0 END) AS negative,
    SUM(CASE WHEN verdict = 'not-retrieved' THEN 1 ELSE 0 END) AS missing
  FROM decision GROUP BY stage, record_id

CREATE VIEW standing AS
  SELECT t.record_id, t.stage, t.votes,
    CASE
      WHEN a.verdict IN ('include', 'maybe') THEN 'included'
      WHEN a.verdict = 'exclude' THEN 'excluded'
      WHEN a.verdict = 'not-retrieved' THEN 'not-retrieved'
      WHEN t.positive < t.votes AND t.negative < t.votes AND t.missing < t.votes THEN 'conflict'
      WHEN t.votes < (SELECT votes FROM review) THEN 'waiting'
      WHEN t.positive > 0 THEN 'included'
      WHEN t.negative > 0 THEN 'excluded'
      ELSE 'not-retrieved'
    END AS standing
  FROM tally t LEFT JOIN adjudication a ON a.record_id = t.record_id AND a.stage = t.stage
