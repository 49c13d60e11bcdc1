// SPDX-License-Identifier: GPL-3.0-or-later
// Writes records as CSV (RFC 4180) and as JSON.
#include "core/formats/writers.hpp"

#include "core/base/csv.hpp"
#include "core/formats/table_own.hpp"
#include "core/model/record_json.hpp"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace plansift::formats {

QByteArray writeCsv(const QList<Record>& records)
{
    const QStringList header = ownHeader(records);
    QByteArray out = csvLine(header).toUtf8() + "\r\n";
    for (const Record& record : records)
        out += csvLine(ownCells(header, record)).toUtf8() + "\r\n";
    return out;
}

/// The line is a place in a file that JSON does not name; it is left out.
QByteArray writeJson(const QList<Record>& records)
{
    QJsonArray array;
    for (const Record& record : records) {
        QJsonObject object = toJson(record);
        object.remove(u"line"_s);
        array.append(object);
    }
    return QJsonDocument(array).toJson();
}

} // namespace plansift::formats
