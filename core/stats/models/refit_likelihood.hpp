// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the likelihood of tau2 for many refits to studies of the same variances.
#pragma once

#include "core/stats/profile_likelihood.hpp"

namespace plansift::stats {

/// Finds tau2 for data whose effects and design change between calls while the sampling variances stay: the
/// powers of the weights on a grid of tau2 are computed once, so that the score on the whole grid is one
/// product of matrices. Not for use by two threads at once.
class RefitLikelihood {
public:
    /// The columns of the design are orthonormal at every call, and the sum of squares of the effects stays.
    RefitLikelihood(const RegressionData& data, Likelihood kind);

    /// The global maximum for the data as they are now: that of stats::maximise() but for rounding.
    double maximum();

private:
    template<int P>
    struct Terms;
    template<int P>
    Terms<P> termsAt(std::size_t gridPoint) const;
    template<int P>
    double slopeAt(std::size_t gridPoint, const Terms<P>& terms) const;
    template<int P>
    std::optional<double> onlyMaximum();
    void setProducts();

    const RegressionData& m_data;
    Likelihood m_kind;
    ProfileLikelihood m_exact;
    std::vector<double> m_grid{};
    Eigen::MatrixXd m_weights{};  ///< rows w and w^2 of every grid point, a column a study
    Eigen::VectorXd m_sums{};     ///< of these rows
    Eigen::MatrixXd m_products{}; ///< rows: studies; columns: x_i x_j (j <= i), x_j r, r^2
    Eigen::MatrixXd m_moments{};  ///< m_weights * m_products
};

} // namespace plansift::stats
