// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of tau2 from sums that subsets share.
#include "core/stats/subset_likelihood.hpp"

#include <algorithm>

namespace plansift::stats {
namespace {

constexpr double kDominant = 1e-6; // share of the weight of the others, below which they drown in rounding

/// The grid ends where no subset has a maximum any more: ProfileLikelihood's bound is twice a sample
/// variance, which is at most half the squared range.
std::vector<double> gridOf(const Eigen::ArrayXd& y, const Eigen::ArrayXd& v)
{
    return tau2Grid(v.minCoeff(), std::max(v.maxCoeff(), square(y.maxCoeff() - y.minCoeff())));
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
