// SPDX-License-Identifier: GPL-3.0-or-later
// Results and Qt strings in test output.
#pragma once

#include "core/base/result.hpp"

#include <QString>

#include <gtest/gtest.h>

#include <ostream>

QT_BEGIN_NAMESPACE
inline void PrintTo(const QString& text, std::ostream* out)
{
    *out << '"' << text.toStdString() << '"';
}
QT_END_NAMESPACE

namespace plansift::test {

/// Succeeds for a value; names the error otherwise.
template<typename T>
::testing::AssertionResult isOk(const Result<T>& result)
{
    return result.ok()
               ? ::testing::AssertionSuccess()
               : ::testing::AssertionFailure() << result.error().message << " | " << result.error().detail;
}

inline ::testing::AssertionResult isOk(const Status& status)
{
    return status.ok()
               ? ::testing::AssertionSuccess()
               : ::testing::AssertionFailure() << status.error().message << " | " << status.error().detail;
}

} // namespace plansift::test
