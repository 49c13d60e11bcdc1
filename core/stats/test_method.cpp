// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of coefficients.
#include "core/stats/test_method.hpp"

#include "core/stats/distributions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace plansift::stats {
namespace {

constexpr std::array<std::pair<TestMethod, std::string_view>, 5> kKeys{{{TestMethod::Z, "z"},
                                                                        {TestMethod::T, "t"},
                                                                        {TestMethod::Knha, "knha"},
                                                                        {TestMethod::Adhoc, "adhoc"},
                                                                        {TestMethod::Kr, "kr"}}};

} // namespace

std::string_view testKey(TestMethod method)
{
    return kKeys[static_cast<std::size_t>(method)].second;
}

std::optional<TestMethod> testByKey(std::string_view key)
{
    for (const auto& [method, name] : kKeys)
        if (name == key)
            return method;
    return std::nullopt;
}

bool scalesByResiduals(TestMethod method)
{
    return method == TestMethod::Knha || method == TestMethod::Adhoc;
}

CoefficientTest testCoefficient(double beta, double se, double df, double level)
{
    const double half = criticalValue(df, level) * se;
    const double stat = beta / se;
    return {stat, std::isnan(df) ? normalTwoSided(stat) : studentTwoSided(stat, df), beta - half,
            beta + half};
}

double criticalValue(double df, double level)
{
    const double p = 0.5 + level / 200;
    return std::isnan(df) ? normalQuantile(p) : studentQuantile(p, df);
}

} // namespace plansift::stats
