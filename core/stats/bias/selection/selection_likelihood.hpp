// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the likelihood of effects that were selected by their p values.
#pragma once

#include "core/stats/bias/selection/weight_function.hpp"
#include "core/stats/study_effect.hpp"

#include <Eigen/Dense>

#include <vector>

namespace plansift::stats {

/// y_i has the density w(p_i) phi(y_i; mu, v_i + tau2) / A_i with A_i = E w (Hedges 1992; Vevea & Hedges
/// 1995, eq. 5). A_i is integrated over z = y / sqrt(v) by Gauss' rule on panels that end where w may have a
/// kink, and in closed form beyond, where w is constant; good to about 1e-12. Selection is in favour of
/// large effects, or of small p values of both signs when `twoSided`.
class SelectionLikelihood {
public:
    /// `steps`: increasing, in (0, 1]; the step function has the last of them at 1, another function at most
    /// one, up to which w is 1. `precision`: one a study, or empty for one in all.
    SelectionLikelihood(std::vector<StudyEffect> effects, const SelectionSpec& spec, bool twoSided,
                        std::vector<double> steps, std::vector<double> precision);

    /// Log-likelihood with the constants of metafor's logLik().
    double operator()(double mu, double tau2, std::span<const double> delta) const;

    /// How many of the observed p values lie in each interval between the steps.
    std::vector<int> observedInIntervals() const;

private:
    PValue pValue(double z) const;
    double logWeight(const PValue& p, double precision, std::span<const double> delta) const;
    Eigen::ArrayXd weightsOfNodes(double precision, std::span<const double> delta) const;
    double seenShare(double mean, double sd, const Eigen::ArrayXd& weights) const;
    void buildNodes();

    std::vector<StudyEffect> m_effects;
    const SelectionSpec& m_spec;
    bool m_twoSided;
    std::vector<double> m_steps;
    std::vector<double> m_precision;
    PValue m_threshold{};             ///< at the only step of a function that is no step function
    std::vector<PValue> m_observed{}; ///< of the studies
    Eigen::ArrayXd m_z{};             ///< nodes of the integral
    Eigen::ArrayXd m_nodeWeights{};   ///< of Gauss' rule
    std::vector<PValue> m_nodes{};    ///< p at the nodes, then at both ends
    double m_end = 0;                 ///< the nodes lie in [-m_end, m_end]
};

} // namespace plansift::stats
