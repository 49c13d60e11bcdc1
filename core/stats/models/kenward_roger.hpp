// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: small-sample covariance and degrees of freedom of coefficients.
#pragma once

#include "core/stats/weighted_fit.hpp"

namespace plansift::stats {

/// Kenward & Roger 1997 for y_i ~ N(x_i' b, v_i + tau2) with tau2 estimated; the one variance parameter
/// enters linearly, so that their R matrices are zero. The variance of tau2 is that of the expected
/// restricted information (Partlett & Riley 2017, sec. 2.3.3; Morris 2018 give the case without moderators).
/// As there, and in meta, the degrees of freedom take the adjusted covariance where Kenward & Roger take
/// (X'WX)^-1, which makes them smaller.
class KenwardRoger {
public:
    KenwardRoger(const RegressionData& data, double tau2);

    /// The adjusted covariance, eq. 3 (there Phi-hat_A).
    const Eigen::MatrixXd& covariance() const { return m_adjusted; }
    /// Degrees of freedom of t for one contrast of the coefficients: sec. 3 with one row, where the scale
    /// is 1.
    double df(const Eigen::VectorXd& contrast) const;

    /// An F test whose statistic is multiplied by `scale`.
    struct ScaledF {
        double scale = 1;
        double df = kUndefined;
    };
    /// Of several contrasts at once, one a row (sec. 3, eq. 6 to 8).
    /// Undefined where the moments fit no F distribution, as with extreme weights.
    ScaledF omnibus(const Eigen::MatrixXd& contrasts) const;

private:
    double m_variance = 0; ///< of tau2
    Eigen::MatrixXd m_adjusted{};
    Eigen::MatrixXd m_middle{}; ///< Phi P Phi of the adjusted Phi, without the sign of P
};

} // namespace plansift::stats
