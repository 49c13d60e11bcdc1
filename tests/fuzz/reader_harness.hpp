// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every reader and any bytes: no crash, counts that add up, a type for every record; and for
// every writer: as many records read as were written.
#pragma once

#include "core/formats/readers.hpp"

#include <cstdlib>

/// Defines the fuzz target of a reader and of the recognition of its format.
#define PLANSIFT_FUZZ_READER(format)                                              \
    extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) \
    {                                                                             \
        using namespace plansift;                                                 \
        formats::sniff##format(QString::fromUtf8(test::fuzzBytes(data, size)));   \
        test::fuzzReader(&formats::read##format, test::fuzzBytes(data, size));    \
        return 0;                                                                 \
    }

/// The same, and what was read goes through the writer of the format and back.
#define PLANSIFT_FUZZ_READER_AND_WRITER(format)                                                              \
    extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)                            \
    {                                                                                                        \
        using namespace plansift;                                                                            \
        formats::sniff##format(QString::fromUtf8(test::fuzzBytes(data, size)));                              \
        const QList<Record> records = test::fuzzReader(&formats::read##format, test::fuzzBytes(data, size)); \
        test::fuzzWriter(&formats::write##format, &formats::read##format, records);                          \
        return 0;                                                                                            \
    }

namespace plansift::test {

inline QByteArray fuzzBytes(const unsigned char* data, size_t size)
{
    return QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
}

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

inline void fuzzWriter(QByteArray (*write)(const QList<Record>&),
                       ReadSummary (*read)(const QByteArray&, const formats::RecordSink&),
                       const QList<Record>& records)
{
    if (fuzzReader(read, write(records)).size() != records.size())
        std::abort();
}

} // namespace plansift::test
