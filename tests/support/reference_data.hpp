// SPDX-License-Identifier: GPL-3.0-or-later
// Where tests find data: the committed subset always, the large reference folder when it is given.
#pragma once

#include <cstdlib>
#include <string>

namespace plansift::test {

/// Folder of the committed test data.
inline std::string committedData()
{
    return PLANSIFT_TEST_DATA;
}

/// Folder named by PLANSIFT_REFERENCE_DATA, or "" when the variable is unset.
inline std::string referenceData()
{
    const char* folder = std::getenv("PLANSIFT_REFERENCE_DATA");
    return folder ? folder : "";
}

} // namespace plansift::test

/// Leaves the test as skipped (a counted line) when the large reference folder is not given.
#define PLANSIFT_NEEDS_REFERENCE_DATA()          \
    if (plansift::test::referenceData().empty()) \
    GTEST_SKIP() << "PLANSIFT_REFERENCE_DATA is not set"
