// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of delimited text, read one at a time.
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace plansift {

/// A row and the line of the file on which it starts.
struct CsvRow {
    QStringList cells{};
    int line = 0;
};

/// Walks over the rows of clean UTF-8 text (RFC 4180). A quote that stands alone does not swallow the rows
/// behind it.
class RowCursor {
public:
    RowCursor(QByteArrayView text, char delimiter, bool quoting, int firstLine = 1);

    /// Goes to the next row that is not blank; false at the end.
    bool next(CsvRow& row);
    /// How many cells a whole row has; tells a lone quote from a cut file.
    void expectCells(qsizetype cells) { m_expected = cells; }
    /// True when the file ended inside a quoted cell.
    bool cut() const { return m_cut; }
    /// Lines whose lone quote was read as a character.
    const QList<int>& loneQuotes() const { return m_loneQuotes; }

private:
    bool readRow(QStringList& cells);
    QString plainCell();
    bool quotedCell(QString& cell);
    bool closes(qsizetype quote) const;
    bool rowsFollow(qsizetype from) const;
    void skipBlanks();

    QByteArrayView m_text;
    char m_delimiter;
    bool m_quoting;
    qsizetype m_at = 0;
    int m_line = 1;
    qsizetype m_expected = 0;
    bool m_cut = false;
    QList<int> m_loneQuotes{};
};

} // namespace plansift
