// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of tau2 from weighted moments of a design and the residuals of ordinary least squares on it.
#include "core/stats/models/refit_likelihood.hpp"

namespace plansift::stats {
namespace {

using Eigen::Index;

constexpr Index kPowers = 3;

/// The root of the cubic with these values and slopes at the ends of a bracket.
double cubicRoot(double lo, double hi, const ValueSlope& atLo, const ValueSlope& atHi)
{
    const double h = hi - lo;
    const double c2 = 3 * (atHi.value - atLo.value) - h * (2 * atLo.slope + atHi.slope);
    const double c3 = 2 * (atLo.value - atHi.value) + h * (atLo.slope + atHi.slope);
    const auto cubic = [&](double t) {
        return ValueSlope{atLo.value + t * (h * atLo.slope + t * (c2 + t * c3)),
                          h * atLo.slope + t * (2 * c2 + 3 * t * c3)};
    };
    return lo + h * rootInBracket(cubic, 0, 1, atLo.value);
}

/// A symmetric matrix from the first entries of a row of moments.
template<int P, typename Row>
Eigen::Matrix<double, P, P> crossOf(const Row& moments, Index p)
{
    Eigen::Matrix<double, P, P> out(p, p);
    Index next = 0;
    for (Index i = 0; i < p; ++i)
        for (Index j = 0; j <= i; ++j)
            out(i, j) = out(j, i) = moments[next++];
    return out;
}

} // namespace

RefitLikelihood::RefitLikelihood(const RegressionData& data, Likelihood kind)
    : m_data(data)
    , m_kind(kind)
    , m_exact(data, kind)
{
    const double sumOfSquares = data.y.square().sum(); // at least that of any residuals
    m_grid = tau2Grid(data.v.minCoeff(), std::max(data.v.maxCoeff(), 2 * sumOfSquares / data.df()));
    const Index p = data.p();
    m_powers.resize(kPowers * static_cast<Index>(m_grid.size()), data.k());
    for (Index g = 0; g < static_cast<Index>(m_grid.size()); ++g) {
        const Eigen::ArrayXd w = 1 / (data.v + m_grid[static_cast<std::size_t>(g)]);
        m_powers.row(kPowers * g) = w;
        m_powers.row(kPowers * g + 1) = w.square();
        m_powers.row(kPowers * g + 2) = w.cube();
    }
    m_sums = m_powers.rowwise().sum();
    m_products.resize(data.k(), (p + 1) * (p + 2) / 2);
}

void RefitLikelihood::setMoments()
{
    const Index p = m_data.p();
    const auto column = [&](Index j) { return m_data.x.col(j).array(); };
    auto residuals = m_products.col(m_products.cols() - 1).array();
    residuals = m_data.y;
    for (Index j = 0; j < p; ++j)
        residuals -= (column(j) * m_data.y).sum() * column(j);
    Index next = 0;
    for (Index i = 0; i < p; ++i)
        for (Index j = 0; j <= i; ++j)
            m_products.col(next++).array() = column(i) * column(j);
    for (Index j = 0; j < p; ++j)
        m_products.col(next++).array() = column(j) * residuals;
    residuals = residuals.square();
    m_moments.noalias() = m_powers * m_products;
}

/// The formulas of ProfileLikelihood, P = W - W X (X'WX)^-1 X'W, in moments.
template<int P>
ValueSlope RefitLikelihood::scoreAt(std::size_t gridPoint) const
{
    using Square = Eigen::Matrix<double, P, P>;
    using Column = Eigen::Matrix<double, P, 1>;
    const Index p = m_data.p();
    const Index row = kPowers * static_cast<Index>(gridPoint);
    const Index squares = m_moments.cols() - 1;
    const auto withResiduals = [&](Index power) {
        return Column(m_moments.row(row + power).segment(squares - p, p).transpose());
    };
    const Square inverse = crossOf<P>(m_moments.row(row), p).inverse();
    const Square ww = crossOf<P>(m_moments.row(row + 1), p);
    const Square www = crossOf<P>(m_moments.row(row + 2), p);
    const Column beta = inverse * withResiduals(0);
    const Column cross = withResiduals(1) - ww * beta; // X'WPy
    const double fit = m_moments(row + 1, squares) - beta.dot(withResiduals(1) + cross);
    const double cubic = m_moments(row + 2, squares) - beta.dot(2 * withResiduals(2) - www * beta) -
                         cross.dot(inverse * cross);
    if (m_kind == Likelihood::Ml)
        return {0.5 * (fit - m_sums[row]), 0.5 * m_sums[row + 1] - cubic};
    const Square second = inverse * ww;
    const double traceP = m_sums[row] - second.trace();
    const double tracePP = m_sums[row + 1] - 2 * (inverse * www).trace() + (second * second).trace();
    return {0.5 * (fit - traceP), 0.5 * tracePP - cubic};
}

template<int P>
std::optional<double> RefitLikelihood::onlyMaximum()
{
    const auto score = [&](std::size_t g) { return scoreAt<P>(g).value; };
    const std::optional<std::size_t> from = onlyFall(m_grid.size(), score);
    if (!from)
        return std::nullopt;
    if (*from == m_grid.size())
        return 0;
    // A Newton step squares the relative error: the one after a step of this size leaves rounding.
    constexpr double kLastStep = 1e-7;
    const ValueSlope atLo = scoreAt<P>(*from);
    const double lo = m_grid[*from];
    const double hi = m_grid[*from + 1];
    const double start = cubicRoot(lo, hi, atLo, scoreAt<P>(*from + 1));
    return rootInBracket([&](double t) { return m_exact.score(t); }, lo, hi, atLo.value, start, kLastStep);
}

double RefitLikelihood::maximum()
{
    setMoments();
    const auto only = [&]() -> std::optional<double> {
        switch (m_data.p()) {
        case 1:
            return onlyMaximum<1>();
        case 2:
            return onlyMaximum<2>();
        case 3:
            return onlyMaximum<3>();
        case 4:
            return onlyMaximum<4>();
        default:
            return onlyMaximum<Eigen::Dynamic>();
        }
    }();
    return only ? *only : maximise(m_exact).tau2;
}

} // namespace plansift::stats
