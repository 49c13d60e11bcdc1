// SPDX-License-Identifier: GPL-3.0-or-later
// Counting of comparisons.
#include "tests/support/reference/reference_tally.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace plansift::test {
namespace {

constexpr std::size_t kShownFailures = 40; // a wrong formula would otherwise print thousands of lines

} // namespace

void ReferenceTally::compare(const std::string& quantity, const std::string& where, double actual,
                             double expected, double tolerance, double unit)
{
    ++m_compared;
    Quantity& q = m_quantities[quantity];
    ++q.values;
    if (std::isnan(actual) && std::isnan(expected))
        return;
    const double size = 0.5 * (std::abs(actual) + std::abs(expected));
    const double floor = std::max({tolerance * tolerance, 1e-14, tolerance * unit});
    const double allowed = std::max(tolerance * size, floor);
    const double difference = std::abs(actual - expected);
    if (!(difference <= allowed) && ++m_failures <= kShownFailures)
        ADD_FAILURE() << quantity << " at " << where << ": " << actual << ", expected " << expected
                      << ", off by " << difference / size << " of its size";
    else if (!(difference <= allowed))
        GTEST_NONFATAL_FAILURE_("(more differences, not shown)");
    if (difference <= floor)
        return; // zero as good as
    if (difference / size > q.worst) {
        q.worst = difference / size;
        q.worstAt = where;
    }
}

void ReferenceTally::skip(const std::string& reason)
{
    ++m_skipped[reason];
}

void ReferenceTally::fail(const std::string& where, const std::string& message)
{
    ++m_failures;
    ADD_FAILURE() << where << ": " << message;
}

void ReferenceTally::print(const std::string& title) const
{
    std::printf("%s: %zu values compared\n", title.c_str(), m_compared);
    for (const auto& [name, q] : m_quantities)
        std::printf("  %-28s %8zu   worst %.1e %s\n", name.c_str(), q.values, q.worst, q.worstAt.c_str());
    for (const auto& [reason, count] : m_skipped)
        std::printf("  not compared: %zu, %s\n", count, reason.c_str());
}

} // namespace plansift::test
