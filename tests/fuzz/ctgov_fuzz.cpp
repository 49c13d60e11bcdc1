// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes through the reader readCtgov.
#include "tests/fuzz/reader_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size)
{
    plansift::test::fuzzReader(&plansift::formats::readCtgov, plansift::test::fuzzBytes(data, size));
    return 0;
}
