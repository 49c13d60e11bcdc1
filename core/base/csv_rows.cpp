// SPDX-License-Identifier: GPL-3.0-or-later
// Splitting delimited text.
#include "core/base/csv_rows.hpp"

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

/// After so many lone quotes a file is taken to use them as characters only; bounds the work.
constexpr qsizetype kMostLoneQuotes = 16;
constexpr int kLinesLookedAt = 50;

bool isBlankRow(const QStringList& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const QString& cell) { return cell.isEmpty(); });
}

} // namespace

RowCursor::RowCursor(QByteArrayView text, char delimiter, bool quoting, int firstLine)
    : m_text(text)
    , m_delimiter(delimiter)
    , m_quoting(quoting)
    , m_line(firstLine)
{
}

bool RowCursor::next(CsvRow& row)
{
    while (m_at < m_text.size()) {
        row.cells.clear();
        row.line = m_line;
        const qsizetype start = m_at;
        if (!readRow(row.cells)) {
            m_at = start;
            m_line = row.line;
            m_loneQuotes += row.line;
            const bool quoting = m_quoting;
            m_quoting = false;
            row.cells.clear();
            readRow(row.cells);
            m_quoting = quoting && m_loneQuotes.size() < kMostLoneQuotes;
        }
        if (!isBlankRow(row.cells))
            return true;
    }
    return false;
}

/// False when a lone quote would swallow rows.
bool RowCursor::readRow(QStringList& cells)
{
    while (true) {
        QString cell;
        if (m_quoting && m_at < m_text.size() && m_text[m_at] == '"') {
            if (!quotedCell(cell))
                return false;
        } else {
            cell = plainCell();
        }
        cells += cell;
        if (m_at >= m_text.size())
            return true;
        const bool rowEnds = m_text[m_at] == '\n';
        ++m_at;
        if (rowEnds) {
            ++m_line;
            return true;
        }
    }
}

QString RowCursor::plainCell()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != '\n')
        ++m_at;
    return QString::fromUtf8(m_text.sliced(start, m_at - start).trimmed());
}

/// A quote closes its cell before a delimiter, a line end or the end of the text.
bool RowCursor::closes(qsizetype quote) const
{
    qsizetype after = quote + 1;
    while (after < m_text.size() && (m_text[after] == ' ' || m_text[after] == '\r') && m_delimiter != ' ')
        ++after;
    return after >= m_text.size() || m_text[after] == m_delimiter || m_text[after] == '\n';
}

bool RowCursor::quotedCell(QString& cell)
{
    QByteArray bytes;
    qsizetype from = ++m_at;
    while (true) {
        const qsizetype quote = m_text.indexOf('"', m_at);
        if (quote < 0) {
            if (rowsFollow(from))
                return false;
            m_cut = true;
            bytes += m_text.sliced(from);
            m_at = m_text.size();
            break;
        }
        if (quote + 1 < m_text.size() && m_text[quote + 1] == '"') {
            bytes += m_text.sliced(from, quote + 1 - from);
            from = m_at = quote + 2;
        } else if (closes(quote)) {
            bytes += m_text.sliced(from, quote - from);
            m_at = quote + 1;
            skipBlanks();
            break;
        } else {
            m_at = quote + 1;
        }
    }
    m_line += static_cast<int>(bytes.count('\n'));
    bytes.replace("\r\n", "\n");
    cell = QString::fromUtf8(bytes.trimmed());
    return true;
}

/// Blanks between a closing quote and the delimiter.
void RowCursor::skipBlanks()
{
    while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != '\n')
        ++m_at;
}

/// True when the lines behind the open quote look like rows of their own rather than text of one cell.
bool RowCursor::rowsFollow(qsizetype from) const
{
    if (m_expected < 2)
        return false;
    int lines = 0;
    int rows = 0;
    for (qsizetype end = m_text.indexOf('\n', from); end >= 0 && lines < kLinesLookedAt;) {
        const qsizetype start = end + 1;
        end = m_text.indexOf('\n', start);
        const QByteArrayView line = m_text.sliced(start, (end < 0 ? m_text.size() : end) - start);
        if (line.trimmed().isEmpty())
            continue;
        ++lines;
        rows += std::count(line.begin(), line.end(), m_delimiter) >= m_expected - 1 ? 1 : 0;
    }
    return lines > 0 && rows * 2 > lines;
}

} // namespace plansift
