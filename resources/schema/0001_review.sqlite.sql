-- SPDX-License-Identifier: GPL-3.0-or-later
-- What only SQLite has: the full-text index and the guards of the append-only log.

CREATE VIRTUAL TABLE record_text USING fts5(
  title, abstract, authors, keywords, journal, content='record', content_rowid='id',
  tokenize='unicode61 remove_diacritics 2', prefix='2 3')

CREATE TRIGGER record_text_update AFTER UPDATE OF title, abstract, authors, keywords, journal ON record BEGIN
  INSERT INTO record_text(record_text, rowid, title, abstract, authors, keywords, journal)
  VALUES('delete', old.id, old.title, old.abstract, old.authors, old.keywords, old.journal);
  INSERT INTO record_text(rowid, title, abstract, authors, keywords, journal)
  VALUES(new.id, new.title, new.abstract, new.authors, new.keywords, new.journal);
END

CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END

CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END
