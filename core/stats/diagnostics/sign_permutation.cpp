// SPDX-License-Identifier: GPL-3.0-or-later
// Sign changes of the effects, exact or by random draws.
#include "core/stats/diagnostics/sign_permutation.hpp"

#include <random>

namespace plansift::stats {
namespace {

// Statistics that are equal but for rounding count as equal.
constexpr double kTie = 1.5e-8;

class SignChanges {
public:
    SignChanges(std::vector<StudyEffect> effects, const PoolOptions& options)
        : m_observed(effects)
        , m_changed(std::move(effects))
        , m_options(options)
    {
        m_options.pi = PiMethod::None;
        m_distance = distance();
    }

    /// Is the statistic under these signs at least as far from zero?
    bool reaches(const std::vector<bool>& negative)
    {
        for (std::size_t i = 0; i < m_changed.size(); ++i)
            m_changed[i].yi = negative[i] ? -m_observed[i].yi : m_observed[i].yi;
        return distance() >= m_distance - kTie;
    }

    bool isDefined() const { return !std::isnan(m_distance); }

private:
    double distance() const
    {
        const Result<PooledResult> result = pool(m_changed, m_options);
        return result ? std::abs(result->stat) : kUndefined;
    }

    std::vector<StudyEffect> m_observed;
    std::vector<StudyEffect> m_changed;
    PoolOptions m_options;
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
    if (iterations < 1)
        return Error{ErrorCode::Usage, "a permutation test needs one iteration or more"};
    std::vector<StudyEffect> effects;
    for (const std::size_t row : analysis.usableRows())
        effects.push_back(analysis.effects().effects[row]);
    const std::size_t k = effects.size();
    SignChanges changes(std::move(effects), analysis.options());
    if (!changes.isDefined())
        return Error{ErrorCode::Input, "the test statistic is not defined"};
    const bool exact = k < 63 && (std::size_t{1} << k) <= iterations;
    return exact ? exactTest(changes, k) : randomTest(changes, k, iterations, seed);
}

} // namespace plansift::stats
