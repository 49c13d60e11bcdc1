// SPDX-License-Identifier: GPL-3.0-or-later
// Prediction intervals.
#include "core/stats/prediction.hpp"

#include "core/stats/test_method.hpp"

#include <array>
#include <utility>

namespace plansift::stats {
namespace {

constexpr std::array<std::pair<PiMethod, std::string_view>, 5> kKeys{{{PiMethod::None, "none"},
                                                                      {PiMethod::AsTest, "test"},
                                                                      {PiMethod::Z, "z"},
                                                                      {PiMethod::TKm1, "t-k-1"},
                                                                      {PiMethod::TKm2, "t-k-2"}}};

double critical(PiMethod method, double testDf, int residualDf, double level)
{
    switch (method) {
    case PiMethod::None:
        return kUndefined;
    case PiMethod::AsTest:
        return criticalValue(testDf, level);
    case PiMethod::Z:
        return criticalValue(kUndefined, level);
    case PiMethod::TKm1:
        return residualDf > 0 ? criticalValue(residualDf, level) : kUndefined;
    case PiMethod::TKm2:
        return residualDf > 1 ? criticalValue(residualDf - 1, level) : kUndefined;
    }
    return kUndefined;
}

} // namespace

std::string_view piKey(PiMethod method)
{
    return kKeys[static_cast<std::size_t>(method)].second;
}

std::optional<PiMethod> piByKey(std::string_view key)
{
    for (const auto& [method, name] : kKeys)
        if (name == key)
            return method;
    return std::nullopt;
}

Interval predictionInterval(PiMethod method, double beta, double se, double tau2, double testDf,
                            int residualDf, double level)
{
    const double half = critical(method, testDf, residualDf, level) * std::sqrt(se * se + tau2);
    return {beta - half, beta + half};
}

} // namespace plansift::stats
