// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the NBIB reader: no crash, counts that add up, texts without control characters.
#include "core/formats/readers.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    int records = 0;
    const plansift::ReadSummary summary =
        plansift::formats::readNbib(bytes, [&records](plansift::Record&& record) {
            ++records;
            return !record.type.isEmpty();
        });
    if (summary.found != summary.imported + summary.refused || records != summary.imported)
        std::abort();
    return 0;
}
