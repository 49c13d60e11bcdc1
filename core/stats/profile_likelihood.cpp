// SPDX-License-Identifier: GPL-3.0-or-later
// The profile log-likelihood of tau2 and the search for its global maximum.
#include "core/stats/profile_likelihood.hpp"

#include <algorithm>
#include <numbers>
#include <vector>

namespace plansift::stats {
namespace {

constexpr double kGridRatio =
    1.6; // about five points a decade; the terms of the score change over a decade of tau2
constexpr double kGridStart = 0.1; // of the smallest variance

struct GridPoint {
    double tau2 = 0;
    double score = 0;
};

std::vector<GridPoint> scoreGrid(const ProfileLikelihood& likelihood)
{
    std::vector<GridPoint> grid;
    for (const double t : tau2Grid(likelihood.smallScale(), likelihood.upperBound()))
        grid.push_back({t, likelihood.score(t).value});
    return grid;
}

/// Where the score touches zero between grid points without changing sign there, a finer look may find two
/// roots.
bool nearlyTouches(const GridPoint& a, const GridPoint& b, const GridPoint& c)
{
    const bool below = b.score < 0 && a.score <= b.score && c.score <= b.score;
    const bool above = b.score > 0 && a.score >= b.score && c.score >= b.score;
    return below || above;
}

std::vector<GridPoint> refined(const ProfileLikelihood& likelihood, const std::vector<GridPoint>& grid)
{
    constexpr int kParts = 8;
    std::vector<GridPoint> fine;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        fine.push_back(grid[i]);
        const bool before = i + 2 < grid.size() && nearlyTouches(grid[i], grid[i + 1], grid[i + 2]);
        const bool after = i > 0 && i + 1 < grid.size() && nearlyTouches(grid[i - 1], grid[i], grid[i + 1]);
        for (int part = 1; (before || after) && part < kParts; ++part) {
            const double t = grid[i].tau2 + (grid[i + 1].tau2 - grid[i].tau2) * part / kParts;
            fine.push_back({t, likelihood.score(t).value});
        }
    }
    return fine;
}

std::vector<double> localMaxima(const ProfileLikelihood& likelihood, const std::vector<GridPoint>& grid)
{
    std::vector<double> maxima;
    if (grid.front().score <= 0)
        maxima.push_back(0);
    for (std::size_t i = 1; i < grid.size(); ++i)
        if (grid[i - 1].score > 0 && grid[i].score <= 0)
            maxima.push_back(rootInBracket([&](double t) { return likelihood.score(t); }, grid[i - 1].tau2,
                                           grid[i].tau2, grid[i - 1].score));
    if (grid.back().score > 0)
        maxima.push_back(grid.back().tau2); // rounding only: the true score is not positive there
    return maxima;
}

} // namespace

ProfileLikelihood::ProfileLikelihood(const RegressionData& data, Likelihood kind)
    : m_data(data)
    , m_kind(kind)
    , m_weights(data.k())
    , m_squared(data.k())
    , m_scaled(data.k())
{
}

double ProfileLikelihood::value(double tau2) const
{
    const WeightedFit fit(m_data, 1 / (m_data.v + tau2));
    const double common = -0.5 * (m_data.v + tau2).log().sum() - 0.5 * fit.rss();
    const double log2pi = std::log(2 * std::numbers::pi);
    if (m_kind == Likelihood::Ml)
        return common - 0.5 * m_data.k() * log2pi;
    const double unweighted = (m_data.x.transpose() * m_data.x).eval().determinant();
    const double weighted = fit.inverseCross().determinant();
    return common - 0.5 * m_data.df() * log2pi + 0.5 * std::log(unweighted) + 0.5 * std::log(weighted);
}

ValueSlope ProfileLikelihood::score(double tau2) const
{
    const Terms t = terms(tau2);
    if (m_kind == Likelihood::Ml)
        return {0.5 * (t.fit - t.traceW), 0.5 * t.traceWW - t.fitSlope};
    return {0.5 * (t.fit - t.traceP), 0.5 * t.tracePP - t.fitSlope};
}

double ProfileLikelihood::restrictedInformation(double tau2) const
{
    return 0.5 * terms(tau2).tracePP;
}

/// Few columns have matrices of known size: this is the innermost loop of permutation tests.
ProfileLikelihood::Terms ProfileLikelihood::terms(double tau2) const
{
    switch (m_data.p()) {
    case 1:
        return termsOfMean(tau2);
    case 2:
        return termsOfRegression<2>(tau2);
    case 3:
        return termsOfRegression<3>(tau2);
    default:
        return termsOfRegression<Eigen::Dynamic>(tau2);
    }
}

