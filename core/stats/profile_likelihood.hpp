// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the (restricted) profile log-likelihood of tau2 and its global maximum.
#pragma once

#include "core/stats/optimise.hpp"
#include "core/stats/weighted_fit.hpp"

#include <optional>

namespace plansift::stats {

enum class Likelihood { Ml, Reml };

/// Log-likelihood of tau2 with the coefficients profiled out, ML (Hardy & Thompson 1996) or restricted
/// (Harville 1977; Raudenbush 2009, sec. 16.3). Cost linear in k. Not for use by two threads at once.
class ProfileLikelihood {
public:
    ProfileLikelihood(const RegressionData& data, Likelihood kind);

    /// Log-likelihood, with the constants of metafor's logLik().
    double value(double tau2) const;
    /// First and second derivative with respect to tau2.
    ValueSlope score(double tau2) const;
    /// Expected information of the restricted likelihood about tau2.
    double restrictedInformation(double tau2) const;
    /// No local maximum lies beyond this value of tau2.
    double upperBound() const;
    /// Below this the likelihood is as good as linear in tau2.
    double smallScale() const;

private:
    /// What the derivatives are made of, with P = W - W X (X'WX)^-1 X'W.
    struct Terms {
        double fit = 0;      ///< y'PPy
        double fitSlope = 0; ///< y'PPPy, half its derivative but for the sign
        double traceW = 0;
        double traceWW = 0;
        double traceP = 0;
        double tracePP = 0;
    };
    Terms terms(double tau2) const;
    Terms termsOfMean(double tau2) const;
    template<int P>
    Terms termsOfRegression(double tau2) const;

    const RegressionData& m_data;
    Likelihood m_kind;
    mutable Eigen::ArrayXd m_weights{};
    mutable Eigen::ArrayXd m_squared{};
    mutable Eigen::ArrayXd m_scaled{};
};

/// Where the likelihood is highest.
struct LikelihoodMaximum {
    double tau2 = 0;
    double logLik = kUndefined;
    std::optional<double> secondMode{}; ///< another local maximum, the highest of them
    double secondLogLik = kUndefined;
};

/// The global maximum over tau2 >= 0: the sign changes of the score on a geometric grid over [0,
/// upperBound()] are refined to machine precision and the highest of the maxima, the boundary included, is
/// taken.
LikelihoodMaximum maximise(const ProfileLikelihood& likelihood);

} // namespace plansift::stats
