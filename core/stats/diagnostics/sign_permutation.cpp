// SPDX-License-Identifier: GPL-3.0-or-later
// Sign changes of the effects, exact or by random draws.
#include "core/stats/diagnostics/sign_permutation.hpp"

#include "core/stats/models/wald_statistics.hpp"

#include <random>

namespace plansift::stats {
namespace {

class SignChanges {
public:
    SignChanges(std::span<const StudyEffect> effects, const PoolOptions& options)
        : m_data(interceptOnly(effects))
        , m_observed(m_data.y)
        , m_scale(std::sqrt(asDouble(effects.size())))
        , m_statistics(onUnitColumn(m_data, m_scale), Eigen::MatrixXd::Constant(1, 1, 1 / m_scale),
                       {.randomEffects = options.randomEffects, .tau2 = options.tau2, .test = options.test},
                       0)
    {
        m_distance = distance();
    }
    SignChanges(const SignChanges&) = delete; // m_statistics looks at m_data
    SignChanges& operator=(const SignChanges&) = delete;

    /// Is the statistic under these signs at least as far from zero?
    bool reaches(const std::vector<bool>& negative)
    {
        for (Eigen::Index i = 0; i < m_data.y.size(); ++i)
            m_data.y[i] = negative[static_cast<std::size_t>(i)] ? -m_observed[i] : m_observed[i];
        return distance() >= m_distance - kPermutationTie;
    }

    bool isDefined() const { return !std::isnan(m_distance); }

private:
    static const RegressionData& onUnitColumn(RegressionData& data, double scale)
    {
        data.x /= scale;
        return data;
    }

    double distance()
    {
        const Result<WaldStatistics> found = m_statistics();
        return found ? found->distance[0] : kUndefined;
    }

    RegressionData m_data;
    Eigen::ArrayXd m_observed;
    double m_scale;
    WaldRefits m_statistics;
    double m_distance = kUndefined;
};

/// The first study keeps its sign: the other half of the sign changes mirrors this one.
PermutationTest exactTest(SignChanges& changes, std::size_t k)
{
    const std::size_t half = std::size_t{1} << (k - 1);
    std::vector<bool> negative(k, false);
    std::size_t reached = 0;
    for (std::size_t set = 0; set < half; ++set) {
        for (std::size_t i = 1; i < k; ++i)
            negative[i] = (set >> (i - 1)) & 1;
        reached += changes.reaches(negative) ? 1 : 0;
    }
    return {2 * half, asDouble(reached) / asDouble(half), true};
}

PermutationTest randomTest(SignChanges& changes, std::size_t k, std::size_t iterations, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::vector<bool> negative(k);
    std::size_t reached = 1; // the observed signs
    for (std::size_t n = 1; n < iterations; ++n) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < k; ++i) {
            bits = i % 64 == 0 ? random() : bits >> 1;
            negative[i] = bits & 1;
        }
        reached += changes.reaches(negative) ? 1 : 0;
    }
    return {iterations, asDouble(reached) / asDouble(iterations), false};
}

} // namespace

Result<PermutationTest> signPermutationTest(const PreparedAnalysis& analysis, std::size_t iterations,
                                            std::uint64_t seed)
{
    if (analysis.model() != Model::EE && analysis.model() != Model::RE)
        return Error{ErrorCode::Usage, "a permutation test needs an inverse variance model"};
    if (analysis.hasUserWeights())
        return Error{ErrorCode::Usage, "a permutation test needs inverse variance weights"};
    if (analysis.options().test == TestMethod::Kr)
        return Error{ErrorCode::Usage, "permutation tests do not go with the test kr"};
    if (iterations < 1)
        return Error{ErrorCode::Usage, "a permutation test needs one iteration or more"};
    const std::vector<StudyEffect> effects = analysis.usableEffects();
    const std::size_t k = effects.size();
    if (k == 0)
        return Error{ErrorCode::Input, "no study can be pooled"};
    SignChanges changes(effects, analysis.options());
    if (!changes.isDefined())
        return Error{ErrorCode::Input, "the test statistic is not defined"};
    const bool exact = k < 63 && (std::size_t{1} << k) <= iterations;
    return exact ? exactTest(changes, k) : randomTest(changes, k, iterations, seed);
}

} // namespace plansift::stats
