// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the likelihood of tau2 for many subsets of the same studies.
#pragma once

#include "core/stats/profile_likelihood.hpp"
#include "core/stats/study_effect.hpp"

#include <optional>
#include <span>
#include <vector>

namespace plansift::stats {

/// Sums over studies at one tau2 of powers of the weights w = 1 / (v + tau2) and of y, from which the score
/// of tau2 follows. y is counted from a centre, so that little cancels.
struct ScoreSums {
    double w = 0, ww = 0, www = 0;
    double wy = 0, wwy = 0, wwwy = 0;
    double wwyy = 0, wwwyy = 0;

    static ScoreSums of(double y, double variance);
    ScoreSums operator+(const ScoreSums& o) const;
    ScoreSums operator-(const ScoreSums& o) const;
    /// Derivative of the profile log-likelihood, and its slope (as ProfileLikelihood::score()).
    ValueSlope score(Likelihood kind) const;
};

/// A grid of tau2 on which the sums of single studies are added up to those of any subset, so that finding
/// the maximum for a subset costs a few additions a grid point and a few Newton steps.
class SubsetLikelihood {
public:
    SubsetLikelihood(std::span<const StudyEffect> effects, Likelihood kind);

    /// What y is counted from.
    double centre() const { return m_centre; }
    std::size_t gridSize() const { return m_grid.size(); }
    const ScoreSums& term(std::size_t study, std::size_t gridPoint) const
    {
        return m_terms[study * m_grid.size() + gridPoint];
    }
    /// One study at any tau2.
    ScoreSums termAt(std::size_t study, double tau2) const
    {
        return ScoreSums::of(m_y[static_cast<Eigen::Index>(study)],
                             m_v[static_cast<Eigen::Index>(study)] + tau2);
    }
    /// All studies at any tau2.
    ScoreSums allAt(double tau2) const;

    /// The maximum of a subset whose sums on the grid are given; `sumsAt(tau2)` gives them elsewhere. Nothing
    /// when the likelihood may have more than one maximum: that needs the search over all of it.
    template<typename SumsAt>
    std::optional<double> maximum(std::span<const ScoreSums> gridSums, SumsAt sumsAt) const
    {
        const auto gridScore = [&](std::size_t g) { return gridSums[g].score(m_kind).value; };
        const std::optional<std::size_t> from = onlyFall(m_grid.size(), gridScore);
        if (!from)
            return std::nullopt;
        if (*from == m_grid.size())
            return 0;
        const auto score = [&](double tau2) { return sumsAt(tau2).score(m_kind); };
        return rootInBracket(score, m_grid[*from], m_grid[*from + 1], gridScore(*from));
    }

private:
    Eigen::ArrayXd m_y;
    Eigen::ArrayXd m_v;
    Likelihood m_kind;
    double m_centre = 0;
    std::vector<double> m_grid{};
    std::vector<ScoreSums> m_terms{}; ///< of each study, at every point of the grid
};

/// tau2 of the highest likelihood without each study in turn; nothing where it must be searched for.
std::vector<std::optional<double>> maximaWithoutEach(std::span<const StudyEffect> effects, Likelihood kind);

} // namespace plansift::stats
