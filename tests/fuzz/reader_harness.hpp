// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every reader and any bytes: no crash, counts that add up, a type for every record.
#pragma once

#include "core/formats/readers.hpp"

#include <cstdlib>

/// Defines the fuzz target of a reader and of the recognition of its format.
#define PLANSIFT_FUZZ_READER(format)                                                                        \
    extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)                           \
    {                                                                                                       \
        return fuzzReader(data, size, &plansift::formats::sniff##format, &plansift::formats::read##format); \
    }

inline int fuzzReader(const unsigned char* data, size_t size, bool (*sniff)(const QString&),
                      plansift::ReadSummary (*read)(const QByteArray&, const plansift::formats::RecordSink&))
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    int records = 0;
    bool typed = true;
    const plansift::ReadSummary summary = read(bytes, [&](plansift::Record&& record) {
        ++records;
        typed = typed && !record.type.isEmpty();
        return true;
    });
    sniff(QString::fromUtf8(bytes));
    if (!typed || summary.found != summary.imported + summary.refused || records != summary.imported)
        std::abort();
    return 0;
}
