// SPDX-License-Identifier: GPL-3.0-or-later
// Weighted least squares with diagonal weights, never forming a k x k matrix.
#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

RegressionData interceptOnly(std::span<const StudyEffect> effects)
{
    const auto k = static_cast<Eigen::Index>(effects.size());
    RegressionData data{Eigen::ArrayXd(k), Eigen::ArrayXd(k), Eigen::MatrixXd::Ones(k, 1)};
    for (Eigen::Index i = 0; i < k; ++i) {
        data.y[i] = effects[static_cast<std::size_t>(i)].yi;
        data.v[i] = effects[static_cast<std::size_t>(i)].vi;
    }
    return data;
}

WeightedFit::WeightedFit(const RegressionData& data, const Eigen::ArrayXd& weights)
    : m_data(data)
    , m_weights(weights)
{
    const Eigen::LDLT<Eigen::MatrixXd> factor(moment(m_weights));
    m_inverseCross = factor.solve(Eigen::MatrixXd::Identity(data.p(), data.p()));
    // Two steps: the second corrects the rounding of the first, which matters when the effects are far from
    // zero.
    m_beta = factor.solve(data.x.transpose() * (m_weights * data.y).matrix());
    m_residuals = data.y - (data.x * m_beta).array();
    const Eigen::VectorXd correction = factor.solve(data.x.transpose() * (m_weights * m_residuals).matrix());
    m_beta += correction;
    m_residuals = data.y - (data.x * m_beta).array();
    const double rounding = 8 * std::numeric_limits<double>::epsilon() * data.y.abs().maxCoeff();
    m_residuals = (m_residuals.abs() <= rounding).select(0, m_residuals);
}

Eigen::MatrixXd WeightedFit::moment(const Eigen::ArrayXd& d) const
{
    return m_data.x.transpose() * (m_data.x.array().colwise() * d).matrix();
}

/// The difference of two positive sums, undefined where rounding may be more than a millionth of it: the
/// weights of single studies are then so large that the other studies do not count.
static double differenceOfSums(double all, double part)
{
    constexpr double kSmallestShare = 1e6 * std::numeric_limits<double>::epsilon();
    const double difference = all - part;
    return difference > kSmallestShare * all ? difference : kUndefined;
}

double WeightedFit::trace() const
{
    return trace(Eigen::ArrayXd::Ones(m_data.k()));
}

double WeightedFit::trace(const Eigen::ArrayXd& d) const
{
    return differenceOfSums((m_weights * d).sum(), (m_inverseCross * moment(m_weights.square() * d)).trace());
}

double WeightedFit::traceProduct(const Eigen::ArrayXd& d1, const Eigen::ArrayXd& d2) const
{
    const Eigen::ArrayXd squared = m_weights.square();
    const Eigen::MatrixXd middle = m_inverseCross * moment(squared * m_weights * d1 * d2);
    const Eigen::MatrixXd left = m_inverseCross * moment(squared * d1);
    const Eigen::MatrixXd right = m_inverseCross * moment(squared * d2);
    return (squared * d1 * d2).sum() - 2 * middle.trace() + (left * right).trace();
}

} // namespace plansift::stats
