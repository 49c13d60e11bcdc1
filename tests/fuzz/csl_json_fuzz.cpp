// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the reader readCslJson, and what it reads through the writer and back.
#include "core/formats/writers.hpp"
#include "tests/fuzz/reader_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    using namespace plansift;
    const QList<Record> records = test::fuzzReader(&formats::readCslJson, test::fuzzBytes(data, size));
    test::fuzzWriter(&formats::writeCslJson, &formats::readCslJson, records);
    return 0;
}
