-- SPDX-License-Identifier: GPL-3.0-or-later
-- What only PostgreSQL has: the full-text index and the guards of the append-only log.

CREATE INDEX record_text ON record USING gin(to_tsvector('simple',
  title || ' ' || abstract || ' ' || authors || ' ' || keywords || ' ' || journal))

CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the event log is append-only'; END $$

CREATE TRIGGER event_guard BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_append_only()
