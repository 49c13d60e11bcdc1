// SPDX-License-Identifier: GPL-3.0-or-later
// Scores of tau2 from weighted moments of a design and the residuals of ordinary least squares on it.
#include "core/stats/models/refit_likelihood.hpp"

namespace plansift::stats {
namespace {

using Eigen::Index;

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

/// The formulas of ProfileLikelihood, P = W - W X (X'WX)^-1 X'W, in moments at one tau2.
template<int P>
struct RefitLikelihood::Terms {
    using Square = Eigen::Matrix<double, P, P>;
    using Column = Eigen::Matrix<double, P, 1>;
    Square inverse; ///< (X'WX)^-1
    Square ww;      ///< X'WWX
    Column beta;    ///< of the residuals r on X
    Column cross;   ///< X'WPr
    double fit = 0; ///< r'PPr
    double score = 0;
};

RefitLikelihood::RefitLikelihood(const RegressionData& data, Likelihood kind)
    : m_data(data)
    , m_kind(kind)
    , m_exact(data, kind)
{
    const double sumOfSquares = data.y.square().sum(); // at least that of any residuals
    m_grid = tau2Grid(data.v.minCoeff(), std::max(data.v.maxCoeff(), 2 * sumOfSquares / data.df()));
    const Index p = data.p();
    m_weights.resize(2 * static_cast<Index>(m_grid.size()), data.k());
    for (Index g = 0; g < static_cast<Index>(m_grid.size()); ++g) {
        const Eigen::ArrayXd w = 1 / (data.v + m_grid[static_cast<std::size_t>(g)]);
        m_weights.row(2 * g) = w;
        m_weights.row(2 * g + 1) = w.square();
    }
    m_sums = m_weights.rowwise().sum();
    m_products.resize(data.k(), (p + 1) * (p + 2) / 2);
}

void RefitLikelihood::setProducts()
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
}

template<int P>
RefitLikelihood::Terms<P> RefitLikelihood::termsAt(std::size_t gridPoint) const
{
    const Index p = m_data.p();
    const auto w = m_moments.row(2 * static_cast<Index>(gridPoint));
    const auto ww = m_moments.row(2 * static_cast<Index>(gridPoint) + 1);
    const Index squares = m_moments.cols() - 1;
    Terms<P> t;
    t.inverse = crossOf<P>(w, p).inverse();
    t.ww = crossOf<P>(ww, p);
    t.beta = t.inverse * w.segment(squares - p, p).transpose();
    t.cross = ww.segment(squares - p, p).transpose() - t.ww * t.beta;
    t.fit = ww[squares] - t.beta.dot(ww.segment(squares - p, p).transpose() + t.cross);
    const double sum = m_sums[2 * static_cast<Index>(gridPoint)];
    const double trace = m_kind == Likelihood::Ml ? sum : sum - (t.inverse * t.ww).trace();
    t.score = 0.5 * (t.fit - trace);
    return t;
}

/// Of the score; the third powers of the weights are needed at two points of the grid only.
template<int P>
double RefitLikelihood::slopeAt(std::size_t gridPoint, const Terms<P>& t) const
{
    const Index p = m_data.p();
    const Index row = 2 * static_cast<Index>(gridPoint);
    const Eigen::RowVectorXd www = m_weights.row(row).cwiseProduct(m_weights.row(row + 1)) * m_products;
    const auto mixed = www.segment(www.size() - 1 - p, p).transpose();
    const typename Terms<P>::Square cubes = crossOf<P>(www, p);
    const double cubic = www[www.size() - 1] - t.beta.dot(2 * mixed - cubes * t.beta) -
                         t.cross.dot(t.inverse * t.cross); // r'PPPr
    if (m_kind == Likelihood::Ml)
        return 0.5 * m_sums[row + 1] - cubic;
    const typename Terms<P>::Square second = t.inverse * t.ww;
    return 0.5 * (m_sums[row + 1] - 2 * (t.inverse * cubes).trace() + (second * second).trace()) - cubic;
}

template<int P>
std::optional<double> RefitLikelihood::onlyMaximum()
{
    const std::optional<std::size_t> from =
        onlyFall(m_grid.size(), [&](std::size_t g) { return termsAt<P>(g).score; });
    if (!from)
        return std::nullopt;
    if (*from == m_grid.size())
        return 0;
    const auto scoreAt = [&](std::size_t g) {
        const Terms<P> t = termsAt<P>(g);
        return ValueSlope{t.score, slopeAt<P>(g, t)};
    };
    // A Newton step squares the relative error: the one after a step of this size leaves rounding.
    constexpr double kLastStep = 1e-7;
    const ValueSlope atLo = scoreAt(*from);
    const double lo = m_grid[*from];
    const double hi = m_grid[*from + 1];
    const double start = cubicRoot(lo, hi, atLo, scoreAt(*from + 1));
    return rootInBracket([&](double t) { return m_exact.score(t); }, lo, hi, atLo.value, start, kLastStep);
}

double RefitLikelihood::maximum()
{
    setProducts();
    m_moments.noalias() = m_weights * m_products;
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
