// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader owes to any bytes: no crash, counts that add up, records with a type.
#pragma once

#include "core/formats/readers.hpp"

#include <cstdlib>

namespace plansift::test {

inline QList<Record> fuzzReader(ReadSummary (*read)(const QByteArray&, const formats::RecordSink&),
                                const QByteArray& bytes)
{
    QList<Record> records;
    const ReadSummary summary = read(bytes, [&records](Record&& record) {
        if (record.type.isEmpty())
            std::abort();
        records += std::move(record);
        return true;
    });
    if (summary.found != summary.imported + summary.refused || records.size() != summary.imported)
        std::abort();
    return records;
}

/// What was written from any records is read as just as many.
inline void fuzzWriter(QByteArray (*write)(const QList<Record>&),
                       ReadSummary (*read)(const QByteArray&, const formats::RecordSink&),
                       const QList<Record>& records)
{
    if (fuzzReader(read, write(records)).size() != records.size())
        std::abort();
}

inline QByteArray fuzzBytes(const unsigned char* data, size_t size)
{
    return QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
}

} // namespace plansift::test
