// SPDX-License-Identifier: GPL-3.0-or-later
// A small CSV reader and writer.
#include "core/base/csv.hpp"

#include "core/base/text.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace plansift {
namespace {

QChar delimiterOf(const QString& text)
{
    const QString first = text.section(u'\n', 0, 0);
    QChar best = u',';
    for (const QChar candidate : {QChar(u';'), QChar(u'\t')})
        if (first.count(candidate) > first.count(best))
            best = candidate;
    return best;
}

/// Walks through the text once; quotes may hold delimiters and line ends.
class Parser {
public:
    explicit Parser(const QString& text)
        : m_text(text)
        , m_delimiter(delimiterOf(text))
    {
    }

    QList<CsvRow> rows()
    {
        for (; m_at < m_text.size(); ++m_at)
            m_quoted ? inQuotes() : outside();
        endRow();
        return std::move(m_rows);
    }

private:
    void inQuotes()
    {
        const QChar c = m_text.at(m_at);
        if (c == u'\n')
            ++m_line;
        if (c != u'"') {
            m_cell += c;
        } else if (m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"') {
            m_cell += c;
            ++m_at;
        } else {
            m_quoted = false;
        }
    }

    void outside()
    {
        const QChar c = m_text.at(m_at);
        if (c == u'"' && m_cell.isEmpty()) {
            m_quoted = true;
        } else if (c == m_delimiter) {
            m_cells += m_cell;
            m_cell.clear();
        } else if (c == u'\n') {
            endRow();
            m_start = ++m_line;
        } else if (c != u'\r') {
            m_cell += c;
        }
    }

    void endRow()
    {
        if (!m_cell.isEmpty() || !m_cells.isEmpty()) {
            m_cells += m_cell;
            m_rows.append({m_cells, m_start});
        }
        m_cell.clear();
        m_cells.clear();
    }

    const QString& m_text;
    QChar m_delimiter;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_start = 1;
    bool m_quoted = false;
    QString m_cell{};
    QStringList m_cells{};
    QList<CsvRow> m_rows{};
};

QString decode(const QByteArray& bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8.decode(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

} // namespace

CsvTable::CsvTable(QStringList header, QList<CsvRow> rows)
    : m_header(std::move(header))
    , m_rows(std::move(rows))
{
    for (qsizetype i = 0; i < m_header.size(); ++i)
        m_columns.insert(m_header.at(i).trimmed().toLower(), i);
}

QString CsvTable::cell(const CsvRow& row, const QString& column) const
{
    const qsizetype at = m_columns.value(column.toLower(), -1);
    return at >= 0 && at < row.cells.size() ? row.cells.at(at).trimmed() : QString();
}

QList<CsvRow> parseCsv(const QString& text)
{
    return Parser(text).rows();
}

Result<CsvTable> readCsvFile(const QString& path)
{
    const auto cannot = [&path](const QString& why) {
        return makeError(ErrorCode::Input,
                         QCoreApplication::translate("csv", "cannot read \"%1\": %2").arg(path, why));
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return cannot(file.errorString());
    const QByteArray bytes = file.readAll();
    if (bytes.contains('\0'))
        return cannot(QCoreApplication::translate("csv", "it is not text (a binary file?); save it as CSV"));
    QString text = decode(bytes);
    if (text.startsWith(QChar(0xFEFF)))
        text.remove(0, 1);
    QList<CsvRow> rows = parseCsv(text);
    if (rows.isEmpty())
        return cannot(QCoreApplication::translate("csv", "it is empty"));
    const QStringList header = rows.takeFirst().cells;
    return CsvTable(header, std::move(rows));
}

QString csvLine(const QStringList& cells)
{
    QStringList quoted;
    for (QString cell : cells) {
        const bool needsQuotes =
            cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r');
        quoted += needsQuotes ? QString(u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"') : cell;
    }
    return quoted.join(u',');
}

} // namespace plansift