/// The case of one column of ones, in two passes over the studies: this is the innermost loop of the whole
/// core.
ProfileLikelihood::Terms ProfileLikelihood::termsOfMean(double tau2) const
{
    m_weights = 1 / (m_data.v + tau2);
    const double w1 = m_weights.sum();
    const double mean = (m_weights * m_data.y).sum() / w1;
    m_scaled = m_weights * (m_data.y - mean); // Py
    const double w2 = m_weights.square().sum();
    const double cubic = (m_weights * m_scaled.square()).sum();
    const double mixed = (m_weights * m_scaled).sum();
    const double w3 = m_kind == Likelihood::Reml ? m_weights.cube().sum() : 0;
    return {m_scaled.square().sum(),           cubic - mixed * mixed / w1, w1, w2, w1 - w2 / w1,
            w2 - 2 * w3 / w1 + square(w2 / w1)};
}

template<int P>
ProfileLikelihood::Terms ProfileLikelihood::termsOfRegression(double tau2) const
{
    using Square = Eigen::Matrix<double, P, P>;
    using Column = Eigen::Matrix<double, P, 1>;
    const Eigen::Index p = m_data.p();
    const auto x = [&](Eigen::Index j) { return m_data.x.col(j).array(); };
    const auto moment =
        [&](const Eigen::ArrayXd& d) { // X'DX; Eigen's general product is slower for few columns
            Square out(p, p);
            for (Eigen::Index i = 0; i < p; ++i)
                for (Eigen::Index j = 0; j <= i; ++j)
                    out(i, j) = out(j, i) = (d * x(i) * x(j)).sum();
            return out;
        };
    const auto product = [&](const auto& d) {
        Column out(p);
        for (Eigen::Index j = 0; j < p; ++j)
            out[j] = (d * x(j)).sum();
        return out;
    };
    m_weights = 1 / (m_data.v + tau2);
    m_squared = m_weights.square();
    const Eigen::LDLT<Square> factor(moment(m_weights));
    const Square inverse = factor.solve(Square::Identity(p, p));
    m_scaled = m_data.y;
    for (int step = 0; step < 2; ++step) { // the second corrects the rounding of the first
        const Column beta = factor.solve(product(m_weights * m_scaled));
        for (Eigen::Index j = 0; j < p; ++j)
            m_scaled -= beta[j] * x(j);
    }
    m_scaled *= m_weights; // Py
    const Column cross = product(m_weights * m_scaled);
    const Square second = inverse * moment(m_squared);
    const Square third = inverse * moment(m_squared * m_weights);
    const double traceWW = m_squared.sum();
    const double traceW = m_weights.sum();
    return {m_scaled.square().sum(),
            (m_weights * m_scaled.square()).sum() - cross.dot(inverse * cross),
            traceW,
            traceWW,
            traceW - second.trace(),
            traceWW - 2 * third.trace() + (second * second).trace()};
}

/// For t >= max v: y'PPy <= RSS_ols / t^2 and tr P >= (k - p) / (t + max v) >= (k - p) / (2 t), so that the
/// score is negative from 2 RSS_ols / (k - p) on. (The non-zero eigenvalues of P lie between the smallest and
/// largest weight.)
double ProfileLikelihood::upperBound() const
{
    const WeightedFit ols(m_data, Eigen::ArrayXd::Ones(m_data.k()));
    return std::max(m_data.v.maxCoeff(), 2 * ols.rss() / std::max(1, m_data.df()));
}

double ProfileLikelihood::smallScale() const
{
    return m_data.v.minCoeff();
}

std::vector<double> tau2Grid(double smallestVariance, double top)
{
    std::vector<double> grid{0};
    for (double t = kGridStart * smallestVariance; t < top; t *= kGridRatio)
        grid.push_back(t);
    grid.push_back(top);
    return grid;
}

LikelihoodMaximum maximise(const ProfileLikelihood& likelihood)
{
    const std::vector<GridPoint> grid = refined(likelihood, scoreGrid(likelihood));
    std::vector<std::pair<double, double>> modes; // log-likelihood, tau2
    for (const double t : localMaxima(likelihood, grid))
        modes.emplace_back(likelihood.value(t), t);
    if (modes.empty()) // the score has no value: numbers so far apart that their squares overflow
        return {kUndefined, kUndefined, {}, kUndefined};
    std::ranges::sort(modes, std::greater());
    LikelihoodMaximum best{modes.front().second, modes.front().first, {}, kUndefined};
    if (modes.size() > 1) {
        best.secondMode = modes[1].second;
        best.secondLogLik = modes[1].first;
    }
    return best;
}

} // namespace plansift::stats
