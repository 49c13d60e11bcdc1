// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: the (restricted) profile log-likelihood of tau2 and its global maximum.
#pragma once

#include "core/stats/optimise.hpp"
#include "core/stats/weighted_fit.hpp"

#include <optional>
#include <vector>

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

/// Zero, then a geometric grid from a tenth of the smallest variance up to `top`.
std::vector<double> tau2Grid(double smallestVariance, double top);

/// The only place on a grid of `size` points after which the score, `at(point)`, is no longer positive;
/// `size` when that is zero itself. Nothing when there are several, or a turn close to zero that may hide
/// two.
template<typename At>
std::optional<std::size_t> onlyFall(std::size_t size, At at)
{
    std::optional<std::size_t> found;
    double before = 0, last = at(std::size_t{0});
    if (last <= 0)
        found = size;
    for (std::size_t g = 1; g < size; ++g) {
        const double value = at(g);
        const bool below = last < 0 && before <= last && value <= last;
        const bool above = last > 0 && before >= last && value >= last;
        const bool turns = g > 1 && (below || above);
        const bool falls = last > 0 && value <= 0;
        if (!std::isfinite(value) || turns || (falls && found))
            return std::nullopt;
        if (falls)
            found = g - 1;
        before = last;
        last = value;
    }
    return last > 0 ? std::nullopt : found;
}

/// Where the likelihood is highest.
struct LikelihoodMaximum {
    double tau2 = 0;
    double logLik = kUndefined;
    std::optional<double> secondMode{}; ///< another local maximum, the highest of them
    double secondLogLik = kUndefined;
};

/// The global maximum over tau2 >= 0: the sign changes of the score on a geometric grid over [0,
/// upperBound()] are refined to machine precision and the highest of the maxima, the boundary included, is
/// taken. Undefined where the score is nowhere a number.
LikelihoodMaximum maximise(const ProfileLikelihood& likelihood);

} // namespace plansift::stats
