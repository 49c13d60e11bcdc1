// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison of computed numbers with reference numbers, counted by quantity, and the list of what was not
// compared.
#pragma once

#include <map>
#include <string>

namespace plansift::test {

/// Collects every comparison of a run and prints a summary. Differences beyond the tolerance are test
/// failures.
class ReferenceTally {
public:
    /// Compares one number; NaN means undefined and equals only itself. The tolerance is relative to the mean
    /// of both, with the absolute floor max(tolerance^2, 1e-14, tolerance * unit) near zero (the rule of
    /// stan-math's relative_tolerance; `unit` is the size that counts as one, as the typical variance for
    /// tau2).
    void compare(const std::string& quantity, const std::string& where, double actual, double expected,
                 double tolerance, double unit = 0);
    /// Counts something that is not compared.
    void skip(const std::string& reason);
    /// Counts something that failed to be computed at all; a test failure.
    void fail(const std::string& where, const std::string& message);
    /// Values compared and the worst relative error of each quantity, then the skipped with their reasons.
    void print(const std::string& title) const;

    std::size_t compared() const { return m_compared; }

private:
    struct Quantity {
        std::size_t values = 0;
        double worst = 0;
        std::string worstAt{};
    };
    std::map<std::string, Quantity> m_quantities{};
    std::map<std::string, std::size_t> m_skipped{};
    std::size_t m_compared = 0;
    std::size_t m_failures = 0;
};

} // namespace plansift::test
