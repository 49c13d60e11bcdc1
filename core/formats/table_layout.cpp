// SPDX-License-Identifier: GPL-3.0-or-later
// Recognising the delimiter of a table.
#include "core/formats/table_layout.hpp"

#include "core/formats/table_columns.hpp"

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {
namespace {

/// Web of Science never quotes the cells of its tab-delimited export.
bool neverQuotes(char delimiter, const QStringList& header)
{
    return delimiter == '\t' && header.constFirst() == u"PT"_s;
}

} // namespace

TableLayout layoutOf(QByteArrayView text)
{
    TableLayout best;
    if (text.startsWith("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r')) {
        best.delimiter = text[4];
        best.start = text.indexOf('\n') + 1;
        best.line = 2;
        return best;
    }
    std::pair<qsizetype, qsizetype> most{-1, -1};
    for (const char delimiter : {',', ';', '\t', '|'}) {
        CsvRow header;
        if (!RowCursor(text, delimiter, true).next(header))
            break;
        const std::pair<qsizetype, qsizetype> score{knownColumns(header.cells), header.cells.size()};
        if (score <= most)
            continue;
        most = score;
        best.delimiter = delimiter;
        best.quoting = !neverQuotes(delimiter, header.cells);
    }
    return best;
}

} // namespace plansift::formats
