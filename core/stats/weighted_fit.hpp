// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: weighted least squares and the traces of its residual projection.
#pragma once

#include "core/stats/numeric.hpp"
#include "core/stats/study_effect.hpp"

#include <Eigen/Dense>

#include <span>
#include <vector>

namespace plansift::stats {

/// y_i ~ N(x_i' b, v_i + tau2). X has full column rank; one column of ones for a plain meta-analysis.
struct RegressionData {
    Eigen::ArrayXd y{};
    Eigen::ArrayXd v{};
    Eigen::MatrixXd x{};

    int k() const { return static_cast<int>(y.size()); }
    int p() const { return static_cast<int>(x.cols()); }
    int df() const { return k() - p(); }
};

/// Data of a meta-analysis without moderators. All effects must be usable.
RegressionData interceptOnly(std::span<const StudyEffect> effects);

/// Least squares of y on X with weights a, by the normal equations; cost linear in k.
/// With A = diag(a), P = A - A X (X'AX)^-1 X'A is its residual projection: y'Py is the weighted residual sum
/// of squares.
class WeightedFit {
public:
    WeightedFit(const RegressionData& data, const Eigen::ArrayXd& weights);

    const Eigen::VectorXd& beta() const { return m_beta; }
    const Eigen::ArrayXd& residuals() const
    {
        return m_residuals;
    } ///< exact zeros where rounding is all there is
    const Eigen::MatrixXd& inverseCross() const { return m_inverseCross; }  ///< (X'AX)^-1
    double rss() const { return (m_weights * m_residuals.square()).sum(); } ///< y'Py
    double trace() const; ///< tr(P); undefined where the weights differ too much for it
    double trace(const Eigen::ArrayXd& d) const;                                   ///< tr(P D), the same
    double traceProduct(const Eigen::ArrayXd& d1, const Eigen::ArrayXd& d2) const; ///< tr(P D1 P D2)

private:
    Eigen::MatrixXd moment(const Eigen::ArrayXd& d) const; ///< X' D X

    const RegressionData& m_data;
    Eigen::ArrayXd m_weights;
    Eigen::MatrixXd m_inverseCross{};
    Eigen::VectorXd m_beta{};
    Eigen::ArrayXd m_residuals{};
};

} // namespace plansift::stats
