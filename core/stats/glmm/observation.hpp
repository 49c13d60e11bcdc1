// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to the statistics core: likelihoods of counts as functions of a linear predictor.
#pragma once

#include <vector>

namespace plansift::stats {

/// A log-likelihood with its first and second derivative.
struct LogLikelihood {
    double value = 0;
    double slope = 0;
    double curvature = 0;
};

/// Where an observation alone is most likely: at infinity (with no information) when its count is extreme.
struct Saturated {
    double logLik = 0;
    double eta = 0;
    double information = 0;
};

/// One count with a distribution of the exponential family: log f(x | eta) = x eta - K(eta) + c (McCullagh &
/// Nelder 1989, sec. 2.2). The predictor includes the offset.
class Observation {
public:
    /// x of n with events, logit link.
    static Observation binomial(double x, double n, double offset = 0);
    /// x events in an exposure, log link.
    static Observation poisson(double x, double exposure);
    /// x of n1 in group 1 with event, given m events in both groups: non-central hypergeometric with log odds
    /// ratio eta (Fisher 1935; Breslow & Day 1980, ch. 4).
    static Observation hypergeometric(double x, double n1, double n2, double m);

    /// At the predictor `eta` before the offset.
    LogLikelihood at(double eta) const;
    Saturated saturated() const;
    /// Count at an end of its range, so that its own estimate is infinite.
    bool isExtreme() const { return m_x <= m_least || m_x >= m_most; }

private:
    struct Cumulant {
        double value = 0;
        double mean = 0;
        double variance = 0;
    };
    using Family = Cumulant (*)(const Observation&, double eta);

    static Cumulant binomialCumulant(const Observation& o, double eta);
    static Cumulant poissonCumulant(const Observation& o, double eta);
    static Cumulant hypergeometricCumulant(const Observation& o, double eta);
    double extremeLogLik() const;

    Family m_family = nullptr;
    double m_x = 0;
    double m_least = 0;
    double m_most = 0;
    double m_offset = 0;
    double m_constant = 0;
    std::vector<double> m_logWays{}; ///< hypergeometric: log of the number of tables, from m_least on
};

} // namespace plansift::stats
