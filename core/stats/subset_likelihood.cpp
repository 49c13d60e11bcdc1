// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of tau2 from sums that subsets share.
#include "core/stats/subset_likelihood.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

constexpr double kGridRatio = 1.6; // as of the search for one set
constexpr double kGridStart = 0.1; // of the smallest variance
constexpr double kDominant = 1e-6; // share of the weight of the others, below which they drown in rounding

/// 0, then a geometric grid up to a value beyond which no subset has a maximum: ProfileLikelihood's bound is
/// twice a sample variance, which is at most half the squared range.
std::vector<double> gridOf(const Eigen::ArrayXd& y, const Eigen::ArrayXd& v)
{
    const double top = std::max(v.maxCoeff(), square(y.maxCoeff() - y.minCoeff()));
    std::vector<double> grid{0};
    for (double t = kGridStart * v.minCoeff(); t < top; t *= kGridRatio)
        grid.push_back(t);
    grid.push_back(top);
    return grid;
}

} // namespace

ScoreSums ScoreSums::of(double y, double variance)
{
    const double w = 1 / variance;
    const double ww = w * w;
    const double www = ww * w;
    return {w, ww, www, w * y, ww * y, www * y, ww * y * y, www * y * y};
}

ScoreSums ScoreSums::operator+(const ScoreSums& o) const
{
    return {w + o.w,     ww + o.ww,     www + o.www,   wy + o.wy,
            wwy + o.wwy, wwwy + o.wwwy, wwyy + o.wwyy, wwwyy + o.wwwyy};
}

ScoreSums ScoreSums::operator-(const ScoreSums& o) const
{
    return {w - o.w,     ww - o.ww,     www - o.www,   wy - o.wy,
            wwy - o.wwy, wwwy - o.wwwy, wwyy - o.wwyy, wwwyy - o.wwwyy};
}

/// The formulas of ProfileLikelihood for a mean, written in power sums; dw/dtau2 = -w^2.
ValueSlope ScoreSums::score(Likelihood kind) const
{
    const double mean = wy / w;
    const double meanSlope = -(wwy - mean * ww) / w;
    const double fit = wwyy - 2 * mean * wwy + mean * mean * ww;
    const double fitSlope =
        -2 * (wwwyy - 2 * mean * wwwy + mean * mean * www) - 2 * meanSlope * (wwy - mean * ww);
    const double share = ww / w;
    const double trace = kind == Likelihood::Ml ? w : w - share;
    const double traceSlope = kind == Likelihood::Ml ? -ww : -ww + 2 * www / w - share * share;
    return {0.5 * (fit - trace), 0.5 * (fitSlope - traceSlope)};
}

SubsetLikelihood::SubsetLikelihood(std::span<const StudyEffect> effects, Likelihood kind)
    : m_y(static_cast<Eigen::Index>(effects.size()))
    , m_v(static_cast<Eigen::Index>(effects.size()))
    , m_kind(kind)
{
    double wy = 0;
    double w = 0;
    for (const StudyEffect& e : effects) {
        wy += e.yi / e.vi;
        w += 1 / e.vi;
    }
    for (std::size_t i = 0; i < effects.size(); ++i) {
        m_y[static_cast<Eigen::Index>(i)] = effects[i].yi - wy / w;
        m_v[static_cast<Eigen::Index>(i)] = effects[i].vi;
    }
    m_centre = wy / w;
    m_grid = gridOf(m_y, m_v);
    for (std::size_t i = 0; i < effects.size(); ++i)
        for (const double tau2 : m_grid)
            m_terms.push_back(termAt(i, tau2));
}

ScoreSums SubsetLikelihood::allAt(double tau2) const
{
    const Eigen::ArrayXd w = 1 / (m_v + tau2);
    const Eigen::ArrayXd wy = w * m_y;
    const Eigen::ArrayXd ww = w.square();
    const Eigen::ArrayXd wwy = w * wy;
    return {w.sum(),   ww.sum(),        (ww * w).sum(),    wy.sum(),
            wwy.sum(), (ww * wy).sum(), wy.square().sum(), (wwy * wy).sum()};
}

/// The only place on the grid after which the score is no longer positive; the size of the grid when that is
/// zero itself. Nothing when there are several, or a turn close to zero that may hide two.
std::optional<std::size_t> SubsetLikelihood::fallBetween(std::span<const ScoreSums> gridSums) const
{
    std::optional<std::size_t> found;
    double before = 0, last = gridSums[0].score(m_kind).value;
    if (last <= 0)
        found = m_grid.size();
    for (std::size_t g = 1; g < m_grid.size(); ++g) {
        const double value = gridSums[g].score(m_kind).value;
        const bool below = last < 0 && before <= last && value <= last;
        const bool above = last > 0 && before >= last && value >= last;
        const bool turns = g > 1 && (below || above);
        const bool falls = last > 0 && value <= 0;
        if (!std::isfinite(value) || turns || (falls && found))
            return std::nullopt;
        if (falls)
            found = g - 1;
        before = last;
        last = value;
    }
    return last > 0 ? std::nullopt : found;
}

std::vector<std::optional<double>> maximaWithoutEach(std::span<const StudyEffect> effects, Likelihood kind)
{
    const SubsetLikelihood likelihood(effects, kind);
    std::vector<ScoreSums> all(likelihood.gridSize());
    for (std::size_t i = 0; i < effects.size(); ++i)
        for (std::size_t g = 0; g < all.size(); ++g)
            all[g] = all[g] + likelihood.term(i, g);
    std::vector<std::optional<double>> maxima;
    std::vector<ScoreSums> rest(all.size());
    for (std::size_t i = 0; i < effects.size(); ++i) {
        for (std::size_t g = 0; g < all.size(); ++g)
            rest[g] = all[g] - likelihood.term(i, g);
        const auto restAt = [&](double tau2) { return likelihood.allAt(tau2) - likelihood.termAt(i, tau2); };
        const bool drowned = !(rest[0].w > kDominant * all[0].w);
        maxima.push_back(drowned ? std::nullopt : likelihood.maximum(rest, restAt));
    }
    return maxima;
}

} // namespace plansift::stats
